import Civics
import Html
import Registry
import Shell

/// What a search of the register found, above all else on the page.
struct RegisterFoundPage: Page {
    struct Hit {
        var record: RecordReference
        var title: Words
        var mayOpen: Bool
    }

    var question: String
    var found: [Hit]

    var title: Words { Words(th: "ค้นทะเบียน", en: "Search of the register") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [RegisterCrumbs.home] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(RegisterHomePage.searchBox(question))
        \(results)
        """
    }

    private var results: HTML {
        guard !found.isEmpty else {
            return EmptyState(
                Words(th: "ไม่พบ ลองพิมพ์สั้นลงหรือสะกดอย่างอื่น", en: "Nothing found. Type less, or spell it another way.")
            ).html
        }
        return """
            <h2>\(Words(th: "พบ \(found.count) รายการ", en: "\(found.count) found"))</h2>
            <ul class="finding-list">\(each: found, hit)</ul>
            """
    }

    private func hit(_ hit: Hit) -> HTML {
        let name: HTML =
            hit.mayOpen ? "<a href=\"\(link: RegisterLinks.record(hit.record))\">\(hit.title)</a>" : "\(hit.title)"
        return "<li><span class=\"quiet\">\(hit.record.kind.name)</span> \(name)</li>"
    }
}
