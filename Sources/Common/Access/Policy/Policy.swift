public import Civics

/// Who may do what with which class of data, how far: read once from `policy.yaml`, then a value.
///
/// Deny by default: what has no row is refused.
public struct Policy: Sendable, Hashable {
    public struct RoleEntry: Sendable, Hashable {
        /// How many persons it takes to give the role.
        public enum Giving: String, Sendable, Hashable {
            case nobody
            case onePerson = "one_person"
            case twoPersons = "two_persons"
        }

        public var name: Words
        public var giving: Giving
        /// Whether the role is held in one division.
        public var hasDivision: Bool
    }

    public struct ClassEntry: Sendable, Hashable {
        public var name: Words
        /// Whether a row of the class can be about a person who can be recognised.
        public var isPersonal: Bool
    }

    /// What a route needs of whoever comes.
    public struct RouteRule: Sendable, Hashable {
        public var method: String
        /// The path as the router knows it, such as `/plan/{activity}`.
        public var template: String
        public var dataClass: DataClass
        public var verb: Verb
        /// Whether anybody may come in without signing in.
        public var isPublic: Bool
        /// Whether every signed-in account may come in, also one whose roles still wait for confirmation.
        public var isForEveryAccount: Bool
        /// The smallest scope that may enter; the object itself is checked inside.
        public var scope: Reach
    }

    struct Rule: Sendable, Hashable {
        var role: Role
        var dataClass: DataClass
        var verb: Verb
    }

    public internal(set) var roles: [Role: RoleEntry]
    public internal(set) var classes: [DataClass: ClassEntry]
    var rules: [Rule: Reach]
    /// In the order of the file.
    public internal(set) var routes: [RouteRule]
    var routeIndex: [String: Int]

    /// How far one role reaches, as the file says it.
    public func reach(of role: Role, _ verb: Verb, _ dataClass: DataClass) -> Reach {
        rules[Rule(role: role, dataClass: dataClass, verb: verb)] ?? .none
    }

    /// What an actor reaches: the union over the roles held.
    public func scope(of actor: Actor, _ verb: Verb, _ dataClass: DataClass) -> Scope {
        actor.grants.reduce(Scope.none) { sum, grant in
            let part: Scope =
                switch reach(of: grant.role, verb, dataClass) {
                case .none, .village: .none
                case .own: Scope(own: actor.account)
                case .assigned: Scope(assigned: actor.account)
                case .division: Scope(divisions: grant.division.map { [$0] } ?? [])
                case .all: .all
                }
            return .union(sum, part)
        }
    }

    /// The row of a route; `nil` where there is none, which is a refusal.
    public func routeRule(_ method: String, _ template: String) -> RouteRule? {
        routeIndex["\(method) \(template)"].map { routes[$0] }
    }

    /// Whether an actor may enter a route at all; what the route then touches is checked inside.
    public func admits(_ actor: Actor, _ rule: RouteRule) -> Bool {
        if rule.isForEveryAccount, actor.account != nil { return true }
        let reached = scope(of: rule.isPublic ? actor.alsoPublic : actor.staffOnly, rule.verb, rule.dataClass)
        return !reached.isNone && reached.reaches(rule.scope)
    }

    /// Compares the router's routes with the file, both ways: one sentence per route without a row and row without a
    /// route.
    ///
    /// Empty when they agree.
    public func check(routes actual: [(method: String, template: String)]) -> [String] {
        let known = Set(actual.map { "\($0.method) \($0.template)" })
        let missing = known.filter { routeIndex[$0] == nil }.sorted().map { "no policy row for \($0)" }
        let dead = routes.map { "\($0.method) \($0.template)" }.filter { !known.contains($0) }
            .map { "policy row without a route: \($0)" }
        return missing + dead
    }

    /// Whether giving the role needs the permanent secretary's confirmation.
    public func needsTwoPersons(_ role: Role) -> Bool {
        roles[role]?.giving != .onePerson
    }

    public func hasDivision(_ role: Role) -> Bool {
        roles[role]?.hasDivision ?? false
    }
}

extension Actor {
    /// What everybody may do, everybody who has signed in may do too.
    fileprivate var alsoPublic: Actor {
        holds(.public) ? self : Actor(account: account, name: name, grants: grants + [RoleGrant(.public)])
    }

    fileprivate var staffOnly: Actor {
        Actor(account: account, name: name, grants: grants.filter { $0.role != .public })
    }

    /// Throws 403.1 unless the actor may do this to a thing of this division.
    ///
    /// A thing without a division (`nil`) belongs to the whole organisation, so only the scope `all` reaches it, unless
    /// it is the actor's own. Call it inside the transaction with the object's own division, not with one from a form.
    public func require(
        _ verb: Verb, _ dataClass: DataClass, division: DivisionCode? = nil, owner: AccountID? = nil,
        assignee: AccountID? = nil, policy: Policy
    ) throws {
        let scope = policy.scope(of: self, verb, dataClass)
        guard scope.covers(division: division, owner: owner, assignee: assignee) else { throw Problem.forbidden }
    }

    /// Whether the actor may do this to anything at all: for showing or hiding a button, never for the act itself.
    public func may(_ verb: Verb, _ dataClass: DataClass, policy: Policy) -> Bool {
        !policy.scope(of: self, verb, dataClass).isNone
    }
}
