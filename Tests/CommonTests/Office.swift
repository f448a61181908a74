import Access
import Civics
import Evidence
import Files
import Foundation
import Storage
import Synchronization
import Tables
import TestSupport

/// A clock that only moves when a test moves it.
final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    /// Begins on Monday 23 November 2569, 9 o'clock in Thailand.
    init() {
        let start = CivilDate(year: 2026, month: 11, day: 23).map(Instant.init(startOf:)) ?? Instant(milliseconds: 0)
        instant = Mutex(start.adding(seconds: 9 * 3600))
    }

    var now: Instant { instant.withLock { $0 } }

    func advance(seconds: Int64) { instant.withLock { $0 = $0.adding(seconds: seconds) } }
    func advance(days: Int64) { advance(seconds: days * 86_400) }
}

/// An office at work on an empty database: a clock to turn, and the desks of the common rooms.
struct Office {
    let clock: TestClock
    let world: World
    let policy: Policy
    let hasher = PasswordHasher(cost: .least)

    static let migrations = AccessMigrations.all + EvidenceMigrations.all + TablesMigrations.all + FilesMigrations.all

    /// - Parameter isMigrated: whether the store has a schema already: the test's own.
    init(_ store: any Store, clock: TestClock = TestClock(), isMigrated: Bool = false) async throws {
        self.clock = clock
        if !isMigrated { try await store.migrate(Office.migrations) }
        world = World(store: store, now: { clock.now }, newID: { UUIDv7.generate(at: clock.now) })
        policy = try Policy.embedded()
    }

    var invitations: Invitations { Invitations(world, policy: policy, hasher: hasher) }
    var accounts: AccountDesk { AccountDesk(world, policy: policy, hasher: hasher) }
    var grants: GrantDesk { GrantDesk(world, policy: policy) }
    var sessions: SessionDesk { SessionDesk(world, hasher: hasher) }

    static let password = "ม้าเขียวกระโดดข้ามโอ่ง"

    /// The administrator and the permanent secretary, both signed up.
    func staffed() async throws -> (administrator: Actor, secretary: Actor) {
        let links = try await invitations.issueFirst()
        for link in links {
            let name = link.role == .administrator ? "somchai" : "สมหญิง"
            try await invitations.accept(token: link.token, loginName: name, password: Office.password)
        }
        return (
            try await signIn("somchai").session.actor, try await signIn("สมหญิง").session.actor
        )
    }

    func signIn(
        _ name: String, _ password: String = Office.password, ip: String = "10.0.0.1"
    ) async throws -> (token: String, session: Session) {
        switch try await sessions.signIn(name: name, password: password, ip: ip) {
        case .signedIn(let token, let session): (token, session)
        case .needsSecondFactor: throw Unexpected()
        }
    }

    /// A new account that can sign in, without a role.
    func person(_ name: String, by administrator: Actor) async throws -> Account {
        let account = try await accounts.create(displayName: name, by: administrator)
        let link = try await invitations.issue(for: account.id, by: administrator)
        return try await invitations.accept(token: link.token, loginName: name, password: Office.password)
    }

    struct Unexpected: Error {}
}

/// Runs a body in an office on a new database of one engine.
func withOffice<T>(_ backend: Backend, _ body: (Office) async throws -> T) async throws -> T {
    try await backend.withStore { try await body(Office($0)) }
}

/// Somebody with roles and an account of their own.
func someone(_ grants: RoleGrant..., account: AccountID? = nil) -> Actor {
    Actor(account: account, name: "test", grants: grants)
}

let works = DivisionCode(rawValue: "works")
let finance = DivisionCode(rawValue: "finance")

func problem(_ number: String) -> @Sendable (any Error) -> Bool {
    { ($0 as? Problem)?.number == number }
}
