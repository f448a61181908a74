import Civics
import SQLText
import Storage

/// How often one may try to sign in; kept in the database, so that a restart forgives nothing.
enum SignInLimitRows {
    /// Tries per name in the window.
    static let perName = 5
    /// Tries per address in the window.
    static let perAddress = 20
    /// 15 minutes, in seconds.
    static let window: Int64 = 15 * 60

    private struct Tally: Decodable {
        var n: Int
        var oldest: Instant?
    }

    /// Names and addresses are kept as hashes: people do type passwords into the field for the name.
    static func bucket(name: String) -> [UInt8] { Sha256.digest(of: Array("name:\(name)".utf8)) }
    static func bucket(address: String) -> [UInt8] { Sha256.digest(of: Array("address:\(address)".utf8)) }

    /// Notes a try before anything is hashed.
    ///
    /// Returns the seconds to wait where there were too many, else `nil`.
    static func note(name: String, address: String, id: UUIDv7, at now: Instant, _ db: Transaction) throws -> Int64? {
        let start = now.adding(seconds: -window)
        try db.run("DELETE FROM sign_in_attempts WHERE at <= \(start)")
        let limits = [(bucket(name: name), perName), (bucket(address: address), perAddress)]
        for (bucket, limit) in limits {
            let tally = try db.first(
                """
                SELECT count(*) AS n, min(at) AS oldest FROM sign_in_attempts
                WHERE bucket = \(SQLValue.blob(bucket)) AND at > \(start)
                """, as: Tally.self)
            if let tally, tally.n >= limit, let oldest = tally.oldest {
                return max(1, (oldest.milliseconds - start.milliseconds + 999) / 1000)
            }
        }
        for (bucket, _) in limits {
            try db.run(
                """
                INSERT INTO sign_in_attempts (id, bucket, at) VALUES (\(id), \(SQLValue.blob(bucket)), \(now))
                """)
        }
        return nil
    }

    /// Forgets the tries for a name after it signed in, and this try for the address.
    static func forgive(name: String, id: UUIDv7, _ db: Transaction) throws {
        try db.run("DELETE FROM sign_in_attempts WHERE bucket = \(SQLValue.blob(bucket(name: name))) OR id = \(id)")
    }
}
