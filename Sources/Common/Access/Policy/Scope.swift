/// What one actor may reach with one verb on one class: the union over the roles held.
public struct Scope: Sendable, Hashable {
    public var everything: Bool
    public var divisions: Set<DivisionCode>
    /// The numbers of the villages (หมู่ที่).
    public var villages: Set<Int>
    /// Whose own things are reached: what the account made, and the person record it is linked to.
    public var own: AccountID?
    /// Whose assigned things are reached.
    public var assigned: AccountID?

    public init(
        everything: Bool = false, divisions: Set<DivisionCode> = [], own: AccountID? = nil, assigned: AccountID? = nil,
        villages: Set<Int> = []
    ) {
        self.everything = everything
        self.divisions = divisions
        self.villages = villages
        self.own = own
        self.assigned = assigned
    }

    public static let none = Scope()
    public static let all = Scope(everything: true)

    public var isNone: Bool {
        !everything && divisions.isEmpty && villages.isEmpty && own == nil && assigned == nil
    }

    /// Whether a thing of this division (`nil`: of the whole organisation) and village (`nil`: of none), made by or
    /// assigned to these, is inside.
    public func covers(
        division: DivisionCode?, owner: AccountID? = nil, assignee: AccountID? = nil, village: Int? = nil
    ) -> Bool {
        if everything { return true }
        if let village, villages.contains(village) { return true }
        if let division, divisions.contains(division) { return true }
        if let own, own == owner { return true }
        if let assigned, assigned == assignee { return true }
        return false
    }

    /// Whether it reaches at least as far as a route asks.
    public func reaches(_ reach: Reach) -> Bool {
        switch reach {
        case .none: true
        case .all: everything
        case .division: everything || !divisions.isEmpty
        case .assigned: everything || !divisions.isEmpty || !villages.isEmpty || assigned != nil
        case .own: !isNone
        case .village: everything || !villages.isEmpty
        }
    }

    /// What either of two reaches.
    public static func union(_ left: Scope, _ right: Scope) -> Scope {
        Scope(
            everything: left.everything || right.everything, divisions: left.divisions.union(right.divisions),
            own: left.own ?? right.own, assigned: left.assigned ?? right.assigned,
            villages: left.villages.union(right.villages))
    }
}

extension Scope {
    /// How far one grant reaches by one rule.
    init(_ reach: Reach, _ grant: RoleGrant, _ actor: Actor) {
        switch reach {
        case .none: self = .none
        case .own: self = Scope(own: actor.account)
        case .assigned: self = Scope(assigned: actor.account)
        case .village: self = Scope(villages: grant.village.map { [$0] } ?? [])
        case .division: self = Scope(divisions: grant.division.map { [$0] } ?? [])
        case .all: self = .all
        }
    }
}
