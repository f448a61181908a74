/// The names met in one object, to find one that comes twice in time that grows with their number only.
struct JSONNames {
    private var few: [String] = []
    private var many: Set<String> = []

    /// Notes a name; refuses one noted before.
    mutating func note(_ name: String) throws(GeoJSONFailure) {
        if many.isEmpty {
            guard !few.contains(name) else { throw .fault(.duplicateName(name)) }
            few.append(name)
            if few.count > 24 { many = Set(few) }
        } else {
            guard many.insert(name).inserted else { throw .fault(.duplicateName(name)) }
        }
    }
}

extension JSONScanner {
    /// Goes past any value, checking it as strictly as one that is kept.
    mutating func skipValue(depth: Int) throws(GeoJSONFailure) {
        guard depth > 0 else { throw .fault(.tooMuch(.depth, limit: GeoJSONLimits.greatestDepth)) }
        switch peek() {
        case 0x7B:
            offsetPastOpening()
            if take(0x7D) { return }
            var names = JSONNames()
            repeat {
                try names.note(try string())
                try expect(0x3A)
                try skipValue(depth: depth - 1)
            } while try another(closing: 0x7D)
        case 0x5B:
            offsetPastOpening()
            if take(0x5D) { return }
            repeat { try skipValue(depth: depth - 1) } while try another(closing: 0x5D)
        case 0x22: _ = try string()
        case 0x74: try literal("true")
        case 0x66: try literal("false")
        case 0x6E: try literal("null")
        default: _ = try number()
        }
    }

    /// A property's value; lists and objects as their text.
    mutating func value(depth: Int) throws(GeoJSONFailure) -> GeoValue {
        switch peek() {
        case 0x22: return .string(try string())
        case 0x74:
            try literal("true")
            return .bool(true)
        case 0x66:
            try literal("false")
            return .bool(false)
        case 0x6E:
            try literal("null")
            return .null
        case 0x7B, 0x5B:
            let start = offset
            try skipValue(depth: depth)
            return .json(String(decoding: bytes[start..<offset], as: UTF8.self))
        default:
            switch try number() {
            case .int(let value): return .int(value)
            case .double(let value): return .double(value)
            }
        }
    }

    private mutating func offsetPastOpening() { move(to: offset + 1) }
}
