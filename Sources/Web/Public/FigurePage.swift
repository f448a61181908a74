import Civics
import Evidence
import Html
import Planning
import Shell

/// A figure opened: formula, period, records counted, those left out and why, and the hash of a frozen one.
struct FigurePage: Page {
    var record: FigureRecord

    var title: Words {
        Words(
            th: "\(record.indicator.title) — \(record.quarter.text(in: .thai))",
            en: "\(record.indicator.title) — \(record.quarter.text(in: .english))")
    }
    var trail: [Crumb] {
        [
            Crumb(PublicLabel.home, .root), Crumb(PublicLabel.plan, WebLinks.plan),
            Crumb(PublicLabel.indicators, PublicLinks.indicators),
            Crumb(Words(record.indicator.title), PublicLinks.indicator(record.indicator.key)),
        ]
    }

    private var figure: Evidence.Figure { record.line.figure }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(FigureText(figure: figure, decimals: record.measure?.decimals ?? 1)) \(if: figure.value != nil, "\(record.line.unit)")</p>
        \(FactList(facts))
        <h2>\(Words(th: "รายการที่นับ", en: "Records counted"))</h2>
        \(withheld)
        \(records)
        \(ButtonRow(neighbours))
        """
    }

    private var facts: [(Words, HTML)] {
        var facts: [(Words, HTML)] = [
            (Words(th: "วิธีคำนวณ", en: "Formula"), formula),
            (Words(th: "ช่วงเวลา", en: "Period"), "\(DayText(record.period.first)) – \(DayText(record.period.last))"),
            (Words(th: "นับ", en: "Counted"), NumberText(figure.counted, unit: Words(th: "รายการ", en: "records")).html),
            (
                Words(th: "ไม่นับ", en: "Left out"),
                NumberText(figure.excluded, unit: Words(th: "รายการ", en: "records")).html
            ),
        ]
        if let reason = figure.reason {
            facts.append((Words(th: "เหตุที่วัดไม่ได้", en: "Why it cannot be measured"), "\(reason)"))
        }
        if let frozen = record.line.frozen {
            facts.append((Words(th: "เก็บถาวรเมื่อ", en: "Frozen on"), DayText(frozen.frozenAt.thaiDate).html))
            facts.append((Words(th: "รหัสที่มา", en: "Lineage code"), "<code>\(frozen.lineageCode)</code>"))
            facts.append(
                (
                    Words(th: "ลายนิ้วมือของชุดรายการ", en: "Hash of the records"),
                    "<code>\(grouped(frozen.figure.recordHash))</code>"
                ))
        } else {
            facts.append(
                (
                    Words(th: "สถานะของตัวเลข", en: "State of the figure"),
                    "\(Words(th: "ยังเปลี่ยนได้ จะเก็บถาวรเมื่อปิดไตรมาส", en: "still open; it is frozen when the quarter closes"))"
                ))
        }
        return facts
    }

    /// In groups of eight, so that a phone can break the line.
    private func grouped(_ hash: String) -> String {
        stride(from: 0, to: hash.count, by: 8).map { String(hash.dropFirst($0).prefix(8)) }.joined(separator: " ")
    }

    private var formula: HTML {
        if let measure = record.measure { return "\(measure.formula)" }
        guard let entry = record.entry else { return "\(Words(th: "กรอกด้วยมือ", en: "entered by hand"))" }
        return """
            \(Words(th: "กรอกด้วยมือ จาก", en: "entered by hand, from")): \(entry.sourceNote) (\(DayText(entry.enteredAt.thaiDate)))
            """
    }

    private var withheld: HTML {
        if record.withheld == 0 { return .empty }
        return """
            <p>\(Words(
                th: "แสดง \(record.records.count) รายการ ไม่แสดง \(record.withheld) รายการ เพราะเป็นจำนวนบุคลากรรายกองที่อาจรู้ว่าเป็นใคร",
                en: "\(record.records.count) shown, \(record.withheld) withheld: numbers of one division's staff, by which a person could be recognised."))</p>
            """
    }

    private var records: HTML {
        if record.records.isEmpty, record.withheld > 0 { return .empty }
        if record.records.isEmpty {
            return EmptyState(Words(th: "ไม่มีรายการให้นับในช่วงนี้", en: "There is nothing to count in this period.")).html
        }
        let counted = Words(th: "นับ", en: "counted")
        return DataTable(
            Words(th: "รายการเบื้องหลังตัวเลข", en: "Records behind the figure"), record.records,
            columns: [
                TableColumn(Words(th: "รายการ", en: "Record"), .heading) { "\($0.title)" },
                TableColumn(Words(th: "นับหรือไม่", en: "Counted")) {
                    if case .excluded(let why) = $0.standing {
                        return "\(Words(th: "ไม่นับ", en: "left out")): \(why)" as HTML
                    }
                    return "\(counted)"
                },
            ]
        ).html
    }

    private var neighbours: HTML {
        let link = PublicLinks.figure(record.indicator.key, record.quarter)
        var buttons = HTML.empty
        if record.page > 1 {
            buttons +=
                ButtonLink(
                    Words(th: "← รายการก่อนหน้า", en: "← Earlier records"), to: link.with("page", record.page - 1), .plain
                ).html
        }
        if record.hasMore {
            buttons +=
                ButtonLink(
                    Words(th: "รายการถัดไป →", en: "More records →"), to: link.with("page", record.page + 1), .plain
                ).html
        }
        if let before = record.before {
            buttons +=
                ButtonLink(
                    PublicLabel.quarter(before), to: PublicLinks.figure(record.indicator.key, before), .quiet
                ).html
        }
        return buttons
    }
}
