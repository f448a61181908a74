import Access
import Civics
import SQLText
import Storage
import TestSupport
import Testing

@Suite("Scopes in SQL")
struct ScopeRowsTests {
    private struct Thing: Decodable, Hashable, Sendable {
        var id: Int
        var division: DivisionCode?
        var village: Int?
        var owner: AccountID?
        var assignee: AccountID?
    }

    private static let accounts = (0..<3).map { _ in
        AccountID(UUIDv7.generate(at: Instant(milliseconds: 1_764_000_000_000)))
    }

    /// One thing for every combination of division, village, owner and assignee, and of having none.
    private static let things: [Thing] = {
        var things: [Thing] = []
        for division in [nil, works, finance] {
            for village in [nil, 1, 2] {
                for owner in [nil, accounts[0], accounts[1]] {
                    for assignee in [nil, accounts[0], accounts[1]] {
                        things.append(
                            Thing(
                                id: things.count, division: division, village: village, owner: owner,
                                assignee: assignee))
                    }
                }
            }
        }
        return things
    }()

    private static let scopes: [Scope] = {
        var scopes = [Scope.none, .all]
        let hostile = DivisionCode(rawValue: "x' OR 1=1 --")
        for divisions in [[], [works], [works, hostile]] as [Set<DivisionCode>] {
            for villages in [[], [1], [1, 2], [99]] as [Set<Int>] {
                for own in [nil, accounts[0], accounts[2]] {
                    for assigned in [nil, accounts[1]] {
                        scopes.append(
                            Scope(divisions: divisions, own: own, assigned: assigned, villages: villages))
                    }
                }
            }
        }
        return scopes
    }()

    @Test("the condition in SQL chooses what the scope covers, for every scope and thing", arguments: Backend.available)
    func sameAsCovers(backend: Backend) async throws {
        try await backend.withStore { store in
            let step = Migration("test/0001") { words in
                """
                CREATE TABLE things (
                    id \(words.whole) PRIMARY KEY, division \(words.text), village \(words.whole), owner \(words.id),
                    assignee \(words.id)
                )\(words.end);
                """
            }
            try await store.migrate([step])
            try await store.write { db in
                for thing in Self.things {
                    try db.run(
                        """
                        INSERT INTO things (id, division, village, owner, assignee)
                        VALUES (\(thing.id), \(thing.division), \(thing.village), \(thing.owner), \(thing.assignee))
                        """)
                }
            }
            for scope in Self.scopes {
                let found = try await store.read { db in
                    try db.all(
                        """
                        SELECT id, division, village, owner, assignee FROM things t
                        WHERE \(scope.condition(
                            division: "t.division", owner: "t.owner", assignee: "t.assignee", village: "t.village"))
                        ORDER BY id
                        """, as: Thing.self)
                }
                let wanted = Self.things.filter {
                    scope.covers(division: $0.division, owner: $0.owner, assignee: $0.assignee, village: $0.village)
                }
                #expect(found == wanted, "\(scope)")
            }
        }
    }

    @Test("a column that a table does not have is never reached through it", arguments: Backend.available)
    func missingColumns(backend: Backend) async throws {
        try await backend.withStore { store in
            let scope = Scope(divisions: [works], own: Self.accounts[0], villages: [1])
            let count = try await store.read { db in
                try db.all("SELECT 1 AS n WHERE \(scope.condition(division: nil))", as: Int.self).count
            }
            #expect(count == 0)
        }
    }

    @Test("a narrower scope enters only where a route asks for as much")
    func reaches() {
        let village = Scope(villages: [1])
        #expect(village.reaches(.village) && village.reaches(.own) && village.reaches(.assigned))
        #expect(!village.reaches(.division) && !village.reaches(.all))
        #expect(!Scope(divisions: [works]).reaches(.village))
        #expect(Scope.all.reaches(.village))
        #expect(!village.isNone)
    }
}
