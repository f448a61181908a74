import Civics
import Geo
import Html
import Registry
import Shell
import Storage

/// The features of a layer as a table: what the map shows, for whoever cannot use a map.
struct ItemsPage: Page {
    var visible: VisibleLayer
    var features: [LayerFeature]
    var matched: Int?
    /// The last feature of this page, where another follows.
    var next: UUIDv7?
    /// The address with its filters.
    var here: Link

    private var layer: MapLayer { visible.layer }

    var title: Words {
        Words(th: "รายการใน\(layer.title.th)", en: "Features of \(layer.title.en)")
    }
    var trail: [Crumb] {
        [
            Crumb(PublicLabel.home, .root), Crumb(MapLabel.collections, MapLinks.landing.with("f", "html")),
            Crumb(layer.title, MapLinks.collection(layer.id).with("f", "html")),
        ]
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(count)
        \(features.isEmpty ? EmptyState(Words(th: "ไม่มีรายการที่ตรงกับที่ขอ", en: "Nothing answers to this")).html : table)
        \(onward)
        """
    }

    private var count: HTML {
        guard let matched else { return .empty }
        return "<p class=\"lead\">\(Words(th: "ทั้งหมด \(matched) รายการ", en: "\(matched) in all"))</p>"
    }

    private var table: HTML {
        let fields = layer.fields.enumerated().map { place, field in
            TableColumn<LayerFeature>(field.title) { "\(FeatureValue.words($0.properties[place]))" as HTML }
        }
        let name = TableColumn<LayerFeature>(Words(th: "รายการ", en: "Feature"), .heading) { feature in
            """
            <a href="\(link: MapLinks.item(layer.id, feature.id.description).with("f", "html"))">\(String(feature.id.description.suffix(12)))</a>
            """ as HTML
        }
        return DataTable(title, features, columns: [name] + fields, onPhone: .cards, isCaptionShown: false).html
    }

    private var onward: HTML {
        guard let next else { return .empty }
        return ButtonLink(Words(th: "หน้าถัดไป", en: "Next page"), to: here.with("after", next.description)).html
    }
}

/// One feature as a list of what is known of it.
struct FeaturePage: Page {
    var visible: VisibleLayer
    var feature: LayerFeature

    private var layer: MapLayer { visible.layer }

    var title: Words { layer.title }
    var trail: [Crumb] {
        [
            Crumb(PublicLabel.home, .root), Crumb(MapLabel.collections, MapLinks.landing.with("f", "html")),
            Crumb(layer.title, MapLinks.collection(layer.id).with("f", "html")),
        ]
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="quiet"><code>\(feature.id.description)</code></p>
        \(FactList(zip(layer.fields, feature.properties).map { ($0.title, "\(FeatureValue.words($1))") }))
        \(DownloadList([
            DownloadList.Item(Words(th: "รายการนี้", en: "This feature"), kind: "GeoJSON", to: MapLinks.item(layer.id, feature.id.description).with("f", "json")),
        ]))
        """
    }
}

/// A property as people read it.
enum FeatureValue {
    static func words(_ value: GeoValue) -> Words { value.text.map { Words(th: $0, en: $0) } ?? MapLabel.none }
}
