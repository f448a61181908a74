import Access
public import Civics
public import Storage

/// What the register keeps of one thing at one time: a value, whole, without its identifier.
///
/// Each noun is one such value with the row that maps, lists and searches read. The value is what versions keep; the
/// row can be made again from it.
public protocol RegisterRecord: Codable, Sendable, Hashable {
    associatedtype ID: Identifier
    static var kind: RecordKind { get }

    /// The other records it names: owners, members, the parcel a building stands on.
    var links: [RegisterLink] { get }

    /// Names that people search for; codes and numbers have columns of their own.
    var searchTexts: [String] { get }

    /// Throws a `Problem` where the value cannot stand, whoever wrote it.
    func check() throws

    /// Writes or replaces the row that holds today.
    func project(_ stamp: CurrentStamp<ID>, _ db: Transaction) throws

    /// Removes the row, where the thing is no more.
    static func unproject(_ id: ID, _ db: Transaction) throws
}

extension RegisterRecord {
    public var links: [RegisterLink] { [] }
    public var searchTexts: [String] { [] }
    public func check() throws {}
}

/// What the row of today carries beside the record's own fields.
public struct CurrentStamp<ID: Identifier>: Sendable {
    public var id: ID
    /// 1 for the first; a form sends it back, so that two people do not overwrite each other.
    public var version: Int
    public var validFrom: CivilDate
    public var recordedAt: Instant

    public init(id: ID, version: Int, validFrom: CivilDate, recordedAt: Instant) {
        self.id = id
        self.version = version
        self.validFrom = validFrom
        self.recordedAt = recordedAt
    }
}

/// From one record to another: who owns, lives in, stands on.
public struct RegisterLink: Sendable, Hashable {
    public enum Role: String, Sendable, Hashable, CaseIterable, Codable {
        case owner
        case occupier
        case member
        case head
        case parcel
        case building
        case household
        case person
    }

    public var role: Role
    public var target: RecordReference

    public init(_ role: Role, _ target: RecordReference) {
        self.role = role
        self.target = target
    }
}
