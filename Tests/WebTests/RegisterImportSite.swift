import Access
import Civics
import Composition
import Foundation
import HTTPTypes
import HtmlSupport
import Hummingbird
import Registry
import SQLText
import Shell
import ShellSupport
import Storage
import Testing

@testable import Web

/// The pages of imports on a real register, as somebody of each role.
struct RegisterImportSite {
    let house: House
    let responder: RouterResponder<ShellContext>

    /// A person who holds one role in one division.
    static func actor(_ role: Role, _ division: String) -> Actor {
        let index = Role.allCases.firstIndex(of: role) ?? 0
        var bytes = [UInt8](repeating: 0, count: 16)
        bytes[14] = UInt8(index + 1)
        bytes[15] = division.utf8.reduce(0) { $0 &* 31 &+ $1 }
        return Actor(
            account: UUIDv7(bytes: bytes).map { AccountID($0) }, name: "คนของ <b>\(division)</b>",
            grants: [RoleGrant(role, division: DivisionCode(rawValue: division), village: 8)])
    }

    /// - Parameter hasKey: whether the fields of C3–C6 can be sealed and opened.
    static func run(
        hasKey: Bool = true, isSample: Bool = false, _ body: (RegisterImportSite) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("imports-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let house = try await House.open(DataLocation(directory: directory.path), hashing: .least)
        do {
            try await body(RegisterImportSite(house, hasKey: hasKey, isSample: isSample))
        } catch {
            try? await house.close()
            throw error
        }
        try await house.close()
    }

    private init(_ house: House, hasKey: Bool, isSample: Bool) {
        self.house = house
        var services = house.webServices
        if !hasKey { services.vault = FieldVault(closed: .missing("กุญแจ")) }
        let routes = Routes(
            services: ShellServices(
                actor: { token in
                    let parts = token.split(separator: "@").map(String.init)
                    guard parts.count == 2, let role = Role(rawValue: parts[0]) else { return nil }
                    return SignedIn(
                        actor: Self.actor(role, parts[1]), expires: Instant(milliseconds: 4_000_000_000_000))
                },
                rule: { method, template in
                    house.policy.routeRule(method, template).map { rule in
                        GuardRule { house.policy.admits($0, rule) }
                    }
                },
                now: { house.world.now() },
                site: { Site(isSample: isSample, signIn: WebLinks.signIn, signOut: WebLinks.signOut) }),
            settings: ShellSettings())
        RegisterImportRoutes.add(to: routes, services)
        #expect(routes.routesWithoutRule.isEmpty, "every route of the imports has its policy row")
        responder = routes.responder()
    }

    /// Somebody of a role in a division, signed in; nobody where `nil`.
    func person(_ role: Role? = .officer, _ division: String = "finance") async -> ImportVisitor {
        let visitor = Visitor(responder, headers: ["Accept-Language": "th"])
        if let role { await visitor.take(cookie: "songhong-session", "\(role.rawValue)@\(division)") }
        return ImportVisitor(visitor: visitor)
    }

    /// How many versions the register holds: nothing changes it without adding one.
    func versions() async throws -> Int {
        try await house.world.store.read { db in
            try db.first("SELECT COUNT(*) FROM register_versions", as: Int.self) ?? 0
        }
    }

    func parcelCodes() async throws -> [String] {
        try await house.world.store.read { db in
            try db.all("SELECT code FROM parcels WHERE code IS NOT NULL ORDER BY code", as: String.self)
        }
    }
}

/// A visitor who can send files and waits for work to end.
struct ImportVisitor {
    let visitor: Visitor<RouterResponder<ShellContext>>

    static let list = "/staff/register/imports"
    static let new = "/staff/register/imports/new"

    /// Opens a page, checks it strictly, and comes again while work is under way.
    func open(_ path: String, _ place: Comment? = nil) async throws -> Answer {
        for _ in 0..<400 {
            let answer = try await visitor.open(path)
            if answer.status == 200, answer.headers[.contentType]?.hasPrefix("text/html") == true {
                expectStrictPage(answer, place)
            }
            guard let refresh = HTTPField.Name("Refresh"), answer.headers[refresh] != nil else { return answer }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw ImportFault()
    }

    /// Sends files as the browser's form does; not following where it leads.
    func send(_ files: [(String, [UInt8])], to path: String = new) async throws -> Answer {
        let page = try await visitor.open(path)
        guard let token = try PageElement.read(page.text).all("input").first(where: { $0["name"] == Form.tokenName })
        else { throw ImportFault() }
        let boundary = "----songhong-test"
        var body: [UInt8] = []
        func part(_ head: String, _ content: [UInt8]) {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + content + [13, 10]
        }
        part("name=\"\(Form.tokenName)\"", Array((token["value"] ?? "").utf8))
        for (name, bytes) in files { part("name=\"file\"; filename=\"\(name)\"", bytes) }
        body += Array("--\(boundary)--\r\n".utf8)
        let answer = try await visitor.send(
            .post, path,
            headers: ["Content-Type": "multipart/form-data; boundary=\(boundary)", "Sec-Fetch-Site": "same-origin"],
            body: body)
        if answer.status != 303 { expectStrictPage(answer) }
        return answer
    }

    /// Sends a file and opens the page that asks what it is.
    func bring(_ name: String, _ bytes: [UInt8]) async throws -> Answer {
        let answer = try await send([(name, bytes)])
        let place = try #require(answer.headers[.location], "\(name) was refused: \(answer.status)")
        return try await open(place)
    }

    /// Fills the page's form, sends it, and opens where it leads, when the work has ended.
    func fill(_ fields: [String: String], on page: Answer, action: String? = nil) async throws -> Answer {
        let answer = try await visitor.fill(fields, on: page, action: action)
        guard let place = answer.headers[.location] else {
            expectStrictPage(answer)
            return answer
        }
        var opened = try await open(place)
        opened.path = place
        return opened
    }

    /// Brings a file with the choices the program proposes, as far as the dry run.
    func check(_ name: String, _ text: String) async throws -> Answer {
        let page = try await bring(name, Array(text.utf8))
        return try await fill([:], on: page)
    }
}

func expectStrictPage(_ answer: Answer, _ place: Comment? = nil) {
    let faults = PageRules.faults(inPage: answer.text)
    #expect(faults.isEmpty, place ?? "\(answer.path): \(faults)")
}

/// Files of an office, small.
enum ImportPapers {
    static func parcels(_ count: Int, rai: Int = 1, first: Int = 0) -> String {
        let features = (first..<first + count).map { n in
            """
            {"type":"Feature","geometry":\(square(n)),"properties":{"PARCEL_COD":"01A\(String(1001 + n).suffix(3))","LAND_TYPE":"โฉนด","CHANOD_NO":"\(500 + n)","RAI":\(rai),"NGAN":0,"WA":0}}
            """
        }
        return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    }

    static func square(_ n: Int) -> String {
        let west = 103.13 + Double(n) * 0.001
        func p(_ x: Double, _ y: Double) -> String { "[\((x * 1e6).rounded() / 1e6),\((y * 1e6).rounded() / 1e6)]" }
        let ring = [
            p(west, 14.98), p(west + 0.0005, 14.98), p(west + 0.0005, 14.9805), p(west, 14.9805), p(west, 14.98),
        ]
        return #"{"type":"Polygon","coordinates":[[\#(ring.joined(separator: ","))]]}"#
    }
}

struct ImportFault: Error {}
