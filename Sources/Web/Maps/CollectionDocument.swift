import Civics
import Geo
import Html
import Registry

/// What `/ogc`, `/ogc/conformance` and `/ogc/collections` tell (OGC API – Features 1.0 §7.2 to §7.14).
struct CollectionDocument {
    var request: MapRequest

    private static let core = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"

    static let conformance: JSONValue = [
        "conformsTo": [
            .string(core + "core"), .string(core + "oas30"), .string(core + "geojson"),
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        ]
    ]

    func landing(title: Words) -> JSONValue {
        let link = request.absolute
        let links = [
            MapReference(link(MapLinks.landing), "self", MediaType.json),
            MapReference(link(MapLinks.landing.with("f", "html")), "alternate", MediaType.html),
            MapReference(link(MapLinks.description), "service-desc", MediaType.description, "OpenAPI 3.0"),
            MapReference(link(MapLinks.landing.with("f", "html")), "service-doc", MediaType.html),
            MapReference(link(MapLinks.conformance), "conformance", MediaType.json),
            MapReference(link(MapLinks.collections), "data", MediaType.json),
            MapReference(
                link(MapLinks.tiles), "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", MediaType.json,
                "TileJSON"),
        ]
        return [
            "title": .string(title.text(in: Reader.language)),
            "description": .string(Self.about.text(in: Reader.language)), "links": MapReference.list(links),
        ]
    }

    static let about = Words(
        th: "ชั้นข้อมูลแผนที่ภาษีและทะเบียนทรัพย์สิน ชั้นข้อมูลเปิดไม่มีชื่อบุคคลและเลขที่เอกสารสิทธิ",
        en: "Layers of the tax map and property register. Open layers carry no names of persons and no deed numbers.")

    func collections(_ layers: [(VisibleLayer, Bounds?)]) -> JSONValue {
        let link = request.absolute(MapLinks.collections)
        return [
            "links": MapReference.list([
                MapReference(link, "self", MediaType.json),
                MapReference(request.absolute(MapLinks.collections.with("f", "html")), "alternate", MediaType.html),
            ]), "crs": Self.systems, "collections": .list(layers.map { collection($0.0, $0.1) }),
        ]
    }

    func collection(_ visible: VisibleLayer, _ extent: Bounds?) -> JSONValue {
        let layer = visible.layer
        let link = request.absolute
        let links = [
            MapReference(link(MapLinks.collection(layer.id)), "self", MediaType.json),
            MapReference(link(MapLinks.collection(layer.id).with("f", "html")), "alternate", MediaType.html),
            MapReference(link(MapLinks.items(layer.id)), "items", MediaType.geoJSON),
            MapReference(link(MapLinks.items(layer.id).with("f", "html")), "items", MediaType.html),
            MapReference(
                link(MapLinks.queryables(layer.id)), "http://www.opengis.net/def/rel/ogc/1.0/queryables",
                MediaType.schema),
            MapReference(
                link(MapLinks.tileSet(layer.id)), "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
                MediaType.json, "TileJSON"),
        ]
        var extents: JSONValue = [:]
        if let extent {
            let box: JSONValue = [
                .number(extent.west), .number(extent.south), .number(extent.east), .number(extent.north),
            ]
            extents = extents.adding("spatial", ["bbox": [box], "crs": .string(CoordinateSystem.crs84)])
        }
        extents = extents.adding(
            "temporal",
            ["interval": [[nil, nil]], "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"])
        return [
            "id": .string(layer.id), "title": .string(layer.title.text(in: Reader.language)),
            "description": .string(layer.description.text(in: Reader.language)), "itemType": "feature",
            "extent": extents, "crs": Self.systems, "storageCrs": .string(MapSystem.crs84.uri),
            "links": MapReference.list(links),
        ]
    }

    private static let systems = JSONValue.list(MapSystem.all.map { .string($0.uri) })

    /// The filter fields as a JSON Schema (OGC API – Features part 3 §6.2).
    func queryables(_ layer: MapLayer) -> JSONValue {
        let properties = layer.fields.filter(\.isFilter).map { field in
            JSONValue.Member(
                name: field.name,
                value: field.kind.schema.adding("title", .string(field.title.text(in: Reader.language))))
        }
        return [
            "$schema": "https://json-schema.org/draft/2019-09/schema",
            "$id": .string(request.absolute(MapLinks.queryables(layer.id))), "type": "object",
            "title": .string(layer.title.text(in: Reader.language)), "properties": .object(properties),
            "additionalProperties": false,
        ]
    }
}

extension MapLayer.Field.Kind {
    /// The kind as a JSON Schema.
    var schema: JSONValue {
        switch self {
        case .text: ["type": "string"]
        case .whole: ["type": "integer", "format": "int64"]
        case .number: ["type": "number", "format": "double"]
        case .day: ["type": "string", "format": "date"]
        }
    }
}
