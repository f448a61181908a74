/// Where an organisation's data lives.
public struct DataLocation: Sendable, Hashable {
    /// The directory of the SQLite file, the keys and the audit heads.
    public var directory: String
    /// A PostgreSQL URL; `nil` for the embedded database.
    public var database: String?
    /// The organisation's schema in PostgreSQL.
    public var organisation: String
    /// Where keys lie; `nil` for `keys` inside the directory.
    public var keyDirectory: String?
    /// The file that signed audit heads are appended to; `nil` for `audit-heads.jsonl` inside the directory.
    public var auditHeads: String?
    /// Whether PostgreSQL must have a synchronous standby.
    public var requiresStandby: Bool

    public init(
        directory: String, database: String? = nil, organisation: String = "songhong", keyDirectory: String? = nil,
        auditHeads: String? = nil, requiresStandby: Bool = false
    ) {
        self.directory = directory
        self.database = database
        self.organisation = organisation
        self.keyDirectory = keyDirectory
        self.auditHeads = auditHeads
        self.requiresStandby = requiresStandby
    }

    var sqliteFile: String { directory + "/songhong.sqlite" }
    var auditKeyFile: String { (keyDirectory ?? directory + "/keys") + "/audit.key" }
    /// One file for each organisation: several may share a directory beside their common server.
    var auditHeadsFile: String {
        auditHeads ?? directory + (database == nil ? "/audit-heads.jsonl" : "/audit-heads-\(organisation).jsonl")
    }
}
