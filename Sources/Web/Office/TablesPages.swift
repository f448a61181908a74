import Civics
import Html
import Shell
import Storage
import Tables

/// Every table of the program that the office may change, with what holds today.
struct TablesPage: Page {
    var rows: [DatedRow]
    var today: CivilDate
    var done: String?

    var title: Words { Words(th: "ตารางที่เปลี่ยนตามเวลา", en: "Dated tables") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [OfficeCrumbs.work] }
    var scripts: [String] { ["filter.js"] }

    private var keys: [String] { Array(Set(rows.map(\.key))).sorted() }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(DoneNotice(done, ["changed": Words(th: "บันทึกค่าใหม่แล้ว ค่าเดิมยังอยู่ในประวัติ", en: "The new value is kept; the old one stays in the history")]))
        <p class="lead">\(Words(th: "ค่าที่กฎหมายหรือระเบียบกำหนด เปลี่ยนได้โดยไม่ต้องแก้โปรแกรม ทุกค่ามีวันเริ่มใช้และที่มา", en: "What law and rules set can be changed without changing the program. Every value has a first day and its ground."))</p>
        \(DataTable(
            title, keys,
            columns: [
                TableColumn(Words(th: "รายการ", en: "Table"), .heading) { key in
                    "<a href=\"\(link: OfficeLinks.table(key))\">\(TableWords.name(key))</a>" as HTML
                },
                TableColumn(Words(th: "ค่าวันนี้", en: "Today")) { key in "\(value(key) ?? Words(th: "ไม่มีค่า", en: "none"))" as HTML },
                TableColumn(Words(th: "ที่มา", en: "Ground")) { key in "\(inForce(key)?.legalReference ?? "-")" as HTML },
                TableColumn(Words(th: "ความแน่ใจ", en: "Certainty")) { key in "\(inForce(key).map { TableRowWords.certainty($0.certainty) } ?? Words("-"))" as HTML },
            ], isCaptionShown: false, filter: Words(th: "ค้นรายการ", en: "Find a table")))
        """
    }

    private func inForce(_ key: String) -> DatedRow? {
        rows.filter { $0.key == key && $0.holds(on: today) && !$0.isWithdrawn }.max {
            $0.effectiveFrom < $1.effectiveFrom
        }
    }

    private func value(_ key: String) -> Words? { inForce(key).map { Words($0.value) } }
}

/// One table: its history, and a form for what holds from a day on.
struct TablePage: Page {
    var key: String
    var history: [DatedRow]
    var today: CivilDate
    var decides: Bool
    var typed = FormFields()
    var errors = FormErrors()

    var title: Words { TableWords.name(key) }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [OfficeCrumbs.work, Crumb(Words(th: "ตาราง", en: "Tables"), OfficeLinks.tables)] }

    /// Whether every value so far is a whole number.
    var isNumber: Bool {
        let values = history.filter { !$0.isWithdrawn }.map(\.value)
        return !values.isEmpty && values.allSatisfy { Int($0) != nil }
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <p class="quiet"><code>\(key)</code></p>
        \(table)
        \(if: decides, form)
        """
    }

    private var table: HTML {
        DataTable(
            Words(th: "ประวัติ ใหม่สุดก่อน", en: "History, newest first"), history,
            columns: [
                TableColumn(Words(th: "ตั้งแต่", en: "From"), .heading) { DayText($0.effectiveFrom) },
                TableColumn(Words(th: "ถึง", en: "Until")) { row in
                    row.effectiveTo.map { DayText($0).html } ?? "\(Words(th: "ไม่มีกำหนด", en: "no end"))"
                },
                TableColumn(Words(th: "ค่า", en: "Value")) { row in
                    row.isWithdrawn ? "\(Words(th: "ยกเลิก", en: "withdrawn"))" as HTML : "\(row.value)"
                },
                TableColumn(Words(th: "ที่มา", en: "Ground")) { "\($0.legalReference)" as HTML },
                TableColumn(Words(th: "ความแน่ใจ", en: "Certainty")) {
                    "\(TableRowWords.certainty($0.certainty))" as HTML
                },
                TableColumn(Words(th: "สถานะ", en: "State")) { "\(TableRowWords.state($0, today))" as HTML },
            ]
        ).html
    }

    private var form: HTML {
        """
        <h2>\(Words(th: "กำหนดค่าใหม่", en: "Set a new value"))</h2>
        \(Form(to: Link("staff", "tables", "row")) { """
            \(HiddenField("key", key))
            \(TextField("value", Words(th: "ค่า", en: "Value"), value: typed.raw("value"), error: errors["value"], width: 20, maximum: 4000))
            \(DateField("effectiveFrom", Words(th: "ใช้ตั้งแต่วันที่", en: "In force from"), value: typed.raw("effectiveFrom"), error: errors["effectiveFrom"]))
            \(DateField("effectiveTo", Words(th: "ถึงวันที่", en: "Until"), value: typed.raw("effectiveTo"), error: errors["effectiveTo"], isRequired: false))
            \(TextField("legal", Words(th: "ที่มา (เลขที่หนังสือ ระเบียบ กฎหมาย)", en: "Ground (document, rule, law)"), value: typed.raw("legal"), error: errors["legal"], maximum: 1000))
            \(Checkbox("verified", Words(th: "ตรวจกับเอกสารแล้ว", en: "Checked against the document"), isTicked: typed.isTicked("verified")))
            \(Button(Words(th: "บันทึก", en: "Save")))
            """ })
        """
    }
}

/// What the marks of a dated row are called.
enum TableRowWords {
    static func certainty(_ certainty: Certainty) -> Words {
        switch certainty {
        case .verified: Words(th: "ตรวจแล้ว", en: "verified")
        case .unverified: Words(th: "ยังไม่ได้ตรวจ", en: "unverified")
        }
    }

    static func state(_ row: DatedRow, _ today: CivilDate) -> Words {
        if row.supersededAt != nil { return Words(th: "ถูกแทนที่", en: "replaced") }
        if row.holds(on: today) { return Words(th: "มีผล", en: "in force") }
        return row.effectiveFrom > today
            ? Words(th: "ยังไม่เริ่ม", en: "not yet") : Words(th: "พ้นแล้ว", en: "over")
    }
}
