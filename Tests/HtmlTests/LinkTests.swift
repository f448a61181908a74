import Html
import Testing

@Suite("Addresses")
struct LinkTests {
    @Test("a segment cannot leave its place")
    func segments() {
        #expect(Link("plan", "activities", 7).text == "/plan/activities/7")
        #expect(Link("plan", "a/b").text == "/plan/a%2Fb")
        #expect(Link("แผน").text == "/%E0%B9%81%E0%B8%9C%E0%B8%99")
        #expect(Link("", "evil.example").text == "/-/evil.example")
        #expect(!Link("plan", "..", "staff").text.contains("/../"))
        #expect(!Link("plan", "..", "staff").text.lowercased().contains("%2e"))
        #expect(Link("a?b#c&d\"").text == "/a%3Fb%23c%26d%22")
        #expect(Link.root.text == "/")
    }

    @Test("query items are set, replaced, taken away and encoded")
    func query() {
        let link = Link("search").with("q", "น้ำ & ไฟ").with("page", 2)
        #expect(link.text == "/search?q=%E0%B8%99%E0%B9%89%E0%B8%B3%20%26%20%E0%B9%84%E0%B8%9F&page=2")
        #expect(link.with("page", 3).with("q", nil).text == "/search?page=3")
        #expect(Link("plan").at("งบ").text == "/plan#%E0%B8%87%E0%B8%9A")
        #expect(link.page == Link("search"))
    }

    @Test(
        "an address from outside is read back to the same address",
        arguments: [Link.root, Link("plan", "a b/ค"), Link("s").with("q", "a+b=c&d").with("lang", "th").at("x")])
    func roundTrip(link: Link) {
        #expect(Link(local: link.text) == link)
    }

    @Test(
        "an address that leads elsewhere is refused",
        arguments: [
            "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil", "javascript:alert(1)", "", "plan",
            "/a\nb", "/a/../b", "/%2e%2e/b", "/a%0d%0ab", "/a%", "/a%zz", "/%ff", "/ a",
            "/" + String(repeating: "a", count: 3000),
        ])
    func refused(text: String) {
        #expect(Link(local: text) == nil)
    }

    @Test("a plus is a blank in the query only")
    func plus() {
        #expect(Link(local: "/a+b?q=c+d") == Link("a+b").with("q", "c d"))
    }

    @Test(
        "what people type is linked only when harmless",
        arguments: [
            ("https://songhong.example/x?y=1", true), (" http://a.example ", true), ("mailto:a@b.example", true),
            ("tel:+66-44-000-000", true), ("HTTPS://A.example", true),
            ("javascript:alert(1)", false), ("JaVaScRiPt:alert(1)", false), ("java\nscript:alert(1)", false),
            ("data:text/html,x", false), ("//a.example", false), ("/plan", false), ("http:/a", false),
            ("https://", false),
            ("https://user@evil.example", false), ("http://a b", false), ("mailto:x", false), ("tel:abc", false),
            ("https:\\\\a", false), ("", false), ("https://" + String(repeating: "a", count: 3000), false),
        ])
    func safe(text: String, isSafe: Bool) {
        #expect((SafeURL(text) != nil) == isSafe)
    }

    @Test("links are escaped where they stand")
    func interpolated() throws {
        let link = Link("s").with("a", "1").with("b", "2")
        #expect(("<a href=\"\(link: link)\">x</a>" as HTML).source == "<a href=\"/s?a=1&amp;b=2\">x</a>")
        let url = try #require(SafeURL("https://a.example/?a=1&b='"))
        #expect(("\(link: url)" as HTML).source == "https://a.example/?a=1&amp;b=&#39;")
    }
}
