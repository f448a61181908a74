import Civics
import Registry
import Storage

/// What records that a page names are called, also those that have ended.
enum RecordTitles {
    static func read(_ records: some Sequence<RecordReference>, _ db: Transaction) throws -> [RecordReference: Words] {
        var titles: [RecordReference: Words] = [:]
        for record in Set(records) { titles[record] = try title(record, db) }
        return titles
    }

    private static func title(_ record: RecordReference, _ db: Transaction) throws -> Words? {
        switch record.kind {
        case .parcel: try title(ParcelForm.self, record, db)
        case .building: try title(BuildingForm.self, record, db)
        case .sign: try title(SignForm.self, record, db)
        case .place: try title(PlaceForm.self, record, db)
        case .village: try title(VillageForm.self, record, db)
        case .person, .organisation, .household, .fact, .survey: nil
        }
    }

    private static func title<Form: LandForm>(
        _ form: Form.Type, _ record: RecordReference, _ db: Transaction
    ) throws -> Words? {
        try Register.versions(of: Form.Record.ID(record.id), as: Form.Record.self, db).first.map {
            Form.name($0.record)
        }
    }
}
