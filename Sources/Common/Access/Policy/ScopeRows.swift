public import SQLText

extension Scope {
    /// The scope as a bound condition for a WHERE, in brackets.
    ///
    /// - Parameters:
    ///   - division: the column that holds the division's code, written in the source, e.g. `"a.division"`.
    ///   - owner: the column of the account that made the row, where there is one.
    ///   - assignee: the column of the account it is assigned to, where there is one.
    ///   - village: the column of the village's number (หมู่ที่), where there is one.
    public func condition(division: SQL?, owner: SQL? = nil, assignee: SQL? = nil, village: SQL? = nil) -> SQL {
        if everything { return "(1 = 1)" }
        var condition: SQL = "(1 = 0"
        if let division, !divisions.isEmpty {
            let codes = divisions.map(\.rawValue).sorted()
            condition = "\(condition) OR \(division) IN (\(list: codes))"
        }
        if let owner, let own { condition = "\(condition) OR \(owner) = \(own)" }
        if let assignee, let assigned { condition = "\(condition) OR \(assignee) = \(assigned)" }
        if let village, !villages.isEmpty {
            condition = "\(condition) OR \(village) IN (\(list: villages.sorted()))"
        }
        return "\(condition))"
    }
}
