import Access
import Html
import Hummingbird
import Shell
import Storage

/// Roles that wait for the second person.
struct GrantsHandlers: Sendable {
    private let services: WebServices
    private let accounts: AccountDesk
    private let grants: GrantDesk

    init(_ services: WebServices) {
        self.services = services
        accounts = AccountDesk(services.world, policy: services.policy, hasher: services.hasher)
        grants = GrantDesk(services.world, policy: services.policy)
    }

    @Sendable func list(_ request: Request, _ context: ShellContext) async throws -> Response {
        var page = try await page(context)
        page.done = context.query("done")
        return page.response()
    }

    @Sendable func confirm(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await decide(context, done: "confirmed") { try await grants.confirm($0, by: context.actor) }
    }

    @Sendable func refuse(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await decide(context, done: "refused") { try await grants.refuse($0, by: context.actor) }
    }

    /// The administrator takes a role away, and comes back to the account it was of.
    @Sendable func end(_ request: Request, _ context: ShellContext) async throws -> Response {
        let id = try grant(context)
        let all = try await accounts.list(by: context.actor)
        guard let owner = all.first(where: { $0.grants.contains { $0.id == id } })?.account else {
            throw Problem.noSuchGrant
        }
        try await grants.end(id, by: context.actor)
        return .redirect(AccountLinks.account(owner.id.description).with("done", "ended"))
    }

    private func decide(
        _ context: ShellContext, done: String, _ work: (GrantID) async throws -> Void
    ) async throws -> Response {
        let id = try grant(context)
        let refusal = try await FormRefusal.of { try await work(id) }
        guard let refusal else { return .redirect(AccountLinks.grants.with("done", done)) }
        var page = try await page(context)
        page.errors = refusal.errors
        return page.response(refusal.status)
    }

    private func grant(_ context: ShellContext) throws -> GrantID {
        guard let id = GrantID(text: try context.parameter("grant")) else { throw Problem.noSuchGrant }
        return id
    }

    private func page(_ context: ShellContext) async throws -> GrantsPage {
        let people = try await accounts.list(by: context.actor)
        let names = Dictionary(uniqueKeysWithValues: people.map { ($0.account.id, $0.account.displayName) })
        let waiting = try await grants.waiting(by: context.actor)
        return GrantsPage(
            rows: waiting.map { grant in
                GrantsPage.Row(
                    grant: grant, holder: names[grant.account] ?? "-",
                    proposer: grant.proposedBy.flatMap { names[$0] })
            },
            decides: context.actor.holds(.permanentSecretary), names: try await RoleNames(services))
    }
}
