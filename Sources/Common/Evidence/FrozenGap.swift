import Access
public import Civics
import Storage

/// A quarter that has another number of frozen figures than the audit log says were frozen.
public struct FrozenGap: Sendable, Hashable {
    public var quarter: FiscalQuarter
    /// How many the audit log noted when they were frozen.
    public var noted: Int
    /// How many there are now.
    public var found: Int

    public init(quarter: FiscalQuarter, noted: Int, found: Int) {
        self.quarter = quarter
        self.noted = noted
        self.found = found
    }

    /// How many are gone; 0 where there are more than were noted.
    public var missing: Int { max(noted - found, 0) }
}

extension FrozenGap {
    /// What the audit log noted against what is there, oldest quarter first; quarters that agree are left out.
    ///
    /// Deleting a figure leaves nothing to compute again, so only the log can tell that it once was there.
    static func all(_ quarter: FiscalQuarter?, _ db: Transaction) throws -> [FrozenGap] {
        var counts: [FiscalQuarter: FrozenGap] = [:]
        for leaf in try AuditLog.leaves(named: AuditEvent.quarterFrozenName, db) {
            guard let frozen = FiscalQuarter(code: leaf.subject.id) else { continue }
            let count = leaf.details["figures"].flatMap { Int($0) } ?? 0
            counts[frozen, default: FrozenGap(quarter: frozen, noted: 0, found: 0)].noted += count
        }
        for figure in try FrozenFigureRows.all(db) {
            counts[figure.quarter, default: FrozenGap(quarter: figure.quarter, noted: 0, found: 0)].found += 1
        }
        return counts.values.filter { $0.noted != $0.found && (quarter == nil || $0.quarter == quarter) }
            .sorted { $0.quarter.first < $1.quarter.first }
    }
}
