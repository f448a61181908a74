import Access
import Civics
import Html
import Registry
import Shell
import Storage

/// The person has died or moved away.
struct PersonEndPage: Page {
    var view: PersonView
    var typed = FormFields()
    var errors = FormErrors()

    var title: Words { Words(th: "เสียชีวิตหรือย้ายออก", en: "Died or moved away") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { PeopleCrumbs.person(view.line.id, view.line.name) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <p class="lead">\("\(view.line.name)") — \(Words(th: "จะออกจากครัวเรือน รายการและประวัติยังอยู่", en: "leaves the household; the record and its history stay"))</p>
        \(Form(to: PeopleLinks.act(.end, view.line.id)) { """
            \(HiddenField("version", String(view.line.version)))
            \(RadioGroup("status", Words(th: "เกิดอะไรขึ้น", en: "What happened"), choices: [Person.Status.movedOut, .dead].map { Choice($0.rawValue, PeopleText.status($0)) }, chosen: typed.text("status"), error: errors["status"]))
            \(TextField("since", Words(th: "เมื่อวันที่", en: "On"), value: typed.raw("since").map { String($0.prefix(100)) }, hint: Words(th: "วัน/เดือน/ปี พ.ศ. ถ้าไม่ทราบวัน พิมพ์ พ.ย. 2569", en: "day/month/Buddhist year, or 11/2569"), error: errors["since"], autocomplete: "off", width: 20, maximum: 100))
            \(Button(Words(th: "บันทึก", en: "Save")))
            """ })
        """
    }
}

/// Two records that are one person: choose the other one.
struct PersonMergePage: Page {
    var view: PersonView
    var question: String?
    var found: [SearchHit]
    var typed = FormFields()
    var errors = FormErrors()

    var title: Words { Words(th: "รวมกับรายการที่ซ้ำ", en: "Merge with a duplicate") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { PeopleCrumbs.person(view.line.id, view.line.name) }
    var scripts: [String] { ["confirm.js"] }

    private var action: Link { PeopleLinks.act(.merge, view.line.id) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <p class="lead">\(Words(th: "รายการของ \(view.line.name) จะคงอยู่ รายการที่เลือกจะรวมเข้ามา ทั้งครัวเรือน ที่ดิน และข้อมูลที่ปิดไว้", en: "The record of \(view.line.name) stays; the chosen one goes into it with household, land and what is sealed."))</p>
        \(SearchBox(Words(th: "ค้นรายการที่ซ้ำด้วยชื่อ", en: "Find the duplicate by name"), to: action, value: question))
        \(found.isEmpty ? EmptyState(Words(th: "ไม่พบรายการที่ชื่อคล้ายกัน", en: "Nobody with a name like this was found")).html : form)
        """
    }

    private var form: HTML {
        Form(to: action) {
            """
            \(question.map { HiddenField("q", $0).html })
            \(RadioGroup("other", Words(th: "รายการที่ซ้ำ", en: "The duplicate"), choices: found.map { Choice($0.record.id.description, $0.heading) }, chosen: typed.text("other"), error: errors["other"]))
            \(TextField("reason", Words(th: "ทราบได้อย่างไรว่าเป็นคนเดียวกัน", en: "How it is known that they are one"), value: typed.raw("reason").map { String($0.prefix(400)) }, error: errors["reason"], autocomplete: "off", maximum: 300))
            \(Button(Words(th: "รวมรายการ", en: "Merge"), .danger, question: Words(th: "รวมสองรายการเป็นคนเดียวกัน?", en: "Make the two records one?")))
            """
        }.html
    }
}

/// Erases every sealed value of a person.
struct PurgePage: Page {
    var view: PersonView
    var typed = FormFields()
    var errors = FormErrors()

    var title: Words { Words(th: "ลบค่าที่ปิดไว้", en: "Erase what is sealed") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { PeopleCrumbs.person(view.line.id, view.line.name) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(Notice(.warning, "<p>\(Words(th: "เลขประจำตัวและข้อมูลกลุ่มเปราะบางทั้งหมดของ \(view.line.name) จะหายไปถาวร รวมถึงในประวัติ สำเนาสำรองเก่ายังมีค่าอยู่จนกว่าจะหมดอายุ", en: "All identifiers and facts about \(view.line.name) are gone for good, also from the history. Older backups hold them until they expire."))</p>"))
        \(Form(to: PeopleLinks.act(.purge, view.line.id)) { """
            \(TextField("reason", Words(th: "เหตุผล เช่น คำขอลบของเจ้าของข้อมูล", en: "Why, such as the person's own request"), value: typed.raw("reason").map { String($0.prefix(400)) }, error: errors["reason"], autocomplete: "off", maximum: 300))
            \(Checkbox("sure", Words(th: "ตรวจแล้ว ลบถาวร", en: "I am sure: erase them"), isTicked: typed.isTicked("sure"), error: errors["sure"]))
            \(Button(Words(th: "ลบถาวร", en: "Erase"), .danger))
            """ })
        """
    }
}
