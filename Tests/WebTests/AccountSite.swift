import Access
import Civics
import Composition
import Foundation
import Html
import HtmlSupport
import Hummingbird
import Planning
import Shell
import ShellSupport
import Storage
import Synchronization
import Tables
import TestSupport
import Testing
import Web

/// The accounts and office pages on a real database, with a clock to turn and people to sign in.
struct AccountSite {
    typealias Person = Visitor<RouterResponder<ShellContext>>

    static let password = Staffing.password

    let house: House
    let clock: Clock
    let routes: Routes
    let responder: RouterResponder<ShellContext>

    final class Clock: Sendable {
        private let moment: Mutex<Instant>

        init(_ moment: Instant) { self.moment = Mutex(moment) }

        var now: Instant { moment.withLock { $0 } }
        func advance(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    /// Lends a site of its own, taken away afterwards; at nine in the morning of 23 November 2569.
    static func run(adoptingPlan: Bool = false, _ body: (AccountSite) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("web-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let day = try #require(CivilDate(year: 2026, month: 11, day: 23))
        let clock = Clock(Instant(startOf: day).adding(seconds: 9 * 3600))
        let house = try await House.open(
            DataLocation(directory: directory.path), hashing: .least, now: { clock.now })
        if adoptingPlan { try await house.adoptShippedPlan() }
        do {
            try await body(AccountSite(house, clock))
        } catch {
            try? await house.close()
            throw error
        }
        try await house.close()
    }

    private init(_ house: House, _ clock: Clock) {
        self.house = house
        self.clock = clock
        let services = WebServices(
            world: house.world, policy: house.policy, hasher: house.hasher, catalogue: house.catalogue,
            auditKey: house.auditKey.publicKey, auditHeads: { [heads = house.heads] in try heads.read() })
        let sessions = SessionDesk(house.world, hasher: house.hasher)
        routes = Routes(
            services: ShellServices(
                actor: { token in
                    try await sessions.session(token).map {
                        SignedIn(
                            actor: $0.actor, expires: $0.startedAt.adding(seconds: Session.absoluteLimit),
                            formSecret: $0.csrf)
                    }
                },
                rule: { method, template in
                    guard let rule = house.policy.routeRule(method, template) else { return nil }
                    return GuardRule { house.policy.admits($0, rule) }
                },
                now: { clock.now },
                site: { Site(signIn: WebLinks.signIn, signOut: WebLinks.signOut) }), settings: ShellSettings())
        AccountRoutes.add(to: routes, services)
        OfficeRoutes.add(to: routes, services)
        responder = routes.responder()
    }

    var invitations: Invitations { Invitations(house.world, policy: house.policy, hasher: house.hasher) }

    /// Somebody who has not signed in.
    func stranger() -> Person { Visitor(responder, headers: ["Accept-Language": "th"]) }

    /// The first administrator and permanent secretary, whose links are taken through the page.
    func founders() async throws -> (administrator: Person, secretary: Person) {
        var people: [Role: Person] = [:]
        let invitations = Invitations(house.world, policy: house.policy, hasher: house.hasher)
        for link in try await invitations.issueFirst() {
            let person = stranger()
            let page = try await person.open("/invitation/\(link.token)")
            let name = link.role == .administrator ? "somchai" : "สมหญิง"
            let answer = try await person.fill(
                ["loginName": name, "password": Self.password, "passwordAgain": Self.password], on: page)
            #expect(answer.status == 303)
            people[link.role ?? .officer] = person
        }
        return (try #require(people[.administrator]), try #require(people[.permanentSecretary]))
    }

    /// A person who holds a role, signed in.
    func person(_ role: Role, division: String = "finance") async throws -> Person {
        let place = house.policy.hasDivision(role) ? DivisionCode(rawValue: division) : nil
        return try await signIn(try await Staffing(house).account(role, division: place))
    }

    func signIn(_ name: String) async throws -> Person {
        let person = stranger()
        let answer = try await person.fill(
            ["name": name, "password": Self.password], on: try await person.open("/sign-in"))
        #expect(answer.status == 303, "\(name) cannot sign in")
        return person
    }
}

extension Answer {
    /// What is wrong with the page as a page; empty where nothing is.
    var faults: [String] { PageRules.faults(inPage: text) }
    var place: String? { headers[.location] }
}
