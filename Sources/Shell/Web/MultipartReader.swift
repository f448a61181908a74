import Access

/// Reads `multipart/form-data` (RFC 7578), strictly and within ``FormLimits``.
enum MultipartReader {
    /// Returns the boundary named by a content type; `nil` for none or one that RFC 2046 does not allow.
    static func boundary(ofType type: String) -> String? {
        guard let value = parameters(type)["boundary"], (1...70).contains(value.utf8.count),
            value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") })
        else { return nil }
        return value
    }

    static func read(_ bytes: [UInt8], boundary: String) throws(Problem) -> FormFields {
        let line: [UInt8] = Array("--\(boundary)".utf8)
        let divider: [UInt8] = [13, 10] + line
        guard bytes.starts(with: line) else { throw .formUnreadable }
        var at = line.count
        var fields: [FormFields.Field] = []
        var files: [UploadedFile] = []
        while true {
            if bytes[at...].starts(with: [45, 45]) { return FormFields(fields: fields, files: files) }
            guard bytes[at...].starts(with: [13, 10]) else { throw .formUnreadable }
            at += 2
            guard fields.count + files.count < FormLimits.fields,
                let headEnd = find([13, 10, 13, 10], in: bytes, from: at, limit: 4096),
                let head = String(validating: bytes[at..<headEnd], as: UTF8.self),
                let end = find(divider, in: bytes, from: headEnd + 2, limit: bytes.count)
            else { throw .formUnreadable }
            let start = min(headEnd + 4, end)
            try add(bytes[start..<end], head: head, &fields, &files)
            at = end + divider.count
        }
    }

    private static func add(
        _ body: ArraySlice<UInt8>, head: String, _ fields: inout [FormFields.Field], _ files: inout [UploadedFile]
    ) throws(Problem) {
        var disposition: [String: String] = [:]
        var type = "text/plain"
        for line in head.split(whereSeparator: \.isNewline) {
            guard let colon = line.firstIndex(of: ":") else { throw .formUnreadable }
            let value = String(line[line.index(after: colon)...])
            switch line[..<colon].lowercased() {
            case "content-disposition": disposition = parameters(value)
            case "content-type": type = value.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
            default: break
            }
        }
        guard let name = disposition["name"] else { throw .formUnreadable }
        if let fileName = disposition["filename"] {
            try FormFields.check(name: name, value: "")
            files.append(UploadedFile(field: name, name: plainName(fileName), type: type, bytes: Array(body)))
            return
        }
        guard let value = String(validating: body, as: UTF8.self) else { throw .formUnreadable }
        try FormFields.check(name: name, value: value)
        fields.append(FormFields.Field(name: name, value: value))
    }

    /// A file name without folders and control characters.
    private static func plainName(_ text: String) -> String {
        let last = text.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        let kept = last.unicodeScalars.filter { $0.properties.generalCategory != .control }
        return String(String(String.UnicodeScalarView(kept)).prefix(200))
    }

    /// Reads `; name="value"` pairs; in form data browsers write a quote in a value as `%22`, others as `\"`.
    private static func parameters(_ header: String) -> [String: String] {
        var result: [String: String] = [:]
        var rest = Substring(header).drop { $0 != ";" }
        while rest.first == ";" {
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            let key = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(key.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            var value = ""
            if rest.first == "\"" {
                rest = rest.dropFirst()
                while let character = rest.first, character != "\"" {
                    rest = rest.dropFirst()
                    if character == "\\", rest.first == "\"" {
                        value.append("\"")
                        rest = rest.dropFirst()
                    } else {
                        value.append(character)
                    }
                }
                rest = rest.dropFirst().drop { $0 != ";" }
            } else {
                let bare = rest.prefix { $0 != ";" }
                value = bare.filter { !$0.isWhitespace }
                rest = rest.dropFirst(bare.count)
            }
            if result[key.lowercased()] == nil { result[key.lowercased()] = value }
        }
        return result
    }

    /// Returns where the wanted bytes start, looking at most `limit` bytes on.
    private static func find(_ wanted: [UInt8], in bytes: [UInt8], from start: Int, limit: Int) -> Int? {
        let last = min(bytes.count - wanted.count, start + limit)
        guard start <= last else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var at = start
            while at <= last {
                if bytes[at] == wanted[0] {
                    var length = 1
                    while length < wanted.count, bytes[at + length] == wanted[length] { length += 1 }
                    if length == wanted.count { return at }
                }
                at += 1
            }
            return nil
        }
    }
}
