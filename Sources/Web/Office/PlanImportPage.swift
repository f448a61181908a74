import Civics
import Html
import Shell

/// Choosing the document of a plan.
struct PlanImportPage: Page {
    var errors = FormErrors()

    var title: Words { Words(th: "นำเข้าเอกสารแผน", en: "Import a plan") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [OfficeCrumbs.work] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(OfficeCrumbs.tabs(chosen: OfficeLinks.planImport, keeps: true))
        <p class="lead">\(Words(th: "เลือกไฟล์แล้วดูผลการอ่านก่อน แผนที่ใช้อยู่จะยังไม่เปลี่ยน", en: "Choose the file and look at what was read first. The plan in force does not change yet."))</p>
        \(Form(to: OfficeLinks.planImport, hasFiles: true) { """
            \(FileField("document", Words(th: "ไฟล์แผน", en: "The plan's file"), types: [".txt", ".docx", ".yaml", ".yml", ".json"], hint: Words(th: "ไฟล์ .docx .txt หรือ .yaml ไม่เกิน 20 MB", en: ".docx, .txt or .yaml, up to 20 MB"), error: errors["document"]))
            \(Button(Words(th: "อ่านไฟล์", en: "Read the file")))
            """ })
        """
    }
}
