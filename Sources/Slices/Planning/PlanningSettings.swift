import Civics
import Storage
import Tables

/// The dated settings that this slice reads.
struct PlanningSettings: Sendable, Hashable {
    /// Days after a quarter's end in which it can still be written.
    var graceDays = 15
    /// Days after presenting within which the result is announced.
    var announceDays = 15
    /// Days for which it stays posted.
    var postedDays = 30

    static func load(on day: CivilDate, _ db: Transaction) throws -> PlanningSettings {
        var settings = PlanningSettings()
        settings.graceDays = try DatedTables.graceDays(on: day, db)
        settings.announceDays = try DatedTables.whole("evaluation/announceWithinDays", on: day, db) ?? 15
        settings.postedDays = try DatedTables.whole("evaluation/postedForDays", on: day, db) ?? 30
        return settings
    }
}
