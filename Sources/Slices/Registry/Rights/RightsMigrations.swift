import Storage

extension RegistryMigrations {
    /// Who may reach whom beyond villages: assignments, accounts that are a person's own, divisions that have business
    /// with a person.
    static let rights = Migration("registry/0006") { words in
        """
        CREATE TABLE register_assignments (
            account \(words.id) NOT NULL,
            subject \(words.id) NOT NULL,
            kind \(words.text) NOT NULL,
            since \(words.day) NOT NULL,
            PRIMARY KEY (account, subject)
        )\(words.end);
        CREATE INDEX register_assignments_by_subject ON register_assignments (subject);
        CREATE TABLE register_account_people (
            account \(words.id) PRIMARY KEY,
            person \(words.id) NOT NULL UNIQUE
        )\(words.end);
        CREATE TABLE register_concerns (
            person \(words.id) NOT NULL,
            division \(words.text) NOT NULL,
            why \(words.text) NOT NULL,
            PRIMARY KEY (person, division, why)
        )\(words.end);
        """
    }
}
