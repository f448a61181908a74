import Access
import Civics
import Html
import Planning
import Shell
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
        /// The page of the whole plan, by language: it is asked for most.
        var planPages: [Language: KeptPage] = [:]
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
        try await fresh(body).result
    }

    /// The page of the whole plan, written once for each state of the data and language.
    func planPage() async throws -> KeptPage {
        let language = Reader.language
        let (found, view) = try await fresh { view, _ in view }
        if let page = found.planPages[language] { return page }
        let page = KeptPage(PlanPage(view: try view.requirePlan()))
        kept.withLock { kept in
            if kept?.stamp == found.stamp { kept?.planPages[language] = page }
        }
        return page
    }

    private func fresh<T: Sendable>(
        _ body: @escaping @Sendable (PublicView, Transaction) throws -> T
    ) async throws -> (found: Kept, result: T) {
        let day = today
        let known = kept.withLock { $0 }
        let desk = indicators
        let (found, isNew, result) = try await services.world.store.read { db -> (Kept, Bool, T) in
            let stamp = Stamp(day: day, leaves: try AuditLog.latest(limit: 24, db).map(\.id))
            if let known, known.stamp == stamp, !stamp.leaves.isEmpty {
                return (known, false, try body(known.view, db))
            }
            let view = try PublicView.read(day, desk, db)
            return (Kept(stamp: stamp, view: view), true, try body(view, db))
        }
        if isNew { kept.withLock { $0 = found } }
        return (found, result)
    }
}

/// A page whose main part has been written already; its frame is still made for each reader.
struct KeptPage: Page {
    let title: Words
    let trail: [Crumb]
    let main: HTML

    init(_ page: some Page) {
        title = page.title
        trail = page.trail
        main = page.main
    }
}
