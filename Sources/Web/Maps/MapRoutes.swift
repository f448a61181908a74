public import Shell

/// The machine interfaces of the map.
///
/// Every door is open; which layers there are behind it, and how much of them, is told by the policy to whoever asks.
public enum MapRoutes {
    public static func add(to routes: Routes, _ services: WebServices) {
        add(to: routes, services, items: ItemsHandler(services: services))
    }

    static func add(to routes: Routes, _ services: WebServices, items: ItemsHandler) {
        let handlers = MapHandlers(services: services)
        let tiles = TileHandler(services: services)

        // OGC API – Features
        routes.machine("ogc") { request, context in try await handlers.landing(request, context) }
        routes.machine("ogc/conformance") { request, context in try handlers.conformance(request, context) }
        routes.machine("ogc/api") { request, context in try handlers.description(request, context) }
        routes.machine("ogc/collections") { request, context in try await handlers.collections(request, context) }
        routes.machine("ogc/collections/{collection}") { request, context in
            try await handlers.collection(request, context, handlers.layer(context.parameter("collection"), context))
        }
        routes.machine("ogc/collections/{collection}/queryables") { request, context in
            try handlers.queryables(request, context, handlers.layer(context.parameter("collection"), context))
        }
        routes.machine("ogc/collections/{collection}/items") { request, context in
            try await items.items(request, context, handlers.layer(context.parameter("collection"), context))
        }
        routes.machine("ogc/collections/{collection}/items/{feature}") { request, context in
            try await items.item(request, context, handlers.layer(context.parameter("collection"), context))
        }

        // Vector tiles
        routes.machine("tiles") { request, context in try await tiles.index(request, context) }
        routes.machine("tiles/{layer}") { request, context in
            try await tiles.set(request, context, named: context.parameter("layer"), handlers)
        }
        routes.machine("tiles/{layer}/{z}/{x}/{y}") { request, context in
            try await tiles.tile(request, context, handlers.layer(context.parameter("layer"), context))
        }

        // The base map on the server's own disk
        routes.machine("basemap") { request, context in
            try await BaseMapHandler(services: services).description(request, context)
        }
        routes.machine("basemap/{z}/{x}/{y}") { request, context in
            try await BaseMapHandler(services: services).tile(request, context)
        }
    }
}
