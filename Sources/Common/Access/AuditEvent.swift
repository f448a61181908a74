public import Civics
public import Storage

/// The thing a record is about: a kind (`plan`, `activity`, `account`) and its identifier as text.
public struct Subject: Sendable, Hashable, Codable {
    public var kind: String
    public var id: String

    public init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }
}

/// What happened, as the audit log keeps it: names of fields, never personal values.
///
/// Each slice adds its own as static functions; a test checks that the names are unique.
public struct AuditEvent: Sendable, Hashable {
    /// `noun.verb`, such as `plan.imported`.
    public var name: String
    public var subject: Subject
    public var detail: [String: String]

    public init(_ name: String, _ subject: Subject, detail: [String: String] = [:]) {
        self.name = name
        self.subject = subject
        self.detail = detail
    }
}

/// What code at the edge is given of the outside world; everything else is a function of its arguments.
public struct World: Sendable {
    public var store: any Store
    public var now: @Sendable () -> Instant
    public var newID: @Sendable () -> UUIDv7

    public init(
        store: any Store, now: @escaping @Sendable () -> Instant, newID: @escaping @Sendable () -> UUIDv7
    ) {
        self.store = store
        self.now = now
        self.newID = newID
    }
}
