import Civics
import Html
import Planning
import Shell

/// Writing down a finding with what each of the five instruments says to it.
struct EvaluationFindingForm: Component {
    var year: Int
    var sources: [Choice]
    var typed: FormFields
    var errors: FormErrors

    var html: HTML {
        """
        <h2>\(Words(th: "เพิ่มผลการประเมิน", en: "Add a finding"))</h2>
        \(Form(to: OfficeLinks.evaluationFindings(year)) { """
            \(TextArea("finding", Words(th: "พบว่าอย่างไร", en: "What was found"), value: typed.raw("finding"), rows: 3, error: errors["finding"]))
            \(TextArea("recommendation", Words(th: "ข้อเสนอ", en: "Recommendation"), value: typed.raw("recommendation"), rows: 3, error: errors["recommendation"]))
            \(Select("item", Words(th: "เกี่ยวกับกิจกรรมหรือโครงการใด", en: "About which activity or project"), choices: sources, chosen: typed.text("item"), error: errors["item"], isRequired: false))
            \(each: EvaluationInstrument.allCases, instrument)
            \(Button(Words(th: "บันทึกผลการประเมิน", en: "Save the finding"), .plain))
            """ })
        """
    }

    private func instrument(_ instrument: EvaluationInstrument) -> HTML {
        let name = instrument.rawValue
        return FieldGroup(instrument.words) {
            """
            \(Select("says-\(name)", Words(th: "ผลที่ได้ (เว้นไว้หากไม่ได้ใช้)", en: "What it says; leave empty if not used"), choices: [
                Choice("supports", Words(th: "สนับสนุน", en: "Supports it")),
                Choice("contradicts", Words(th: "ขัดแย้ง", en: "Contradicts it")),
            ], chosen: typed.text("says-\(name)"), isRequired: false))
            \(NumberField("people-\(name)", Words(th: "ถามหรือวัดกี่คน", en: "People asked or measured"), value: typed.raw("people-\(name)"), unit: Words(th: "คน", en: "people"), error: errors["people-\(name)"], isRequired: false))
            \(NumberField("agreeing-\(name)", Words(th: "เห็นด้วยกี่คน", en: "Of them agree"), value: typed.raw("agreeing-\(name)"), unit: Words(th: "คน", en: "people"), error: errors["agreeing-\(name)"], isRequired: false))
            \(TextField("note-\(name)", Words(th: "หมายเหตุ", en: "Note"), value: typed.raw("note-\(name)"), isRequired: false, maximum: 2_000))
            """
        }.html
    }
}
