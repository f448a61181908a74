import Civics

/// What a cell of a money column says.
enum BudgetCell: Equatable {
    case empty
    case none
    case amount(Satang)
    /// Neither "-" nor a figure; never guessed.
    case unreadable

    /// The unit a table's head states for its money.
    enum Unit: Int64 {
        case baht = 1
        case thousandBaht = 1_000
        case millionBaht = 1_000_000

        /// Reads a head such as `งบประมาณ (ล้านบาท)`.
        init(head: String) {
            if head.holds("ล้านบาท") {
                self = .millionBaht
            } else if head.holds("พันบาท") {
                self = .thousandBaht
            } else {
                self = .baht
            }
        }
    }

    private static let dashes: Set<String> = ["-", "–", "—", "−", "‐", "--", "- -"]
    private static let noBudget = ["ไม่ใช้งบ", "ไม่มีงบ", "ไม่ใช้เงิน"]

    init(_ cell: String, unit: Unit) {
        let text = cell.squashed
        if text.isEmpty {
            self = .empty
        } else if Self.dashes.contains(text) || Self.noBudget.contains(where: { text.opens(with: $0) }) {
            self = .none
        } else if unit == .baht {
            self =
                (try? Satang.parse(Self.closed(text))).map { $0.amount < 0 ? .unreadable : .amount($0) } ?? .unreadable
        } else {
            self =
                Decimal4(ThaiDigits.arabic(Self.bareFigure(text)))
                .flatMap { Self.satang($0, unit) }.map(BudgetCell.amount) ?? .unreadable
        }
    }

    var budget: Budget? {
        switch self {
        case .empty, .unreadable: nil
        case .none: Budget.none
        case .amount(let amount): .amount(amount)
        }
    }

    /// Whether the cell could stand in a money column.
    var isMoney: Bool { self == .none || { if case .amount = self { true } else { false } }() }

    /// The figure without the spaces a scanner put round its commas and before its closing `.-`.
    ///
    /// `๓๐๐, ๐๐๐ .-` can only be one amount; spaces between digits alone may part two figures and stay.
    private static func closed(_ text: String) -> String {
        guard text.utf8.contains(32) else { return text }
        let scalars = Array(text.unicodeScalars)
        guard scalars.allSatisfy({ Cursor.digit($0) != nil || " ,.-".unicodeScalars.contains($0) }) else { return text }
        var view = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let before = index > 0 ? scalars[index - 1] : " "
            let after = index + 1 < scalars.count ? scalars[index + 1] : " "
            let closes = scalars[(index + 1)...].elementsEqual(".-".unicodeScalars) || (before == "." && after == "-")
            if scalar == " ", before == "," || after == "," || closes { continue }
            view.append(scalar)
        }
        return String(view)
    }

    private static func bareFigure(_ text: String) -> String {
        var text = text
        for ending in [".-", "ล้านบาท", "พันบาท", "บาท"] where text.hasSuffix(ending) {
            text = String(text.unicodeScalars.dropLast(ending.scalarCount)).trimmed
        }
        return text
    }

    private static func satang(_ figure: Decimal4, _ unit: Unit) -> Satang? {
        let (product, overflow) = figure.tenThousandths.multipliedReportingOverflow(by: unit.rawValue)
        guard !overflow, product % 100 == 0 else { return nil }
        return Satang(product / 100)
    }
}
