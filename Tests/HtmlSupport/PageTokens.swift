/// One piece of a page as a strict reader sees it.
public enum PageToken: Sendable, Hashable {
    case doctype
    case comment(String)
    case open(name: String, attributes: [PageAttribute], isSelfClosed: Bool)
    case close(name: String)
    case text(String)
}

public struct PageAttribute: Sendable, Hashable {
    public var name: String
    public var value: String
}

/// A place where the markup is not what we write: no repair, no guess, unlike a browser.
public struct PageFault: Error, Sendable, Hashable, CustomStringConvertible {
    public var offset: Int
    public var message: String
    public var near: String

    public var description: String { "\(message) at byte \(offset), near «\(near)»" }
}

/// Reads markup strictly: lower-case names, attributes quoted with `"`, every `&` a reference, no stray `<`.
public struct PageTokens {
    private let bytes: [UInt8]
    private var at = 0

    private init(_ source: String) {
        bytes = Array(source.utf8)
    }

    /// Returns the tokens of the markup.
    /// - Throws: ``PageFault`` at the first thing that is not well written.
    public static func read(_ source: String) throws(PageFault) -> [PageToken] {
        var reader = PageTokens(source)
        return try reader.tokens()
    }

    private mutating func tokens() throws(PageFault) -> [PageToken] {
        var result: [PageToken] = []
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "<") else {
                let text = take { $0 != UInt8(ascii: "<") }
                try checkReferences(text)
                result.append(.text(text))
                continue
            }
            if starts(with: "<!--") {
                guard let end = find("-->") else { throw fault("comment without end") }
                result.append(.comment(string(at + 4, end)))
                at = end + 3
            } else if starts(with: "<!doctype html>") || starts(with: "<!DOCTYPE html>") {
                result.append(.doctype)
                at += 15
            } else if starts(with: "</") {
                at += 2
                let name = try tagName()
                guard current == UInt8(ascii: ">") else { throw fault("closing tag with more than a name") }
                at += 1
                result.append(.close(name: name))
            } else {
                at += 1
                let token = try openTag()
                result.append(token)
                if case .open(let name, _, false) = token, name == "script" || name == "style" {
                    guard let end = find("</\(name)>") else { throw fault("\(name) without end") }
                    if end > at { result.append(.text(string(at, end))) }
                    at = end
                }
            }
        }
        return result
    }

    private mutating func openTag() throws(PageFault) -> PageToken {
        let name = try tagName()
        var attributes: [PageAttribute] = []
        while true {
            let blanks = take { $0 == 0x20 || $0 == 0x0A }
            if current == UInt8(ascii: ">") {
                at += 1
                return .open(name: name, attributes: attributes, isSelfClosed: false)
            }
            if starts(with: "/>") {
                at += 2
                return .open(name: name, attributes: attributes, isSelfClosed: true)
            }
            guard !blanks.isEmpty else { throw fault("attributes without a blank between") }
            let key = take { Self.isNameByte($0) || $0 == UInt8(ascii: ":") }
            guard !key.isEmpty else { throw fault("attribute without a name in <\(name)>") }
            guard !attributes.contains(where: { $0.name == key }) else { throw fault("attribute \(key) twice") }
            guard current == UInt8(ascii: "=") else {
                attributes.append(PageAttribute(name: key, value: ""))
                continue
            }
            at += 1
            guard current == UInt8(ascii: "\"") else { throw fault("attribute \(key) is not quoted") }
            at += 1
            let value = take { $0 != UInt8(ascii: "\"") }
            guard current == UInt8(ascii: "\"") else { throw fault("attribute \(key) has no closing quote") }
            guard !value.utf8.contains(UInt8(ascii: "<")) else { throw fault("`<` in attribute \(key)") }
            try checkReferences(value)
            at += 1
            attributes.append(PageAttribute(name: key, value: Self.decoded(value)))
        }
    }

    private mutating func tagName() throws(PageFault) -> String {
        let name = take(Self.isNameByte)
        guard let first = name.utf8.first, first >= 0x61 || name == "linearGradient" else {
            throw fault("tag without a lower-case name")
        }
        return name
    }

    /// SVG has names with capitals (`viewBox`); HTML names are lower case.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x5F: true
        default: false
        }
    }

    private func checkReferences(_ text: String) throws(PageFault) {
        // Bytes, not characters: a mark that combines with `&` or `;` must not hide it.
        for piece in text.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).dropFirst() {
            let name = piece.prefix { $0 != UInt8(ascii: ";") }
            guard name.count < piece.count, (1...8).contains(name.count),
                name.allSatisfy({ Self.isNameByte($0) || $0 == UInt8(ascii: "#") })
            else { throw fault("bare `&`") }
        }
    }

    /// Undoes the references that our own escaping writes.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result: [UInt8] = []
        var rest = Substring(text).utf8
        let known: [(String, UInt8)] = [
            ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&#39;", 0x27), ("&amp;", 0x26),
        ]
        while let byte = rest.first {
            if byte == UInt8(ascii: "&"), let reference = known.first(where: { rest.starts(with: $0.0.utf8) }) {
                result.append(reference.1)
                rest = rest.dropFirst(reference.0.utf8.count)
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func take(_ isWanted: (UInt8) -> Bool) -> String {
        let start = at
        while at < bytes.count, isWanted(bytes[at]) { at += 1 }
        return string(start, at)
    }

    private func starts(with text: String) -> Bool {
        bytes[at...].starts(with: text.utf8)
    }

    private func find(_ text: String) -> Int? {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return nil }
        var place = at
        while place + wanted.count <= bytes.count {
            if bytes[place] == wanted[0], bytes[place..<place + wanted.count].elementsEqual(wanted) { return place }
            place += 1
        }
        return nil
    }

    private func string(_ start: Int, _ end: Int) -> String {
        String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private func fault(_ message: String) -> PageFault {
        PageFault(offset: at, message: message, near: string(max(0, at - 30), min(bytes.count, at + 40)))
    }
}
