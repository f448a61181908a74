import Access
import Civics
import Html
import PlanText
import Planning
import Shell

/// A strategy: what it is for, its indicators, its programmes and projects.
struct StrategyPage: Page {
    var view: PlanView
    var strategy: Strategy

    init(_ number: Int, _ view: PlanView) throws {
        guard let strategy = view.plan.strategies.first(where: { $0.number == number }) else {
            throw Problem.planItemMissing
        }
        self.view = view
        self.strategy = strategy
    }

    var title: Words {
        Words(
            th: "ยุทธศาสตร์ที่ \(strategy.number) \(strategy.title)", en: "Strategy \(strategy.number): \(strategy.title)")
    }
    var trail: [Crumb] { [Crumb(PublicLabel.home, .root), Crumb(PublicLabel.plan, WebLinks.plan)] }

    var main: HTML {
        let lines = view.indicators(of: strategy.number)
        return """
            <h1>\(title)</h1>
            \(overview)
            \(Provenance(lines: [strategy.line, strategy.overviewLine].compactMap { $0 }, document: PublicLabel.document, link: PublicLinks.line))
            <h2>\(Words(th: "เป้าประสงค์", en: "Objectives"))</h2>
            <ol>\(each: strategy.objectives, objective)</ol>
            <h2>\(PublicLabel.indicators) · \(PublicLabel.quarter(view.measured))</h2>
            \(if: lines.isEmpty, EmptyState(Words(th: "แผนไม่ได้ตั้งตัวชี้วัดของยุทธศาสตร์นี้", en: "The plan states no indicator of this strategy.")).html)
            \(IndicatorCards(lines: lines))
            <h2>\(Words(th: "แผนงานและโครงการ", en: "Programmes and projects"))</h2>
            \(each: strategy.programmes, programme)
            """
    }

    private var overview: HTML {
        guard let overview = strategy.overviewTitle, overview != strategy.title else { return .empty }
        return
            "<p class=\"quiet\">\(Words(th: "ในตารางภาพรวมเขียนว่า", en: "The overview table calls it")): \(overview)</p>"
    }

    private func objective(_ objective: Objective) -> HTML {
        let place: Words? =
            objective.inOverview && objective.inSection
            ? nil
            : objective.inOverview
                ? Words(th: "อยู่ในตารางภาพรวมเท่านั้น", en: "only in the overview table")
                : Words(th: "อยู่ในรายละเอียดเท่านั้น", en: "only in the section")
        return """
            <li>\(objective.text)\(place.map { " <span class=\"quiet\">(\($0))</span>" as HTML })\
            \(Provenance(lines: objective.lines, document: PublicLabel.document, link: PublicLinks.line))</li>
            """
    }

    private func programme(_ programme: Programme) -> HTML {
        """
        <section class="card" id="programme-\(programme.code)"><p class="eyebrow">\(Words(th: "แผนงาน \(programme.code)", en: "Programme \(programme.code)"))</p>
        <h3 class="card-title">\(programme.title)</h3>
        <ul>\(each: programme.projects, { "<li>\($0.text)</li>" })</ul>
        \(Provenance(lines: programme.line.map { [$0] } ?? [], document: PublicLabel.document, link: PublicLinks.line))</section>
        """
    }
}
