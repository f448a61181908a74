import CXML
import Glibc

/// An attribute of an XML element.
public struct XMLAttribute: Sendable, Hashable {
    /// The local name, without prefix.
    public var name: String
    /// The namespace address, or "" for none.
    public var namespace: String
    public var value: String

    public init(name: String, namespace: String = "", value: String) {
        self.name = name
        self.namespace = namespace
        self.value = value
    }
}

/// The opening of an XML element.
public struct XMLElement: Sendable, Hashable {
    /// The local name, without prefix.
    public var name: String
    /// The namespace address, or "" for none.
    public var namespace: String
    /// The attributes in document order, namespace declarations left out.
    public var attributes: [XMLAttribute]

    public init(name: String, namespace: String = "", attributes: [XMLAttribute] = []) {
        self.name = name
        self.namespace = namespace
        self.attributes = attributes
    }

    /// Returns the first attribute of this local name, in any namespace.
    public subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// One step through an XML text.
///
/// Every `start` has its `end`, empty elements too.
public enum XMLToken: Sendable, Hashable {
    case start(XMLElement)
    /// The local name of the element that ends.
    case end(String)
    /// Characters, whitespace or a CDATA section; one text may come in several pieces.
    case text(String)
}

/// A pull reader of untrusted XML (libxml2), UTF-8 or UTF-16 with a byte order mark.
///
/// Refuses any DOCTYPE, so that there are no entities but the five of XML; reaches for no file and no network; ends
/// with an error on input that is malformed or cut off, which Foundation's parser takes for success.
public final class XMLTokens {
    /// The limits of one XML text.
    public struct Limits: Sendable, Hashable {
        public var bytes = 64 << 20
        /// Open elements within one another; libxml2 itself ends at 256.
        public var depth = 256
        public var elements = 4_000_000
        /// Namespaces in scope at one place; libxml2 looks through all of them for each element.
        public var namespaces = 500

        public init() {}
    }

    private let limits: Limits
    private let place: String?
    private let memory: UnsafeMutableRawPointer
    private let reader: xmlTextReaderPtr
    private var names: [UnsafePointer<xmlChar>: String] = [:]
    private var depth = 0
    /// How many namespaces each open element declares, and their sum.
    private var declared: [Int] = []
    private var inScope = 0
    private var elements = 0
    private var pendingEnd: String?
    private var isFinished = false

    /// Starts reading.
    /// - Parameter place: the name of the part, carried into errors.
    public init(_ bytes: [UInt8], place: String? = nil, limits: Limits = Limits()) throws(SheetError) {
        guard bytes.count <= limits.bytes, bytes.count < Int(Int32.max) else {
            throw SheetError(.tooLarge, place: place)
        }
        let text = try XMLProlog.checked(bytes, place: place)
        try XMLTags.check(text, place: place)
        _ = Self.isReady
        guard let memory = malloc(max(text.count, 1)) else { throw SheetError(.tooLarge, place: place) }
        text.withUnsafeBytes { if let base = $0.baseAddress { memcpy(memory, base, text.count) } }
        // Without HUGE libxml2 keeps its own limits; IGNORE_ENC since the text is UTF-8 by now, whatever it declares.
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_IGNORE_ENC.rawValue
        guard
            let reader = xmlReaderForMemory(
                memory.assumingMemoryBound(to: CChar.self), Int32(text.count), nil, "UTF-8", Int32(options))
        else {
            free(memory)
            throw SheetError(.malformed, place: place)
        }
        self.memory = memory
        self.reader = reader
        self.place = place
        self.limits = limits
    }

    deinit {
        xmlFreeTextReader(reader)
        free(memory)
    }

    /// The line the reader has come to, from 1.
    public var line: Int { Int(xmlTextReaderGetParserLineNumber(reader)) }

    /// Returns the next token, or `nil` at the end of a complete text.
    public func next() throws(SheetError) -> XMLToken? {
        if let name = pendingEnd {
            pendingEnd = nil
            return .end(name)
        }
        while !isFinished {
            switch xmlTextReaderRead(reader) {
            case 1: if let token = try token() { return token }
            case 0: isFinished = true
            default: throw failure()
            }
        }
        return nil
    }

    /// Reads past the element whose `start` was read last.
    public func skip() throws(SheetError) {
        var open = 1
        while open > 0 {
            switch try next() {
            case .start: open += 1
            case .end: open -= 1
            case .text: break
            case nil: throw failure()
            }
        }
    }

    /// Reads to the end of the element whose `start` was read last and returns all characters in it.
    public func innerText() throws(SheetError) -> String {
        var open = 1
        var content = ""
        while open > 0 {
            switch try next() {
            case .start: open += 1
            case .end: open -= 1
            case .text(let piece): content += piece
            case nil: throw failure()
            }
        }
        return content
    }

    private func token() throws(SheetError) -> XMLToken? {
        switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
        case XML_READER_TYPE_ELEMENT.rawValue: return .start(try element())
        case XML_READER_TYPE_END_ELEMENT.rawValue:
            close()
            return .end(interned(xmlTextReaderConstLocalName(reader)))
        case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue, XML_READER_TYPE_WHITESPACE.rawValue,
            XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
            return .text(copied(xmlTextReaderConstValue(reader)))
        case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue,
            XML_READER_TYPE_ENTITY.rawValue:
            throw SheetError(.doctype, place: place, line: line)
        default: return nil
        }
    }

    private func element() throws(SheetError) -> XMLElement {
        depth += 1
        elements += 1
        guard depth <= limits.depth else { throw SheetError(.tooDeep, place: place, line: line) }
        guard elements <= limits.elements else { throw SheetError(.tooLarge, place: place, line: line) }
        var element = XMLElement(
            name: interned(xmlTextReaderConstLocalName(reader)),
            namespace: interned(xmlTextReaderConstNamespaceUri(reader)), attributes: [])
        var namespaces = 0
        let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            guard xmlTextReaderIsNamespaceDecl(reader) != 1 else {
                namespaces += 1
                continue
            }
            element.attributes.append(
                XMLAttribute(
                    name: interned(xmlTextReaderConstLocalName(reader)),
                    namespace: interned(xmlTextReaderConstNamespaceUri(reader)),
                    value: copied(xmlTextReaderConstValue(reader))))
        }
        _ = xmlTextReaderMoveToElement(reader)
        declared.append(namespaces)
        inScope += namespaces
        guard inScope <= limits.namespaces else { throw SheetError(.tooLarge, place: place, line: line) }
        if isEmpty {
            close()
            pendingEnd = element.name
        }
        return element
    }

    private func close() {
        depth -= 1
        inScope -= declared.popLast() ?? 0
    }

    /// Names live in libxml2's dictionary, one address for each name, until the reader is freed.
    private func interned(_ pointer: UnsafePointer<xmlChar>?) -> String {
        guard let pointer else { return "" }
        if let name = names[pointer] { return name }
        let name = copied(pointer)
        names[pointer] = name
        return name
    }

    private func copied(_ pointer: UnsafePointer<xmlChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }

    private func failure() -> SheetError {
        isFinished = true
        // libxml2 has no error code of its own for its depth limit, only this wording.
        let message = xmlGetLastError().flatMap { $0.pointee.message }.map { String(cString: $0) } ?? ""
        return SheetError(message.contains("Excessive depth") ? .tooDeep : .malformed, place: place, line: line)
    }

    private static let isReady: Void = xmlInitParser()
}
