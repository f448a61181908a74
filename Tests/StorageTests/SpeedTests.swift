import SQLText
import Storage
import TestSupport
import Testing

@Suite struct SpeedTests {
    struct Person: Decodable, Sendable { var number: Int, firstName: String, amountSatang: Int, isLate: Bool }

    @Test("5,000 rows are decoded well within a second", arguments: Backend.available)
    func decoding(_ backend: Backend) async throws {
        let step = Migration("speed/0001") {
            """
            CREATE TABLE people (number \($0.whole) PRIMARY KEY, first_name \($0.text) NOT NULL,
                                 amount_satang \($0.whole) NOT NULL, is_late \($0.flag) NOT NULL)\($0.end)
            """
        }
        try await backend.withStore { store in
            try await store.migrate([step])
            try await store.writeAlone { db in
                for number in 0..<5_000 {
                    try db.run("INSERT INTO people VALUES (\(number), \("สมชาย"), \(number * 100), \(number % 2 == 0))")
                }
            }
            let people = try await store.read { try $0.all("SELECT * FROM people", as: Person.self) }
            let taken = try await ContinuousClock().measure {
                _ = try await store.read { try $0.all("SELECT * FROM people", as: Person.self) }
            }
            #expect(people.count == 5_000)
            #expect(taken < .seconds(1))
            print("SPEED \(backend): 5,000 rows of 4 columns decoded in \(taken)")
        }
    }
}
