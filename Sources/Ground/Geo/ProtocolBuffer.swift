/// The little of Protocol Buffers' wire format that a vector tile needs.
struct ProtocolBuffer {
    var bytes: [UInt8] = []

    /// A number in groups of seven bits, lowest first.
    @inline(__always)
    mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func append(field: Int, varint value: UInt64) {
        append(varint: UInt64(field) << 3)
        append(varint: value)
    }

    mutating func append(field: Int, bytes part: [UInt8]) {
        append(varint: UInt64(field) << 3 | 2)
        append(varint: UInt64(part.count))
        bytes.append(contentsOf: part)
    }

    mutating func append(field: Int, text: String) {
        append(varint: UInt64(field) << 3 | 2)
        append(varint: UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func append(field: Int, double: Double) {
        append(varint: UInt64(field) << 3 | 1)
        withUnsafeBytes(of: double.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// How many bytes a number takes.
    @inline(__always)
    static func size(varint value: UInt64) -> Int { (70 - (value | 1).leadingZeroBitCount) / 7 }
}
