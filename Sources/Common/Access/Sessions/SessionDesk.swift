import Civics
import Storage

/// Signing in and out, and who is at work.
public struct SessionDesk: Sendable {
    /// A session's last sign of life is written at most this often (seconds), so a page is normally one read.
    static let touchEvery: Int64 = 30

    let world: World
    let hasher: PasswordHasher

    public init(_ world: World, hasher: PasswordHasher) {
        self.world = world
        self.hasher = hasher
    }

    /// Signs a person in and begins a session with a new token.
    ///
    /// Throws 429.1 before any hashing where there were too many tries (5 per name, 20 per address, in 15 minutes),
    /// 429.2 where the queue is full, and 401.1 for everything that is wrong: an unknown name, a wrong password and a
    /// disabled account take the same work and give the same answer.
    ///
    /// - Parameters:
    ///   - ip: the visitor's address as the trusted proxy says it.
    ///   - device: what the browser says it is, for the list of one's own sessions.
    ///   - replacing: the cookie that came with the request; that session ends.
    public func signIn(
        name: String, password: String, ip: String, device: String = "", replacing old: String? = nil
    ) async throws -> SignInResult {
        let name = String(LoginName.normalised(name).filter { $0 != "\0" })
        let attempt = world.newID()
        let began = world.now()
        let (wait, known) = try await world.store.write { db in
            if let wait = try SignInLimitRows.note(name: name, address: ip, id: attempt, at: began, db) {
                return (wait as Int64?, nil as AccountRows.Credentials?)
            }
            return (nil, try AccountRows.credentials(loginName: name, db))
        }
        if let wait { throw Problem.tooManySignIns(minutes: Int((wait + 59) / 60)) }
        let password = password.utf8.count <= PasswordRules.longestBytes ? password : ""
        let right = try await hasher.verify(password, against: known?.passwordHash)
        guard right, let known, known.disabledAt == nil else {
            let leaf = world.newID()
            let now = world.now()
            try await world.store.write { db in
                try AuditLog.append(.session("refused", account: known?.id), by: .anyone, at: now, id: leaf, db)
            }
            throw Problem.signInWrong
        }
        if known.secondFactor == .required { return .needsSecondFactor(known.id) }
        return try await begin(known, name: name, attempt: attempt, ip: ip, device: device, replacing: old)
    }

    private func begin(
        _ known: AccountRows.Credentials, name: String, attempt: UUIDv7, ip: String, device: String,
        replacing old: String?
    ) async throws -> SignInResult {
        let token = Token.random()
        let oldToken = old.flatMap { Token(text: $0) }
        let id = SessionID(world.newID())
        let leaf = world.newID()
        let now = world.now()
        let shortDevice = String(device.prefix(200).filter { $0 != "\0" })
        let session = try await world.store.write { db -> Session? in
            // The account may have changed while the password was being hashed.
            let fresh = try AccountRows.credentials(known.id, db)
            guard let fresh, fresh.disabledAt == nil, fresh.passwordHash == known.passwordHash else { return nil }
            if let oldToken { _ = try SessionRows.end(token: oldToken, at: now, db) }
            try SessionRows.sweep(before: now.adding(seconds: -31 * 86400), db)
            try SessionRows.insert(
                id, token: token, account: known.id, at: now, address: String(ip.prefix(64)), device: shortDevice, db)
            try SignInLimitRows.forgive(name: name, id: attempt, db)
            let session = try SessionRows.find(token, at: now, db)
            if let session {
                try AuditLog.append(.session("started", account: known.id), by: session.actor, at: now, id: leaf, db)
            }
            return session
        }
        guard let session else { throw Problem.signInWrong }
        return .signedIn(token: token.text, session: session)
    }

    /// The session of a cookie, in one read; `nil` where it is over, unknown or damaged.
    public func session(_ token: String) async throws -> Session? {
        guard let token = Token(text: token) else { return nil }
        let now = world.now()
        guard let session = try await world.store.read({ db in try SessionRows.find(token, at: now, db) }) else {
            return nil
        }
        if now >= session.lastSeenAt.adding(seconds: SessionDesk.touchEvery) {
            try await world.store.write { db in try SessionRows.touch(session.id, at: now, db) }
        }
        return session
    }

    /// Ends the session of a cookie at once.
    public func signOut(_ token: String) async throws {
        guard let token = Token(text: token) else { return }
        let now = world.now()
        let leaf = world.newID()
        try await world.store.write { db in
            guard let account = try SessionRows.end(token: token, at: now, db) else { return }
            let actor = Actor(account: account, name: "", grants: [])
            try AuditLog.append(.session("ended", account: account), by: actor, at: now, id: leaf, db)
        }
    }

    /// The sessions of the same person that are alive, newest first.
    public func list(for session: Session) async throws -> [SessionSummary] {
        let now = world.now()
        return try await world.store.read { db in try SessionRows.list(of: session.account, at: now, db) }
    }

    /// Ends one of the person's own sessions.
    public func revoke(_ id: SessionID, by session: Session) async throws {
        let now = world.now()
        let leaf = world.newID()
        try await world.store.write { db in
            guard try SessionRows.end(id, of: session.account, at: now, db) else { return }
            try AuditLog.append(
                .session("ended", account: session.account), by: session.actor, at: now, id: leaf, db)
        }
    }
}
