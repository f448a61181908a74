import Geo
import Access
import HTTPTypes
import Hummingbird
import NIOCore
import Shell

/// Answers the tiles of the local base map.
struct BaseMapHandler: Sendable {
    var services: WebServices

    /// What the map page needs to show it, as TileJSON.
    func description(_ incoming: Request, _ context: ShellContext) async throws -> Response {
        let request = try MapRequest(incoming, context)
        guard let map = services.baseMap else { throw Problem.noBaseMap }
        var value: JSONValue = [
            "tilejson": "3.0.0", "name": .string(map.name), "scheme": "xyz",
            "tiles": [.string(request.origin + MapLinks.baseMapTemplate)], "minzoom": .int(map.minimumZoom),
            "maxzoom": .int(map.maximumZoom), "format": .string(map.mediaType),
        ]
        value = value.adding("attribution", map.attribution.map(JSONValue.string))
        if let bounds = map.bounds {
            value = value.adding(
                "bounds", [.number(bounds.west), .number(bounds.south), .number(bounds.east), .number(bounds.north)])
        }
        return MapAnswers.description(value, request, isOpen: true)
    }

    func tile(_ incoming: Request, _ context: ShellContext) async throws -> Response {
        guard let map = services.baseMap else { throw Problem.noBaseMap }
        let tile = try TileHandler.tile(context, suffix: "")
        guard let bytes = try map.tile(tile) else { throw Problem.noSuchTile }
        var headers = HTTPFields()
        headers[.contentType] = map.mediaType
        // Vector tiles mostly lie packed in such files (RFC 1952 §2.3.1).
        if bytes.starts(with: [0x1F, 0x8B]) { headers[.contentEncoding] = "gzip" }
        // The file changes with the program's start at most.
        headers[.cacheControl] = "max-age=86400"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
