public import Access
public import Civics
public import Evidence
import Files
import Foundation
import Planning
public import Registry
public import Storage
import StoragePostgres
import StorageSQLite
import Tables
public import Web

/// One organisation's data, opened: its store with an up-to-date schema, the policy, the keys.
public struct House: Sendable {
    public let location: DataLocation
    public let world: World
    public let policy: Policy
    public let hasher: PasswordHasher
    public let catalogue: MeasureCatalogue
    public let auditKey: AuditSigningKey
    public let heads: AuditHeadsFile
    public let sequencer: AuditSequencer
    /// Encrypted fields; closed, with the reason, where the key cannot be had.
    public let vault: FieldVault
    /// The layers of the map, of all slices.
    public let layers: LayerCatalogue
    private let tileCache = TileCache()
    private let featureCounts = FeatureCounts()
    private let isReadOnly: Bool

    /// Every step of the schema, of all rooms.
    public static let migrations: [Migration] =
        AccessMigrations.all + EvidenceMigrations.all + TablesMigrations.all + FilesMigrations.all
        + PlanningMigrations.all + RegistryMigrations.all

    /// Every column of encrypted values, of all rooms.
    public static let sealedColumns: [SealedColumn] = RegisterSecrets.columns + ImportSecrets.columns

    /// Opens the database, brings the schema up to date and loads the tables the program was shipped with.
    ///
    /// - Throws: `HouseError` with what to do.
    public static func open(
        _ location: DataLocation, hashing cost: PasswordHasher.Cost = .interactive,
        now: @escaping @Sendable () -> Instant = Self.clock
    ) async throws -> House {
        try location.check()
        try makeDirectory(location.directory)
        do {
            let store = try openStore(location)
            try await store.migrate(migrations)
            let world = World(store: store, now: now, newID: { UUIDv7.generate(at: now()) })
            let vault = try await keyDesk(location, world).vault()
            let house = try House(location, world, PasswordHasher(cost: cost), vault, isReadOnly: false)
            try await DatedTableDesk(world, policy: house.policy).load(
                .embedded(), organisation: OrganisationProfile(yaml: Seed.organisation))
            // One program holds an embedded database, so whatever import still runs in it was cut off.
            if location.database == nil {
                _ = try await ImportDesk(world, policy: house.policy, vault: house.vault).noteInterrupted()
            }
            return house
        } catch let error as StoreError {
            throw HouseError(error, location)
        }
    }

    /// Opens the data for reading, beside a server that is running on it if need be.
    ///
    /// - Throws: `HouseError` where there are no data yet, or they need a newer program.
    public static func openForReading(_ location: DataLocation) async throws -> House {
        guard location.database == nil else { return try await openServerForReading(location) }
        guard location.hasData else { throw HouseError.noData(location) }
        do {
            return try await open(location)
        } catch let error as HouseError where error.isBusy {
            do {
                let store = try SQLiteStore(readOnly: location.sqliteFile)
                let world = World(store: store, now: clock, newID: { UUIDv7.generate(at: clock()) })
                let vault = try await keyDesk(location, world).vaultForReading()
                return try House(location, world, PasswordHasher(), vault, isReadOnly: true)
            } catch let error as StoreError {
                throw HouseError(error, location)
            }
        }
    }

    private static func openServerForReading(_ location: DataLocation) async throws -> House {
        do {
            let store = try openStore(location)
            let steps = try? await store.migrations()
            try await store.close()
            guard let steps, !steps.isEmpty else {
                throw HouseError(
                    Words(
                        th: "ไม่พบข้อมูลของหน่วยงาน \(location.organisation) ในฐานข้อมูลนี้ กรุณาตรวจสอบ --organisation",
                        en: "There are no data of \(location.organisation) in this database. Check --organisation."))
            }
        } catch let error as StoreError {
            throw HouseError(error, location)
        }
        return try await open(location)
    }

    private init(
        _ location: DataLocation, _ world: World, _ hasher: PasswordHasher, _ vault: FieldVault, isReadOnly: Bool
    ) throws {
        self.location = location
        self.vault = vault
        self.world = world
        self.hasher = hasher
        self.isReadOnly = isReadOnly
        policy = try Policy.embedded()
        catalogue = try MeasureCatalogue(
            PlanningMeasures.all + RegistryMeasures.landAll + PeopleMeasures.all(vault: vault))
        layers = try LayerCatalogue(
            RegistryLayers.all([RegistryLayers.households { world.now().thaiDate }]))
        try Self.makeDirectory((location.auditKeyFile as NSString).deletingLastPathComponent)
        let key = try AuditKeyFile.loadOrMake(at: URL(fileURLWithPath: location.auditKeyFile))
        let heads = AuditHeadsFile(URL(fileURLWithPath: location.auditHeadsFile))
        auditKey = key
        self.heads = heads
        sequencer = AuditSequencer(world, key: key) { try heads.append($0) }
    }

    /// What pages and reports are made with.
    public var webServices: WebServices {
        WebServices(
            world: world, policy: policy, hasher: hasher, catalogue: catalogue, auditKey: auditKey.publicKey,
            auditHeads: { [heads] in try heads.read() }, vault: vault,
            layers: layers, facets: RegistryFacets.all { [world] in world.now().thaiDate }, tileCache: tileCache,
            featureCounts: featureCounts)
    }

    /// Whether these are sample data, which nobody may take for a real register.
    public var isSample: Bool {
        get async throws {
            let today = world.now().thaiDate
            return try await world.store.read { try DatedTables.value("site/isSample", on: today, $0) == "true" }
        }
    }

    /// The desk of imports; sample data alone may bring the IDs of nobody that samples have.
    public func importDesk() async throws -> ImportDesk {
        ImportDesk(world, policy: policy, vault: vault, allowsSpecimen: try await isSample)
    }

    /// The keys of the encrypted fields.
    public var fieldKeys: FieldKeyDesk { House.keyDesk(location, world) }

    private static func keyDesk(_ location: DataLocation, _ world: World) -> FieldKeyDesk {
        FieldKeyDesk(world, file: URL(fileURLWithPath: location.fieldKeyFile))
    }

    /// Numbers and signs what the audit log still holds unnumbered, then closes the database.
    public func close() async throws {
        if !isReadOnly { try await sequencer.catchUp() }
        try await world.store.close()
    }

    /// The clock of the machine, in whole milliseconds.
    public static let clock: @Sendable () -> Instant = {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }

    private static func openStore(_ location: DataLocation) throws -> any Store {
        guard let database = location.database else { return try SQLiteStore(path: location.sqliteFile) }
        return try PostgresStore(
            conninfo: database, schema: location.organisation, safety: location.requiresStandby ? .standby : .durable)
    }

    private static func makeDirectory(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw HouseError(
                Words(
                    th: "สร้างโฟลเดอร์ \(path) ไม่ได้ กรุณาตรวจสอบสิทธิ์หรือเลือกที่อื่นด้วย --data",
                    en: "The directory \(path) cannot be made. Check your rights or choose another with --data."))
        }
    }
}
