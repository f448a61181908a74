import CSodium
public import Civics

/// A tree head: how many leaves there were, their root, and an Ed25519 signature over both and the moment.
///
/// Heads leave the machine; a database that does not meet an outside head has lost or changed leaves.
public struct SignedHead: Sendable, Hashable, Decodable {
    public let size: Int64
    public let root: [UInt8]
    public let at: Instant
    /// SHA-256 of the public key.
    public let keyId: [UInt8]
    public let signature: [UInt8]

    static func message(size: Int64, root: [UInt8], at: Instant) -> [UInt8] {
        Array("songhong-tree-head-1\n".utf8) + size.bigEndianBytes + at.milliseconds.bigEndianBytes + root
    }

    /// Whether this key signed it.
    public func isSigned(by key: AuditPublicKey) -> Bool {
        let message = SignedHead.message(size: size, root: root, at: at)
        return signature.count == 64 && keyId == key.id
            && crypto_sign_verify_detached(signature, message, UInt64(message.count), key.bytes) == 0
    }

    /// One line of the file of heads: JSON, hexadecimal where there are bytes.
    public var line: String {
        """
        {"size":\(size),"root":"\(Hexadecimal.text(root))","at":\(at.milliseconds),"key":"\(Hexadecimal.text(keyId))",\
        "signature":"\(Hexadecimal.text(signature))"}
        """
    }
}

/// The key that heads are checked with.
public struct AuditPublicKey: Sendable, Hashable {
    /// 32 bytes.
    public let bytes: [UInt8]
    var id: [UInt8] { Sha256.digest(of: bytes) }

    /// Wraps an Ed25519 public key; `nil` unless it has 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }
}

/// The key that signs heads.
///
/// It lies in a file of its own, outside the data directory and every backup.
public struct AuditSigningKey: Sendable {
    private let secret: [UInt8]
    public let publicKey: AuditPublicKey

    /// Makes the key pair of a seed; `nil` unless it has 32 bytes.
    public init?(seed: [UInt8]) {
        guard seed.count == 32, Sodium.isReady else { return nil }
        var open = [UInt8](repeating: 0, count: 32)
        var secret = [UInt8](repeating: 0, count: 64)
        guard crypto_sign_seed_keypair(&open, &secret, seed) == 0, let key = AuditPublicKey(bytes: open) else {
            return nil
        }
        self.secret = secret
        publicKey = key
    }

    func sign(size: Int64, root: [UInt8], at: Instant) -> SignedHead {
        let message = SignedHead.message(size: size, root: root, at: at)
        var signature = [UInt8](repeating: 0, count: 64)
        crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
        return SignedHead(size: size, root: root, at: at, keyId: publicKey.id, signature: signature)
    }
}
