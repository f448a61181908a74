import Civics
import Geo
import Html
import Registry
import Shell

/// The map on paper: A4 or A3 sideways, true to scale, with legend, scale bar, north and day.
///
/// The drawing is made by the program itself, so that it prints the same without JavaScript.
struct MapSheetPage: Page {
    struct Model {
        var choice: MapSheet.Choice
        var visible: [VisibleLayer]
        var chosen: Set<String>
        var sheet: MapSheet?
        var organisation: Words
        var today: CivilDate
        var isStaff: Bool
    }

    var model: Model

    var title: Words { Words(th: "แผนที่สำหรับพิมพ์", en: "Map to print") }
    var audience: PageAudience { model.isStaff ? .staff : .everyone }
    var trail: [Crumb] { [Crumb(Words(th: "แผนที่ตำบล", en: "Map"), TaxMapLinks.map)] }
    var styles: [String] { ["map.css"] }

    var main: HTML {
        """
        <div class="no-print"><h1>\(title)</h1>\(form)</div>
        \(sheet)
        """
    }

    private var form: HTML {
        """
        <form method="get" action="\(link: TaxMapLinks.sheet)" class="sheet-form">
        \(HiddenField("centre", model.choice.centre.map { "\($0.x),\($0.y)" } ?? ""))
        \(TextField("heading", Words(th: "ชื่อแผนที่", en: "Heading"), value: model.choice.heading, isRequired: false, maximum: 120))
        \(Select("paper", Words(th: "กระดาษ (แนวนอน)", en: "Paper (sideways)"), choices: MapSheet.Paper.allCases.map { Choice($0.rawValue, Words($0.rawValue.uppercased())) }, chosen: model.choice.paper.rawValue))
        \(Select("scale", Words(th: "มาตราส่วน", en: "Scale"), choices: MapSheet.scales.map { Choice(String($0), Words("1 : \(Numerals.text(Int64($0)))")) }, chosen: String(model.choice.scale)))
        \(CheckboxGroup("layer", Words(th: "ชั้นข้อมูล", en: "Layers"), choices: model.visible.map { Choice($0.layer.id, $0.layer.title) }, chosen: model.chosen))
        \(Button(Words(th: "แสดงตามนี้", en: "Show")))
        </form>
        <p class="quiet">\(Words(th: "สั่งพิมพ์ด้วย Ctrl+P เลือกขนาดกระดาษให้ตรง และปิดการย่อให้พอดีหน้า เพื่อให้มาตราส่วนถูกต้อง", en: "Print with Ctrl+P, choose the same paper, and switch fit-to-page off so that the scale stays true."))</p>
        """
    }

    private var sheet: HTML {
        guard let sheet = model.sheet else {
            return EmptyState(Words(th: "ยังไม่มีข้อมูลบนแผนที่", en: "There is nothing on the map yet.")).html
        }
        return """
            <section class="map-sheet map-sheet-\(sheet.paper.rawValue)" tabindex="0" aria-label="\(title)">
            <header class="map-sheet-head"><h2>\(model.choice.heading.map { Words($0) } ?? Words(th: "แผนที่ \(model.organisation.th)", en: "Map of \(model.organisation.en)"))</h2>
            \(if: Visit.current.site.isSample, "<strong>\(Words(th: "ข้อมูลตัวอย่าง ไม่ใช่ข้อมูลจริง", en: "Sample data, not real"))</strong>")
            </header>
            \(MapDrawing(sheet: sheet))
            \(legend(sheet))
            </section>
            """
    }

    private func legend(_ sheet: MapSheet) -> HTML {
        let bar = sheet.scaleBar
        let uses = Set(sheet.drawn.filter { $0.isArea && $0.layer.id.hasPrefix("parcels") }.compactMap(\.code)).sorted()
        let length = Words(
            th: "\(Numerals.text(Int64(bar.metres))) เมตร", en: "\(Numerals.text(Int64(bar.metres))) m")
        return """
            <footer class="map-sheet-foot">
            <ul class="map-legend">
            \(each: model.visible.filter { model.chosen.contains($0.layer.id) }, { "<li><span class=\"map-key map-key-\(MapWords.tone($0.layer))\"></span> \($0.layer.title)</li>" })
            \(each: uses, { "<li><span class=\"map-key map-use-\($0)\"></span> \(MapWords.name($0, in: "landUse"))</li>" })
            </ul>
            <div class="map-scale"><p>\(Words(th: "มาตราส่วน", en: "Scale")) 1 : \(Numerals.text(Int64(sheet.scale)))</p>
            <svg width="\(MapDrawing.number(bar.millimetres + 2))mm" height="5mm" viewBox="0 0 \(MapDrawing.number(bar.millimetres + 2)) 5" role="img" aria-label="\(length)"><path class="sheet-frame" d="M1 1v3h\(MapDrawing.number(bar.millimetres))v-3"/></svg><p>\(length)</p></div>
            <p>\(Words(th: "พิกัด UTM โซน \(sheet.plane.zone ?? 48) WGS 84 ทิศเหนือกริดอยู่ด้านบน", en: "UTM zone \(sheet.plane.zone ?? 48), WGS 84; grid north is up")) · \(Words(th: "จากทะเบียนวันที่", en: "From the register on")) \(DayText(model.today)) · \(Words(th: "ใช้ประกอบงานท้องถิ่น ไม่ใช่หลักฐานแสดงแนวเขต", en: "For local work; not evidence of boundaries"))</p>
            \(each: sheet.cut, { "<p class=\"notice\">\(Words(th: "ชั้น “\($0.title.th)” มีรายการมากเกินไป แสดงไม่ครบ เลือกมาตราส่วนที่ใหญ่ขึ้น", en: "Layer “\($0.title.en)” has too many features to draw all; choose a larger scale."))</p>" })
            </footer>
            """
    }
}

/// The drawing of a sheet as SVG, in millimetres.
struct MapDrawing: Component {
    var sheet: MapSheet

    var html: HTML {
        let (width, height) = (Self.number(sheet.paper.width), Self.number(sheet.paper.height))
        return """
            <svg class="map-drawing" width="\(width)mm" height="\(height)mm" viewBox="0 0 \(width) \(height)" role="img" aria-label="\(Words(th: "แผนที่มาตราส่วน 1 ต่อ \(sheet.scale)", en: "Map at a scale of 1 to \(sheet.scale)"))">
            <rect class="sheet-paper" width="\(width)" height="\(height)"/>
            \(each: sheet.drawn, shape)
            \(each: sheet.drawn, label)
            <path class="sheet-north" d="M\(Self.number(sheet.paper.width - 8)) 4l3 9-3-2-3 2z"/>
            <rect class="sheet-frame" width="\(width)" height="\(height)"/>
            </svg>
            """
    }

    private func shape(_ drawn: MapSheet.Drawn) -> HTML {
        let tone = MapWords.tone(drawn.layer)
        if drawn.isPoint, let place = drawn.rings.first?.first {
            return
                "<circle class=\"sheet-point sheet-\(tone)\" cx=\"\(Self.number(place.x))\" cy=\"\(Self.number(place.y))\" r=\"1\"/>"
        }
        let isFilled = drawn.isArea && !MapWords.isOutline(drawn.layer)
        let use =
            isFilled ? drawn.code.map { " sheet-use-\($0.filter { $0.isASCII && $0.isLetter })" } ?? " sheet-use" : ""
        return "<path class=\"sheet-\(drawn.isArea ? "area" : "line") sheet-\(tone)\(use)\" d=\"\(Self.path(drawn))\"/>"
    }

    private func label(_ drawn: MapSheet.Drawn) -> HTML {
        guard let text = drawn.label, let place = drawn.labelPlace else { return .empty }
        let below = drawn.isPoint ? 3.4 : 0.8
        return
            "<text class=\"sheet-label\" x=\"\(Self.number(place.x))\" y=\"\(Self.number(place.y + below))\">\(text)</text>"
    }

    /// The path of rings or a line; corners to a hundredth of a millimetre.
    private static func path(_ drawn: MapSheet.Drawn) -> String {
        drawn.rings.map { ring in
            var text = ""
            for (place, position) in ring.enumerated() {
                text += (place == 0 ? "M" : "L") + number(position.x) + " " + number(position.y)
            }
            return text + (drawn.isArea ? "Z" : "")
        }.joined()
    }

    /// A number with at most two decimals, with a point in every language.
    static func number(_ value: Double) -> String {
        let hundredths = Int64((value * 100).rounded())
        let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
        let sign = hundredths < 0 ? "-" : ""
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
