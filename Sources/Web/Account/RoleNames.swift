import Access
import Civics
import Storage
import Tables

/// What roles and divisions are called.
struct RoleNames: Sendable {
    var policy: Policy
    var divisions: [OrganisationProfile.Division]
    /// How many villages there are (หมู่ที่ 1 and on); 0 where the profile does not say.
    var villages: Int

    init(policy: Policy, divisions: [OrganisationProfile.Division], villages: Int = 0) {
        self.policy = policy
        self.divisions = divisions
        self.villages = villages
    }

    init(_ services: WebServices) async throws {
        let day = services.world.now().thaiDate
        policy = services.policy
        let profile = try await services.world.store.read { try DatedTables.organisation(on: day, $0) }
        divisions = profile.divisions
        villages = profile.villages ?? 0
    }

    func role(_ role: Role) -> Words { policy.roles[role]?.name ?? Words(th: role.rawValue, en: role.rawValue) }

    func division(_ code: DivisionCode) -> Words {
        divisions.first { $0.code == code }?.name ?? Words(th: code.rawValue, en: code.rawValue)
    }

    func village(_ number: Int) -> Words { Words(th: "หมู่ที่ \(number)", en: "Moo \(number)") }

    /// The role, and its division or village where it has one.
    func text(_ role: Role, _ division: DivisionCode?, _ village: Int? = nil) -> Words {
        let name = self.role(role)
        if let village {
            let place = self.village(village)
            return Words(th: "\(name.th) · \(place.th)", en: "\(name.en), \(place.en)")
        }
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
