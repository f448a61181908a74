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

/// Answers vector tiles (Mapbox Vector Tile 2.1) of live data, and their TileJSON 3.0.
struct TileHandler: Sendable {
    var services: WebServices

    /// Features of one tile; a tile with more leaves the rest out, which a smaller tile shows.
    static let mostFeatures = 100_000

    private enum Found: Sendable {
        case unchanged
        case kept(TileCache.Entry)
        case fresh([LayerFeature])
    }

    /// The tile sets there are.
    func index(_ incoming: Request, _ context: ShellContext) async throws -> Response {
        let request = try MapRequest(incoming, context)
        let layers = services.layers.visible(to: request.actor, policy: services.policy)
        let sets = layers.map { visible -> JSONValue in
            [
                "id": .string(visible.layer.id), "name": .string(visible.layer.title.text(in: Reader.language)),
                "url": .string(request.absolute(MapLinks.tileSet(visible.layer.id))),
            ]
        }
        return MapAnswers.description(
            ["tilesets": .list(sets)], request, isOpen: layers.allSatisfy(\.isOpen))
    }

    /// The TileJSON at `/tiles/{layer}.json`.
    func set(
        _ incoming: Request, _ context: ShellContext, named name: String, _ handlers: MapHandlers
    ) async throws
        -> Response
    {
        guard name.hasSuffix(".json") else { throw Problem.noSuchCollection }
        let visible = try handlers.layer(String(name.dropLast(5)), context)
        let request = try MapRequest(incoming, context, forms: [])
        let extent = try await services.world.store.read { db in try visible.layer.extent(db) }
        let document = TileSetDocument(visible: visible, extent: extent, origin: request.origin)
        return MapAnswers.description(document.json, request, isOpen: visible.isOpen)
    }

    func tile(_ incoming: Request, _ context: ShellContext, _ visible: VisibleLayer) async throws -> Response {
        let request = try MapRequest(incoming, context, forms: [])
        let tile = try Self.tile(context, suffix: ".mvt")
        let layer = visible.layer
        if tile.z < layer.minimumZoom { return Self.nothing(nil, visible) }
        let today = services.world.now().thaiDate
        let cache = services.tileCache
        let (found, key, tag) = try await services.world.store.read { db -> (Found, TileCache.Key, EntityTag) in
            let revisions = try EntityTag.revisions(of: layer, db)
            let tag = EntityTag(revisions: revisions, on: today, visible)
            let key = TileCache.Key(
                layer: layer.id, scope: visible.scope, tile: tile, revisions: revisions, day: today)
            if tag.isKept(request.kept) { return (.unchanged, key, tag) }
            if let entry = cache[key] { return (.kept(entry), key, tag) }
            let query = LayerQuery(
                bounds: tile.bounds(buffer: VectorTileWriter.buffer), limit: Self.mostFeatures, scope: visible.scope)
            return (.fresh(try layer.features(query, db)), key, tag)
        }
        switch found {
        case .unchanged: return MapAnswers.unchanged(tag, isOpen: visible.isOpen)
        case .kept(let entry): return Self.answer(entry, tag, visible, incoming)
        case .fresh(let features):
            let entry = try VectorTileWriter(layer: layer, tile: tile).entry(features)
            cache.keep(entry, for: key)
            return Self.answer(entry, tag, visible, incoming)
        }
    }

    private static func answer(
        _ entry: TileCache.Entry, _ tag: EntityTag, _ visible: VisibleLayer, _ request: Request
    ) -> Response {
        if entry.bytes.isEmpty { return nothing(tag, visible) }
        var headers = headers(tag, visible)
        var bytes = entry.bytes
        if let packed = entry.packed, Compression.accepts(request) {
            headers[.contentEncoding] = "gzip"
            bytes = packed
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Nothing lies in the tile: no content, which map libraries draw as empty.
    private static func nothing(_ tag: EntityTag?, _ visible: VisibleLayer) -> Response {
        var headers = headers(tag, visible)
        headers[.contentType] = nil
        return Response(status: .noContent, headers: headers)
    }

    private static func headers(_ tag: EntityTag?, _ visible: VisibleLayer) -> HTTPFields {
        var headers = MapAnswers.headers(MediaType.tile, tag, isOpen: visible.isOpen)
        headers[.vary] = visible.isOpen ? "Accept-Encoding" : "Accept-Encoding, Cookie"
        return headers
    }

    /// The tile of the path parameters `z`, `x`, `y`, the last with the suffix of its form.
    static func tile(_ context: ShellContext, suffix: String) throws(Problem) -> Tile {
        var row = try context.parameter("y")
        if !suffix.isEmpty {
            guard row.hasSuffix(suffix) else { throw .noSuchTile }
            row.removeLast(suffix.count)
        }
        guard let z = number(try context.parameter("z")), let x = number(try context.parameter("x")),
            let y = number(row), let tile = Tile(z: z, x: x, y: y)
        else { throw .noSuchTile }
        return tile
    }

    /// Digits alone, so that each tile has one address.
    private static func number(_ text: String) -> Int? {
        guard text.utf8.count <= 8, text.utf8.allSatisfy({ 48...57 ~= $0 }), text == "0" || !text.hasPrefix("0") else {
            return nil
        }
        return Int(text)
    }
}
