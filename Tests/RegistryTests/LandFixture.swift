import Access
import Civics
import Evidence
import Geo
import Registry
import Storage
import Synchronization
import Tables
import TestSupport

/// A register on a real database, at a time that the test sets.
struct LandFixture: Sendable {
    let world: World
    let clock: LandClock
    let policy: Policy

    var desk: LandDesk { LandDesk(world, policy: policy) }
    var parcels: ParcelDesk { ParcelDesk(world, policy: policy) }

    static func run(
        _ backend: Backend, on day: CivilDate = .land(2026, 3, 2), _ body: (LandFixture) async throws -> Void
    ) async throws {
        try await backend.withStore { store in
            try await store.migrate(
                AccessMigrations.all + TablesMigrations.all + EvidenceMigrations.all + RegistryMigrations.all)
            let clock = LandClock(day)
            let world = World(store: store, now: { clock.now }, newID: { UUIDv7.generate(at: clock.now) })
            try await body(LandFixture(world: world, clock: clock, policy: try Policy.embedded()))
        }
    }

    /// A person who can own; the register of people need not know them.
    func party() -> Party { .person(PersonID(world.newID())) }
}

final class LandClock: Sendable {
    private let moment: Mutex<Instant>
    init(_ day: CivilDate) { moment = Mutex(Instant(startOf: day).adding(seconds: 9 * 3600)) }
    /// A millisecond later each time, so that acts have an order.
    var now: Instant {
        moment.withLock {
            $0 = Instant(milliseconds: $0.milliseconds + 1)
            return $0
        }
    }
    func skip(milliseconds: Int64) {
        moment.withLock { $0 = Instant(milliseconds: $0.milliseconds + milliseconds) }
    }
    /// Nine o'clock of a day; never back.
    func set(_ day: CivilDate) {
        moment.withLock { $0 = max($0, Instant(startOf: day).adding(seconds: 9 * 3600)) }
    }
}

extension Actor {
    static let financeOfficer = Actor(
        account: AccountID(UUIDv7.generate(at: Instant(milliseconds: 1_700_000_000_000))), name: "สมศรี",
        grants: [RoleGrant(.officer, division: DivisionCode(rawValue: "finance"))])
    static let worksOfficer = Actor(
        account: AccountID(UUIDv7.generate(at: Instant(milliseconds: 1_700_000_000_001))), name: "สมชาย",
        grants: [RoleGrant(.officer, division: DivisionCode(rawValue: "works"))])
    static let landAdministrator = Actor(
        account: AccountID(UUIDv7.generate(at: Instant(milliseconds: 1_700_000_000_002))), name: "ผู้ดูแล",
        grants: [RoleGrant(.administrator)])
}

extension CivilDate {
    static func land(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else { preconditionFailure("no such day") }
        return date
    }
}

extension ParcelCode {
    static func land(_ text: String) -> ParcelCode {
        guard let code = ParcelCode(text) else { preconditionFailure("no such code: \(text)") }
        return code
    }
}

extension Shape {
    /// A rectangle near Buriram, in ten-thousandths of a degree (about 11 m) from 103.1° E, 14.9° N.
    static func field(_ column: Double, _ row: Double, width: Double = 1, height: Double = 1) -> Shape {
        let (west, south) = (103.1 + column * 1e-4, 14.9 + row * 1e-4)
        let (east, north) = (103.1 + (column + width) * 1e-4, 14.9 + (row + height) * 1e-4)
        return Shape(
            .polygon(
                Polygon([
                    Position(x: west, y: south), Position(x: east, y: south), Position(x: east, y: north),
                    Position(x: west, y: north), Position(x: west, y: south),
                ])))
    }
}
