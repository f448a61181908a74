import SQLText
public import Storage

/// Who owns what, who lives where, today: `register_links`, both ways.
public enum LinkRows {
    private struct Row: Decodable {
        var kind: RecordKind
        var id: UUIDv7
    }

    static func replace(
        _ links: [RegisterLink], of record: RecordReference, isNew: Bool, _ db: Transaction
    ) throws {
        if !isNew { try db.run("DELETE FROM register_links WHERE subject = \(record.id)") }
        for (place, link) in links.enumerated() {
            try db.run(
                """
                INSERT INTO register_links (subject, kind, place, role, target, target_kind)
                VALUES (\(record.id), \(record.kind), \(place), \(link.role.rawValue), \(link.target.id),
                    \(link.target.kind))
                """)
        }
    }

    /// The records that name this one in a role, such as what a person owns.
    public static func naming(
        _ target: UUIDv7, as role: RegisterLink.Role, kind: RecordKind, _ db: Transaction
    ) throws -> [UUIDv7] {
        try db.all(
            """
            SELECT l.subject FROM register_links l
            WHERE l.target = \(target) AND l.role = \(role.rawValue) AND l.kind = \(kind) ORDER BY l.subject
            """)
    }

    /// Every record that names this one.
    public static func naming(_ target: UUIDv7, _ db: Transaction) throws -> [RecordReference] {
        try db.all(
            """
            SELECT DISTINCT l.kind AS kind, l.subject AS id FROM register_links l WHERE l.target = \(target)
            ORDER BY l.kind, l.subject
            """, as: Row.self
        ).map { RecordReference($0.kind, $0.id) }
    }
}
