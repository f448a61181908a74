import Access
public import Civics
import Storage

/// An account of the sample organisation, to be printed.
public struct DemoAccount: Sendable, Hashable {
    public var loginName: String
    public var displayName: String
    public var role: Words
}

/// The people of the sample organisation: one account for every role, and an officer and a director for each division.
struct DemoPeople: Sendable {
    var actors: [String: Actor]
    var accounts: [DemoAccount]

    private struct Person {
        var login: String
        var name: String
        var role: Role
        var division: DivisionCode?
        var village: Int?
    }

    /// Somebody by the name to sign in with, without `demo-`.
    func actor(_ login: String) throws -> Actor {
        guard let actor = actors[login] else { throw Problem.noSuchAccount }
        return actor
    }

    /// A password that can be typed on a Thai and on a Latin keyboard; the seed decides it.
    static func password(seed: UInt64) -> String {
        var random = SplitMix64(seed: seed ^ 0xACCE_55)
        let first = ["mango", "lotus", "bamboo", "jasmine", "tamarind", "papaya"]
        let second = ["buffalo", "heron", "kite", "elephant", "catfish", "sparrow"]
        let third = ["river", "meadow", "orchard", "village", "harvest", "monsoon"]
        let words = [random.one(of: first), random.one(of: second), random.one(of: third)].compactMap { $0 }
        return words.joined(separator: "-") + "-\(random.whole(21...98))"
    }

    /// Names that nobody can take for a person: `ตัวอย่าง` and the office.
    private static let central: [Person] = [
        Person(login: "mayor", name: "ตัวอย่าง นายก อบต.", role: .mayor),
        Person(login: "deputy-mayor", name: "ตัวอย่าง รองนายก อบต.", role: .deputyMayor),
        Person(login: "deputy-secretary", name: "ตัวอย่าง รองปลัด อบต.", role: .deputySecretary),
        Person(login: "innovation", name: "ตัวอย่าง กรรมการนวัตกรรม", role: .innovationCommittee),
        Person(login: "evaluation", name: "ตัวอย่าง กรรมการประเมินผล", role: .evaluationCommittee),
        Person(login: "auditor", name: "ตัวอย่าง ผู้ตรวจสอบภายใน", role: .auditor),
        Person(login: "dpo", name: "ตัวอย่าง เจ้าหน้าที่คุ้มครองข้อมูล", role: .dataProtectionOfficer),
        Person(login: "council", name: "ตัวอย่าง สมาชิกสภา อบต.", role: .councilMember),
        Person(login: "village-head", name: "ตัวอย่าง ผู้ใหญ่บ้านหมู่ที่ 8", role: .villageHead, village: 8),
        Person(login: "volunteer", name: "ตัวอย่าง อสม. หมู่ที่ 8", role: .healthVolunteer, village: 8),
        Person(login: "citizen", name: "ตัวอย่าง ประชาชน", role: .citizen),
    ]

    private static func ofDivisions(_ divisions: [(code: DivisionCode, name: String)]) -> [Person] {
        divisions.flatMap { code, name in
            let head = name.hasPrefix("กอง") ? "ผอ.\(name)" : "หัวหน้า\(name)"
            return [
                Person(
                    login: "\(code.rawValue)-director", name: "ตัวอย่าง \(head)", role: .divisionDirector, division: code
                ), Person(login: code.rawValue, name: "ตัวอย่าง เจ้าหน้าที่\(name)", role: .officer, division: code),
            ]
        }
    }

    /// Makes all accounts: the first two by one-time links, the others proposed by the administrator and confirmed by
    /// the permanent secretary.
    static func appoint(
        _ world: World, policy: Policy, divisions: [(code: DivisionCode, name: String)], password: String,
        _ step: () -> Void
    ) async throws -> DemoPeople {
        let hasher = PasswordHasher(cost: .least)
        let invitations = Invitations(world, policy: policy, hasher: hasher)
        let desk = AccountDesk(world, policy: policy, hasher: hasher)
        let grants = GrantDesk(world, policy: policy)
        var people = DemoPeople(actors: [:], accounts: [])
        for link in try await invitations.issueFirst() {
            let isAdministrator = link.role == .administrator
            let login = isAdministrator ? "admin" : "secretary"
            let account = try await invitations.accept(
                token: link.token, loginName: "demo-\(login)",
                displayName: isAdministrator ? "ตัวอย่าง ผู้ดูแลระบบ" : "ตัวอย่าง ปลัด อบต.", password: password)
            people.add(login, account, RoleGrant(isAdministrator ? .administrator : .permanentSecretary), policy)
            step()
        }
        let administrator = try people.actor("admin")
        let secretary = try people.actor("secretary")
        for person in central + ofDivisions(divisions) {
            let made = try await desk.create(displayName: person.name, by: administrator)
            let link = try await invitations.issue(for: made.id, by: administrator)
            let account = try await invitations.accept(
                token: link.token, loginName: "demo-\(person.login)", password: password)
            let grant = try await grants.propose(
                person.role, division: person.division, village: person.village, for: account.id, by: administrator)
            if grant.state == .proposed { try await grants.confirm(grant.id, by: secretary) }
            people.add(
                person.login, account, RoleGrant(person.role, division: person.division, village: person.village),
                policy)
            step()
        }
        return people
    }

    private mutating func add(_ login: String, _ account: Account, _ grant: RoleGrant, _ policy: Policy) {
        actors[login] = Actor(account: account.id, name: account.displayName, grants: [grant])
        let role = policy.roles[grant.role]?.name ?? Words(th: grant.role.rawValue, en: grant.role.rawValue)
        accounts.append(DemoAccount(loginName: "demo-\(login)", displayName: account.displayName, role: role))
    }

    static func count(divisions: Int) -> Int { 2 + central.count + divisions * 2 }
}
