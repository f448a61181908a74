import Access
import Civics
import Storage
import Tables

/// What roles and divisions are called.
struct RoleNames: Sendable {
    var policy: Policy
    var divisions: [OrganisationProfile.Division]

    init(policy: Policy, divisions: [OrganisationProfile.Division]) {
        self.policy = policy
        self.divisions = divisions
    }

    init(_ services: WebServices) async throws {
        let day = services.world.now().thaiDate
        policy = services.policy
        divisions = try await services.world.store.read { try DatedTables.organisation(on: day, $0).divisions }
    }

    func role(_ role: Role) -> Words { policy.roles[role]?.name ?? Words(th: role.rawValue, en: role.rawValue) }

    func division(_ code: DivisionCode) -> Words {
        divisions.first { $0.code == code }?.name ?? Words(th: code.rawValue, en: code.rawValue)
    }

    /// The role, and its division where it has one.
    func text(_ role: Role, _ division: DivisionCode?) -> Words {
        let name = self.role(role)
        guard let division else { return name }
        let place = self.division(division)
        return Words(th: "\(name.th) · \(place.th)", en: "\(name.en), \(place.en)")
    }

    func state(_ state: HeldGrant.State) -> Words {
        switch state {
        case .proposed: Words(th: "รอปลัดยืนยัน", en: "waits for the permanent secretary")
        case .active: Words(th: "ใช้อยู่", en: "held")
        case .refused: Words(th: "ไม่อนุมัติ", en: "refused")
        case .ended: Words(th: "สิ้นสุดแล้ว", en: "ended")
        }
    }
}
