import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Shell
import Storage

/// What the administrator does with accounts.
struct AccountsHandlers: Sendable {
    private let services: WebServices
    private let accounts: AccountDesk
    private let grants: GrantDesk
    private let invitations: Invitations

    init(_ services: WebServices) {
        self.services = services
        accounts = AccountDesk(services.world, policy: services.policy, hasher: services.hasher)
        grants = GrantDesk(services.world, policy: services.policy)
        invitations = Invitations(services.world, policy: services.policy, hasher: services.hasher)
    }

    @Sendable func list(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await listPage(context).response()
    }

    @Sendable func create(_ request: Request, _ context: ShellContext) async throws -> Response {
        var made: Account?
        let refusal = try await FormRefusal.of {
            made = try await accounts.create(displayName: context.form.text("displayName") ?? "", by: context.actor)
        }
        guard let made else {
            var page = try await listPage(context)
            page.displayName = context.form.raw("displayName") ?? ""
            page.errors = refusal?.errors ?? FormErrors()
            return page.response(refusal?.status ?? .unprocessableContent)
        }
        return .redirect(AccountLinks.account(made.id.description).with("done", "created"))
    }

    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        var page = try await page(try account(context), context)
        page.done = context.query("done")
        return page.response()
    }

    /// Makes a one-time link and shows it this once.
    @Sendable func invite(_ request: Request, _ context: ShellContext) async throws -> Response {
        let id = try account(context)
        var issued: Invitations.Issued?
        let refusal = try await FormRefusal.of { issued = try await invitations.issue(for: id, by: context.actor) }
        var page = try await page(id, context)
        page.errors = refusal?.errors ?? FormErrors()
        page.invitation = issued.map {
            AccountPage.Invitation(
                address: origin(request, context) + AccountLinks.invitation($0.token).text, expires: $0.expiresAt)
        }
        return page.response(refusal?.status ?? .ok)
    }

    @Sendable func disable(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await act(context, done: "disabled") { try await accounts.disable($0, by: context.actor) }
    }

    @Sendable func enable(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await act(context, done: "enabled") { try await accounts.enable($0, by: context.actor) }
    }

    @Sendable func propose(_ request: Request, _ context: ShellContext) async throws -> Response {
        let id = try account(context)
        let form = context.form
        var errors = FormErrors()
        let role = form.text("role").flatMap { Role(rawValue: $0) }
        if role == nil { errors.add("role", Words(th: "เลือกหน้าที่", en: "Choose the role")) }
        let until = DayEntry(form, "until")
        if let sentence = until.error { errors.add("until", sentence) }
        let village = form.text("village").map { VillageEntry($0) }
        if let village, village.number == nil { errors.add("village", VillageEntry.error) }
        var refusal = errors.isEmpty ? nil : FormRefusal(errors)
        var isWaiting = false
        if refusal == nil, let role {
            refusal = try await FormRefusal.of {
                let grant = try await grants.propose(
                    role, division: form.text("division").map { DivisionCode(rawValue: $0) },
                    village: village?.number, for: id, until: until.day, by: context.actor)
                isWaiting = grant.state == .proposed
            }
        }
        guard let refusal else {
            return .redirect(AccountLinks.account(id.description).with("done", isWaiting ? "proposed" : "given"))
        }
        var page = try await page(id, context)
        page.errors = refusal.errors
        page.typed = form
        return page.response(refusal.status)
    }

    private func act(
        _ context: ShellContext, done: String, _ work: (AccountID) async throws -> Void
    ) async throws -> Response {
        let id = try account(context)
        let refusal = try await FormRefusal.of { try await work(id) }
        guard let refusal else { return .redirect(AccountLinks.account(id.description).with("done", done)) }
        var page = try await page(id, context)
        page.errors = refusal.errors
        return page.response(refusal.status)
    }

    private func account(_ context: ShellContext) throws -> AccountID {
        guard let id = AccountID(text: try context.parameter("account")) else { throw Problem.noSuchAccount }
        return id
    }

    private func listPage(_ context: ShellContext) async throws -> AccountsPage {
        let list = try await accounts.list(by: context.actor)
        let waiting = try await linksWaiting(list.map(\.account))
        return AccountsPage(
            rows: list.map {
                AccountsPage.Row(account: $0.account, grants: $0.grants, linkWaitsUntil: waiting[$0.account.id])
            },
            today: services.world.now().thaiDate, names: try await RoleNames(services))
    }

    /// Until when the newest link of each account works that nobody has taken yet, as the audit log tells.
    private func linksWaiting(_ accounts: [Account]) async throws -> [AccountID: Instant] {
        let now = services.world.now()
        return try await services.world.store.read { db in
            var waiting: [AccountID: Instant] = [:]
            for account in accounts where account.loginName == nil {
                let about = Subject(kind: "account", id: account.id.description)
                let made = try AuditLog.leaves(about: about, db).first { $0.name == "account.linkIssued" }
                guard let until = made?.at.adding(seconds: Invitations.lifetime), until > now else { continue }
                waiting[account.id] = until
            }
            return waiting
        }
    }

    private func page(_ id: AccountID, _ context: ShellContext) async throws -> AccountPage {
        let (account, grants) = try await accounts.show(id, by: context.actor)
        return AccountPage(
            account: account, grants: grants, isOwn: context.actor.account == id,
            names: try await RoleNames(services))
    }

    /// How the browser reached us, for a link that is passed on by hand.
    private func origin(_ request: Request, _ context: ShellContext) -> String {
        guard let authority = request.head.authority, !authority.isEmpty else { return "" }
        return (context.isSecure ? "https://" : "http://") + authority
    }
}
