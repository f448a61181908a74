import Storage
import Html
import Civics
import Geo
import HTTPTypes
import Hummingbird
import NIOCore
import Registry

/// A page of features as GeoJSON, whole or in pieces.
struct ItemsAnswer: Sendable {
    var request: MapRequest
    var visible: VisibleLayer
    var query: ItemsQuery
    /// `nil` where counting would cost as much as reading.
    var matched: Int?
    var now: Instant
    /// Features of one piece of a long page.
    var pieceSize: Int

    /// A page that was read at once.
    ///
    /// - Parameter features: one more than the limit where there is a next page.
    func whole(_ features: [LayerFeature], _ tag: EntityTag) throws -> Response {
        let sent = features.prefix(query.layer.limit)
        let links = links(next: features.count > sent.count ? sent.last : nil)
        var writer = try FeatureWriter(visible.layer, query.system)
        writer.begin(begin)
        try writer.append(sent)
        writer.end(end(sent.count, links))
        var headers = headers(tag)
        headers[.link] = MapReference.headers(links)
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.takeBytes())))
    }

    /// A long page, read and sent piece by piece: each feature comes once, as it is when its piece is read.
    ///
    /// - Parameter more: reads the next piece.
    func streamed(
        first: [LayerFeature], _ tag: EntityTag, more: @escaping @Sendable (LayerQuery) async throws -> [LayerFeature]
    ) throws -> Response {
        var headers = headers(tag)
        // Where the page ends is not known yet: `next` stands at the end of the text alone.
        headers[.link] = MapReference.headers(links(next: nil))
        let body = ResponseBody { [self] sink in
            var writer = try FeatureWriter(visible.layer, query.system)
            writer.begin(begin)
            var piece = first
            var left = query.layer.limit
            var last: LayerFeature?
            var hasNext = false
            while true {
                let sent = piece.prefix(min(left, pieceSize))
                try writer.append(sent)
                left -= sent.count
                last = sent.last ?? last
                hasNext = piece.count > sent.count
                guard hasNext, left > 0, let last else { break }
                try await sink.write(ByteBuffer(bytes: writer.takeBytes()))
                var wanted = query.layer
                wanted.after = last.id
                wanted.limit = min(left, pieceSize) + 1
                piece = try await more(wanted)
            }
            writer.end(end(query.layer.limit - left, links(next: hasNext ? last : nil)))
            try await sink.write(ByteBuffer(bytes: writer.takeBytes()))
            try await sink.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private var begin: [(String, GeoValue)] {
        var members: [(String, GeoValue)] = [("timeStamp", .string(now.iso))]
        if let matched { members.append(("numberMatched", .int(Int64(matched)))) }
        return members
    }

    private func end(_ count: Int, _ links: [MapReference]) -> [(String, GeoValue)] {
        [("numberReturned", .int(Int64(count))), ("links", .json(MapReference.text(links)))]
    }

    private func links(next last: LayerFeature?) -> [MapReference] {
        let layer = visible.layer.id
        var links = [
            MapReference(request.absolute(request.link), "self", MediaType.geoJSON),
            MapReference(request.absolute(request.link.with("f", "html")), "alternate", MediaType.html),
            MapReference(request.absolute(MapLinks.collection(layer)), "collection", MediaType.json),
        ]
        if let last {
            let limit = query.layer.limit
            let cursor = PageCursor(after: last.id, limit: limit, before: query.cursor)
            var next = request.link.with("after", cursor.text)
            if cursor.limit(after: limit) != limit { next = next.with("limit", cursor.limit(after: limit)) }
            links.append(MapReference(request.absolute(next), "next", MediaType.geoJSON))
        }
        return links
    }

    private func headers(_ tag: EntityTag) -> HTTPFields {
        var headers = MapAnswers.headers(MediaType.geoJSON, tag, isOpen: visible.isOpen)
        headers[.contentCrs] = "<\(query.system.uri)>"
        return headers
    }
}
