import Access
import Civics
import SQLText
import Storage

/// Who looks after whom, and whose account is whose: `register_assignments`, `register_account_people`.
enum AssignmentRows {
    static func assign(
        _ subjects: [RecordReference], to account: AccountID, since day: CivilDate, _ db: Transaction
    ) throws {
        for subject in subjects {
            try db.run(
                """
                INSERT INTO register_assignments (account, subject, kind, since)
                VALUES (\(account), \(subject.id), \(subject.kind), \(day))
                ON CONFLICT (account, subject) DO NOTHING
                """)
        }
    }

    static func end(_ subjects: [RecordReference], of account: AccountID, _ db: Transaction) throws {
        try db.run(
            """
            DELETE FROM register_assignments
            WHERE account = \(account) AND subject IN (\(list: subjects.map(\.id)))
            """)
    }

    static func subjects(of account: AccountID, _ db: Transaction) throws -> [RecordReference] {
        struct Row: Decodable {
            var kind: RecordKind
            var id: UUIDv7
        }
        return try db.all(
            """
            SELECT a.kind, a.subject AS id FROM register_assignments a WHERE a.account = \(account)
            ORDER BY a.kind, a.subject
            """, as: Row.self
        ).map { RecordReference($0.kind, $0.id) }
    }

    static func person(of account: AccountID, _ db: Transaction) throws -> PersonID? {
        try db.first("SELECT a.person FROM register_account_people a WHERE a.account = \(account)")
    }

    static func account(of person: PersonID, _ db: Transaction) throws -> AccountID? {
        try db.first("SELECT a.account FROM register_account_people a WHERE a.person = \(person)")
    }

    static func link(_ account: AccountID, to person: PersonID, _ db: Transaction) throws {
        try db.run("INSERT INTO register_account_people (account, person) VALUES (\(account), \(person))")
    }

    static func unlink(_ account: AccountID, _ db: Transaction) throws {
        try db.run("DELETE FROM register_account_people WHERE account = \(account)")
    }

    /// Gives one record's account and carers to another: after a merge.
    static func move(from old: PersonID, to new: PersonID, _ db: Transaction) throws {
        try db.run("UPDATE register_account_people SET person = \(new) WHERE person = \(old)")
        try db.run(
            """
            INSERT INTO register_assignments (account, subject, kind, since)
            SELECT a.account, \(new), a.kind, a.since FROM register_assignments a WHERE a.subject = \(old)
            ON CONFLICT (account, subject) DO NOTHING
            """)
        try db.run("DELETE FROM register_assignments WHERE subject = \(old)")
    }
}
