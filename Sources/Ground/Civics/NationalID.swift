/// A Thai national identification number (เลขประจำตัวประชาชน): 13 digits with a check digit.
///
/// Personal data: every printing of it is masked; the full digits are given only by `digits` and `grouped`.
/// Digit 1 is the kind of person (1–8), digits 2–5 the registration office, digit 13 the check digit
/// (11 − Σ dᵢ·(14−i) mod 11) mod 10 (services.md §2.4). Numbers that begin with 0 or 9 and G-codes of pupils are
/// other identifiers and are not read here. The rule finds most slips, not all: the third digit has the weight 11.
public struct NationalID: Sendable, Hashable {
    /// All 13 digits, without dashes.
    ///
    /// Show `masked` unless the reader may see the whole.
    public let digits: String

    /// Reads 13 digits, Thai or Arabic, with dashes or spaces between groups or none; `nil` where `parse` throws.
    public init?(_ text: String) {
        guard let id = try? NationalID.parse(text) else { return nil }
        self = id
    }

    /// Reads 13 digits, Thai or Arabic, with dashes or spaces between groups or none.
    public static func parse(_ text: String) throws(NationalIDError) -> NationalID {
        let clean = ThaiDigits.arabic(ThaiText.clean(text))
        let found = try CodeDigits.read(clean, orElse: NationalIDError.notDigits)
        if found.isEmpty { throw .empty }
        guard found.count == 13 else { throw .wrongLength(found.count) }
        guard (1...8).contains(found[0]) else { throw .wrongKind }
        guard checkDigit(of: found.dropLast()) == found[12] else { throw .wrongCheckDigit }
        return NationalID(checked: found.map(String.init).joined())
    }

    private init(checked digits: String) {
        self.digits = digits
    }

    /// The check digit that belongs after the first twelve; `nil` unless there are twelve digits 0–9.
    public static func checkDigit(of twelve: some Sequence<Int>) -> Int? {
        let digits = Array(twelve)
        guard digits.count == 12, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let sum = digits.enumerated().reduce(0) { $0 + $1.element * (13 - $1.offset) }
        return (11 - sum % 11) % 10
    }

    /// "1-2345-67890-12-1", the whole number as cards print it.
    public var grouped: String { CodeDigits.grouped(digits, by: [1, 4, 5, 2, 1]) }

    /// "x-xxxx-xxxxx-12-1": only the last three digits, enough to tell two people of one house apart.
    public var masked: String { "x-xxxx-xxxxx-" + grouped.suffix(4) }
}

/// Masked, wherever a number is printed, logged or reflected upon.
extension NationalID: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { masked }
    public var debugDescription: String { masked }
    public var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}

/// The 13 digits as text. Whoever encodes it answers for where it goes.
extension NationalID: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = NationalID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a national identification number")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }
}

/// Why a text is not a national identification number.
///
/// None carries the number itself, as errors are logged.
public enum NationalIDError: Error, Sendable, Hashable {
    case empty
    case notDigits
    /// The count of digits that were there.
    case wrongLength(Int)
    /// The first digit is not 1 to 8.
    case wrongKind
    case wrongCheckDigit

    /// What to say to the person who wrote it.
    public var words: Words {
        switch self {
        case .empty:
            Words(
                th: "ยังไม่ได้กรอกเลขประจำตัวประชาชน 13 หลัก",
                en: "No identification number was entered. It has 13 digits.")
        case .notDigits:
            Words(
                th: "เลขประจำตัวประชาชนมีเฉพาะตัวเลข 13 หลัก กรุณาตรวจสอบ",
                en: "An identification number has 13 digits and nothing else. Please check it.")
        case .wrongLength(let count):
            Words(
                th: "เลขประจำตัวประชาชนต้องมี 13 หลัก แต่กรอกมา \(count) หลัก",
                en: "An identification number has 13 digits; \(count) were entered.")
        case .wrongKind:
            Words(
                th: "เลขประจำตัวประชาชนขึ้นต้นด้วย 1 ถึง 8 ถ้าเป็นบุคคลที่ไม่มีเลขนี้ให้ใช้ช่องเลขอ้างอิงอื่น",
                en: "An identification number begins with 1 to 8. For other numbers use the other-identifier field.")
        case .wrongCheckDigit:
            Words(
                th: "เลขประจำตัวประชาชนไม่ถูกต้อง (เลขตรวจสอบไม่ตรง) กรุณาเทียบกับบัตรอีกครั้ง",
                en: "The identification number is not valid (its check digit differs). Compare it with the card.")
        }
    }
}
