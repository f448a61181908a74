import Civics
import Foundation
import SQLText
import Storage
import Synchronization
import TestSupport

struct ThingID: Identifier {
    let value: UUIDv7
    init(_ value: UUIDv7) { self.value = value }
}

enum Kind: String, Codable, SQLBindable {
    case road = "ถนน"
    case lamp = "ไฟ"
}

/// A record with a column of every kind.
struct Thing: Codable, Hashable, Sendable {
    struct Corner: Codable, Hashable, Sendable { var north: Double, east: Double }

    var id: ThingID
    var title: String
    var kind: Kind
    var price: Satang
    var isLate: Bool
    var seenAt: Instant
    var openedOn: CivilDate
    var budgetYear: FiscalYear
    var photo: [UInt8]
    var corners: [Corner]
    var weight: Double
    var note: String?
    var closedOn: CivilDate?
}

enum ThingRows {
    static let migrations = [
        Migration("things/0001") {
            """
            CREATE TABLE things (
              id          \($0.id) PRIMARY KEY,
              title       \($0.text) NOT NULL,
              kind        \($0.text) NOT NULL,
              price       \($0.whole) NOT NULL CHECK (price >= 0),
              is_late     \($0.flag) NOT NULL,
              seen_at     \($0.instant) NOT NULL,
              opened_on   \($0.day) NOT NULL,
              budget_year \($0.whole) NOT NULL,
              photo       \($0.bytes) NOT NULL,
              corners     \($0.json) NOT NULL,
              weight      \($0.real) NOT NULL,
              note        \($0.text),
              closed_on   \($0.day)
            )\($0.end);
            CREATE INDEX things_by_seen_at ON things (seen_at);
            """
        },
        Migration("things/0002") {
            """
            CREATE TABLE owners (
              number   \($0.whole) PRIMARY KEY,
              name     \($0.text) NOT NULL UNIQUE,
              thing_id \($0.id) REFERENCES things (id) ON DELETE RESTRICT
            )\($0.end);
            """
        },
    ]

    static func insert(_ thing: Thing, _ db: Transaction) throws {
        let corners =
            "[" + thing.corners.map { "{\"north\":\($0.north),\"east\":\($0.east)}" }.joined(separator: ",") + "]"
        try db.run(
            """
            INSERT INTO things (id, title, kind, price, is_late, seen_at, opened_on, budget_year, photo, corners,
                                weight, note, closed_on)
            VALUES (\(thing.id), \(thing.title), \(thing.kind), \(thing.price), \(thing.isLate), \(thing.seenAt),
                    \(thing.openedOn), \(thing.budgetYear), \(SQLValue.blob(thing.photo)), \(corners), \(thing.weight),
                    \(thing.note), \(thing.closedOn))
            """)
    }

    static func all(_ db: Transaction) throws -> [Thing] {
        try db.all("SELECT * FROM things ORDER BY id")
    }

    static func add(owner number: Int, _ name: String, of thing: ThingID? = nil, _ db: Transaction) throws {
        try db.run("INSERT INTO owners (number, name, thing_id) VALUES (\(number), \(name), \(thing))")
    }

    static func owners(_ db: Transaction) throws -> [Int] {
        try db.all("SELECT number FROM owners ORDER BY number")
    }
}

extension Thing {
    /// A record whose fields are filled, with a new identifier.
    static func sample(_ title: String = "ถนนชำรุด หน้าวัด's \"ใหม่\"") throws -> Thing {
        guard let day = CivilDate(year: 2026, month: 11, day: 22) else { throw Missing() }
        let moment = Instant(milliseconds: 1_795_335_136_123)
        return Thing(
            id: ThingID(.generate(at: moment)), title: title, kind: .road, price: Satang(9_007_199_254_740_993),
            isLate: true, seenAt: moment, openedOn: day, budgetYear: FiscalYear(buddhist: 2569),
            photo: [0, 255, 0, 92, 120], corners: [.init(north: 14.99, east: 103.1)], weight: 0.1, note: nil,
            closedOn: nil)
    }
}

struct Missing: Error {}

/// A store with the things' tables.
func withThings(_ backend: Backend, _ body: (any Store) async throws -> Void) async throws {
    try await backend.withStore { store in
        try await store.migrate(ThingRows.migrations)
        try await body(store)
    }
}

/// The reason for which a store refused.
func refusal(_ work: () async throws -> Void) async -> StoreError.Reason? {
    do {
        try await work()
        return nil
    } catch let error as StoreError {
        return error.reason
    } catch {
        return nil
    }
}

/// Blocks the body's own thread, which is the store's and not one of Swift's pool.
func pause(_ seconds: Double) {
    Thread.sleep(forTimeInterval: seconds)
}

/// Counts from any thread.
final class Counter: Sendable {
    private let number = Mutex(0)
    var count: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
}
