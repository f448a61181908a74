import Access
import Civics

/// The code that stands beside a figure on paper and opens it on screen: what it counts, when, of whom.
///
/// A figure that a closed quarter froze has the eight characters of its own record; others are named by what they are.
enum LineageCode: Sendable, Hashable {
    enum Money: String, Sendable, Hashable, CaseIterable {
        case planned, budget, approved, contracted, paid
    }

    /// The last eight characters of a frozen figure's identifier.
    case frozen(String)
    /// A figure of an indicator, computed anew.
    case indicator(String, FiscalQuarter)
    /// The activities of the action plan by how they stand.
    case activities(FiscalQuarter, DivisionCode?)
    case money(Money, FiscalQuarter, DivisionCode?)

    var text: String {
        switch self {
        case .frozen(let code): code
        case .indicator(let key, let quarter): "K-\(quarter.code)-\(key)"
        case .activities(let quarter, let division): "A-\(quarter.code)" + Self.tail(division)
        case .money(let money, let quarter, let division):
            "M-\(quarter.code)-\(money.rawValue)" + Self.tail(division)
        }
    }

    private static func tail(_ division: DivisionCode?) -> String { division.map { "-\($0.rawValue)" } ?? "" }

    /// Reads a code as typed from paper, in either case and with Thai digits; `nil` for anything else.
    init?(_ typed: String) {
        let text = ThaiDigits.arabic(typed).filter { !$0.isWhitespace }
        guard text.utf8.count <= 100 else { return nil }
        if text.utf8.count == 8,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) })
        {
            self = .frozen(text.lowercased())
            return
        }
        let parts = text.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, let quarter = FiscalQuarter(code: "\(parts[1])-\(parts[2].uppercased())") else {
            return nil
        }
        let rest = parts.count == 4 ? parts[3] : ""
        switch parts[0].uppercased() {
        case "K" where !rest.isEmpty: self = .indicator(rest.lowercased(), quarter)
        case "A": self = .activities(quarter, rest.isEmpty ? nil : DivisionCode(rawValue: rest))
        case "M":
            let sides = rest.split(separator: "-", maxSplits: 1).map(String.init)
            guard let first = sides.first, let money = Money(rawValue: first.lowercased()) else { return nil }
            self = .money(money, quarter, sides.count > 1 ? DivisionCode(rawValue: sides[1]) : nil)
        default: return nil
        }
    }
}
