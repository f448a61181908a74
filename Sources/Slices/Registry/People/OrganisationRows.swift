import Access
import Civics
import SQLText
public import Storage

/// Today's rows of organisations: `register_organisations`.
enum OrganisationRows {
    static func name(_ id: OrganisationID, _ db: Transaction) throws -> String? {
        try db.first("SELECT o.name FROM register_organisations o WHERE o.id = \(id)")
    }
}

extension Organisation: RegisterRecord {
    public typealias ID = OrganisationID
    public static var kind: RecordKind { .organisation }

    public var searchTexts: [String] { [name] }

    public func check() throws {
        guard !name.allSatisfy(\.isWhitespace) else { throw Problem.organisationNameMissing }
        let texts = [name, category].compactMap(\.self) + phones
        guard texts.allSatisfy({ $0.utf8.count <= 1000 && !$0.contains("\0") }), phones.count <= 10 else {
            throw Problem.personTextTooLong
        }
        if let registrationNumber {
            guard registrationNumber.utf8.count == 13,
                registrationNumber.utf8.allSatisfy({ (0x30...0x39).contains($0) })
            else { throw Problem.registrationNumberWrong }
            // A juristic person's begins with 0; another number that checks is somebody's own ID.
            if registrationNumber.first != "0" { try FreeText.refuseIdentities([registrationNumber]) }
        }
        try FreeText.refuseIdentities(texts + [address?.line])
    }

    public func project(_ stamp: CurrentStamp<OrganisationID>, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO register_organisations (id, version, valid_from, recorded_at, name, sort_key, name_key,
                registration_number, category)
            VALUES (\(stamp.id), \(stamp.version), \(stamp.validFrom), \(stamp.recordedAt), \(name),
                \(SQLValue.blob(thaiSortKey(name))), \(SQLValue.blob(NameFolding.key(name))), \(registrationNumber),
                \(category))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, valid_from = excluded.valid_from,
                recorded_at = excluded.recorded_at, name = excluded.name, sort_key = excluded.sort_key,
                name_key = excluded.name_key, registration_number = excluded.registration_number,
                category = excluded.category
            """)
    }

    public static func unproject(_ id: OrganisationID, _ db: Transaction) throws {
        try db.run("DELETE FROM register_organisations WHERE id = \(id)")
    }
}
