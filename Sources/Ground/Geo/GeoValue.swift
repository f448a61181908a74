/// A property of a feature: one of the values JSON and vector tiles both know.
public enum GeoValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    /// A list or an object, kept as its JSON text.
    case json(String)

    /// What a person would type: the text, the number's digits; `nil` for null.
    public var text: String? {
        switch self {
        case .null: nil
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .double(let value): value.rounded() == value && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
        case .string(let value), .json(let value): value
        }
    }
}

/// What names a feature in its file (RFC 7946 §3.2: a text or a number).
public enum FeatureID: Sendable, Hashable {
    case text(String)
    case number(Int64)
}
