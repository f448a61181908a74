import Access
import Civics
import Geo
import Html
import Hummingbird
import Registry
import Shell
import Storage
import Tables

/// Answers what describes the interface, and finds the layer an address means.
struct MapHandlers: Sendable {
    var services: WebServices

    func landing(_ incoming: Request, _ context: ShellContext) async throws -> Response {
        let request = try MapRequest(incoming, context, forms: [.json, .html])
        let today = services.world.now().thaiDate
        let organisation = try await services.world.store.read { db in
            try DatedTables.organisation(on: today, db).name
        }
        let title = Words(th: "แผนที่และทะเบียน \(organisation.th)", en: "Maps and registers, \(organisation.en)")
        if request.form == .html {
            let layers = services.layers.visible(to: request.actor, policy: services.policy)
            return MapLandingPage(layers: layers, origin: request.origin).response()
        }
        return MapAnswers.description(CollectionDocument(request: request).landing(title: title), request, isOpen: true)
    }

    func conformance(_ incoming: Request, _ context: ShellContext) throws -> Response {
        let request = try MapRequest(incoming, context)
        return MapAnswers.description(CollectionDocument.conformance, request, isOpen: true)
    }

    func description(_ incoming: Request, _ context: ShellContext) throws -> Response {
        let request = try MapRequest(incoming, context)
        let layers = services.layers.visible(to: request.actor, policy: services.policy)
        return MapAnswers.description(
            DescriptionDocument(origin: request.origin, layers: layers).json, type: MediaType.description, request,
            isOpen: layers.allSatisfy(\.isOpen))
    }

    func collections(_ incoming: Request, _ context: ShellContext) async throws -> Response {
        let request = try MapRequest(incoming, context, forms: [.json, .html])
        let layers = services.layers.visible(to: request.actor, policy: services.policy)
        if request.form == .html { return MapLandingPage(layers: layers, origin: request.origin).response() }
        let extents = try await services.world.store.read { db in try layers.map { try $0.layer.extent(db) } }
        return MapAnswers.description(
            CollectionDocument(request: request).collections(Array(zip(layers, extents))), request,
            isOpen: layers.allSatisfy(\.isOpen))
    }

    func collection(_ incoming: Request, _ context: ShellContext, _ visible: VisibleLayer) async throws -> Response {
        let request = try MapRequest(incoming, context, forms: [.json, .html])
        let extent = try await services.world.store.read { db in try visible.layer.extent(db) }
        if request.form == .html { return CollectionPage(visible: visible, extent: extent).response() }
        return MapAnswers.description(
            CollectionDocument(request: request).collection(visible, extent), request, isOpen: visible.isOpen)
    }

    func queryables(_ incoming: Request, _ context: ShellContext, _ visible: VisibleLayer) throws -> Response {
        let request = try MapRequest(incoming, context)
        return MapAnswers.description(
            CollectionDocument(request: request).queryables(visible.layer), type: MediaType.schema, request,
            isOpen: visible.isOpen)
    }

    /// The layer of a path parameter, where whoever asks may see it.
    ///
    /// - Throws: 404.380, the same for a layer that is hidden and one that never was.
    func layer(_ name: String, _ context: ShellContext) throws(Problem) -> VisibleLayer {
        guard let visible = services.layers.visible(name, to: context.actor, policy: services.policy) else {
            throw .noSuchCollection
        }
        return visible
    }
}
