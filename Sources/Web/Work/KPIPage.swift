import Access
import Civics
import Evidence
import Html
import Planning
import Shell

/// Every indicator of the plan: how it stands, whether it computes itself, and who enters it where it does not.
struct KPIPage: Page {
    struct Model: Sendable {
        var room: WorkRoom
        var quarter: FiscalQuarter
        var lines: [IndicatorLine]
        /// Names of the measures, by id.
        var measures: [String: Words]
    }

    var model: Model

    var title: Words {
        Words(th: "ตัวชี้วัด \(model.quarter.text(in: .thai))", en: "Indicators, \(model.quarter.text(in: .english))")
    }

    var audience: PageAudience { .staff }

    var main: HTML {
        let measured = model.lines.filter { !$0.indicator.targets.isEmpty }
        let computed = measured.filter(\.isComputed).count
        return """
            \(StaffMenu(room: model.room, chosen: WorkLinks.kpi))
            <h1>\(title)</h1>
            \(ProgressBar(Words(th: "ตัวชี้วัดที่ระบบคำนวณเอง", en: "Indicators that compute themselves"), Int64(computed), of: Int64(measured.count)))
            \(DistributionBar(Words(th: "สถานะตามเกณฑ์เดียว", en: "Status by the one rule"), Dictionary(measured.map { ($0.shellStatus, 1) }, uniquingKeysWith: +)))
            \(table(measured))
            \(StatusLegend())
            \(QuarterTabs(room: model.room, quarter: model.quarter) { WorkLinks.kpi.with("quarter", $0.code) })
            """
    }

    private func table(_ lines: [IndicatorLine]) -> HTML {
        DataTable(
            Words(th: "ตัวชี้วัด แย่สุดก่อน", en: "Indicators, worst first"), IndicatorLine.worstFirst(lines),
            columns: [
                TableColumn(Words(th: "ตัวชี้วัด", en: "Indicator"), .heading) {
                    "<a href=\"\(link: WorkLinks.kpi($0.indicator.key, model.quarter))\">\($0.indicator.title)</a>"
                },
                TableColumn(Words(th: "สถานะ", en: "Status")) { IndicatorStatus(line: $0) },
                TableColumn(Words(th: "ทำได้ / เป้า", en: "Actual / target")) { line in
                    BulletChart(
                        Words(line.indicator.title), actual: line.figure.value?.approximate,
                        target: line.target?.approximate, expected: line.status.expectedToDate?.approximate,
                        unit: line.unit, decimals: line.decimals,
                        direction: line.binding?.direction == .less ? .lessIsBetter : .moreIsBetter, isTitleShown: false
                    )
                },
                TableColumn(Words(th: "ได้ค่ามาอย่างไร", en: "How it is measured")) { "\(source($0))" },
            ]
        ).html
    }

    private func source(_ line: IndicatorLine) -> Words {
        guard let binding = line.binding else {
            return Words(th: "ยังไม่กำหนดวิธีวัด", en: "Not bound yet")
        }
        if let measure = binding.measure {
            let name = model.measures[measure] ?? Words(measure)
            return Words(th: "คำนวณเอง: \(name.th)", en: "Computed: \(name.en)")
        }
        let owner = model.room.name(binding.ownerDivision)
        return Words(th: "กรอกโดย\(owner.th)", en: "Entered by \(owner.en)")
    }
}

/// One indicator: its figure, its rule, who entered what; and one form where it is entered by hand.
struct KPIEntryPage: Page {
    struct Model: Sendable {
        var room: WorkRoom
        var quarter: FiscalQuarter
        var line: IndicatorLine
        var measure: Measure?
        var history: [KPIEntry]
        var value = ""
        var sourceNote = ""
        var errors = FormErrors()
        var done: String?

        /// Entered by hand, by somebody of the division that answers for it.
        var mayEnter: Bool {
            guard let binding = line.binding, binding.measure == nil else { return false }
            return room.policy.scope(of: room.actor, .write, .planning).covers(division: binding.ownerDivision)
                && quarter.first <= room.today
        }
    }

    var model: Model

    var title: Words { Words(model.line.indicator.title) }

    var audience: PageAudience { .staff }

    var trail: [Crumb] {
        [Crumb(Words(th: "ตัวชี้วัด", en: "Indicators"), WorkLinks.kpi.with("quarter", model.quarter.code))]
    }

    var main: HTML {
        let line = model.line
        return """
            <h1>\(title)</h1>
            \(ErrorSummary(model.errors))
            \(WorkNotice(done: model.done))
            \(QuarterTabs(room: model.room, quarter: model.quarter) { WorkLinks.kpi(line.indicator.key, $0) })
            \(WorkIndicatorBullet(line: line))
            <p>\(line.status.rule)</p>
            \(frozen)
            \(if: model.mayEnter, form)
            \(history)
            """
    }

    private var frozen: HTML {
        guard let frozen = model.line.frozen else { return .empty }
        return Notice(
            .news,
            """
            <p>\(Words(th: "ไตรมาสนี้ปิดแล้ว ตัวเลขถูกตรึงไว้ รหัส", en: "The quarter has closed and the figure is frozen, code")) \
            <a href="\(link: WorkLinks.lineage(.frozen(frozen.lineageCode)))"><code>\(frozen.lineageCode)</code></a></p>
            """
        ).html
    }

    private var form: HTML {
        Form(to: Link("staff", "kpi", model.line.indicator.key)) {
            """
            <h2>\(Words(th: "กรอกค่าสะสมตั้งแต่ต้นปีงบประมาณถึงสิ้นไตรมาส", en: "Value from the start of the fiscal year to the quarter's end"))</h2>
            \(HiddenField("quarter", model.quarter.code))
            \(NumberField("value", Words(th: "ค่าที่วัดได้", en: "Measured value"), value: model.value, unit: model.line.unit, isWhole: false, hint: Words(th: "เว้นว่างเพื่อถอนค่าที่กรอกไว้", en: "Leave empty to take the last value back"), error: model.errors["value"], isRequired: false))
            \(TextField("sourceNote", Words(th: "ที่มาของตัวเลข", en: "Source of the number"), value: model.sourceNote, hint: Words(th: "เอกสาร ทะเบียน หรือวิธีนับ", en: "Document, register, or how it was counted"), error: model.errors["sourceNote"], maximum: 1000))
            \(ButtonRow(Button(Words(th: "บันทึกค่า", en: "Save the value")).html))
            """
        }.html
    }

    private var history: HTML {
        if let measure = model.measure {
            return """
                <h2>\(Words(th: "คำนวณอย่างไร", en: "How it is computed"))</h2><p>\(measure.formula)</p>
                <p><a href="\(link: WorkLinks.lineage(model.line.lineage))">\(Words(th: "ดูรายการที่นับ", en: "See the records that were counted"))</a></p>
                """
        }
        if model.history.isEmpty {
            return EmptyState(Words(th: "ยังไม่เคยมีผู้กรอกค่า", en: "Nobody has entered a value yet.")).html
        }
        return DataTable(
            Words(th: "ทุกค่าที่เคยกรอก ล่าสุดก่อน", en: "Every value entered, newest first"), model.history,
            columns: [
                TableColumn(Words(th: "ไตรมาส", en: "Quarter"), .heading) { "\($0.quarter.words)" },
                TableColumn(Words(th: "ค่า", en: "Value"), .number) { entry in
                    entry.value.map { HTML(text: $0.text(decimals: model.line.decimals)) }
                        ?? "\(Words(th: "ถอนค่า", en: "taken back"))"
                },
                TableColumn(Words(th: "ที่มา", en: "Source")) { "\($0.sourceNote)" },
                TableColumn(Words(th: "ผู้กรอก", en: "By")) { "\($0.enteredName), \($0.enteredAt.words)" },
            ]
        ).html
    }
}
