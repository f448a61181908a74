import CLibPQ
import SQLText
import Storage

/// Reads the server's text form of a value.
enum ServerValue {
    /// - Throws: ``StoreError`` for a `numeric` that neither a whole number of 64 bits nor a fraction can hold.
    static func read(_ bytes: UnsafeRawBufferPointer, _ type: Oid, sql: String) throws(StoreError) -> SQLValue {
        switch type {
        case ServerType.bool: return .bool(bytes.first == UInt8(ascii: "t"))
        case ServerType.int8, ServerType.int4, ServerType.int2, ServerType.oid:
            if let number = whole(bytes) { return .int(number) }
        case ServerType.float8, ServerType.float4:
            if let number = Double(text(bytes)) { return .double(number) }
        case ServerType.uuid:
            if let bytes = hexadecimal(bytes), bytes.count == 16 { return .uuid(bytes) }
        case ServerType.bytea:
            // `\x` and two digits a byte.
            if let bytes = hexadecimal(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(2))) { return .blob(bytes) }
        case ServerType.timestamptz:
            if let moment = moment(bytes) { return .text(moment) }
        case ServerType.numeric:
            // sum(bigint) is numeric without decimals; avg(bigint) is numeric with them, and a double in SQLite.
            if let number = whole(bytes) { return .int(number) }
            if bytes.contains(UInt8(ascii: ".")), let number = Double(text(bytes)) { return .double(number) }
            throw StoreError(.other, code: "22003", message: "a numeric beyond 64 bits", sql: sql)
        default:
            return .text(text(bytes))
        }
        throw StoreError(.other, code: "22P02", message: "an unreadable value of type \(type)", sql: sql)
    }

    private static func text(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func whole(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = isNegative ? bytes.dropFirst() : bytes[...]
        guard !digits.isEmpty, digits.count <= 19 else { return nil }
        var number: Int64 = 0  // Built up below zero, where there is room for the smallest.
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            let (tens, over) = number.multipliedReportingOverflow(by: 10)
            let (next, under) = tens.subtractingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
            guard !over, !under else { return nil }
            number = next
        }
        if isNegative { return number }
        return number == .min ? nil : -number
    }

    /// Reads pairs of hexadecimal digits and passes over hyphens.
    private static func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        var values: [UInt8] = []
        values.reserveCapacity(bytes.count / 2)
        var high: UInt8?
        for byte in bytes where byte != UInt8(ascii: "-") {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let first = high {
                values.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return high == nil ? values : nil
    }

    /// `2026-11-22 08:12:16.12+00` as `2026-11-22T08:12:16.120Z`.
    ///
    /// `nil` for a year the calendar of the house lacks,
    /// for infinity, and for another zone. Finer digits than milliseconds are cut off.
    private static func moment(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard bytes.count >= 22, bytes.count <= 29, bytes[10] == UInt8(ascii: " "),
            text(UnsafeRawBufferPointer(rebasing: bytes.suffix(3))) == "+00"
        else { return nil }
        var form = Array(bytes[..<19])
        form[10] = UInt8(ascii: "T")
        let fraction = bytes[19..<(bytes.count - 3)].dropFirst().prefix(3)
        form.append(UInt8(ascii: "."))
        form += fraction
        form += Array(repeating: UInt8(ascii: "0"), count: 3 - fraction.count)
        form.append(UInt8(ascii: "Z"))
        return String(decoding: form, as: UTF8.self)
    }
}
