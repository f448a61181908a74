import Access
import Civics
import Html
import Shell
import Storage
import Tables
import Web

/// What hangs on the frame of every page: whose site it is, the ways through it, whether the data are made up.
struct SiteFrame {
    let house: House

    init(_ house: House) {
        self.house = house
    }

    func site() async -> Site {
        let today = house.world.now().thaiDate
        let profile = try? await house.world.store.read { db in
            (
                name: try DatedTables.organisation(on: today, db).name,
                isSample: try DatedTables.value("site/isSample", on: today, db) == "true"
            )
        }
        let policy = house.policy
        return Site(
            organisation: profile?.name ?? Words(th: "สองห้อง", en: "Songhong"), isSample: profile?.isSample ?? false,
            signIn: WebLinks.signIn, signOut: WebLinks.signOut, account: AccountLinks.own,
            whoMaySee: WebLinks.whoMaySee, dataDate: today,
            navigation: { WebNavigation.items(for: $0, policy: policy) })
    }
}
