import Access
import Civics
import Html
import Hummingbird
import Shell
import Storage
import Tables

/// Dated tables: what holds from when, on what ground, and how it was before.
struct TablesHandlers: Sendable {
    private let services: WebServices
    private let desk: DatedTableDesk

    init(_ services: WebServices) {
        self.services = services
        desk = DatedTableDesk(services.world, policy: services.policy)
    }

    @Sendable func list(_ request: Request, _ context: ShellContext) async throws -> Response {
        let today = services.world.now().thaiDate
        let rows = try await services.world.store.read { try DatedTables.standing($0) }
        return TablesPage(rows: rows.filter { TableWords.isShown($0.key) }, today: today, done: context.query("done"))
            .response()
    }

    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await page(context.query("key"), context).response()
    }

    @Sendable func edit(_ request: Request, _ context: ShellContext) async throws -> Response {
        let form = context.form
        var page = try await page(form.text("key"), context)
        page.typed = form
        let from = DayEntry(form, "effectiveFrom", isRequired: true)
        let to = DayEntry(form, "effectiveTo")
        if let sentence = from.error { page.errors.add("effectiveFrom", sentence) }
        if let sentence = to.error { page.errors.add("effectiveTo", sentence) }
        let value = form.text("value") ?? ""
        if value.isEmpty { page.errors.add("value", Words(th: "กรอกค่า", en: "Fill in the value")) }
        if form.text("legal") == nil {
            page.errors.add("legal", Words(th: "กรอกที่มา เช่น เลขที่หนังสือหรือข้อกฎหมาย", en: "Fill in what it rests on"))
        }
        // What was a number stays one: the program counts with it.
        if page.isNumber, !value.isEmpty, WholeNumber.read(value) == nil {
            page.errors.add("value", Words(th: "ค่านี้ต้องเป็นจำนวนเต็ม", en: "This value is a whole number"))
        }
        guard page.errors.isEmpty, let first = from.day else { return page.response(.unprocessableContent) }
        let key = page.key
        let kept = page.isNumber ? WholeNumber.read(value).map(String.init) ?? value : value
        let refusal = try await FormRefusal.of {
            try await desk.edit(
                key, value: kept, from: first, to: to.day, legalReference: form.text("legal") ?? "",
                certainty: form.isTicked("verified") ? .verified : .unverified, by: context.actor)
        }
        guard let refusal else { return .redirect(OfficeLinks.tables.with("done", "changed")) }
        page.errors = refusal.errors
        return page.response(refusal.status)
    }

    private func page(_ key: String?, _ context: ShellContext) async throws -> TablePage {
        guard let key, TableWords.isShown(key) else { throw Problem.noSuchTableKey }
        let history = try await services.world.store.read { try DatedTables.history(key, $0) }
        guard !history.isEmpty else { throw Problem.noSuchTableKey }
        let policy = services.policy
        return TablePage(
            key: key, history: history, today: services.world.now().thaiDate,
            decides: policy.scope(of: context.actor, .write, .accounts).everything
                || policy.scope(of: context.actor, .write, .planning).everything)
    }
}

/// What the tables are called, and which of them a clerk changes here.
enum TableWords {
    private static let shipped = try? ShippedTables.embedded()

    /// The organisation's own profile is a document, not a value, and has no form here.
    static func isShown(_ key: String) -> Bool { key != "organisation/profile" }

    static func name(_ key: String) -> Words { shipped?.names[key] ?? Words(key) }
}
