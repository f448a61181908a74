import Access
import HTTPTypes
import Html
import HtmlSupport
import Hummingbird
import NIOCore
import Shell
import ShellSupport
import Testing

@Suite("Forms")
struct FormTests {
    @Test("a form that a person fills in is taken, and the page after it is shown")
    func taken() async throws {
        let site = TestSite()
        let visitor = site.visitor()
        let answer = try await visitor.fill(["text": " น้ำไหล & ไฟสว่าง=100% \n"], on: visitor.open("/notes"))
        #expect(answer.status == 303)
        #expect(site.notes == ["น้ำไหล & ไฟสว่าง=100%"])
    }

    @Test("a form that comes back keeps what was typed and says what is wrong beside the field")
    func comesBack() async throws {
        let site = TestSite()
        let visitor = site.visitor()
        let answer = try await visitor.fill(["text": "   "], on: visitor.open("/notes"))
        #expect(answer.status == 422)
        #expect(PageRules.faults(inPage: answer.text) == [])
        let field = try #require(try PageElement.read(answer.text).all("textarea").first)
        #expect(field["aria-invalid"] == "true")
        #expect(field["aria-describedby"] == "error-text")
        #expect(site.notes == [])
    }

    @Test("a form sent by a stranger's page changes nothing")
    func forged() async throws {
        let site = TestSite()
        let visitor = site.visitor()
        let page = try await visitor.open("/notes")
        let token = try #require(
            try PageElement.read(page.text).all("input").first { $0["name"] == Form.tokenName }?["value"])
        let other = site.visitor()
        _ = try await other.open("/notes")
        let good = [("text", "x"), (Form.tokenName, token)]
        let attempts: [(String, Visitor<RouterResponder<ShellContext>>, [(String, String)], [String: String])] = [
            ("no token", visitor, [("text", "x")], [:]),
            ("empty token", visitor, [("text", "x"), (Form.tokenName, "")], [:]),
            ("zero token", visitor, [("text", "x"), (Form.tokenName, String(repeating: "0", count: 64))], [:]),
            ("another browser's token", other, good, [:]),
            ("cross-site", visitor, good, ["Sec-Fetch-Site": "cross-site"]),
            ("same-site", visitor, good, ["Sec-Fetch-Site": "same-site"]),
            ("foreign origin", visitor, good, ["Origin": "https://evil.example"]),
            ("opaque origin", visitor, good, ["Origin": "null"]),
        ]
        for (name, visitor, fields, headers) in attempts {
            let answer = try await visitor.post("/notes", fields, headers: headers)
            #expect(answer.status == 403, "\(name)")
            #expect(answer.text.contains("403.11"), "\(name)")
        }
        #expect(site.notes == [])
        let fine = try await visitor.post("/notes", good, headers: ["Origin": "http://songhong.test"])
        #expect(fine.status == 303)
    }

    @Test("each copy of the token differs and each is good")
    func masked() {
        let token = FormToken()
        let (first, second) = (token.masked, token.masked)
        #expect(first != second)
        #expect(token.matches(first) && token.matches(second))
        #expect(!FormToken().matches(first))
        #expect(!token.matches(first.dropLast() + "") && !token.matches("") && !token.matches(first + "00"))
    }

    @Test(
        "a body that is no form is refused before the handler",
        arguments: [
            ("application/json", "{}", 415), ("text/plain", "a=b", 415), ("", "a=b", 415),
            ("application/x-www-form-urlencoded", "text=%ff", 400),
            ("application/x-www-form-urlencoded", "text=%zz", 400),
            ("application/x-www-form-urlencoded", "text=%00", 400),
            ("application/x-www-form-urlencoded", "text=\(String(repeating: "a", count: 300_000))", 400),
            ("application/x-www-form-urlencoded", String(repeating: "a=b&", count: 2_001), 400),
            ("application/x-www-form-urlencoded", String(repeating: "a", count: 1_048_577), 413),
            ("multipart/form-data", "x", 400), ("multipart/form-data; boundary=b", "x", 400),
            ("multipart/form-data; boundary=b", "--b\r\n\r\n", 400),
        ])
    func refused(type: String, body: String, status: Int) async throws {
        let site = TestSite()
        let answer = try await site.visitor().send(
            .post, "/notes", headers: ["Content-Type": type], body: Array(body.utf8))
        #expect(answer.status == status)
        #expect(site.notes == [])
    }

    @Test("a body that never ends is given up", .timeLimit(.minutes(1)))
    func tooSlow() async throws {
        let (body, source) = RequestBody.makeStream()
        await source.yield(ByteBuffer(string: "text="))
        var head = HTTPRequest(method: .post, scheme: "http", authority: "songhong.test", path: "/notes")
        head.headerFields[.contentType] = "application/x-www-form-urlencoded"
        await #expect(throws: Problem.bodyTooSlow) {
            _ = try await FormFields.read(Request(head: head, body: body), limit: 100, within: .milliseconds(50))
        }
        source.finish()
    }

    @Test("signing in gives a session and a new secret for forms, signing out takes both")
    func session() async throws {
        let visitor = TestSite().visitor()
        let page = try await visitor.open("/notes")
        let before = await visitor.cookies["songhong-form"]
        let token = try #require(
            try PageElement.read(page.text).all("input").first { $0["name"] == Form.tokenName }?["value"])
        _ = try await visitor.post("/sign-in", [(Form.tokenName, token)])
        #expect(await visitor.cookies["songhong-session"] == TestSite.officer)
        let after = await visitor.cookies["songhong-form"]
        #expect(after != nil && after != before)
        #expect(try await visitor.post("/notes", [("text", "x"), (Form.tokenName, token)]).status == 403)
        let staff = try await visitor.open("/staff")
        #expect(staff.status == 200)
        _ = try await visitor.fill([:], on: staff, action: "/sign-out")
        #expect(await visitor.cookies["songhong-session"] == nil)
        #expect(try await visitor.send(.get, "/staff").status == 303)
    }

    @Test("a session with a secret of its own needs no cookie for forms, and takes no other's token")
    func sessionSecret() async throws {
        let site = TestSite()
        let auditor = site.visitor()
        await auditor.take(cookie: "songhong-session", TestSite.auditor)
        let page = try await auditor.open("/notes")
        #expect(page.headers[.setCookie] == nil && page.headers[.cacheControl] == "no-store")
        let token = try #require(
            try PageElement.read(page.text).all("input").last { $0["name"] == Form.tokenName }?["value"])
        let stranger = site.visitor()
        _ = try await stranger.open("/notes")
        #expect(try await stranger.post("/notes", [("text", "x"), (Form.tokenName, token)]).status == 403)
        #expect(try await auditor.fill(["text": "ตรวจแล้ว"], on: page).status == 303)
        #expect(site.notes == ["ตรวจแล้ว"])
    }

    @Test(
        "after signing in the way leads back to where one was, never to another host",
        arguments: [
            ("/notes?lang=th", "/notes?lang=th"), ("//evil.example", "/staff"), ("https://evil.example/", "/staff"),
            ("/\\\\evil.example", "/staff"),
        ])
    func back(asked: String, reached: String) async throws {
        let visitor = TestSite().visitor()
        let page = try await visitor.open("/notes")
        let token = try #require(
            try PageElement.read(page.text).all("input").first { $0["name"] == Form.tokenName }?["value"])
        let answer = try await visitor.post("/sign-in", [(Form.tokenName, token), ("back", asked)])
        #expect(answer.headers[.location] == reached)
    }

    @Test("text of several lines becomes paragraphs and stays text")
    func paragraphs() {
        #expect(Paragraphs("ก\nข\n\n \n<b>").html.source == "<p>ก<br>ข</p>\n<p>&lt;b&gt;</p>\n")
        #expect(Paragraphs("").html.isEmpty)
    }

    @Test("cookies are out of reach of scripts, and bound to the host where TLS allows it", arguments: [true, false])
    func cookies(isSecure: Bool) async throws {
        let answer = try await TestSite(settings: ShellSettings(isSecure: isSecure)).visitor().open("/notes")
        let cookie = try #require(answer.headers[.setCookie])
        #expect(cookie.hasPrefix(isSecure ? "__Host-songhong-form=" : "songhong-form="))
        #expect(cookie.contains("; Path=/; HttpOnly; SameSite=Lax"))
        #expect(cookie.contains("; Secure") == isSecure)
        #expect(answer.headers[.cacheControl] == "no-store")
    }

    @Test("repeated keys are kept in order and plus is a blank")
    func urlEncoded() throws {
        let form = try FormFields.urlEncoded(Array("a=1&b=x+y%2B&a=2&&c&=d&a=".utf8))
        #expect(form.all("a") == ["1", "2"])
        #expect(form.text("b") == "x y+")
        #expect(form.text("c") == nil && form.raw("c") == "")
    }
}
