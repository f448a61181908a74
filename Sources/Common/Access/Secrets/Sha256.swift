import CSodium

/// SHA-256 (FIPS 180-4), whole or in pieces.
public struct Sha256: Sendable {
    private var state = crypto_hash_sha256_state()

    public init() {
        crypto_hash_sha256_init(&state)
    }

    public mutating func update(_ bytes: some Collection<UInt8>) {
        let done: Void? = bytes.withContiguousStorageIfAvailable {
            _ = crypto_hash_sha256_update(&state, $0.baseAddress, UInt64($0.count))
        }
        if done == nil {
            let copy = Array(bytes)
            crypto_hash_sha256_update(&state, copy, UInt64(copy.count))
        }
    }

    /// Returns the 32 bytes of the hash; more can be added afterwards.
    public func digest() -> [UInt8] {
        var last = state
        var out = [UInt8](repeating: 0, count: 32)
        crypto_hash_sha256_final(&last, &out)
        return out
    }

    /// Returns the 32 bytes of the hash of some bytes.
    public static func digest(of bytes: some Collection<UInt8>) -> [UInt8] {
        var hash = Sha256()
        hash.update(bytes)
        return hash.digest()
    }

    /// Returns HMAC-SHA-256 (RFC 2104) of a message: 32 bytes.
    public static func authenticate(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        var state = crypto_auth_hmacsha256_state()
        var out = [UInt8](repeating: 0, count: 32)
        crypto_auth_hmacsha256_init(&state, key, key.count)
        crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
        crypto_auth_hmacsha256_final(&state, &out)
        return out
    }
}
