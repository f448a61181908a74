/// The kinds of file that are taken, told by their first bytes and never by their name.
public enum MediaType: String, Sendable, Hashable, CaseIterable, Codable {
    case pdf = "application/pdf"
    case png = "image/png"
    case jpeg = "image/jpeg"
    case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case text = "text/plain; charset=utf-8"
    case csv = "text/csv; charset=utf-8"

    /// Tells the kind of some bytes; `nil` for what is not taken.
    public init?(sniffing bytes: [UInt8]) {
        if bytes.starts(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            guard let office = MediaType.office(bytes) else { return nil }
            self = office
        } else if MediaType.isText(bytes) {
            self = MediaType.looksLikeRows(bytes) ? .csv : .text
        } else {
            return nil
        }
    }

    /// The part that makes a ZIP file a workbook or a document stands in its directory by name.
    private static func office(_ bytes: [UInt8]) -> MediaType? {
        func holds(_ name: String) -> Bool {
            let pattern = Array(name.utf8)
            return bytes.withUnsafeBufferPointer { all in
                guard all.count >= pattern.count else { return false }
                var place = 0
                while place <= all.count - pattern.count {
                    if all[place] == pattern[0], (1..<pattern.count).allSatisfy({ all[place + $0] == pattern[$0] }) {
                        return true
                    }
                    place += 1
                }
                return false
            }
        }
        guard holds("[Content_Types].xml"), !holds("vbaProject.bin") else { return nil }
        if holds("xl/workbook.xml") { return .xlsx }
        return holds("word/document.xml") ? .docx : nil
    }

    /// Valid UTF-8 without control characters other than tab and line ends, and no markup that a browser would run.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        guard String(validating: bytes, as: UTF8.self) != nil else { return false }
        let isQuiet = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        let start = bytes.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        return isQuiet && start.first != UInt8(ascii: "<")
    }

    /// At least two lines, each with the same number (one or more) of commas outside quotation marks.
    private static func looksLikeRows(_ bytes: [UInt8]) -> Bool {
        var counts: [Int] = []
        var commas = 0
        var isQuoted = false
        for byte in bytes.prefix(65_536) {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: commas += 1
            case 0x0A where !isQuoted:
                counts.append(commas)
                commas = 0
            default: break
            }
        }
        guard counts.count >= 2 || (counts.count == 1 && commas > 0), let first = counts.first, first > 0 else {
            return false
        }
        return counts.allSatisfy { $0 == first }
    }

    /// The usual end of a file name.
    public var fileExtension: String {
        switch self {
        case .pdf: "pdf"
        case .png: "png"
        case .jpeg: "jpg"
        case .xlsx: "xlsx"
        case .docx: "docx"
        case .text: "txt"
        case .csv: "csv"
        }
    }
}
