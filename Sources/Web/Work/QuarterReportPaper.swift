import Access
import Civics
import Evidence
import Paper
import Planning
import Shell
import Tables

/// The quarterly report to the mayor as a memorandum (บันทึกข้อความ): a pure function of the report's value.
///
/// Beside each figure stands the lineage code that opens it on screen.
struct QuarterReportPaper: Sendable {
    var report: QuarterReport
    var organisation: OrganisationProfile
    /// The report's own number, such as `2570-Q1/3`.
    var number: String
    /// Who issues it, printed below the place for the signature.
    var issuer: String
    var created: Instant
    var digits = PaperOptions.Digits.asWritten
    var isSample = false

    var document: PaperDocument {
        var options = PaperOptions(created: created)
        options.digits = digits
        options.author = organisation.name.th
        options.banner = isSample ? "ข้อมูลตัวอย่าง" : nil
        // One line on the foot of each page: what it is, and where the codes beside the figures lead.
        options.footer =
            .code(number) + PaperText(" · \(created.thaiDate.thaiShort) · เปิดที่มาของตัวเลขจากรหัสที่ ")
            + .code("/staff/lineage")
        return PaperDocument(title: subject, options: options, blocks: blocks)
    }

    private var divisionName: String {
        report.division.flatMap { organisation.division($0)?.name.th } ?? "สำนักปลัด"
    }

    private var subject: String {
        let whose = report.division == nil ? organisation.shortName.th : divisionName
        return "รายงานผลการดำเนินงานตามแผน \(whose) \(report.quarter.text(in: .thai))"
    }

    private var blocks: [PaperBlock] {
        var blocks: [PaperBlock] = [
            .memo(
                PaperMemo(
                    office: "\(divisionName) \(organisation.name.th)", number: number,
                    date: created.thaiDate.thaiLong, subject: subject, recipient: "นายก\(organisation.name.th)")),
            .paragraph(
                .official(
                    PaperText("ขอรายงานผลการดำเนินงาน ข้อมูล ณ วันที่ \(report.asOf.thaiLong) สรุปได้ว่า ")
                        + .bold(report.sentence.th))),
        ]
        blocks += counts
        blocks += decisions
        blocks += money
        blocks += indicators
        blocks += remarks
        blocks += [
            .paragraph(.official("จึงเรียนมาเพื่อโปรดทราบและพิจารณา")), .space(8),
            .signature(PaperSignature(name: Self.clean(issuer), position: "ผู้รายงาน")),
        ]
        return blocks
    }

    private var counts: [PaperBlock] {
        let code = LineageCode.activities(report.quarter, report.division).text
        let rows = report.counts.map { count in
            PaperRow([
                PaperCell(PaperText(count.standing.words.th)), PaperCell(PaperText("\(count.now)")),
                PaperCell(PaperText(Self.change(count.change))),
            ])
        }
        let total = PaperRow(
            [
                PaperCell(PaperText("รวมในแผนปฏิบัติการ ") + .code(code)),
                PaperCell(PaperText("\(report.counts.reduce(0) { $0 + $1.now })")), PaperCell(""),
            ], kind: .total)
        return [
            .heading("1. สถานะกิจกรรม", level: 2),
            .table(
                PaperTable(
                    columns: [PaperColumn(6), PaperColumn(2, .right), PaperColumn(3, .right)],
                    head: [PaperRow(["สถานะ", "จำนวน", "เทียบไตรมาสก่อน"])], rows: rows + [total])),
        ]
    }

    static func change(_ change: Int?) -> String {
        guard let change else { return "ไม่มีข้อมูล" }
        return change == 0 ? "เท่าเดิม" : change > 0 ? "+\(change)" : "−\(-change)"
    }

    private var decisions: [PaperBlock] {
        var blocks: [PaperBlock] = [.heading("2. เรื่องที่ต้องตัดสินใจ", level: 2)]
        guard !report.decisions.isEmpty else { return blocks + [.text("ไม่มี")] }
        let rows = report.decisions.enumerated().map { index, decision in
            PaperRow([
                PaperCell(PaperText("\(index + 1)")),
                PaperCell(
                    PaperText(
                        "\(decision.activity.place) \(Self.clean(decision.activity.title))\n\(decision.question.th)")),
                PaperCell(PaperText(decision.owner.flatMap { organisation.division($0)?.name.th } ?? "ยังไม่มีเจ้าภาพ")),
                PaperCell(PaperText(decision.atRisk > .zero ? decision.atRisk.formattedBaht : "-")),
            ])
        }
        blocks.append(
            .table(
                PaperTable(
                    columns: [PaperColumn(1, .centre), PaperColumn(8), PaperColumn(3), PaperColumn(3, .right)],
                    head: [PaperRow(["ที่", "เรื่อง", "เจ้าภาพ", "เงินที่เกี่ยวข้อง (บาท)"])], rows: rows)))
        if report.furtherDecisions > 0 { blocks.append(.text(PaperText("และอีก \(report.furtherDecisions) เรื่อง"))) }
        return blocks
    }

    private var money: [PaperBlock] {
        let strip = report.money
        let lines: [(String, Satang, LineageCode.Money)] = [
            ("งบตามแผน", strip.planned, .planned), ("งบหลังโอน", strip.budget, .budget),
            ("อนุมัติ", strip.approved, .approved), ("ทำสัญญา", strip.contracted, .contracted),
            ("เบิกจ่าย", strip.paid, .paid),
        ]
        let rows = lines.map { name, amount, kind in
            PaperRow([
                PaperCell(
                    PaperText("\(name) ")
                        + .code(LineageCode.money(kind, report.quarter, report.division).text)),
                PaperCell(PaperText(amount.formattedBaht)),
                PaperCell(
                    PaperText(Numerals.percent(amount.amount, of: strip.budget.amount, decimals: 1) ?? "ไม่มีข้อมูล")),
            ])
        }
        return [
            .heading("3. งบประมาณ", level: 2),
            .table(
                PaperTable(
                    columns: [PaperColumn(6), PaperColumn(3, .right), PaperColumn(3, .right)],
                    head: [PaperRow(["รายการ", "บาท", "ของงบหลังโอน"])], rows: rows)),
        ]
    }

    private var indicators: [PaperBlock] {
        let lines = report.indicators.filter { $0.target != nil }
        if lines.isEmpty { return [] }
        return [
            .heading("4. ตัวชี้วัด", level: 2),
            .bullets(
                lines.map { line in
                    let actual = line.figure.value?.text(decimals: line.decimals) ?? "ไม่มีข้อมูล"
                    let target = line.target?.text(decimals: line.decimals) ?? "—"
                    return PaperBullet(
                        label: PaperText(Self.clean(line.indicator.title)), value: line.figure.value?.approximate,
                        target: line.target?.approximate,
                        figures: PaperText("\(actual) จากเป้า \(target) \(line.unit.th) · \(line.status.word.name.th) ")
                            + .code(line.lineage.text))
                }),
        ]
    }

    /// Problems that divisions named, what does not fit together, and how far the figures can be relied on.
    private var remarks: [PaperBlock] {
        var blocks: [PaperBlock] = []
        var number = report.indicators.contains { $0.target != nil } ? 5 : 4
        func heading(_ text: String) {
            blocks.append(.heading("\(number). \(text)", level: 2))
            number += 1
        }
        if !report.problems.isEmpty {
            heading("ปัญหาและขั้นต่อไป")
            blocks += report.problems.map { line in
                let next = line.nextStep.isEmpty ? "" : " ขั้นต่อไป: \(Self.clean(line.nextStep))"
                return .text(
                    .bold("\(line.activity.place) \(Self.clean(line.activity.title)): ")
                        + PaperText(Self.clean(line.problem) + next))
            }
        }
        if !report.contradictions.isEmpty {
            heading("ข้อที่รายงานกับหลักฐานยังไม่ตรงกัน")
            blocks += report.contradictions.map {
                .text(PaperText("\($0.activity.place) \(Self.clean($0.activity.title)): \($0.sentence.th)"))
            }
        }
        heading("คุณภาพข้อมูล")
        let quality = report.quality
        var text =
            "ยังไม่รายงาน \(quality.notReported) จาก \(quality.plannedActivities) กิจกรรม อนุมัติแล้ว \(quality.approved)"
        if report.division == nil {
            text +=
                " ตัวชี้วัดที่คำนวณเอง \(quality.selfComputing) จาก \(quality.indicators) เลยกำหนด \(quality.overdueIndicators)"
        }
        blocks.append(.text(PaperText(text)))
        return blocks
    }

    /// A person's words without what cannot be printed: control characters other than line ends become spaces.
    static func clean(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
                    return isControl ? " " : scalar
                }))
    }
}

extension IndicatorLine {
    /// The code of its figure: the frozen record's, else what it is and when.
    var lineage: LineageCode {
        frozen.map { .frozen($0.lineageCode) } ?? .indicator(indicator.key, quarter)
    }
}

extension Ratio {
    /// For drawing; what is printed is exact.
    var approximate: Double { Double(numerator) / Double(denominator) }
}
