import Civics
import Foundation

extension PlanFinding: Encodable {
    enum CodingKeys: String, CodingKey {
        case rule, family, severity, line
        case messageTh = "message_th"
        case messageEn = "message_en"
        case evidence, suggestion
        case suggestionEn = "suggestion_en"
        case accepted
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rule, forKey: .rule)
        try container.encode(family, forKey: .family)
        try container.encode(severity, forKey: .severity)
        try container.encode(line, forKey: .line)
        try container.encode(message.th, forKey: .messageTh)
        try container.encode(message.en, forKey: .messageEn)
        try container.encode(evidence, forKey: .evidence)
        try container.encode(suggestion.th, forKey: .suggestion)
        try container.encode(suggestion.en, forKey: .suggestionEn)
        try container.encode(accepted, forKey: .accepted)
    }

    /// The JSON of `plan check`: an array of findings, keys in order of the alphabet, ending in a line end.
    public static func json(_ findings: [PlanFinding]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(findings), as: UTF8.self) + "\n"
    }
}

extension PlanFinding.Evidence: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .lines(let lines): try container.encode(lines)
        case .list(let list): try container.encode(list)
        case .named(let named): try container.encode(named)
        }
    }
}
