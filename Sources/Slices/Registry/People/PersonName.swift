/// A person's name as one reader may see it.
public enum PersonName: Sendable, Hashable, CustomStringConvertible {
    case full(String)
    /// Initials, for readers who may only list.
    case masked(String)

    public var isMasked: Bool { if case .masked = self { true } else { false } }

    /// What the page shows, such as “นางสมศรี ใจดี” or the initials.
    public var description: String {
        switch self {
        case .full(let text), .masked(let text): text
        }
    }

    /// The first consonant of each name with a dot.
    static func initials(_ givenName: String, _ familyName: String?) -> String {
        [givenName, familyName].compactMap { $0.flatMap(initial) }.joined(separator: " ")
    }

    /// Leading vowels (เ แ โ ใ ไ) are no initials.
    private static func initial(_ name: String) -> String? {
        let letter = name.unicodeScalars.first {
            $0.properties.isAlphabetic && !(0x0E40...0x0E44).contains($0.value)
        }
        return letter.map { String(Character($0)).uppercased() + "." }
    }
}
