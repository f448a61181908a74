import Civics
import Storage

/// The dated settings that this slice reads.
struct PlanningSettings: Sendable, Hashable {
    /// Days after a quarter's end in which it can still be written.
    var graceDays = 15
    /// Days after presenting within which the result is announced.
    var announceDays = 15
    /// Days for which it stays posted.
    var postedDays = 30

    static func load(on day: CivilDate, _ db: Transaction) throws -> PlanningSettings {
        PlanningSettings()
    }
}
