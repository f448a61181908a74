import Civics
import Html
import Planning
import Shell
import Storage

/// The findings of the checker: worst first, by family, with the line and a suggestion.
struct FindingsPage: Page {
    static let longestReason = 2_000
    static let reasonTooLong = Words(
        th: "เหตุผลยาวเกิน \(longestReason) ตัว ย่อให้สั้นลง",
        en: "The reason is over \(longestReason) letters; make it shorter")

    var records: [FindingRecord]
    /// Whether the reader may decide.
    var decides: Bool
    var typed = FormFields()
    var errors = FormErrors()
    var done: String?

    var title: Words { Words(th: "ข้อสังเกตจากการตรวจแผน", en: "Findings in the plan") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [OfficeCrumbs.work] }

    private var open: [FindingRecord] { records.filter { $0.state == .open } }
    private var decided: [FindingRecord] { records.filter { $0.state != .open } }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(DoneNotice(done, ["decided": Words(th: "บันทึกการตัดสินใจแล้ว", en: "The decision is kept")]))
        \(OfficeCrumbs.tabs(chosen: OfficeLinks.findings, keeps: decides))
        <p class="lead">\(summary)</p>
        \(open.isEmpty ? EmptyState(Words(th: "ไม่มีข้อสังเกตที่รอตัดสินใจ", en: "No finding waits for a decision")).html : "\(each: FindingWords.severities, group)")
        \(if: !decided.isEmpty, past)
        """
    }

    private var summary: Words {
        let counts = FindingWords.severities.map { severity in open.count { $0.draft.severity == severity } }
        return Words(
            th:
                "ต้องแก้ \(counts[0]) เรื่อง ควรแก้ \(counts[1]) เรื่อง ข้อสังเกต \(counts[2]) เรื่อง ตัดสินใจแล้ว \(decided.count) เรื่อง",
            en: "\(counts[0]) errors, \(counts[1]) warnings, \(counts[2]) notes; \(decided.count) decided")
    }

    private func group(_ severity: String) -> HTML {
        let found = open.filter { $0.draft.severity == severity }
        if found.isEmpty { return .empty }
        return """
            <h2>\(FindingWords.severity(severity))</h2>
            \(each: FindingWords.families, { name in
                family(name, found.filter { $0.draft.family == name })
            })
            """
    }

    private func family(_ name: String, _ found: [FindingRecord]) -> HTML {
        if found.isEmpty { return .empty }
        return "<h3>\(FindingWords.family(name))</h3>\(each: found, card)"
    }

    private func card(_ record: FindingRecord) -> HTML {
        Card(record.draft.message, level: 4, eyebrow: Words(record.draft.rule)) {
            """
            \(if: record.draft.line != nil, Provenance(lines: record.draft.line.map { [$0] } ?? [], link: PublicLinks.line).html)
            \(record.draft.suggestion.map { "<p>\(Words(th: "ข้อเสนอ", en: "Suggestion")): \($0)</p>" as HTML })
            \(if: decides, form(record))
            """
        }.html
    }

    private func form(_ record: FindingRecord) -> HTML {
        let id = record.id.description
        let field = "reason-\(id)"
        return """
            <details\(flag: "open", errors[field] != nil)><summary>\(Words(th: "ตัดสินใจ", en: "Decide"))</summary>
            \(Form(to: OfficeLinks.finding(id, "accept")) { """
                \(TextArea(field, Words(th: "เหตุผล หรือแก้อย่างไร", en: "The reason, or how it was repaired"), value: typed.raw(field), rows: 2, maximum: Self.longestReason, error: errors[field]))
                <div class="button-row">
                \(Button(Words(th: "ยอมรับตามที่พิมพ์", en: "Accept as printed"), .plain))
                <button type="submit" class="button button-quiet" formaction="\(link: OfficeLinks.finding(id, "repair"))">\(Words(th: "แก้ไขแล้ว", en: "It was repaired"))</button>
                </div>
                """ })
            </details>
            """
    }

    private var past: HTML {
        """
        <h2>\(Words(th: "ตัดสินใจแล้ว", en: "Decided"))</h2>
        \(DataTable(
            Words(th: "ตัดสินใจแล้ว", en: "Decided"), decided,
            columns: [
                TableColumn(Words(th: "ข้อสังเกต", en: "Finding"), .heading) { "\($0.draft.message)" as HTML },
                TableColumn(Words(th: "ผล", en: "Outcome")) { "\(FindingWords.state($0.state))" as HTML },
                TableColumn(Words(th: "เหตุผล", en: "Reason")) { "\($0.reason ?? "-")" as HTML },
                TableColumn(Words(th: "โดย", en: "By")) { record in
                    "\(record.decidedName ?? "-") \(record.decidedAt.map { MomentText($0) })" as HTML
                },
            ], isCaptionShown: false))
        """
    }
}

/// What the parts of a finding are called.
enum FindingWords {
    /// Worst first.
    static let severities = ["error", "warning", "note"]
    static let families = ["arithmetic", "money", "identity", "time", "indicators", "structure", "text"]

    static func severity(_ name: String) -> Words {
        switch name {
        case "error": Words(th: "ต้องแก้", en: "Errors")
        case "warning": Words(th: "ควรแก้", en: "Warnings")
        default: Words(th: "ข้อสังเกต", en: "Notes")
        }
    }

    static func family(_ name: String) -> Words {
        switch name {
        case "arithmetic": Words(th: "ยอดรวมและการนับ", en: "Sums and counts")
        case "money": Words(th: "งบประมาณ", en: "Money")
        case "identity": Words(th: "ชื่อและหน่วยงาน", en: "Names and divisions")
        case "time": Words(th: "วันเวลา", en: "Time")
        case "indicators": Words(th: "ตัวชี้วัด", en: "Indicators")
        case "structure": Words(th: "โครงสร้าง", en: "Structure")
        default: Words(th: "ถ้อยคำ", en: "Text")
        }
    }

    static func state(_ state: FindingRecord.State) -> Words {
        switch state {
        case .open: Words(th: "รอตัดสินใจ", en: "open")
        case .accepted: Words(th: "ยอมรับตามที่พิมพ์", en: "accepted as printed")
        case .repaired: Words(th: "แก้ไขแล้ว", en: "repaired")
        }
    }
}
