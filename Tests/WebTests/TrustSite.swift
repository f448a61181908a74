import Access
import Civics
import Composition
import Foundation
import Geo
import Hummingbird
import Registry
import Shell
import ShellSupport
import Storage
import Testing

@testable import Web

/// Every route of the program on a register of a few people of two villages, whose values are like nothing else.
///
/// Only who is signed in is made up.
struct TrustSite {
    /// Somebody of the register, and what the test knows of them.
    struct Somebody {
        var id: PersonID
        var home: HouseholdID
        var village: Int
        /// Given and family name: class C2.
        var given: String
        var family: String
        /// Class C2, never shown to who may only list.
        var phone: String
        var houseNumber: String
        /// What is sealed: never on a page that was only opened.
        var sealed: [String]
        /// Divisions that have business with them.
        var concerns: Set<DivisionCode>
        /// Who looks after the household, and whose record it is.
        var assigned: Set<AccountID>
        var own: Set<AccountID>
    }

    let house: House
    let routes: Routes
    let responder: RouterResponder<ShellContext>
    let people: [Somebody]
    let parcels: [ParcelID]
    let others: [UUIDv7]
    /// The number of the deed of every parcel: class C7.
    static let deed = "ลับโฉนดเจ็ด"
    static let number = "9310100000011"

    /// Everybody who can sign in: each role, and in each division where it is held in one.
    static let actors: [String: Actor] = {
        var actors: [String: Actor] = [:]
        for role in Role.allCases where role != .public {
            let divisions =
                role == .officer || role == .divisionDirector
                ? ["office", "finance", "works", "education", "welfare"] : [nil]
            for division in divisions {
                var bytes = [UInt8](repeating: 0, count: 16)
                bytes[15] = UInt8(actors.count + 1)
                let name = role.rawValue + (division.map { "@" + $0 } ?? "")
                actors[name] = Actor(
                    account: UUIDv7(bytes: bytes).map { AccountID($0) }, name: "คนทดสอบ",
                    grants: [RoleGrant(role, division: division.map(DivisionCode.init(rawValue:)), village: 8)])
            }
        }
        return actors
    }()

    static func actor(_ name: String) throws -> Actor { try #require(actors[name]) }

    static func run(_ body: (TrustSite) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("trust-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let house = try await House.open(DataLocation(directory: directory.path), hashing: .least)
        do {
            try await house.adoptShippedPlan()
            try await body(try await TrustSite(house))
        } catch {
            try? await house.close()
            throw error
        }
        try await house.close()
    }

    private init(_ house: House) async throws {
        self.house = house
        let services = house.webServices
        let (world, policy, vault) = (house.world, house.policy, house.vault)
        let day = world.now().thaiDate
        let office = try Self.actor("officer@office")
        let (persons, homes) = (
            PersonDesk(world, policy: policy, vault: vault), HouseholdDesk(world, policy: policy)
        )
        let (facts, surveys) = (
            FactDesk(world, policy: policy, vault: vault), SurveyDesk(world, policy: policy, vault: vault)
        )
        let land = LandDesk(world, policy: policy)
        let treasurer = try Self.actor("officer@finance")
        let officer = try Self.actor("administrator")
        _ = try await land.enter(Village(moo: 8, name: "บ้านแปด"), by: officer)
        let village = try await land.enter(Village(moo: 9, name: "บ้านเก้า"), by: officer)
        let place = try await land.enter(
            Place(category: "road", name: "ถนนทดสอบ", village: 9, division: nil), by: officer)

        var made: [Somebody] = []
        for (index, moo) in [8, 9, 9].enumerated() {
            let family = ["สกุลลับหนึ่งก", "สกุลลับสองข", "สกุลลับสามค"][index]
            let given = ["กนกลับแปด", "ขวัญลับเก้า", "คมลับเก้าเก้า"][index]
            let phone = "081000000\(index)"
            let id = try await persons.enter(
                PersonEntry(
                    Registry.Person(givenName: given, familyName: family, village: moo, phones: [phone]),
                    nationalID: index == 0
                        ? .set(try PersonIdentifier(digits: Self.number, allowsSpecimen: true)) : .keep,
                    otherIdentifier: .set(try PersonIdentifier(kind: "passport", number: "QX77\(index)ZZTOP"))),
                by: office)
            let home = try await homes.enter(
                Household(
                    houseNumber: "91\(index)/77", village: moo, members: [.init(id)], head: id,
                    consent: .init(isGiven: true, on: day)), by: office)
            made.append(
                Somebody(
                    id: id, home: home, village: moo, given: given, family: family, phone: phone,
                    houseNumber: "91\(index)/77",
                    sealed: [Self.number, "QX77\(index)ZZTOP"], concerns: [], assigned: [], own: []))
        }
        // The first: owner, with a fact of welfare, assigned and linked. The second: a child's fact. The third: nothing.
        let parcel = Parcel(
            code: ParcelCode("01A001"), deed: .init(type: "โฉนด", number: Self.deed, landNumber: "1"),
            shape: .land(0), village: 8, owners: [Ownership(.person(made[0].id))])
        var ground = parcel
        ground.code = ParcelCode("01A002")
        ground.deed?.number = Self.deed + "สอง"
        ground.shape = .land(1)
        ground.owners = []
        parcels = [try await land.enter(parcel, by: treasurer), try await land.enter(ground, by: treasurer)]
        made[0].concerns = [DivisionCode(rawValue: "finance"), DivisionCode(rawValue: "welfare")]
        made[1].concerns = [DivisionCode(rawValue: "education")]
        try await facts.add(
            FactContent(.elderly, note: "บันทึกลับสวัสดิการ"), about: made[0].id, source: "survey", on: day,
            by: try Self.actor("officer@welfare"))
        try await facts.add(
            FactContent(.child, note: "บันทึกลับเด็ก"), about: made[1].id, source: "school", on: day,
            by: try Self.actor("officer@education"))
        for index in made.indices { made[index].sealed += ["บันทึกลับสวัสดิการ", "บันทึกลับเด็ก"] }
        if let edition = try await surveys.editions().first(where: { $0.isComplete }) {
            let answers = Dictionary(uniqueKeysWithValues: edition.indicators.map { ($0.id, SurveyAnswer.fail) })
            try await surveys.record(
                answers, of: made[0].home, edition: edition.id, year: day.buddhistYear, on: day,
                by: try Self.actor("officer@welfare"))
        }
        let assignments = AssignmentDesk(world, policy: policy)
        for name in ["health_volunteer", "officer@education", "officer@office", "officer@works"] {
            let account = try #require(try Self.actor(name).account)
            try await assignments.assign(
                [RecordReference(.household, made[0].home.value)], to: account, by: try Self.actor("officer@welfare"))
            made[0].assigned.insert(account)
        }
        for (name, index) in [("citizen", 0), ("council_member", 1)] {
            let account = try #require(try Self.actor(name).account)
            try await assignments.link(account, to: made[index].id, by: office)
            made[index].own.insert(account)
        }
        people = made
        others = [village.value, place.value]
        routes = Routes(
            services: ShellServices(
                actor: { token in
                    Self.actors[token].map {
                        SignedIn(actor: $0, expires: Instant(milliseconds: 4_000_000_000_000))
                    }
                },
                rule: { method, template in
                    policy.routeRule(method, template).map { rule in GuardRule { policy.admits($0, rule) } }
                },
                now: world.now, site: { Site(signIn: WebLinks.signIn, signOut: WebLinks.signOut) }),
            settings: ShellSettings())
        WebRoutes.add(to: routes, services)
        responder = routes.responder()
    }

    /// A browser in which that actor is signed in; nobody for "public".
    func visitor(_ name: String) async -> Visitor<RouterResponder<ShellContext>> {
        let visitor = Visitor(responder, headers: ["Accept-Language": "th"])
        if name != "public" { await visitor.take(cookie: "songhong-session", name) }
        return visitor
    }

    // MARK: - What the policy lets whom reach, said a second time

    /// Whether a verb on people's names reaches somebody, by what the test knows.
    func reaches(_ actor: Actor, _ verb: Verb, _ somebody: Somebody) -> Bool {
        let scope = house.policy.scope(of: actor, verb, .people)
        if scope.everything || scope.villages.contains(somebody.village) { return true }
        if !scope.divisions.isDisjoint(with: somebody.concerns) { return true }
        if let account = scope.assigned, somebody.assigned.contains(account) { return true }
        if let account = scope.own, somebody.own.contains(account) { return true }
        return false
    }
}
