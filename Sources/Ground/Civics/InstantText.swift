/// A moment as ISO 8601 in UTC, and as the clock on a Thai wall shows it.
extension Instant {
    /// "2026-11-22T08:12:16.123Z", always with three digits of fraction.
    public var iso: String {
        let days = milliseconds.floorQuotient(by: Self.day)
        let rest = milliseconds.floorRemainder(by: Self.day)
        let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1000)
        let date = CivilDate(daysSinceEpoch: Int(days))
        let hours = IsoForm.padded(Int(seconds / 3600), to: 2)
        let minutes = IsoForm.padded(Int(seconds / 60 % 60), to: 2)
        let rests = IsoForm.padded(Int(seconds % 60), to: 2)
        return "\(date.iso)T\(hours):\(minutes):\(rests).\(IsoForm.padded(Int(fraction), to: 3))Z"
    }

    /// Reads "2026-11-22T08:12:16Z" with no fraction or one of 1 to 9 digits, cut (not rounded) to milliseconds.
    ///
    /// `nil` for anything else: another offset than Z, a leap second (":60"), hour 24, a day that does not exist.
    public init?(iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count >= 20, bytes.count <= 30, bytes.last == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T"),
            bytes[13] == IsoForm.colon, bytes[16] == IsoForm.colon,
            let date = CivilDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = IsoForm.number(bytes[11..<13]), hour < 24,
            let minute = IsoForm.number(bytes[14..<16]), minute < 60,
            let second = IsoForm.number(bytes[17..<19]), second < 60,
            let fraction = Self.fraction(bytes[19..<(bytes.count - 1)])
        else { return nil }
        let seconds = ((date.daysSinceEpoch * 24 + hour) * 60 + minute) * 60 + second
        self.init(milliseconds: Int64(seconds) * 1000 + Int64(fraction))
    }

    /// The day in Thailand at this moment.
    public var thaiDate: CivilDate {
        let turned = thaiClock >= Self.day ? 1 : 0
        return CivilDate(daysSinceEpoch: Int(milliseconds.floorQuotient(by: Self.day)) + turned)
    }

    /// Hours and minutes in Thailand at this moment, "15:12"; seconds are cut off.
    public var thaiTime: String {
        let minutes = thaiClock % Self.day / 60_000
        return "\(IsoForm.padded(Int(minutes / 60), to: 2)):\(IsoForm.padded(Int(minutes % 60), to: 2))"
    }

    /// Thailand's day and time for a reader.
    ///
    /// "22 พ.ย. 2569 15:12 น." or "22 Nov 2026 15:12".
    public func text(in language: Language) -> String {
        switch language {
        case .thai: "\(thaiDate.thaiShort) \(thaiTime) น."
        case .english: "\(thaiDate.englishShort) \(thaiTime)"
        }
    }

    /// The first moment of a day in Thailand.
    public init(startOf day: CivilDate) {
        self.init(milliseconds: Int64(day.daysSinceEpoch) * Self.day - Self.thaiOffset)
    }

    /// Milliseconds since Thailand's midnight of the UTC day, a day or more when Thailand is in the next one.
    private var thaiClock: Int64 { milliseconds.floorRemainder(by: Self.day) + Self.thaiOffset }

    private static let day: Int64 = 86_400_000
    /// Thailand keeps UTC+7 all year round, without summer time, since 1 April 1920.
    private static let thaiOffset: Int64 = 7 * 3_600_000

    /// Milliseconds from ".123"; 0 from nothing.
    private static func fraction(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return 0 }
        let digits = bytes.dropFirst()
        guard first == UInt8(ascii: "."), (1...9).contains(digits.count), IsoForm.number(digits) != nil,
            let kept = IsoForm.number(digits.prefix(3))
        else { return nil }
        return switch digits.count {
        case 1: kept * 100
        case 2: kept * 10
        default: kept
        }
    }
}

extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(iso: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a moment written as YYYY-MM-DDThh:mm:ss.sssZ")
        }
        self = instant
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

extension Instant: CustomStringConvertible {
    /// The ISO form, for logs and tests; people are shown `text(in:)`.
    public var description: String { iso }
}
