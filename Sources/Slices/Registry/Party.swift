import Civics
import Storage

/// Who can own or occupy: a person or an organisation.
public enum Party: Sendable, Hashable {
    case person(PersonID)
    case organisation(OrganisationID)

    public var reference: RecordReference {
        switch self {
        case .person(let id): RecordReference(.person, id.value)
        case .organisation(let id): RecordReference(.organisation, id.value)
        }
    }

    /// `nil` for a record that cannot own.
    public init?(_ reference: RecordReference) {
        switch reference.kind {
        case .person: self = .person(PersonID(reference.id))
        case .organisation: self = .organisation(OrganisationID(reference.id))
        default: return nil
        }
    }
}

/// `person:…` or `organisation:…` with the identifier.
extension Party: Codable, CustomStringConvertible {
    public var description: String { "\(reference.kind.rawValue):\(reference.id)" }

    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let kind = RecordKind(rawValue: String(parts[0])),
            let id = UUIDv7(text: String(parts[1])), let party = Party(RecordReference(kind, id))
        else { return nil }
        self = party
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let party = Party(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a party")
        }
        self = party
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A share in something owned (กรรมสิทธิ์รวม): `part` of `whole` equal parts; `nil` where the papers do not say.
public struct Ownership: Sendable, Hashable, Codable {
    public struct Share: Sendable, Hashable, Codable {
        public var part: Int
        public var whole: Int

        /// `nil` unless 0 < part ≤ whole.
        public init?(_ part: Int, of whole: Int) {
            guard part > 0, part <= whole, whole <= 1_000_000 else { return nil }
            self.part = part
            self.whole = whole
        }
    }

    public var party: Party
    public var share: Share?

    public init(_ party: Party, share: Share? = nil) {
        self.party = party
        self.share = share
    }
}
