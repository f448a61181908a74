import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Who looks after which households, and whose account is whose.
struct AssignmentHandlers: Sendable {
    var services: WebServices

    private var desk: AssignmentDesk { AssignmentDesk(services.world, policy: services.policy) }

    func show(_ context: ShellContext) async throws -> Response {
        try await page(context, account: context.query("account"), village: context.query("village")).response()
    }

    func assign(_ context: ShellContext) async throws -> Response {
        try await change(context) { account, records in
            try await desk.assign(records, to: account, by: context.actor)
        }
    }

    func end(_ context: ShellContext) async throws -> Response {
        try await change(context) { account, records in
            try await desk.end(records, of: account, by: context.actor)
        }
    }

    private func change(
        _ context: ShellContext, _ work: (AccountID, [RecordReference]) async throws -> Void
    ) async throws -> Response {
        let form = context.form
        let village = form.text("village")
        guard let text = form.text("account"), let account = AccountID(text: text) else {
            var page = try await page(context, account: nil, village: village)
            page.errors.add("account", AssignmentsPage.accountWrong)
            return page.response(.unprocessableContent)
        }
        let records = form.all("household").prefix(500).compactMap { HouseholdID(text: $0) }
            .map { RecordReference(.household, $0.value) }
        var errors = FormErrors()
        if records.isEmpty { errors.add("household", Words(th: "เลือกครัวเรือน", en: "Choose households")) }
        var refusal = FormRefusal.of(errors)
        if refusal == nil { refusal = try await FormRefusal.of { try await work(account, records) } }
        guard let refusal else {
            return .redirect(
                PeopleLinks.assignments.with("account", account.description).with("village", village)
                    .with("done", "saved"))
        }
        var page = try await page(context, account: text, village: village)
        for entry in refusal.errors.list { page.errors.add(nil, entry.sentence) }
        return page.response(refusal.status)
    }

    private func page(
        _ context: ShellContext, account text: String?, village typed: String?
    ) async throws -> AssignmentsPage {
        let (services, actor) = (self.services, context.actor)
        let account = text.flatMap { AccountID(text: $0) }
        let village = typed.flatMap { VillageEntry($0).number }
        let subjects = try await account.asyncMap { try await desk.subjects(of: $0, by: actor) } ?? []
        let offered =
            village == nil
            ? []
            : try await HouseholdDesk(services.world, policy: services.policy)
                .list(village: village, limit: 500, by: actor)
        let accounts =
            actor.may(.list, .accounts, policy: services.policy)
            ? try await AccountDesk(services.world, policy: services.policy, hasher: services.hasher).list(by: actor)
            : []
        let today = services.world.now().thaiDate
        let done = context.query("done")
        return try await services.world.store.read { db in
            let kept = try subjects.filter { $0.kind == .household }.compactMap { record in
                try Register.state(Household.self, HouseholdID(record.id), db).map { state in
                    AssignmentsPage.Kept(
                        id: HouseholdID(record.id),
                        house: PeopleText.house(state.record.houseNumber, state.record.village))
                }
            }
            var page = AssignmentsPage(
                room: try PeopleRoom(services, context, db), account: account, typed: text,
                volunteers: accounts.filter { entry in
                    entry.grants.contains { $0.role == .healthVolunteer && $0.holds(on: today) }
                }.map { Choice($0.account.id.description, Words($0.account.displayName)) },
                village: village, kept: kept,
                offered: offered.filter { line in !kept.contains { $0.id == line.id } })
            page.done = done
            return page
        }
    }

    // MARK: - Whose account

    func link(_ context: ShellContext) async throws -> Response {
        let id = try context.person()
        return try await account(context, done: "linked") { account in
            try await desk.link(account, to: id, by: context.actor)
        }
    }

    func unlink(_ context: ShellContext) async throws -> Response {
        try await account(context, done: "unlinked") { account in
            try await desk.unlink(account, by: context.actor)
        }
    }

    private func account(
        _ context: ShellContext, done: String, _ work: (AccountID) async throws -> Void
    ) async throws -> Response {
        let id = try context.person()
        var refusal: FormRefusal?
        if let account = context.form.text("account").flatMap({ AccountID(text: $0) }) {
            refusal = try await FormRefusal.of { try await work(account) }
        } else {
            var errors = FormErrors()
            errors.add("account", AssignmentsPage.accountWrong)
            refusal = FormRefusal(errors)
        }
        guard let refusal else { return .redirect(PeopleLinks.person(id).with("done", done)) }
        return try await PersonHandlers(services: services).page(context, refusal.errors).response(refusal.status)
    }
}

extension Optional {
    func asyncMap<Value>(_ transform: (Wrapped) async throws -> Value) async throws -> Value? {
        guard let wrapped = self else { return nil }
        return try await transform(wrapped)
    }
}

/// What one health volunteer looks after, and the households of a village to add.
struct AssignmentsPage: Page {
    struct Kept {
        var id: HouseholdID
        var house: Words
    }

    static let accountWrong = Words(
        th: "รหัสบัญชีไม่ถูกต้อง คัดลอกจากหน้าบัญชีของเจ้าตัว",
        en: "This is no number of an account: copy it from the account's page")

    var room: PeopleRoom
    var account: AccountID?
    /// What was typed as the account.
    var typed: String?
    /// The volunteers by name, for readers who may list accounts.
    var volunteers: [Choice]
    var village: Int?
    var kept: [Kept]
    var offered: [HouseholdLine]
    var errors = FormErrors()
    var done: String?

    var title: Words { Words(th: "มอบหมายครัวเรือนให้ อสม.", en: "Households of a health volunteer") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [PeopleCrumbs.register] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(DoneNotice(done, ["saved": Words(th: "บันทึกแล้ว", en: "Saved")]))
        \(PeopleCrumbs.tabs(room, chosen: PeopleLinks.assignments))
        <p class="lead">\(Words(th: "อสม. เห็นเฉพาะครัวเรือนที่มอบหมาย ถอนเมื่อใดก็ปิดทันที", en: "A volunteer sees only the households given here; taking them back closes them at once."))</p>
        \(choose)
        \(if: account != nil, lists)
        """
    }

    private var choose: HTML {
        let label = Words(th: "อสม.", en: "Health volunteer")
        let field: HTML =
            volunteers.isEmpty
            ? TextField(
                "account", Words(th: "รหัสบัญชีของ อสม.", en: "Number of the volunteer's account"),
                value: typed.map { String($0.prefix(60)) },
                error: errors["account"], autocomplete: "off", maximum: 60
            ).html
            : Select("account", label, choices: volunteers, chosen: typed, error: errors["account"]).html
        return """
            <form method="get" action="\(link: PeopleLinks.assignments)" class="form-stacked">
            \(field)
            \(Select("village", Words(th: "หมู่บ้าน", en: "Village"), choices: room.villageChoices(besides: village.map(String.init)), chosen: village.map(String.init), isRequired: false))
            <button type="submit" class="button button-plain">\(Words(th: "แสดง", en: "Show"))</button>
            </form>
            """
    }

    private var lists: HTML {
        """
        <h2>\(Words(th: "ดูแลอยู่ \(kept.count) ครัวเรือน", en: "Looks after \(kept.count) households"))</h2>
        \(kept.isEmpty ? EmptyState(Words(th: "ยังไม่ได้มอบหมาย", en: "None yet")).html : form(PeopleLinks.assignmentEnd, kept, "kept", Words(th: "ถอนจาก อสม.", en: "Take back"), .plain))
        \(if: village != nil, more)
        """
    }

    private var more: HTML {
        let choices = offered.map { Kept(id: $0.id, house: PeopleText.house($0)) }
        return """
            <h2>\(Words(th: "มอบหมายเพิ่ม", en: "Give more"))</h2>
            \(choices.isEmpty ? EmptyState(Words(th: "ไม่มีครัวเรือนอื่นในหมู่นี้", en: "No other household in this village")).html : form(PeopleLinks.assignments, choices, "offered", Words(th: "มอบหมาย", en: "Give"), .main))
            """
    }

    private func form(
        _ action: Link, _ choices: [Kept], _ place: String, _ label: Words, _ style: ButtonStyle
    ) -> HTML {
        Form(to: action) {
            """
            \(HiddenField("account", account?.description ?? ""))
            \(village.map { HiddenField("village", String($0)).html })
            <fieldset class="field"><legend>\(Words(th: "ครัวเรือน", en: "Households"))</legend><div class="choices">
            \(each: choices.enumerated(), { index, choice in
                """
                <div class="choice"><input type="checkbox" id="\(place)-\(index)" name="household" value="\(choice.id.description)"><label for="\(place)-\(index)">\(choice.house)</label></div>
                """
            })
            </div></fieldset>
            \(Button(label, style))
            """
        }.html
    }
}
