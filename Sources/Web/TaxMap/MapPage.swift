import Civics
import Geo
import Html
import Registry
import Shell

/// The map of the subdistrict: layers by right, search, measuring; everybody's page, with more on it for staff.
struct MapPage: Page {
    struct Model {
        var layers: [VisibleLayer]
        var bounds: Bounds?
        var baseMap: BaseMap?
        var question: String?
        var found: [MapFinding]
        var counts: [(layer: MapLayer, count: Int?)]
        var isStaff: Bool
    }

    var model: Model

    var title: Words { Words(th: "แผนที่ตำบล", en: "Map of the subdistrict") }
    var audience: PageAudience { model.isStaff ? .staff : .everyone }
    var scripts: [String] { ["map.js"] }
    var styles: [String] { ["leaflet.css", "map.css"] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(SearchBox(searchLabel, to: TaxMapLinks.map, value: model.question))
        \(if: model.question != nil, results)
        \(map)
        \(contents)
        """
    }

    private var searchLabel: Words {
        model.isStaff
            ? Words(
                th: "ค้นรหัสแปลง เลขโฉนด บ้านเลขที่ หรือชื่อ", en: "Find a parcel code, deed, house number or name")
            : Words(th: "ค้นรหัสแปลง เช่น 01A001 หรือชื่อสถานที่", en: "Find a parcel code such as 01A001, or a place")
    }

    private var map: HTML {
        guard let bounds = model.bounds else {
            return EmptyState(
                Words(
                    th: "ยังไม่มีแปลงที่ดินหรือสถานที่ในทะเบียน เจ้าหน้าที่นำเข้าแผนที่ภาษีได้จากงานทะเบียน",
                    en:
                        "The register holds no parcel or place yet. Officers import the tax map in the register's pages."
                )
            ).html
        }
        return MapCanvas(layers: model.layers, bounds: bounds, baseMap: model.baseMap).html
    }

    private var results: HTML {
        guard !model.found.isEmpty else {
            return EmptyState(
                Words(th: "ไม่พบ ลองพิมพ์สั้นลงหรือสะกดอย่างอื่น", en: "Nothing found. Type less, or spell it another way.")
            ).html
        }
        return """
            <h2>\(Words(th: "พบ \(model.found.count) รายการ", en: "\(model.found.count) found"))</h2>
            <ul class="finding-list">
            \(each: model.found, { finding in
                """
                <li>\(finding.heading)
                \(if: finding.place != nil, "<a class=\"quiet\" href=\"\(link: finding.mapLink)\">\(Words(th: "ดูบนแผนที่", en: "On the map"))</a>")</li>
                """
            })
            </ul>
            """
    }

    /// What the map holds, in words: the same for those who cannot see it.
    private var contents: HTML {
        DataTable(
            Words(th: "ชั้นข้อมูลที่ท่านดูได้", en: "Layers you may see"), model.counts,
            columns: [
                TableColumn(Words(th: "ชั้นข้อมูล", en: "Layer"), .heading) { row in "\(row.layer.title)" as HTML },
                TableColumn(Words(th: "คืออะไร", en: "What it is")) { row in "\(row.layer.description)" as HTML },
                TableColumn(Words(th: "จำนวน", en: "How many"), .number) { row in
                    row.count.map { NumberText($0).html } ?? Missing().html
                },
                TableColumn(Words(th: "ข้อมูลเปิด", en: "Open data")) { row in
                    "<a href=\"\(link: MapLinks.collection(row.layer.id))\">OGC API</a>" as HTML
                },
            ]
        ).html
    }
}

/// Something that the map's search found.
struct MapFinding {
    var title: Words
    /// Its page, for those who have one.
    var link: Link?
    /// Where it lies, in degrees; `nil` where it has no place yet.
    var place: Position?

    var heading: HTML {
        guard let link else { return "\(title)" }
        return "<a href=\"\(link: link)\">\(title)</a>"
    }

    /// The map at the place, near enough to see a house.
    var mapLink: Link {
        guard let place else { return TaxMapLinks.map }
        return TaxMapLinks.map.at("18/\(Self.short(place.y))/\(Self.short(place.x))")
    }

    private static func short(_ degrees: Double) -> String {
        let millionths = Int64((degrees * 1e6).rounded())
        let digits = String(millionths.magnitude % 1_000_000)
        let padded = String(repeating: "0", count: 6 - digits.count) + digits
        return (millionths < 0 ? "-" : "") + "\(millionths.magnitude / 1_000_000).\(padded)"
    }
}
