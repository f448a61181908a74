/// The machine form of a date: ISO 8601, Common Era, "2026-11-22".
extension CivilDate {
    /// "2026-11-22".
    ///
    /// A year beyond 9999, which only arithmetic reaches, is written with its sign: "+10000-01-01".
    public var iso: String {
        let years: String
        switch year {
        case 0...9999: years = IsoForm.padded(year, to: 4)
        case ..<0: years = "-" + IsoForm.padded(-year, to: 4)
        default: years = "+\(year)"
        }
        return "\(years)-\(IsoForm.padded(month, to: 2))-\(IsoForm.padded(day, to: 2))"
    }

    /// Reads exactly "2026-11-22" in Common Era; `nil` for any other form and for days that do not exist.
    public init?(iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 10, bytes[4] == IsoForm.hyphen, bytes[7] == IsoForm.hyphen,
            let year = IsoForm.number(bytes[0..<4]), let month = IsoForm.number(bytes[5..<7]),
            let day = IsoForm.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension CivilDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = CivilDate(iso: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a day written as YYYY-MM-DD in the Common Era")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

enum IsoForm {
    static let hyphen = UInt8(ascii: "-")
    static let colon = UInt8(ascii: ":")

    /// A number that is not negative, with zeros before it.
    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// The number that a few ASCII digits make; `nil` when anything else stands among them.
    static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }
}
