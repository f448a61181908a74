import Access
import Civics
import Files
import Html
import Hummingbird
import Paper
import Planning
import Shell
import Storage
import Tables

/// Issuing reports and handing them out again, byte for byte.
struct IssueHandlers: Sendable {
    var services: WebServices

    func show(_ context: ShellContext) async throws -> Response {
        var model = try await model(context, context.query("quarter"))
        model.done = context.query("done")
        return ReportsPage(model: model).response()
    }

    func issue(_ context: ShellContext) async throws -> Response {
        var model = try await model(context, context.form.text("quarter"))
        let asked = context.form.text("division") ?? ""
        let division = model.room.divisions.first { $0.code.rawValue == asked }?.code
        guard asked == "all" || division != nil else {
            model.errors = FormErrors(.divisionUnknown)
            return ReportsPage(model: model).response(.unprocessableContent)
        }
        let digits: PaperOptions.Digits = context.form.text("digits") == "thai" ? .thai : .asWritten
        do {
            guard model.quarter.first <= model.room.today else { throw Problem.quarterBeginsLater(model.quarter.first) }
            let issued = try await IssuedReport.issue(
                model.quarter, division: division, digits: digits, by: context.actor, services)
            return .redirect(WorkLinks.reports.with("quarter", issued.quarter.code).with("done", "issued"))
        } catch let problem as Problem where problem.status != 403 {
            model.errors = FormErrors(problem)
            model.chosenDivision = asked
            model.chosenDigits = digits == .thai ? "thai" : "arabic"
            return ReportsPage(model: model).response(.unprocessableContent)
        }
    }

    func download(_ context: ShellContext) async throws -> Response {
        let number = try context.number("number")
        guard let quarter = FiscalQuarter(code: try context.parameter("quarter")) else { throw Problem.pageNotFound }
        let stored = try await services.world.store.read { db in
            guard let report = try IssuedReport.of(quarter, db).first(where: { $0.number == number }) else {
                throw Problem.noSuchFile
            }
            return try FileRows.find(report.file, db)
        }
        return try await FileAnswer.response(stored, services.world)
    }

    private func model(_ context: ShellContext, _ code: String?) async throws -> ReportsPage.Model {
        let (services, actor) = (self.services, context.actor)
        return try await services.world.store.read { db in
            let room = try WorkRoom(services, actor, db)
            let quarter = try room.quarter(code)
            let issued = try quarter.year.quarters.reversed().flatMap { try IssuedReport.of($0, db) }
            return ReportsPage.Model(
                room: room, quarter: quarter, issued: issued.sorted { $0.issuedAt > $1.issuedAt },
                chosenDivision: room.mayIssue(nil) ? "all" : room.own.first?.rawValue ?? "all")
        }
    }
}
