import Access
import Civics
import Html
import Hummingbird
import Shell
import Storage
import Synchronization

/// Reading and checking the audit log.
struct AuditHandlers: Sendable {
    /// Leaves that are searched, newest first; further back one reads by subject.
    static let searched = 5_000
    /// Leaves that are shown.
    static let shown = 100
    /// Above so many leaves the check belongs on the command line.
    static let checkable: Int64 = 300_000

    private let services: WebServices
    /// One check at a time, whoever asks.
    private let checking = Checking()

    private final class Checking: Sendable {
        private let isBusy = Mutex(false)

        func begin() -> Bool {
            isBusy.withLock { busy in
                defer { busy = true }
                return !busy
            }
        }

        func end() { isBusy.withLock { $0 = false } }
    }

    init(_ services: WebServices) {
        self.services = services
    }

    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await page(context).response()
    }

    @Sendable func check(_ request: Request, _ context: ShellContext) async throws -> Response {
        var page = try await page(context)
        guard (page.head?.size ?? 0) <= Self.checkable else {
            page.errors.add(nil, AuditPage.tooLong)
            return page.response(.unprocessableContent)
        }
        guard checking.begin() else {
            page.errors.add(nil, AuditPage.busy)
            return page.response(.tooManyRequests)
        }
        defer { checking.end() }
        let verifier = AuditVerifier(services.world.store, key: services.auditKey)
        page.report = try await verifier.verify(outside: try services.auditHeads())
        return page.response()
    }

    private func page(_ context: ShellContext) async throws -> AuditPage {
        let actor = context.query("actor")
        let kind = context.query("kind")
        let subject = context.query("subject")
        let (leaves, head) = try await services.world.store.read { db in
            let all: [AuditLeaf]
            if let kind, let subject {
                all = try AuditLog.leaves(about: Subject(kind: kind, id: subject), limit: Self.searched, db)
            } else {
                all = try AuditLog.latest(limit: Self.searched, db)
            }
            return (all, try AuditLog.head(db))
        }
        let found = leaves.filter { leaf in
            (actor.map { leaf.actor == $0 } ?? true) && (kind.map { leaf.subject.kind == $0 } ?? true)
                && (subject.map { leaf.subject.id == $0 } ?? true)
        }
        return AuditPage(
            leaves: Array(found.prefix(Self.shown)), found: found.count, head: head,
            waiting: leaves.count { $0.position == nil }, actor: actor, kind: kind, subject: subject,
            names: try await names(context))
    }

    /// Names of accounts, for those readers who may see the list of accounts.
    private func names(_ context: ShellContext) async throws -> [String: String] {
        guard services.policy.scope(of: context.actor, .list, .accounts).everything else { return [:] }
        let desk = AccountDesk(services.world, policy: services.policy, hasher: services.hasher)
        return Dictionary(
            uniqueKeysWithValues: try await desk.list(by: context.actor).map {
                ($0.account.id.description, $0.account.displayName)
            })
    }
}
