import Access
import Civics
import Composition
import Foundation
import Geo
import HTTPTypes
import Hummingbird
import Registry
import Shell
import ShellSupport
import Storage
import Testing

@testable import Web

/// The machine interfaces on a real register: a chequerboard of parcels in บุรีรัมย์, a village, a building, a sign.
struct MapsSite {
    let house: House
    let responder: RouterResponder<ShellContext>

    static let today = Instant(milliseconds: 1_795_312_800_000)
    /// What only those may read who may read class C7; and what no layer tells at all.
    static let deed = "ลับเฉพาะโฉนด9911"
    static let owner = "ลับเฉพาะเจ้าของ"
    static let note = "ลับเฉพาะบันทึก"
    static let west = 103.1
    static let south = 14.9
    static let step = 0.0005

    static let people: [String: Actor] = Dictionary(
        uniqueKeysWithValues: Role.allCases.filter { $0 != .public }.enumerated().compactMap { index, role in
            var bytes = [UInt8](repeating: 0, count: 16)
            bytes[15] = UInt8(index + 1)
            return UUIDv7(bytes: bytes).map { id in
                let grant = RoleGrant(role, division: DivisionCode(rawValue: "finance"), village: 8)
                return (role.rawValue, Actor(account: AccountID(id), name: "คน", grants: [grant]))
            }
        })

    /// - Parameters:
    ///   - parcels: how many, row by row, ten in a row.
    ///   - pieceSize: features of one piece of a long page.
    static func run(
        parcels: Int = 30, pieceSize: Int = 1_000, settings: ShellSettings = ShellSettings(), baseMap: BaseMap? = nil,
        _ body: (MapsSite) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("maps-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let house = try await House.open(DataLocation(directory: directory.path), hashing: .least, now: { today })
        do {
            let site = MapsSite(house: house, pieceSize: pieceSize, settings: settings, baseMap: baseMap)
            try await site.fill(parcels)
            try await body(site)
        } catch {
            try? await house.close()
            throw error
        }
        try await house.close()
    }

    private init(house: House, pieceSize: Int, settings: ShellSettings, baseMap: BaseMap?) {
        self.house = house
        var services = house.webServices
        services.baseMap = baseMap
        let routes = Routes(
            services: ShellServices(
                actor: { token in
                    Self.people[token].map {
                        SignedIn(actor: $0, expires: Instant(milliseconds: 4_000_000_000_000))
                    }
                },
                rule: { method, template in
                    house.policy.routeRule(method, template).map { rule in
                        GuardRule { house.policy.admits($0, rule) }
                    }
                },
                now: { Self.today },
                site: { Site(signIn: WebLinks.signIn, signOut: WebLinks.signOut) }), settings: settings)
        MapRoutes.add(to: routes, services, items: ItemsHandler(services: services, pieceSize: pieceSize))
        #expect(routes.routesWithoutRule.isEmpty, "every route of the maps has its policy row")
        responder = routes.responder()
    }

    /// A program as somebody of that role; as nobody where `nil`.
    func visitor(_ role: Role? = nil, _ headers: [String: String] = [:]) async -> Visitor<RouterResponder<ShellContext>>
    {
        let visitor = Visitor(responder, headers: headers)
        if let role, role != .public { await visitor.take(cookie: "songhong-session", role.rawValue) }
        return visitor
    }

    /// Enters what the register holds at the start.
    private func fill(_ count: Int) async throws {
        let world = house.world
        let records = (0..<count).map { (ParcelID(world.newID()), Self.parcel($0)) }
        let square = Shape(.polygon(Polygon(Self.square(column: 0, row: 0, side: 20))))
        let person = PersonID(world.newID())
        try await world.store.write { db in
            let change = try RegisterChange(.entry, in: world, by: .commandLine)
            try Register.begin(change, db)
            for (id, parcel) in records { try Register.enter(parcel, as: id, in: change, db) }
            try Register.enter(
                Village(moo: 8, name: "หมู่ <b>แปด</b> & \"สวน\"", shape: square), as: VillageID(world.newID()),
                in: change, db)
            try Register.enter(
                Building(
                    parcel: records.first?.0, houseNumber: "99/1", typeCode: "100", village: 8,
                    owners: [Ownership(.person(person), share: nil)], shape: square, note: Self.note),
                as: BuildingID(world.newID()), in: change, db)
        }
    }

    /// One parcel more, as an edit of the register.
    func addParcel(_ index: Int) async throws {
        let world = house.world
        let id = ParcelID(world.newID())
        try await world.store.write { db in
            let change = try RegisterChange(.entry, in: world, by: .commandLine)
            try Register.begin(change, db)
            try Register.enter(Self.parcel(index), as: id, in: change, db)
        }
    }

    static func parcel(_ index: Int) -> Parcel {
        Parcel(
            code: ParcelCode("0\(1 + index % 2)A\(String(1000 + index).dropFirst())"),
            deed: Parcel.Deed(type: "chanote", number: deed, landNumber: "\(index)"),
            shape: Shape(.polygon(Polygon(square(column: index % 10, row: index / 10, side: 1)))),
            village: index % 3 == 0 ? 8 : 9, note: note)
    }

    static func square(column: Int, row: Int, side: Double) -> [Position] {
        let (x, y) = (west + Double(column) * step, south + Double(row) * step)
        let edge = step * side
        return [
            Position(x: x, y: y), Position(x: x + edge, y: y), Position(x: x + edge, y: y + edge),
            Position(x: x, y: y + edge), Position(x: x, y: y),
        ]
    }
}

extension Answer {
    /// The body as JSON, as other programs read it.
    var json: [String: Any] {
        get throws {
            try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any], "\(path): \(text)")
        }
    }

    var features: [[String: Any]] {
        get throws { try #require(try json["features"] as? [[String: Any]], "\(path): \(text.prefix(300))") }
    }

    var featureIDs: [String] {
        get throws { try features.compactMap { $0["id"] as? String } }
    }

    /// The address of a link of the body, as a path here.
    func link(_ relation: String) throws -> String? {
        let links = try #require(try json["links"] as? [[String: Any]])
        let address = links.first { $0["rel"] as? String == relation }?["href"] as? String
        return address.flatMap { URLComponents(string: $0) }.map {
            $0.percentEncodedPath + ($0.percentEncodedQuery.map { "?" + $0 } ?? "")
        }
    }
}
