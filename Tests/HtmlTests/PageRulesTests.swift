import HtmlSupport
import Testing

@Suite("The strict reader of pages")
struct PageRulesTests {
    static let good = """
        <!doctype html>
        <html lang="th"><head><title>ก</title></head><body><main><h1>ก</h1><h2 id="a">ข</h2>
        <label for="n">ชื่อ</label><input id="n" name="n"><svg aria-hidden="true"><path d="M0 0"/></svg></main></body></html>
        """

    @Test("a good page has no faults")
    func passes() {
        #expect(PageRules.faults(inPage: Self.good) == [])
    }

    @Test(
        "each thing that is wrong is found",
        arguments: [
            ("lang=\"th\"", "", "lang"),
            ("<h1>ก</h1>", "", "h1"),
            ("<h2 id=\"a\">", "<h3 id=\"a\">", "closes"),
            ("<label for=\"n\">ชื่อ</label>", "", "no label"),
            ("name=\"n\"", "name=n", "not quoted"),
            ("id=\"a\"", "id=\"n\"", "twice"),
            ("ข</h2>", "ข & ค</h2>", "bare"),
            ("ข</h2>", "ข < ค</h2>", "lower-case"),
            ("ข</h2>", "<b>ข</h2>", "closes"),
            ("</main>", "<a href=\"javascript:x\">ก</a></main>", "not allowed"),
            ("</main>", "<a href=\"//evil\">ก</a></main>", "not allowed"),
            ("</main>", "<p style=\"color:red\">ก</p></main>", "policy"),
            ("</main>", "<script>x</script></main>", "script inside"),
            ("</main>", "<table><tr><td>1</td></tr></table></main>", "caption"),
            ("</main>", "<form method=\"post\" action=\"/x\"></form></main>", "token"),
            ("</main>", "<button></button></main>", "without a name"),
            ("aria-hidden=\"true\"", "", "neither named"),
            ("id=\"n\"", "id=\"n\" aria-describedby=\"zz\"", "nowhere"),
            ("<title>ก</title>", "", "no title"),
        ])
    func finds(piece: String, replacement: String, fault: String) {
        let page = Self.good.replacing(piece, with: replacement, maxReplacements: 1)
        #expect(page != Self.good)
        #expect(PageRules.faults(inPage: page).contains { $0.contains(fault) })
    }
}
