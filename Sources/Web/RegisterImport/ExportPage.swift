import Civics
import Html
import Registry
import Shell

/// What leaves the register, as which kind of file, and why where it is about somebody.
struct ExportPage: Page {
    struct Line {
        var layer: MapLayer
        /// Whether it is anybody's and needs no purpose.
        var isOpen: Bool
    }

    var layers: [Line]
    var purposes: [Choice]
    /// Whether the whole register with its history may go out.
    var mayArchive: Bool
    var typed: FormFields?
    var errors = FormErrors()

    var title: Words { Words(th: "ส่งออกข้อมูลทะเบียน", en: "Export from the register") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [ImportCrumbs.register] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(Words(th: "ชั้นข้อมูลเปิดไม่มีข้อมูลส่วนบุคคล ส่งต่อได้เลย ชั้นอื่นต้องบอกวัตถุประสงค์ และถูกบันทึกตรวจสอบทุกครั้ง", en: "Open layers name nobody and may be passed on. Others need a purpose, and each export is in the audit log."))</p>
        \(ErrorSummary(errors))
        \(Form(to: RegisterImportLinks.export) { fields })
        """
    }

    private var fields: HTML {
        """
        \(Select("layer", Words(th: "ข้อมูล", en: "Data"), choices: choices, chosen: typed?.text("layer"), error: errors["layer"]))
        \(RadioGroup("format", Words(th: "ชนิดแฟ้ม", en: "Kind of file"), choices: ExportFormat.allCases.map { Choice($0.rawValue, $0.name, hint: Self.hint($0)) }, chosen: typed?.text("format") ?? ExportFormat.geoPackage.rawValue, error: errors["format"]))
        \(FieldGroup(Words(th: "สำหรับข้อมูลที่ไม่เปิด", en: "For data that are not open")) { grounds })
        \(Button(Words(th: "ส่งออกและดาวน์โหลด", en: "Export and download")))
        """
    }

    private var grounds: HTML {
        """
        \(Select("purpose", Words(th: "วัตถุประสงค์", en: "Purpose"), choices: purposes, chosen: typed?.text("purpose"), hint: Words(th: "ชั้นข้อมูลเปิดไม่ต้องเลือก", en: "Not needed for open layers."), error: errors["purpose"], isRequired: false))
        \(TextField("reason", Words(th: "เหตุผล", en: "Reason"), value: typed?.raw("reason"), hint: Words(th: "เช่น ส่งให้กองช่างตรวจแนวเขต ไม่ใส่เลขประจำตัวหรือโทรศัพท์", en: "A few words; no ID or telephone numbers."), error: errors["reason"], isRequired: false, maximum: 500))
        """
    }

    private var choices: [Choice] {
        var choices = layers.map { line in
            line.isOpen
                ? Choice(
                    line.layer.id,
                    Words(th: "\(line.layer.title.th) (ข้อมูลเปิด)", en: "\(line.layer.title.en) (open data)"))
                : Choice(
                    line.layer.id,
                    Words(
                        th: "\(line.layer.title.th) (ต้องมีวัตถุประสงค์)", en: "\(line.layer.title.en) (needs a purpose)"))
        }
        if layers.count > 1 {
            choices.append(
                Choice(
                    ExportHandlers.everything, Words(th: "ทุกชั้นที่ท่านดูได้ ในแฟ้มเดียว", en: "All you may see, in one file")))
        }
        if mayArchive {
            choices.append(
                Choice(
                    ExportHandlers.archive,
                    Words(
                        th: "ทะเบียนทั้งชุดพร้อมประวัติ รูปแบบของระบบนี้ (ZIP)",
                        en: "The whole register with its history, in this program's own format (ZIP)")))
        }
        return choices
    }

    private static func hint(_ format: ExportFormat) -> Words {
        switch format {
        case .geoPackage: Words(th: "เปิดด้วย QGIS ได้ทันที หลายชั้นในแฟ้มเดียว", en: "For QGIS; several layers in one file")
        case .geoJSON: Words(th: "สำหรับเว็บและโปรแกรมอื่น", en: "For the web and other programs")
        case .csv: Words(th: "เปิดด้วย Excel มีจุดพิกัด ไม่มีรูปแปลง", en: "For Excel: a point for each, no shapes")
        }
    }
}
