import Civics

/// A target as a table prints it: `ร้อยละ ๘๐`, `ไม่น้อยกว่า ๓ ชิ้น`, `๕ โครงการ`.
struct TargetCell: Equatable {
    var value: Decimal4
    var unit: String?
    var comparator: Indicator.Comparator

    private static let atLeast = ["ไม่น้อยกว่า", "ไม่ต่ำกว่า", "อย่างน้อย", "มากกว่าหรือเท่ากับ", "≥", ">="]

    init?(_ cell: String) {
        var text = ThaiDigits.arabic(cell.squashed)
        comparator = .exactly
        for word in Self.atLeast {
            if let (before, after) = text.split(at: word) {
                comparator = .atLeast
                text = joinedWords(before, after)
            }
        }
        for word in ["เพิ่มขึ้นจากปีก่อน", "มากกว่าปีก่อน"] where text.holds(word) { comparator = .moreThanLastYear }
        guard let (before, figure, after) = Self.parts(text), let value = Decimal4(figure) else { return nil }
        self.value = value
        if after == "%" || before == "ร้อยละ" {
            unit = "ร้อยละ"
        } else {
            unit = [before, after].first { !$0.isEmpty }
        }
        guard before.isEmpty || after.isEmpty else { return nil }
    }

    /// The one figure of a cell with the words before and after; `nil` where there is none or a second one.
    private static func parts(_ text: String) -> (String, String, String)? {
        let scalars = Array(text.unicodeScalars)
        guard let start = scalars.firstIndex(where: { Cursor.digit($0) != nil }) else { return nil }
        var end = start
        while end < scalars.count, Cursor.digit(scalars[end]) != nil || scalars[end] == "," || scalars[end] == "." {
            end += 1
        }
        while end > start, scalars[end - 1] == "." || scalars[end - 1] == "," { end -= 1 }
        guard !scalars[end...].contains(where: { Cursor.digit($0) != nil }) else { return nil }
        let cursor = Cursor(text)
        return (
            cursor.text(from: 0, to: start).trimmed, cursor.text(from: start, to: end),
            cursor.text(from: end, to: scalars.count).trimmed
        )
    }
}

private func joinedWords(_ left: String, _ right: String) -> String {
    [left.trimmed, right.trimmed].filter { !$0.isEmpty }.joined(separator: " ")
}
