import Civics

/// The columns of a table of activities, as its head states them.
struct ActivityTable {
    struct YearColumn: Equatable {
        var year: Int
        var column: Int
    }

    var number: Int
    var title: Int
    var years: [YearColumn] = []
    var result: Int?
    var division: Int?
    var width: Int
    var unit: BudgetCell.Unit = .baht
    /// Where the money columns begin.
    var money: Int?

    /// Recognises the head: a running number, a title, and money or years.
    init?(head cells: [String]) {
        let names = cells.map(\.bare)
        guard
            let number = names.firstIndex(where: { $0.opens(with: "ลำดับ") || $0 == "ที่" || $0 == "ข้อ" }),
            let title = names.indices.first(where: {
                $0 > number && (names[$0].holds("โครงการ") || names[$0].holds("กิจกรรม"))
            })
        else { return nil }
        self.number = number
        self.title = title
        width = cells.count
        for (column, name) in names.enumerated() where column > title {
            if let year = YearCell.year(name) {
                years.append(YearColumn(year: year, column: column))
            } else if name.holds("งบประมาณ") {
                money = column
                unit = BudgetCell.Unit(head: name)
            } else if name.holds("ผลที่คาดว่า") || name.holds("ผลลัพธ์") || name.holds("ผลสัมฤทธิ์") || name.holds("ผลที่จะได้") {
                result = column
            } else if name.holds("หน่วยงาน") || name.holds("รับผิดชอบ") || name.holds("ส่วนราชการ") {
                division = column
            }
        }
        guard money != nil || !years.isEmpty else { return nil }
    }

    /// Takes the second row of a head, which names the years; `false` when the row is none.
    mutating func take(secondHead cells: [String]) -> Bool {
        let found = YearCell.row(cells)
        guard found.count >= 1, found.count == cells.count(where: { !$0.isEmpty }) else { return false }
        guard let first = found.first else { return false }
        let start = money ?? first.column
        if first.column >= start, found.last.map({ $0.column < (result ?? division ?? .max) }) == true {
            years = found
        } else {
            // The first row had one cell for all years, and the columns behind it lie further right.
            years = found.enumerated().map { YearColumn(year: $0.element.year, column: start + $0.offset) }
            let wider = found.count - 1
            let isMerged = (result ?? division).map { $0 == start + 1 } ?? true
            if isMerged {
                result = result.map { $0 > start ? $0 + wider : $0 }
                division = division.map { $0 > start ? $0 + wider : $0 }
                width += wider
            }
        }
        width = max(width, (years.last?.column ?? 0) + 1)
        return true
    }

    func cell(_ cells: [String], _ column: Int?) -> String {
        guard let column, column < cells.count else { return "" }
        return cells[column]
    }

    /// The running number of a row that opens an activity.
    func opening(_ cells: [String]) -> Int? {
        var cursor = Cursor(cell(cells, number))
        guard let value = cursor.readNumber() else { return nil }
        cursor.skip(anyOf: ".) ")
        return cursor.isAtEnd ? value : nil
    }

    /// Whether a row lost one of its money cells, so that the result's text stands under the last year.
    func isShifted(_ cells: [String]) -> Bool {
        guard let last = years.last?.column, last > (years.first?.column ?? last), cells.count == width - 1,
            let result = result ?? division, result == last + 1
        else { return false }
        let text = cell(cells, last)
        let letters = text.unicodeScalars.count { (0x0E01...0x0E2E).contains($0.value) }
        return BudgetCell(text, unit: unit) == .unreadable && letters >= 4
            && years.dropLast().allSatisfy { BudgetCell(cell(cells, $0.column), unit: unit).isMoney }
    }

    func isTotal(_ cells: [String]) -> Bool {
        cells.prefix(max(title, number) + 1).contains { $0.opens(with: "รวม") }
    }

    /// The money cells of a row, by year.
    func budgets(_ cells: [String]) -> [(year: Int, column: Int, cell: BudgetCell)] {
        years.map { ($0.year, $0.column, BudgetCell(cell(cells, $0.column), unit: unit)) }
    }
}

/// Cells that name a year: `ปี ๒๕๖๖`, `ปี๒๕๖๖`, `2566`, `ปีงบประมาณ พ.ศ. ๒๕๖๖`.
enum YearCell {
    static func year(_ cell: String) -> Int? {
        var text = cell.bare
        for word in ["ปีงบประมาณ", "งบประมาณ", "ปี", "พ.ศ."] where text.opens(with: word) {
            text = String(text.unicodeScalars.dropFirst(word.scalarCount))
        }
        for ending in ["(บาท)"] where text.hasSuffix(ending) {
            text = String(text.unicodeScalars.dropLast(ending.scalarCount))
        }
        guard text.utf8.count == 4, let year = Int(text), (2400...2799).contains(year) else { return nil }
        return year
    }

    static func row(_ cells: [String]) -> [ActivityTable.YearColumn] {
        cells.enumerated().compactMap { column, cell in
            year(cell).map { ActivityTable.YearColumn(year: $0, column: column) }
        }
    }
}
