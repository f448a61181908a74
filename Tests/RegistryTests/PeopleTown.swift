import Access
import Civics
import Registry
import Storage
import Tables
import TestSupport

/// A small register of people on an empty database, with an officer for each kind of right.
struct PeopleTown {
    let world: World
    let policy: Policy
    let vault: FieldVault

    static let today = PeopleTown.day(2026, 11, 23)

    init(_ store: any Store, vault: FieldVault? = nil) async throws {
        try await store.migrate(AccessMigrations.all + TablesMigrations.all + RegistryMigrations.all)
        let now = Instant(startOf: PeopleTown.today).adding(seconds: 9 * 3600)
        world = World(store: store, now: { now }, newID: { UUIDv7.generate(at: now) })
        policy = try Policy.embedded()
        self.vault = vault ?? FieldVault(FieldKeys.random(madeOn: PeopleTown.today))
        try await DatedTableDesk(world, policy: policy).load(try ShippedTables.embedded())
    }

    var people: PersonDesk { PersonDesk(world, policy: policy, vault: vault) }
    var households: HouseholdDesk { HouseholdDesk(world, policy: policy) }
    var facts: FactDesk { FactDesk(world, policy: policy, vault: vault) }
    var surveys: SurveyDesk { SurveyDesk(world, policy: policy, vault: vault) }
    var assignments: AssignmentDesk { AssignmentDesk(world, policy: policy) }

    /// Who may write everybody's names.
    let office = PeopleTown.actor(.officer, division: "office")
    let welfare = PeopleTown.actor(.officer, division: "welfare")

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        CivilDate(year: year, month: month, day: day) ?? PartialDate(year: 1).map(\.earliest) ?? PeopleTown.today
    }

    static func actor(_ role: Role, division: String? = nil, village: Int? = nil) -> Actor {
        let now = Instant(startOf: PeopleTown.today)
        return Actor(
            account: AccountID(UUIDv7.generate(at: now)), name: "\(role)",
            grants: [RoleGrant(role, division: division.map(DivisionCode.init(rawValue:)), village: village)])
    }

    /// A person of a village; the name is the given name and, after a space, the family name.
    @discardableResult
    func person(_ name: String, village: Int? = 1, title: String? = nil, id: String? = nil) async throws -> PersonID {
        let parts = name.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return try await people.enter(
            PersonEntry(
                Person(
                    title: title, givenName: parts[0], familyName: parts.count > 1 ? parts[1] : nil, village: village),
                nationalID: id.map { .set(try PersonIdentifier(digits: $0)) } ?? .keep), by: office)
    }

    func household(_ number: String, village: Int = 1, _ members: [PersonID] = []) async throws -> HouseholdID {
        try await households.enter(
            Household(
                houseNumber: number, village: village, members: members.map { Household.Member($0) },
                head: members.first), by: office)
    }

    func find(_ text: String, as actor: Actor? = nil) async throws -> [SearchHit] {
        let search = RegisterSearch(policy: policy, vault: vault)
        let reader = actor ?? office
        return try await world.store.read { db in
            try search.find(text, by: reader, on: PeopleTown.today, db).hits
        }
    }
}

/// The first of these numbers that passes the check digit: `base` has twelve digits.
func nationalID(_ base: String) -> String {
    let digits = base.utf8.map { Int($0) - 0x30 }
    return base + String(NationalID.checkDigit(of: digits) ?? 0)
}
