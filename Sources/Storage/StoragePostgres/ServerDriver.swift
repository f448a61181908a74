import SQLText
import Storage

/// Statements inside the open transaction of one connection.
struct ServerDriver: Driver {
    let link: ServerLink

    var dialect: Dialect { .postgres }

    func run(_ text: String, _ values: [SQLValue], reusable: Bool) throws(StoreError) -> ResultSet {
        try link.checkTransaction()
        return try link.run(text, values, reusable: reusable)
    }

    func script(_ text: String) throws(StoreError) {
        try link.execute(text)
    }
}
