import SQLText
public import Access
import Storage

/// What imports keep sealed, for the change of keys.
public enum ImportSecrets {
    /// The bytes of files, and the IDs of rows that wait.
    public static let columns: [SealedColumn] =
        [
            SealedColumnRows.column(
                "import_files.sealed", field: .importedFile, table: "import_files", column: "sealed")
        ] + [SealedField.personNationalID, .personOtherIdentifier].map(column)

    private static func column(_ field: SealedField) -> SealedColumn {
        SealedColumn(
            "import_secrets.\(field.name)",
            usage: { db in
                var usage: [FieldKeyID: Int] = [:]
                for sealed in try StagedRows.sealed(field, db) { usage[sealed.key, default: 0] += 1 }
                return usage
            },
            reseal: { vault, limit, db in
                let current = try vault.keys().current
                let waiting = try StagedRows.secrets(field, db).filter { $0.sealed.key != current }.prefix(limit)
                for row in waiting {
                    let text = try vault.open(row.sealed, field: field, subject: row.subject)
                    try StagedRows.reseal(
                        row.id, try vault.seal(text, field: field, subject: row.subject),
                        index: try vault.blindIndex(text, field: field), db)
                }
                return waiting.count
            })
    }
}
