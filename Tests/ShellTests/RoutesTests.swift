import Access
import Civics
import HTTPTypes
import Html
import HtmlSupport
import Shell
import ShellSupport
import Testing

@Suite("Routes, guard, problems and headers")
struct RoutesTests {
    @Test("a page is served with the headers that bar everything foreign")
    func headers() async throws {
        let answer = try await TestSite().visitor().open("/")
        #expect(answer.status == 200)
        #expect(answer.text.contains("<html lang=\"th\">"))
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.strictTransportSecurity] == nil)
        #expect(answer.headers[.setCookie] == nil)
    }

    @Test("behind TLS the browser is told to stay there")
    func transport() async throws {
        let answer = try await TestSite(settings: ShellSettings(isSecure: true)).visitor().open("/")
        #expect(answer.headers[.strictTransportSecurity]?.contains("max-age=31536000") == true)
    }

    @Test("HEAD says what GET says, without the page")
    func head() async throws {
        let answer = try await TestSite().visitor().send(.head, "/")
        #expect(answer.status == 200 && answer.bytes.isEmpty)
        let missing = try await TestSite().visitor().send(.head, "/nowhere")
        #expect(missing.status == 404 && missing.bytes.isEmpty)
    }

    @Test(
        "each refusal is a page in Thai with its number",
        arguments: [
            ("/nowhere", 404, "404.10"), ("/broken", 500, "500.10"), ("/late", 409, "409.77"),
            ("/notes/%ff", 400, "400.11"), ("/notes/%2e%2e", 400, "400.11"), ("/notes/a%00b", 400, "400.11"),
            ("/assets/0/secret.css", 404, "404.10"),
        ])
    func problems(path: String, status: Int, number: String) async throws {
        let answer = try await TestSite().visitor().open(path)
        #expect(answer.status == status)
        #expect(answer.text.contains(number))
        #expect(!answer.text.contains("1234") && !answer.text.contains("Secret"))
        #expect(PageRules.faults(inPage: answer.text) == [])
        #expect(answer.headers[.contentSecurityPolicy] != nil)
        #expect(answer.headers[.cacheControl] == "no-store")
    }

    @Test("a program that asks for JSON gets the problem as JSON")
    func json() async throws {
        let answer = try await TestSite().visitor(["Accept": "application/json"]).open("/late")
        #expect(answer.status == 409)
        #expect(answer.headers[.contentType] == "application/problem+json")
        #expect(answer.text.contains("\"number\":\"409.77\"") && answer.text.contains("\"title_th\":\"ปิดแล้ว\""))
    }

    @Test("a wrong method is told apart from a wrong address")
    func method() async throws {
        let answer = try await TestSite().visitor().send(.delete, "/notes")
        #expect(answer.status == 405)
        #expect(answer.headers[.allow] == "GET, HEAD, POST")
        #expect(try await TestSite().visitor().send(.delete, "/nowhere").status == 404)
    }

    @Test("a route without a policy row is counted, and shut")
    func withoutRule() async throws {
        let site = TestSite(rule: { _, template in template == "/late" ? nil : .everyone })
        #expect(site.routes.routesWithoutRule == [Routes.Entry(method: "GET", template: "/late")])
        #expect(try await site.visitor().open("/late").status == 403)
    }

    @Test("the policy is asked about every route, assets too")
    func registered() {
        let site = TestSite()
        #expect(site.routes.entries.contains(Routes.Entry(method: "GET", template: "/assets/{hash}/{name}")))
        #expect(site.routes.entries.contains(Routes.Entry(method: "POST", template: "/notes")))
        #expect(Set(site.routes.entries).count == site.routes.entries.count)
    }

    @Test("a stranger is sent to sign in and back, a person without the role is refused")
    func guarded() async throws {
        let site = TestSite()
        let stranger = try await site.visitor().send(.get, "/staff")
        #expect(stranger.status == 303)
        #expect(stranger.headers[.location] == "/sign-in?back=%2Fstaff")
        let auditor = site.visitor()
        await auditor.take(cookie: "songhong-session", TestSite.auditor)
        #expect(try await auditor.open("/staff").status == 403)
        let officer = site.visitor()
        await officer.take(cookie: "songhong-session", TestSite.officer)
        let answer = try await officer.open("/staff")
        #expect(answer.status == 200 && answer.text.contains("มาลี"))
        #expect(answer.headers[.cacheControl] == "no-store")
        let json = try await site.visitor(["Accept": "application/json"]).send(.get, "/staff")
        #expect(json.status == 401)
    }

    @Test(
        "an unknown session is nobody, and sessions that cannot be read let nobody in",
        arguments: ["x", "storage-is-down"])
    func badSession(token: String) async throws {
        let visitor = TestSite().visitor()
        await visitor.take(cookie: "songhong-session", token)
        let answer = try await visitor.send(.get, "/staff")
        #expect(answer.status == (token == "x" ? 303 : 500))
        #expect(!answer.text.contains("1234"))
    }

    @Test("a forwarded address is believed from the proxy alone")
    func forwarded() async throws {
        let header = ["X-Forwarded-For": "6.6.6.6, 10.1.2.3"]
        let plain = try await TestSite().visitor(header).open("/who")
        #expect(plain.text.contains("unknown") && !plain.text.contains("10.1.2.3"))
        let trusting = TestSite(settings: ShellSettings(trustedProxies: ["unknown"]))
        let behind = try await trusting.visitor(header).open("/who")
        #expect(behind.text.contains("10.1.2.3") && !behind.text.contains("6.6.6.6"))
        let hostile = try await trusting.visitor(["X-Forwarded-For": "<b>"]).open("/who")
        #expect(hostile.text.contains("unknown"))
    }

    @Test(
        "the language is the one asked for, else chosen before, else the browser's, else Thai",
        arguments: [
            ("/", [:], "th"), ("/?lang=en", [:], "en"), ("/?lang=xx", [:], "th"),
            ("/", ["Accept-Language": "en-GB,en;q=0.9,th;q=0.8"], "en"),
            ("/", ["Accept-Language": "fr, th;q=0.5"], "th"),
            ("/", ["Accept-Language": "en;q=0.2, th-TH"], "th"), ("/?lang=th", ["Accept-Language": "en"], "th"),
        ] as [(String, [String: String], String)])
    func language(path: String, headers: [String: String], expected: String) async throws {
        let answer = try await TestSite().visitor(headers).open(path)
        #expect(answer.text.contains("<html lang=\"\(expected)\">"))
    }

    @Test("a chosen language is kept")
    func languageKept() async throws {
        let visitor = TestSite().visitor()
        _ = try await visitor.open("/?lang=en")
        #expect(try await visitor.open("/").text.contains("lang=\"en\""))
    }

    @Test("an asset is kept for ever under its hash, and asked for again under an old one")
    func assets() async throws {
        let site = TestSite()
        let link = Asset.link("site.css").text
        let first = try await site.visitor().open(link)
        #expect(first.status == 200)
        #expect(first.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(first.headers[.contentType] == "text/css; charset=utf-8")
        let tag = try #require(first.headers[.eTag])
        let again = try await site.visitor().send(.get, link, headers: ["If-None-Match": tag])
        #expect(again.status == 304 && again.bytes.isEmpty)
        let old = try await site.visitor().open("/assets/0000/site.css")
        #expect(old.status == 200 && old.headers[.cacheControl] == "no-cache")
    }

    @Test("the shell's problem numbers are unique")
    func numbers() {
        #expect(Set(Problem.ofShell.map(\.number)).count == Problem.ofShell.count)
    }
}
