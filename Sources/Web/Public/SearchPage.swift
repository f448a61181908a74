import Civics
import Html
import Planning
import Shell

/// Where searched words stand in the plan.
struct SearchPage: Page {
    /// What was asked; `nil` where nothing was.
    var words: String?
    /// `nil` where no plan is in force.
    var places: PlanPlaces?
    var hits: [PlanSearchHit]

    /// The most that are shown.
    static let limit = 100
    static let longest = 200

    var title: Words {
        words.map { Words(th: "ผลการค้นหา “\($0)”", en: "Search results for “\($0)”") } ?? PublicLabel.searchPlan
    }
    var trail: [Crumb] { [Crumb(PublicLabel.home, .root)] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(SearchBox(PublicLabel.searchPlan, to: WebLinks.search, value: words))
        \(results)
        """
    }

    private var results: HTML {
        guard let words else {
            return """
                <p>\(Words(th: "พิมพ์คำสั้น ๆ เช่น ผู้สูงอายุ แผนที่ภาษี อินเทอร์เน็ต หรือ Songhong Care ไม่ต้องเว้นวรรคให้ตรง", en: "Type a short word, such as ผู้สูงอายุ, แผนที่ภาษี or Songhong Care. Spaces do not matter."))</p>
                """
        }
        if words.count > Self.longest {
            return Notice(
                .warning,
                "<p>\(Words(th: "คำค้นยาวเกิน \(Self.longest) ตัวอักษร ลองใช้คำที่สั้นลง", en: "The search is longer than \(Self.longest) letters. Try a shorter one."))</p>"
            ).html
        }
        guard let places else {
            return EmptyState(Words(th: "ยังไม่มีแผนที่ประกาศใช้ให้ค้นหา", en: "There is no plan in force to search.")).html
        }
        if hits.isEmpty { return nothing }
        let more = hits.count >= Self.limit
        return """
            <p role="status">\(Words(th: "พบ \(hits.count) แห่ง", en: "Found in \(hits.count) places")) \
            \(if: more, "\(Words(th: "(แสดงเท่านี้ก่อน ลองเพิ่มคำให้แคบลง)", en: "(more are left out; add words to narrow it)"))")</p>
            <ol>\(each: hits, { hit($0, places, words) })</ol>
            """
    }

    private var nothing: HTML {
        EmptyState(
            Words(
                th: "ไม่พบคำนี้ในแผน ลองใช้คำที่สั้นลง หรือตัดคำหน้าอย่าง “การ” หรือ “โครงการ” ออก",
                en: "Nothing in the plan has these words. Try a shorter word, or leave out openings such as “การ”."),
            action: ButtonRow(
                ButtonLink(Words(th: "อ่านแผนทั้งหมด", en: "Read the whole plan"), to: WebLinks.plan, .plain).html
            ).html
        ).html
    }

    private func hit(_ hit: PlanSearchHit, _ places: PlanPlaces, _ words: String) -> HTML {
        let name = places.item(hit.id).map(places.name) ?? PublicLabel.plan
        return """
            <li><span class="eyebrow">\(name)</span><br><a href="\(link: places.link(hit.id))">\(SearchHighlight(hit.text, words: words))</a></li>
            """
    }
}
