/// A statement whose interpolated values are always bound, never spliced.
///
/// Statement text can only come from source code (`StaticString`). What is interpolated becomes a parameter, except
/// another `SQL`, which is composed.
public struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
    enum Part: Sendable, Hashable {
        case text(String)
        case bind(SQLValue)
        case list([SQLValue])
        case pairs([Pair])
        case dialect(sqlite: String, postgres: String)
    }

    struct Pair: Sendable, Hashable {
        var first: SQLValue
        var second: SQLValue
    }

    var parts: [Part]

    public init(stringLiteral text: StaticString) {
        parts = [.text(text.description)]
    }

    public init(stringInterpolation: Interpolation) {
        parts = stringInterpolation.parts
    }

    /// Whether a list is in it, so that its text varies with the list's length and is not worth keeping prepared.
    public var hasList: Bool {
        parts.contains { if case .list = $0 { true } else { false } }
    }

    /// Returns the text and the values to hand to a driver.
    public func rendered(for dialect: Dialect) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        func bind(_ value: SQLValue) {
            values.append(value)
            text += dialect == .postgres ? "$\(values.count)" : "?"
        }
        for part in parts {
            switch part {
            case .text(let string): text += string
            case .bind(let value): bind(value)
            case .list(let items):
                if items.isEmpty { text += "NULL" }  // IN (NULL) holds for nothing, on both engines.
                for (position, item) in items.enumerated() {
                    if position > 0 { text += ", " }
                    bind(item)
                }
            case .pairs(let pairs):
                for (position, pair) in pairs.enumerated() {
                    text += position > 0 ? ", (" : "("
                    bind(pair.first)
                    text += ", "
                    bind(pair.second)
                    text += ")"
                }
            case .dialect(let sqlite, let postgres): text += dialect == .postgres ? postgres : sqlite
            }
        }
        return (text, values)
    }

    public struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ text: StaticString) {
            parts.append(.text(text.description))
        }

        /// A bound value.
        public mutating func appendInterpolation(_ value: some SQLBindable) {
            parts.append(.bind(value.sqlValue))
        }

        /// A bound value, or NULL.
        public mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            parts.append(.bind(value?.sqlValue ?? .null))
        }

        /// A fragment, composed.
        public mutating func appendInterpolation(_ fragment: SQL) {
            parts += fragment.parts
        }

        /// Bound values with commas between them, as in `IN (\(list: ids))`.
        public mutating func appendInterpolation(list values: [some SQLBindable]) {
            parts.append(.list(values.map(\.sqlValue)))
        }

        /// Bound values with commas between them, the last repeated until they are a power of two.
        ///
        /// So few texts come of it that the statement is kept prepared. For lists of hundreds, asked for again and again.
        public mutating func appendInterpolation(repeatedList values: [some SQLBindable]) {
            guard let last = values.last?.sqlValue else {
                parts.append(.list([]))
                return
            }
            var count = 1
            while count < values.count { count *= 2 }
            for (position, value) in (values.map(\.sqlValue) + Array(repeating: last, count: count - values.count))
                .enumerated()
            {
                if position > 0 { parts.append(.text(", ")) }
                parts.append(.bind(value))
            }
        }

        /// Bound pairs, as in `VALUES \(pairs: ranges)`; at least one.
        ///
        /// Unlike a list's, the statement is kept prepared: callers have few numbers of pairs.
        public mutating func appendInterpolation(pairs: [(some SQLBindable, some SQLBindable)]) {
            parts.append(.pairs(pairs.map { Pair(first: $0.0.sqlValue, second: $0.1.sqlValue) }))
        }

        /// The rare place where the engines must be told different words.
        public mutating func appendInterpolation(sqlite: StaticString, postgres: StaticString) {
            parts.append(.dialect(sqlite: sqlite.description, postgres: postgres.description))
        }
    }
}

/// The SQL engines that the program speaks to.
public enum Dialect: Sendable, Hashable, CaseIterable {
    case sqlite
    case postgres
}
