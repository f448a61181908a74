import CPolicy
public import Civics
import Yams

/// The tables as they come with the program.
public struct ShippedTables: Sendable, Hashable {
    public struct Row: Sendable, Hashable {
        public var effectiveFrom: CivilDate
        public var effectiveTo: CivilDate?
        public var value: String
        public var legalReference: String
        public var certainty: Certainty
    }

    /// What a key is, in words.
    public var names: [String: Words]
    public var rows: [String: [Row]]

    /// The tables that are built into the program.
    public static func embedded() throws -> ShippedTables {
        try ShippedTables(
            yaml: String(
                decoding: UnsafeBufferPointer(start: tables_yaml.bytes, count: tables_yaml.count), as: UTF8.self))
    }

    /// Reads tables; throws `TablesError` with the place for what cannot be read.
    public init(yaml: String) throws {
        struct RawRow: Decodable {
            var from: CivilDate
            var to: CivilDate?
            var value: String
            var legal: String
            var certainty: Certainty
        }
        struct Entry: Decodable {
            var th: String
            var en: String
            var rows: [RawRow]
        }
        let entries: [String: Entry]
        do {
            entries = try YAMLDecoder().decode([String: Entry].self, from: yaml)
        } catch {
            throw TablesError(message: "\(error)")
        }
        names = entries.mapValues { Words(th: $0.th, en: $0.en) }
        rows = entries.mapValues { entry in
            entry.rows.map {
                Row(
                    effectiveFrom: $0.from, effectiveTo: $0.to, value: $0.value, legalReference: $0.legal,
                    certainty: $0.certainty)
            }
        }
        for (key, list) in rows {
            guard key.contains("/") else { throw TablesError(message: "\(key) is not table/name") }
            guard Set(list.map(\.effectiveFrom)).count == list.count else {
                throw TablesError(message: "\(key) has two rows from the same day")
            }
        }
    }
}

/// Why a file of tables or of the organisation cannot be used.
public struct TablesError: Error, Sendable, Hashable, CustomStringConvertible {
    public var message: String
    public var description: String { message }
}
