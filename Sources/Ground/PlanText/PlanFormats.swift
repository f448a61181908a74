import Foundation
import Yams

extension PlanDocument {
    /// The JSON of `plan read`, keys in order of the alphabet, ending in a line end.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// The YAML that a person can read and edit; the same plan gives the same bytes.
    public func yaml() throws -> String {
        let encoder = YAMLEncoder()
        encoder.options.allowUnicode = true
        encoder.options.width = -1
        encoder.options.sortKeys = false
        encoder.options.indent = 2
        return try encoder.encode(self)
    }

    /// Reads the JSON of `plan read`; refuses unknown shapes and figures out of range with the place of the damage.
    public init(json text: String) throws(PlanReadError) {
        do { self = try JSONDecoder().decode(PlanDocument.self, from: Data(text.utf8)) } catch {
            throw .damagedYAML(Self.reason(error))
        }
    }

    /// Reads the plan's own YAML, as a person may have edited it; refuses damage with its place.
    public init(yaml text: String) throws(PlanReadError) {
        do { self = try YAMLDecoder().decode(PlanDocument.self, from: text) } catch {
            throw .damagedYAML(Self.reason(error))
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): "\(path(context)): \(key.stringValue) missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "\(path(context)): \(context.debugDescription)"
        default: "\(error)"
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
}
