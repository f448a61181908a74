import Access
import Civics
import Html
import Hummingbird
import Planning
import Shell
import Storage
import Tables

/// The layers of the plan, what each changed, and who has read the newest.
struct LayersHandlers: Sendable {
    private let services: WebServices
    private let desk: PlanDesk

    init(_ services: WebServices) {
        self.services = services
        desk = PlanDesk(services.world, policy: services.policy)
    }

    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        let today = services.world.now().thaiDate
        let account = context.actor.account
        let keeps = PlanningRight.keepPlan.isHeld(by: context.actor, services.policy)
        var page = try await services.world.store.read { db in
            let layers = try PlanLayerRows.all(db)
            let current = try PlanLayerRows.inForce(on: today, db).last
            let readings = try current.map { try PlanLayerRows.readings(of: $0.id, db) } ?? []
            return LayersPage(
                layers: layers, current: current, readings: readings,
                hasRead: readings.contains { $0.account == account },
                divisions: try DatedTables.organisation(on: today, db).divisions, today: today, keeps: keeps)
        }
        page.done = context.query("done")
        if let from = context.query("from"), let to = context.query("to") {
            page.from = from
            page.to = to
            page.difference = try await difference(from, to, &page.errors)
        }
        return page.response(page.errors.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func acknowledge(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await desk.acknowledge(by: context.actor)
        return .redirect(OfficeLinks.layers.with("done", "read"))
    }

    private func difference(_ from: String, _ to: String, _ errors: inout FormErrors) async throws -> PlanDifference? {
        let form = FormFields(["from": from, "to": to])
        let first = DayEntry(form, "from", isRequired: true)
        let last = DayEntry(form, "to", isRequired: true)
        if let sentence = first.error { errors.add("from", sentence) }
        if let sentence = last.error { errors.add("to", sentence) }
        guard let first = first.day, let last = last.day else { return nil }
        do {
            return try await desk.difference(from: first, to: last)
        } catch let problem as Problem {
            errors.add("from", problem.sentence)
            return nil
        }
    }
}
