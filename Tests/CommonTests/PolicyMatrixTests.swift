import Access
import Civics
import Foundation
import Storage
import Tables
import Testing

/// The role and permission matrix of the design, restated line by line and compared with what the policy gives.
@Suite("Policy matrix for data about persons")
struct PolicyMatrixTests {
    static let classes: [DataClass] = [.people, .identity, .welfare, .health, .children, .property, .requests]

    /// One line of the matrix: who, then what for C2 to C8.
    ///
    /// Letters: A aggregates · L masked list · R reads (and lists) · W writes (reads, lists) · w writes only · r reads
    /// only · K opens by a click with a reason (and lists) · P approves · O own · M own, masked · Y yes or no. A letter
    /// after it narrows: d division, v village, c assigned, s what the account made itself.
    struct Line: Sendable, CustomTestStringConvertible {
        var who: String
        var cells: [String]

        init(_ who: String, _ cells: String...) {
            self.who = who
            self.cells = cells
        }

        var testDescription: String { who }
    }

    static let matrix: [Line] = [
        Line("mayor", "A", "·", "A", "A", "A", "A", "A Rc"),
        Line("deputy_mayor", "A", "·", "A", "A", "A", "A", "A Rc"),
        Line("permanent_secretary", "L", "·", "L", "A", "A", "L", "R"),
        Line("deputy_secretary", "L", "·", "L", "A", "A", "L", "R"),
        Line("division_director@office", "Rd", "Ld", "A", "A R", "A", "A", "Rd Pd"),
        Line("division_director@finance", "Rd", "Ld", "A", "A", "A", "A R", "Rd Pd"),
        Line("division_director@works", "Rd", "Ld", "A", "A", "A", "A", "Rd Pd"),
        Line("division_director@education", "Rd", "Ld", "A", "A", "A R", "A", "Rd Pd"),
        Line("division_director@welfare", "Rd", "Ld", "A R", "A", "A", "A", "Rd Pd"),
        Line("officer@office", "W", "K", "L", "Wc", "·", "·", "W"),
        Line("officer@finance", "R", "R", "·", "·", "·", "W", "Wd"),
        Line("officer@works", "L", "·", "Rc", "·", "·", "R", "Wd"),
        Line("officer@education", "Rc", "Rc", "Lc", "Rc", "W", "·", "Wd"),
        Line("officer@welfare", "W", "K", "W", "Lc", "Rc", "Y", "Wd"),
        Line("officer@another", "·", "·", "·", "·", "·", "·", "Wd"),
        Line("evaluation_committee", "A", "·", "A", "A", "A", "A", "A"),
        Line("innovation_committee", "·", "·", "·", "·", "·", "·", "·"),
        Line("council_member", "O", "O", "A O", "O", "O", "A O", "A ws"),
        Line("village_head", "Lv ws", "Yv", "·", "·", "·", "·", "Rv ws"),
        Line("health_volunteer", "Rc", "Yc", "Wc", "wc rs", "Wc", "·", "ws"),
        Line("citizen", "O", "M", "O", "O", "O", "O", "O ws"),
        Line("public", "·", "·", "·", "·", "·", "·", "·"),
        Line("auditor", "L", "·", "A", "A", "A", "R", "R"),
        Line("data_protection_officer", "A", "·", "A", "A", "A", "A", "A"),
        Line("administrator", "·", "·", "·", "·", "·", "·", "·"),
    ]

    let policy: Policy
    static let account = AccountID(UUIDv7.generate(at: Instant(milliseconds: 1_764_000_000_000)))
    static let village = 7

    init() throws { policy = try Policy.embedded() }

    /// Somebody who holds the line's role, in its division, or in village 7 where the role has one.
    private func holder(_ line: Line) throws -> (Actor, DivisionCode?) {
        let parts = line.who.split(separator: "@")
        let role = try #require(Role(rawValue: String(parts[0])))
        let division = parts.count > 1 ? DivisionCode(rawValue: String(parts[1])) : nil
        #expect(policy.hasDivision(role) == (division != nil))
        let grant = RoleGrant(role, division: division, village: policy.hasVillage(role) ? Self.village : nil)
        return (someone(grant, account: Self.account), division)
    }

    private func expected(_ cell: String, _ verb: Verb, _ division: DivisionCode?) throws -> Scope {
        var scope = Scope.none
        for token in cell.split(separator: " ") where token != "·" {
            let verbs: [Verb]
            var narrowed = token.dropFirst()
            switch token.first {
            case "A": verbs = [.aggregate]
            case "L": verbs = [.list]
            case "R": verbs = [.read, .list]
            case "r": verbs = [.read]
            case "W": verbs = [.write, .read, .list]
            case "w": verbs = [.write]
            case "K": verbs = [.list, .disclose]
            case "P": verbs = [.approve]
            case "Y": verbs = [.match]
            case "O": (verbs, narrowed) = ([.read, .list], "s")
            case "M": (verbs, narrowed) = ([.list], "s")
            default: throw Office.Unexpected()
            }
            guard verbs.contains(verb) else { continue }
            switch narrowed {
            case "": scope.everything = true
            case "d": scope.divisions = [try #require(division)]
            case "v": scope.villages = [Self.village]
            case "c": scope.assigned = Self.account
            case "s": scope.own = Self.account
            default: throw Office.Unexpected()
            }
        }
        return scope
    }

    @Test("each line gives exactly what the matrix says, for every class and verb", arguments: matrix)
    func line(_ line: Line) throws {
        let (actor, division) = try holder(line)
        #expect(line.cells.count == Self.classes.count)
        for (dataClass, cell) in zip(Self.classes, line.cells) {
            for verb in Verb.allCases {
                let wanted = try expected(cell, verb, division)
                let given = policy.scope(of: actor, verb, dataClass)
                let place: Comment = "\(line.who) \(verb) \(dataClass.rawValue): \(given)"
                if wanted.everything { #expect(given.everything, place) } else { #expect(given == wanted, place) }
            }
        }
    }

    @Test("the matrix has a line for every role")
    func whole() {
        let lines = Set(Self.matrix.compactMap { $0.who.split(separator: "@").first.map(String.init) })
        #expect(lines == Set(Role.allCases.map(\.rawValue)))
    }

    @Test("the administrator has no right on C2 to C9, and no other role joined to it adds one of its own")
    func administrator() {
        for dataClass in Self.classes + [.staff] {
            #expect(!policy.rights(on: dataClass).contains { $0.role == .administrator }, "\(dataClass)")
        }
    }

    @Test(
        "elected roles see numbers of persons: no list and no reading of C2 to C7 but their own, names by village apart"
    )
    func elected() {
        for dataClass in Self.classes where dataClass != .requests {
            for right in policy.rights(on: dataClass) {
                switch right.role {
                case .mayor, .deputyMayor: #expect(right.verb == .aggregate, "\(right)")
                case .councilMember: #expect(right.verb == .aggregate || right.reach == .own, "\(right)")
                case .villageHead:
                    #expect(dataClass == .people || right.verb == .match, "\(right)")
                    #expect(right.reach == .village || right.reach == .own, "\(right)")
                default: break
                }
            }
        }
    }

    @Test("only officers, directors and the secretary list more of C4 to C6 than what is assigned or their own")
    func lists() {
        for dataClass: DataClass in [.welfare, .health, .children] {
            for right in policy.rights(on: dataClass) where right.reach == .all && right.verb != .aggregate {
                #expect(
                    [.officer, .divisionDirector, .permanentSecretary, .deputySecretary].contains(right.role),
                    "\(right)")
            }
        }
    }

    @Test("every division that a rule names is one of the shipped organisation")
    func divisions() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../plans/organisation.yaml")
        let profile = try OrganisationProfile(yaml: String(contentsOf: file, encoding: .utf8))
        #expect(policy.divisionsNamed.isSubset(of: profile.divisions.map(\.code)))
        #expect(policy.divisionsNamed.count == 5)
    }

    @Test("a role held in two divisions reaches what either gives, and a village counts beside a division")
    func unions() throws {
        let both = someone(
            RoleGrant(.officer, division: finance), RoleGrant(.officer, division: works),
            RoleGrant(.villageHead, village: 3), RoleGrant(.villageHead, village: 5))
        #expect(policy.scope(of: both, .write, .property).everything)
        let requests = policy.scope(of: both, .read, .requests)
        #expect(requests.divisions == [finance, works])
        #expect(requests.villages == [3, 5])
        #expect(requests.covers(division: nil, village: 3))
        #expect(!requests.covers(division: nil, village: 4))
        #expect(!requests.covers(division: nil))
        #expect(policy.scope(of: both, .write, .people).own == nil, "a grant without an account owns nothing")
    }

    @Test("a village role without its village and a division role without its division reach nothing")
    func incomplete() {
        #expect(policy.scope(of: someone(RoleGrant(.villageHead)), .list, .people).isNone)
        #expect(policy.scope(of: someone(RoleGrant(.officer)), .write, .property).isNone)
        #expect(policy.scope(of: someone(RoleGrant(.officer)), .write, .requests).isNone)
    }

    @Test("unmasking is what may be read or opened with a reason")
    func unmask() {
        let welfare = someone(RoleGrant(.officer, division: DivisionCode(rawValue: "welfare")))
        #expect(policy.unmaskScope(of: welfare, .identity).everything)
        #expect(policy.unmaskScope(of: someone(RoleGrant(.officer, division: finance)), .identity).everything)
        #expect(policy.unmaskScope(of: someone(RoleGrant(.permanentSecretary)), .identity).isNone)
        #expect(policy.unmaskScope(of: someone(RoleGrant(.officer, division: works)), .identity).isNone)
    }

    @Test("nobody changes the record of themselves, though they may look")
    func ownRecord() throws {
        let officer = someone(RoleGrant(.officer, division: DivisionCode(rawValue: "welfare")))
        try officer.require(.read, .welfare, isOwnRecord: true, policy: policy)
        try officer.require(.write, .welfare, policy: policy)
        #expect(throws: Problem.ownRecord) {
            try officer.require(.write, .welfare, isOwnRecord: true, policy: policy)
        }
        // Without the right at all the answer is the same as for anybody's record.
        #expect(throws: Problem.forbidden) {
            try someone(RoleGrant(.mayor)).require(.write, .welfare, isOwnRecord: true, policy: policy)
        }
    }

    static let head = """
        roles:
        \(Role.allCases.map {
            let place = $0 == .officer ? ", division: true" : $0 == .villageHead ? ", village: true" : ""
            return "  \($0.rawValue): {th: ก, en: a, grant: one_person\(place)}"
        }.joined(separator: "\n"))
        classes:
        \(DataClass.allCases.map { "  \($0.rawValue): {th: ก, en: a, personal: false}" }.joined(separator: "\n"))

        """

    @Test("a role in a division adds to the role, and only in that division")
    func narrowed() throws {
        let policy = try Policy(
            yaml: Self.head + "rules:\n  C2: {officer: {list: division}, officer@finance: {list: all, read: own}}\n")
        #expect(policy.scope(of: someone(RoleGrant(.officer, division: finance)), .list, .people).everything)
        let other = policy.scope(of: someone(RoleGrant(.officer, division: works)), .list, .people)
        #expect(other == Scope(divisions: [works]))
        #expect(policy.reach(of: .officer, .list, .people) == .division)
        #expect(policy.reach(of: .officer, in: finance, .list, .people) == .all)
        #expect(policy.rights(on: .people).map(\.division) == [nil, finance, finance])
    }

    @Test(
        "a rule with a mistake in its holder is refused with its line",
        arguments: [
            ("C2: {oficer@finance: {list: all}}", "oficer"), ("C2: {officer@: {list: all}}", "division"),
            ("C2: {mayor@finance: {list: all}}", "mayor"), ("C2: {officer@a b: {list: all}}", "division"),
            ("C2: {officer: {list: village}}", "village"), ("C2: {officer@finance@x: {list: all}}", "division"),
        ])
    func mistakes(rule: String, word: String) throws {
        let error = #expect(throws: PolicyError.self) { try Policy(yaml: Self.head + "rules:\n  " + rule + "\n") }
        #expect(error?.message.contains(word) == true, "\(String(describing: error))")
        #expect((error?.line ?? 0) > 20)
    }

    @Test("purposes have codes and names, and one is not there twice")
    func purposes() throws {
        #expect(policy.purposes.count >= 5)
        #expect(policy.purposes.allSatisfy { !$0.name.th.isEmpty && !$0.name.en.isEmpty })
        #expect(throws: PolicyError.self) { try Policy(yaml: Self.head + "purposes:\n  a: {th: ก}\n") }
    }
}
