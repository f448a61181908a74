/// An area of land (เนื้อที่) in rai, ngan and square wa (ไร่-งาน-ตารางวา), kept to a hundredth of a square wa.
///
/// 1 rai = 4 ngan = 400 square wa = 1,600 m²; 1 square wa = 4 m² (revenue.md §3.1). A hundredth of a square wa is
/// exactly 0.04 m², so every area is a whole number of hundredths of a square metre.
public struct LandArea: Sendable, Hashable, Comparable {
    /// Hundredths of a square wa, 0 or more.
    public let squareWaHundredths: Int64

    /// Makes an area; `nil` below zero and where its square metres cannot be counted any more.
    public init?(squareWaHundredths: Int64) {
        guard (0...Int64.max / 4).contains(squareWaHundredths) else { return nil }
        self.squareWaHundredths = squareWaHundredths
    }

    /// Makes an area from its parts as title deeds print them: ngan 0–3, hundredths of a square wa 0–9999.
    ///
    /// The column เศษ of the Land Department is hundredths of a square wa: 2 wa, เศษ 9 is 209 hundredths.
    public init?(rai: Int64, ngan: Int64, squareWaHundredths: Int64) {
        guard rai >= 0, (0...3).contains(ngan), (0...9999).contains(squareWaHundredths) else { return nil }
        let (product, overflow) = rai.multipliedReportingOverflow(by: Self.rai)
        let (sum, tooMany) = product.addingReportingOverflow(ngan * Self.ngan + squareWaHundredths)
        guard !overflow, !tooMany else { return nil }
        self.init(squareWaHundredths: sum)
    }

    /// Makes an area from hundredths of a square metre.
    ///
    /// - Throws: `LandAreaError.inexact` when it is not a whole number of hundredths of a square wa (0.04 m²).
    public init(squareMetreHundredths: Int64) throws(LandAreaError) {
        guard squareMetreHundredths >= 0 else { throw .negative }
        guard squareMetreHundredths.isMultiple(of: 4) else { throw .inexact }
        squareWaHundredths = squareMetreHundredths / 4
    }

    public static let zero = LandArea(known: 0)

    private init(known hundredths: Int64) {
        squareWaHundredths = hundredths
    }

    /// Whole rai (ไร่).
    public var rai: Int64 { squareWaHundredths / Self.rai }

    /// Ngan (งาน) left over whole rai, 0–3.
    public var ngan: Int64 { squareWaHundredths % Self.rai / Self.ngan }

    /// Hundredths of a square wa (ตารางวา) left over whole ngan, 0–9999.
    public var remainingSquareWaHundredths: Int64 { squareWaHundredths % Self.ngan }

    /// The area in hundredths of a square metre (ตารางเมตร), exactly.
    public var squareMetreHundredths: Int64 { squareWaHundredths * 4 }

    public static func < (left: LandArea, right: LandArea) -> Bool {
        left.squareWaHundredths < right.squareWaHundredths
    }

    /// The sum; throws `LandAreaError.tooLarge` where it cannot be counted any more.
    public func adding(_ other: LandArea) throws(LandAreaError) -> LandArea {
        // Both are at most a quarter of what fits.
        guard let sum = LandArea(squareWaHundredths: squareWaHundredths + other.squareWaHundredths) else {
            throw .tooLarge
        }
        return sum
    }

    private static let rai: Int64 = 40_000
    private static let ngan: Int64 = 10_000
}

/// Hundredths of a square wa, as an integer.
extension LandArea: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let area = LandArea(squareWaHundredths: try container.decode(Int64.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an area of land")
        }
        self = area
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(squareWaHundredths)
    }
}

/// Why a text or number is not an area of land, with what to do about it.
public enum LandAreaError: Error, Sendable, Hashable {
    case empty
    case unreadable
    case negative
    /// Ngan over 3 or square wa of 100 and more: the whole may be meant otherwise.
    case partTooLarge
    /// Finer than a hundredth of a square wa (0.04 m²).
    case inexact
    case tooLarge

    /// What to say to the person who wrote it.
    public var words: Words {
        switch self {
        case .empty:
            Words(
                th: "ยังไม่ได้กรอกเนื้อที่ เช่น 12-3-45.6",
                en: "No area was entered. Write rai-ngan-square wa, like 12-3-45.6.")
        case .unreadable:
            Words(
                th: "อ่านเนื้อที่ไม่ได้ กรุณากรอก ไร่-งาน-ตารางวา เช่น 12-3-45.6 หรือ 12 ไร่ 3 งาน 45.6 ตารางวา",
                en: "This is not an area. Write rai-ngan-square wa, like 12-3-45.6.")
        case .negative:
            Words(th: "เนื้อที่ติดลบไม่ได้ กรุณาตรวจสอบตัวเลข", en: "An area cannot be negative. Check the figures.")
        case .partTooLarge:
            Words(
                th: "งานต้องไม่เกิน 3 และตารางวาต้องน้อยกว่า 100 กรุณาทดเป็นไร่หรืองานก่อน",
                en: "Ngan go up to 3 and square wa stay under 100. Carry the rest over to rai or ngan.")
        case .inexact:
            Words(
                th: "เก็บเนื้อที่ได้ละเอียดถึง 0.01 ตารางวา (0.04 ตร.ม.) กรุณาปัดตัวเลขก่อนกรอก",
                en: "Areas are kept to 0.01 square wa (0.04 m²). Round the figure before entering it.")
        case .tooLarge:
            Words(
                th: "เนื้อที่มากเกินกว่าที่ระบบเก็บได้ กรุณาตรวจสอบตัวเลข",
                en: "The area is too large to keep. Check the figures.")
        }
    }
}
