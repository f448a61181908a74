import Access
import Civics
import Html
import Hummingbird
import Planning
import Shell

/// What is declared and not borne out by the records.
struct ContradictionsHandlers: Sendable {
    private let services: WebServices
    private let desk: QuarterReportDesk

    init(_ services: WebServices) {
        self.services = services
        desk = QuarterReportDesk(services.world, policy: services.policy, catalogue: services.catalogue)
    }

    @Sendable func show(_ request: Request, _ context: ShellContext) async throws -> Response {
        let today = services.world.now().thaiDate
        let quarter = context.query("quarter").flatMap { FiscalQuarter(code: $0) } ?? FiscalQuarter(containing: today)
        return ContradictionsPage(
            quarter: quarter, today: today, found: try await desk.contradictions(quarter)
        ).response()
    }
}

/// The contradictions of a quarter, worst first.
///
/// They ask; they do not accuse.
struct ContradictionsPage: Page {
    var quarter: FiscalQuarter
    var today: CivilDate
    var found: [Contradiction]

    var title: Words { Words(th: "รายงานกับหลักฐานไม่ตรงกัน", en: "Declared against evidence") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [OfficeCrumbs.work] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(Words(th: "รายการเหล่านี้เป็นคำถาม ไม่ใช่ข้อกล่าวหา ตรวจดูแล้วแก้ที่ต้นเรื่อง", en: "These are questions, not accusations. Look, and put it right where it began."))</p>
        \(Tabs(Words(th: "ไตรมาส", en: "Quarter"), quarters.map { NavigationItem(Words(th: $0.text(in: .thai), en: $0.text(in: .english)), OfficeLinks.contradictions($0)) }, chosen: OfficeLinks.contradictions(quarter)))
        \(found.isEmpty ? EmptyState(Words(th: "ไม่พบข้อขัดแย้งในไตรมาสนี้", en: "Nothing contradicts in this quarter")).html : table)
        """
    }

    /// The quarters of the shown fiscal year, and the last one before it.
    private var quarters: [FiscalQuarter] {
        (quarter.year.quarters.first.map { [$0.previous] } ?? []) + quarter.year.quarters
    }

    private var table: HTML {
        DataTable(
            title, found,
            columns: [
                TableColumn(Words(th: "ระดับ", en: "Severity")) {
                    "\(FindingWords.severity($0.severity.rawValue))" as HTML
                },
                TableColumn(Words(th: "กิจกรรม", en: "Activity"), .heading) { item in
                    "<a href=\"\(link: PublicLinks.activity(item.activity.place))\">\(item.activity.place) \(item.activity.title)</a>"
                        as HTML
                },
                TableColumn(Words(th: "อะไรไม่ตรง", en: "What differs")) { "\($0.sentence)" as HTML },
                TableColumn(Words(th: "จำนวนเงิน (บาท)", en: "Amount (baht)"), .number) { item in
                    item.amount.map { MoneyText($0).html } ?? "-"
                },
            ], isCaptionShown: false
        ).html
    }
}
