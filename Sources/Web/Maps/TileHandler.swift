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
        let key = { @Sendable (db: Transaction) throws -> TileCache.Key in
            TileCache.Key(
                layer: layer.id, scope: visible.scope, tile: tile, revisions: try EntityTag.revisions(of: layer, db),
                day: today)
        }
        let known = try await services.world.store.readBriefly(key)
        let tag = EntityTag(revisions: known.revisions, on: today, visible)
        if tag.isKept(request.kept) { return MapAnswers.unchanged(tag, isOpen: visible.isOpen) }
        let packs = Compression.accepts(incoming)
        if var entry = cache[known] {
            if packs, !entry.isSettled {
                entry.pack()
                cache.keep(entry, for: known)
            }
            return Self.answer(entry, tag, visible, packs)
        }
        // Records may have changed since, so the revisions are read again beside them. The tile is packed on the
        // store's thread too, for the connection's own has other readers to serve.
        let (entry, fresh) = try await services.world.store.read { db in
            var query = LayerQuery(
                bounds: tile.bounds(buffer: VectorTileWriter.buffer), limit: Self.mostFeatures, scope: visible.scope)
            query.isOrdered = false
            var entry = try VectorTileWriter(layer: layer, tile: tile).entry(try layer.features(query, db))
            if packs { entry.pack() }
            return (entry, try key(db))
        }
        cache.keep(entry, for: fresh)
        return Self.answer(entry, EntityTag(revisions: fresh.revisions, on: today, visible), visible, packs)
    }

    private static func answer(
        _ entry: TileCache.Entry, _ tag: EntityTag, _ visible: VisibleLayer, _ packs: Bool
    ) -> Response {
        if entry.bytes.isEmpty { return nothing(tag, visible) }
        var headers = headers(tag, visible)
        var bytes = entry.bytes
        if packs, let packed = entry.packed {
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
