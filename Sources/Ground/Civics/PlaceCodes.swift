/// A house code (เลขรหัสประจำบ้าน): 11 digits, given once and never used again.
///
/// The first four digits are the registration office; the rest carries no meaning (services.md §2.4). A check digit
/// is said to exist, but its rule is not known to us: only length and digits are checked.
public struct HouseCode: Sendable, Hashable {
    /// All 11 digits, without dashes.
    public let digits: String

    /// Reads 11 digits, Thai or Arabic, with dashes or spaces between groups or none.
    public init?(_ text: String) {
        let clean = ThaiDigits.arabic(ThaiText.clean(text))
        guard let found = try? CodeDigits.read(clean, orElse: CodeFormatError()), found.count == 11 else { return nil }
        digits = found.map(String.init).joined()
    }

    /// "3101-012345-6", as house registers print it.
    public var grouped: String { CodeDigits.grouped(digits, by: [4, 6, 1]) }

    /// The four digits of the registration office (สำนักทะเบียน).
    ///
    /// It often is the code of an amphoe, but old splits and
    /// municipalities have others: warn when it is not the expected one, do not refuse.
    public var registrationOffice: String { String(digits.prefix(4)) }
}

/// The code of a province (2 digits), an amphoe (4) or a tambon (6): รหัสจังหวัด อำเภอ ตำบล of the civil registration.
///
/// Codes within an amphoe have gaps; that a code is well formed does not say that the place exists.
public struct AreaCode: Sendable, Hashable, Comparable {
    public enum Level: Int, Sendable, Hashable, CaseIterable {
        case province = 2
        case amphoe = 4
        case tambon = 6
    }

    /// 2, 4 or 6 digits.
    public let code: String

    /// Makes a code of 2, 4 or 6 digits 0–9; provinces run from 10, amphoe and tambon from 01.
    public init?(_ code: String) {
        guard Level(rawValue: code.utf8.count) != nil, CodeDigits.isDigits(code, count: code.utf8.count),
            !code.hasPrefix("0")
        else { return nil }
        let bytes = Array(code.utf8)
        for start in stride(from: 2, to: bytes.count, by: 2) where bytes[start] == 0x30 && bytes[start + 1] == 0x30 {
            return nil
        }
        self.code = code
    }

    private init(known code: String) {
        self.code = code
    }

    public var level: Level {
        switch code.utf8.count {
        case 2: .province
        case 4: .amphoe
        default: .tambon
        }
    }

    /// The province (จังหวัด) that the area is or lies in.
    public var province: AreaCode { AreaCode(known: String(code.prefix(2))) }

    /// The amphoe (อำเภอ) that the area is or lies in; `nil` for a province.
    public var amphoe: AreaCode? { level == .province ? nil : AreaCode(known: String(code.prefix(4))) }

    /// Whether the other area is this one or lies in it.
    public func contains(_ other: AreaCode) -> Bool { other.code.hasPrefix(code) }

    public static func < (left: AreaCode, right: AreaCode) -> Bool { left.code < right.code }
}

/// The code of a village (รหัสหมู่บ้าน): 8 digits, the tambon and the number of the village (หมู่ที่).
///
/// That villages are coded so is common practice (services.md §0), not checked against the register.
public struct VillageCode: Sendable, Hashable, Comparable {
    /// The tambon that the village lies in.
    public let tambon: AreaCode
    /// The number of the village (หมู่ที่), 1–99.
    public let moo: Int

    /// Makes a code; `nil` unless the area is a tambon and the number 1–99.
    public init?(tambon: AreaCode, moo: Int) {
        guard tambon.level == .tambon, (1...99).contains(moo) else { return nil }
        self.tambon = tambon
        self.moo = moo
    }

    /// Reads exactly 8 digits 0–9.
    public init?(_ code: String) {
        guard CodeDigits.isDigits(code, count: 8), let tambon = AreaCode(String(code.prefix(6))),
            let moo = Int(code.suffix(2))
        else { return nil }
        self.init(tambon: tambon, moo: moo)
    }

    /// "31011808".
    public var code: String { tambon.code + IsoForm.padded(moo, to: 2) }

    public static func < (left: VillageCode, right: VillageCode) -> Bool { left.code < right.code }
}

private struct CodeFormatError: Error {}

extension HouseCode: Codable, CustomStringConvertible {
    public var description: String { grouped }

    public init(from decoder: any Decoder) throws {
        self = try decoder.code { HouseCode($0) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }
}

extension AreaCode: Codable, CustomStringConvertible {
    public var description: String { code }

    public init(from decoder: any Decoder) throws {
        self = try decoder.code { AreaCode($0) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}

extension VillageCode: Codable, CustomStringConvertible {
    public var description: String { code }

    public init(from decoder: any Decoder) throws {
        self = try decoder.code { VillageCode($0) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}

extension Decoder {
    fileprivate func code<Code>(_ make: (String) -> Code?) throws -> Code {
        let container = try singleValueContainer()
        guard let code = make(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a code of the right length and digits")
        }
        return code
    }
}
