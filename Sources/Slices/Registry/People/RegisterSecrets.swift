public import Access
import SQLText
public import Storage

extension SealedField {
    /// The 13-digit ID.
    public static let personNationalID = SealedField(name: "person.nationalID", dataClass: .identity)
    /// `kind:number` of another paper.
    public static let personOtherIdentifier = SealedField(name: "person.otherIdentifier", dataClass: .identity)
    public static let factWelfare = SealedField(name: "fact.welfare", dataClass: .welfare)
    public static let factHealth = SealedField(name: "fact.health", dataClass: .health)
    public static let factChild = SealedField(name: "fact.child", dataClass: .children)
    /// A household's answers to one round of จปฐ.
    public static let surveyAnswers = SealedField(name: "survey.answers", dataClass: .welfare)
    /// The counts of one village in one round, which tell of single households where few were asked.
    public static let surveyCounts = SealedField(name: "survey.counts", dataClass: .welfare)

    /// The field of a fact of a class.
    static func fact(_ dataClass: DataClass) -> SealedField {
        switch dataClass {
        case .health: .factHealth
        case .children: .factChild
        default: .factWelfare
        }
    }
}

/// Sealing and opening what the register keeps of classes C3–C6; without the key every call throws the vault's 503.
public struct RegisterSecrets: Sendable {
    let vault: FieldVault

    public init(_ vault: FieldVault) {
        self.vault = vault
    }

    static let fields: [SealedField] = [
        .personNationalID, .personOtherIdentifier, .factWelfare, .factHealth, .factChild, .surveyAnswers,
    ]
    private static let indexed: Set<SealedField> = [.personNationalID, .personOtherIdentifier]

    /// Seals a value for one record and keeps it.
    public func keep(
        _ text: String, field: SealedField, of subject: UUIDv7, id: SecretID, _ db: Transaction
    ) throws {
        let index = Self.indexed.contains(field) ? try vault.blindIndex(text, field: field) : nil
        try SecretRows.insert(
            id, subject: subject, field: field, sealed: try vault.seal(text, field: field, subject: subject),
            index: index, db)
    }

    /// Keeps an identifier of a person (which the record then names); imports and generators call it too.
    ///
    /// - Returns: the identifier of the sealed value, for ``Person/nationalID`` or ``Person/otherIdentifier``.
    public func keep(
        _ identifier: PersonIdentifier, of person: PersonID, in change: RegisterChange, _ db: Transaction
    ) throws -> SecretID {
        let id = SecretID(change.newID())
        try keep(identifier.normalised, field: identifier.field, of: person.value, id: id, db)
        return id
    }

    /// Opens a value; `nil` where it was purged.
    ///
    /// Call it inside `disclose`, beside the leaf.
    func open(_ id: SecretID, field: SealedField, _ db: Transaction) throws -> String? {
        guard let row = try SecretRows.find(id, db), row.field == field.name else {
            _ = try vault.keys()
            return nil
        }
        return try vault.open(row.sealed, field: field, subject: row.subject)
    }

    /// The people who have an identifier, found without opening any.
    public func people(with identifier: PersonIdentifier, _ db: Transaction) throws -> [PersonID] {
        let indexes = try vault.blindIndexes(identifier.normalised, field: identifier.field)
        return try SecretRows.people(indexes, field: identifier.field, db)
    }

    /// Every sealed column of the register, for the change of keys.
    public static let columns: [SealedColumn] =
        fields.map(column) + [
            SealedColumnRows.column(
                "register_survey_counts.sealed", field: .surveyCounts, table: "register_survey_counts",
                column: "sealed")
        ]

    private static func column(_ field: SealedField) -> SealedColumn {
        SealedColumn(
            "register_secrets.\(field.name)",
            usage: { db in
                var usage: [FieldKeyID: Int] = [:]
                for (key, count) in try SecretRows.usage(field, db) {
                    guard let id = FieldKeyID(text: key.map { Self.hexadecimal($0) }.joined()) else { continue }
                    usage[id, default: 0] += count
                }
                return usage
            },
            reseal: { vault, limit, db in
                let current = try vault.keys().current.description
                let key = stride(from: 0, to: current.utf8.count, by: 2).compactMap { place -> UInt8? in
                    let start = current.index(current.startIndex, offsetBy: place)
                    return UInt8(current[start..<current.index(start, offsetBy: 2)], radix: 16)
                }
                let rows = try SecretRows.underOtherKeys(than: key, field: field, limit: limit, db)
                for row in rows {
                    let text = try vault.open(row.sealed, field: field, subject: row.subject)
                    let index = indexed.contains(field) ? try vault.blindIndex(text, field: field) : nil
                    try SecretRows.reseal(
                        row.id, try vault.seal(text, field: field, subject: row.subject), index: index, db)
                }
                return rows.count
            })
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16)
        return text.count == 1 ? "0" + text : text
    }
}
