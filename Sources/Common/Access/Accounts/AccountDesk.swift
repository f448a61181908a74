import Civics
import Storage

/// What an administrator does with accounts, and what everybody does with the own one.
public struct AccountDesk: Sendable {
    let world: World
    let policy: Policy
    let hasher: PasswordHasher

    public init(_ world: World, policy: Policy, hasher: PasswordHasher) {
        self.world = world
        self.policy = policy
        self.hasher = hasher
    }

    /// Makes an account that nobody can sign in with until its one-time link (`Invitations.issue`) is taken.
    public func create(displayName: String, by actor: Actor) async throws -> Account {
        try actor.require(.write, .accounts, policy: policy)
        let name = try AccountDesk.checked(displayName: displayName)
        let account = Account(
            id: AccountID(world.newID()), loginName: nil, displayName: name, secondFactor: .none,
            createdAt: world.now(), disabledAt: nil)
        let leaf = world.newID()
        try await world.store.write { db in
            try AccountRows.insert(account, db)
            try AuditLog.append(.account("created", account.id), by: actor, at: account.createdAt, id: leaf, db)
        }
        return account
    }

    /// Every account with its grants.
    public func list(by actor: Actor) async throws -> [(account: Account, grants: [HeldGrant])] {
        try actor.require(.list, .accounts, policy: policy)
        return try await world.store.read { db in
            let grants = Dictionary(grouping: try GrantRows.all(db), by: \.account)
            return try AccountRows.all(db).map { ($0, grants[$0.id] ?? []) }
        }
    }

    /// One account with its grants: the own one, or any one for those who administer accounts.
    public func show(_ id: AccountID, by actor: Actor) async throws -> (account: Account, grants: [HeldGrant]) {
        if actor.account != id { try actor.require(.list, .accounts, policy: policy) }
        return try await world.store.read { db in (try AccountRows.find(id, db), try GrantRows.of(id, db)) }
    }

    /// Switches an account off and ends its sessions at once; the last administrator stays.
    public func disable(_ id: AccountID, by actor: Actor) async throws {
        try actor.require(.write, .accounts, policy: policy)
        let now = world.now()
        let leaf = world.newID()
        try await world.store.write { db in
            let account = try AccountRows.find(id, db)
            guard account.disabledAt == nil else { return }
            try AccountDesk.keepAnAdministrator(without: id, at: now, db)
            try AccountRows.setDisabled(id, at: now, db)
            try SessionRows.endAll(of: id, at: now, except: nil, db)
            try AuditLog.append(.account("disabled", id), by: actor, at: now, id: leaf, db)
        }
    }

    /// Switches an account on again.
    public func enable(_ id: AccountID, by actor: Actor) async throws {
        try actor.require(.write, .accounts, policy: policy)
        let now = world.now()
        let leaf = world.newID()
        try await world.store.write { db in
            guard try AccountRows.find(id, db).disabledAt != nil else { return }
            try AccountRows.setDisabled(id, at: nil, db)
            try AuditLog.append(.account("enabled", id), by: actor, at: now, id: leaf, db)
        }
    }

    /// Changes the own password: asks for the old one, and ends the other sessions.
    public func changePassword(from old: String, to new: String, in session: Session) async throws {
        let (account, credentials) = try await world.store.read { db in
            (try AccountRows.find(session.account, db), try AccountRows.credentials(session.account, db))
        }
        guard let loginName = account.loginName else { throw Problem.noSuchAccount }
        guard try await hasher.verify(old, against: credentials?.passwordHash) else { throw Problem.signInWrong }
        try PasswordRules.check(new, loginName: loginName, displayName: account.displayName)
        let hash = try await hasher.hash(new)
        let now = world.now()
        let leaf = world.newID()
        try await world.store.write { db in
            try AccountRows.setPassword(account.id, hash: hash, db)
            try SessionRows.endAll(of: account.id, at: now, except: session.id, db)
            try AuditLog.append(.account("passwordChanged", account.id), by: session.actor, at: now, id: leaf, db)
        }
    }

    static func checked(displayName: String) throws -> String {
        let name = displayName.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !name.isEmpty, name.count <= 200, name.utf8.count <= 2000, !name.contains("\0") else {
            throw Problem.displayNameMissing
        }
        return name
    }

    static func keepAnAdministrator(
        without account: AccountID? = nil, grant: GrantID? = nil, at now: Instant, _ db: Transaction
    ) throws {
        let day = now.thaiDate
        let before = try GrantRows.holders(of: .administrator, on: day, exceptAccount: nil, exceptGrant: nil, db)
        let after = try GrantRows.holders(
            of: .administrator, on: day, exceptAccount: account, exceptGrant: grant, db)
        if before > 0, after == 0 { throw Problem.lastAdministrator }
    }
}
