import CSodium
public import Foundation
public import Storage
import Synchronization

/// Encrypts and decrypts single fields, and finds them without decrypting.
///
/// XChaCha20-Poly1305 with a random nonce; the field's name and the person's identifier are authenticated with the
/// value, so one that was moved to another person or another field does not open. The key is derived per class and field
/// from a master key that lies in a file outside the database. Without the file the vault is closed and throws 503.1.
public struct FieldVault: Sendable {
    private let ring: Result<FieldKeyRing, FieldKeyError>

    /// A vault with these keys.
    public init(_ keys: FieldKeys) {
        ring = .success(FieldKeyRing(keys, file: nil))
    }

    /// A vault with the keys of a file, which it reads again when it meets a value of a newer key.
    public init(file url: URL) throws(FieldKeyError) {
        ring = .success(FieldKeyRing(try FieldKeyFile.read(url), file: url))
    }

    /// A vault that cannot be opened, and why.
    public init(closed reason: FieldKeyError) {
        ring = .failure(reason)
    }

    public var isOpen: Bool { (try? ring.get()) != nil }

    /// Why it is closed; `nil` where it is open.
    public var reason: FieldKeyError? {
        if case .failure(let reason) = ring { reason } else { nil }
    }

    /// The keys; throws 503.1 where the vault is closed.
    public func keys() throws -> FieldKeys { try openRing().keys }

    private func openRing() throws -> FieldKeyRing {
        guard case .success(let ring) = ring else { throw Problem.fieldKeyMissing }
        return ring
    }

    /// Encrypts a text, of any length, for one field of one person or thing, with the current key.
    ///
    /// The same text gives another envelope each time.
    public func seal(_ text: String, field: SealedField, subject: UUIDv7) throws -> Sealed {
        let keys = try openRing().keys
        guard let key = keys.key(keys.current) else { throw Problem.fieldKeyUnknown }
        var plain = Array(text.utf8)
        let length = plain.count
        plain += [UInt8](repeating: 0, count: Sealed.block)
        var padded = 0
        guard sodium_pad(&padded, &plain, length, Sealed.block, plain.count) == 0 else {
            throw Problem.sealedFieldDamaged
        }
        let nonce = SecretBytes.random(Sealed.nonceLength)
        let context = FieldVault.context(key.id, field, subject)
        var out = [UInt8](repeating: 0, count: padded + Sealed.tagLength)
        let done = crypto_aead_xchacha20poly1305_ietf_encrypt(
            &out, nil, plain, UInt64(padded), context, UInt64(context.count), nil, nonce, key.derived(.seal, field))
        sodium_memzero(&plain, plain.count)
        guard done == 0 else { throw Problem.sealedFieldDamaged }
        return Sealed(key: key.id, nonce: nonce, ciphertext: out)
    }

    /// Decrypts a value.
    ///
    /// - Throws: 503.1 where the vault is closed, 503.2 where the file lacks the value's key, 500.2 where the value was
    ///   changed, or belongs to another field or person.
    public func open(_ sealed: Sealed, field: SealedField, subject: UUIDv7) throws -> String {
        guard let key = try openRing().key(sealed.key) else { throw Problem.fieldKeyUnknown }
        let ciphertext = sealed.ciphertext
        let context = FieldVault.context(key.id, field, subject)
        var plain = [UInt8](repeating: 0, count: ciphertext.count - Sealed.tagLength)
        let opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
            &plain, nil, nil, ciphertext, UInt64(ciphertext.count), context, UInt64(context.count), sealed.nonce,
            key.derived(.seal, field))
        var length = 0
        guard opened == 0, sodium_unpad(&length, plain, plain.count, Sealed.block) == 0,
            let text = String(validating: plain.prefix(length), as: UTF8.self)
        else { throw Problem.sealedFieldDamaged }
        return text
    }

    /// The index of a value under the current key: what a new row keeps.
    ///
    /// - Parameter normalised: the value in the one form in which it is always indexed; a slice's own rule.
    public func blindIndex(_ normalised: String, field: SealedField) throws -> BlindIndex {
        let keys = try openRing().keys
        guard let key = keys.key(keys.current) else { throw Problem.fieldKeyUnknown }
        return FieldVault.index(normalised, field, key)
    }

    /// The indexes of a value under every key that the file holds, the current one first: what a search asks for.
    ///
    /// While keys are being changed, rows of both keys lie beside each other.
    public func blindIndexes(_ normalised: String, field: SealedField) throws -> [BlindIndex] {
        try openRing().keys.keys.reversed().map { FieldVault.index(normalised, field, $0) }
    }

    private static func index(_ normalised: String, _ field: SealedField, _ key: FieldKeys.Key) -> BlindIndex {
        BlindIndex(hash: Sha256.authenticate(Array(normalised.utf8), key: key.derived(.index, field)))
    }

    /// What is authenticated with every value; the field's name ends at the first NUL, the identifier has 16 bytes.
    private static func context(_ key: FieldKeyID, _ field: SealedField, _ subject: UUIDv7) -> [UInt8] {
        [Sealed.version] + key.bytes + Array(field.name.utf8) + [0] + subject.bytes
    }
}

/// The keys in use, which grow when the file has grown.
final class FieldKeyRing: Sendable {
    private let held: Mutex<FieldKeys>
    private let file: URL?

    init(_ keys: FieldKeys, file: URL?) {
        _ = Sodium.isReady
        held = Mutex(keys)
        self.file = file
    }

    var keys: FieldKeys { held.withLock { $0 } }

    /// A key by its name; one that is not known is looked for in the file again.
    func key(_ id: FieldKeyID) -> FieldKeys.Key? {
        if let key = keys.key(id) { return key }
        guard let file, let fresh = try? FieldKeyFile.read(file), let key = fresh.key(id) else { return nil }
        return held.withLock { held in
            // A file that lost keys replaces nothing.
            if held.keys.allSatisfy({ fresh.key($0.id) != nil }) { held = fresh }
            return key
        }
    }
}
