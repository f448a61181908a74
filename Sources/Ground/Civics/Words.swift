/// The two languages a reader can choose.
public enum Language: String, Sendable, Hashable, CaseIterable, Codable {
    case thai = "th"
    case english = "en"
}

/// A text that is said in Thai first and in English beside it.
public struct Words: Sendable, Hashable, Codable {
    public var th: String
    public var en: String

    public init(th: String, en: String) {
        self.th = th
        self.en = en
    }

    /// Returns the text in the reader's language.
    public func text(in language: Language) -> String {
        switch language {
        case .thai: th
        case .english: en
        }
    }
}
