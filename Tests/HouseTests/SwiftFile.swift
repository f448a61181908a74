import Foundation

/// A Swift file, taken apart into code, comments and string literals.
struct SwiftFile {
    let path: String
    /// The code line by line, with comments and the insides of literals replaced by spaces; interpolated code stays.
    let code: [String]
    /// The same in one piece.
    private let whole: String
    /// Whether a line holds a comment.
    let isCommented: [Bool]
    /// The string literals with the line where each begins; an interpolation stands in them as one space.
    let literals: [(line: Int, text: String)]
    /// Lines in the file.
    let count: Int

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    init(path: String, text: String) {
        self.path = path
        var scanner = Scanner(Array(text.utf8))
        scanner.scanCode(inInterpolation: false)
        whole = scanner.code
        code = whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var commented = [Bool](repeating: false, count: code.count)
        for line in scanner.commentLines where line < commented.count { commented[line] = true }
        isCommented = commented
        literals = scanner.literals.sorted { $0.line < $1.line }
        // A last line that ends is not followed by another.
        count = code.count - (text.hasSuffix("\n") ? 1 : 0)
    }

    /// The lines (from 1) whose code matches.
    ///
    /// - Parameter words: what every match has one of; where the file has none of them, no line needs the slower look.
    func lines(matching pattern: Regex<AnyRegexOutput>, among words: String...) -> [Int] {
        guard words.contains(where: { whole.range(of: $0) != nil }) else { return [] }
        return code.indices.filter { code[$0].contains(pattern) }.map { $0 + 1 }
    }

    /// The lines (from 1) of the code that hold a word.
    func lines(holding word: String) -> [(number: Int, text: String)] {
        guard whole.range(of: word) != nil else { return [] }
        return code.indices.filter { code[$0].range(of: word) != nil }.map { ($0 + 1, code[$0]) }
    }

    /// Whether a comment stands on this line (from 1) or on the one above it.
    func hasComment(at line: Int) -> Bool {
        isCommented[line - 1] || (line >= 2 && isCommented[line - 2])
    }
}

/// Enough of Swift's lexical grammar to tell code, comments and literals apart (but not regex literals).
private struct Scanner {
    private let bytes: [UInt8]
    private var place = 0
    private var line = 0
    private var kept: [UInt8] = []
    private(set) var commentLines: Set<Int> = []
    private(set) var literals: [(line: Int, text: String)] = []

    var code: String { String(decoding: kept, as: UTF8.self) }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        kept.reserveCapacity(bytes.count)
    }

    /// Scans code to the end, or to the bracket that closes an interpolation.
    mutating func scanCode(inInterpolation isInside: Bool) {
        var depth = 0
        while place < bytes.count {
            switch bytes[place] {
            case Self.slash where byte(at: 1) == Self.slash: comment()
            case Self.slash where byte(at: 1) == Self.star: nestedComment()
            case Self.quote: literal()
            case Self.pound where isRawString: literal()
            case Self.opening where isInside:
                depth += 1
                keep()
            case Self.closing where isInside:
                if depth == 0 { return }
                depth -= 1
                keep()
            default: keep()
            }
        }
    }

    private static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")
    private static let slash = UInt8(ascii: "/")
    private static let star = UInt8(ascii: "*")
    private static let quote = UInt8(ascii: "\"")
    private static let pound = UInt8(ascii: "#")
    private static let escape = UInt8(ascii: "\\")
    private static let opening = UInt8(ascii: "(")
    private static let closing = UInt8(ascii: ")")

    private func byte(at offset: Int) -> UInt8? {
        place + offset < bytes.count ? bytes[place + offset] : nil
    }

    /// Whether these bytes come next.
    private func comes(_ wanted: [UInt8], after offset: Int = 0) -> Bool {
        for (index, one) in wanted.enumerated() where byte(at: offset + index) != one { return false }
        return true
    }

    private var isRawString: Bool {
        var index = place
        while index < bytes.count, bytes[index] == Self.pound { index += 1 }
        return index < bytes.count && bytes[index] == Self.quote
    }

    /// Takes one byte as code.
    private mutating func keep() {
        kept.append(bytes[place])
        if bytes[place] == Self.newline { line += 1 }
        place += 1
    }

    /// Takes some bytes out of the code.
    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where place < bytes.count {
            if bytes[place] == Self.newline {
                keep()
            } else {
                kept.append(Self.space)
                place += 1
            }
        }
    }

    private mutating func comment() {
        commentLines.insert(line)
        while place < bytes.count, bytes[place] != Self.newline { blank() }
    }

    private mutating func nestedComment() {
        var depth = 0
        repeat {
            commentLines.insert(line)
            if comes([Self.slash, Self.star]) {
                depth += 1
                blank(2)
            } else if comes([Self.star, Self.slash]) {
                depth -= 1
                blank(2)
            } else {
                blank()
            }
        } while depth > 0 && place < bytes.count
    }

    private mutating func literal() {
        let start = line
        var pounds: [UInt8] = []
        while byte(at: 0) == Self.pound {
            pounds.append(Self.pound)
            keep()
        }
        let three = [Self.quote, Self.quote, Self.quote]
        let quotes = comes(three) ? three : [Self.quote]
        for _ in quotes { keep() }
        var text: [UInt8] = []
        while place < bytes.count {
            if bytes[place] == Self.quote, comes(quotes + pounds) {
                for _ in 0..<(quotes.count + pounds.count) { keep() }
                break
            } else if bytes[place] == Self.escape, comes(pounds + [Self.opening], after: 1) {
                blank(1 + pounds.count)
                keep()
                scanCode(inInterpolation: true)
                if place < bytes.count { keep() }
                text.append(Self.space)
            } else if bytes[place] == Self.escape, comes(pounds, after: 1) {
                for _ in 0..<(2 + pounds.count) where place < bytes.count {
                    text.append(bytes[place])
                    blank()
                }
            } else if quotes.count == 1, bytes[place] == Self.newline {
                break  // Not a literal that compiles; the rest of the file is still worth reading.
            } else {
                text.append(bytes[place])
                blank()
            }
        }
        literals.append((start + 1, String(decoding: text, as: UTF8.self)))
    }
}
