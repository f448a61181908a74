public import Civics
public import Storage

public struct GrantID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

/// A role given to an account for a time: who proposed it, who decided, and where it stands.
public struct HeldGrant: Sendable, Hashable, Identifiable, Decodable {
    public enum State: String, Sendable, Hashable, Codable {
        /// Waits for the second person.
        case proposed
        case active
        case refused
        case ended
    }

    public let id: GrantID
    public let account: AccountID
    public let role: Role
    public let division: DivisionCode?
    /// The number of the village (หมู่ที่), for roles that have one.
    public let village: Int?
    public let state: State
    /// The first day, inclusive.
    public let validFrom: CivilDate
    /// The last day, inclusive; `nil` until ended.
    public let validUntil: CivilDate?
    /// `nil` where the program itself proposed: at first start and on the command line.
    public let proposedBy: AccountID?
    public let proposedAt: Instant
    public let decidedBy: AccountID?
    public let decidedAt: Instant?

    /// Whether it gives its role on a day.
    public func holds(on day: CivilDate) -> Bool {
        guard state == .active, validFrom <= day else { return false }
        guard let last = validUntil else { return true }
        return day <= last
    }

    var grant: RoleGrant { RoleGrant(role, division: division, village: village) }
}
