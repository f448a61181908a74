public import Civics
public import SQLText
import Foundation
import Synchronization

/// A UUID of version 7 (RFC 9562): time-ordered, made offline and online alike.
public struct UUIDv7: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The first eight bytes as one number, then the last eight: two words take no memory of their own, and lists of
    /// records are sorted and looked up by them.
    private let high: UInt64
    /// The last eight bytes as one number, the first of them highest.
    public let low: UInt64

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Wraps 16 bytes; `nil` for another length.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self = bytes.withUnsafeBytes { buffer in
            UUIDv7(
                high: UInt64(bigEndian: buffer.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }

    /// 16 bytes.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            for place in 0..<16 { buffer[place] = byte(place) }
            count = 16
        }
    }

    private func byte(_ place: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: place < 8 ? high >> UInt64(56 - 8 * place) : low >> UInt64(120 - 8 * place))
    }

    /// Reads `018f…-…-7…-…-…`: 32 hexadecimal digits with hyphens after the 8th, 12th, 16th and 20th; else `nil`.
    public init?(text: String) {
        let characters = Array(text.utf8)
        guard characters.count == 36 else { return nil }
        var words: (high: UInt64, low: UInt64) = (0, 0)
        for (position, character) in characters.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Self.digit(character) else { return nil }
            // The 16 digits of the first half stand before the third hyphen.
            if position < 18 {
                words.high = words.high << 4 | UInt64(digit)
            } else {
                words.low = words.low << 4 | UInt64(digit)
            }
        }
        self.init(high: words.high, low: words.low)
    }

    /// The lower-case, hyphenated form.
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var place = 0
            for position in 0..<16 {
                let byte = byte(position)
                if position == 4 || position == 6 || position == 8 || position == 10 {
                    buffer[place] = UInt8(ascii: "-")
                    place += 1
                }
                buffer[place] = Self.hexadecimal(byte >> 4)
                buffer[place + 1] = Self.hexadecimal(byte & 15)
                place += 2
            }
            return place
        }
    }

    public static func < (left: UUIDv7, right: UUIDv7) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }

    private static func digit(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}

extension UUIDv7 {
    /// Makes an identifier that is greater than every other made by this process before.
    ///
    /// It is so within a millisecond too, and after the clock was set back. Randomness is the caller's, so that a seed gives the same identifiers.
    public static func make(at moment: Instant, random: inout some RandomNumberGenerator) -> UUIDv7 {
        let fresh = Ticket(milliseconds: UInt64(clamping: moment.milliseconds), random: random.next() & Ticket.mask)
        let tail = random.next()
        let ticket = lastTicket.withLock { last in
            last = fresh.milliseconds > last.milliseconds ? fresh : last.following
            return last
        }
        return UUIDv7(ticket, tail)
    }

    /// Makes an identifier with the system's randomness.
    public static func generate(at moment: Instant) -> UUIDv7 {
        var random = SystemRandomNumberGenerator()
        return make(at: moment, random: &random)
    }

    /// The moment of making, as far as the identifier keeps it.
    public var moment: Instant {
        Instant(milliseconds: Int64(high >> 16))
    }

    /// 48 bits of milliseconds and the 12 + 30 bits after them, counted up within a millisecond.
    ///
    /// This is method 2 of RFC 9562, 6.2. A counter that runs over borrows the next millisecond.
    private struct Ticket {
        static let mask: UInt64 = 1 << 41 - 1  // The highest of the 42 bits starts at 0: room to count.
        var milliseconds: UInt64
        var random: UInt64

        var following: Ticket {
            random + 1 < 1 << 42
                ? Ticket(milliseconds: milliseconds, random: random + 1)
                : Ticket(milliseconds: milliseconds + 1, random: 0)
        }
    }

    private static let lastTicket = Mutex(Ticket(milliseconds: 0, random: 0))

    private init(_ ticket: Ticket, _ tail: UInt64) {
        high = ticket.milliseconds << 16 | 0x7000 | ticket.random >> 30
        low = 0b10 << 62 | (ticket.random & (1 << 30 - 1)) << 32 | tail & 0xffff_ffff
    }
}

extension UUIDv7: SQLBindable {
    public var sqlValue: SQLValue { .uuid(bytes) }
}

extension UUIDv7: Codable {
    /// Reads the text form of JSON, or the 16 bytes of a row.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let cell = container as? CellDecoder {
            self = try cell.uuid()
            return
        }
        let text = try container.decode(String.self)
        guard let uuid = UUIDv7(text: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID")
        }
        self = uuid
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
