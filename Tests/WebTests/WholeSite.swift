import Access
import Civics
import Composition
import Foundation
import Hummingbird
import Shell
import ShellSupport
import Storage
import Testing

/// The whole program behind its doors, as `songhong serve` runs it, with the shipped plan.
struct WholeSite {
    let house: House
    let routes: Routes
    let responder: RouterResponder<ShellContext>

    static func run(_ body: (WholeSite) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("walk-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let house = try await House.open(DataLocation(directory: directory.path), hashing: .least)
        try await house.adoptShippedPlan()
        do {
            let routes = try Server(house).routes()
            try await body(WholeSite(house: house, routes: routes, responder: routes.responder()))
        } catch {
            try? await house.close()
            throw error
        }
        try await house.close()
    }

    func stranger() -> Visitor<RouterResponder<ShellContext>> {
        Visitor(responder, headers: ["Accept-Language": "th"])
    }

    /// The grants that ``person(_:)`` holds.
    func actor(_ role: Role) -> Actor {
        Actor(account: AccountID(UUIDv7.generate(at: house.world.now())), name: "", grants: [grant(role)])
    }

    private func grant(_ role: Role) -> RoleGrant {
        RoleGrant(
            role, division: house.policy.hasDivision(role) ? DivisionCode(rawValue: "finance") : nil,
            village: house.policy.hasVillage(role) ? 8 : nil)
    }

    /// A person who holds one role, signed in.
    func person(_ role: Role) async throws -> Visitor<RouterResponder<ShellContext>> {
        let staffing = Staffing(house)
        let name = try await staffing.account(role, division: grant(role).division)
        let sessions = SessionDesk(house.world, hasher: house.hasher)
        guard
            case .signedIn(let token, _) = try await sessions.signIn(
                name: name, password: Staffing.password, ip: "192.0.2.1")
        else { throw StaffingFault() }
        let visitor = stranger()
        await visitor.take(cookie: "songhong-session", token)
        return visitor
    }

    /// How many leaves the audit log has: every change writes one.
    func leaves() async throws -> Int {
        try await house.world.store.read { try AuditLog.latest(limit: 100_000, $0).count }
    }
}

struct StaffingFault: Error {}

/// Makes people with a role, in the way the desks ask for.
struct Staffing {
    static let password = "ม้าเขียวกระโดดข้ามโอ่ง"

    let house: House

    init(_ house: House) { self.house = house }

    /// - Returns: the name to sign in with.
    func account(_ role: Role, division: DivisionCode?) async throws -> String {
        let accounts = AccountDesk(house.world, policy: house.policy, hasher: house.hasher)
        let invitations = Invitations(house.world, policy: house.policy, hasher: house.hasher)
        let grants = GrantDesk(house.world, policy: house.policy)
        let proposer = try await accounts.create(displayName: "ผู้เสนอ", by: .commandLine)
        let account = try await accounts.create(displayName: "คน \(role.rawValue)", by: .commandLine)
        let grant = try await grants.propose(
            role, division: division, village: house.policy.hasVillage(role) ? 8 : nil, for: account.id,
            by: Actor(account: proposer.id, name: "ผู้เสนอ", grants: [RoleGrant(.administrator)]))
        if grant.state == .proposed { try await grants.confirm(grant.id, by: .commandLine) }
        let link = try await invitations.issue(for: account.id, by: .commandLine)
        let name = "p." + role.rawValue.replacingOccurrences(of: "_", with: "-")
        try await invitations.accept(token: link.token, loginName: name, password: Self.password)
        return name
    }
}
