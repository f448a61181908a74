import Access
import Civics
import Html
import Shell
import Storage
import Synchronization
import Tables
import Web

/// What hangs on the frame of every page: whose site it is, the ways through it, whether the data are made up.
///
/// It is read from the database at most once in ``maximumAge`` and kept in between, so that an asset, a map tile or a
/// machine's request costs no reading of its own. One caller reads it anew while the others go on with what is known.
final class SiteFrame: Sendable {
    /// How long a change of the organisation's name may take to show, in milliseconds of the house's clock.
    static let maximumAge: Int64 = 2_000

    private struct Profile: Sendable {
        var name: Words
        var isSample: Bool
    }

    private struct State {
        var profile: Profile?
        var readAt: Instant?
        var isReading = false
    }

    private let house: House
    private let state = Mutex(State())

    init(_ house: House) {
        self.house = house
    }

    /// The frame, at most a few seconds old; older only while the database does not answer.
    ///
    /// - Throws: 503.70 where it could never be read: a page that does not know whether its data are made up is not shown.
    func site() async throws -> Site {
        let today = house.world.now().thaiDate
        let policy = house.policy
        let profile = try await profile(on: today)
        return Site(
            organisation: profile.name, isSample: profile.isSample, signIn: WebLinks.signIn,
            signOut: WebLinks.signOut, account: AccountLinks.own, whoMaySee: WebLinks.whoMaySee, dataDate: today,
            navigation: { WebNavigation.items(for: $0, policy: policy) })
    }

    private func profile(on today: CivilDate) async throws -> Profile {
        let now = house.world.now()
        let known = state.withLock { state -> Profile? in
            guard let profile = state.profile else { return nil }
            let isFresh =
                state.readAt.map {
                    (0..<SiteFrame.maximumAge).contains(now.milliseconds - $0.milliseconds)
                } ?? false
            if isFresh || state.isReading { return profile }
            state.isReading = true
            return nil
        }
        if let known { return known }
        do {
            let fresh = try await house.world.store.read { db in
                Profile(
                    name: try DatedTables.organisation(on: today, db).name,
                    isSample: try DatedTables.value("site/isSample", on: today, db) == "true")
            }
            state.withLock { $0 = State(profile: fresh, readAt: now) }
            return fresh
        } catch {
            let kept = state.withLock { state -> Profile? in
                state.isReading = false
                state.readAt = now
                return state.profile
            }
            guard let kept else { throw Problem.siteUnreadable }
            return kept
        }
    }
}

extension Problem {
    /// 503.70: the organisation's own data cannot be read, so no page can say whose it is.
    static let siteUnreadable = Problem(
        "503.70",
        Words(
            th: "ขณะนี้อ่านข้อมูลของหน่วยงานไม่ได้ จึงยังเปิดหน้านี้ไม่ได้",
            en: "The organisation's data cannot be read, so this page cannot be shown."),
        wayForward: Words(
            th: "รอสักครู่แล้วเปิดใหม่ หากยังไม่ได้ ให้ผู้ดูแลเครื่องตรวจด้วย songhong doctor",
            en: "Wait a moment and try again; if it stays so, the machine's keeper runs songhong doctor."))
}
