/// A ZIP written byte by byte, so that a test can make it lie.
///
/// Entries are stored, not deflated.
struct HandmadeZip {
    struct Entry {
        var name: String
        var content: [UInt8]
        /// What the headers claim, where it differs from the truth.
        var claimedSize: UInt32?
        var claimedChecksum: UInt32?
        var flags: UInt16 = 0
        var method: UInt16 = 0
    }

    var entries: [Entry]

    init(_ entries: [Entry]) {
        self.entries = entries
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = UInt32(bytes.count)
            let size = entry.claimedSize ?? UInt32(entry.content.count)
            let common =
                little(entry.flags) + little(entry.method) + little(UInt16(0)) + little(UInt16(33))
                + little(entry.claimedChecksum ?? Self.checksum(entry.content))
                + little(UInt32(entry.content.count)) + little(size) + little(UInt16(entry.name.utf8.count))
                + little(UInt16(0))
            bytes += [0x50, 0x4B, 3, 4] + little(UInt16(20)) + common + entry.name.utf8 + entry.content
            directory += [0x50, 0x4B, 1, 2] + little(UInt16(20)) + little(UInt16(20)) + common
            directory += little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(0)) + little(offset)
            directory += entry.name.utf8
        }
        let start = UInt32(bytes.count)
        bytes += directory + [0x50, 0x4B, 5, 6] + little(UInt32(0)) + little(UInt16(entries.count))
        bytes += little(UInt16(entries.count)) + little(UInt32(directory.count)) + little(start) + little(UInt16(0))
        return bytes
    }

    private func little(_ number: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    /// CRC-32 as ZIP has it (ISO 3309).
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
    }
}
