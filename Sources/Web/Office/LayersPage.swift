import Access
import Civics
import Html
import Planning
import Shell
import Tables

/// The plan's layers, newest first, what changed between two days, and who has read the newest.
struct LayersPage: Page {
    var layers: [PlanLayer]
    /// The newest layer in force today.
    var current: PlanLayer?
    var readings: [PlanReading]
    var hasRead: Bool
    var divisions: [OrganisationProfile.Division]
    var today: CivilDate
    /// Whether the reader may change the plan itself.
    var keeps: Bool
    var from: String?
    var to: String?
    var difference: PlanDifference?
    var errors = FormErrors()
    var done: String?

    var title: Words { Words(th: "ชั้นของแผนและการรับทราบ", en: "Layers of the plan and who has read it") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [OfficeCrumbs.work] }

    private static let notices = [
        "read": Words(th: "บันทึกว่าท่านอ่านแผนแล้ว", en: "It is noted that you have read the plan"),
        "adopted": Words(th: "ประกาศใช้แผนแล้ว", en: "The plan is adopted"),
        "amended": Words(th: "บันทึกการแก้ไขแผนแล้ว", en: "The amendment is kept"),
    ]

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(DoneNotice(done, Self.notices))
        \(OfficeCrumbs.tabs(chosen: OfficeLinks.layers, keeps: keeps))
        \(current == nil ? none : receipt)
        <h2>\(Words(th: "ชั้นของแผน", en: "Layers"))</h2>
        \(layers.isEmpty ? EmptyState(Words(th: "ยังไม่มีแผน", en: "No plan yet")).html : table)
        <h2>\(Words(th: "เทียบแผนระหว่างสองวัน", en: "Compare two days"))</h2>
        \(compare)
        \(difference.map { PlanChangeList($0) })
        """
    }

    private var none: HTML {
        EmptyState(
            Words(th: "ยังไม่มีแผนที่ใช้อยู่", en: "No plan is in force"),
            action: ButtonLink(Words(th: "นำเข้าเอกสารแผน", en: "Import a plan"), to: OfficeLinks.planImport).html
        ).html
    }

    private var receipt: HTML {
        """
        <h2>\(Words(th: "การรับทราบแผนฉบับล่าสุด", en: "Who has read the newest layer"))</h2>
        \(hasRead ? "<p>\(Words(th: "ท่านอ่านแล้ว", en: "You have read it"))</p>" : button)
        \(DataTable(
            Words(th: "การรับทราบตามกอง", en: "Readers by division"), Array(divisions),
            columns: [
                TableColumn(Words(th: "สำนัก/กอง", en: "Division"), .heading) { "\($0.name)" as HTML },
                TableColumn(Words(th: "อ่านแล้ว (คน)", en: "Have read"), .number) { division in
                    NumberText(readings.count { $0.division == division.code })
                },
                TableColumn(Words(th: "ใคร เมื่อใด", en: "Who, when")) { readers(of: $0.code) },
            ], isCaptionShown: false))
        \(if: !others.isEmpty, "<p>\(Words(th: "ผู้บริหารและผู้ที่ไม่สังกัดกอง", en: "Without a division")): \(list(others))</p>")
        """
    }

    private var button: HTML {
        Form(to: OfficeLinks.readLayer) { Button(Words(th: "อ่านแล้ว", en: "I have read it")).html }.html
    }

    private var others: [PlanReading] { readings.filter { $0.division == nil } }

    private func readers(of division: DivisionCode) -> HTML {
        let found = readings.filter { $0.division == division }
        return found.isEmpty ? "\(Words(th: "ยังไม่มี", en: "nobody yet"))" : list(found)
    }

    private func list(_ readings: [PlanReading]) -> HTML {
        "\(each: readings.enumerated(), { index, reading in "\(if: index > 0, ", ")\(reading.name) (\(DayText(reading.readAt.thaiDate)))" })"
    }

    private var table: HTML {
        DataTable(
            Words(th: "ชั้นของแผน", en: "Layers"), layers.reversed(),
            columns: [
                TableColumn(Words(th: "ใช้ตั้งแต่", en: "In force from"), .heading) { DayText($0.effectiveOn) },
                TableColumn(Words(th: "ชนิด", en: "Kind")) { "\($0.kind.words)" as HTML },
                TableColumn(Words(th: "เอกสาร", en: "Document")) { layer in
                    "\(layer.documentNumber ?? layer.documentName ?? "-")" as HTML
                },
                TableColumn(Words(th: "เหตุผล", en: "Reason")) { "\($0.reason ?? "-")" as HTML },
                TableColumn(Words(th: "บันทึกโดย", en: "Recorded by")) { layer in
                    "\(layer.recordedName) · \(DayText(layer.recordedAt.thaiDate))" as HTML
                },
                TableColumn(Words(th: "เปลี่ยนอะไร", en: "What changed")) { layer in
                    layer.sequence == 1
                        ? "-"
                        : "<a href=\"\(link: PublicLinks.changes(from: layer.effectiveOn.adding(days: -1), to: layer.effectiveOn))\">\(Words(th: "ดูส่วนที่เปลี่ยน", en: "See the changes"))</a>"
                            as HTML
                },
            ], isCaptionShown: false
        ).html
    }

    private var compare: HTML {
        """
        <form method="get" action="\(link: OfficeLinks.layers)" class="form-stacked">
        \(DateField("from", Words(th: "จากวันที่", en: "From"), value: from ?? layers.first.map { DayText($0.effectiveOn).words.th }, error: errors["from"]))
        \(DateField("to", Words(th: "ถึงวันที่", en: "To"), value: to ?? DayText(today).words.th, error: errors["to"]))
        <button type="submit" class="button button-plain">\(Words(th: "เทียบ", en: "Compare"))</button>
        </form>
        """
    }
}
