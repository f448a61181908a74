/// A secret handed to one person once: a session cookie, a one-time link.
///
/// Only its hash is kept, so a stolen database opens nothing.
public struct Token: Sendable, Hashable {
    /// 32 random bytes.
    public let bytes: [UInt8]

    /// A new token of 256 random bits.
    public static func random() -> Token {
        Token(bytes: SecretBytes.random(32))
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads a token from a cookie or link; `nil` for what cannot be one.
    public init?(text: String) {
        guard text.utf8.count == 64, let bytes = Hexadecimal.bytes(text) else { return nil }
        self.bytes = bytes
    }

    /// 64 hexadecimal digits, safe in an address and in a cookie.
    public var text: String { Hexadecimal.text(bytes) }

    /// What the database keeps.
    var hash: [UInt8] { Sha256.digest(of: bytes) }

    /// A second secret that only the holder of this one can make (HMAC-SHA-256 under the token).
    func derived(for purpose: String) -> String {
        Hexadecimal.text(Sha256.authenticate(Array(purpose.utf8), key: bytes))
    }
}
