import Access
import Civics
import Html
import Hummingbird
import Planning
import Shell
import Storage

/// Which division answers for which activity.
struct LeadsHandlers: Sendable {
    private let services: WebServices
    private let desk: DivisionDesk

    init(_ services: WebServices) {
        self.services = services
        desk = DivisionDesk(services.world, policy: services.policy)
    }

    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        var page = try await page(context)
        page.done = context.query("done")
        return page.response()
    }

    @Sendable func name(_ request: Request, _ context: ShellContext) async throws -> Response {
        guard let id = PlanItemID(text: try context.parameter("activity")) else { throw Problem.pageNotFound }
        let field = "division-\(id)"
        guard let division = context.form.text(field) else {
            var page = try await page(context)
            page.errors.add(field, Words(th: "เลือกสำนักหรือกอง", en: "Choose a division"))
            return page.response(.unprocessableContent)
        }
        try await desk.nameLead(DivisionCode(rawValue: division), of: id, by: context.actor)
        return .redirect(OfficeLinks.leads.with("done", "named"))
    }

    private func page(_ context: ShellContext) async throws -> LeadsPage {
        let today = services.world.now().thaiDate
        let states = try await services.world.store.read {
            try ActivityStateRows.all(FiscalQuarter(containing: today), today: today, $0)
        }
        return LeadsPage(
            states: states, divisions: try await desk.divisions(),
            decides: PlanningRight.steer.isHeld(by: context.actor, services.policy))
    }
}
