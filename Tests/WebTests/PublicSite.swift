import Access
import Civics
import Composition
import Evidence
import Foundation
import Html
import HtmlSupport
import Hummingbird
import PlanText
import Planning
import Shell
import ShellSupport
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Web

/// The public pages on a real database: their own routes, the program's own policy, a clock to turn.
struct PublicSite {
    let house: House
    let clock: Clock
    let routes: Routes
    let services: WebServices
    let visitor: Visitor<RouterResponder<ShellContext>>

    final class Clock: Sendable {
        private let moment: Mutex<Instant>

        init(_ day: CivilDate) { moment = Mutex(Instant(startOf: day).adding(seconds: 9 * 3600)) }

        var now: Instant { moment.withLock { $0 } }
        func set(_ day: CivilDate) { moment.withLock { $0 = Instant(startOf: day).adding(seconds: 9 * 3600) } }
    }

    enum Adopting {
        case nothing
        case shipped
        case plan(Plan, lines: [String] = [])
    }

    /// Lends a site of its own, taken away afterwards; on 23 November 2569 unless told otherwise.
    static func run(
        _ adopting: Adopting = .shipped, on day: CivilDate = .public(2026, 11, 23),
        _ body: (PublicSite) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("public-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let clock = Clock(day)
        let house = try await House.open(
            DataLocation(directory: directory.path), hashing: .least, now: { clock.now })
        let plans = PlanDesk(house.world, policy: house.policy)
        switch adopting {
        case .nothing: break
        case .shipped: try await house.adoptShippedPlan()
        case .plan(let plan, let lines):
            let document = lines.isEmpty ? nil : Array(lines.joined(separator: "\n").utf8)
            try await plans.adopt(
                PlanDesk.Import(plan: plan, documentName: "plan.txt", document: document, lines: lines), by: .secretary)
        }
        do { try await body(PublicSite(house, clock)) } catch {
            try? await house.close()
            throw error
        }
        try await house.close()
    }

    private init(_ house: House, _ clock: Clock) {
        self.house = house
        self.clock = clock
        let policy = house.policy
        routes = Routes(
            services: ShellServices(
                actor: { _ in nil },
                rule: { method, template in
                    policy.routeRule(method, template).map { rule in GuardRule { policy.admits($0, rule) } }
                }, now: { clock.now }, site: { Site(whoMaySee: WebLinks.whoMaySee) }), settings: ShellSettings())
        services = WebServices(
            world: house.world, policy: house.policy, hasher: house.hasher, catalogue: house.catalogue,
            auditKey: house.auditKey.publicKey, auditHeads: { [] })
        PublicRoutes.add(to: routes, services)
        visitor = Visitor(routes.responder(), headers: ["Accept-Language": "th"])
    }

    func open(_ path: String) async throws -> Answer { try await visitor.open(path) }
    func open(_ link: Link) async throws -> Answer { try await visitor.open(link.text) }

    func activity(_ place: String) async throws -> PlanItemID {
        let plan = try await PlanDesk(house.world, policy: house.policy).plan(asOf: clock.now.thaiDate)
        return try #require(plan?.activities.first { $0.place == place }).id
    }

    var progress: ProgressDesk { ProgressDesk(house.world, policy: house.policy) }
    var plans: PlanDesk { PlanDesk(house.world, policy: house.policy) }
    var indicators: IndicatorDesk { IndicatorDesk(house.world, policy: house.policy, catalogue: house.catalogue) }
}

extension CivilDate {
    static func `public`(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else { preconditionFailure("no such day") }
        return date
    }
}

extension Actor {
    fileprivate static func person(_ number: UInt8, _ name: String, _ grants: [RoleGrant]) -> Actor {
        var bytes = [UInt8](repeating: 0, count: 16)
        bytes[15] = number
        return Actor(account: UUIDv7(bytes: bytes).map(AccountID.init), name: name, grants: grants)
    }

    static let secretary = person(1, "ปลัดทดสอบ", [RoleGrant(.permanentSecretary)])
    static let clerk = person(2, "เจ้าหน้าที่", [RoleGrant(.officer, division: DivisionCode(rawValue: "office"))])
    static let head = person(
        3, "หัวหน้า", [RoleGrant(.divisionDirector, division: DivisionCode(rawValue: "office"))])
    static let committee = person(4, "กรรมการ <นวัตกรรม>", [RoleGrant(.innovationCommittee)])
}

extension Answer {
    /// The text of the page's main part as a reader sees it.
    var readable: String {
        (try? PageElement.read(text))?.all("main").first?.text ?? ""
    }

    /// The addresses that the page leads to.
    var links: Set<String> {
        guard let root = try? PageElement.read(text) else { return [] }
        return Set(root.all("a").compactMap { $0["href"] }.filter { $0.hasPrefix("/") })
    }
}
