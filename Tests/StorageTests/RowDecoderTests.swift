import Civics
import SQLText
import Storage
import TestSupport
import Testing

@Suite struct RowDecoderTests {
    struct Person: Decodable, Sendable, Equatable {
        struct Tag: Decodable, Sendable, Equatable { var word: String }
        var householdID: Int
        var firstName: String
        var tags: [Tag]
        var nickname: String?
    }

    static let people: SQL = """
        SELECT 1 AS household_id, 'ก' AS first_name, '[{"word":"ก"}]' AS tags, NULL AS nickname
        UNION ALL SELECT 2, 'ข', '[]', 'x'
        ORDER BY 1
        """

    @Test("columns meet properties whatever their order and case", arguments: Backend.available)
    func names(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let people: [Person] = try await store.read { try $0.all(Self.people) }
            #expect(
                people == [
                    Person(householdID: 1, firstName: "ก", tags: [.init(word: "ก")], nickname: nil),
                    Person(householdID: 2, firstName: "ข", tags: [], nickname: "x"),
                ])
            let reversed: [Person] = try await store.read { db in
                try db.all("SELECT nickname, tags, first_name, household_id FROM (\(Self.people)) AS p ORDER BY 4")
            }
            #expect(reversed == people)
        }
    }

    @Test("a forgotten column is an error, also for an optional property", arguments: Backend.available)
    func forgotten(_ backend: Backend) async throws {
        try await backend.withStore { store in
            await #expect(throws: DecodingError.self) {
                try await store.read { db in
                    try db.all("SELECT 1 AS household_id, 'a' AS first_name, '[]' AS tags", as: Person.self)
                }
            }
        }
    }

    @Test("a value of another kind is refused, and the error does not tell it", arguments: Backend.available)
    func mismatch(_ backend: Backend) async throws {
        struct Row: Decodable, Sendable { var number: Int }
        try await backend.withStore { store in
            let error = await #expect(throws: DecodingError.self) {
                try await store.read { try $0.all("SELECT 'สมชาย' AS number", as: Row.self) }
            }
            #expect(!"\(String(describing: error))".contains("สมชาย"))
            await #expect(throws: DecodingError.self) {
                try await store.read { try $0.all("SELECT NULL AS number", as: Row.self) }
            }
            await #expect(throws: DecodingError.self) {
                try await store.read { try $0.all("SELECT 300", as: UInt8.self) }
            }
            await #expect(throws: DecodingError.self) {
                try await store.read { try $0.all("SELECT 2", as: Bool.self) }
            }
            await #expect(throws: DecodingError.self) {
                try await store.read { try $0.all("SELECT 1, 2", as: Int.self) }
            }
            await #expect(throws: DecodingError.self) {
                try await store.read { try $0.all("SELECT '[1'", as: [Int].self) }
            }
        }
    }

    @Test("single columns are single values, optional values and JSON", arguments: Backend.available)
    func scalars(_ backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.read { (db: Transaction) throws in
                #expect(try db.all("SELECT 1 UNION ALL SELECT 2 ORDER BY 1", as: Int.self) == [1, 2])
                #expect(try db.all("SELECT CAST(NULL AS text)", as: String?.self) == [nil])
                #expect(try db.first("SELECT 1 WHERE 1 = 0", as: Int.self) == nil)
                #expect(try db.first("SELECT '[1,2]'", as: [Int].self) == [1, 2])
                #expect(try db.first("SELECT '2026-11-22'", as: CivilDate.self)?.day == 22)
                #expect(try db.first("SELECT 2569", as: FiscalYear.self) == FiscalYear(buddhist: 2569))
                #expect(try db.first("SELECT 'ไฟ'", as: Kind.self) == .lamp)
                #expect(throws: DecodingError.self) { try db.first("SELECT 'ไม่มี'", as: Kind.self) }
            }
        }
    }

    @Test("an identifier is one column of 16 bytes", arguments: Backend.available)
    func identifiers(_ backend: Backend) async throws {
        try await withThings(backend) { store in
            let thing = try Thing.sample()
            try await store.write { try ThingRows.insert(thing, $0) }
            let ids: [ThingID] = try await store.read { try $0.all("SELECT id FROM things") }
            #expect(ids == [thing.id])
            await #expect(throws: DecodingError.self) {
                try await store.read { try $0.all("SELECT title FROM things", as: ThingID.self) }
            }
        }
    }
}
