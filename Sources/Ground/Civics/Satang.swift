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
