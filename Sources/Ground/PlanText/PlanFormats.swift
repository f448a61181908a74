import Civics
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

    /// What is wrong and where: the line where the parser knows it, the names on the way to the value where not.
    private static func reason(_ error: any Error) -> Words {
        switch error as? DecodingError {
        case .keyNotFound(let key, let context):
            return Words(
                th: "ไม่มีค่า “\(key.stringValue)” ที่ \(path(context, th: true))",
                en: "\(path(context, th: false)): \(key.stringValue) missing.")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return Words(
                th: "ค่าผิดชนิดหรือว่าง ที่ \(path(context, th: true))",
                en: "\(path(context, th: false)): \(context.debugDescription)")
        case .dataCorrupted(let context):
            guard let inner = context.underlyingError as? YamlError else {
                return Words(
                    th: "ค่าเสียหายหรือใช้ไม่ได้ ที่ \(path(context, th: true))",
                    en: "\(path(context, th: false)): \(context.debugDescription)")
            }
            return reason(inner)
        default: return (error as? YamlError).map(reason) ?? Words(th: "โครงสร้างไฟล์เสียหาย", en: "The file is damaged.")
        }
    }

    private static func reason(_ error: YamlError) -> Words {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            Words(
                th: "รูปแบบ YAML ผิดที่บรรทัด \(mark.line) ตัวอักษรที่ \(mark.column)",
                en: "line \(mark.line), column \(mark.column): \(problem).")
        case .duplicatedKeysInMapping(let names, let context):
            Words(
                th: "มีชื่อซ้ำกัน (\(names.joined(separator: ", "))) ที่บรรทัด \(context.mark.line)",
                en: "line \(context.mark.line): \(names.joined(separator: ", ")) is given twice.")
        default: Words(th: "รูปแบบ YAML ผิด", en: "The YAML is malformed: \(error)")
        }
    }

    private static func path(_ context: DecodingError.Context, th: Bool) -> String {
        let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
        return path.isEmpty ? (th ? "ระดับบนสุดของไฟล์" : "top level") : path
    }
}
