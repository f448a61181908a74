import Civics
import Geo
import Html
import Registry
import Shell

/// The map itself, with its layers, its tools and the place where it tells what was found.
///
/// Without JavaScript the layers and tools say nothing; the lists of the page around it do the work then.
struct MapCanvas: Component {
    /// One shape that the map lets a person draw or change; it goes into a hidden field of a form as GeoJSON.
    struct Edit {
        enum Mode: String {
            case area
            case line
        }

        var mode: Mode
        /// The identifier of the field.
        var field: String
        /// The layer to whose corners and edges the drawing snaps.
        var layer: String
        /// The feature being changed, which is not its own neighbour.
        var feature: String?
    }

    var layers: [VisibleLayer]
    var bounds: Bounds
    var baseMap: BaseMap?
    /// The layers shown at the start; `nil`: the open ones.
    var shown: Set<String>?
    var edit: Edit?
    /// What codes of properties are called: property → code → words.
    var values: [String: [String: Words]] = MapWords.values

    var html: HTML {
        """
        <div class="map-frame">
        <div class="map-stage">
        <div id="map" class="map" role="application" aria-label="\(Words(th: "แผนที่ ใช้ปุ่มลูกศรเลื่อน ปุ่ม + และ - ย่อขยาย", en: "Map: arrow keys move it, + and - change its scale"))" tabindex="0" data-map="\(configuration.text)"></div>
        <noscript><p class="notice">\(Words(th: "แผนที่ต้องเปิดใช้ JavaScript รายการและการค้นหาในหน้านี้ใช้ได้โดยไม่ต้องเปิด", en: "The map needs JavaScript. The lists and the search on this page work without it."))</p></noscript>
        </div>
        <div class="map-side">
        \(edit == nil ? tools : drawing)
        <output id="map-measure" class="map-measure" aria-live="polite"></output>
        <p id="map-status" class="quiet" role="status"></p>
        <div id="map-found" class="map-found"></div>
        \(layerList)
        </div>
        </div>
        """
    }

    private var tools: HTML {
        """
        <div class="map-tools" role="group" aria-label="\(Words(th: "เครื่องมือแผนที่", en: "Map tools"))">
        <button type="button" class="button button-plain" id="map-here">\(Words(th: "ดูข้อมูลกลางแผนที่", en: "What is at the centre"))</button>
        <button type="button" class="button button-plain" data-measure="line" aria-pressed="false">\(Words(th: "วัดระยะ", en: "Measure a line"))</button>
        <button type="button" class="button button-plain" data-measure="area" aria-pressed="false">\(Words(th: "วัดเนื้อที่", en: "Measure an area"))</button>
        <a class="button button-plain" id="map-print" href="\(link: TaxMapLinks.sheet)">\(Words(th: "พิมพ์แผนที่", en: "Print the map"))</a>
        </div>
        """
    }

    private var drawing: HTML {
        """
        <div class="map-tools" role="group" aria-label="\(Words(th: "เครื่องมือวาด", en: "Drawing tools"))">
        <p>\(Words(th: "แตะแผนที่เพื่อเพิ่มมุม ลากมุมเพื่อขยับ มุมจะดูดเข้าหาแปลงข้างเคียง ใช้แป้นลูกศรขยับ ปุ่ม Delete ลบ", en: "Tap the map to add a corner, drag a corner to move it; corners snap to neighbours. Arrow keys move, Delete removes."))</p>
        <button type="button" class="button button-plain" id="map-corner">\(Words(th: "เพิ่มมุมกลางแผนที่", en: "Add a corner at the centre"))</button>
        <button type="button" class="button button-plain" id="map-undo">\(Words(th: "ย้อนหนึ่งขั้น", en: "Undo a step"))</button>
        <button type="button" class="button button-plain" id="map-finish">\(Words(th: "วาดเสร็จ", en: "Finish drawing"))</button>
        </div>
        """
    }

    private var layerList: HTML {
        """
        <fieldset class="map-layers"><legend>\(Words(th: "ชั้นข้อมูล", en: "Layers"))</legend>
        \(each: layers, { visible in
            """
            <label class="choice"><input type="checkbox" data-layer="\(visible.layer.id)"\(if: isShown(visible), " checked")> <span class="map-key map-key-\(MapWords.tone(visible.layer))"></span> \(visible.layer.title)</label>
            """
        })
        </fieldset>
        """
    }

    private func isShown(_ visible: VisibleLayer) -> Bool { shown?.contains(visible.layer.id) ?? visible.isOpen }

    // MARK: - What the script is told

    private var configuration: JSONValue {
        let value: JSONValue = [
            "bounds": [.number(bounds.west), .number(bounds.south), .number(bounds.east), .number(bounds.north)],
            "layers": .list(layers.map(layer)), "records": .string(TaxMapLinks.records.text), "words": words,
        ]
        return
            value
            .adding("edit", edit.map(editing))
            .adding(
                "basemap",
                baseMap.map {
                    ["address": .string(MapLinks.baseMapTemplate), "maximumZoom": .int($0.maximumZoom)]
                })
    }

    private func layer(_ visible: VisibleLayer) -> JSONValue {
        let layer = visible.layer
        return [
            "id": .string(layer.id), "title": text(layer.title), "tiles": .string(MapLinks.tileTemplate(layer.id)),
            "items": .string(MapLinks.items(layer.id).text), "minimumZoom": .int(layer.minimumZoom),
            "label": .string(MapWords.label(layer)), "tone": .string(MapWords.tone(layer)),
            "isOutline": .bool(MapWords.isOutline(layer)),
            "fields": .list(
                layer.fields.map { field in
                    let named: JSONValue = ["name": .string(field.name), "title": text(field.title)]
                    return named.adding(
                        "values",
                        values[field.name].map { codes in
                            .object(
                                codes.sorted { $0.key < $1.key }.map {
                                    JSONValue.Member(name: $0.key, value: text($0.value))
                                })
                        })
                }),
        ]
    }

    private func editing(_ edit: Edit) -> JSONValue {
        let value: JSONValue = [
            "mode": .string(edit.mode.rawValue), "field": .string(edit.field),
            "items": .string(MapLinks.items(edit.layer).text),
        ]
        return value.adding("id", edit.feature.map(JSONValue.string))
    }

    private var words: JSONValue {
        let all: [(String, Words)] = [
            ("zoomIn", Words(th: "ขยาย", en: "Closer")), ("zoomOut", Words(th: "ย่อ", en: "Further")),
            ("looking", Words(th: "กำลังค้น…", en: "Looking…")),
            ("nothingHere", Words(th: "ไม่มีข้อมูลตรงนี้ในชั้นที่เปิดอยู่", en: "Nothing here in the layers shown.")),
            ("noAnswer", Words(th: "เครือข่ายไม่ตอบ ลองอีกครั้ง", en: "The network does not answer. Try again.")),
            ("length", Words(th: "ระยะ", en: "Length")), ("around", Words(th: "โดยรอบ", en: "Around")),
            ("area", Words(th: "เนื้อที่โดยประมาณ", en: "Area, about")), ("metres", Words(th: "เมตร", en: "m")),
            ("squareMetres", Words(th: "ตร.ม.", en: "m²")), ("corner", Words(th: "มุมที่", en: "Corner")),
            ("nearer", Words(th: "ขยายแผนที่เพื่อเห็นมุมที่ชิดกัน", en: "zoom in for corners close together")),
            ("middle", Words(th: "แทรกมุมตรงนี้", en: "Add a corner here")),
        ]
        return .object(all.map { JSONValue.Member(name: $0.0, value: text($0.1)) })
    }

    private func text(_ words: Words) -> JSONValue { .string(words.text(in: Reader.language)) }
}
