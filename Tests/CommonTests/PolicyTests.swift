import Access
import Civics
import SQLText
import Testing

@Suite("Policy")
struct PolicyTests {
    let policy: Policy

    init() throws { policy = try Policy.embedded() }

    @Test("every role and class of the program has a Thai and an English name")
    func names() {
        for role in Role.allCases { #expect(policy.roles[role]?.name.th.isEmpty == false, "\(role)") }
        for dataClass in DataClass.allCases {
            #expect(policy.classes[dataClass]?.name.en.isEmpty == false, "\(dataClass)")
        }
    }

    @Test("what has no rule is refused: a class with rules for one role gives the others nothing")
    func denyByDefault() throws {
        let policy = try Policy(yaml: Self.head)
        for role in Role.allCases {
            for verb in Verb.allCases {
                for dataClass in DataClass.allCases where ![.published, .planning].contains(dataClass) {
                    #expect(policy.reach(of: role, verb, dataClass) == .none, "\(role) \(verb) \(dataClass)")
                }
            }
        }
    }

    @Test("the public reads what is published and nothing else")
    func publicReach() {
        for verb in Verb.allCases {
            for dataClass in DataClass.allCases {
                let expected: Reach = verb == .read && dataClass == .published ? .all : .none
                #expect(policy.reach(of: .public, verb, dataClass) == expected, "\(verb) \(dataClass)")
            }
        }
    }

    @Test("the administrator sees neither plans to write, nor staff, nor citizens", arguments: Verb.allCases)
    func administrator(verb: Verb) {
        for dataClass in DataClass.allCases where ![.published, .audit, .accounts].contains(dataClass) {
            #expect(policy.reach(of: .administrator, verb, dataClass) == .none, "\(dataClass)")
        }
    }

    @Test(
        "plans: who writes, approves and evaluates, how far",
        arguments: [
            (Role.mayor, Verb.approve, Reach.all), (.mayor, .write, .none),
            (.permanentSecretary, .approve, .all), (.divisionDirector, .approve, .division),
            (.divisionDirector, .write, .division), (.officer, .write, .division), (.officer, .approve, .none),
            (.evaluationCommittee, .evaluate, .all), (.evaluationCommittee, .write, .none),
            (.innovationCommittee, .read, .all), (.innovationCommittee, .write, .none),
            (.auditor, .read, .all), (.auditor, .write, .none), (.dataProtectionOfficer, .write, .none),
            (.administrator, .read, .none), (.public, .read, .none),
        ])
    func plans(role: Role, verb: Verb, reach: Reach) {
        #expect(policy.reach(of: role, verb, .planning) == reach)
    }

    @Test("an officer may write in the own division, not in another, and not what belongs to the whole organisation")
    func division() throws {
        let officer = someone(RoleGrant(.officer, division: works))
        try officer.require(.write, .planning, division: works, policy: policy)
        #expect(throws: Problem.forbidden) {
            try officer.require(.write, .planning, division: finance, policy: policy)
        }
        #expect(throws: Problem.forbidden) { try officer.require(.write, .planning, policy: policy) }
        #expect(throws: Problem.forbidden) {
            try someone(RoleGrant(.officer)).require(.write, .planning, division: works, policy: policy)
        }
    }

    @Test("several roles add up")
    func union() {
        let actor = someone(RoleGrant(.officer, division: works), RoleGrant(.divisionDirector, division: finance))
        let scope = policy.scope(of: actor, .write, .planning)
        #expect(scope.divisions == [works, finance])
        #expect(policy.scope(of: actor, .approve, .planning).divisions == [finance])
        #expect(!scope.covers(division: nil))
    }

    @Test("a scope becomes a bound condition, which holds for nothing where nothing is allowed")
    func condition() {
        func text(_ scope: Scope) -> (String, [SQLValue]) {
            scope.condition(division: "a.division").rendered(for: .postgres)
        }
        #expect(text(.none) == ("(1 = 0)", []))
        #expect(text(.all) == ("(1 = 1)", []))
        let hostile = DivisionCode(rawValue: "x' OR 1=1 --")
        let (sql, values) = text(Scope(divisions: [works, hostile]))
        #expect(sql == "(1 = 0 OR a.division IN ($1, $2))")
        #expect(values == [.text("works"), .text("x' OR 1=1 --")])
    }

    static let head = """
        roles:
        \(Role.allCases.map { "  \($0.rawValue): {th: ก, en: a, grant: one_person}" }.joined(separator: "\n"))
        classes:
        \(DataClass.allCases.map { "  \($0.rawValue): {th: ก, en: a, personal: false}" }.joined(separator: "\n"))
        rules:
          C0: {public: {read: all}, officer: {read: all}}
          C1: {officer: {read: all, write: division}, mayor: {read: own}}

        """

    @Test("routes: a missing row and a dead row are both told")
    func routes() throws {
        let policy = try Policy(
            yaml: Self.head + """
                routes:
                  - GET /plan: {class: C0, verb: read, public: true}
                  - POST /plan/{id}: {class: C1, verb: write, scope: division}
                """)
        let told = policy.check(routes: [("GET", "/plan"), ("GET", "/secret")])
        #expect(told == ["no policy row for GET /secret", "policy row without a route: POST /plan/{id}"])
        #expect(policy.routeRule("GET", "/secret") == nil)
        let rule = try #require(policy.routeRule("GET", "/plan"))
        #expect(policy.admits(.anyone, rule))
        let write = try #require(policy.routeRule("POST", "/plan/{id}"))
        #expect(!policy.admits(.anyone, write))
        #expect(policy.admits(someone(RoleGrant(.officer, division: works)), write))
        #expect(!policy.admits(someone(RoleGrant(.officer)), write))
        #expect(!policy.admits(someone(RoleGrant(.mayor)), write))
    }

    @Test("a route that is not marked public needs a role of the staff, whatever its class")
    func notPublic() throws {
        let policy = try Policy(yaml: Self.head + "routes:\n  - GET /desk: {class: C0, verb: read}\n")
        let rule = try #require(policy.routeRule("GET", "/desk"))
        #expect(!policy.admits(.anyone, rule))
        #expect(policy.admits(someone(RoleGrant(.officer, division: works)), rule))
    }

    @Test(
        "a policy with a mistake is refused, with its line",
        arguments: [
            ("routes:\n  - GET /x: {class: C99, verb: read}", "C99"),
            ("routes:\n  - GET /x: {class: C0, verb: look}", "look"),
            ("routes:\n  - GET /x: {class: C0}", "verb"),
            ("routes:\n  - GET /x: {class: C0, verb: read, pubic: true}", "pubic"),
            ("routes:\n  - GET x: {class: C0, verb: read}", "METHOD"),
            ("routes:\n  - GET /x: {class: C0, verb: read}\n  - GET /x: {class: C0, verb: read}", "two rows"),
            ("routes: yes", "list"), ("extra: 1", "extra"),
        ])
    func mistakes(tail: String, word: String) throws {
        let error = #expect(throws: PolicyError.self) { try Policy(yaml: Self.head + tail) }
        #expect(error?.message.contains(word) == true, "\(String(describing: error))")
        #expect((error?.line ?? 0) > 20)
    }

    @Test("a public route must be open to the public by the rules, too")
    func publicWithoutRule() {
        #expect(throws: PolicyError.self) {
            try Policy(yaml: Self.head + "routes:\n  - GET /x: {class: C1, verb: read, public: true}\n")
        }
        #expect(throws: PolicyError.self) { try Policy(yaml: "") }
        #expect(throws: PolicyError.self) { try Policy(yaml: "roles: {") }
        #expect(throws: PolicyError.self) { try Policy(yaml: "roles: {}\nclasses: {}\nrules: {}\nroutes: []") }
    }
}
