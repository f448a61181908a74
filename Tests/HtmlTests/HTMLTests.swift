import Civics
import Html
import HtmlSupport
import Testing

@Suite("HTML literals")
struct HTMLTests {
    @Test(
        "text is shown, never obeyed",
        arguments: [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\"><img src=x onerror=alert(1)>", "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"),
            ("' autofocus onfocus='x", "&#39; autofocus onfocus=&#39;x"),
            ("a && b &amp; c", "a &amp;&amp; b &amp;amp; c"),
            ("น้ำ 5 < 7 ลบ.ม.", "น้ำ 5 &lt; 7 ลบ.ม."),
            ("e\u{301}<\u{301}", "e\u{301}&lt;\u{301}"),
            ("", ""),
        ])
    func escapes(text: String, shown: String) {
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        #expect(html.source == "<p title=\"\(shown)\">\(shown)</p>")
        #expect(PageRules.faults(inPiece: html.source).isEmpty)
    }

    @Test("HTML inside HTML is not escaped twice")
    func composes() {
        let inner: HTML = "<b>\("ก & ข")</b>"
        let outer: HTML = "<p>\(inner)\(Optional<HTML>.none)\(12)</p>"
        #expect(outer.source == "<p><b>ก &amp; ข</b>12</p>")
    }

    @Test("a list writes a row for each item and a condition writes or does not")
    func repeats() {
        let html: HTML =
            "<ul>\(each: ["ก", "<"], { "<li>\($0)</li>" })</ul>\(if: false, "<b>x</b>")\(if: true, "<i>y</i>")"
        #expect(html.source == "<ul><li>ก</li><li>&lt;</li></ul><i>y</i>")
    }

    @Test("two bare literals in a ternary show their tags: safe, though not meant", arguments: [true])
    func ternaryTrap(isLate: Bool) {
        let html: HTML = "\(isLate ? "<b>ช้า</b>" : "")"
        #expect(html.source == "&lt;b&gt;ช้า&lt;/b&gt;")
    }

    @Test("words are written in the language of the reader", arguments: Language.allCases)
    func words(language: Language) {
        let words = Words(th: "งบ & แผน", en: "Budget & plan")
        let html = Reader.$language.withValue(language) { "<p>\(words)</p>" as HTML }
        #expect(html.source == (language == .thai ? "<p>งบ &amp; แผน</p>" : "<p>Budget &amp; plan</p>"))
    }

    @Test("an absent attribute leaves no trace and a present one is escaped")
    func attributes() {
        let absent: HTML = "<input\(attribute: "value", String?.none)\(flag: "required", false)\(classes: [nil])>"
        #expect(absent.source == "<input>")
        let present: HTML = "<input\(attribute: "value", "\"a\"")\(flag: "required", true)\(classes: ["a", nil, "b"])>"
        #expect(present.source == "<input value=\"&quot;a&quot;\" required class=\"a b\">")
    }

    @Test("data for a script cannot close the script")
    func data() throws {
        let hostile = ["a": "</script><!--<script>", "b": "\u{2028}&"]
        let html = try DataScript(id: "d", hostile).html.source
        let json = try #require(html.firstRange(of: ">")).upperBound
        #expect(!html[json...].dropLast("</script>".count).contains("<"))
        #expect(html.contains("\\u003c/script\\u003e"))
        #expect(html.contains("\\u2028\\u0026"))
    }
}
