/// A strict reader of JSON bytes (RFC 8259) for GeoJSON: one pass, nothing beyond the end, no recursion deeper than told.
///
/// It borrows the bytes: it lives no longer than the `withUnsafeBufferPointer` that made it.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var offset = 0
    /// The line of `offset`, counted from `counted`, so that counting stays linear.
    private var line = 1
    private var counted = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
    }

    /// The line of the place now reached, from 1.
    mutating func currentLine() -> Int {
        if offset < counted { (line, counted) = (1, 0) }
        for index in counted..<min(offset, bytes.count) where bytes[index] == 0x0A { line += 1 }
        counted = min(offset, bytes.count)
        return line
    }

    /// Goes back to a place once reached.
    mutating func move(to offset: Int) { self.offset = offset }

    @inline(__always)
    mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    /// The next byte that is no space, left in place; `nil` at the end.
    @inline(__always)
    mutating func peek() -> UInt8? {
        skipSpace()
        return offset < bytes.count ? bytes[offset] : nil
    }

    /// Takes the byte when it is next.
    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        offset += 1
        return true
    }

    mutating func expect(_ byte: UInt8) throws(GeoJSONFailure) {
        guard take(byte) else { throw .fault(.syntax(String(UnicodeScalar(byte)))) }
    }

    /// After a member or element: whether another follows (a comma) or the closing byte was taken.
    mutating func another(closing: UInt8) throws(GeoJSONFailure) -> Bool {
        if take(0x2C) { return true }
        guard take(closing) else { throw .fault(.syntax(", \(UnicodeScalar(closing))")) }
        return false
    }

    mutating func literal(_ word: StaticString) throws(GeoJSONFailure) {
        let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes.count - offset >= letters.count, bytes[offset..<offset + letters.count].elementsEqual(letters)
        else {
            throw .fault(.syntax(String(decoding: letters, as: UTF8.self)))
        }
        offset += letters.count
    }

    /// A text in quotes.
    mutating func string() throws(GeoJSONFailure) -> String {
        try expect(0x22)
        let start = offset
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == 0x22 {
                let part = UnsafeBufferPointer(rebasing: bytes[start..<offset])
                guard let text = String(validating: part, as: UTF8.self) else { throw .fault(.badText) }
                offset += 1
                return text
            }
            if byte == 0x5C { return try escapedString(from: start) }
            guard byte >= 0x20 else { throw .fault(.badText) }
            offset += 1
        }
        throw .fault(.syntax("\""))
    }

    private mutating func escapedString(from start: Int) throws(GeoJSONFailure) -> String {
        var units = Array(bytes[start..<offset])
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            switch byte {
            case 0x22:
                guard let text = String(validating: units, as: UTF8.self) else { throw .fault(.badText) }
                return text
            case 0x5C: units.append(contentsOf: try escape())
            case ..<0x20: throw .fault(.badText)
            default: units.append(byte)
            }
        }
        throw .fault(.syntax("\""))
    }

    private mutating func escape() throws(GeoJSONFailure) -> [UInt8] {
        guard offset < bytes.count else { throw .fault(.badText) }
        let byte = bytes[offset]
        offset += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: return [byte]
        case 0x62: return [0x08]
        case 0x66: return [0x0C]
        case 0x6E: return [0x0A]
        case 0x72: return [0x0D]
        case 0x74: return [0x09]
        case 0x75:
            var code = try hex()
            if (0xD800..<0xDC00).contains(code) {
                guard bytes.count - offset >= 2, bytes[offset] == 0x5C, bytes[offset + 1] == 0x75 else {
                    throw .fault(.badText)
                }
                offset += 2
                let low = try hex()
                guard (0xDC00..<0xE000).contains(low) else { throw .fault(.badText) }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = UnicodeScalar(code) else { throw .fault(.badText) }
            return Array(String(scalar).utf8)
        default: throw .fault(.badText)
        }
    }

    private mutating func hex() throws(GeoJSONFailure) -> UInt32 {
        guard bytes.count - offset >= 4 else { throw .fault(.badText) }
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(UnicodeScalar(bytes[offset])).hexDigitValue, bytes[offset] < 0x80 else {
                throw .fault(.badText)
            }
            code = code << 4 | UInt32(digit)
            offset += 1
        }
        return code
    }
}

/// How reading ends early inside; the reader adds line and feature.
enum GeoJSONFailure: Error {
    case fault(GeoJSONFault)
}
