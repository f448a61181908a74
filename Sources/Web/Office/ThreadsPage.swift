import Civics
import Html
import Planning
import Shell
import Storage

/// Every strategy of the plan and where it leads; the ones nobody has attested first.
struct ThreadsPage: Page {
    var threads: [PlanThread]
    var decides: Bool
    /// Whether the reader may change the plan itself.
    var keeps: Bool
    var done: String?

    var title: Words { Words(th: "กลยุทธ์นำไปสู่แผนงานใด", en: "Where each strategy leads") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [OfficeCrumbs.work] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(DoneNotice(done, ["attested": Words(th: "บันทึกการรับรองแล้ว", en: "The attestation is kept")]))
        \(OfficeCrumbs.tabs(chosen: OfficeLinks.threads, keeps: keeps))
        <p class="lead">\(Words(th: "เอกสารไม่ได้บอกว่ากลยุทธ์ใดนำไปสู่แผนงานใด คณะกรรมการนวัตกรรมจึงเป็นผู้รับรอง รับรองแล้ว \(attested) จาก \(threads.count)", en: "The document leaves open which programme each strategy leads to, so the innovation committee attests it: \(attested) of \(threads.count) so far."))</p>
        \(threads.isEmpty ? EmptyState(Words(th: "แผนนี้ไม่มีกลยุทธ์ TOWS", en: "This plan has no TOWS strategies")).html : table)
        """
    }

    private var attested: Int { threads.count { $0.isAttested } }

    private var table: HTML {
        DataTable(
            title, threads.filter { !$0.isAttested } + threads.filter(\.isAttested),
            columns: [
                TableColumn(Words(th: "กลยุทธ์", en: "Strategy"), .heading) { thread in
                    "\(thread.strategy.code ?? "") \(thread.strategy.text)" as HTML
                },
                TableColumn(Words(th: "ปัจจัยที่จับคู่", en: "Factors")) { thread in
                    "\(thread.factors.compactMap(\.code).joined(separator: ", "))" as HTML
                },
                TableColumn(Words(th: "แผนงาน", en: "Programmes")) { thread in
                    "\(thread.programmes.compactMap(\.code).joined(separator: ", "))" as HTML
                },
                TableColumn(Words(th: "รับรองโดย", en: "Attested by")) { thread in
                    thread.attestation.map { "\($0.attestedName) · \(DayText($0.attestedOn))" as HTML }
                        ?? "\(Words(th: "ยังไม่มีผู้รับรอง", en: "nobody yet"))"
                },
                TableColumn(Words(th: "ทำอะไรได้", en: "What to do")) { thread in
                    """
                    <a href="\(link: OfficeLinks.thread(thread.strategy.id.description))">\(decides ? Words(th: "รับรอง", en: "Attest") : Words(th: "ดู", en: "See")) \
                    <span class="unseen">\(thread.strategy.code ?? "")</span></a>
                    """ as HTML
                },
            ], isCaptionShown: false
        ).html
    }
}

/// One strategy: which factors it pairs, which programmes it leads to.
struct ThreadPage: Page {
    static let longestNote = 2_000
    static let noteTooLong = Words(
        th: "หมายเหตุยาวเกิน \(longestNote) ตัว", en: "The note is over \(longestNote) letters")

    var thread: PlanThread
    var factors: [PlanItem]
    var programmes: [PlanItem]
    var decides: Bool
    /// The form that came back; `nil` at first.
    var typed: FormFields?
    var errors = FormErrors()

    private var code: String { thread.strategy.code ?? "" }

    var title: Words { Words(th: "กลยุทธ์ \(code)", en: "Strategy \(code)") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] {
        [OfficeCrumbs.work, Crumb(Words(th: "กลยุทธ์สู่แผนงาน", en: "Threads"), OfficeLinks.threads)]
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <p class="lead">\(thread.strategy.text)</p>
        \(Provenance(lines: thread.strategy.line.map { [$0] } ?? [], link: PublicLinks.line))
        \(standing)
        \(if: decides, Form(to: OfficeLinks.thread(thread.strategy.id.description)) { fields }.html)
        """
    }

    private var standing: HTML {
        guard let attestation = thread.attestation else {
            return Notice(.news, "<p>\(Words(th: "ยังไม่มีผู้รับรอง", en: "Nobody has attested it yet"))</p>").html
        }
        return FactList([
            (Words(th: "ปัจจัยที่จับคู่", en: "Factors"), list(thread.factors)),
            (Words(th: "แผนงาน", en: "Programmes"), list(thread.programmes)),
            (
                Words(th: "รับรองโดย", en: "Attested by"),
                "\(attestation.attestedName) · \(DayText(attestation.attestedOn))"
            ),
            (Words(th: "หมายเหตุ", en: "Note"), Paragraphs(attestation.note).html),
        ]).html
    }

    private func list(_ items: [PlanItem]) -> HTML {
        "<ul>\(each: items, { "<li>\($0.code ?? "") \($0.text)</li>" })</ul>"
    }

    /// The factors that this kind of strategy pairs: of `SO1` the strengths and opportunities.
    private var pairing: [PlanItem] {
        let groups = Set(code.prefix { $0.isLetter })
        return factors.filter { factor in factor.code?.first.map(groups.contains) ?? false }
    }

    private var fields: HTML {
        let chosenFactors = typed.map { Set($0.all("factors")) } ?? Set(thread.factors.map(\.id.description))
        let chosenProgrammes = typed.map { Set($0.all("programmes")) } ?? Set(thread.programmes.map(\.id.description))
        return """
            \(HiddenField("version", String(thread.attestation?.version ?? 0)))
            \(CheckboxGroup("factors", Words(th: "จับคู่ปัจจัยใดบ้าง", en: "Which factors does it pair?"), choices: choices(pairing), chosen: chosenFactors, error: errors["factors"]))
            \(CheckboxGroup("programmes", Words(th: "นำไปสู่แผนงานใดบ้าง", en: "Which programmes does it lead to?"), choices: choices(programmes), chosen: chosenProgrammes, error: errors["programmes"]))
            \(TextArea("note", Words(th: "หมายเหตุ", en: "Note"), value: typed?.raw("note") ?? thread.attestation?.note, rows: 3, maximum: Self.longestNote, error: errors["note"], isRequired: false))
            \(Button(Words(th: "รับรอง", en: "Attest")))
            """
    }

    private func choices(_ items: [PlanItem]) -> [Choice] {
        items.map { Choice($0.id.description, Words("\($0.code ?? "") \($0.text)")) }
    }
}
