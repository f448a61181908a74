import Access
import Civics
import Geo
import GeoFiles
import Storage
import Tables

extension ImportDesk {
    /// What every row of a file would do.
    func staging(
        _ job: ImportJob, _ bytes: [UInt8], _ report: @escaping ImportProgress.Report
    ) async throws -> ([StagedRow], [Words]) {
        switch job.kind {
        case .archive: throw Problem.importKindUnknown
        case .landOffice: return try await landOffice(job, bytes, report)
        default:
            guard case .tables(let tables) = try ImportSource(bytes, name: job.fileName) else {
                throw Problem.importKindUnknown
            }
            guard let table = job.options.layer.map({ name in tables.first { $0.name == name } }) ?? tables.first else {
                throw Problem.importFileUnknown
            }
            return try await rows(of: table, job, report)
        }
    }

    private func rows(
        of table: FeatureTable, _ job: ImportJob, _ report: @escaping ImportProgress.Report
    ) async throws -> ([StagedRow], [Words]) {
        guard table.headers.count <= ImportSource.mostColumns else { throw Problem.importTooManyColumns }
        var choices = job.options.columns
        if choices.isEmpty { choices = try await columns(table.headers, kind: job.kind) }
        let matched = Set(choices.compactMap(\.field))
        let missing = job.kind.fields.filter { $0.isRequired && !matched.contains($0.name) }
        guard missing.isEmpty, !matched.isEmpty || table.hasGeometry else {
            throw Problem.importColumnsUnmatched(missing.isEmpty ? job.kind.fields : missing)
        }
        let system = try Self.system(of: table, chosen: job.options.system, matched: matched)
        let total = table.features.count
        let rows = table.rows(choices, try ShapeIntake(system)) {
            report(ImportProgress(phase: .checking, done: $0, total: total))
        }
        let done: (Int) -> Void = { report(ImportProgress(phase: .matching, done: $0, total: rows.count)) }
        let staged: [StagedRow] =
            switch job.kind {
            case .parcels: try await stage(Parcel.self, rows, job, done)
            case .buildings: try await stage(Building.self, rows, job, done)
            case .signs: try await stage(Sign.self, rows, job, done)
            case .places, .taxZones, .taxBlocks: try await stage(Place.self, rows, job, done)
            case .households: try await stage(Household.self, rows, job, done)
            case .people: try await people(rows, job, done)
            case .owners: try await owners(rows, job, done)
            case .landOffice, .archive: []
            }
        return (staged, table.notes)
    }

    /// The system of a file's shapes: what the file says goes before what was chosen.
    private static func system(
        of table: FeatureTable, chosen: CoordinateSystem?, matched: Set<String>
    ) throws -> CoordinateSystem {
        guard table.hasGeometry else { return chosen ?? .wgs84 }
        if let system = table.coordinateSystem { return system }
        if let chosen { return chosen }
        throw CoordinateQuestion(
            choices: [.indian48, .utm48, .indian47, .utm47, .wgs84],
            words: table.notes.last ?? Words(th: "ไฟล์ไม่บอกระบบพิกัด", en: "The file does not tell its coordinate system.")
        )
    }

    // MARK: - By kind

    private func stage<Record: RegisterDraft>(
        _ type: Record.Type, _ rows: [ImportRow], _ job: ImportJob, _ done: (Int) -> Void
    ) async throws -> [StagedRow] {
        let needsParcels = Record.kind != .parcel && Record.kind != .place
        let (book, codes) = try await world.store.read { db in
            (try Self.book(type, db), needsParcels ? try MatchRows.parcelsByCode(db) : [:])
        }
        let context = DraftContext(parcels: codes, placeKind: job.kind)
        return RowStager(book: book, context: context, newID: world.newID).stage(rows, report: done)
    }

    private func people(
        _ rows: [ImportRow], _ job: ImportJob, _ done: (Int) -> Void
    ) async throws -> [StagedRow] {
        let book = try await world.store.read { try Self.people($0) }
        return try RowStager(book: book, context: DraftContext(), newID: world.newID)
            .stagePeople(rows, identities, report: done)
    }

    private func owners(
        _ rows: [ImportRow], _ job: ImportJob, _ done: (Int) -> Void
    ) async throws -> [StagedRow] {
        let (parcels, people) = try await world.store.read { (try Self.book(Parcel.self, $0), try Self.people($0)) }
        var stager = OwnerStager(
            parcels: parcels, people: people, context: DraftContext(), identities: identities)
        return try stager.stage(rows, report: done)
    }

    private func landOffice(
        _ job: ImportJob, _ bytes: [UInt8], _ report: @escaping ImportProgress.Report
    ) async throws -> ([StagedRow], [Words]) {
        let today = world.now().thaiDate
        let (actions, parcels, people) = try await world.store.read { db in
            (try LandOfficeActions(on: today, db), try Self.book(Parcel.self, db), try Self.people(db))
        }
        let archive = try LandOfficeArchive(
            bytes, actions: actions, system: job.options.system, allowsSpecimen: allowsSpecimen)
        var stager = OwnerStager(
            parcels: parcels, people: people, context: DraftContext(), identities: identities)
        let total = archive.changes.count
        let staged = try stager.stage(archive.changes) {
            report(ImportProgress(phase: .checking, done: $0, total: total))
        }
        var notes = archive.notes
        if !archive.ignoredFiles.isEmpty {
            notes.append(
                Words(
                    th: "ไฟล์ที่ไม่ใช้: \(archive.ignoredFiles.prefix(10).joined(separator: ", "))",
                    en: "Files left out: \(archive.ignoredFiles.prefix(10).joined(separator: ", "))"))
        }
        if archive.rowsWithoutShape > 0 || archive.unclaimedShapes > 0 {
            notes.append(
                Words(
                    th: "แถวที่ไม่มีรูปแปลง \(archive.rowsWithoutShape) · รูปแปลงที่ไม่มีแถว \(archive.unclaimedShapes)",
                    en:
                        "\(archive.rowsWithoutShape) rows without a polygon, \(archive.unclaimedShapes) polygons without a row."
                ))
        }
        return (staged, notes)
    }

    var identities: ImportIdentities {
        ImportIdentities(vault: vault, allowsSpecimen: allowsSpecimen, newID: world.newID)
    }

    static func book<Record: RegisterDraft>(_ type: Record.Type, _ db: Transaction) throws -> MatchBook<Record> {
        MatchBook(try MatchRows.open(type, db).map { .init(id: $0.0, version: $0.1, record: $0.2) })
    }

    static func people(_ db: Transaction) throws -> MatchBook<Person> {
        MatchBook(
            try MatchRows.open(Person.self, db).map { .init(id: $0.0, version: $0.1, record: $0.2) },
            identities: try MatchRows.identities(db))
    }
}
