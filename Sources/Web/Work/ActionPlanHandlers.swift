import Access
import Civics
import Html
import Hummingbird
import Planning
import Shell
import Storage
import Tables

/// Deciding what is carried out in a fiscal year.
struct ActionPlanHandlers: Sendable {
    var services: WebServices

    private var desk: ActionPlanDesk { ActionPlanDesk(services.world, policy: services.policy) }

    func show(_ context: ShellContext) async throws -> Response {
        var model = try await model(context, year: context.query("year"), division: context.query("division"))
        model.done = context.query("done")
        return ActionPlanPage(model: model).response()
    }

    /// Puts everything ticked into the plan; what was refused stays ticked with its reason.
    func includeMany(_ context: ShellContext) async throws -> Response {
        let typed = ActionPlanBatch(context.form)
        let (year, division) = (context.form.text("year"), context.form.text("division"))
        let before = try await model(context, year: year, division: division)
        var errors = FormErrors()
        let ticked = typed.activities ?? []
        if ticked.isEmpty { errors.add("activity", Words(th: "ยังไม่ได้เลือกกิจกรรม", en: "Nothing is ticked.")) }
        var left = ticked
        for row in before.rows where ticked.contains(ActionPlanPage.key(row)) {
            do {
                try await desk.decide(
                    row.activity.id, year: before.year,
                    .include(first: Int(typed.first) ?? 0, last: Int(typed.last) ?? 0), onVersion: 0,
                    by: context.actor)
                left.remove(ActionPlanPage.key(row))
            } catch let problem as Problem where problem.status == 422 {
                // Wrong quarters are wrong for all of them.
                errors = FormErrors(problem)
                break
            } catch let problem as Problem {
                errors.add(
                    "activity",
                    Words(
                        th: "\(row.activity.place): \(problem.sentence.th)",
                        en: "\(row.activity.place): \(problem.sentence.en)"))
            }
        }
        if errors.isEmpty {
            return .redirect(
                WorkLinks.actionPlan.with("year", before.year).with("division", division).with("done", "planned"))
        }
        var model = try await model(context, year: year, division: division)
        model.typed = typed
        model.typed.activities = left
        model.errors = errors
        return ActionPlanPage(model: model).response(.unprocessableContent)
    }

    func showDecision(_ context: ShellContext) async throws -> Response {
        ActionPlanDecisionPage(model: try await decision(context, year: context.query("year"))).response()
    }

    func decide(_ context: ShellContext) async throws -> Response {
        var model = try await decision(context, year: context.form.text("year"))
        model.typed = ActionPlanInput(context.form)
        var errors = FormErrors()
        var isConflict = false
        if let draft = model.typed.draft(&errors) {
            do {
                try await desk.decide(
                    model.row.activity.id, year: model.year, draft, onVersion: model.typed.version, by: context.actor)
                return .redirect(
                    WorkLinks.actionPlan.with("year", model.year)
                        .with("division", model.row.lead.division?.rawValue ?? "all").with("done", "planned"))
            } catch let problem as Problem where problem.status != 403 {
                errors = FormErrors(problem)
                isConflict = problem.status == 409
                // The page shows what the other person saved; saving again comes after it.
                if isConflict { model.typed.version = model.row.entry?.version ?? 0 }
            }
        }
        model.errors = errors
        return ActionPlanDecisionPage(model: model).response(isConflict ? .conflict : .unprocessableContent)
    }

    private func decision(_ context: ShellContext, year: String?) async throws -> ActionPlanDecisionPage.Model {
        guard let id = PlanItemID(text: try context.parameter("id")) else { throw Problem.pageNotFound }
        let model = try await model(context, year: year, division: "all")
        guard let row = model.rows.first(where: { $0.activity.id == id }) else { throw Problem.planItemMissing }
        return ActionPlanDecisionPage.Model(
            room: model.room, year: model.year, row: row, typed: ActionPlanInput(row.entry))
    }

    private func model(
        _ context: ShellContext, year: String?, division: String?
    ) async throws -> ActionPlanPage.Model {
        let (services, actor) = (self.services, context.actor)
        return try await services.world.store.read { db in
            let room = try WorkRoom(services, actor, db)
            let year = room.year(year)
            let division = room.division(division)
            // The leads and the money of a year do not depend on which of its quarters is asked for.
            guard let quarter = FiscalYear(buddhist: year).quarters.last else { throw Problem.pageNotFound }
            let entries = try ActionPlanRows.entries(year: year, asOf: room.today, db)
            let cancelled = try ActionPlanRows.cancellations(asOf: room.today, db)
            let rows = try ActivityStateRows.all(quarter, today: room.today, db).filter {
                division == nil || $0.lead.mayEnter(of: room.divisions.map(\.code)).contains { $0 == division }
            }.map { state in
                ActionPlanPage.Row(
                    activity: state.activity, lead: state.lead, entry: entries[state.id],
                    cancellation: cancelled[state.id], money: state.money, mayPlan: room.mayPlan(state.lead))
            }
            return ActionPlanPage.Model(room: room, year: year, division: division, rows: rows)
        }
    }
}
