import Access
import Civics
import Planning
import Storage
import Synchronization

/// Reads for the public pages; what was read is kept until something is written or the day turns.
///
/// Every change writes an audit leaf in its own transaction, so the newest leaves tell whether anything changed. Several
/// of them are compared, because a transaction that began early may commit late.
final class PublicDesk: Sendable {
    let services: WebServices
    private let kept = Mutex<Kept?>(nil)

    private struct Kept {
        var stamp: Stamp
        var view: PublicView
    }

    private struct Stamp: Equatable, Sendable {
        var day: CivilDate
        var leaves: [UUIDv7]
    }

    init(_ services: WebServices) {
        self.services = services
    }

    var today: CivilDate { services.world.now().thaiDate }

    var indicators: IndicatorDesk {
        IndicatorDesk(services.world, policy: services.policy, catalogue: services.catalogue)
    }

    /// The plan as it stands today.
    func view() async throws -> PublicView {
        try await read { view, _ in view }
    }

    /// The plan as it stands today, and what one page wants beside it, from the same transaction.
    func read<T: Sendable>(_ body: @escaping @Sendable (PublicView, Transaction) throws -> T) async throws -> T {
        let day = today
        let known = kept.withLock { $0 }
        let desk = indicators
        let (fresh, result) = try await services.world.store.read { db -> (Kept?, T) in
            let stamp = Stamp(day: day, leaves: try AuditLog.latest(limit: 24, db).map(\.id))
            if let known, known.stamp == stamp, !stamp.leaves.isEmpty { return (nil, try body(known.view, db)) }
            let view = try PublicView.read(day, desk, db)
            return (Kept(stamp: stamp, view: view), try body(view, db))
        }
        if let fresh { kept.withLock { $0 = fresh } }
        return result
    }
}
