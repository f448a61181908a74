import Civics
import Geo
import Html
import Registry
import Shell

/// One layer, for people: what it holds, its fields, ways to take it.
struct CollectionPage: Page {
    var visible: VisibleLayer
    var extent: Bounds?

    private var layer: MapLayer { visible.layer }

    var title: Words { layer.title }
    var trail: [Crumb] {
        [Crumb(PublicLabel.home, .root), Crumb(MapLabel.collections, MapLinks.landing.with("f", "html"))]
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(layer.description)</p>
        <p>\(visible.isOpen ? MapLabel.open : MapLabel.staff)</p>
        <p>\(ButtonLink(Words(th: "ดูรายการ", en: "See the features"), to: MapLinks.items(layer.id).with("f", "html")))</p>
        \(DownloadList([
            DownloadList.Item(Words(th: "รายการ 100 แรก", en: "The first 100 features"), kind: "GeoJSON", to: MapLinks.items(layer.id).with("f", "json")),
            DownloadList.Item(Words(th: "ไทล์เวกเตอร์", en: "Vector tiles"), kind: "TileJSON", to: MapLinks.tileSet(layer.id)),
        ]))
        <h2>\(Words(th: "ขอบเขต", en: "Extent"))</h2>
        <p>\(place)</p>
        <h2>\(Words(th: "คุณลักษณะ", en: "Fields"))</h2>
        \(DataTable(Words(th: "คุณลักษณะของ\(layer.title.th)", en: "Fields of \(layer.title.en)"), layer.fields, columns: [
            TableColumn(Words(th: "ความหมาย", en: "Meaning"), .heading) { "\($0.title)" },
            TableColumn(Words(th: "ชื่อ", en: "Name")) { "<code>\($0.name)</code>" },
            TableColumn(Words(th: "ใช้กรองได้", en: "Can be filtered by")) { "\($0.isFilter ? Words(th: "ได้", en: "yes") : Words(th: "ไม่ได้", en: "no"))" },
        ], isCaptionShown: false))
        """
    }

    private var place: Words {
        guard let extent else { return MapLabel.none }
        func degrees(_ value: Double) -> String { String((value * 10_000).rounded() / 10_000) }
        return Words(
            th:
                "ลองจิจูด \(degrees(extent.west)) ถึง \(degrees(extent.east)) ละติจูด \(degrees(extent.south)) ถึง \(degrees(extent.north)) (WGS 84)",
            en:
                "Longitude \(degrees(extent.west)) to \(degrees(extent.east)), latitude \(degrees(extent.south)) to \(degrees(extent.north)) (WGS 84)"
        )
    }
}
