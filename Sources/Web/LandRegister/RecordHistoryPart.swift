import Civics
import Html
import Registry
import Shell
import Storage

/// What happened to a record, newest first: who, when, from which day on, what changed field by field, out of what it
/// came.
struct RecordHistoryPart: Component {
    var text: LandText
    var entries: [HistoryEntry]

    var html: HTML {
        """
        <h2 id="history">\(Words(th: "ประวัติ", en: "History"))</h2>
        <ol class="timeline">\(each: entries, entry)</ol>
        """
    }

    private func entry(_ entry: HistoryEntry) -> HTML {
        """
        <li><p class="timeline-day">\(DayText(entry.at.thaiDate)) \(entry.at.thaiTime)</p>
        <p class="timeline-title">\(entry.kind.name)\(if: entry.isEnd, " · \(Words(th: "รายการสิ้นสุด", en: "the record ended"))") · \(entry.actorName)</p>
        <p class="quiet">\(validity(entry))\(entry.version.map { " · \(Words(th: "ฉบับที่", en: "version")) \($0)" as HTML })</p>
        \(entry.reason.map { "<p>\(Words(th: "อ้างอิง", en: "Rests on")): \($0)</p>" as HTML })
        \(if: entry.undoneBy != nil, "<p>\(Words(th: "ถูกย้อนทั้งรายการแล้ว", en: "Taken back as a whole"))</p>")
        \(lineage(entry.parents, Words(th: "มาจาก", en: "Came out of")))
        \(lineage(entry.children, Words(th: "เกิดเป็น", en: "Became")))
        \(if: !entry.confirmed.isEmpty, "<p>\(Words(th: "ยืนยัน", en: "Confirmed")): \(groups(entry.confirmed))</p>")
        \(if: !entry.changes.isEmpty, changes(entry))
        </li>
        """
    }

    private func validity(_ entry: HistoryEntry) -> HTML {
        guard let end = entry.validTo else {
            return "\(Words(th: "มีผลตั้งแต่", en: "Holds from")) \(DayText(entry.validFrom))"
        }
        return """
            \(Words(th: "มีผล", en: "Holds from")) \(DayText(entry.validFrom)) \(Words(th: "ถึง", en: "to")) \
            \(DayText(end.adding(days: -1)))
            """
    }

    private func groups(_ codes: [String]) -> Words {
        let names = codes.map { FactGroup(rawValue: $0)?.name ?? Words(th: "ทั้งรายการ", en: "the whole record") }
        return Words(th: names.map(\.th).joined(separator: ", "), en: names.map(\.en).joined(separator: ", "))
    }

    private func lineage(_ ids: [UUIDv7], _ word: Words) -> HTML {
        guard !ids.isEmpty else { return .empty }
        return """
            <p>\(word): \(each: ids.enumerated(), { index, id in
                "\(if: index > 0, ", ")\(other(id))"
            })</p>
            """
    }

    private func other(_ id: UUIDv7) -> HTML {
        let record = RecordReference(text.kind, id)
        return "<a href=\"\(link: RegisterLinks.record(record))\">\(text.titles[record] ?? record.kind.name)</a>"
    }

    private func changes(_ entry: HistoryEntry) -> HTML {
        """
        <details><summary>\(Words(th: "เปลี่ยน \(entry.changes.count) ช่อง", en: "\(entry.changes.count) fields changed"))</summary>
        <dl class="facts">\(each: entry.changes, { change in
            """
            <div><dt>\(change.title)</dt><dd>\(if: change.before != nil, "<div><del>\(text.html(change.before, key: change.key))</del></div>")<div><ins>\(text.html(change.after, key: change.key))</ins></div></dd></div>
            """
        })</dl></details>
        """
    }
}

/// Asks what held on a day, and what was believed of it on another.
struct RecordAsOfPart: Component {
    var record: RecordReference
    var text: LandText
    var asOf: LandRecordPage.AsOf
    var today: CivilDate

    var html: HTML {
        """
        <h2 id="as-of">\(Words(th: "ข้อมูล ณ วันที่", en: "As of a day"))</h2>
        \(ErrorSummary(asOf.errors))
        <form method="get" action="\(link: RegisterLinks.record(record).at("as-of"))" class="form-stacked">
        \(DateField("on", Words(th: "ณ วันที่", en: "What held on"), value: asOf.day, error: asOf.errors["on"], isRequired: false))
        \(DateField("believed", Words(th: "ตามที่ทะเบียนเชื่อในวันที่ (เว้นว่างถ้าใช้ข้อมูลล่าสุด)", en: "As the register believed on (empty: as it does now)"), value: asOf.believed, error: asOf.errors["believed"], isRequired: false))
        \(Button(Words(th: "ดูข้อมูล", en: "Show"), .plain))
        </form>
        \(answer)
        """
    }

    private var answer: HTML {
        guard let asked = asOf.answer else { return .empty }
        guard let found = asked else {
            return EmptyState(
                Words(th: "วันนั้นยังไม่มีรายการนี้ในทะเบียน", en: "The register held no such record for that day.")
            ).html
        }
        return """
            <h3>\(Words(th: "ณ วันที่", en: "On")) \(DayText(found.day))</h3>
            \(FactList(found.fields.filter { $0.value != nil }.map { ($0.title, text.html($0.value, key: $0.key)) }))
            """
    }
}
