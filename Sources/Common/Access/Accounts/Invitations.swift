public import Civics
import Storage

/// One-time links: how a person gets an account, or a new password.
///
/// A link is 256 random bits of which only the hash is kept; it works once and for a limited time.
public struct Invitations: Sendable {
    /// A link's secret and whom it is for; shown once, kept nowhere.
    public struct Issued: Sendable, Hashable {
        public var role: Role?
        public var account: AccountID
        public var token: String
        public var expiresAt: Instant
    }

    /// How long a link works: 72 hours.
    public static let lifetime: Int64 = 72 * 3600

    let world: World
    let policy: Policy
    let hasher: PasswordHasher

    public init(_ world: World, policy: Policy, hasher: PasswordHasher) {
        self.world = world
        self.policy = policy
        self.hasher = hasher
    }

    /// Makes the accounts of the administrator and the permanent secretary, with a link for each.
    ///
    /// Until one of the two has been taken it can be called again: the links made before then stop working. Afterwards
    /// it throws 409.5.
    public func issueFirst() async throws -> [Issued] {
        let now = world.now()
        let expiry = now.adding(seconds: Invitations.lifetime)
        let made = [
            (role: Role.administrator, id: AccountID(world.newID()), name: "ผู้ดูแลระบบ"),
            (role: Role.permanentSecretary, id: AccountID(world.newID()), name: "ปลัดองค์การบริหารส่วนตำบล"),
        ].map { First(role: $0.role, id: $0.id, name: $0.name, grant: GrantID(world.newID()), token: .random()) }
        let leaves = (0..<6).map { _ in world.newID() }
        return try await world.store.write { db in
            guard try !AccountRows.anybodyCanSignIn(db) else { throw Problem.alreadyStarted }
            var leaf = leaves.makeIterator()
            func note(_ event: AuditEvent) throws {
                guard let id = leaf.next() else { return }
                try AuditLog.append(event, by: .commandLine, at: now, id: id, db)
            }
            let standing = try GrantRows.all(db).filter { $0.state == .active }
            return try made.map { first in
                let account: AccountID
                if let held = standing.first(where: { $0.role == first.role }) {
                    account = held.account
                } else {
                    account = first.id
                    try AccountRows.insert(
                        Account(
                            id: first.id, loginName: nil, displayName: first.name, secondFactor: .none, createdAt: now,
                            disabledAt: nil), db)
                    let grant = HeldGrant(
                        id: first.grant, account: first.id, role: first.role, division: nil, village: nil,
                        state: .active,
                        validFrom: now.thaiDate, validUntil: nil, proposedBy: nil, proposedAt: now, decidedBy: nil,
                        decidedAt: now)
                    try GrantRows.insert(grant, db)
                    try note(.account("created", first.id))
                    try note(.grant("confirmed", grant))
                }
                try AccountRows.insertLink(first.token.hash, for: account, at: now, until: expiry, db)
                try note(.account("linkIssued", account))
                return Issued(role: first.role, account: account, token: first.token.text, expiresAt: expiry)
            }
        }
    }

    private struct First: Sendable {
        var role: Role
        var id: AccountID
        var name: String
        var grant: GrantID
        var token: Token
    }

    /// Makes a link for an account: a new one, or one whose password is forgotten.
    ///
    /// A link made for an account that already sees personal data would let the administrator become that person, so
    /// those roles wait again for the permanent secretary; the secretary's own link is made on the command line only.
    public func issue(for id: AccountID, by actor: Actor) async throws -> Issued {
        try actor.require(.write, .accounts, policy: policy)
        let now = world.now()
        let expiry = now.adding(seconds: Invitations.lifetime)
        let token = Token.random()
        let leaf = world.newID()
        let suspensions = (0..<Role.allCases.count * 8).map { _ in world.newID() }
        let policy = policy
        return try await world.store.write { db in
            let account = try AccountRows.find(id, db)
            let standing = try GrantRows.of(id, db).filter { $0.state == .active }
            if actor.account != nil {
                if standing.contains(where: { $0.role == .permanentSecretary }) { throw Problem.onlyAtTheServer }
                if account.loginName != nil {
                    try AccountDesk.keepAnAdministrator(without: id, at: now, db)
                    for (grant, suspension) in zip(standing, suspensions) where policy.needsTwoPersons(grant.role) {
                        try GrantRows.suspend(grant.id, by: actor.account, at: now, db)
                        try AuditLog.append(.grant("suspended", grant), by: actor, at: now, id: suspension, db)
                    }
                }
            }
            try AccountRows.insertLink(token.hash, for: id, at: now, until: expiry, db)
            try AuditLog.append(.account("linkIssued", id), by: actor, at: now, id: leaf, db)
            return Issued(role: nil, account: id, token: token.text, expiresAt: expiry)
        }
    }

    /// Whom a link is for, to greet the person; `nil` where it does not work.
    public func holder(of token: String) async throws -> Account? {
        guard let token = Token(text: token) else { return nil }
        let now = world.now()
        return try await world.store.read { db in
            guard let id = try AccountRows.account(ofLink: token.hash, at: now, db) else { return nil }
            return try AccountRows.find(id, db)
        }
    }

    /// Takes a link: sets the name to sign in with and the password, once.
    ///
    /// Throws 401.3 for a link that does not work, 409.1 for a taken name, 422.1–422.5 for a name or password that
    /// cannot be; a refused form leaves the link usable.
    @discardableResult
    public func accept(
        token: String, loginName: String, displayName: String? = nil, password: String
    ) async throws -> Account {
        guard let token = Token(text: token), let holder = try await holder(of: token.text) else {
            throw Problem.linkUsedUp
        }
        let name = try LoginName(loginName)
        let shown = try AccountDesk.checked(displayName: displayName ?? holder.displayName)
        try PasswordRules.check(password, loginName: name, displayName: shown)
        let hash = try await hasher.hash(password)
        let now = world.now()
        let leaf = world.newID()
        return try await world.store.write { db in
            guard try AccountRows.useLink(token.hash, at: now, db) else { throw Problem.linkUsedUp }
            guard try !AccountRows.isTaken(name, except: holder.id, db) else { throw Problem.loginNameTaken }
            try AccountRows.setLogin(holder.id, name: name, displayName: shown, hash: hash, db)
            try SessionRows.endAll(of: holder.id, at: now, except: nil, db)
            let actor = Actor(account: holder.id, name: shown, grants: [])
            try AuditLog.append(.account("accepted", holder.id), by: actor, at: now, id: leaf, db)
            return try AccountRows.find(holder.id, db)
        }
    }
}
