import Civics
import Files
import Html
import Planning
import Storage

/// Addresses of the pages on which staff run the plan.
enum WorkLinks {
    static let overview = Link("staff", "overview")
    static let work = Link("staff", "work")
    static let approvals = Link("staff", "approvals")
    static let actionPlan = Link("staff", "action-plan")
    static let transfers = Link("staff", "transfers")
    static let kpi = Link("staff", "kpi")
    static let mayor = Link("staff", "mayor")
    static let reports = Link("staff", "reports")
    static let reopenings = Link("staff", "reopenings")
    static let lineage = Link("staff", "lineage")
    /// The accounts, which another area shows.
    static let accounts = Link("staff", "accounts")

    static func activity(_ id: PlanItemID, _ quarter: FiscalQuarter) -> Link {
        Link("staff", "activities", id.description).with("quarter", quarter.code)
    }

    static func progress(_ id: PlanItemID) -> Link { Link("staff", "activities", id.description, "progress") }
    static func money(_ id: PlanItemID) -> Link { Link("staff", "activities", id.description, "money") }
    static func files(_ id: PlanItemID) -> Link { Link("staff", "activities", id.description, "files") }
    static func approval(_ id: PlanItemID) -> Link { Link("staff", "activities", id.description, "approval") }
    static func lead(_ id: PlanItemID) -> Link { Link("staff", "activities", id.description, "lead") }
    static func cancellation(_ id: PlanItemID) -> Link { Link("staff", "activities", id.description, "cancellation") }

    static func file(_ id: PlanItemID, _ quarter: FiscalQuarter, _ file: FileID) -> Link {
        Link("staff", "activities", id.description, "files", quarter.code, file.description)
    }

    static func reversal(_ id: PlanItemID, _ entry: MoneyEntryID) -> Link {
        Link("staff", "activities", id.description, "money", entry.description)
    }

    static func decision(_ id: PlanItemID, _ year: Int) -> Link {
        Link("staff", "action-plan", id.description).with("year", year)
    }

    static func kpi(_ key: String, _ quarter: FiscalQuarter) -> Link {
        Link("staff", "kpi", key).with("quarter", quarter.code)
    }

    static func report(_ quarter: FiscalQuarter, _ number: Int) -> Link {
        Link("staff", "reports", quarter.code, number)
    }

    static func lineage(_ code: LineageCode) -> Link { Link("staff", "lineage", code.text) }
}
