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
        /// Whether the role is held in one village.
        public var hasVillage: Bool
    }

    /// Why somebody may open protected fields: what a person chooses from, and what the audit log keeps.
    public struct Purpose: Sendable, Hashable, Identifiable {
        public var code: String
        public var name: Words

        public var id: String { code }
    }

    /// What one role, or a role held in one division, may do with a class.
    public struct Right: Sendable, Hashable {
        public var role: Role
        /// `nil`: in whichever division the role is held.
        public var division: DivisionCode?
        public var verb: Verb
        public var reach: Reach
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
        var division: DivisionCode?
        var dataClass: DataClass
        var verb: Verb
    }

    public internal(set) var roles: [Role: RoleEntry]
    public internal(set) var classes: [DataClass: ClassEntry]
    /// In the order of the file.
    public internal(set) var purposes: [Purpose]
    var rules: [Rule: Reach]
    /// In the order of the file.
    public internal(set) var routes: [RouteRule]
    var routeIndex: [String: Int]

    /// How far one role reaches, as the file says it of the role in whichever division it is held.
    public func reach(of role: Role, _ verb: Verb, _ dataClass: DataClass) -> Reach {
        reach(of: role, in: nil, verb, dataClass)
    }

    /// How far a role held in one division reaches beyond what it reaches anywhere (`officer@finance`).
    public func reach(of role: Role, in division: DivisionCode?, _ verb: Verb, _ dataClass: DataClass) -> Reach {
        rules[Rule(role: role, division: division, dataClass: dataClass, verb: verb)] ?? .none
    }

    /// Every right on a class: roles in their own order, each without a division first.
    public func rights(on dataClass: DataClass) -> [Right] {
        let order = Dictionary(uniqueKeysWithValues: Role.allCases.enumerated().map { ($1, $0) })
        let verbs = Dictionary(uniqueKeysWithValues: Verb.allCases.enumerated().map { ($1, $0) })
        func place(_ rule: Rule) -> (Int, String, Int) {
            (order[rule.role] ?? 0, rule.division?.rawValue ?? "", verbs[rule.verb] ?? 0)
        }
        return rules.filter { $0.key.dataClass == dataClass && $0.value != .none }
            .sorted { place($0.key) < place($1.key) }
            .map { Right(role: $0.key.role, division: $0.key.division, verb: $0.key.verb, reach: $0.value) }
    }

    /// The divisions that rules name; the organisation has each of them, or the rule holds for nobody.
    public var divisionsNamed: Set<DivisionCode> { Set(rules.keys.compactMap(\.division)) }

    /// What an actor reaches: the union over the roles held.
    public func scope(of actor: Actor, _ verb: Verb, _ dataClass: DataClass) -> Scope {
        actor.grants.reduce(Scope.none) { sum, grant in
            let anywhere = reach(of: grant.role, verb, dataClass)
            let here = grant.division.map { reach(of: grant.role, in: $0, verb, dataClass) } ?? .none
            return .union(sum, .union(Scope(anywhere, grant, actor), Scope(here, grant, actor)))
        }
    }

    /// What an actor may see unmasked in a class: what a rule lets read, and what it lets open with a reason.
    ///
    /// Either way it is a `Disclosure` in C3–C6.
    public func unmaskScope(of actor: Actor, _ dataClass: DataClass) -> Scope {
        .union(scope(of: actor, .read, dataClass), scope(of: actor, .disclose, dataClass))
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

    public func hasVillage(_ role: Role) -> Bool {
        roles[role]?.hasVillage ?? false
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
    ///
    /// - Parameter isOwnRecord: whether the record is about the actor as a person. Whoever reaches it as an officer may
    ///   look (a flagged `Disclosure`) but neither change nor approve it (403.6).
    public func require(
        _ verb: Verb, _ dataClass: DataClass, division: DivisionCode? = nil, owner: AccountID? = nil,
        assignee: AccountID? = nil, village: Int? = nil, isOwnRecord: Bool = false, policy: Policy
    ) throws {
        let scope = policy.scope(of: self, verb, dataClass)
        guard scope.covers(division: division, owner: owner, assignee: assignee, village: village) else {
            throw Problem.forbidden
        }
        if isOwnRecord, verb == .write || verb == .approve || verb == .evaluate { throw Problem.ownRecord }
    }

    /// Whether the actor may do this to anything at all: for showing or hiding a button, never for the act itself.
    public func may(_ verb: Verb, _ dataClass: DataClass, policy: Policy) -> Bool {
        !policy.scope(of: self, verb, dataClass).isNone
    }
}
