import Civics
import Foundation

/// What somebody typed into the one search box, told apart by its form.
enum SearchQuery: Equatable {
    /// 13 digits with their check digit: found by the blind index.
    case identifier(PersonIdentifier)
    /// 11 digits: เลขรหัสประจำบ้าน
    case houseCode(HouseCode)
    /// บ้านเลขที่, with the village where it was written: `12/3 ม.5`.
    case houseNumber(String, village: Int?)
    /// A name of one or two letters: what begins with it.
    case prefix(String)
    /// A name, folded, and as it was written.
    case name(folded: String, written: String)
    case nothing

    /// - Parameter text: at most 200 letters of it are looked at.
    init(_ text: String) {
        let written = ThaiText.squashed(ThaiText.clean(String(text.prefix(200))))
        guard !written.isEmpty, !written.contains("\0") else {
            self = .nothing
            return
        }
        if let number = Self.number(written) {
            self = number
            return
        }
        let name = Self.withoutTitle(written)
        let folded = NameFolding.folded(name)
        switch folded.unicodeScalars.count {
        case 0: self = .nothing
        case 1, 2: self = .prefix(folded)
        default: self = .name(folded: folded, written: name)
        }
    }

    /// Digits with what may stand between them; `nil` for what has other letters.
    private static func number(_ written: String) -> SearchQuery? {
        let arabic = ThaiDigits.arabic(written)
        let digits = arabic.filter { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return nil }
        let isCode = arabic.unicodeScalars.allSatisfy { (0x30...0x39).contains($0.value) || $0 == "-" || $0 == " " }
        if isCode, digits.count == 13, let id = try? PersonIdentifier(digits: digits, allowsSpecimen: true) {
            return .identifier(id)
        }
        if isCode, digits.count == 11, let code = HouseCode(digits) { return .houseCode(code) }
        var rest = Substring(arabic)
        for word in ["บ้านเลขที่", "เลขที่"] where rest.hasPrefix(word) { rest = rest.dropFirst(word.count) }
        var village: Int?
        for word in ["หมู่ที่", "หมู่", "ม."] {
            guard let place = rest.range(of: word) else { continue }
            let after = rest[place.upperBound...].filter { !$0.isWhitespace }
            guard let number = Int(after), (1...99).contains(number) else { return nil }
            village = number
            rest = rest[..<place.lowerBound]
            break
        }
        let house = HouseNumber.normalised(String(rest))
        guard house.first?.isNumber == true, house.count <= 12,
            house.unicodeScalars.filter({ !(0x30...0x39).contains($0.value) && $0 != "/" && $0 != "-" }).count <= 2
        else { return nil }
        return .houseNumber(house, village: village)
    }

    /// Titles are not searched for; they go from the front where a name is left after them.
    static func withoutTitle(_ written: String) -> String {
        for title in titles where written.hasPrefix(title) {
            let rest = written.dropFirst(title.count).drop { $0 == " " || $0 == "." }
            if rest.unicodeScalars.count >= 2 { return String(rest) }
        }
        return written
    }

    private static let titles = [
        "นางสาว", "เด็กชาย", "เด็กหญิง", "น.ส.", "นส.", "ด.ช.", "ด.ญ.", "นาย", "นาง", "Mrs", "Miss", "Mr",
    ]
}
