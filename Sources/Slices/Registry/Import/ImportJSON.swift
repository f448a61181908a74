import Foundation

/// JSON as the staged rows and the versions keep it: keys in order, so that the same value gives the same text.
enum ImportJSON {
    /// One encoder for many rows.
    struct Encoder {
        let json: JSONEncoder

        init() {
            json = JSONEncoder()
            json.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        }
    }

    static func encoder() -> Encoder { Encoder() }

    static func encode(_ value: some Encodable, _ encoder: Encoder = Encoder()) throws -> String {
        String(decoding: try encoder.json.encode(value), as: UTF8.self)
    }

    static func decode<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}

extension ImportJSON {
    /// What a file says laid over what the register holds: a field the file does not have stays as it was.
    static func overlay<T: Codable>(_ record: T, onto existing: T) throws -> T {
        let encoder = Encoder().json
        guard let top = try JSONSerialization.jsonObject(with: try encoder.encode(record)) as? [String: Any],
            let base = try JSONSerialization.jsonObject(with: try encoder.encode(existing)) as? [String: Any]
        else { return record }
        let merged = overlay(top, base)
        return try JSONDecoder().decode(T.self, from: try JSONSerialization.data(withJSONObject: merged))
    }

    private static func overlay(_ top: [String: Any], _ base: [String: Any]) -> [String: Any] {
        base.merging(top) { old, new in
            if let list = new as? [Any], list.isEmpty { return old }
            if let inner = new as? [String: Any], let outer = old as? [String: Any] { return overlay(inner, outer) }
            if let text = new as? String, text.isEmpty || text == DeedTypeText.unstated { return old }
            return new
        }
    }
}
