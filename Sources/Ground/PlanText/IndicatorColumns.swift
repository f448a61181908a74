/// The columns of a table whose rows name an indicator (ตัวชี้วัด) and its targets.
struct IndicatorColumns {
    var title: Int
    var years: [ActivityTable.YearColumn]
    /// Where the unit (หน่วยนับ) stands, when it has a column of its own.
    var unit: Int?
    /// Where a running number (ลำดับ) stands.
    var number: Int?

    /// A head that names the indicator's column and at least one year.
    init?(head cells: [String], years: [ActivityTable.YearColumn]) {
        guard !years.isEmpty, let title = cells.firstIndex(where: { $0.holds("ตัวชี้วัด") && $0.scalarCount < 60 }) else {
            return nil
        }
        self.title = title
        self.years = years
        unit = cells.firstIndex { $0.opens(with: "หน่วยนับ") || $0 == "หน่วย" || $0.opens(with: "หน่วยวัด") }
        number = cells.firstIndex { $0.opens(with: "ลำดับ") || $0 == "ที่" }
    }

    /// A row under a head that names years alone: the text left of the years is the indicator's name.
    init?(row cells: [String], years: [ActivityTable.YearColumn]) {
        guard let first = years.map(\.column).min(), first > 0 else { return nil }
        let named = cells.indices.prefix(first).filter { !cells[$0].isEmpty && !Self.isNumber(cells[$0]) }
        guard let title = named.first else { return nil }
        self.title = title
        self.years = years
        number = cells.indices.prefix(title).first { Self.isNumber(cells[$0]) }
        unit = named.count == 2 ? named[1] : nil
    }

    private static func isNumber(_ cell: String) -> Bool {
        var cursor = Cursor(cell)
        guard cursor.readNumber() != nil else { return false }
        cursor.skip(anyOf: ".) ")
        return cursor.isAtEnd
    }

    /// The kind that the row says, in its name or beside it, and the name without that word.
    static func name(in cells: [String], title: Int) -> (kind: Indicator.Kind, name: String) {
        let text = cells.joined(separator: " ")
        let kind =
            Heading.kinds.first { text.holds($0.0) }?.1
            ?? (text.holds("ผลลัพธ์") ? .outcome : text.holds("ผลกระทบ") ? .impact : .output)
        var name = cells[title]
        for (word, _) in Heading.kinds {
            if let (before, after) = name.split(at: word), before.scalarCount < 14, !after.trimmed.isEmpty {
                name = after.trimmed
            }
        }
        return (kind, name)
    }
}
