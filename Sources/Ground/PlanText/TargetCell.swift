import Civics

/// A target as a table prints it: `ร้อยละ ๘๐`, `ไม่น้อยกว่า ๓ ชิ้น`, `๙๕ ขึ้นไป`, `ไม่เกิน ๓๐ นาที`.
struct TargetCell: Equatable {
    /// `nil` where the cell says "more than last year" and no figure.
    var value: Decimal4?
    var unit: String?
    var comparator: Indicator.Comparator
    /// The figure is a ceiling (ไม่เกิน): less is better.
    var isCeiling = false

    private static let atLeast = [
        "ไม่น้อยกว่า", "ไม่ต่ำกว่า", "อย่างน้อย", "มากกว่าหรือเท่ากับ", "ขึ้นไป", "หรือมากกว่า", "≥", ">=",
    ]
    private static let ceilings = ["ไม่เกินกว่า", "ไม่เกิน", "ไม่มากกว่า", "อย่างมาก", "≤", "<="]
    private static let growth = ["เพิ่มขึ้นจากปีก่อน", "เพิ่มขึ้นจากปีที่ผ่านมา", "มากกว่าปีก่อน", "มากกว่าปีที่ผ่านมา"]
    /// Strictly more or less is neither "at least" nor "exactly"; such a cell is left to a person.
    private static let strict = ["มากกว่า", "น้อยกว่า", "ต่ำกว่า", "สูงกว่า", "เกิน", "<", ">"]

    /// Whether a cell asks for more than the year before, with or without a figure.
    static func grows(_ cell: String) -> Bool { growth.contains { cell.holds($0) } }

    init?(_ cell: String) {
        var text = ThaiDigits.arabic(cell.squashed)
        comparator = .exactly
        for word in Self.atLeast {
            if let (before, after) = text.split(at: word) {
                comparator = .atLeast
                text = joinedWords(before, after)
            }
        }
        for word in Self.ceilings {
            if let (before, after) = text.split(at: word) {
                isCeiling = true
                text = joinedWords(before, after)
            }
        }
        if Self.grows(text) {
            // A figure beside these words is the growth, not the target.
            guard !text.unicodeScalars.contains(where: { Cursor.digit($0) != nil }) else { return nil }
            comparator = .moreThanLastYear
            return
        }
        guard !Self.strict.contains(where: { text.holds($0) }) else { return nil }
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
