/// An amount of money in whole satang (สตางค์); 100 satang are one baht.
public struct Satang: Sendable, Hashable, Comparable {
    public var amount: Int64

    public init(_ amount: Int64) {
        self.amount = amount
    }

    public init(baht: Int64) {
        amount = baht * 100
    }

    public static let zero = Satang(0)

    public static func < (left: Satang, right: Satang) -> Bool { left.amount < right.amount }
    public static func + (left: Satang, right: Satang) -> Satang { Satang(left.amount + right.amount) }
    public static func - (left: Satang, right: Satang) -> Satang { Satang(left.amount - right.amount) }
    public static func += (left: inout Satang, right: Satang) { left.amount += right.amount }
}

extension Satang {
    /// The sum, or `MoneyError.tooLarge` where `+` would stop the program: for amounts that come from outside.
    public func adding(_ other: Satang) throws(MoneyError) -> Satang {
        let (sum, overflow) = amount.addingReportingOverflow(other.amount)
        guard !overflow else { throw .tooLarge }
        return Satang(sum)
    }

    /// The difference, or `MoneyError.tooLarge`.
    public func subtracting(_ other: Satang) throws(MoneyError) -> Satang {
        let (difference, overflow) = amount.subtractingReportingOverflow(other.amount)
        guard !overflow else { throw .tooLarge }
        return Satang(difference)
    }

    /// The sum of many amounts, or `MoneyError.tooLarge`; nothing sums to zero.
    public static func sum(_ amounts: some Sequence<Satang>) throws(MoneyError) -> Satang {
        var total = Satang.zero
        for amount in amounts {
            total = try total.adding(amount)
        }
        return total
    }
}

/// Whole satang, as an integer: 1,234.50 baht is 123450.
extension Satang: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int64.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(amount)
    }
}

/// Why a text is not an amount of money, with what to do about it.
public enum MoneyError: Error, Sendable, Hashable {
    /// Nothing is written.
    case empty
    /// Only a dash is written: no amount, which is not zero baht.
    case noAmount
    /// No amount can be read.
    case unreadable
    /// More than two digits after the point; the smallest amount is one satang.
    case tooManyDecimals
    /// A comma that does not stand before every third digit.
    case misplacedComma
    /// Beyond 92,233,720,368,547,758.07 baht.
    case tooLarge

    /// What to say to the person who wrote it.
    public var words: Words {
        switch self {
        case .empty:
            Words(th: "ยังไม่ได้กรอกจำนวนเงิน เช่น 50,000", en: "No amount was entered. Write it like 50,000.")
        case .noAmount:
            Words(
                th: "เครื่องหมาย “-” หมายถึงไม่มีจำนวนเงิน ถ้าต้องการศูนย์บาทให้กรอก 0",
                en: "A dash means that there is no amount. For zero baht write 0.")
        case .unreadable:
            Words(
                th: "อ่านจำนวนเงินไม่ได้ กรุณากรอกเป็นตัวเลข เช่น 50,000 หรือ 1,234.50",
                en: "This is not an amount of money. Write figures, like 50,000 or 1,234.50.")
        case .tooManyDecimals:
            Words(
                th: "ทศนิยมมีได้ไม่เกินสองตำแหน่ง (สตางค์) เช่น 1,234.50",
                en: "At most two digits may follow the point (satang), like 1,234.50.")
        case .misplacedComma:
            Words(
                th: "เครื่องหมายจุลภาควางผิดที่ กรุณาคั่นทุกสามหลัก เช่น 1,234,567 หรือไม่ใส่เลย",
                en: "A comma is misplaced. Put one before every three digits, like 1,234,567, or none at all.")
        case .tooLarge:
            Words(
                th: "จำนวนเงินมากเกินกว่าที่ระบบเก็บได้ กรุณาตรวจสอบตัวเลข",
                en: "The amount is too large to keep. Please check the figures.")
        }
    }
}
