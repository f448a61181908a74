import Registry
import Civics
import Html
import Shell

/// What the machine interfaces are, for the person who wants to use them: the addresses to type into QGIS, the layers.
struct MapLandingPage: Page {
    var layers: [VisibleLayer]
    var origin: String

    var title: Words { Words(th: "ข้อมูลแผนที่สำหรับโปรแกรมอื่น", en: "Map data for other programs") }
    var trail: [Crumb] { [Crumb(PublicLabel.home, .root)] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(CollectionDocument.about)</p>
        <h2>\(Words(th: "เปิดใน QGIS หรือ GDAL", en: "Open them in QGIS or GDAL"))</h2>
        <p>\(Words(th: "เพิ่มบริการชนิด “WFS / OGC API - Features” ด้วยที่อยู่นี้", en: "Add a service of the kind “WFS / OGC API - Features” with this address."))</p>
        <p><code>\(origin + MapLinks.landing.text)</code></p>
        \(DownloadList([
            DownloadList.Item(Words(th: "คำอธิบายสำหรับนักพัฒนา", en: "Description for developers"), kind: "OpenAPI 3.0", to: MapLinks.description),
            DownloadList.Item(Words(th: "รายชื่อชั้นข้อมูล", en: "The collections"), kind: "JSON", to: MapLinks.collections.with("f", "json")),
            DownloadList.Item(Words(th: "ไทล์เวกเตอร์", en: "Vector tiles"), kind: "TileJSON", to: MapLinks.tiles),
        ]))
        <h2>\(Words(th: "ชั้นข้อมูล", en: "Layers"))</h2>
        \(layers.isEmpty ? EmptyState(Words(th: "ยังไม่มีชั้นข้อมูล", en: "There are no layers yet")).html : CardGrid(layers.map(card)).html)
        """
    }

    private func card(_ visible: VisibleLayer) -> Card {
        Card(visible.layer.title, to: MapLinks.collection(visible.layer.id).with("f", "html")) {
            """
            <p>\(visible.layer.description)</p>
            <p class="quiet">\(visible.isOpen ? MapLabel.open : MapLabel.staff)</p>
            """
        }
    }
}

enum MapLabel {
    static let open = Words(th: "ข้อมูลเปิด", en: "Open data")
    static let staff = Words(th: "เฉพาะผู้มีสิทธิ", en: "For those who have the right")
    static let collections = Words(th: "ข้อมูลแผนที่", en: "Map data")
    static let none = Words(th: "ไม่มีข้อมูล", en: "No data")
}
