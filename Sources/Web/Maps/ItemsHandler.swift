import Access
import Civics
import Geo
import HTTPTypes
import Html
import Hummingbird
import NIOCore
import Registry
import Shell
import Storage

/// Answers `/items` and `/items/{feature}`.
struct ItemsHandler: Sendable {
    var services: WebServices
    /// Features read in one transaction; a longer page is sent in pieces of this size, so memory stays bounded.
    var pieceSize = 1_000

    /// The longest page that is read on the thread of its connection.
    private static let briefLimit = 100

    /// What one transaction found.
    private enum Found: Sendable {
        case unchanged(EntityTag)
        case page(tag: EntityTag, features: [LayerFeature], matched: Int?)
    }

    func items(_ incoming: Request, _ context: ShellContext, _ visible: VisibleLayer) async throws -> Response {
        let layer = visible.layer
        let request = try MapRequest(
            incoming, context, declared: ItemsQuery.parameters(of: layer), forms: [.json, .html])
        let query = try ItemsQuery(request, visible)
        let today = services.world.now().thaiDate
        let isPage = request.form == .html
        let piece = min(query.layer.limit, pieceSize)
        let counts = services.featureCounts
        let read = { @Sendable (db: Transaction) throws -> Found in
            let revisions = try EntityTag.revisions(of: layer, db)
            let tag = EntityTag(revisions: revisions, on: today, visible)
            if !isPage, tag.isKept(request.kept) { return .unchanged(tag) }
            var wanted = query.layer
            // One more than is sent tells whether there is a next page.
            wanted.limit = piece + 1
            let key = FeatureCounts.Key(layer: layer.id, query: wanted, revisions: revisions, day: today)
            if let matched = counts[key] {
                return .page(tag: tag, features: try layer.features(wanted, db), matched: matched)
            }
            let page = try layer.page(wanted, db)
            if let matched = page.matched { counts.keep(matched, for: key) }
            return .page(tag: tag, features: page.features, matched: page.matched)
        }
        let store = services.world.store
        let found = try await piece <= Self.briefLimit ? store.readBriefly(read) : store.read(read)
        guard case .page(let tag, let features, let matched) = found else {
            guard case .unchanged(let tag) = found else { throw Problem.internalFault }
            return MapAnswers.unchanged(tag, isOpen: visible.isOpen)
        }
        if isPage {
            return ItemsPage(
                visible: visible, features: Array(features.prefix(piece)), matched: matched,
                next: features.count > piece ? features[piece - 1].id : nil, here: request.link
            ).response()
        }
        let answer = ItemsAnswer(
            request: request, visible: visible, query: query, matched: matched, now: services.world.now(),
            pieceSize: pieceSize)
        if query.layer.limit <= pieceSize || features.count <= piece {
            return try answer.whole(features, tag)
        }
        return try answer.streamed(first: features, tag) { query in
            try await services.world.store.read { db in try layer.features(query, db) }
        }
    }

    func item(_ incoming: Request, _ context: ShellContext, _ visible: VisibleLayer) async throws -> Response {
        let layer = visible.layer
        let request = try MapRequest(incoming, context, declared: ["crs"], forms: [.json, .html])
        let query = try ItemsQuery(request, visible)
        guard let id = UUIDv7(text: try context.parameter("feature")) else { throw Problem.noSuchFeature }
        let today = services.world.now().thaiDate
        let isPage = request.form == .html
        let found = try await services.world.store.readBriefly { db -> Found in
            let tag = EntityTag(revisions: try EntityTag.revisions(of: layer, db), on: today, visible)
            if !isPage, tag.isKept(request.kept) { return .unchanged(tag) }
            let wanted = LayerQuery(id: id, limit: 1, scope: visible.scope)
            return .page(tag: tag, features: try layer.features(wanted, db), matched: nil)
        }
        guard case .page(let tag, let features, _) = found else {
            guard case .unchanged(let tag) = found else { throw Problem.internalFault }
            return MapAnswers.unchanged(tag, isOpen: visible.isOpen)
        }
        guard let feature = features.first else { throw Problem.noSuchFeature }
        if isPage { return FeaturePage(visible: visible, feature: feature).response() }
        let own = request.absolute(MapLinks.item(layer.id, id.description))
        let links = [
            MapReference(request.link.items.isEmpty ? own : request.absolute(request.link), "self", MediaType.geoJSON),
            MapReference(own + "?f=html", "alternate", MediaType.html),
            MapReference(request.absolute(MapLinks.collection(layer.id)), "collection", MediaType.json),
        ]
        let bytes = try FeatureWriter(layer, query.system).single(
            feature, members: [("links", .json(MapReference.text(links)))])
        var headers = MapAnswers.headers(MediaType.geoJSON, tag, isOpen: visible.isOpen)
        headers[.link] = MapReference.headers(links)
        headers[.contentCrs] = "<\(query.system.uri)>"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension HTTPField.Name {
    /// Which system the coordinates are in (OGC API – Features part 2 §6.4.2).
    static let contentCrs: HTTPField.Name = HTTPField.Name("Content-Crs") ?? .contentType
    static let link: HTTPField.Name = HTTPField.Name("Link") ?? .contentType
}
