import Glibc

/// The values of a layer, each once, as the vector tile has them.
///
/// A table of our own over the coded bytes: parcel codes and deed numbers are nearly all different, and the standard
/// dictionary would hash each twice with a cipher and keep a copy. Its hash is not keyed, so a probe gives up after a few
/// slots and writes the value again; the format allows that.
struct TileValues: Sendable {
    private(set) var bytes: [UInt8] = []
    private var count = 0
    private var slots: [Slot]
    private var coded = ProtocolBuffer()

    private struct Slot {
        var hash: UInt64 = 0
        var start: UInt32 = 0
        var length: UInt32 = 0
        var number: UInt32 = 0
    }

    private static let mostProbes = 16

    /// - Parameter count: how many values are awaited, about.
    init(expecting count: Int) {
        var room = 256
        while room < count * 2, room < 1 << 20 { room *= 2 }
        slots = Array(repeating: Slot(), count: room)
    }

    /// The number of a value in the layer, added when it is new; null has none and must not come here.
    mutating func number(of value: GeoValue) -> UInt64 {
        coded.bytes.removeAll(keepingCapacity: true)
        switch value {
        case .string(let text), .json(let text): coded.append(field: 1, text: text)
        case .double(let double): coded.append(field: 3, double: double)
        case .int(let int) where int >= 0: coded.append(field: 5, varint: UInt64(int))
        case .int(let int): coded.append(field: 6, varint: UInt64(bitPattern: int << 1 ^ int >> 63))
        case .bool(let bool): coded.append(field: 7, varint: bool ? 1 : 0)
        case .null: break
        }
        let hash = Self.hash(coded.bytes)
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        for _ in 0..<Self.mostProbes {
            let slot = slots[place]
            if slot.length == 0 { return insert(hash: hash, at: place) }
            if slot.hash == hash, matches(slot) { return UInt64(slot.number) }
            place = (place + 1) & mask
        }
        return insert(hash: hash, at: nil)
    }

    private mutating func insert(hash: UInt64, at place: Int?) -> UInt64 {
        bytes.append(4 << 3 | 2)
        var head = ProtocolBuffer()
        if coded.bytes.count < 0x80 {
            bytes.append(UInt8(coded.bytes.count))
        } else {
            head.append(varint: UInt64(coded.bytes.count))
            bytes.append(contentsOf: head.bytes)
        }
        let slot = Slot(
            hash: hash, start: UInt32(bytes.count), length: UInt32(coded.bytes.count), number: UInt32(count))
        bytes.append(contentsOf: coded.bytes)
        count += 1
        if let place { slots[place] = slot }
        if count * 2 > slots.count { grow() }
        return UInt64(slot.number)
    }

    private func matches(_ slot: Slot) -> Bool {
        guard slot.length == coded.bytes.count else { return false }
        return bytes.withUnsafeBytes { all in
            coded.bytes.withUnsafeBytes { part in
                guard let kept = all.baseAddress, let new = part.baseAddress else { return false }
                return memcmp(kept + Int(slot.start), new, part.count) == 0
            }
        }
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot.length > 0 {
            var place = Int(truncatingIfNeeded: slot.hash) & mask
            while slots[place].length > 0 { place = (place + 1) & mask }
            slots[place] = slot
        }
    }

    /// Eight bytes at a time, multiplied and folded.
    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes { buffer in
            var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
            var offset = 0
            while offset + 8 <= buffer.count {
                hash = mix(hash ^ buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset += 8
            }
            var rest: UInt64 = UInt64(truncatingIfNeeded: buffer.count) << 56
            while offset < buffer.count {
                rest = rest << 8 | UInt64(buffer[offset])
                offset += 1
            }
            return mix(hash ^ rest)
        }
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
