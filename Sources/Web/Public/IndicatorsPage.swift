import Civics
import Html
import PlanText
import Planning
import Shell

/// Every indicator with its targets year by year, how it stands, and how much of it computes itself.
struct IndicatorsPage: Page {
    var view: PlanView

    var title: Words { PublicLabel.indicators }
    var trail: [Crumb] { [Crumb(PublicLabel.home, .root), Crumb(PublicLabel.plan, WebLinks.plan)] }

    var main: HTML {
        let lines = view.indicators
        return """
            <h1>\(title)</h1>
            <p class="lead">\(Words(th: "ผลถึงสิ้น\(view.measured.text(in: .thai)) สถานะมาจากเกณฑ์เดียวกันทุกตัวชี้วัด ไม่มีใครแก้ได้", en: "Results to the end of \(view.measured.text(in: .english)). One rule gives every status, and nobody can overwrite it."))</p>
            \(IndicatorCounts(lines: lines))
            \(StatusLegend())
            \(coverage(lines))
            \(each: view.plan.strategies, { strategy(strategy: $0) })
            <h2>\(Words(th: "ค่าเป้าหมายทุกปี", en: "Targets of every year"))</h2>
            \(targets(lines))
            \(ButtonRow(ButtonLink(Words(th: "ดาวน์โหลด CSV", en: "Download CSV"), to: PublicLinks.download(.indicators), .plain).html))
            """
    }

    private func coverage(_ lines: [IndicatorLine]) -> HTML {
        let measured = lines.filter { !$0.indicator.targets.isEmpty }
        let computed = measured.filter(\.isComputed).count
        return """
            \(ProgressBar(Words(th: "ตัวชี้วัดที่ระบบคำนวณเองจากบันทึกงาน", en: "Indicators that compute themselves from records"), Int64(computed), of: Int64(measured.count)))
            <p class="quiet">\(Words(th: "ที่เหลือเจ้าหน้าที่กรอกเอง และบอกที่มาทุกครั้ง", en: "The rest are entered by hand, each with its source."))</p>
            """
    }

    private func strategy(strategy: Strategy) -> HTML {
        let lines = view.indicators(of: strategy.number)
        if lines.isEmpty { return .empty }
        return """
            <h2><a href="\(link: PublicLinks.strategy(strategy.number))">\(PublicLabel.strategy(strategy.number))</a> \(strategy.title)</h2>
            \(IndicatorCards(lines: lines))
            """
    }

    private func targets(_ lines: [IndicatorLine]) -> HTML {
        let years = view.snapshot.years
        var columns: [TableColumn<IndicatorLine>] = [
            TableColumn(PublicLabel.indicators, .heading) {
                "<a href=\"\(link: PublicLinks.indicator($0.indicator.key))\">\($0.indicator.title)</a>"
            },
            TableColumn(Words(th: "หน่วย", en: "Unit")) { line in
                line.indicator.unit.map { "\($0)" } ?? "<span class=\"missing\">\(PublicLabel.noData)</span>" as HTML
            },
        ]
        columns += years.map { year in
            TableColumn(PublicLabel.year(year), .number) { TargetText(target: $0.indicator.targets[year]) }
        }
        return DataTable(
            Words(th: "ค่าเป้าหมายรายปี", en: "Targets by year"), lines, columns: columns, isCaptionShown: false
        ).html
    }
}

/// A printed target; “ไม่มีข้อมูล” where the plan states none.
struct TargetText: Component {
    var target: Decimal4?

    var html: HTML {
        guard let target else { return "<span class=\"missing\">\(PublicLabel.noData)</span>" }
        return "<span class=\"number\">\(target.description)</span>"
    }
}
