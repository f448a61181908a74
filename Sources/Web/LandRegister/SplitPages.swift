import Civics
import Geo
import Html
import Registry
import Shell

/// Draws the line along which a parcel is split.
struct SplitLinePage: Page {
    struct Model {
        var parcel: ParcelID
        var name: Words
        var face: FormFace
        /// `nil` for a parcel without a shape, which cannot be split.
        var map: MapCanvas?
    }

    var model: Model

    var title: Words { Words(th: "แบ่งแยก \(model.name.th)", en: "Split \(model.name.en)") }
    var audience: PageAudience { .staff }
    var scripts: [String] { ["map.js"] }
    var styles: [String] { ["leaflet.css", "map.css"] }
    var trail: [Crumb] { [RegisterCrumbs.home, Crumb(model.name, RegisterLinks.record(record))] }

    private var record: RecordReference { ParcelForm.reference(model.parcel) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(model.face.errors))
        <p class="lead">\(Words(th: "ลากเส้นข้ามแปลงให้เลยขอบทั้งสองด้าน แล้วดูส่วนที่ได้ก่อนบันทึก", en: "Draw a line across the parcel, beyond its edge on both sides; look at the parts before anything is saved."))</p>
        \(model.map == nil ? EmptyState(Words(th: "แปลงนี้ยังไม่มีรูป ต้องวาดรูปแปลงก่อน", en: "The parcel has no shape yet: draw it first"), action: ButtonLink(Words(th: "วาดรูปแปลง", en: "Draw it"), to: LandRegisterLinks.act(.shape, record)).html).html : form)
        """
    }

    private var form: HTML {
        Form(to: LandRegisterLinks.act(.split, record)) {
            """
            \(model.map.map(\.html))
            <details><summary>\(Words(th: "เส้นแบ่งเป็นข้อความ (GeoJSON)", en: "The line as text (GeoJSON)"))</summary>
            \(TextArea("shape", Words(th: "GeoJSON ของเส้น", en: "GeoJSON of the line"), value: model.face.values["shape"], rows: 4, maximum: 100_000, error: model.face.errors["shape"], isRequired: false))
            </details>
            \(ButtonRow("\(Button(Words(th: "ดูส่วนที่แบ่ง", en: "See the parts")))\(ButtonLink(Words(th: "กลับ", en: "Back"), to: RegisterLinks.record(record), .quiet))"))
            """
        }.html
    }
}

/// The parts of a split before it is saved: their areas, what the papers say of each, which one goes on.
struct SplitPartsPage: Page {
    struct Model {
        var parcel: ParcelID
        var name: Words
        var code: ParcelCode?
        var version: Int
        /// The line as GeoJSON, to cut along again when it is saved.
        var line: String
        /// Largest first.
        var parts: [(shape: Shape, squareMetreHundredths: Int64)]
        var warnings: [LandWarning]
        var face: FormFace
    }

    var model: Model

    var title: Words { Words(th: "ส่วนที่แบ่งจาก \(model.name.th)", en: "The parts of \(model.name.en)") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [RegisterCrumbs.home, Crumb(model.name, RegisterLinks.record(record))] }

    private var record: RecordReference { ParcelForm.reference(model.parcel) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(model.face.errors))
        \(if: !model.warnings.isEmpty, warnings)
        <p class="lead">\(Words(th: "ยังไม่บันทึก ตรวจ \(model.parts.count) ส่วนนี้ แล้วกรอกตามเอกสาร", en: "Nothing is saved yet. Look at the \(model.parts.count) parts and fill in what the papers say."))</p>
        \(PartsFigure(shapes: model.parts.map(\.shape)))
        \(Form(to: LandRegisterLinks.splitSave(model.parcel)) {
            """
            \(HiddenField("version", String(model.version)))
            \(HiddenField("shape", model.line))
            \(each: model.parts.indices, part)
            \(RadioGroup("kept", Words(th: "ส่วนใดเป็นแปลงคงเหลือ (ใช้รหัสเดิม)", en: "Which part goes on with the code"), choices: keeping, chosen: model.face.values["kept"] ?? "", hint: Words(th: "ตามระเบียบคือส่วนที่เลขที่ดินน้อยที่สุด เลือก “ตามเลขที่ดิน” ให้ระบบหา", en: "By the rule the lowest land number"), error: model.face.errors["kept"]))
            \(codes)
            \(model.face.acts(reasonIsRequired: true))
            \(if: !model.warnings.isEmpty, Checkbox("accept", Words(th: "ตรวจข้อสังเกตแล้ว ให้บันทึก", en: "I have looked at this; save it"), error: model.face.errors["accept"]).html)
            \(ButtonRow("\(Button(Words(th: "บันทึกการแบ่งแยก", en: "Save the split")))\(ButtonLink(Words(th: "ลากเส้นใหม่", en: "Draw another line"), to: LandRegisterLinks.act(.split, record), .quiet))"))
            """
        })
        """
    }

    private var warnings: HTML {
        Notice(.warning, "<ul>\(each: model.warnings, { "<li>\($0.words)</li>" })</ul>").html
    }

    private var keeping: [Choice] {
        [Choice("", Words(th: "ตามเลขที่ดินที่น้อยที่สุด", en: "By the lowest land number"))]
            + model.parts.indices.map { index in
                let area = LandText.words(squareMetreHundredths: model.parts[index].squareMetreHundredths)
                return Choice(
                    String(index),
                    Words(th: "ส่วนที่ \(index + 1) · \(area.th)", en: "Part \(index + 1) · \(area.en)"))
            }
    }

    private var codes: HTML {
        guard let code = model.code else {
            return """
                <p>\(Words(th: "แปลงเดิมยังไม่มีรหัส จึงยังไม่เสนอรหัสให้แปลงใหม่", en: "The parcel has no code yet, so none is proposed for the parts."))</p>
                """
        }
        return """
            <p>\(Words(th: "ส่วนที่คงเหลือใช้รหัส \(code) ส่วนใหม่จะได้รหัสทับถัดไปของ \(code) ซึ่งรอเจ้าหน้าที่ยืนยัน", en: "The part that goes on keeps \(code); the others get its next suffixes, which staff confirm."))</p>
            """
    }

    private func part(_ index: Int) -> HTML {
        let area = LandText.words(squareMetreHundredths: model.parts[index].squareMetreHundredths)
        return FieldGroup(Words(th: "ส่วนที่ \(index + 1) · \(area.th)", en: "Part \(index + 1) · \(area.en)")) {
            """
            \(model.face.text("landNumber-\(index)", Words(th: "เลขที่ดิน", en: "Land number"), width: 10, maximum: 40))
            \(model.face.text("deedNumber-\(index)", Words(th: "เลขที่เอกสารสิทธิ", en: "Deed number"), width: 10, maximum: 40))
            \(model.face.text("surveyPage-\(index)", Words(th: "หน้าสำรวจ", en: "Survey page"), width: 10, maximum: 40))
            \(model.face.text("registeredArea-\(index)", Words(th: "เนื้อที่ตามเอกสาร (ไร่-งาน-ตารางวา)", en: "Area on paper (rai-ngan-square wa)"), width: 10, maximum: 60))
            """
        }.html
    }
}

/// The outlines of some areas side by side as they lie, each with its number; a table with the same beside it.
struct PartsFigure: Component {
    var shapes: [Shape]

    private static let width = 480.0
    private static let height = 320.0

    var html: HTML {
        let areas = shapes.map { (try? $0.geometry().polygons) ?? [] }
        guard let bounds = Bounds(areas.flatMap { $0 }.flatMap(\.exterior)), bounds.east > bounds.west,
            bounds.north > bounds.south
        else { return .empty }
        // Degrees of longitude are shorter than those of latitude away from the equator: about 0.97 of them here.
        let (wide, high) = ((bounds.east - bounds.west) * 0.97, bounds.north - bounds.south)
        let scale = min(Self.width * 0.9 / wide, Self.height * 0.9 / high)
        func place(_ position: Position) -> (x: Double, y: Double) {
            (
                Self.width / 2 + ((position.x - bounds.west) * 0.97 - wide / 2) * scale,
                Self.height / 2 - ((position.y - bounds.south) - high / 2) * scale
            )
        }
        func path(_ polygon: Polygon) -> String {
            polygon.rings.map { ring in
                "M" + ring.map { place($0) }.map { "\(Self.tenth($0.x)) \(Self.tenth($0.y))" }.joined(separator: "L")
                    + "Z"
            }.joined()
        }
        return """
            <figure class="chart"><svg viewBox="0 0 480 320" width="480" height="320" role="img" aria-label="\(Words(th: "รูปส่วนที่แบ่ง \(shapes.count) ส่วน", en: "The \(shapes.count) parts as they lie"))">
            \(each: areas.enumerated(), { index, polygons in
                """
                \(each: polygons, { "<path class=\"map-edit\" fill-rule=\"evenodd\" d=\"\(path($0))\"></path>" })
                \(label(index, polygons, place))
                """
            })
            </svg></figure>
            """
    }

    private func label(_ index: Int, _ polygons: [Polygon], _ place: (Position) -> (x: Double, y: Double)) -> HTML {
        guard let polygon = polygons.first, let inside = try? GeometryChecks.pointOnSurface(.polygon(polygon)) else {
            return .empty
        }
        let (x, y) = place(inside)
        return """
            <text x="\(Self.tenth(x))" y="\(Self.tenth(y))" text-anchor="middle" font-size="22">\(index + 1)</text>
            """
    }

    private static func tenth(_ number: Double) -> String {
        guard number.magnitude < 1e6 else { return "0" }
        let tenths = Int((number * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }
}
