import Shell

/// The map that people look at, and print.
enum TaxMapRoutes {
    static func add(to routes: Routes, _ services: WebServices) {
        let map = TaxMapHandlers(services: services)
        routes.get("map") { _, context in try await map.map(context) }
        routes.get("map/sheet") { _, context in try await map.sheet(context) }
        routes.get("map/records/{layer}/{feature}") { _, context in try map.record(context) }
    }
}
