import Composition
import Access
import Civics
import Foundation
import Geo
import HTTPTypes
import HtmlSupport
import Registry
import Shell
import ShellSupport
import Testing

@testable import Web

@Suite("OGC API – Features on the register")
struct MapsFeaturesTests {
    private static let items = "/ogc/collections/parcels/items"

    @Test("the landing page leads to everything by whole addresses, under the host that was asked or the public one")
    func landing() async throws {
        try await MapsSite.run(parcels: 1) { site in
            let answer = try await site.visitor().send(.get, "/ogc")
            #expect(answer.status == 200)
            #expect(answer.headers[.contentType] == "application/json")
            let links = try #require(try answer.json["links"] as? [[String: Any]])
            for relation in ["self", "service-desc", "conformance", "data"] {
                let found = links.first { $0["rel"] as? String == relation }?["href"] as? String
                #expect(found?.hasPrefix("http://songhong.test/ogc") ?? false, "\(relation): \(found ?? "-")")
            }
            let classes = try #require(
                try await site.visitor().send(.get, "/ogc/conformance").json["conformsTo"] as? [String])
            for name in ["core", "oas30", "geojson"] {
                #expect(classes.contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/\(name)"))
            }
        }
        let public_ = ShellSettings(isSecure: true, trustedProxies: ["127.0.0.1"], origin: "https://songhong.example")
        try await MapsSite.run(parcels: 1, settings: public_) { site in
            let text = try await site.visitor().send(.get, "/ogc/collections").text
            #expect(text.contains("https://songhong.example/ogc/collections/parcels/items"))
            #expect(!text.contains("songhong.test"))
        }
    }

    @Test(
        "browsers get pages that are well formed, programs get JSON from the same address",
        arguments: [
            "", "/collections", "/collections/parcels", "/collections/villages/items", "/collections/parcels/items",
        ]
    )
    func negotiation(path: String) async throws {
        try await MapsSite.run(parcels: 3) { site in
            let browser = try await site.visitor(nil, ["Accept": "text/html,application/xhtml+xml,*/*;q=0.8"])
                .send(.get, "/ogc\(path)")
            #expect(browser.status == 200)
            #expect(browser.headers[.contentType]?.hasPrefix("text/html") ?? false)
            #expect(PageRules.faults(inPage: browser.text).isEmpty)
            #expect(!browser.text.contains("<b>แปด"))
            let asked = try await site.visitor().send(.get, "/ogc\(path)?f=html")
            #expect(asked.headers[.contentType]?.hasPrefix("text/html") ?? false)
            let program = try await site.visitor(nil, ["Accept": "application/geo+json, application/json"])
                .send(.get, "/ogc\(path)")
            _ = try program.json
            #expect(program.headers[.setCookie] == nil)
            let both = try await site.visitor(nil, ["Accept": "text/html"]).send(.get, "/ogc\(path)?f=json")
            _ = try both.json
            let picture = try await site.visitor(nil, ["Accept": "image/png"]).send(.get, "/ogc\(path)")
            #expect(picture.status == 406)
            #expect(picture.headers[.contentType] == "application/problem+json")
        }
    }

    @Test("next links lead through every feature once, whatever the limit", arguments: [1, 7, 30, 31, 10_000])
    func paging(limit: Int) async throws {
        try await MapsSite.run { site in
            let visitor = await site.visitor()
            var next: String? = "\(Self.items)?limit=\(limit)&village=9"
            var seen: [String] = []
            while let path = next {
                let answer = try await visitor.send(.get, path)
                #expect(answer.status == 200)
                let ids = try answer.featureIDs
                #expect(ids.count <= limit)
                #expect(try answer.json["numberReturned"] as? Int == ids.count)
                #expect(try answer.json["numberMatched"] as? Int == 20)
                #expect(try answer.json["timeStamp"] as? String == MapsSite.today.iso)
                seen += ids
                next = try answer.link("next")
                let header = answer.headers[HTTPField.Name("Link") ?? .link] ?? ""
                #expect(header.contains("rel=\"next\"") == (next != nil))
            }
            #expect(seen.count == 20 && Set(seen).count == 20)
            #expect(seen == seen.sorted())
        }
    }

    @Test("a walk by ten features grows after twenty pages and no other does; each feature comes once")
    func walk() async throws {
        try await MapsSite.run(parcels: 260) { site in
            let visitor = await site.visitor()
            var lengths: [Int: [Int]] = [:]
            for limit in [9, 10, 11] {
                var next: String? = "\(Self.items)?limit=\(limit)"
                var seen: [String] = []
                while let path = next {
                    let answer = try await visitor.send(.get, path)
                    let ids = try answer.featureIDs
                    lengths[limit, default: []].append(ids.count)
                    #expect(try answer.json["numberMatched"] as? Int == 260)
                    seen += ids
                    next = try answer.link("next")
                }
                #expect(seen.count == 260 && Set(seen).count == 260)
            }
            #expect(lengths[10] == Array(repeating: 10, count: 20) + [20, 40])
            #expect(lengths[9]?.max() == 9 && lengths[11]?.max() == 11)
        }
    }

    @Test("a count that is kept is counted anew when a record has come")
    func counts() async throws {
        try await MapsSite.run { site in
            let visitor = await site.visitor()
            for path in ["\(Self.items)?limit=2", "\(Self.items)?limit=2&village=9"] {
                let before = try await visitor.send(.get, path).json["numberMatched"] as? Int
                #expect(try await visitor.send(.get, path).json["numberMatched"] as? Int == before)
            }
            try await site.addParcel(31)
            #expect(try await visitor.send(.get, "\(Self.items)?limit=2").json["numberMatched"] as? Int == 31)
            #expect(try await visitor.send(.get, "\(Self.items)?limit=2&village=9").json["numberMatched"] as? Int == 21)
        }
    }

    @Test("a cursor that no link gave is refused", arguments: ["x", ".", "1.2.3", "0.0", "0.21", "0.+1", "0."])
    func cursors(text: String) async throws {
        let id = "019196a3-c195-77c9-9c61-0e3c4fb15395"
        #expect(PageCursor(text: id)?.shortPages == 0)
        #expect(PageCursor(text: id + ".20")?.text == id + ".20")
        #expect(PageCursor(text: text.replacing("0", with: id, maxReplacements: 1)) == nil)
    }

    @Test("a long page sent in pieces says the same as one made at once", arguments: [5, 9, 10, 11, 29, 30, 1_000])
    func pieces(limit: Int) async throws {
        var texts: [[String]] = []
        var nexts: [String?] = []
        for pieceSize in [4, 1_000] {
            try await MapsSite.run(pieceSize: pieceSize) { site in
                let answer = try await site.visitor().send(.get, "\(Self.items)?limit=\(limit)")
                let features = try answer.features
                #expect(try answer.json["numberReturned"] as? Int == features.count)
                texts.append(features.compactMap { ($0["properties"] as? [String: Any])?["code"] as? String })
                nexts.append(try answer.link("next").map { _ in "next" })
            }
        }
        #expect(texts.count == 2 && texts[0] == texts[1])
        #expect(texts[0].count == min(limit, 30))
        #expect(nexts[0] == nexts[1])
        #expect((nexts[0] != nil) == (limit < 30))
    }

    static let refused: [(String, String)] = [
        ("colour=red", "colour"), ("limit=0", "limit"), ("limit=-1", "limit"), ("limit=ten", "limit"),
        ("limit=", "limit"), ("limit=1.5", "limit"), ("limit=5&limit=6", "limit"), ("bbox=1,2,3", "bbox"),
        ("bbox=1,2,3,x", "bbox"), ("bbox=", "bbox"), ("bbox=103,15,102,16", "bbox"), ("bbox=102,16,103,15", "bbox"),
        ("bbox=1,2,3,nan", "bbox"), ("bbox=0x10,2,30,4", "bbox"), ("bbox=1,2,3,1e999", "bbox"),
        ("bbox=102,91,103,92", "bbox"), ("bbox=1,2,9,3,4,5", "bbox"), ("bbox-crs=EPSG:4326", "bbox-crs"),
        ("crs=http://www.opengis.net/def/crs/EPSG/0/3857", "crs"), ("crs=", "crs"), ("datetime=yesterday", "datetime"),
        ("datetime=..", "datetime"), ("datetime=", "datetime"), ("datetime=2026-13-01", "datetime"),
        ("datetime=2026-02-01/2026-01-01", "datetime"), ("datetime=2026-01-01/2026-02-01/2026-03-01", "datetime"),
        ("datetime=2026-01-01T00:00:00", "datetime"), ("after=x", "after"), ("village=eight", "village"),
        ("f=xml", "f"), ("lang=fr", "lang"), ("owner=x", "owner"), ("deed_number=x", "deed_number"),
        ("bbox=-9000000,0,-8999999,1&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/32648", "bbox"),
    ]

    @Test("what is not declared or cannot be read is refused as JSON that names it", arguments: refused)
    func refusals(query: String, field: String) async throws {
        try await MapsSite.run(parcels: 1) { site in
            let answer = try await site.visitor().send(.get, "\(Self.items)?\(query)")
            #expect(answer.status == 400, "\(query)")
            #expect(answer.headers[.contentType] == "application/problem+json")
            #expect(try answer.json["field"] as? String == field)
        }
    }

    static let boxes: [(String, Int)] = [
        ("bbox=103.1001,14.9001,103.1004,14.9004", 1),
        ("bbox=103.1001,14.9001,-5,103.1004,14.9004,900", 1),
        ("bbox=103.1001,14.9001,103.1004,14.9004&bbox-crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84", 1),
        ("bbox=14.9001,103.1001,14.9004,103.1004&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", 1),
        ("bbox=103.1001,14.9001,103.1009,14.9009", 4),
        ("bbox=100,10,110,20&limit=10000", 30), ("bbox=0,0,1,1", 0), ("bbox=-180,-90,180,90&zone=01", 15),
        ("village=8", 10), ("zone=02&village=9", 10), ("code=01A000", 1), ("code=99Z999", 0), ("limit=12", 12),
        ("limit=999999", 30), ("datetime=2026-11-22T10:00:00Z", 30), ("datetime=2026-11-22", 30),
        ("datetime=2020-01-01T00:00:00%2B07:00/..", 30), ("datetime=../2020-01-01T00:00:00Z", 0),
        ("datetime=2020-01-01/2020-12-31", 0),
    ]

    @Test("boxes, days and filters choose the features they should", arguments: boxes)
    func choices(query: String, count: Int) async throws {
        try await MapsSite.run { site in
            let answer = try await site.visitor().send(.get, "\(Self.items)?\(query)")
            #expect(answer.status == 200, "\(answer.text.prefix(300))")
            #expect(try answer.features.count == count, "\(query)")
        }
    }

    @Test("a box in metres chooses what the same box in degrees chooses; coordinates come in the system asked for")
    func systems() async throws {
        try await MapsSite.run { site in
            let visitor = await site.visitor()
            let plain = try await visitor.send(.get, "\(Self.items)?code=01A000")
            #expect(plain.headers[.init("Content-Crs") ?? .link] == "<\(CoordinateSystem.crs84)>")
            let degrees = try Self.ring(plain)
            #expect(degrees[0] == [103.1, 14.9])
            let turned = try Self.ring(
                await visitor.send(.get, "\(Self.items)?code=01A000&crs=\(CoordinateSystem.epsg4326)"))
            #expect(Set(turned.map { [$0[1], $0[0]] }) == Set(degrees))
            for system in CoordinateSystem.allCases where !system.isGeographic {
                let answer = try await visitor.send(.get, "\(Self.items)?code=01A000&crs=\(system.uri)")
                #expect(answer.headers[.init("Content-Crs") ?? .link] == "<\(system.uri)>")
                let back = try Projector(from: system, to: .wgs84)
                // Indian 1975 leaves heights out, so there and back is true to centimetres, as its golden points are.
                let tolerance = system == .utm47 || system == .utm48 ? 2e-8 : 5e-7
                for point in try Self.ring(answer) {
                    let position = try back.transform(Position(x: point[0], y: point[1]))
                    #expect(
                        degrees.contains { abs($0[0] - position.x) < tolerance && abs($0[1] - position.y) < tolerance })
                }
            }
            let plane = try Projector(from: .wgs84, to: .utm48)
            let low = try plane.transform(Position(x: 103.1001, y: 14.9001))
            let high = try plane.transform(Position(x: 103.1004, y: 14.9004))
            let box = "bbox=\(low.x),\(low.y),\(high.x),\(high.y)&bbox-crs=\(CoordinateSystem.utm48.uri)"
            let metres = try await visitor.send(.get, "\(Self.items)?\(box)")
            #expect(try metres.featureIDs == plain.featureIDs)
        }
    }

    private static func ring(_ answer: Answer) throws -> [[Double]] {
        let geometry = try #require(try answer.features.first?["geometry"] as? [String: Any], "\(answer.text)")
        return try #require((geometry["coordinates"] as? [[[Double]]])?.first)
    }

    @Test("one feature has its own address; another is not found")
    func one() async throws {
        try await MapsSite.run(parcels: 2) { site in
            let visitor = await site.visitor()
            let id = try #require(try await visitor.send(.get, Self.items).featureIDs.first)
            let answer = try await visitor.send(.get, "\(Self.items)/\(id)")
            #expect(answer.headers[.contentType] == "application/geo+json")
            #expect(try answer.json["id"] as? String == id)
            #expect(try answer.link("self") == "\(Self.items)/\(id)")
            #expect(try answer.link("collection") == "/ogc/collections/parcels")
            let page = try await visitor.send(.get, "\(Self.items)/\(id)?f=html")
            #expect(PageRules.faults(inPage: page.text).isEmpty)
            for other in ["0198f000-0000-7000-8000-000000000001", "x", "%20"] {
                #expect(try await visitor.send(.get, "\(Self.items)/\(other)").status == 404, "\(other)")
            }
            #expect(try await visitor.send(.get, "\(Self.items)/\(id)?limit=3").status == 400)
            #expect(try await visitor.send(.get, "/ogc/collections/nothing").status == 404)
        }
    }

    @Test("an ETag holds until a parcel changes; HEAD, OPTIONS and wrong methods are told what there is")
    func headers() async throws {
        try await MapsSite.run(parcels: 2) { site in
            let visitor = await site.visitor()
            let first = try await visitor.send(.get, Self.items)
            let tag = try #require(first.headers[.eTag])
            #expect(first.headers[.accessControlAllowOrigin] == "*")
            let again = try await visitor.send(.get, Self.items, headers: ["If-None-Match": "\"x\", \(tag)"])
            #expect(again.status == 304 && again.bytes.isEmpty && again.headers[.eTag] == tag)
            try await site.addParcel(7)
            let changed = try await visitor.send(.get, Self.items, headers: ["If-None-Match": tag])
            #expect(changed.status == 200 && changed.headers[.eTag] != tag)
            for path in ["/ogc", "/ogc/api", "/ogc/conformance", "/ogc/collections", "/tiles/parcels.json"] {
                let answer = try await visitor.send(.get, path)
                let kept = try #require(answer.headers[.eTag], "\(path)")
                #expect(try await visitor.send(.get, path, headers: ["If-None-Match": kept]).status == 304)
            }
            let head = try await visitor.send(.head, Self.items)
            #expect(head.status == 200 && head.bytes.isEmpty && head.headers[.contentType] == "application/geo+json")
            let options = try await visitor.send(.options, Self.items)
            #expect(options.status == 204 && options.headers[.allow] == "GET, HEAD, OPTIONS")
            let post = try await visitor.send(.post, Self.items)
            #expect(post.status == 405 && post.headers[.allow]?.contains("GET") ?? false)
        }
    }
}

extension MapsFeaturesTests {
    @Test("links are written as their values would be")
    func references() {
        let links = [
            MapReference("http://a/ogc?x=1", "self", "application/json"),
            MapReference("http://a/\"\\\u{1}", "data", "text/html", "แผนที่ \"เปิด\""),
        ]
        #expect(MapReference.text(links) == MapReference.list(links).text)
        #expect(MapReference.text([]) == "[]")
    }
}
