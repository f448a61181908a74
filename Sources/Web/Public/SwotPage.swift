import Civics
import Html
import PlanText
import Planning
import Shell

/// Strengths, weaknesses, opportunities, threats; the strategies made of them; what each leads to and who says so.
struct SwotPage: Page {
    var view: PlanView

    var title: Words { Words(th: "SWOT และกลยุทธ์ TOWS", en: "SWOT and TOWS strategies") }
    var trail: [Crumb] { [Crumb(PublicLabel.home, .root), Crumb(PublicLabel.plan, WebLinks.plan)] }

    private static let groups: [(code: String, name: Words)] = [
        ("S", Words(th: "จุดแข็ง", en: "Strengths")), ("W", Words(th: "จุดอ่อน", en: "Weaknesses")),
        ("O", Words(th: "โอกาส", en: "Opportunities")), ("T", Words(th: "อุปสรรค", en: "Threats")),
    ]

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(Words(th: "องค์กรมองตนเองอย่างไร และจากนั้นเลือกทำอะไร", en: "How the organisation sees itself, and what it chose to do"))</p>
        \(CardGrid(Self.groups.map { group in
            Card(group.name, level: 2, eyebrow: Words(group.code)) { factors(group.code) }
        }))
        <h2>\(Words(th: "กลยุทธ์", en: "Strategies"))</h2>
        \(attested)
        \(each: view.threads, { ThreadCard(thread: $0).html })
        """
    }

    private func factors(_ group: String) -> HTML {
        let own = view.plan.swot.filter { $0.group == group }
        if own.isEmpty { return "<p class=\"missing\">\(PublicLabel.noData)</p>" }
        return """
            <ul>\(each: own, { factor in
                "<li id=\"\(factor.code)\"><strong>\(factor.code)</strong> \(factor.text)\(factor.line.map { " <a class=\"quiet\" href=\"\(link: PublicLinks.line($0))\">\(Words(th: "บรรทัด \($0)", en: "line \($0)"))</a>" as HTML })</li>"
            })</ul>
            """
    }

    private var attested: HTML {
        let count = view.threads.filter(\.isAttested).count
        if count == view.threads.count { return .empty }
        return Notice(
            .news,
            "<p>\(Words(th: "เอกสารไม่ได้บอกว่ากลยุทธ์ใดมาจากปัจจัยใดและนำไปสู่แผนงานใด คณะกรรมการเป็นผู้รับรองทีละข้อ รับรองแล้ว \(count) จาก \(view.threads.count)", en: "The document does not say which factors a strategy comes from and which programmes it leads to; a committee attests them one by one: \(count) of \(view.threads.count) so far."))</p>"
        ).html
    }
}

/// A strategy with its thread to factors and programmes, or that nobody has attested it.
struct ThreadCard: Component {
    var thread: PlanThread

    var html: HTML {
        let strategy = thread.strategy
        return """
            <section class="card" id="\(strategy.code ?? "tows")-thread"><p class="eyebrow">\(strategy.code ?? "")</p>
            <h3 class="card-title">\(strategy.text)</h3>
            \(links)
            \(Provenance(lines: strategy.line.map { [$0] } ?? [], document: PublicLabel.document, link: PublicLinks.line))</section>
            """
    }

    private var links: HTML {
        guard let attestation = thread.attestation else {
            return "<p>\(Tag(Words(th: "ยังไม่มีผู้รับรอง", en: "not attested")))</p>"
        }
        return """
            <p>\(Words(th: "มาจาก", en: "From")): \(each: thread.factors, { "<a href=\"#\($0.code ?? "")\">\($0.code ?? $0.text)</a> " })</p>
            <p>\(Words(th: "นำไปสู่", en: "Leads to")):</p>
            <ul>\(each: thread.programmes, programme)</ul>
            \(if: !attestation.note.isEmpty, Paragraphs(attestation.note).html)
            <p class="quiet">\(Words(th: "รับรองโดย", en: "Attested by")) \(attestation.attestedName) · \(DayText(attestation.attestedOn))</p>
            """
    }

    private func programme(_ programme: PlanItem) -> HTML {
        let strategy = programme.code?.split(separator: ".").first.flatMap { Int($0) }
        let name: HTML = "\(programme.code ?? "") \(programme.text)"
        return
            "<li>\(strategy.map { "<a href=\"\(link: PublicLinks.strategy($0).at("programme-\(programme.code ?? "")"))\">\(name)</a>" as HTML } ?? name)</li>"
    }
}
