import Access
import Civics
import Foundation
import SQLText
public import Storage

/// Today's rows of vulnerability facts: `register_facts`.
enum FactRows {
    struct Row: Decodable {
        var id: FactID
        var version: Int
        var person: PersonID
        var dataClass: DataClass
        var content: SecretID
        var source: String
        var statedOn: CivilDate
    }

    private static let columns: SQL = "f.id, f.version, f.person, f.data_class, f.content, f.source, f.stated_on"

    static func current(of person: PersonID, _ db: Transaction) throws -> [FactID] {
        try db.all("SELECT f.id FROM register_facts f WHERE f.person = \(person) ORDER BY f.id")
    }

    /// Every fact there ever was about a person, the ended ones too.
    static func everAbout(_ person: PersonID, _ db: Transaction) throws -> [FactID] {
        try db.all(
            """
            SELECT DISTINCT v.subject AS id FROM register_versions v
            WHERE v.kind = \(RecordKind.fact) AND v.body LIKE \("%\"person\":\"\(person)\"%") ORDER BY v.subject
            """)
    }

    /// The facts of one class about a person, within a scope.
    static func about(
        _ person: PersonID, _ dataClass: DataClass, in scope: RegistryScope, _ db: Transaction
    ) throws -> [Row] {
        try db.all(
            """
            SELECT \(columns) FROM register_facts f
            WHERE f.person = \(person) AND f.data_class = \(dataClass.rawValue) AND \(scope.facts("f"))
            ORDER BY f.stated_on DESC, f.id
            """)
    }

    /// The facts of one class within a scope, of a village or of all.
    static func all(
        _ dataClass: DataClass, village: Int?, in scope: RegistryScope, _ db: Transaction
    ) throws -> [Row] {
        var condition: SQL = "f.data_class = \(dataClass.rawValue) AND \(scope.facts("f"))"
        if let village { condition = "\(condition) AND p.village = \(village)" }
        return try db.all(
            """
            SELECT \(columns) FROM register_facts f JOIN register_people p ON p.id = f.person
            WHERE \(condition) ORDER BY p.sort_key, p.id, f.id
            """)
    }

    struct Held {
        var id: FactID
        var fact: VulnerabilityFact
        /// Where the person was registered on that day.
        var village: Int?
    }

    private struct Body: Decodable {
        var subject: UUIDv7
        var body: String

        func read<Record: Decodable>(_ type: Record.Type) throws -> Record {
            try JSONDecoder().decode(type, from: Data(body.utf8))
        }
    }

    /// The facts that held on a day, as is believed now, with the village of their people on that day.
    ///
    /// Both come from the versions and not from today's rows, so that a past day counts the same later. People who had
    /// died or moved out by then are left out.
    static func holding(on day: CivilDate, _ db: Transaction) throws -> [Held] {
        let bodies: [Body] = try db.all(
            """
            SELECT v.subject, v.body FROM register_versions v
            WHERE v.kind = 'fact' AND v.superseded_at IS NULL AND v.valid_from <= \(day)
                AND (v.valid_to IS NULL OR v.valid_to > \(day)) ORDER BY v.subject
            """)
        let facts = try bodies.map { (FactID($0.subject), try $0.read(VulnerabilityFact.self)) }
        let people = Array(Set(facts.map { $0.1.person.value })).sorted()
        var persons: [UUIDv7: Person] = [:]
        for start in stride(from: 0, to: people.count, by: 500) {
            let part = Array(people[start..<min(start + 500, people.count)])
            let rows: [Body] = try db.all(
                """
                SELECT v.subject, v.body FROM register_versions v
                WHERE v.subject IN (\(list: part)) AND v.superseded_at IS NULL AND v.valid_from <= \(day)
                    AND (v.valid_to IS NULL OR v.valid_to > \(day))
                """)
            for row in rows { persons[row.subject] = try row.read(Person.self) }
        }
        return facts.compactMap { id, fact in
            guard let person = persons[fact.person.value], person.status == .living else { return nil }
            return Held(id: id, fact: fact, village: person.village)
        }
    }

    static func isInside(_ id: FactID, _ scope: RegistryScope, _ db: Transaction) throws -> Bool {
        try db.first(
            "SELECT count(*) AS n FROM register_facts f WHERE f.id = \(id) AND \(scope.facts("f"))", as: Int.self
        )
        .map { $0 > 0 } ?? false
    }
}

extension VulnerabilityFact: RegisterRecord {
    public typealias ID = FactID
    public static var kind: RecordKind { .fact }

    public var links: [RegisterLink] { [RegisterLink(.person, RecordReference(.person, person.value))] }

    public func check() throws {
        guard [DataClass.welfare, .health, .children].contains(dataClass) else { throw Problem.factClassWrong }
        guard !source.allSatisfy(\.isWhitespace), source.utf8.count <= 400, !source.contains("\0") else {
            throw Problem.factSourceMissing
        }
        try FreeText.refuseIdentities([source])
    }

    public func project(_ stamp: CurrentStamp<FactID>, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO register_facts (id, version, valid_from, recorded_at, person, data_class, content, source,
                stated_on)
            VALUES (\(stamp.id), \(stamp.version), \(stamp.validFrom), \(stamp.recordedAt), \(person),
                \(dataClass.rawValue), \(content), \(source), \(on))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, valid_from = excluded.valid_from,
                recorded_at = excluded.recorded_at, person = excluded.person, data_class = excluded.data_class,
                content = excluded.content, source = excluded.source, stated_on = excluded.stated_on
            """)
    }

    public static func unproject(_ id: FactID, _ db: Transaction) throws {
        try db.run("DELETE FROM register_facts WHERE id = \(id)")
    }
}
