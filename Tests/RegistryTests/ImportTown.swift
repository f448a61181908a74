import Access
import Civics
import Foundation
import Geo
import Registry
import SQLText
import Sheets
import Storage
import Synchronization
import Tables
import TestSupport

/// A register that files are brought to, on a real database.
struct ImportTown: Sendable {
    let world: World
    let policy: Policy
    let vault: FieldVault
    let finance = ImportTown.officer("finance")
    let office = ImportTown.officer("office")

    var desk: ImportDesk { ImportDesk(world, policy: policy, vault: vault) }

    static func run(
        _ backend: Backend, vault: FieldVault? = nil, _ body: (ImportTown) async throws -> Void
    ) async throws {
        try await backend.withStore { store in
            try await store.migrate(AccessMigrations.all + TablesMigrations.all + RegistryMigrations.all)
            let clock = Mutex(Instant(startOf: CivilDate(iso: "2026-11-20") ?? CivilDate(daysSinceEpoch: 0)))
            let now: @Sendable () -> Instant = {
                clock.withLock {
                    $0 = Instant(milliseconds: $0.milliseconds + 1)
                    return $0
                }
            }
            let world = World(store: store, now: now, newID: { UUIDv7.generate(at: now()) })
            let policy = try Policy.embedded()
            try await DatedTableDesk(world, policy: policy).load(try ShippedTables.embedded())
            let keys = FieldKeys.random(madeOn: now().thaiDate)
            try await body(ImportTown(world: world, policy: policy, vault: vault ?? FieldVault(keys)))
        }
    }

    static func officer(_ division: String) -> Actor {
        Actor(
            account: AccountID(UUIDv7.generate(at: Instant(milliseconds: 1_700_000_000_000))), name: division,
            grants: [RoleGrant(.officer, division: DivisionCode(rawValue: division))])
    }

    /// Receives and checks a file.
    func check(
        _ text: String, _ name: String, _ kind: ImportKind, system: CoordinateSystem? = nil, by actor: Actor? = nil
    ) async throws -> ImportJob {
        try await check(Array(text.utf8), name, kind, system: system, by: actor)
    }

    func check(
        _ bytes: [UInt8], _ name: String, _ kind: ImportKind, system: CoordinateSystem? = nil, by actor: Actor? = nil
    ) async throws -> ImportJob {
        let actor = actor ?? finance
        let job = try await desk.receive(
            bytes, named: name, options: ImportOptions(kind: kind, coordinateSystem: system), by: actor)
        return try await desk.check(job.id, bytes: bytes, by: actor)
    }

    func rows(_ job: ImportJob, _ status: ImportStatus? = nil, by actor: Actor? = nil) async throws -> [ImportRowLine] {
        try await desk.rows(of: job.id, status: status, limit: 10_000, by: actor ?? finance)
    }

    /// What the register says today, whatever the moments and identifiers of its versions.
    func today() async throws -> [String] {
        try await world.store.read { db in
            var lines: [String] = []
            for statement in ImportTown.todayStatements {
                lines += try db.all(statement, as: String.self)
            }
            return lines
        }
    }

    private static let todayStatements: [SQL] = [
        """
        SELECT 'parcel ' || CAST(coalesce(code, '') AS text) || ' ' || coalesce(deed_number, '') || ' '
            || CAST(coalesce(registered_area, -1) AS text) || ' ' || CAST(coalesce(drawn_area, -1) AS text) || ' '
            || CAST(coalesce(cell, -1) AS text) FROM parcels ORDER BY 1
        """,
        """
        SELECT 'person ' || given_name || ' ' || coalesce(family_name, '') || ' ' || coalesce(birth, '') || ' '
            || CASE WHEN national_id IS NULL THEN '-' ELSE 'id' END FROM register_people ORDER BY 1
        """,
        "SELECT 'link ' || kind || ' ' || role || ' ' || target_kind FROM register_links ORDER BY 1",
        "SELECT 'trigram ' || kind || ' ' || CAST(trigram AS text) FROM register_trigrams ORDER BY 1",
        "SELECT 'count ' || kind || ' ' || CAST(records AS text) FROM register_revisions WHERE records > 0 ORDER BY 1",
        "SELECT 'confirmed ' || kind || ' ' || fact_group FROM register_confirmations ORDER BY 1",
        """
        SELECT 'believed ' || kind || ' ' || body FROM register_versions
        WHERE superseded_at IS NULL ORDER BY 1
        """,
    ]
}

/// A small square of land near the office, `n` squares east of the first.
func importSquare(_ n: Int, side: Double = 0.0005, shift: Double = 0) -> String {
    let west = 103.13 + Double(n) * side + shift
    let (south, east, north) = (14.98, west + side, 14.98 + side)
    func p(_ x: Double, _ y: Double) -> String { "[\((x * 1e7).rounded() / 1e7),\((y * 1e7).rounded() / 1e7)]" }
    let ring = [p(west, south), p(east, south), p(east, north), p(west, north), p(west, south)]
    return #"{"type":"Polygon","coordinates":[[\#(ring.joined(separator: ","))]]}"#
}

func importCollection(_ features: [String]) -> String {
    #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
}

func importFeature(_ geometry: String, _ properties: String) -> String {
    #"{"type":"Feature","geometry":\#(geometry),"properties":{\#(properties)}}"#
}
