extension JSONScanner {
    /// A number as JSON writes it.
    enum Number {
        case int(Int64)
        case double(Double)

        var double: Double {
            switch self {
            case .int(let value): Double(value)
            case .double(let value): value
            }
        }
    }

    /// A number, rounded to the nearest double.
    ///
    /// Up to 15 digits and a power of ten up to 22 are exact by one division or multiplication (Clinger 1990); all else
    /// goes through the C library.
    mutating func number() throws(GeoJSONFailure) -> Number {
        skipSpace()
        let start = offset
        var place = offset
        let end = bytes.count
        let isNegative = place < end && bytes[place] == 0x2D
        if isNegative { place += 1 }
        var digits: UInt64 = 0
        var count = 0
        let integerStart = place
        while place < end, case let digit = bytes[place] &- 0x30, digit < 10 {
            if count < 19 { digits = digits &* 10 &+ UInt64(digit) }
            count += 1
            place += 1
        }
        guard count > 0, count == 1 || bytes[integerStart] != 0x30 else { throw .fault(.syntax("0–9")) }
        var isInteger = true
        var scale = 0
        if place < end, bytes[place] == 0x2E {
            isInteger = false
            place += 1
            let fraction = place
            while place < end, case let digit = bytes[place] &- 0x30, digit < 10 {
                if count < 19 { digits = digits &* 10 &+ UInt64(digit) }
                count += 1
                place += 1
            }
            scale = place - fraction
            guard scale > 0 else { throw .fault(.syntax("0–9")) }
        }
        var exponent = 0
        if place < end, bytes[place] | 0x20 == 0x65 {
            isInteger = false
            place += 1
            let sign = place < end ? bytes[place] : 0
            if sign == 0x2B || sign == 0x2D { place += 1 }
            let first = place
            while place < end, case let digit = bytes[place] &- 0x30, digit < 10 {
                exponent = min(exponent * 10 + Int(digit), 100_000)
                place += 1
            }
            guard place > first else { throw .fault(.syntax("0–9")) }
            if sign == 0x2D { exponent = -exponent }
        }
        move(to: place)
        if isInteger, count <= 18, !(isNegative && digits == 0) {
            return .int(isNegative ? -Int64(digits) : Int64(digits))
        }
        let power = exponent - scale
        if count <= 19, digits < 1 << 53, abs(power) <= 22 {
            let value = power < 0 ? Double(digits) / Self.powers[-power] : Double(digits) * Self.powers[power]
            return .double(isNegative ? -value : value)
        }
        return try slowNumber(from: start, isInteger: isInteger)
    }

    private func slowNumber(from start: Int, isInteger: Bool) throws(GeoJSONFailure) -> Number {
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isInteger, let value = Int64(text), value != 0 { return .int(value) }
        guard let value = Double(text), value.isFinite else { throw .fault(.badNumber) }
        return .double(value)
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
