import Civics
import Evidence
import Html
import PlanText
import Planning
import Shell
import Tables

/// One indicator: targets, results by quarter, the status with its rule, and how the number is made.
struct IndicatorPage: Page {
    var record: IndicatorRecord

    private var line: IndicatorLine { record.line }
    var title: Words { Words(line.indicator.title) }
    var trail: [Crumb] {
        [
            Crumb(PublicLabel.home, .root), Crumb(PublicLabel.plan, WebLinks.plan),
            Crumb(PublicLabel.indicators, PublicLinks.indicators),
        ]
    }

    var main: HTML {
        """
        <p class="eyebrow">\(IndicatorText.kind(line.indicator.kind)) · \(PublicLabel.strategy(line.indicator.strategy))</p>
        <h1>\(title)</h1>
        \(IndicatorBullet(line: line, isCard: false))
        \(StatusLegend())
        \(Provenance(lines: line.indicator.line.map { [$0] } ?? [], document: PublicLabel.document, link: PublicLinks.line))
        <h2>\(Words(th: "ค่าเป้าหมาย", en: "Targets"))</h2>
        \(targets)
        <h2>\(Words(th: "ตัวเลขนี้มาจากไหน", en: "Where the number comes from"))</h2>
        \(source)
        <h2>\(Words(th: "ผลรายไตรมาส", en: "Results by quarter"))</h2>
        \(results)
        """
    }

    private var targets: HTML {
        let indicator = line.indicator
        return """
            <p>\(IndicatorText.comparator(indicator.comparator)) · \(Words(th: "หน่วย", en: "unit")): \(indicator.unit.map { "\($0)" } ?? "<span class=\"missing\">\(PublicLabel.noData)</span>" as HTML)</p>
            \(DataTable(
                Words(th: "ค่าเป้าหมายรายปี", en: "Targets by year"), record.view.snapshot.years,
                columns: [
                    TableColumn(PublicLabel.year, .heading) { "\(PublicLabel.year($0))" },
                    TableColumn(Words(th: "เป้าหมาย", en: "Target"), .number) { TargetText(target: indicator.targets[$0]) },
                ], isCaptionShown: false))
            """
    }

    private var source: HTML {
        var facts: [(Words, HTML)] = []
        if let measure = record.measure {
            facts.append((Words(th: "ตัววัด", en: "Measure"), "\(measure.name)"))
            facts.append((Words(th: "วิธีคำนวณ", en: "How it is computed"), "\(measure.formula)"))
        } else {
            facts.append((Words(th: "วิธีได้มา", en: "How it is got"), "\(byHand)"))
            if let entry = record.entries.first {
                facts.append((Words(th: "ที่มาของค่าล่าสุด", en: "Source of the newest value"), "\(entry.sourceNote)"))
            }
        }
        facts.append((Words(th: "การนับข้ามปี", en: "Counting over years"), "\(counting)"))
        if let month = line.binding?.dueMonth {
            facts.append(
                (Words(th: "ครบกำหนดวัดผล", en: "Due"), "\(Words(th: "สิ้นเดือนที่ \(month)", en: "end of month \(month)"))"))
        }
        return FactList(facts).html
    }

    private var byHand: Words {
        let owner = line.binding?.ownerDivision.flatMap { code in record.view.divisions.first { $0.code == code } }
        guard let owner else {
            return Words(th: "กรอกด้วยมือ ยังไม่ได้มอบให้กองใด", en: "entered by hand; no division has been named yet")
        }
        return Words(th: "กรอกโดย \(owner.name.th)", en: "entered by the \(owner.name.en)")
    }

    private var counting: Words {
        switch line.binding?.counting {
        case .perYear: Words(th: "นับใหม่ทุกปี (มีผู้รับรอง)", en: "counted anew each year (attested)")
        case .cumulative: Words(th: "นับสะสมตั้งแต่เริ่มแผน (มีผู้รับรอง)", en: "counted up since the plan began (attested)")
        case .unattested, nil:
            Words(
                th: "เอกสารไม่ได้บอก และยังไม่มีผู้รับรอง จึงนับใหม่ทุกปีไปก่อน",
                en: "the document does not say and nobody has attested it; counted anew each year for now")
        }
    }

    private var results: HTML {
        let key = line.indicator.key
        let open =
            "<p><a href=\"\(link: PublicLinks.figure(key, line.quarter))\">\(PublicLabel.quarter(line.quarter)): \(Words(th: "เปิดดูรายการที่นับ", en: "open the records counted"))</a></p>"
            as HTML
        if record.frozen.isEmpty {
            return EmptyState(
                Words(th: "ยังไม่มีไตรมาสที่ปิดและเก็บตัวเลขถาวรไว้", en: "No quarter has been closed and frozen yet."),
                action: open
            ).html
        }
        let decimals = record.measure?.decimals ?? 1
        return """
            \(Sparkline(title, record.frozen.map { $0.figure.value?.drawn }, decimals: decimals))
            \(DataTable(
                Words(th: "ผลที่เก็บไว้เมื่อปิดไตรมาส", en: "Results kept when the quarter closed"), Array(record.frozen.reversed()),
                columns: [
                    TableColumn(Words(th: "ไตรมาส", en: "Quarter"), .heading) { "<a href=\"\(link: PublicLinks.figure(key, $0.quarter))\">\(PublicLabel.quarter($0.quarter))</a>" },
                    TableColumn(Words(th: "ผล", en: "Result"), .number) { FigureText(figure: $0.figure, decimals: decimals) },
                    TableColumn(Words(th: "นับจาก", en: "Records"), .number) { NumberText($0.figure.counted) },
                    TableColumn(Words(th: "รหัสที่มา", en: "Lineage code")) { "<code>\($0.lineageCode)</code>" },
                ]))
            \(open)
            """
    }
}

/// A figure's value, or why there is none.
struct FigureText: Component {
    var figure: Figure
    var decimals: Int

    var html: HTML {
        guard let value = figure.value else {
            return "<span class=\"missing\">\(figure.reason ?? PublicLabel.noData)</span>"
        }
        return "<span class=\"number\">\(value.text(decimals: value.denominator == 1 ? 0 : decimals))</span>"
    }
}
