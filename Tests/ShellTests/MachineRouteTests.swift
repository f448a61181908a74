import Access
import Civics
import HTTPTypes
import Hummingbird
import NIOCore
import Shell
import ShellSupport
import Synchronization
import Testing

/// Addresses for programs: JSON refusals, no frame of a page, no cookies.
@Suite struct MachineRouteTests {
    /// A site that counts how often its frame is read.
    private final class Counted: Sendable {
        let frames = Mutex(0)
        func visitor(_ settings: ShellSettings = ShellSettings()) -> Visitor<RouterResponder<ShellContext>> {
            let routes = Routes(
                services: ShellServices(
                    actor: { _ in nil }, rule: { _, _ in .everyone }, now: { Instant(milliseconds: 0) },
                    site: {
                        self.frames.withLock { $0 += 1 }
                        return Site()
                    }), settings: settings)
            routes.machine("data/{name}") { _, context in
                if try context.parameter("name") == "none" { throw Problem.pageNotFound }
                var response = Response.json("{\"origin\":\"\(context.origin)\"}")
                if try context.parameter("name") == "open" { response.headers[.accessControlAllowOrigin] = "*" }
                return response
            }
            routes.get("page") { _, _ in TestSite.Note(text: "x").response() }
            routes.post("sent") { _, _ in Response(status: .noContent) }
            return Visitor(routes.responder())
        }
        var count: Int { frames.withLock { $0 } }
    }

    @Test func aProgramGetsJSONAndNoFrameIsRead() async throws {
        let site = Counted()
        let visitor = site.visitor()
        let answer = try await visitor.send(.get, "/data/one")
        #expect(answer.status == 200 && answer.headers[.setCookie] == nil)
        let none = try await visitor.send(.get, "/data/none")
        #expect(none.status == 404 && none.headers[.contentType] == "application/problem+json")
        #expect(site.count == 0)
        let browser = try await visitor.send(.get, "/data/none", headers: ["Accept": "text/html"])
        #expect(browser.headers[.contentType]?.hasPrefix("text/html") ?? false)
        #expect(site.count == 1)
        let forced = try await visitor.send(.get, "/data/none?f=json", headers: ["Accept": "text/html"])
        #expect(forced.headers[.contentType] == "application/problem+json")
        let page = try await visitor.send(.get, "/page")
        #expect(page.status == 200 && site.count == 2)
    }

    @Test func pagesOfOtherSitesReadOnlyWhatIsOpen() async throws {
        let visitor = Counted().visitor()
        let policy = try #require(HTTPField.Name("Cross-Origin-Resource-Policy"))
        #expect(try await visitor.send(.get, "/data/open").headers[policy] == "cross-origin")
        #expect(try await visitor.send(.get, "/data/one").headers[policy] == "same-origin")
        let options = try await visitor.send(.options, "/data/open")
        #expect(options.status == 204 && options.headers[.allow] == "GET, HEAD, OPTIONS")
        #expect(options.headers[.accessControlAllowMethods] == "GET, HEAD, OPTIONS")
        let form = try await visitor.send(.options, "/sent")
        #expect(form.status == 204 && form.headers[.allow] == "POST, OPTIONS")
        #expect(form.headers[.accessControlAllowOrigin] == nil)
        #expect(try await visitor.send(.options, "/nowhere").status == 404)
    }

    @Test func theOriginIsTheOneThatWasSetElseTheHost() async throws {
        let plain = try await Counted().visitor().send(.get, "/data/one")
        #expect(plain.text == "{\"origin\":\"http://songhong.test\"}")
        let settings = ShellSettings(isSecure: true, origin: "https://songhong.example/")
        let behind = try await Counted().visitor(settings).send(.get, "/data/one")
        #expect(behind.text == "{\"origin\":\"https://songhong.example\"}")
    }
}
