import GRDB
import Storage

extension StoreError {
    /// Gives an error of GRDB the reason that PostgreSQL would give.
    init(_ error: any Error, sql: String) {
        if let known = error as? StoreError {
            self = known
            return
        }
        guard let refusal = error as? DatabaseError else {
            self.init(.other, code: "", message: "\(error)", sql: sql)
            return
        }
        let message = refusal.message ?? ""
        let reason: Reason =
            switch refusal.extendedResultCode {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: .unique
            case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKey
            // ON DELETE RESTRICT is a trigger inside SQLite.
            case .SQLITE_CONSTRAINT_TRIGGER where message.hasPrefix("FOREIGN KEY"): .foreignKey
            case .SQLITE_CONSTRAINT_CHECK: .check
            case .SQLITE_CONSTRAINT_NOTNULL: .notNull
            default:
                switch refusal.resultCode {
                case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
                case .SQLITE_FULL: .full
                case .SQLITE_CANTOPEN, .SQLITE_NOTADB, .SQLITE_CORRUPT: .unreachable
                default: .other
                }
            }
        self.init(reason, code: "\(refusal.extendedResultCode.rawValue)", message: message, sql: sql)
    }
}
