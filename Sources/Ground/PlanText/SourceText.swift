import Civics

/// A document taken apart into lines, before anything is understood.
public struct SourceText: Sendable, Hashable {
    /// One line: running text, or the cells of a table row.
    public struct Line: Sendable, Hashable {
        /// Counted from one; in a Word file, each paragraph and each table row counts as one line.
        public var number: Int
        /// One cell for running text, more for a table row.
        public var cells: [String]
        public var isRow: Bool

        public init(number: Int, cells: [String], isRow: Bool) {
            self.number = number
            self.cells = cells
            self.isRow = isRow
        }

        var text: String { cells.first ?? "" }
        var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
    }

    public var lines: [Line]

    public init(lines: [Line]) {
        self.lines = lines
    }

    /// The largest file that is read, in bytes.
    public static let largestFile = 50 * 1_048_576

    /// Takes a text file apart: UTF-8, or the older Thai encoding TIS-620 (CP874), tabs between cells.
    public init(text bytes: [UInt8]) throws(PlanReadError) {
        guard bytes.count <= Self.largestFile else { throw .tooLarge }
        let text = try Self.decoded(bytes)
        var lines: [Line] = []
        var number = 0
        // Files of very old machines end their lines with CR alone.
        let lineEnd: UInt8 = !text.utf8.contains(10) && text.utf8.contains(13) ? 13 : 10
        for raw in text.utf8.split(separator: lineEnd, omittingEmptySubsequences: false) {
            number += 1
            lines.append(Self.line(number, String(decoding: raw, as: UTF8.self)))
        }
        guard lines.contains(where: { !$0.isBlank }) else { throw .empty }
        self.lines = lines
    }

    private static func line(_ number: Int, _ raw: String) -> Line {
        var bytes = raw.utf8[...]
        // A form feed is where a page of the scan ended.
        while let last = bytes.last, (11...13).contains(last) { bytes.removeLast() }
        while let first = bytes.first, (11...13).contains(first) { bytes.removeFirst() }
        guard !bytes.isEmpty else { return Line(number: number, cells: [""], isRow: false) }
        if bytes.contains(9) {
            let cells = bytes.split(separator: 9, omittingEmptySubsequences: false)
                .map { cleaned(String(decoding: $0, as: UTF8.self)) }
            return Line(number: number, cells: cells, isRow: true)
        }
        let text = cleaned(String(decoding: bytes, as: UTF8.self))
        if text.utf8.first == UInt8(ascii: "|"), text.utf8.dropFirst().contains(UInt8(ascii: "|")) {
            return pipes(number, text)
        }
        return Line(number: number, cells: [text], isRow: false)
    }

    /// A row of a table drawn with bars.
    private static func pipes(_ number: Int, _ text: String) -> Line {
        var cells = text.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            .map { cleaned(String(decoding: $0, as: UTF8.self)) }
        cells.removeFirst()
        if cells.last?.isEmpty == true { cells.removeLast() }
        let isRule = cells.allSatisfy { $0.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") } }
        let hasRule = cells.contains { $0.utf8.count >= 3 }
        return isRule && hasRule
            ? Line(number: number, cells: [""], isRow: false) : Line(number: number, cells: cells, isRow: true)
    }

    /// Repairs code points, takes HTML scraps off and squashes white space; list marks become line ends.
    static func cleaned(_ raw: String) -> String {
        var text = raw
        if text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&")) {
            text = HTMLScraps.removed(from: text)
        }
        if text.utf8.contains(where: { $0 >= 0x80 }) { text = ThaiText.clean(text) }
        if text.opens(with: "**") { text = String(text.dropFirst(2)) }
        if text.utf8.count > 2, text.hasSuffix("**") { text = String(text.dropLast(2)) }
        guard text.utf8.contains(10) else { return text.squashed }
        return text.utf8.split(separator: 10).map { String(decoding: $0, as: UTF8.self).squashed }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func decoded(_ bytes: [UInt8]) throws(PlanReadError) -> String {
        guard !bytes.isEmpty else { throw .empty }
        if let text = try utf16(bytes) { return text }
        guard !bytes.contains(0) else { throw .binary }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        let controls = body.count { $0 < 32 && $0 != 9 && $0 != 10 && $0 != 13 && $0 != 12 && $0 != 11 }
        guard controls * 200 <= body.count else { throw .binary }
        if let text = String(validating: body, as: UTF8.self) { return text }
        return try olderThai(body)
    }

    /// UTF-16 as Windows' Notepad saves it ("Unicode"), known by its byte order mark; `nil` for any other file.
    static func utf16(_ bytes: [UInt8]) throws(PlanReadError) -> String? {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return nil }
        let body = bytes[2...]
        guard body.count % 2 == 0 else { throw .notText(line: 1) }
        var units: [UInt16] = []
        units.reserveCapacity(body.count / 2)
        for index in stride(from: 2, to: bytes.count, by: 2) {
            let (low, high) = isLittle ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            units.append(UInt16(high) << 8 | UInt16(low))
        }
        guard let text = String(validating: units, as: UTF16.self) else { throw .notText(line: 1) }
        guard !text.isEmpty else { throw .empty }
        let controls = text.utf8.count { $0 < 32 && !(9...13).contains($0) }
        guard controls * 200 <= text.utf8.count else { throw .binary }
        return text
    }

    /// TIS-620 is one byte a letter, 0xA1 being ก; taken only where the file cannot be damaged UTF-8.
    private static func olderThai(_ bytes: ArraySlice<UInt8>) throws(PlanReadError) -> String {
        var high = 0
        var thai = 0
        var leads = 0
        for byte in bytes where byte >= 0x80 {
            high += 1
            if (0xA1...0xDA).contains(byte) || (0xDF...0xFB).contains(byte) { thai += 1 }
            if byte == 0xB8 || byte == 0xB9 { leads += 1 }
        }
        guard high > 0, thai * 100 >= high * 97, leads * 5 < high else {
            throw .notText(line: 1 + lineEndsBeforeDamage(bytes))
        }
        var view = String.UnicodeScalarView()
        for byte in bytes {
            guard byte >= 0x80 else {
                view.append(Unicode.Scalar(byte))
                continue
            }
            switch byte {
            case 0xA1...0xDA, 0xDF...0xFB:
                if let scalar = Unicode.Scalar(UInt32(byte) - 0xA1 + 0x0E01) { view.append(scalar) }
            case 0xA0: view.append(" ")
            case 0x93, 0x94: view.append("\"")
            case 0x96, 0x97: view.append("–")
            default: view.append("\u{FFFD}")
            }
        }
        return String(view)
    }

    private static func lineEndsBeforeDamage(_ bytes: ArraySlice<UInt8>) -> Int {
        var lines = 0
        for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
            guard String(validating: line, as: UTF8.self) != nil else { return lines }
            lines += 1
        }
        return lines
    }
}
