public import Access
public import Civics
public import Evidence
import Storage

/// Making the quarter's report, its contradictions, and the state of every activity.
public struct QuarterReportDesk: Sendable {
    let world: World
    let indicators: IndicatorDesk

    public init(_ world: World, policy: Policy, catalogue: MeasureCatalogue) {
        self.world = world
        indicators = IndicatorDesk(world, policy: policy, catalogue: catalogue)
    }

    /// The report of a quarter as of today, for the organisation or one division.
    public func report(_ quarter: FiscalQuarter, division: DivisionCode? = nil) async throws -> QuarterReport {
        let today = world.now().thaiDate
        let indicators = self.indicators
        return try await world.store.read { db in
            QuarterReport(
                quarter, division: division, asOf: today,
                states: try ActivityStateRows.all(quarter, today: today, db),
                indicators: division == nil ? try indicators.lines(quarter, today: today, db) : [])
        }
    }

    /// Every activity with what is declared and recorded about it.
    public func states(_ quarter: FiscalQuarter) async throws -> [ActivityState] {
        let today = world.now().thaiDate
        return try await world.store.read { try ActivityStateRows.all(quarter, today: today, $0) }
    }

    /// What is declared and not borne out by the records, worst first.
    public func contradictions(_ quarter: FiscalQuarter) async throws -> [Contradiction] {
        Contradiction.all(in: try await states(quarter))
    }
}
