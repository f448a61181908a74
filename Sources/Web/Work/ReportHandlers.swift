import Access
import Civics
import Evidence
import Html
import Hummingbird
import Planning
import Shell
import Storage
import Tables

/// The mayor's page and the indicators.
struct ReportHandlers: Sendable {
    var services: WebServices

    private var indicators: IndicatorDesk {
        IndicatorDesk(services.world, policy: services.policy, catalogue: services.catalogue)
    }

    func mayor(_ context: ShellContext) async throws -> Response {
        let (services, actor) = (self.services, context.actor)
        let (code, division) = (context.query("quarter"), context.query("division"))
        let indicators = self.indicators
        let model = try await services.world.store.read { db in
            let room = try WorkRoom(services, actor, db)
            let quarter = try room.quarter(code)
            let division = division.flatMap { asked in room.divisions.first { $0.code.rawValue == asked }?.code }
            let report = QuarterReport(
                quarter, division: division, asOf: room.today,
                states: try ActivityStateRows.all(quarter, today: room.today, db),
                indicators: division == nil ? try indicators.lines(quarter, today: room.today, db) : [])
            return MayorPage.Model(room: room, report: report)
        }
        return MayorPage(model: model).response()
    }

    func kpis(_ context: ShellContext) async throws -> Response {
        let (services, actor, code) = (self.services, context.actor, context.query("quarter"))
        let indicators = self.indicators
        let model = try await services.world.store.read { db in
            let room = try WorkRoom(services, actor, db)
            let quarter = try room.quarter(code)
            let lines = try indicators.lines(quarter, today: room.today, db)
            let names = lines.compactMap { $0.binding?.measure }.compactMap { id in
                services.catalogue[id].map { (id, $0.name) }
            }
            return KPIPage.Model(
                room: room, quarter: quarter, lines: lines, measures: Dictionary(names, uniquingKeysWith: { $1 }))
        }
        return KPIPage(model: model).response()
    }

    func kpi(_ context: ShellContext) async throws -> Response {
        var model = try await entryModel(context, context.query("quarter"))
        model.done = context.query("done")
        return KPIEntryPage(model: model).response()
    }

    func enterKPI(_ context: ShellContext) async throws -> Response {
        var model = try await entryModel(context, context.form.text("quarter"))
        model.value = context.form.raw("value") ?? ""
        model.sourceNote = context.form.raw("sourceNote") ?? ""
        guard model.mayEnter else { throw Problem.notPermitted }
        do {
            let typed = context.form.text("value")
            let value = typed.flatMap(WorkReading.decimal)
            if typed != nil, value == nil { throw Problem.numberUnreadable }
            try await KPIEntryDesk(services.world, policy: services.policy).enter(
                value, for: model.line.indicator.key, model.quarter, sourceNote: model.sourceNote,
                division: model.line.binding?.ownerDivision, by: context.actor)
        } catch let problem as Problem where problem.status != 403 {
            model.errors = FormErrors(problem)
            return KPIEntryPage(model: model).response(.unprocessableContent)
        }
        return .redirect(WorkLinks.kpi(model.line.indicator.key, model.quarter).with("done", "entered"))
    }

    private func entryModel(_ context: ShellContext, _ code: String?) async throws -> KPIEntryPage.Model {
        let key = try context.parameter("key")
        let (services, actor) = (self.services, context.actor)
        let indicators = self.indicators
        return try await services.world.store.read { db in
            let room = try WorkRoom(services, actor, db)
            let quarter = try room.quarter(code)
            let lines = try indicators.lines(quarter, today: room.today, db)
            guard let line = lines.first(where: { $0.indicator.key == key }) else { throw Problem.planItemMissing }
            return KPIEntryPage.Model(
                room: room, quarter: quarter, line: line,
                measure: line.binding?.measure.flatMap { services.catalogue[$0] },
                history: try KPIEntryRows.history(of: key, db))
        }
    }
}
