import Access
import Civics
import Composition
import Foundation
import Html
import HtmlSupport
import Hummingbird
import Registry
import Shell
import ShellSupport
import Storage
import Testing

@testable import Web

/// The pages about people on a real database with a key of its own; only who is signed in is made up.
struct PeopleRegisterSite {
    typealias Browser = Visitor<RouterResponder<ShellContext>>

    static let today = CivilDate(year: 2026, month: 11, day: 22)
    /// A number that passes the check digit and is never issued: it begins with 9.
    static let number = "9310100000011"
    static let grouped = "9-3101-00000-01-1"
    static let phone = "0899991111"

    let house: House
    let responder: RouterResponder<ShellContext>
    let people: PersonDesk
    let households: HouseholdDesk
    /// Somchai with an ID, alone in house 12/3 of village 1; Somying in village 2, in no house.
    let somchai: PersonID
    let somying: PersonID
    let home: HouseholdID

    static let actors: [String: Actor] = {
        let grants: [(String, RoleGrant)] = [
            ("office", RoleGrant(.officer, division: DivisionCode(rawValue: "office"))),
            ("welfare", RoleGrant(.officer, division: DivisionCode(rawValue: "welfare"))),
            ("finance", RoleGrant(.officer, division: DivisionCode(rawValue: "finance"))),
            ("works", RoleGrant(.officer, division: DivisionCode(rawValue: "works"))),
            ("education", RoleGrant(.officer, division: DivisionCode(rawValue: "education"))),
            ("head1", RoleGrant(.villageHead, village: 1)), ("head2", RoleGrant(.villageHead, village: 2)),
            ("volunteer", RoleGrant(.healthVolunteer, village: 1)),
            ("stranger", RoleGrant(.healthVolunteer, village: 1)),
            ("mayor", RoleGrant(.mayor)), ("secretary", RoleGrant(.permanentSecretary)),
            ("auditor", RoleGrant(.auditor)),
            ("administrator", RoleGrant(.administrator)), ("citizen", RoleGrant(.citizen)),
            ("director", RoleGrant(.divisionDirector, division: DivisionCode(rawValue: "welfare"))),
        ]
        var actors: [String: Actor] = [:]
        for (index, grant) in grants.enumerated() {
            var bytes = [UInt8](repeating: 0, count: 16)
            bytes[15] = UInt8(index + 1)
            actors[grant.0] = Actor(
                account: UUIDv7(bytes: bytes).map { AccountID($0) }, name: "คน<b>&\(grant.0)", grants: [grant.1])
        }
        return actors
    }()

    static func actor(_ name: String) throws -> Actor { try #require(actors[name]) }

    /// - Parameters:
    ///   - hasKey: whether the pages may open what the register sealed.
    ///   - isSample: whether IDs that nobody has may be entered.
    static func run(
        hasKey: Bool = true, isSample: Bool = true, _ body: (PeopleRegisterSite) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("people-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let day = try #require(today)
        let now = Instant(startOf: day).adding(seconds: 9 * 3600)
        let house = try await House.open(
            DataLocation(directory: directory.path + "/data", fieldKey: directory.path + "/safe/field.key"),
            hashing: .least, now: { now })
        do {
            try await body(try await PeopleRegisterSite(house, hasKey: hasKey, isSample: isSample))
        } catch {
            try? await house.close()
            throw error
        }
        try await house.close()
    }

    private init(_ house: House, hasKey: Bool, isSample: Bool) async throws {
        self.house = house
        var services = house.webServices
        if !hasKey { services.vault = FieldVault(closed: .missing("/nowhere/field.key")) }
        if services.facets.isEmpty {
            services.facets = RegistryFacets.all(today: { [world = house.world] in world.now().thaiDate })
        }
        people = PersonDesk(house.world, policy: house.policy, vault: house.vault)
        households = HouseholdDesk(house.world, policy: house.policy)
        let routes = Routes(
            services: ShellServices(
                actor: { token in
                    Self.actors[token].map {
                        SignedIn(actor: $0, expires: Instant(milliseconds: 4_000_000_000_000))
                    }
                },
                rule: { method, template in
                    house.policy.routeRule(method, template).map { rule in
                        GuardRule { house.policy.admits($0, rule) }
                    }
                },
                now: { house.world.now() },
                site: { Site(isSample: isSample, signIn: WebLinks.signIn, signOut: WebLinks.signOut) }),
            settings: ShellSettings())
        PeopleRegisterRoutes.add(to: routes, services)
        #expect(
            routes.routesWithoutRule.filter { $0.template.hasPrefix("/staff") }.isEmpty,
            "every route has its policy row"
        )
        responder = routes.responder()
        let office = try Self.actor("office")
        somchai = try await people.enter(
            PersonEntry(
                Person(
                    title: "นาย", givenName: "สมชาย", familyName: "ใจดี", sex: .male, birth: PartialDate(year: 1950),
                    village: 1, phones: [Self.phone]),
                nationalID: .set(try PersonIdentifier(digits: Self.number, allowsSpecimen: true))), by: office)
        somying = try await people.enter(
            PersonEntry(Person(title: "นาง", givenName: "สมหญิง", familyName: "<script>&\"งาม", village: 2)), by: office)
        home = try await households.enter(
            Household(
                houseNumber: "12/3", village: 1, members: [Household.Member(somchai, relation: "head")], head: somchai),
            by: office)
    }

    /// A browser in which that person is signed in; nobody where `nil`.
    func person(_ name: String?) async -> Browser {
        let person = Visitor(responder, headers: ["Accept-Language": "th"])
        if let name { await person.take(cookie: "songhong-session", name) }
        return person
    }

    func path(_ person: PersonID, _ act: String? = nil) -> String {
        "/staff/register/people/\(person)" + (act.map { "/\($0)" } ?? "")
    }

    func path(_ household: HouseholdID, _ act: String? = nil) -> String {
        "/staff/register/households/\(household)" + (act.map { "/\($0)" } ?? "")
    }

    /// The events of the audit log about a person or household, the newest first, and all their details as one text.
    func leaves(_ subject: Subject, _ name: String) async throws -> [AuditLeaf] {
        try await house.world.store.read { db in try AuditLog.leaves(about: subject, named: name, limit: 50, db) }
    }

    func assign(_ account: String) async throws {
        let volunteer = try #require(try Self.actor(account).account)
        try await AssignmentDesk(house.world, policy: house.policy).assign(
            [RecordReference(.household, home.value)], to: volunteer, by: try Self.actor("office"))
    }

    func consent(_ isGiven: Bool) async throws {
        try await households.record(
            Household.Consent(isGiven: isGiven, on: try #require(Self.today)), of: home, by: try Self.actor("office"))
    }
}
