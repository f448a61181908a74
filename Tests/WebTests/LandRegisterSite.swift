import Access
import Civics
import Evidence
import Foundation
import Geo
import Html
import HtmlSupport
import Hummingbird
import Registry
import Shell
import ShellSupport
import Storage
import StorageSQLite
import Synchronization
import Tables
import Testing

@testable import Web

/// The staff pages of the land register on a real database with a few parcels; only who is signed in is made up.
///
/// Three parcels lie side by side, each one ten-thousandth of a degree wide: 01A001, 01A002, 01A003.
struct LandRegisterSite {
    typealias Person = Visitor<RouterResponder<ShellContext>>

    let services: WebServices
    let clock: Clock
    let responder: RouterResponder<ShellContext>
    let parcels: [ParcelID]
    let somsri: PersonID
    let village: VillageID
    let house: BuildingID

    final class Clock: Sendable {
        private let moment: Mutex<Instant>
        init(_ day: CivilDate) { moment = Mutex(Instant(startOf: day).adding(seconds: 9 * 3600)) }

        /// A millisecond later each time, so that acts have an order.
        var now: Instant {
            moment.withLock {
                $0 = $0.adding(milliseconds: 1)
                return $0
            }
        }
        func set(_ day: CivilDate) { moment.withLock { $0 = Instant(startOf: day).adding(seconds: 9 * 3600) } }
    }

    static let people: [String: Actor] = {
        let grants: [(String, RoleGrant)] = [
            ("treasurer", RoleGrant(.officer, division: DivisionCode(rawValue: "finance"))),
            ("engineer", RoleGrant(.officer, division: DivisionCode(rawValue: "works"))),
            ("welfare", RoleGrant(.officer, division: DivisionCode(rawValue: "welfare"))),
            ("office", RoleGrant(.officer, division: DivisionCode(rawValue: "office"))),
            ("administrator", RoleGrant(.administrator)), ("auditor", RoleGrant(.auditor)),
            ("mayor", RoleGrant(.mayor)), ("committee", RoleGrant(.evaluationCommittee)),
        ]
        var people: [String: Actor] = [:]
        for (index, grant) in grants.enumerated() {
            var bytes = [UInt8](repeating: 0, count: 16)
            bytes[15] = UInt8(index + 1)
            people[grant.0] = Actor(
                account: UUIDv7(bytes: bytes).map { AccountID($0) }, name: "คน<b>&\(grant.0)", grants: [grant.1])
        }
        return people
    }()

    static func day(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
        try #require(CivilDate(year: year, month: month, day: day))
    }

    /// Lends a site at nine in the morning of 22 November 2569; the register was filled two years before.
    static func run(_ body: (LandRegisterSite) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("land-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let store = try SQLiteStore(path: directory.appendingPathComponent("town.sqlite").path)
        try await store.migrate(
            AccessMigrations.all + EvidenceMigrations.all + TablesMigrations.all + RegistryMigrations.all)
        let clock = Clock(try day(2024, 11, 1))
        let world = World(store: store, now: { clock.now }, newID: { UUIDv7.generate(at: clock.now) })
        do {
            try await body(try await LandRegisterSite(world, clock))
        } catch {
            try? await store.close()
            throw error
        }
        try await store.close()
    }

    private init(_ world: World, _ clock: Clock) async throws {
        let policy = try Policy.embedded()
        services = WebServices(
            world: world, policy: policy, hasher: PasswordHasher(cost: .least),
            catalogue: try MeasureCatalogue(RegistryMeasures.landAll),
            auditKey: try #require(AuditPublicKey(bytes: [UInt8](repeating: 0, count: 32))),
            auditHeads: { [] }, layers: try LayerCatalogue(RegistryLayers.all()),
            facets: RegistryFacets.all(today: { clock.now.thaiDate }))
        self.clock = clock
        try await DatedTableDesk(world, policy: policy).load(
            .embedded(), organisation: try OrganisationProfile(yaml: Self.organisation))
        let (treasurer, office) = (try #require(Self.people["treasurer"]), try #require(Self.people["office"]))
        let land = LandDesk(world, policy: policy)
        let administrator = try #require(Self.people["administrator"])
        village = try await land.enter(Village(moo: 8, name: "บ้านตลาดชัย"), by: administrator)
        somsri = try await PersonDesk(world, policy: policy, vault: services.vault).enter(
            PersonEntry(Registry.Person(title: "นาง", givenName: "สมศรี", familyName: "ใจดี", village: 8)), by: office)
        var ids: [ParcelID] = []
        for column in 0..<3 {
            let code = try #require(ParcelCode("01A00\(column + 1)"))
            let parcel = Parcel(
                code: code,
                deed: .init(type: "โฉนด", number: "10\(column)", surveyPage: "5", landNumber: "\(column + 1)"),
                registeredArea: LandArea(rai: 0, ngan: 0, squareWaHundredths: 2980), shape: .land(Double(column)),
                village: 8, uses: [.init(category: "farm")], owners: [Ownership(.person(somsri))])
            ids.append(try await land.enter(parcel, by: treasurer))
        }
        parcels = ids
        house = try await land.enter(
            Building(parcel: ids[0], houseNumber: "12/3", structure: "wood", floors: 1, village: 8), by: treasurer)
        clock.set(try Self.day(2026, 11, 22))
        let routes = Routes(
            services: ShellServices(
                actor: { token in
                    Self.people[token].map {
                        SignedIn(actor: $0, expires: Instant(milliseconds: 4_000_000_000_000))
                    }
                },
                rule: { method, template in
                    policy.routeRule(method, template).map { rule in GuardRule { policy.admits($0, rule) } }
                },
                now: { clock.now },
                site: { Site(signIn: WebLinks.signIn, signOut: WebLinks.signOut) }), settings: ShellSettings())
        LandRegisterRoutes.add(to: routes, services)
        #expect(routes.routesWithoutRule.isEmpty, "every route has its policy row")
        responder = routes.responder()
    }

    /// A browser in which that person is signed in; nobody where `nil`.
    func person(_ name: String?) async -> Person {
        let person = Visitor(responder, headers: ["Accept-Language": "th"])
        if let name { await person.take(cookie: "songhong-session", name) }
        return person
    }

    func path(_ parcel: ParcelID, _ act: String = "") -> String {
        "/staff/register/parcels/\(parcel)" + (act.isEmpty ? "" : "/\(act)")
    }

    func parcel(_ id: ParcelID) async throws -> Parcel {
        try #require(try await services.world.store.read { try Register.state(Parcel.self, id, $0) }).record
    }

    func version(_ id: ParcelID) async throws -> Int {
        try #require(try await services.world.store.read { try Register.state(Parcel.self, id, $0) }).number
    }

    private static let organisation = """
        name: {th: อบต.ทดสอบ, en: Test SAO}
        shortName: {th: อบต., en: SAO}
        tambonCode: "310118"
        tambon: {th: สองห้อง, en: Song Hong}
        amphoe: {th: เมือง, en: Mueang}
        province: {th: บุรีรัมย์, en: Buri Ram}
        postcode: "31000"
        office: {th: ที่ทำการ, en: Office}
        figuresAreConfirmed: false
        aliases: []
        divisions:
          - {code: office, name: {th: สำนักปลัด, en: Office}, aliases: []}
          - {code: finance, name: {th: กองคลัง, en: Finance}, aliases: []}
          - {code: works, name: {th: กองช่าง, en: Works}, aliases: []}
        """
}

extension Shape {
    /// A rectangle near Buri Ram, in ten-thousandths of a degree from 103.1° E, 14.9° N.
    static func land(_ column: Double, width: Double = 1) -> Shape {
        let (west, east, south, north) = (103.1 + column * 1e-4, 103.1 + (column + width) * 1e-4, 14.9, 14.9001)
        return Shape(
            .polygon(
                Polygon([
                    Position(x: west, y: south), Position(x: east, y: south), Position(x: east, y: north),
                    Position(x: west, y: north), Position(x: west, y: south),
                ])))
    }
}

/// What is wrong with an answer as a page; empty where nothing is.
func landFaults(_ answer: Answer) -> [String] { PageRules.faults(inPage: answer.text) }
