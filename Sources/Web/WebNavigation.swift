public import Access
import Civics
import Html
public import Shell

/// The main navigation, by what a person may do; the guard still asks at each door.
public enum WebNavigation {
    public static func items(for actor: Actor, policy: Policy) -> [NavigationItem] {
        var items = [
            NavigationItem(Words(th: "หน้าแรก", en: "Home"), WebLinks.home),
            NavigationItem(Words(th: "แผน", en: "Plan"), WebLinks.plan),
            NavigationItem(Words(th: "แผนที่", en: "Map"), TaxMapLinks.map),
            NavigationItem(Words(th: "ค้นหา", en: "Search"), WebLinks.search),
        ]
        if actor.account != nil {
            items.append(NavigationItem(Words(th: "งานของฉัน", en: "My work"), WebLinks.staff))
            if mayEnterRegister(actor, policy) {
                items.append(NavigationItem(Words(th: "ทะเบียน", en: "Register"), RegisterLinks.home))
            }
            if actor.grants.contains(where: { $0.role != .public }) {
                items.append(NavigationItem(Words(th: "งานสำนักงาน", en: "Office"), OfficeLinks.menu))
            }
        }
        return items
    }

    /// Whether the person may see anything of the register of land or people, be it masked.
    static func mayEnterRegister(_ actor: Actor, _ policy: Policy) -> Bool {
        actor.account != nil
            && [DataClass.people, .property].contains { dataClass in
                actor.may(.read, dataClass, policy: policy) || actor.may(.list, dataClass, policy: policy)
            }
    }
}
