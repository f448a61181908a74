public import Access
import SQLText
public import Storage

/// Which divisions have business with which person, beyond owning and facts: `register_concerns`.
///
/// Slices above note it in the transaction of their own record (a request, a loan of equipment) and end it there.
public enum ConcernRows {
    /// - Parameter why: the code of the business, such as `entry` or `request:…`.
    public static func note(_ person: PersonID, division: DivisionCode, why: String, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO register_concerns (person, division, why) VALUES (\(person), \(division), \(why))
            ON CONFLICT (person, division, why) DO NOTHING
            """)
    }

    public static func end(_ person: PersonID, division: DivisionCode, why: String, _ db: Transaction) throws {
        try db.run(
            """
            DELETE FROM register_concerns
            WHERE person = \(person) AND division = \(division) AND why = \(why)
            """)
    }

    /// Gives one record's business to another: after a merge.
    static func move(from old: PersonID, to new: PersonID, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO register_concerns (person, division, why)
            SELECT \(new), c.division, c.why FROM register_concerns c WHERE c.person = \(old)
            ON CONFLICT (person, division, why) DO NOTHING
            """)
        try db.run("DELETE FROM register_concerns WHERE person = \(old)")
    }
}
