public import SQLText

/// One open transaction.
///
/// Not Sendable, so that it cannot leave the body it was lent to.
///
/// A statement that fails ends the transaction's usefulness, on both engines: what follows is refused, and the body's
/// write is not committed even if the body caught the error. To go on after an error, put the risky statements in a
/// ``savepoint(_:)``, or write `ON CONFLICT`.
public struct Transaction {
    let driver: any Driver
    private let state = State()

    public init(_ driver: any Driver) {
        self.driver = driver
    }

    public var dialect: Dialect { driver.dialect }

    /// Returns all rows of a statement; columns in snake_case meet properties in camelCase.
    ///
    /// A property without a column is an error, also an optional one: a forgotten column is not NULL.
    /// A type that is neither a row nor a single value is read from JSON text.
    public func all<T: Decodable>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
        try RowDecoder(perform(sql)).decodeAll(type)
    }

    /// Returns the first row, if there is one.
    public func first<T: Decodable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        try RowDecoder(perform(sql)).decodeFirst(type)
    }

    /// Returns all rows of a statement, each read value by value: for lists of thousands.
    public func rows<T>(_ sql: SQL, _ read: (inout RowReader) throws -> T) throws -> [T] {
        var reader = RowReader(try perform(sql))
        return try reader.all(read)
    }

    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    public func run(_ sql: SQL) throws -> Int {
        try perform(sql).changes
    }

    /// Runs work after the outer COMMIT, and never if there is none.
    public func afterCommit(_ work: @escaping @Sendable () -> Void) {
        state.afterCommit.append(work)
    }

    /// Runs statements that may fail; when they do, undoes them alone, and the transaction can go on.
    ///
    /// The error is thrown on, for the caller to catch.
    public func savepoint<T>(_ body: (Transaction) throws -> T) throws -> T {
        try state.refuseAfterFailure()
        state.depth += 1
        defer { state.depth -= 1 }
        let name = "inner_\(state.depth)"
        let promised = state.afterCommit.count
        try script("SAVEPOINT \(name)")
        do {
            let value = try body(self)
            if let failure = state.failure { throw failure }
            try script("RELEASE SAVEPOINT \(name)")
            return value
        } catch {
            state.afterCommit.removeSubrange(promised...)
            // A serialization failure belongs to the whole transaction, which is run again from its start.
            if state.failure?.asksForRerun == true { throw error }
            try? driver.script("ROLLBACK TO SAVEPOINT \(name)") as Void
            do throws(StoreError) {
                try driver.script("RELEASE SAVEPOINT \(name)")
                state.failure = nil
            } catch let lost {
                state.failure = state.failure ?? lost
            }
            throw error
        }
    }

    /// Runs several statements without values.
    func script(_ text: String) throws {
        try state.refuseAfterFailure()
        do throws(StoreError) {
            try driver.script(text)
        } catch {
            state.failure = error
            throw error
        }
    }

    private func perform(_ sql: SQL) throws(StoreError) -> ResultSet {
        try state.refuseAfterFailure()
        let (text, values) = sql.rendered(for: driver.dialect)
        do throws(StoreError) {
            try refuseControl(text)
            for value in values { try refuseUnstorable(value, sql: text) }
            return try driver.run(text, values, reusable: !sql.hasList)
        } catch {
            state.failure = error
            throw error
        }
    }

    /// The transaction is the store's: a body that ended it would commit the rest statement by statement.
    private func refuseControl(_ text: String) throws(StoreError) {
        let word = text.utf8.drop { $0 <= UInt8(ascii: " ") }.prefix { $0 | 0x20 >= UInt8(ascii: "a") }
        // What most statements begin with is passed without a closer look.
        guard (3...9).contains(word.prefix(10).count), !word.elementsEqual("SELECT".utf8) else { return }
        switch String(decoding: word.map { $0 | 0x20 }, as: UTF8.self) {
        case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare":
            throw StoreError(.other, code: "25001", message: "a body does not control its transaction", sql: text)
        default: break
        }
    }

    /// Refuses what one engine would silently change: U+0000 cuts text short, SQLite turns NaN into NULL.
    private func refuseUnstorable(_ value: SQLValue, sql: String) throws(StoreError) {
        switch value {
        case .text(let text) where text.utf8.contains(0):
            throw StoreError(.other, code: "22021", message: "text with U+0000 cannot be stored", sql: sql)
        case .double(let number) where !number.isFinite:
            throw StoreError(.other, code: "22003", message: "a number that is not finite cannot be stored", sql: sql)
        case .uuid(let bytes) where bytes.count != 16:
            throw StoreError(.other, code: "22P02", message: "a UUID has 16 bytes", sql: sql)
        default: break
        }
    }

    private final class State {
        var failure: StoreError?
        var afterCommit: [@Sendable () -> Void] = []
        var depth = 0

        func refuseAfterFailure() throws(StoreError) {
            guard let failure else { return }
            throw StoreError(
                failure.reason, code: "25P02", message: "the transaction had failed already: \(failure.message)",
                sql: failure.sql)
        }
    }
}

extension Transaction {
    /// What a body left behind.
    package struct Outcome<T> {
        package var result: Result<T, any Error>
        /// What to do after COMMIT.
        package var afterCommit: [@Sendable () -> Void]
        /// The statement that failed, whether or not the body let its error through.
        package var failure: StoreError?
    }

    /// Runs a body; one that swallowed an error has failed with that error.
    package func outcome<T>(of body: (Transaction) throws -> T) -> Outcome<T> {
        let result = Result { try body(self) }
        if let failure = state.failure {
            switch result {
            case .success: return Outcome(result: .failure(failure), afterCommit: [], failure: failure)
            case .failure(let error as StoreError) where error.code == "25P02":
                return Outcome(result: .failure(failure), afterCommit: [], failure: failure)
            case .failure: break
            }
        }
        return Outcome(result: result, afterCommit: state.afterCommit, failure: state.failure)
    }
}
