import Access
import Civics
import Html
import Registry
import Shell
import Storage

/// Asks why something sealed is to be opened, and shows it this once.
///
/// What is shown stands in the answer to a POST and nowhere else: not in an address, not in a page that can be kept.
struct OpeningPage: Page {
    var title: Words
    var trail: [Crumb]
    var room: PeopleRoom
    var action: Link
    /// What exactly is opened, in a sentence.
    var sentence: Words
    /// Fields of this form beside the purpose and the reason.
    var fields: HTML = .empty
    var typed = FormFields()
    var errors = FormErrors()
    /// What was opened; `nil` as long as it is asked for.
    var opened: HTML?
    /// Where the reader came from.
    var back: Crumb

    var audience: PageAudience { .staff }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(opened.map(shown) ?? (room.hasKey ? form : NoKeyNotice().html))
        """
    }

    private func shown(_ opened: HTML) -> HTML {
        """
        \(opened)
        \(Notice(.news, "<p>\(Words(th: "แสดงครั้งเดียว ระบบจดแล้วว่าท่านเปิดดูเมื่อใดและเพราะเหตุใด", en: "Shown this once. When and why you looked is kept."))</p>"))
        <p>\(ButtonLink(Words(th: "กลับไป \(back.label.th)", en: "Back to \(back.label.en)"), to: back.link, .plain))</p>
        """
    }

    private var form: HTML {
        """
        <p class="lead">\(sentence)</p>
        \(Form(to: action) { """
            \(fields)
            \(ReasonFields(room: room, typed: typed, errors: errors))
            \(Button(Words(th: "เปิดดู", en: "Open")))
            """ })
        """
    }
}

/// For what purpose and why: asked each time something sealed is opened.
struct ReasonFields: Component {
    var room: PeopleRoom
    var typed: FormFields
    var errors: FormErrors

    var html: HTML {
        """
        \(Select("purpose", Words(th: "เพื่อ", en: "What for"), choices: room.purposeChoices, chosen: typed.text("purpose"), error: errors["purpose"]))
        \(TextArea("reason", Words(th: "เหตุผล", en: "Why"), value: typed.raw("reason"), rows: 2, maximum: Disclosure.longestReason, hint: Words(th: "อย่างน้อย \(Disclosure.shortestReason) ตัวอักษร อย่าเขียนเลขบัตร", en: "at least \(Disclosure.shortestReason) letters, no ID numbers"), error: errors["reason"]))
        """
    }
}
