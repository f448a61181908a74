/// A value that is written as `null` where it is missing, so that readers of the JSON see every name.
@propertyWrapper
struct Nullable<Value: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    var wrappedValue: Value?

    init(wrappedValue: Value?) {
        self.wrappedValue = wrappedValue
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}

extension KeyedDecodingContainer {
    func decode<Value>(_ type: Nullable<Value>.Type, forKey key: Key) throws -> Nullable<Value> {
        try decodeIfPresent(type, forKey: key) ?? Nullable(wrappedValue: nil)
    }
}

/// Values under years in B.E., written in ascending order; a year may be there with `null`.
struct ByYear<Value: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    var entries: [Int: Value?]

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(entries: [Int: Value?]) {
        self.entries = entries
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        entries = [:]
        for key in container.allKeys {
            guard let year = Int(key.stringValue) else {
                throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "not a year")
            }
            let isNull = try container.decodeNil(forKey: key)
            entries[year] = .some(isNull ? nil : try container.decode(Value.self, forKey: key))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for (year, value) in entries.sorted(by: { $0.key < $1.key }) {
            let key = Key(stringValue: String(year))
            if let value { try container.encode(value, forKey: key) } else { try container.encodeNil(forKey: key) }
        }
    }
}
