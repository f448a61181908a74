/// A place in well-known binary that moves on as it is read; it reads nothing beyond the end.
///
/// It borrows the bytes: it lives no longer than the `withUnsafeBytes` that made it.
struct WKBCursor {
    /// The head of a shape: byte order, kind, and how long its positions are.
    struct Head {
        var isLittleEndian: Bool
        var code: UInt32
        /// Bytes of one position: 16 for two dimensions, 24 or 32 with height and measure.
        var stride: Int
    }

    private let buffer: UnsafeRawBufferPointer
    private(set) var offset = 0

    init(_ buffer: UnsafeRawBufferPointer) { self.buffer = buffer }

    var isAtEnd: Bool { offset == buffer.count }

    /// The head of the shape that begins here: ISO codes (+1000 Z, +2000 M, +3000 both) and PostGIS's flags.
    mutating func head() throws(GeometryError) -> Head {
        let start = offset
        guard buffer.count - offset >= 5, buffer[offset] <= 1 else { throw .malformedBinary(offset: start) }
        let isLittleEndian = buffer[offset] == 1
        offset += 1
        let raw = try integer(isLittleEndian)
        var ordinates = 2
        if raw & 0x8000_0000 != 0 { ordinates += 1 }
        if raw & 0x4000_0000 != 0 { ordinates += 1 }
        var code = raw & 0x1FFF_FFFF
        switch code / 1000 {
        case 1, 2: ordinates = max(ordinates, 3)
        case 3: ordinates = 4
        default: break
        }
        if code < 4000 { code %= 1000 }
        if raw & 0x2000_0000 != 0 { _ = try integer(isLittleEndian) }
        return Head(isLittleEndian: isLittleEndian, code: code, stride: ordinates * 8)
    }

    /// A count of parts that take at least `leastBytes` each; one that cannot fit in what is left is refused.
    mutating func count(_ head: Head, leastBytes: Int) throws(GeometryError) -> Int {
        let start = offset
        let count = Int(try integer(head.isLittleEndian))
        guard count <= (buffer.count - offset) / leastBytes else { throw .malformedBinary(offset: start) }
        return count
    }

    @inline(__always)
    mutating func position(_ head: Head) throws(GeometryError) -> Position {
        guard buffer.count - offset >= head.stride else { throw .malformedBinary(offset: offset) }
        var x = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        var y = buffer.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
        if head.isLittleEndian {
            x = UInt64(littleEndian: x)
            y = UInt64(littleEndian: y)
        } else {
            x = UInt64(bigEndian: x)
            y = UInt64(bigEndian: y)
        }
        offset += head.stride
        return Position(x: Double(bitPattern: x), y: Double(bitPattern: y))
    }

    private mutating func integer(_ isLittleEndian: Bool) throws(GeometryError) -> UInt32 {
        guard buffer.count - offset >= 4 else { throw .malformedBinary(offset: offset) }
        let value = buffer.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        offset += 4
        return isLittleEndian ? UInt32(littleEndian: value) : UInt32(bigEndian: value)
    }
}
