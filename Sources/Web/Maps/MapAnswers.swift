import HTTPTypes
import Hummingbird
import NIOCore

/// Answers of the machine interfaces, with what caches and pages of other sites need to know.
enum MapAnswers {
    /// A description of the interface.
    ///
    /// - Parameter isOpen: whether it tells nothing but what everybody may know.
    static func description(
        _ value: JSONValue, type: String = MediaType.json, _ request: MapRequest, isOpen: Bool
    )
        -> Response
    {
        let text = value.text
        let tag = EntityTag(of: text)
        guard !tag.isKept(request.kept) else { return unchanged(tag, isOpen: isOpen) }
        var headers = headers(type, tag, isOpen: isOpen)
        headers[.vary] = "Accept, Accept-Language, Cookie"
        headers[.contentLanguage] = nil
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    static func unchanged(_ tag: EntityTag, isOpen: Bool) -> Response {
        var headers = headers(nil, tag, isOpen: isOpen)
        headers[.contentType] = nil
        return Response(status: .notModified, headers: headers)
    }

    static func headers(_ type: String?, _ tag: EntityTag?, isOpen: Bool) -> HTTPFields {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.eTag] = tag?.text
        // Always asked again, so that no stale map is shown; what is not open stays in the reader's own cache.
        headers[.cacheControl] = isOpen ? "no-cache" : "private, no-cache"
        headers[.vary] = isOpen ? "Accept" : "Accept, Cookie"
        if isOpen { headers[.accessControlAllowOrigin] = "*" }
        return headers
    }
}

/// An entry of a `links` list and of the `Link` header (RFC 8288).
struct MapReference: Sendable, Hashable {
    var address: String
    var relation: String
    var type: String
    var title: String?

    init(_ address: String, _ relation: String, _ type: String, _ title: String? = nil) {
        self.address = address
        self.relation = relation
        self.type = type
        self.title = title
    }

    var json: JSONValue {
        let value: JSONValue = ["href": .string(address), "rel": .string(relation), "type": .string(type)]
        return value.adding("title", title.map(JSONValue.string))
    }

    /// Without the title, which may be Thai.
    var header: String { "<" + address + ">; rel=\"" + relation + "\"; type=\"" + type + "\"" }

    /// The same as ``list(_:)`` writes, without a value for each part on the way: it ends every page of features.
    static func text(_ links: [MapReference]) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        bytes.reserveCapacity(links.count * 200)
        func member(_ name: StaticString, _ value: String) {
            name.withUTF8Buffer { bytes += $0 }
            JSONValue.write(value, to: &bytes)
        }
        for (place, link) in links.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            member(#"{"href":"#, link.address)
            member(#","rel":"#, link.relation)
            member(#","type":"#, link.type)
            if let title = link.title { member(#","title":"#, title) }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "]"))
        return String(decoding: bytes, as: UTF8.self)
    }

    static func list(_ links: [MapReference]) -> JSONValue { .list(links.map(\.json)) }

    static func headers(_ links: [MapReference]) -> String { links.map(\.header).joined(separator: ", ") }
}
