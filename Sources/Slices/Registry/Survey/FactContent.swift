import Access
public import Civics
import Foundation

/// What lies sealed in a fact.
public struct FactContent: Sendable, Hashable, Codable {
    public var group: VulnerabilityFact.Group
    /// What else is known, at most 2,000 letters.
    public var note: String?

    public init(_ group: VulnerabilityFact.Group, note: String? = nil) {
        self.group = group
        self.note = note
    }

    /// As it is sealed: JSON with sorted keys.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    init(text: String) throws {
        self = try JSONDecoder().decode(FactContent.self, from: Data(text.utf8))
    }
}

extension VulnerabilityFact.Group {
    public var name: Words {
        switch self {
        case .elderly: Words(th: "ผู้สูงอายุ", en: "Elderly")
        case .disabled: Words(th: "คนพิการ", en: "Disabled")
        case .bedridden: Words(th: "ผู้ป่วยติดเตียง", en: "Bedridden")
        case .underprivileged: Words(th: "ผู้ด้อยโอกาส", en: "Underprivileged")
        case .child: Words(th: "เด็กที่ต้องดูแล", en: "Child in need of care")
        case .pregnant: Words(th: "หญิงตั้งครรภ์", en: "Pregnant")
        case .chronicIllness: Words(th: "ผู้ป่วยโรคเรื้อรัง", en: "Chronically ill")
        }
    }
}
