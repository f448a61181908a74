import Civics
import Html
import Registry

/// The OpenAPI 3.0 description of the interface, made from the layers the caller may see.
///
/// Every collection has its own paths, so that programs (GDAL, QGIS) find its filter fields there.
struct DescriptionDocument {
    var origin: String
    var layers: [VisibleLayer]

    var json: JSONValue {
        var paths: [JSONValue.Member] = [
            path("/ogc", "landing", Words(th: "หน้าแรก", en: "Landing page"), DescriptionParts.pageForms, "landingPage"),
            path("/ogc/conformance", "conformance", Words(th: "มาตรฐานที่ทำตาม", en: "Conformance"), [], "conformance"),
            path(
                "/ogc/collections", "collections", Words(th: "ชั้นข้อมูล", en: "Collections"),
                DescriptionParts.pageForms, "collections"),
            Self.own,
        ]
        for visible in layers { paths += collection(visible.layer) }
        return [
            "openapi": "3.0.3",
            "info": [
                "title": .string(Words(th: "แผนที่และทะเบียน", en: "Maps and registers").text(in: Reader.language)),
                "description": .string(CollectionDocument.about.text(in: Reader.language)), "version": "1.0.0",
            ], "servers": [["url": .string(origin)]], "tags": Self.tags, "paths": .object(paths),
            "components": [
                "parameters": DescriptionParts.parameters, "responses": DescriptionParts.responses,
                "schemas": DescriptionParts.schemas,
            ],
        ]
    }

    private static let tags: JSONValue = [
        ["name": "ogc", "description": "OGC API – Features"], ["name": "tiles", "description": "Mapbox Vector Tiles"],
    ]

    private static let own = JSONValue.Member(
        name: "/ogc/api",
        value: [
            "get": [
                "operationId": "description", "tags": ["ogc"], "summary": "OpenAPI 3.0",
                "parameters": [DescriptionParts.parameter("f"), DescriptionParts.parameter("lang")],
                "responses": DescriptionParts.answers([
                    "description": "OpenAPI 3.0",
                    "content": [.init(name: MediaType.description, value: ["schema": ["type": "object"]])].object,
                ]),
            ]
        ])

    private func path(
        _ path: String, _ name: String, _ words: Words, _ parameters: [JSONValue], _ schema: String,
        type: String = MediaType.json, tag: JSONValue = "ogc"
    ) -> JSONValue.Member {
        let forms = parameters.isEmpty ? [DescriptionParts.parameter("f"), DescriptionParts.parameter("lang")] : []
        let hasPage = parameters.contains(DescriptionParts.parameter("fPage"))
        var content = [
            JSONValue.Member(name: type, value: ["schema": ["$ref": .string("#/components/schemas/\(schema)")]])
        ]
        if hasPage { content.append(.init(name: MediaType.html, value: ["schema": ["type": "string"]])) }
        let answer: JSONValue = ["description": .string(words.text(in: Reader.language)), "content": content.object]
        let value: JSONValue = [
            "get": [
                "operationId": .string(name), "tags": [tag], "summary": .string(words.text(in: Reader.language)),
                "parameters": .list(parameters + forms), "responses": DescriptionParts.answers(answer),
            ]
        ]
        return JSONValue.Member(name: path, value: value)
    }

    private func collection(_ layer: MapLayer) -> [JSONValue.Member] {
        let base = "/ogc/collections/\(layer.id)"
        let name = layer.id
        let title = layer.title
        let filters = layer.fields.filter(\.isFilter).map { field -> JSONValue in
            [
                "name": .string(field.name), "in": "query", "required": false,
                "description": .string(field.title.text(in: Reader.language)), "schema": field.kind.schema,
                "style": "form", "explode": false,
            ]
        }
        let items =
            ["bbox", "bboxCrs", "crs", "datetime", "limit", "after"].map(DescriptionParts.parameter) + filters
            + DescriptionParts.pageForms
        let feature: [JSONValue] = [DescriptionParts.featureId, DescriptionParts.parameter("crs")]
        func words(_ th: String, _ en: String) -> Words { Words(th: "\(title.th): \(th)", en: "\(title.en): \(en)") }
        return [
            path(base, "\(name).describe", words("รายละเอียด", "description"), DescriptionParts.pageForms, "collection"),
            path(
                "\(base)/queryables", "\(name).queryables", words("ตัวกรอง", "filter fields"), [], "schema",
                type: MediaType.schema),
            path(
                "\(base)/items", "\(name).items", words("รายการ", "features"), items, "featureCollection",
                type: MediaType.geoJSON),
            path(
                "\(base)/items/{featureId}", "\(name).item", words("หนึ่งรายการ", "one feature"),
                feature + DescriptionParts.pageForms, "feature", type: MediaType.geoJSON),
            path(
                "/tiles/\(name).json", "\(name).tileset", words("TileJSON", "TileJSON"),
                [DescriptionParts.parameter("lang")], "tileJSON", tag: "tiles"),
            tile(layer),
        ]
    }

    private func tile(_ layer: MapLayer) -> JSONValue.Member {
        let places: [JSONValue] = [("z", 22), ("x", 4_194_303), ("y", 4_194_303)].map { name, most in
            [
                "name": .string(name), "in": "path", "required": true,
                "schema": ["type": "integer", "minimum": 0, "maximum": .int(most)],
            ]
        }
        let content = [
            JSONValue.Member(name: MediaType.tile, value: ["schema": ["type": "string", "format": "binary"]])
        ]
        let answer: JSONValue = ["description": "Mapbox Vector Tile 2.1", "content": content.object]
        let responses = DescriptionParts.answers(answer)
            .adding("204", ["description": "nothing lies in the tile"])
        return JSONValue.Member(
            name: "/tiles/\(layer.id)/{z}/{x}/{y}.mvt",
            value: [
                "get": [
                    "operationId": .string("\(layer.id).tile"), "tags": ["tiles"],
                    "summary": .string(layer.title.text(in: Reader.language)), "parameters": .list(places),
                    "responses": responses,
                ]
            ])
    }
}

extension [JSONValue.Member] {
    /// The members as an object, where their names are not literals.
    var object: JSONValue { .object(self) }
}
