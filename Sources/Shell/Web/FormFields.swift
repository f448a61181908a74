public import Access
import HTTPTypes
import Html
public import Hummingbird
import NIOCore

/// Bounds of what a form may carry, counted while reading.
public enum FormLimits {
    /// Bytes of a form without files.
    public static let form = 1_048_576
    /// Bytes of a form with files.
    public static let upload = 20 * 1_048_576
    /// Fields of one form, files included.
    public static let fields = 2_000
    /// Bytes of one field that is not a file.
    public static let field = 262_144
    /// Bytes of a field's name.
    public static let name = 200
}

/// A file that came with a form; name and type are what the browser says, nothing more.
public struct UploadedFile: Sendable, Hashable {
    public var field: String
    /// The last part of the name given, without control characters, at most 200 characters; may be empty.
    public var name: String
    public var type: String
    public var bytes: [UInt8]
}

/// The fields of a sent form, in order; a key may come again.
public struct FormFields: Sendable, Hashable {
    public private(set) var fields: [Field]
    public private(set) var files: [UploadedFile]

    public struct Field: Sendable, Hashable {
        public var name: String
        public var value: String
    }

    public init(fields: [Field] = [], files: [UploadedFile] = []) {
        self.fields = fields
        self.files = files
    }

    /// Makes fields for a test or for filling a form again.
    public init(_ pairs: KeyValuePairs<String, String>) {
        self.init(fields: pairs.map { Field(name: $0.key, value: $0.value) })
    }

    /// The first value of the key, without blanks around it; `nil` where absent or empty.
    public func text(_ name: String) -> String? {
        raw(name).flatMap(Self.trimmed)
    }

    /// The first value of the key exactly as sent, line ends as `\n`; for filling the form again.
    public func raw(_ name: String) -> String? {
        fields.first { $0.name == name }.map { $0.value.replacing("\r\n", with: "\n") }
    }

    /// All values of the key, without blanks around them and without empty ones.
    public func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.compactMap { Self.trimmed($0.value) }
    }

    /// Whether a checkbox of that name was ticked.
    public func isTicked(_ name: String) -> Bool {
        text(name) != nil
    }

    /// The file of that field; `nil` where none was chosen (browsers then send an empty one).
    public func file(_ name: String) -> UploadedFile? {
        files.first { $0.field == name && !($0.bytes.isEmpty && $0.name.isEmpty) }
    }

    static func trimmed(_ text: String) -> String? {
        var scalars = Substring(text).unicodeScalars
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return scalars.isEmpty ? nil : String(Substring(scalars))
    }

    /// Reads the form of a request.
    /// - Throws: ``Problem/bodyTooLarge``, ``Problem/formUnreadable`` or ``Problem/formKindUnknown``.
    ///   ``Problem/bodyTooSlow`` where it has not come within `time`.
    public static func read(_ request: Request, limit: Int, within time: Duration? = nil) async throws -> FormFields {
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > limit {
            throw Problem.bodyTooLarge
        }
        let type = request.headers[.contentType] ?? ""
        let kind = type.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        guard kind == "application/x-www-form-urlencoded" || kind == "multipart/form-data" else {
            throw Problem.formKindUnknown
        }
        let time = time ?? ServerLimits.formTime * (limit > FormLimits.form ? 10 : 1)
        let bytes = try await body(of: request, limit: limit, within: time)
        if kind == "multipart/form-data" {
            guard let boundary = MultipartReader.boundary(ofType: type) else { throw Problem.formUnreadable }
            return try MultipartReader.read(bytes, boundary: boundary)
        }
        return try urlEncoded(bytes)
    }

    /// Collects the body, or gives up when the time is over: a client that drips bytes must not hold a connection.
    private static func body(of request: Request, limit: Int, within time: Duration) async throws -> [UInt8] {
        try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask {
                do {
                    return Array(buffer: try await request.body.collect(upTo: limit))
                } catch is NIOTooManyBytesError {
                    throw Problem.bodyTooLarge
                }
            }
            group.addTask {
                try await Task.sleep(for: time)
                return nil
            }
            defer { group.cancelAll() }
            guard let bytes = try await group.next() ?? nil else { throw Problem.bodyTooSlow }
            return bytes
        }
    }

    /// Reads `application/x-www-form-urlencoded` (WHATWG URL §5.1), strictly: bad `%xx`, bytes that are not UTF-8 and
    /// NUL are refused.
    public static func urlEncoded(_ bytes: some Collection<UInt8>) throws(Problem) -> FormFields {
        var fields: [Field] = []
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard fields.count < FormLimits.fields, let nameBytes = sides.first,
                let name = PercentCoding.decoded(bytes: nameBytes, plusIsSpace: true),
                let value = sides.count > 1 ? PercentCoding.decoded(bytes: sides[1], plusIsSpace: true) : ""
            else { throw .formUnreadable }
            try check(name: name, value: value)
            fields.append(Field(name: name, value: value))
        }
        return FormFields(fields: fields)
    }

    static func check(name: String, value: String) throws(Problem) {
        guard name.utf8.count <= FormLimits.name, value.utf8.count <= FormLimits.field,
            !name.utf8.contains(0), !value.utf8.contains(0)
        else { throw .formUnreadable }
    }
}
