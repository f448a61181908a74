import Access
import Civics
import Html
import Planning
import Shell

/// The quarter as the mayor reads it: one sentence, what to decide, targets, money; one sheet, one scroll.
struct MayorPage: Page {
    struct Model: Sendable {
        var room: WorkRoom
        var report: QuarterReport
    }

    var model: Model

    private var report: QuarterReport { model.report }

    var title: Words {
        let name = report.division.map { model.room.name($0) } ?? Words(th: "หน้าผู้บริหาร", en: "For the mayor")
        return Words(
            th: "\(name.th) \(report.quarter.text(in: .thai))", en: "\(name.en), \(report.quarter.text(in: .english))")
    }

    var audience: PageAudience { .staff }

    var main: HTML {
        """
        \(StaffMenu(room: model.room, chosen: WorkLinks.mayor))
        <div class="one-sheet"><h1>\(title)</h1>
        <p class="lead"><strong>\(report.sentence)</strong> <span class="quiet">\(Words(th: "ข้อมูล ณ", en: "Data as of")) \(DayText(report.asOf))</span></p>
        \(counts)
        \(decisions)
        \(bullets)
        \(money)
        \(quality)</div>
        \(QuarterTabs(room: model.room, quarter: report.quarter) { WorkLinks.mayor.with("quarter", $0.code).with("division", report.division?.rawValue) })
        \(DivisionTabs(room: model.room, division: report.division) { WorkLinks.mayor.with("quarter", report.quarter.code).with("division", $0) })
        """
    }

    private var decisions: HTML {
        let title = Words(th: "ต้องตัดสินใจ", en: "To decide")
        if report.decisions.isEmpty {
            return "<h2>\(title)</h2><p>\(Words(th: "ไม่มีเรื่องที่ต้องตัดสินใจ", en: "Nothing needs a decision."))</p>"
        }
        return """
            <h2>\(title)</h2>
            <ol>\(each: report.decisions, { decision in
                """
                <li><a href="\(link: WorkLinks.activity(decision.activity.id, report.quarter))">\(decision.activity.place) \(decision.activity.title)</a><br>\
                <strong>\(decision.question)</strong> <span class="quiet">\(decision.owner.map { model.room.name($0) } ?? Words(th: "ยังไม่มีเจ้าภาพ", en: "No lead yet"))\
                \(if: decision.atRisk > .zero, " · \(Words(th: "เงินที่เกี่ยวข้อง", en: "money at risk")) \(MoneyText(decision.atRisk, hasUnit: true))")</span></li>

                """
            })</ol>
            \(if: report.furtherDecisions > 0, "<p class=\"quiet\">\(Words(th: "และอีก \(report.furtherDecisions) เรื่อง", en: "and \(report.furtherDecisions) more"))</p>")
            """
    }

    private var counts: HTML {
        let shown = report.counts.filter { $0.now > 0 || ($0.before ?? 0) > 0 }
        if shown.isEmpty { return .empty }
        let link = WorkLinks.lineage(.activities(report.quarter, report.division))
        return """
            <p><a href="\(link: link)">\(Words(th: "กิจกรรมในแผนปีนี้", en: "Activities of this year's plan"))</a>: \
            \(each: shown.enumerated(), { "\(if: $0 > 0, " · ")\($1.standing.words) <strong class=\"number\">\($1.now)</strong>\(since($1))" })\
            \(if: shown.allSatisfy { $0.change == nil }, " <span class=\"quiet\">\(Words(th: "ไตรมาสแรกของปี จึงยังไม่มีตัวเลขเทียบ", en: "The first quarter of the year: nothing to compare with yet."))</span>")</p>
            """
    }

    /// The change since the quarter before, with its sign.
    private func since(_ count: QuarterReport.StandingCount) -> HTML {
        guard let change = count.change else { return .empty }
        let text = change == 0 ? Words(th: "เท่าเดิม", en: "same") : Words((change > 0 ? "+" : "−") + String(abs(change)))
        return
            " <span class=\"quiet\">(\(text)\(if: change != 0, " \(Words(th: "จากไตรมาสก่อน", en: "since last quarter"))"))</span>"
    }

    /// At most twelve, worst first; the rest is a step away.
    private var bullets: HTML {
        let lines = IndicatorLine.worstFirst(report.indicators.filter { $0.target != nil })
        if lines.isEmpty { return .empty }
        return """
            <h2>\(Words(th: "ตัวชี้วัด", en: "Indicators"))</h2>
            \(CardGrid("\(each: lines.prefix(12).map { WorkIndicatorBullet(line: $0) })"))
            \(if: lines.count > 12, "<p><a href=\"\(link: WorkLinks.kpi.with("quarter", report.quarter.code))\">\(Words(th: "ดูทั้ง \(lines.count) ตัว", en: "See all \(lines.count)"))</a></p>")
            """
    }

    private var money: HTML {
        let strip = report.money
        let link = WorkLinks.lineage(.money(.paid, report.quarter, report.division))
        return """
            <h2>\(Words(th: "งบประมาณ", en: "Budget"))</h2>
            \(BudgetStrip(planned: strip.budget, approved: strip.approved, contracted: strip.contracted, paid: strip.paid))
            \(if: strip.planned != strip.budget, "<p class=\"quiet\">\(Words(th: "ตามแผนคืองบหลังโอน เดิม \(Numerals.text(strip.planned)) บาท", en: "Planned is after transfers; \(Numerals.text(strip.planned)) baht before"))</p>")
            <p><a href="\(link: link)">\(Words(th: "ที่มาของตัวเลขเงิน", en: "Where these figures come from"))</a></p>
            """
    }

    private var quality: HTML {
        let quality = report.quality
        var th = "คุณภาพข้อมูล: ยังไม่รายงาน \(quality.notReported) จาก \(quality.plannedActivities) กิจกรรม"
        var en = "Data quality: \(quality.notReported) of \(quality.plannedActivities) activities not reported"
        if report.division == nil {
            th +=
                " · ตัวชี้วัดคำนวณเอง \(quality.selfComputing) จาก \(quality.indicators) เลยกำหนด \(quality.overdueIndicators)"
            en +=
                " · \(quality.selfComputing) of \(quality.indicators) indicators compute themselves, \(quality.overdueIndicators) overdue"
        }
        th += " · รายงานกับหลักฐานไม่ตรงกัน \(quality.contradictions) ข้อ"
        en += " · \(quality.contradictions) contradictions"
        return """
            <p class="quiet">\(Words(th: th, en: en))</p>
            \(if: !report.contradictions.isEmpty, contradictions)
            """
    }

    private var contradictions: HTML {
        """
        <details><summary>\(Words(th: "ข้อที่ไม่ตรงกัน", en: "Contradictions"))</summary>
        <ul>\(each: report.contradictions, { found in
            "<li><a href=\"\(link: WorkLinks.activity(found.activity.id, report.quarter))\">\(found.activity.place) \(found.activity.title)</a>: \(found.sentence)</li>"
        })</ul></details>
        """
    }
}
