import Access
import Civics
import Composition
import Evidence
import Foundation
import Html
import HtmlSupport
import Hummingbird
import Planning
import Shell
import ShellSupport
import Storage
import Synchronization
import Testing

@testable import Web

/// The staff pages on a real database with the shipped plan; only who is signed in is made up.
struct WorkSite {
    typealias Person = Visitor<RouterResponder<ShellContext>>

    let house: House
    let clock: Clock
    let responder: RouterResponder<ShellContext>
    /// An activity that the office leads alone, with a budget in 2570; and another.
    let first: PlannedActivity
    let second: PlannedActivity

    final class Clock: Sendable {
        private let moment: Mutex<Instant>

        init(_ day: CivilDate) { moment = Mutex(Instant(startOf: day).adding(seconds: 9 * 3600)) }

        var now: Instant { moment.withLock { $0 } }
        func set(_ day: CivilDate) { moment.withLock { $0 = Instant(startOf: day).adding(seconds: 9 * 3600) } }
    }

    static let quarter = "2570-Q1"
    static let office = DivisionCode(rawValue: "office")
    static let finance = DivisionCode(rawValue: "finance")

    static let people: [String: Actor] = {
        let grants: [(String, RoleGrant)] = [
            ("secretary", RoleGrant(.permanentSecretary)), ("officer", RoleGrant(.officer, division: office)),
            ("colleague", RoleGrant(.officer, division: office)),
            ("director", RoleGrant(.divisionDirector, division: office)),
            ("treasurer", RoleGrant(.officer, division: finance)), ("mayor", RoleGrant(.mayor)),
            ("deputy", RoleGrant(.deputyMayor)), ("auditor", RoleGrant(.auditor)),
            ("evaluator", RoleGrant(.evaluationCommittee)), ("administrator", RoleGrant(.administrator)),
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

    /// Lends a site of its own at nine in the morning of 22 November 2569, with two activities in the action plan.
    static func run(_ body: (WorkSite) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("work-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let clock = Clock(try day(2026, 11, 22))
        let house = try await House.open(DataLocation(directory: directory.path), hashing: .least, now: { clock.now })
        try await house.adoptShippedPlan()
        do {
            try await body(try await WorkSite(house, clock))
        } catch {
            try? await house.close()
            throw error
        }
        try await house.close()
    }

    private init(_ house: House, _ clock: Clock) async throws {
        self.house = house
        self.clock = clock
        let services = WebServices(
            world: house.world, policy: house.policy, hasher: house.hasher, catalogue: house.catalogue,
            auditKey: house.auditKey.publicKey, auditHeads: { [] })
        let routes = Routes(
            services: ShellServices(
                actor: { token in
                    Self.people[token].map {
                        SignedIn(actor: $0, expires: Instant(milliseconds: 4_000_000_000_000))
                    }
                },
                rule: { method, template in
                    house.policy.routeRule(method, template).map { rule in
                        GuardRule { house.policy.admits($0, rule) }
                    }
                },
                now: { clock.now },
                site: { Site(signIn: WebLinks.signIn, signOut: WebLinks.signOut) }), settings: ShellSettings())
        WorkRoutes.add(to: routes, services)
        #expect(
            routes.routesWithoutRule.filter { $0.template.hasPrefix("/staff") }.isEmpty,
            "every staff route has its policy row")
        responder = routes.responder()
        let quarter = try #require(FiscalQuarter(code: Self.quarter))
        let states = try await QuarterReportDesk(house.world, policy: house.policy, catalogue: house.catalogue)
            .states(quarter)
        let led = states.filter { $0.lead.division == Self.office && ($0.money.budget ?? .zero) > Satang(baht: 20_000) }
        first = try #require(led.first?.activity)
        second = try #require(led.dropFirst().first?.activity)
        let secretary = try #require(Self.people["secretary"])
        let plans = ActionPlanDesk(house.world, policy: house.policy)
        for activity in [first, second] {
            try await plans.decide(activity.id, year: 2570, .include(first: 1, last: 2), onVersion: 0, by: secretary)
        }
        try await IndicatorDesk(house.world, policy: house.policy, catalogue: house.catalogue)
            .bindProposals(owner: Self.office, by: secretary)
    }

    /// A browser in which that person is signed in; nobody where `nil`.
    func person(_ name: String?) async -> Person {
        let person = Visitor(responder, headers: ["Accept-Language": "th"])
        if let name { await person.take(cookie: "songhong-session", name) }
        return person
    }

    func path(_ activity: PlannedActivity) -> String { "/staff/activities/\(activity.id)?quarter=\(Self.quarter)" }
    func form(_ activity: PlannedActivity, _ act: String) -> String { "/staff/activities/\(activity.id)/\(act)" }
}

/// What is wrong with an answer as a page; empty where nothing is.
func workFaults(_ answer: Answer) -> [String] { PageRules.faults(inPage: answer.text) }
