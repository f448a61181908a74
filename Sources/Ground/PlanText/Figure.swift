import Civics
import Foundation

/// A target as a JSON or YAML number: whole where it is whole.
struct Figure: Codable, Sendable, Hashable {
    var value: Decimal4

    init(_ value: Decimal4) {
        self.value = value
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let whole = try? container.decode(Int64.self) {
            guard whole >= 0, let value = Decimal4(whole.description) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "a figure out of range")
            }
            self.value = value
        } else {
            let number = try container.decode(Double.self)
            guard number >= 0, let value = Decimal4(number.description) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "more than four decimal places")
            }
            self.value = value
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if value.tenThousandths % 10_000 == 0 {
            try container.encode(value.tenThousandths / 10_000)
        } else {
            try container.encode(Double(value.description))
        }
    }
}

/// An amount as a JSON or YAML number in baht: whole where it is whole.
struct Money: Codable, Sendable, Hashable {
    var amount: Satang

    init(_ amount: Satang) {
        self.amount = amount
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let whole = try? container.decode(Int64.self) {
            let (satang, overflow) = whole.multipliedReportingOverflow(by: 100)
            guard whole >= 0, !overflow else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "an amount out of range")
            }
            amount = Satang(satang)
        } else {
            let number = try container.decode(Double.self)
            guard let value = Decimal4(number.description), value.tenThousandths % 100 == 0 else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "more than two decimal places")
            }
            amount = Satang(value.tenThousandths / 100)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if amount.amount % 100 == 0 {
            try container.encode(amount.amount / 100)
        } else {
            try container.encode(Double(Decimal4(tenThousandths: amount.amount * 100).description))
        }
    }
}

extension YearlyBudget {
    /// Years as keys; `null` is "-".
    var document: ByYear<Money> {
        ByYear(
            entries: mapValues { budget -> Money? in
                switch budget {
                case .none: nil
                case .amount(let amount): Money(amount)
                }
            })
    }

    init(_ document: ByYear<Money>) {
        self = document.entries.mapValues { money -> Budget in money.map { .amount($0.amount) } ?? .none }
    }
}
