import Access
import Civics
import Registry

/// The three areas of sealed facts about people, each of a class of its own with its own rights and addresses.
enum FactArea: String, CaseIterable, Sendable {
    case welfare
    case health
    case children

    var dataClass: DataClass {
        switch self {
        case .welfare: .welfare
        case .health: .health
        case .children: .children
        }
    }

    init?(_ dataClass: DataClass) {
        guard let area = Self.allCases.first(where: { $0.dataClass == dataClass }) else { return nil }
        self = area
    }

    var groups: [VulnerabilityFact.Group] { VulnerabilityFact.Group.allCases.filter { $0.dataClass == dataClass } }

    var name: Words {
        switch self {
        case .welfare: Words(th: "สวัสดิการ", en: "Welfare")
        case .health: Words(th: "สุขภาพ", en: "Health")
        case .children: Words(th: "เด็ก", en: "Children")
        }
    }

    var addLabel: Words {
        Words(th: "เพิ่มข้อมูล\(name.th)", en: "Add a fact: \(name.en.lowercased())")
    }
}
