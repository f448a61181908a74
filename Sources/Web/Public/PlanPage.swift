import Civics
import Html
import PlanText
import Planning
import Shell

/// The whole plan on one page, readable on a phone: what folds away is read by opening it.
struct PlanPage: Page {
    var view: PlanView

    static func name(_ view: PlanView) -> Words {
        let years = [view.snapshot.years.first, view.snapshot.years.last].compactMap { $0 }
        let span =
            years.count == 2 && years[0] != years[1] ? "\(years[0])–\(years[1])" : years.first.map { "\($0)" } ?? ""
        return Words(th: "แผนนวัตกรรม พ.ศ. \(span)", en: "Innovation plan B.E. \(span)")
    }

    var title: Words { Self.name(view) }
    var trail: [Crumb] { [Crumb(PublicLabel.home, .root)] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="quiet">\(view.plan.title.text)</p>
        \(vision)
        \(SearchBox(PublicLabel.searchPlan, to: WebLinks.search))
        \(layers)
        \(strategies)
        \(PlanIndicators(view: view))
        \(elements)
        <h2 id="budget">\(Words(th: "งบประมาณรายปี", en: "Budget by year"))</h2>
        \(TotalsNotice(sums: view.budgetSums))
        \(ElementBudgetTable(view: view))
        \(PlanBackground(view: view))
        <h2 id="downloads">\(PublicLabel.downloads)</h2>
        \(PlanDownloads.list)
        """
    }

    private var vision: HTML {
        guard let vision = view.plan.vision else { return .empty }
        return """
            <h2 id="vision">\(Words(th: "วิสัยทัศน์", en: "Vision"))</h2>
            <p class="lead">\(vision.text)</p>
            \(Provenance(lines: vision.line.map { [$0] } ?? [], document: PublicLabel.document, link: PublicLinks.line))
            """
    }

    /// Which layer is in force, and the way to other days.
    private var layers: HTML {
        guard let layer = view.snapshot.layers.last else { return .empty }
        let asOf = Words(th: "ดูแผน ณ วันอื่น", en: "See the plan on another day")
        return """
            <p class="quiet">\(layer.kind.words) \(Words(th: "มีผล", en: "in force from")) \(DayText(layer.effectiveOn)) \
            · \(Words(th: "ฉบับที่ \(layer.sequence)", en: "layer \(layer.sequence)")) · <a href="\(link: PublicLinks.asOf)">\(asOf)</a></p>
            """
    }

    private var strategies: HTML {
        """
        <h2 id="strategies">\(Words(th: "\(view.plan.strategies.count) ยุทธศาสตร์", en: "\(view.plan.strategies.count) strategies"))</h2>
        \(CardGrid(view.plan.strategies.map { strategy in
            Card(Words(strategy.title), to: PublicLinks.strategy(strategy.number), eyebrow: PublicLabel.strategy(strategy.number)) {
                "<ul>\(each: strategy.programmes, { "<li>\($0.code) \($0.title)</li>" })</ul>"
            }
        }))
        """
    }

    private var elements: HTML {
        let count = view.snapshot.activities.count
        return """
            <h2 id="elements">\(Words(th: "\(view.plan.elements.count) องค์ประกอบ \(count) กิจกรรม", en: "\(view.plan.elements.count) elements, \(count) activities"))</h2>
            \(StandingTiles(counts: StandingCounts(view.states), quarter: view.quarter))
            <p>\(Words(th: "แตะชื่อองค์ประกอบเพื่อดูกิจกรรม", en: "Open an element to see its activities."))</p>
            \(each: view.plan.elements, { PlanElementFold(view: view, element: $0).html })
            """
    }
}

/// One element, folded: its name, how many activities and this year's money; inside, its activities.
struct PlanElementFold: Component {
    var view: PlanView
    var element: Element

    var html: HTML {
        let activities = view.activities(of: element.number)
        let sum = view.budgetSums(of: element.number)[view.year]?.computed
        let money: HTML = sum.map { "\(MoneyText($0, hasUnit: true))" as HTML } ?? "\(PublicLabel.noBudget)"
        return """
            <details class="card" id="element-\(element.number)"><summary><strong>\(element.number). \(element.title)</strong> \
            <span class="quiet">\(Words(th: "\(activities.count) กิจกรรม · ปี \(view.year)", en: "\(activities.count) activities · FY \(view.year)")): \(money)</span></summary>
            <ul>\(each: activities, row)</ul>
            <p><a href="\(link: PublicLinks.element(element.number))">\(Words(th: "ดูงบประมาณทุกปีและผลที่คาดว่าจะได้รับ", en: "See every year's budget and the expected results"))\
            <span class="unseen">: \(element.title)</span></a></p></details>
            """
    }

    private func row(_ activity: PlannedActivity) -> HTML {
        """
        <li><a href="\(link: PublicLinks.activity(activity.place))">\(activity.place) \(activity.title)</a><br>\
        <span class="quiet">\(BudgetText(budget: activity.budget[view.year], isInTable: false)) · \(LeadText(activity: activity, view: view)) · \
        \(StandingText(state: view.state(activity.id)))</span></li>
        """
    }
}

/// The indicators as bullet rows, worst first.
struct PlanIndicators: Component {
    var view: PlanView

    var html: HTML {
        let lines = view.indicators.filter { !$0.indicator.targets.isEmpty }
        return """
            <h2 id="indicators">\(PublicLabel.indicators) · \(PublicLabel.quarter(view.measured))</h2>
            \(IndicatorCounts(lines: lines))
            \(StatusLegend())
            \(IndicatorCards(lines: lines))
            <p><a href="\(link: PublicLinks.indicators)">\(Words(th: "ดูค่าเป้าหมายทุกปีของทุกตัวชี้วัด", en: "See every year's targets"))</a></p>
            """
    }
}

/// What stands behind the plan: missions, policies, SWOT, how it is driven and evaluated.
struct PlanBackground: Component {
    var view: PlanView

    var html: HTML {
        let plan = view.plan
        let attested = view.threads.filter(\.isAttested).count
        return """
            <h2 id="swot">\(Words(th: "จุดแข็ง จุดอ่อน และกลยุทธ์", en: "Strengths, weaknesses and strategies"))</h2>
            <p><a href="\(link: PublicLinks.swot)">\(Words(th: "SWOT \(plan.swot.count) ปัจจัย และ TOWS \(plan.tows.count) กลยุทธ์", en: "\(plan.swot.count) SWOT factors and \(plan.tows.count) TOWS strategies"))</a> \
            · \(Words(th: "มีผู้รับรองการเชื่อมโยงแล้ว \(attested) จาก \(plan.tows.count) กลยุทธ์", en: "\(attested) of \(plan.tows.count) threads are attested"))</p>
            <h2 id="background">\(Words(th: "ที่มาและการติดตาม", en: "Background and evaluation"))</h2>
            \(fold("missions", Words(th: "พันธกิจและนโยบาย", en: "Missions and policies"), (plan.missions + plan.policies).map { ($0.text, $0.line) }))
            \(fold("mechanism", Words(th: "กลไกการขับเคลื่อน", en: "Who drives it"), plan.mechanism.flatMap { level in
                [(level.level + " — " + level.responsible, level.line)] + level.duties.map { ($0.text, $0.line) }
            }))
            \(fold("evaluation", Words(th: "การติดตามและประเมินผล", en: "Monitoring and evaluation"), evaluation.map { ($0.text, $0.line) }))
            """
    }

    private var evaluation: [Factor] {
        let evaluation = view.plan.evaluation
        return evaluation.objectives + evaluation.steps + evaluation.instruments + evaluation.benefits
    }

    private func fold(_ id: String, _ name: Words, _ items: [(text: String, line: Int?)]) -> HTML {
        if items.isEmpty { return .empty }
        return """
            <details class="card" id="\(id)"><summary><strong>\(name)</strong> <span class="quiet">(\(items.count))</span></summary>
            <ul>\(each: items, { item in
                "<li>\(item.text)\(item.line.map { " <a class=\"quiet\" href=\"\(link: PublicLinks.line($0))\">\(Words(th: "บรรทัด \($0)", en: "line \($0)"))</a>" as HTML })</li>"
            })</ul></details>
            """
    }
}
