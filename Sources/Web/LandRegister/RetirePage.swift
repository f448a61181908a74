import Civics
import Html
import Registry
import Shell

/// Asks for the reason before a record ends.
struct RetirePage: Page {
    struct Model {
        var record: RecordReference
        var name: Words
        var version: Int
        var room: LandRoom
        /// How many records name it.
        var naming: Int
        var values: [String: String] = [:]
        var errors = FormErrors()
    }

    var model: Model

    var title: Words { Words(th: "ยกเลิก \(model.name.th)", en: "Retire \(model.name.en)") }
    var audience: PageAudience { .staff }
    var scripts: [String] { ["confirm.js"] }
    var trail: [Crumb] { [RegisterCrumbs.home, Crumb(model.name, RegisterLinks.record(model.record))] }

    private var face: FormFace { FormFace(values: model.values, errors: model.errors, room: model.room) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(model.errors))
        <p class="lead">\(Words(th: "รายการจะสิ้นสุดในวันที่ระบุ ประวัติทั้งหมดยังอยู่", en: "The record ends on the day given; its whole history stays."))</p>
        \(if: model.naming > 0, Notice(.warning, "<p>\(Words(th: "ยังมี \(model.naming) รายการที่อ้างถึงรายการนี้", en: "\(model.naming) records still name this one."))</p>").html)
        \(Form(to: LandRegisterLinks.act(.retire, model.record)) {
            """
            \(HiddenField("version", String(model.version)))
            \(face.acts(reasonIsRequired: true))
            \(ButtonRow("\(Button(Words(th: "ยกเลิกรายการนี้", en: "Retire this record"), .danger, question: Words(th: "ยกเลิกรายการนี้หรือไม่", en: "Retire this record?")))\(ButtonLink(Words(th: "กลับ", en: "Back"), to: RegisterLinks.record(model.record), .quiet))"))
            """
        })
        """
    }
}
