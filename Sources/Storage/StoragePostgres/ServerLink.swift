import CLibPQ
import SQLText
import Storage

/// Where the server is, and which organisation's schema is meant.
struct ServerAddress: Sendable {
    var conninfo: String
    var schema: String
}

/// One connection to the server.
///
/// Made, used and closed by one thread.
final class ServerLink {
    private var connection: OpaquePointer
    private let address: ServerAddress
    private var prepared = PreparedStatements(limit: 128)

    init(_ address: ServerAddress) throws(StoreError) {
        self.address = address
        connection = try Self.connect(address)
        try prepareSession()
    }

    deinit { PQfinish(connection) }

    private static func connect(_ address: ServerAddress) throws(StoreError) -> OpaquePointer {
        let given = ["dbname": address.conninfo, "application_name": "songhong", "connect_timeout": "10"]
        let order = ["connect_timeout", "application_name", "dbname"]  // What conninfo says itself comes last and wins.
        let opened = withCStrings(order) { keywords in
            withCStrings(order.map { given[$0] ?? "" }) { values in PQconnectdbParams(keywords, values, 1) }
        }
        guard let opened else {
            throw StoreError(.unreachable, code: "08001", message: "no memory for a connection", sql: "")
        }
        guard PQstatus(opened) == CONNECTION_OK else {
            defer { PQfinish(opened) }
            throw StoreError(.unreachable, code: "08001", message: String(cString: PQerrorMessage(opened)), sql: "")
        }
        return opened
    }

    /// Settings on which the reading of values and the promise of COMMIT rest.
    private func prepareSession() throws(StoreError) {
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        try execute(
            """
            SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET extra_float_digits = 1; SET bytea_output = 'hex';
            SET standard_conforming_strings = on; SET client_encoding = 'UTF8';
            SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '10min';
            SET search_path = \(address.schema);
            """)
        if try value("SHOW synchronous_commit") == "off" { try execute("SET synchronous_commit = on") }
    }

    /// Makes the organisation's schema when it is absent.
    ///
    /// Two servers may do it at once.
    func prepareSchema() throws(StoreError) {
        do throws(StoreError) {
            try execute("CREATE SCHEMA IF NOT EXISTS \(address.schema)")
        } catch {
            guard error.reason == .unique || error.code == "42P06" else { throw error }
        }
    }

    /// After the server went away.
    ///
    /// Everything that was prepared is gone with it.
    func reconnect() throws(StoreError) {
        let fresh = try Self.connect(address)
        PQfinish(connection)
        connection = fresh
        prepared.removeAll()
        try prepareSession()
    }

    /// Runs statements without values and returns the last command's tag.
    @discardableResult
    func execute(_ text: String) throws(StoreError) -> String {
        let answer = ServerAnswer(PQexec(connection, text))
        try check(answer, text)
        return answer.tag
    }

    /// Returns the first column of the first row.
    func value(_ text: String) throws(StoreError) -> String {
        let answer = ServerAnswer(PQexec(connection, text))
        try check(answer, text)
        return answer.text(row: 0, column: 0) ?? ""
    }

    /// Refuses to go on where every statement would commit by itself.
    func checkTransaction() throws(StoreError) {
        guard PQtransactionStatus(connection) == PQTRANS_IDLE else { return }
        throw StoreError(.other, code: "25P01", message: "no transaction is open any more", sql: "")
    }

    /// Ends a transaction that failed; a lost server has ended it already.
    func rollBack() {
        guard PQtransactionStatus(connection) != PQTRANS_IDLE else { return }
        do throws(StoreError) {
            try execute("ROLLBACK")
        } catch {
            // The next BEGIN finds the connection lost and makes a new one.
        }
    }

    func run(_ text: String, _ values: [SQLValue], reusable: Bool) throws(StoreError) -> ResultSet {
        let parameters = ServerParameters(values)
        let raw: OpaquePointer?
        if reusable {
            let name = try statementName(text, parameters)
            raw = parameters.withPointers { _, pointers, lengths, formats in
                PQexecPrepared(connection, name, Int32(values.count), pointers, lengths, formats, 0)
            }
        } else {
            raw = parameters.withPointers { types, pointers, lengths, formats in
                PQexecParams(connection, text, Int32(values.count), types, pointers, lengths, formats, 0)
            }
        }
        let answer = ServerAnswer(raw)
        try check(answer, text)
        return try answer.resultSet(sql: text)
    }

    private func statementName(_ text: String, _ parameters: ServerParameters) throws(StoreError) -> String {
        // The same text with values of other types (NULL among them) is another statement.
        let key = PreparedStatements.Key(text: text, types: parameters.types)
        if let name = prepared.name(of: key) { return name }
        let (name, dropped) = prepared.makeName()
        if let dropped { try execute("DEALLOCATE \(dropped)") }
        let answer = ServerAnswer(
            parameters.withPointers { types, _, _, _ in
                PQprepare(connection, name, text, Int32(parameters.types.count), types)
            })
        try check(answer, text)
        prepared.insert(key, name)
        return name
    }

    /// Drops every prepared statement; false when there was none, so that nobody tries for ever.
    func forgetPrepared() -> Bool {
        guard !prepared.isEmpty else { return false }
        prepared.removeAll()
        do throws(StoreError) {
            try execute("DEALLOCATE ALL")
            return true
        } catch {
            return false
        }
    }

    private func check(_ answer: ServerAnswer, _ text: String) throws(StoreError) {
        guard !answer.isFine else { return }
        guard PQstatus(connection) == CONNECTION_OK else {
            throw StoreError(
                .unreachable, code: answer.code.isEmpty ? "08006" : answer.code,
                message: String(cString: PQerrorMessage(connection)), sql: text)
        }
        throw answer.error(sql: text)
    }
}

/// Lends an array of C strings that ends with NULL.
private func withCStrings<R>(_ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R) -> R {
    let bytes = strings.map { Array($0.utf8CString) }
    func lend(_ position: Int, _ pointers: [UnsafePointer<CChar>?]) -> R {
        guard position < bytes.count else {
            return (pointers + [nil]).withUnsafeBufferPointer { body($0.baseAddress) }
        }
        return bytes[position].withUnsafeBufferPointer { lend(position + 1, pointers + [$0.baseAddress]) }
    }
    return lend(0, [])
}
