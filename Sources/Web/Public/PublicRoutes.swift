import Access
import Civics
import Hummingbird
public import Shell
import Storage
import Tables

/// The public pages: the organisation, its plan, every figure, search.
///
/// Nobody needs to sign in.
public enum PublicRoutes {
    public static func add(to routes: Routes, _ services: WebServices) {
        let desk = PublicDesk(services)
        let handlers = PublicHandlers(desk: desk)

        // The organisation and its plan
        routes.get("") { _, _ in HomePage(model: try await desk.view()).response() }
        routes.get("plan") { _, _ in try await desk.planPage().response() }
        routes.get("plan/strategies/{number}") { _, context in
            try StrategyPage(try context.number("number"), try await desk.view().requirePlan()).response()
        }
        routes.get("plan/elements/{number}") { _, context in
            try ElementPage(try context.number("number"), try await desk.view().requirePlan()).response()
        }
        routes.get("plan/activities/{code}") { _, context in
            let place = try context.parameter("code")
            let record = try await desk.read { try ActivityRecord.read(place, $0.requirePlan(), $1) }
            return ActivityPage(record: record).response()
        }
        routes.get("plan/swot") { _, _ in SwotPage(view: try await desk.view().requirePlan()).response() }
        routes.get("plan/lines/{line}") { _, context in
            let line = try context.number("line")
            return try await desk.read { try LinePage.read(line, $0.requirePlan(), $1) }.response()
        }
        routes.get("plan/download/{name}") { _, context in try await handlers.download(try context.parameter("name")) }

        // Indicators and their figures
        routes.get("plan/indicators") { _, _ in IndicatorsPage(view: try await desk.view().requirePlan()).response() }
        routes.get("plan/indicators/{key}") { _, context in
            let key = try context.parameter("key")
            let record = try await desk.read { try IndicatorRecord.read(key, $0.requirePlan(), services.catalogue, $1) }
            return IndicatorPage(record: record).response()
        }
        routes.get("figures/{key}") { _, context in try await handlers.figure(code: try context.parameter("key")) }
        routes.get("figures/{key}/{quarter}") { _, context in
            try await handlers.figure(try context.parameter("key"), try context.parameter("quarter"), context)
        }

        // Other days
        routes.get("as-of") { _, context in try await handlers.asOf(context) }
        routes.get("plan/changes") { _, context in try await handlers.changes(context) }

        // Finding one's way
        routes.get("search") { _, context in try await handlers.search(context) }
        routes.get("who-may-see") { _, _ in
            let today = services.world.now().thaiDate
            let divisions = try await services.world.store.read {
                try DatedTables.organisation(on: today, $0).divisions
            }
            return WhoMaySeePage(
                policy: services.policy,
                divisions: Dictionary(divisions.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
            ).response()
        }
    }
}
