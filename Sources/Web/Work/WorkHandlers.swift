import Access
import Civics
import Html
import Hummingbird
import Planning
import Shell
import Tables
import Storage

/// The pages that list work: a division's quarter, all divisions, approvals.
struct WorkHandlers: Sendable {
    var services: WebServices

    /// Sends each person to what they do first.
    func landing(_ context: ShellContext) -> Response {
        .redirect(Self.first(for: context.actor))
    }

    static func first(for actor: Actor) -> Link {
        let roles: [(Role, Link)] = [
            (.divisionDirector, WorkLinks.work), (.officer, WorkLinks.work), (.mayor, WorkLinks.mayor),
            (.deputyMayor, WorkLinks.mayor), (.permanentSecretary, WorkLinks.overview),
            (.deputySecretary, WorkLinks.overview), (.evaluationCommittee, WorkLinks.overview),
            (.innovationCommittee, WorkLinks.overview), (.auditor, WorkLinks.overview),
            (.dataProtectionOfficer, WorkLinks.overview), (.administrator, WorkLinks.accounts),
        ]
        return roles.first { actor.holds($0.0) }?.1 ?? AccountLinks.own
    }

    func work(_ context: ShellContext) async throws -> Response {
        let (services, actor) = (self.services, context.actor)
        let (asked, code, done) = (context.query("division"), context.query("quarter"), context.query("done"))
        let model = try await services.world.store.read { db in
            let room = try WorkRoom(services, actor, db)
            let quarter = try room.quarter(code)
            let division = room.division(asked)
            let items = try Self.items(room, quarter, db).filter {
                division == nil || $0.state.lead.mayEnter(of: room.divisions.map(\.code)).contains { $0 == division }
            }
            let reopenings = try QuarterRows.reopenings(quarter, db).filter {
                $0.activity == nil && ($0.division == nil || $0.division == division)
            }
            return WorkPage.Model(
                room: room, quarter: quarter, division: division,
                lock: room.lock(quarter, reopenings: reopenings), items: items.sorted(by: WorkItem.comesFirst),
                done: done)
        }
        return WorkPage(model: model).response()
    }

    func overview(_ context: ShellContext) async throws -> Response {
        let model = try await overviewModel(context)
        return OverviewPage(model: model).response()
    }

    private func overviewModel(_ context: ShellContext) async throws -> OverviewPage.Model {
        let (services, actor) = (self.services, context.actor)
        let (code, done) = (context.query("quarter"), context.query("done"))
        return try await services.world.store.read { db in
            let room = try WorkRoom(services, actor, db)
            let quarter = try room.quarter(code)
            return OverviewPage.Model(
                room: room, quarter: quarter, items: try Self.items(room, quarter, db),
                reopenings: try QuarterRows.reopenings(quarter, db), done: done,
                typed: ReopeningInput(until: room.today.adding(days: 7)))
        }
    }

    /// Opens a closed quarter again; what was typed comes back with a refusal.
    func reopen(_ context: ShellContext) async throws -> Response {
        var model = try await overviewModel(context)
        let typed = ReopeningInput(context.form)
        model.quarter = context.form.text("quarter").flatMap { FiscalQuarter(code: $0) } ?? model.quarter
        var errors = FormErrors()
        let until = typed.untilDay(&errors)
        let division = typed.division == "all" ? nil : model.room.divisions.first { $0.code.rawValue == typed.division }
        if typed.division != "all", division == nil { errors = FormErrors(.divisionUnknown) }
        if errors.isEmpty, let until {
            do {
                try await ProgressDesk(services.world, policy: services.policy).reopen(
                    model.quarter, division: division?.code, until: until, because: typed.reason, by: context.actor)
                return .redirect(
                    WorkLinks.overview.with("quarter", model.quarter.code).with("done", "reopened").at("reopening"))
            } catch let problem as Problem where problem.status != 403 {
                errors = FormErrors(problem)
            }
        }
        model.typed = typed
        model.errors = errors
        return OverviewPage(model: model).response(.unprocessableContent)
    }

    /// Every activity of a quarter with what this person may do about it.
    static func items(_ room: WorkRoom, _ quarter: FiscalQuarter, _ db: Transaction) throws -> [WorkItem] {
        let reopenings = try QuarterRows.reopenings(quarter, db)
        return try ActivityStateRows.all(quarter, today: room.today, db).map { state in
            let held = reopenings.filter { $0.holds(for: state.id, of: state.lead.division) }
            return WorkItem(
                state: state, lock: room.lock(quarter, reopenings: held), mayEnter: room.mayEnter(state.lead),
                mayPay: room.mayPay(state.lead), mayApprove: room.mayApprove(state.lead),
                mayPlan: room.mayPlan(state.lead))
        }
    }
}
