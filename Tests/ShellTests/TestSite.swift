import Access
import Civics
import Html
import Hummingbird
import Shell
import ShellSupport
import Storage
import Synchronization

/// A small site on the real routes, guard, forms and pages; only the people are made up.
struct TestSite {
    struct Note: Page {
        var text: String
        var audience: PageAudience = .everyone
        var title: Words { Words(th: "บันทึก", en: "Note") }
        var main: HTML { "<h1>\(title)</h1><p>\(text)</p>" }
    }

    struct NoteForm: Page {
        var values = FormFields()
        var errors = FormErrors()
        var title: Words { Words(th: "เขียนบันทึก", en: "Write a note") }
        var main: HTML {
            """
            <h1>\(title)</h1>
            \(ErrorSummary(errors))
            \(Form(to: Link("notes")) { """
                \(TextArea("text", Words(th: "ข้อความ", en: "Text"), value: values.raw("text"), error: errors["text"]))
                \(Button(Words(th: "บันทึก", en: "Save")))
                """ })
            """
        }
    }

    struct Secret: Error { var text = "รหัสผ่าน 1234" }

    /// What was stored by forms that came through.
    final class Store: Sendable {
        let notes = Mutex<[String]>([])
    }

    static let officer = "0123456789abcdef0123456789abcdef"
    static let auditor = "fedcba9876543210fedcba9876543210"

    let store = Store()
    let routes: Routes
    let responder: RouterResponder<ShellContext>

    init(settings: ShellSettings = ShellSettings(), rule: (@Sendable (String, String) -> GuardRule?)? = nil) {
        let services = ShellServices(
            actor: { token in
                if token == "storage-is-down" { throw Secret() }
                guard let role = [Self.officer: Role.officer, Self.auditor: .auditor][token],
                    let id = UUIDv7(bytes: Array(repeating: 7, count: 16))
                else { return nil }
                let actor = Actor(account: AccountID(id), name: "มาลี", grants: [RoleGrant(role)])
                return SignedIn(
                    actor: actor, expires: Instant(milliseconds: 1),
                    formSecret: role == .auditor ? "of the auditor's session" : nil)
            },
            rule: rule ?? { _, template in template.hasPrefix("/staff") ? .roles([.officer]) : .everyone },
            now: { Instant(milliseconds: 0) },
            site: { Site(signIn: Link("sign-in"), signOut: Link("sign-out")) })
        routes = Routes(services: services, settings: settings)
        let store = store
        routes.get("") { _, _ in Note(text: "หน้าแรก").response() }
        routes.get("who") { _, context in Note(text: context.clientAddress).response() }
        routes.get("broken") { _, _ in throw Secret() }
        routes.get("late") { _, _ in
            throw Problem("409.77", Words(th: "ปิดแล้ว", en: "Closed"), wayForward: Words(th: "เปิดใหม่", en: "Reopen"))
        }
        routes.get("notes/{name}") { _, context in Note(text: try context.parameter("name")).response() }
        routes.get("notes") { _, _ in NoteForm().response() }
        routes.post("notes") { _, context in
            guard let text = context.form.text("text") else {
                var errors = FormErrors()
                errors.add("text", Words(th: "กรอกข้อความ", en: "Write something"))
                return NoteForm(values: context.form, errors: errors).response(.unprocessableContent)
            }
            store.notes.withLock { $0.append(text) }
            return .redirect(Link("notes", text))
        }
        routes.upload("files") { _, context in
            Note(text: context.form.file("photo").map { "\($0.name) \($0.bytes.count)" } ?? "none").response()
        }
        routes.post("sign-in") { _, context in
            Response.redirect(context.back == .root ? Link("staff") : context.back).beginningSession(
                Self.officer, context, lasting: 600)
        }
        routes.post("sign-out") { _, context in Response.redirect(.root).endingSession(context) }
        routes.get("staff") { _, context in
            Note(text: try context.requireSignedIn().actor.name, audience: .staff).response()
        }
        responder = routes.responder()
    }

    func visitor(_ headers: [String: String] = [:]) -> Visitor<RouterResponder<ShellContext>> {
        Visitor(responder, headers: headers)
    }

    var notes: [String] { store.notes.withLock { $0 } }
}
