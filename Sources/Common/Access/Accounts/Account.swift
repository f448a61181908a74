import Foundation
public import Civics
import Storage

/// A person who can sign in.
public struct Account: Sendable, Hashable, Identifiable {
    public let id: AccountID
    /// `nil` until the person has taken the one-time link.
    public var loginName: LoginName?
    public var displayName: String
    /// Kept for multi-factor sign-in, which is not built: every account says `none`.
    public var secondFactor: SecondFactor
    public var createdAt: Instant
    /// When the account was switched off; `nil` while it may be used.
    public var disabledAt: Instant?

    public var subject: Subject { Subject(kind: "account", id: id.description) }
}

/// Whether a second proof is asked at sign-in.
public enum SecondFactor: String, Sendable, Hashable, Codable {
    case none
    case required
}

/// The name a person signs in with: Thai or Latin letters and digits, with dots and dashes inside.
///
/// Case and width do not matter.
public struct LoginName: Sendable, Hashable {
    /// Normalised (NFKC, lower case), as it is kept and compared.
    public let text: String

    /// Reads what a person typed; throws 422 for what cannot be a name.
    public init(_ typed: String) throws {
        let text = LoginName.normalised(typed)
        guard (3...64).contains(text.count), text.utf8.count <= 256,
            text.unicodeScalars.allSatisfy(LoginName.allows),
            let first = text.unicodeScalars.first, first.properties.isAlphabetic
        else { throw Problem.loginNameNotAllowed }
        self.text = text
    }

    init(stored text: String) {
        self.text = text
    }

    static func normalised(_ typed: String) -> String {
        typed.prefix(256).precomposedStringWithCompatibilityMapping.lowercased().trimmingCharacters(in: .whitespaces)
    }

    private static func allows(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9", ".", "-", "_": true
        case "\u{0E01}"..."\u{0E3A}", "\u{0E40}"..."\u{0E4E}", "\u{0E50}"..."\u{0E59}": true
        default: false
        }
    }
}
