#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Data for a script of the page: `<script type="application/json" id="…">`, which browsers do not run.
public struct DataScript: Component {
    public var html: HTML

    /// Writes the value as JSON with sorted keys; `<`, `>`, `&` and the two line separators of JavaScript are escaped.
    public init(id: String, _ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(value), as: UTF8.self)
        var safe = ""
        safe.reserveCapacity(json.utf8.count)
        for scalar in json.unicodeScalars {
            switch scalar {
            case "<": safe += "\\u003c"
            case ">": safe += "\\u003e"
            case "&": safe += "\\u0026"
            case "\u{2028}": safe += "\\u2028"
            case "\u{2029}": safe += "\\u2029"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        html = "<script type=\"application/json\" id=\"\(id)\">\(HTML(raw: safe))</script>"
    }
}
