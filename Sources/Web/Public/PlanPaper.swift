import Civics
import Evidence
import Paper
import PlanText
import Planning
import Storage

/// The summary of the plan on A4: strategies, indicators with their frozen results, elements with activities and money.
///
/// It says only what the plan's layers and frozen figures say, so that the same plan gives the same bytes on any day.
struct PlanPaper: Sendable {
    var view: PlanView
    var organisation: String
    var isSample: Bool

    var document: PaperDocument {
        var options = PaperOptions(created: created)
        options.orientation = .landscape
        options.margins = PaperMargins(top: 20, left: 20, bottom: 18, right: 18)
        options.fontSize = 14
        options.author = organisation
        options.banner = isSample ? "ข้อมูลตัวอย่าง" : nil
        options.footer =
            PaperText("แผนฉบับที่ \(view.snapshot.layers.last?.sequence ?? 0) รหัสที่มา ") + .code(Self.code(view))
        return PaperDocument(title: PlanPage.name(view).th, options: options, blocks: blocks)
    }

    /// The moment of what it tells, not of printing.
    private var created: Instant {
        let moments = view.snapshot.layers.map(\.recordedAt) + view.indicators.compactMap { $0.frozen?.frozenAt }
        return moments.max() ?? Instant(milliseconds: 0)
    }

    /// Eight characters of the layer that the summary is of.
    static func code(_ view: PlanView) -> String {
        view.snapshot.layers.last.map { String($0.id.description.filter { $0 != "-" }.suffix(8)) } ?? "-"
    }

    /// What decides the bytes, beside the printing libraries.
    var key: String {
        let frozen = view.indicators.compactMap { $0.frozen?.lineageCode }.joined(separator: ".")
        return [Self.code(view), view.measured.code, frozen, isSample ? "sample" : "real", organisation].joined(
            separator: "|")
    }

    private var blocks: [PaperBlock] {
        var blocks: [PaperBlock] = [
            .paragraph(PaperParagraph(.bold(view.plan.title.text), alignment: .centre, spaceAfter: 1)),
            .paragraph(PaperParagraph(PaperText(organisation), alignment: .centre, spaceAfter: 4)),
        ]
        if let vision = view.plan.vision {
            blocks += [.heading("วิสัยทัศน์", level: 1), .text(PaperText(vision.text))]
        }
        blocks.append(.heading("ยุทธศาสตร์", level: 1))
        blocks += view.plan.strategies.flatMap(strategy)
        blocks += [.heading("ตัวชี้วัดและค่าเป้าหมาย", level: 1), .table(indicators)]
        blocks += [.heading("องค์ประกอบ กิจกรรม และงบประมาณ (บาท)", level: 1), .table(activities)]
        blocks.append(.text("“-” คือไม่ใช้งบประมาณ ช่องว่างคือเอกสารไม่ได้ระบุ ยอดรวมบวกจากรายการในตารางนี้"))
        blocks += printedTotals
        return blocks
    }

    private func strategy(_ strategy: Strategy) -> [PaperBlock] {
        [.heading("ยุทธศาสตร์ที่ \(strategy.number) \(strategy.title)", level: 2)]
            + strategy.programmes.map { programme in
                let projects = programme.projects.map(\.text).joined(separator: "; ")
                return .paragraph(
                    PaperParagraph(
                        .bold("\(programme.code) \(programme.title) ") + PaperText(projects), indent: 6, spaceAfter: 1))
            }
    }

    private var indicators: PaperTable {
        let years = view.snapshot.years
        let rows = view.indicators.map { line -> PaperRow in
            let indicator = line.indicator
            var cells: [PaperCell] = [
                PaperCell(PaperText("\(indicator.strategy)")), PaperCell(PaperText(indicator.title)),
            ]
            cells.append(PaperCell(PaperText(indicator.unit ?? "")))
            cells += years.map { PaperCell(PaperText(indicator.targets[$0]?.description ?? "")) }
            cells.append(PaperCell(result(line)))
            return PaperRow(cells)
        }
        let heads = ["ยุทธ์", "ตัวชี้วัด", "หน่วย"] + years.map { "\($0)" } + ["ผลเมื่อปิด \(view.measured.text(in: .thai))"]
        return PaperTable(
            columns: [PaperColumn(1, .centre), PaperColumn(8), PaperColumn(2)]
                + years.map { _ in PaperColumn(1.2, .right) }
                + [PaperColumn(2.6, .right)], head: [PaperRow(heads)], rows: rows)
    }

    /// Only what was frozen is printed: an open figure would be another one tomorrow.
    private func result(_ line: IndicatorLine) -> PaperText {
        guard let frozen = line.frozen else { return "ยังไม่มีผลถาวร" }
        guard let value = frozen.figure.value else { return PaperText("วัดไม่ได้ ") + .code(frozen.lineageCode) }
        return PaperText(value.text(decimals: value.denominator == 1 ? 0 : line.decimals) + " ")
            + .code(frozen.lineageCode)
    }

    private var activities: PaperTable {
        let years = view.snapshot.years
        var rows: [PaperRow] = []
        for element in view.plan.elements {
            let own = view.activities(of: element.number)
            rows.append(
                PaperRow(
                    [PaperCell(PaperText("องค์ประกอบที่ \(element.number) \(element.title)"), span: years.count + 3)],
                    kind: .group))
            rows += own.map { activity in
                var cells = [activity.place, activity.title]
                cells += years.map { Self.text(activity.budget[$0]) }
                cells.append(activity.division ?? "")
                return PaperRow(cells)
            }
            rows.append(total("รวม \(own.count) กิจกรรม", view.budgetSums(of: element.number)))
        }
        rows.append(total("รวมทั้งแผน \(view.snapshot.activities.count) กิจกรรม", view.budgetSums))
        return PaperTable(
            columns: [PaperColumn(1, .centre), PaperColumn(7)] + years.map { _ in PaperColumn(2, .right) } + [
                PaperColumn(3)
            ],
            head: [PaperRow(["ที่", "กิจกรรม"] + years.map { "ปี \($0)" } + ["หน่วยงานรับผิดชอบ"])], rows: rows, size: 0.8)
    }

    private func total(_ name: String, _ sums: BudgetSums) -> PaperRow {
        let cells =
            [PaperCell(PaperText(name), span: 2, alignment: .right)]
            + sums.years.map { PaperCell(PaperText($0.computed.map(\.formattedBaht) ?? "-")) } + [PaperCell("")]
        return PaperRow(cells, kind: .total)
    }

    /// Where the document's own totals differ, they stand beside ours.
    private var printedTotals: [PaperBlock] {
        var lines = differences("ทั้งแผน", view.budgetSums)
        for element in view.plan.elements {
            lines += differences("องค์ประกอบที่ \(element.number)", view.budgetSums(of: element.number))
        }
        if lines.isEmpty { return [] }
        return [.heading("ยอดรวมที่พิมพ์ในเอกสารและไม่ตรงกับผลบวก", level: 2)]
            + lines.map { .paragraph(PaperParagraph(PaperText($0), indent: 6, spaceAfter: 0.5)) }
    }

    private func differences(_ place: String, _ sums: BudgetSums) -> [String] {
        let years = sums.disagreeing.map { sum in
            "ปี \(sum.year) พิมพ์ไว้ \(Self.text(sum.printed)) บวกได้ \(sum.computed.map(\.formattedBaht) ?? "-") บาท"
        }
        return years.isEmpty ? [] : ["\(place): " + years.joined(separator: " · ")]
    }

    private static func text(_ budget: Budget?) -> String {
        switch budget {
        case .some(.amount(let satang)): satang.formattedBaht
        case .some(.none): "-"
        case nil: ""
        }
    }
}
