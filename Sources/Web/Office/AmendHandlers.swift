import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Planning
import Shell
import Storage

/// Amending the plan: choose what the document changes, then write how it reads from a day on.
struct AmendHandlers: Sendable {
    private let services: WebServices
    private let desk: PlanDesk

    init(_ services: WebServices) {
        self.services = services
        desk = PlanDesk(services.world, policy: services.policy)
    }

    /// The list of what can be changed, or the form for what was chosen (`?item=…&item=…&new=activity`).
    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        let plan = try await plan()
        let items = context.link.items.filter { $0.name == "item" }.compactMap { PlanItemID(text: $0.value) }
        let new = context.link.items.filter { $0.name == "new" }.map(\.value)
        let form = AmendmentForm(plan: plan, items: items, new: Set(new))
        if form.items.isEmpty, form.new.isEmpty { return AmendChoicePage(plan: plan).response() }
        return AmendPage(form: form).response()
    }

    @Sendable func amend(_ request: Request, _ context: ShellContext) async throws -> Response {
        let plan = try await plan()
        let typed = context.form
        var form = AmendmentForm(
            plan: plan, items: typed.all("item").compactMap { PlanItemID(text: $0) }, new: Set(typed.all("new")),
            typed: typed)
        let amendment = form.amendment()
        var status = HTTPResponse.Status.unprocessableContent
        if let amendment, form.errors.isEmpty {
            if typed.text("sequence") != form.sequence {
                form.errors.add(nil, AmendmentForm.amendedMeanwhile)
                status = .conflict
            } else {
                let refusal = try await FormRefusal.of { try await desk.amend(amendment, by: context.actor) }
                guard let refusal else { return .redirect(OfficeLinks.layers.with("done", "amended")) }
                form.errors = refusal.errors
                status = refusal.status
            }
        }
        return AmendPage(form: form).response(status)
    }

    private func plan() async throws -> PlanSnapshot {
        let today = services.world.now().thaiDate
        return try await services.world.store.read { db in
            // A layer that begins later is already decided: changes are made on top of it.
            let last = try PlanLayerRows.last(db)?.effectiveOn ?? today
            return try PlanRows.required(asOf: max(today, last), db)
        }
    }
}
