public import Civics

/// Which master key: the first four bytes of a keyed hash of it, so that a key with a slip in it has another name.
public struct FieldKeyID: Sendable, Hashable, CustomStringConvertible {
    static let length = 4

    let bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    init(ofKey key: [UInt8]) {
        bytes = Array(Sha256.authenticate(Array("songhong field key name 1".utf8), key: key).prefix(FieldKeyID.length))
    }

    /// Reads eight hexadecimal digits; `nil` for anything else.
    public init?(text: String) {
        guard text.utf8.count == FieldKeyID.length * 2, let bytes = Hexadecimal.bytes(text) else { return nil }
        self.bytes = bytes
    }

    /// Eight hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }
}

/// The master keys of the encrypted fields: the current one seals, the others still open what they sealed.
public struct FieldKeys: Sendable, CustomStringConvertible, CustomReflectable {
    /// One master key: 32 random bytes, and the day it was made.
    public struct Key: Sendable, Identifiable, CustomStringConvertible, CustomReflectable {
        public let id: FieldKeyID
        public let madeOn: CivilDate
        let bytes: [UInt8]

        /// Wraps 32 bytes; `nil` for another length.
        init?(bytes: [UInt8], madeOn: CivilDate) {
            guard bytes.count == 32 else { return nil }
            id = FieldKeyID(ofKey: bytes)
            self.madeOn = madeOn
            self.bytes = bytes
        }

        public var description: String { "key \(id)" }
        public var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// Oldest first; the last is the current one.
    public private(set) var keys: [Key]

    /// Keys in the order in which they were made; `nil` for none, or one twice.
    init?(_ keys: [Key]) {
        guard !keys.isEmpty, Set(keys.map(\.id)).count == keys.count else { return nil }
        self.keys = keys
    }

    /// One new key.
    public static func random(madeOn day: CivilDate) -> FieldKeys {
        var keys = FieldKeys(empty: ())
        keys.add(madeOn: day)
        return keys
    }

    private init(empty: Void) {
        keys = []
    }

    public var current: FieldKeyID { keys[keys.count - 1].id }

    /// Makes a new key and makes it the current one; the others stay.
    public mutating func add(madeOn day: CivilDate) {
        while true {
            guard let key = Key(bytes: SecretBytes.random(32), madeOn: day) else { continue }
            if keys.contains(where: { $0.id == key.id }) { continue }
            keys.append(key)
            return
        }
    }

    public func key(_ id: FieldKeyID) -> Key? {
        keys.first { $0.id == id }
    }

    public var description: String { "keys \(keys.map(\.id.description).joined(separator: ", "))" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension FieldKeys.Key {
    /// What a derived key is for.
    enum Use: String {
        case seal
        case index
    }

    /// The key of one field: HKDF-Expand (RFC 5869) of the master key, one block of SHA-256.
    func derived(_ use: Use, _ field: SealedField) -> [UInt8] {
        let purpose = "songhong \(use.rawValue) 1\n\(field.dataClass.rawValue)\n\(field.name)"
        return Sha256.authenticate(Array(purpose.utf8) + [1], key: bytes)
    }
}
