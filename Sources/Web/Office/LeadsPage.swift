import Access
import Civics
import Html
import Planning
import Shell
import Storage
import Tables

/// Every activity with the division that answers for it; those without one first.
struct LeadsPage: Page {
    var states: [ActivityState]
    var divisions: [OrganisationProfile.Division]
    /// Whether the reader may name a division.
    var decides: Bool
    var errors = FormErrors()
    var done: String?

    var title: Words { Words(th: "หน่วยงานหลักของกิจกรรม", en: "Lead divisions") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [OfficeCrumbs.work] }

    private var without: [ActivityState] { states.filter { $0.lead.division == nil } }
    private var with: [ActivityState] { states.filter { $0.lead.division != nil } }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(DoneNotice(done, ["named": Words(th: "บันทึกหน่วยงานหลักแล้ว", en: "The lead division is named")]))
        \(OfficeCrumbs.tabs(chosen: OfficeLinks.leads, keeps: decides))
        <p class="lead">\(Words(th: "กิจกรรมที่แผนเขียนว่าทุกกอง หรือไม่ได้เขียนไว้ ปลัดเป็นผู้กำหนดหน่วยงานหลัก", en: "Where the plan says all divisions, or none, the permanent secretary names the one that leads."))</p>
        <h2>\(Words(th: "ยังไม่มีหน่วยงานหลัก \(without.count) กิจกรรม", en: "\(without.count) without a lead"))</h2>
        \(without.isEmpty ? EmptyState(Words(th: "ทุกกิจกรรมมีหน่วยงานหลักแล้ว", en: "Every activity has one")).html : table(without, "lead-without"))
        <h2>\(Words(th: "มีหน่วยงานหลักแล้ว \(with.count) กิจกรรม", en: "\(with.count) with a lead"))</h2>
        \(if: !with.isEmpty, table(with, "lead-with"))
        """
    }

    private func table(_ states: [ActivityState], _ name: String) -> HTML {
        DataTable(
            title, states,
            columns: [
                TableColumn(Words(th: "กิจกรรม", en: "Activity"), .heading) { state in
                    "<a href=\"\(link: PublicLinks.activity(state.activity.place))\">\(state.activity.place) \(state.activity.title)</a>"
                        as HTML
                },
                TableColumn(Words(th: "ตามที่พิมพ์", en: "As printed")) { "\($0.activity.division ?? "-")" as HTML },
                TableColumn(Words(th: "หน่วยงานหลัก", en: "Lead")) { "\(lead($0))" as HTML },
                TableColumn(Words(th: "กำหนดใหม่", en: "Name another")) { decides ? form($0) : "-" },
            ], isCaptionShown: false
        ).html
    }

    private func lead(_ state: ActivityState) -> Words {
        guard let code = state.lead.division else { return Words(th: "ยังไม่มี", en: "none") }
        return divisions.first { $0.code == code }?.name ?? Words(code.rawValue)
    }

    private func form(_ state: ActivityState) -> HTML {
        let id = state.id.description
        return Form(to: OfficeLinks.lead(id)) {
            """
            \(Select("division-\(id)", Words(th: "สำนัก/กอง", en: "Division"), choices: divisions.map { Choice($0.code.rawValue, $0.name) }, chosen: state.lead.division?.rawValue, error: errors["division-\(id)"]))
            \(Button(Words(th: "กำหนด", en: "Name it"), .plain))
            """
        }.html
    }
}
