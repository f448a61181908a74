import Composition
import Access
import Civics
import Foundation
import Geo
import HTTPTypes
import Registry
import Shell
import ShellSupport
import Testing

@testable import Web

/// Every role at every layer: what the policy does not give is not there at all, in no interface.
@Suite("who sees which layer")
struct MapsRightsTests {
    @Test(
        "a layer is there for those the policy lets read its class, and as if it never was for all others",
        arguments: Role.allCases)
    func layers(role: Role) async throws {
        try await MapsSite.run(parcels: 12) { site in
            let visitor = await site.visitor(role)
            let actor = MapsSite.people[role.rawValue] ?? .anyone
            let named = try #require(
                try await visitor.send(.get, "/ogc/collections").json["collections"] as? [[String: Any]]
            )
            .compactMap { $0["id"] as? String }
            let paths = try #require(try await visitor.send(.get, "/ogc/api").json["paths"] as? [String: Any])
            let unknown = try await visitor.send(.get, "/ogc/collections/nothing-of-the-kind")
            #expect(site.house.layers.all.count >= 6)
            for layer in site.house.layers.all {
                let isTraced = [.identity, .welfare, .health, .children].contains(layer.dataClass)
                let isOpen = site.house.policy.scope(of: .anyone, .read, layer.dataClass).everything
                let scope = site.house.policy.scope(of: actor, .read, layer.dataClass)
                let isSeen = !isTraced && (isOpen || !scope.isNone)
                let place: Comment = "\(role.rawValue) at \(layer.id)"
                #expect(named.contains(layer.id) == isSeen, place)
                #expect((paths["/ogc/collections/\(layer.id)/items"] != nil) == isSeen, place)
                for path in Self.doors(layer) {
                    let answer = try await visitor.send(.get, path)
                    #expect([200, 204].contains(answer.status) == isSeen, "\(place) \(path) \(answer.status)")
                    if !isSeen {
                        #expect(answer.status == 404, place)
                        #expect(try answer.json["title"] as? String == unknown.json["title"] as? String, place)
                    }
                    if layer.dataClass == .published {
                        for secret in [MapsSite.deed, MapsSite.owner, MapsSite.note] {
                            #expect(!answer.text.contains(secret), "\(place) \(path)")
                        }
                        #expect(answer.headers[.accessControlAllowOrigin] == "*", place)
                    } else {
                        #expect(answer.headers[.accessControlAllowOrigin] == nil, place)
                        if isSeen { #expect(answer.headers[.cacheControl]?.hasPrefix("private") ?? false, place) }
                    }
                }
            }
        }
    }

    /// The addresses under which a layer's records come out.
    private static func doors(_ layer: MapLayer) -> [String] {
        [
            "/ogc/collections/\(layer.id)/items?limit=100", "/ogc/collections/\(layer.id)",
            "/ogc/collections/\(layer.id)/queryables", "/tiles/\(layer.id).json",
            tile(layer.id),
        ]
    }

    /// A tile in which parcels lie.
    private static func tile(_ layer: String) -> String {
        guard let tile = Tile(z: 16, holding: Position(x: MapsSite.west + 0.0003, y: MapsSite.south + 0.0003)) else {
            return "/"
        }
        return "/tiles/\(layer)/16/\(tile.x)/\(tile.y).mvt"
    }

    @Test("a role held in one village gets that village's parcels and no others, in pages and in tiles")
    func villages() async throws {
        try await MapsSite.run(parcels: 12) { site in
            let policy = site.house.policy
            for role in Role.allCases {
                guard let actor = MapsSite.people[role.rawValue] else { continue }
                let scope = policy.scope(of: actor, .read, .property)
                guard !scope.everything, !scope.villages.isEmpty else { continue }
                let visitor = await site.visitor(role)
                let answer = try await visitor.send(.get, "/ogc/collections/parcels-register/items")
                let villages = try answer.features.compactMap {
                    ($0["properties"] as? [String: Any])?["village"] as? Int
                }
                #expect(Set(villages) == [8] && villages.count == 4, "\(role)")
            }
        }
    }

    @Test("a tile kept for one who sees all is not given to one who sees less")
    func cacheKeepsScopesApart() async throws {
        try await MapsSite.run(parcels: 12) { site in
            let layer = try #require(site.house.layers["parcels-register"])
            let policy = site.house.policy
            let path = Self.tile("parcels-register")
            let seers = Role.allCases.filter { role in
                MapsSite.people[role.rawValue].map { !policy.scope(of: $0, .read, layer.dataClass).isNone } ?? false
            }
            #expect(!seers.isEmpty)
            for role in seers {
                let warm = try await site.visitor(role).send(.get, path)
                // Who reaches no parcel gets an empty tile.
                let scope = MapsSite.people[role.rawValue].map { policy.scope(of: $0, .read, layer.dataClass) }
                let seesSome = (scope?.everything ?? false) || scope?.villages.contains(8) ?? false
                #expect(warm.status == (seesSome ? 200 : 204))
                #expect(try await site.visitor().send(.get, path).status == 404)
            }
        }
    }
}
