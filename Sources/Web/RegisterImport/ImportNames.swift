import Civics
import Registry
import Shell
import Storage

/// Names of people in the rows of a dry run: shown to those who may read them, else left out.
struct ImportNames: Sendable {
    var isShown: Bool

    /// Whether the rows of a kind never name anybody.
    static func arePlain(_ kind: ImportKind) -> Bool {
        switch kind {
        case .parcels, .buildings, .signs, .places, .taxZones, .taxBlocks: true
        case .people, .households, .owners, .landOffice, .archive: false
        }
    }

    static let hidden = Words(th: "(ไม่มีสิทธิดูชื่อ)", en: "(a name you may not see)")

    func label(_ text: String, _ kind: RecordKind) -> Words {
        isShown || kind != .person && kind != .household ? Words(text) : Self.hidden
    }

    func value(_ text: String?, _ field: String) -> Words? {
        guard let text else { return nil }
        return isShown || !["owners", "owner", "full_name", "given_name", "family_name"].contains(field)
            ? Words(text) : Self.hidden
    }
}

/// What records of the register are called, as far as that names nobody.
enum ImportRecords {
    static func read(_ records: some Sequence<RecordReference>, _ db: Transaction) throws -> [RecordReference: Words] {
        var titles: [RecordReference: Words] = [:]
        for record in Set(records) { titles[record] = try title(record, db) }
        return titles
    }

    private static func title(_ record: RecordReference, _ db: Transaction) throws -> Words {
        let text: String? =
            switch record.kind {
            case .parcel:
                try Register.state(Parcel.self, ParcelID(record.id), db).map { Self.name($0.record) }
            case .place: try Register.state(Place.self, PlaceID(record.id), db)?.record.name
            case .sign: try Register.state(Sign.self, SignID(record.id), db)?.record.text
            case .building: try Register.state(Building.self, BuildingID(record.id), db)?.record.houseNumber
            default: nil
            }
        guard let text, !text.isEmpty else { return record.kind.name }
        return Words(th: "\(record.kind.name.th) \(text)", en: "\(record.kind.name.en) \(text)")
    }

    private static func name(_ parcel: Parcel) -> String {
        parcel.code?.description ?? parcel.deed?.number.map { "\(parcel.deed?.type ?? "") \($0)" } ?? ""
    }
}
