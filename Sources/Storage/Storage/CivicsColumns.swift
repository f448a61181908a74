public import Civics
public import SQLText

// How the conventions of Civics lie in a column. Rows are read back through the types' own Codable forms.

/// `timestamptz(3)`, or ISO text in UTC with three decimals, which sorts as time does.
extension Instant: SQLBindable {
    public var sqlValue: SQLValue { .text(iso) }
}

/// `date`, or ISO text of the Common Era.
extension CivilDate: SQLBindable {
    public var sqlValue: SQLValue { .text(iso) }
}

/// `bigint`: whole satang.
extension Satang: SQLBindable {
    public var sqlValue: SQLValue { .int(amount) }
}

/// `bigint`: the year of the Buddhist Era.
extension FiscalYear: SQLBindable {
    public var sqlValue: SQLValue { .int(Int64(buddhist)) }
}

/// Text such as `2569-Q2`.
extension FiscalQuarter: SQLBindable {
    public var sqlValue: SQLValue { .text("\(year.buddhist)-Q\(number)") }
}

/// `th` or `en`.
extension Language: SQLBindable {}
