import SQLText
import Testing

@Suite struct SQLTextTests {
    @Test("values become parameters in each engine's spelling")
    func parameters() {
        let name = "x' OR 1=1 --"
        let absent: Int? = nil
        let statement: SQL = "SELECT a FROM t WHERE b = \(name) AND c = \(5) AND d = \(absent)"
        let values: [SQLValue] = [.text(name), .int(5), .null]
        #expect(statement.rendered(for: .sqlite) == ("SELECT a FROM t WHERE b = ? AND c = ? AND d = ?", values))
        #expect(statement.rendered(for: .postgres) == ("SELECT a FROM t WHERE b = $1 AND c = $2 AND d = $3", values))
    }

    @Test("fragments are composed and parameters numbered through")
    func fragments() {
        let scope: SQL = "division = \(3)"
        let statement: SQL = "SELECT \(1) WHERE \(scope) AND \(scope) LIMIT \(9)"
        let (text, values) = statement.rendered(for: .postgres)
        #expect(text == "SELECT $1 WHERE division = $2 AND division = $3 LIMIT $4")
        #expect(values == [.int(1), .int(3), .int(3), .int(9)])
    }

    @Test("a list has a parameter each; an empty one holds for nothing")
    func lists() {
        let some: SQL = "a IN (\(list: [1, 2]))"
        #expect(some.rendered(for: .postgres) == ("a IN ($1, $2)", [.int(1), .int(2)]))
        #expect(some.hasList)
        let none: SQL = "a IN (\(list: [Int]()))"
        #expect(none.rendered(for: .sqlite) == ("a IN (NULL)", []))
        let composed: SQL = "x AND \(some)"
        #expect(composed.hasList)
        #expect(!SQL("a = 1").hasList)
    }

    @Test("pairs and repeated lists have few texts, so that they stay prepared")
    func fewTexts() {
        let pairs: SQL = "VALUES \(pairs: [(1, 2), (3, 4)])"
        #expect(pairs.rendered(for: .postgres) == ("VALUES ($1, $2), ($3, $4)", [.int(1), .int(2), .int(3), .int(4)]))
        let three: SQL = "a IN (\(repeatedList: [1, 2, 3]))"
        #expect(three.rendered(for: .sqlite) == ("a IN (?, ?, ?, ?)", [.int(1), .int(2), .int(3), .int(3)]))
        let one: SQL = "a IN (\(repeatedList: [1]))"
        #expect(one.rendered(for: .sqlite) == ("a IN (?)", [.int(1)]))
        let none: SQL = "a IN (\(repeatedList: [Int]()))"
        #expect(none.rendered(for: .sqlite) == ("a IN (NULL)", []))
        #expect(!pairs.hasList && !three.hasList)
    }

    @Test("the rare difference is told to its engine alone")
    func dialects() {
        let statement: SQL = "SELECT \(sqlite: "instr(a, b)", postgres: "strpos(a, b)")"
        #expect(statement.rendered(for: .sqlite).text == "SELECT instr(a, b)")
        #expect(statement.rendered(for: .postgres).text == "SELECT strpos(a, b)")
    }
}
