import CAssets
import Civics
import HTTPTypes
public import Html
import Hummingbird
import Access
import NIOCore

/// A file that is part of the program: styles, the icon, our few scripts.
///
/// Its address carries a hash of its bytes, so that browsers may keep it for ever.
public struct Asset: Sendable {
    public let name: String
    public let type: String
    public let bytes: [UInt8]
    /// 16 hexadecimal digits of the bytes' hash.
    public let hash: String

    init(_ name: String, _ type: String, _ file: asset) {
        self.name = name
        self.type = type
        bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        hash = Hexadecimal.text(Self.fingerprint(bytes))
    }

    public static let all: [Asset] = [
        Asset("site.css", "text/css; charset=utf-8", asset_site_css),
        Asset("favicon.svg", "image/svg+xml", asset_favicon_svg),
        Asset("draft.js", "text/javascript; charset=utf-8", asset_draft_js),
        Asset("filter.js", "text/javascript; charset=utf-8", asset_filter_js),
        Asset("confirm.js", "text/javascript; charset=utf-8", asset_confirm_js),
        Asset("vector-tile.js", "text/javascript; charset=utf-8", asset_vector_tile_js),
        Asset("map-layer.js", "text/javascript; charset=utf-8", asset_map_layer_js),
        Asset("map.js", "text/javascript; charset=utf-8", asset_map_js),
        Asset("map-edit.js", "text/javascript; charset=utf-8", asset_map_edit_js),
        Asset("map.css", "text/css; charset=utf-8", asset_map_css),
        Asset("map-labels.js", "text/javascript; charset=utf-8", asset_map_labels_js),
        Asset("leaflet.js", "text/javascript; charset=utf-8", asset_leaflet_js),
        Asset("leaflet.css", "text/css; charset=utf-8", asset_leaflet_css),
    ]

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The address of a file; of an unknown name an address that leads to "not found".
    public static func link(_ name: String) -> Link {
        Link("assets", byName[name]?.hash ?? "missing", name)
    }

    /// FNV-1a of 64 bits: tells versions of our own files apart; nothing secret rests on it.
    private static func fingerprint(_ bytes: [UInt8]) -> [UInt8] {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return (0..<8).map { UInt8(truncatingIfNeeded: hash >> (56 - 8 * $0)) }
    }

    /// Answers for `/assets/<hash>/<name>`; an old hash gets today's file, to be asked for again.
    static func response(hash: String, name: String, unless known: String?) throws -> Response {
        guard let asset = byName[name] else { throw Problem.pageNotFound }
        var headers = HTTPFields()
        headers[.contentType] = asset.type
        headers[.eTag] = "\"\(asset.hash)\""
        headers[.cacheControl] = hash == asset.hash ? "public, max-age=31536000, immutable" : "no-cache"
        if let known, known.split(separator: ",").contains(where: { $0.contains("\"\(asset.hash)\"") }) {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
}
