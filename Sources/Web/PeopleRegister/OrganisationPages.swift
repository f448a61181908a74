import Access
import Civics
import Html
import Registry
import Shell
import Storage

/// Finds organisations by name; there is one list of them for the whole office.
struct OrganisationListPage: Page {
    var room: PeopleRoom
    var question: String?
    /// What the search found; `nil` where nothing was searched yet.
    var found: [SearchHit]?

    var title: Words { Words(th: "นิติบุคคลและหน่วยงาน", en: "Organisations") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [PeopleCrumbs.register] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(PeopleCrumbs.tabs(room, chosen: PeopleLinks.organisations))
        \(SearchBox(Words(th: "ค้นชื่อบริษัท วัด โรงเรียน หรือหน่วยงาน", en: "Find a company, temple, school or office"), to: PeopleLinks.organisations, value: question))
        \(found.map(results))
        \(if: room.may(.write, .property), ButtonLink(Words(th: "เพิ่มนิติบุคคลหรือหน่วยงาน", en: "Add an organisation"), to: PeopleLinks.newOrganisation, .plain).html)
        """
    }

    private func results(_ hits: [SearchHit]) -> HTML {
        if hits.isEmpty {
            return EmptyState(
                Words(th: "ไม่พบ ลองพิมพ์สั้นลงหรือสะกดอย่างอื่น", en: "Nothing found. Type less, or spell it another way.")
            ).html
        }
        return """
            <h2>\(Words(th: "ที่พบ", en: "Found"))</h2>
            <ul>\(each: hits, { "<li><a href=\"\(link: RegisterLinks.record($0.record))\">\("\($0.title)")</a></li>" })</ul>
            """
    }
}

/// One organisation: who it is and what it owns or occupies.
struct OrganisationPage: Page {
    var room: PeopleRoom
    var id: OrganisationID
    var organisation: Organisation
    var told: [ToldFacet]
    var versions: [HistoryPage.Row]
    var done: String?

    var title: Words { Words(organisation.name) }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [PeopleCrumbs.register, PeopleCrumbs.organisations] }

    private static let notices = [
        "entered": Words(th: "เพิ่มแล้ว", en: "Entered"), "saved": Words(th: "บันทึกแล้ว", en: "Saved"),
    ]

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(DoneNotice(done, Self.notices))
        \(OrganisationFacts(organisation: organisation))
        \(if: room.may(.write, .property), ButtonRow(ButtonLink(Words(th: "แก้ไข", en: "Change"), to: PeopleLinks.organisationEdit(id)).html).html)
        \(each: told, { ToldPart(facet: $0).html })
        <h2>\(Words(th: "ประวัติ", en: "History"))</h2>
        <ul>\(each: versions, { row in
            """
            <li>\(DayText(row.validFrom)) – \(row.validTo.map { DayText($0).html } ?? "\(Words(th: "ปัจจุบัน", en: "now"))") <span class="quiet">\(Words(th: "บันทึก", en: "recorded")) \(MomentText(row.recordedAt))</span></li>
            """
        })</ul>
        """
    }
}

struct OrganisationFacts: Component {
    var organisation: Organisation

    var html: HTML {
        let phones = organisation.phones.joined(separator: ", ")
        return FactList([
            (Words(th: "ชื่อ", en: "Name"), "\(organisation.name)"),
            (
                Words(th: "ประเภท", en: "Kind"),
                organisation.category.map { "\(MapWords.name($0, in: "organisationKind"))" } ?? Missing().html
            ),
            (
                Words(th: "เลขทะเบียนหรือเลขผู้เสียภาษี", en: "Registration or tax number"),
                organisation.registrationNumber.map { "<span class=\"number\">\($0)</span>" } ?? Missing().html
            ),
            (Words(th: "ที่อยู่", en: "Address"), organisation.address.map { "\($0.line)" } ?? Missing().html),
            (Words(th: "โทรศัพท์", en: "Telephone"), phones.isEmpty ? Missing().html : "\(phones)"),
        ]).html
    }
}

/// The form of an organisation.
struct OrganisationFormPage: Page {
    /// The record that is changed: its identifier, name and version.
    struct Changed {
        var id: OrganisationID
        var name: String
        var version: Int
    }

    var changed: Changed?
    var values: [String: String]
    var errors = FormErrors()
    /// What somebody else saved while the form was open.
    var newest: Organisation?

    var title: Words {
        changed.map { Words(th: "แก้ไข \($0.name)", en: "Change \($0.name)") }
            ?? Words(th: "เพิ่มนิติบุคคลหรือหน่วยงาน", en: "Add an organisation")
    }
    var audience: PageAudience { .staff }
    var trail: [Crumb] {
        [PeopleCrumbs.register, PeopleCrumbs.organisations]
            + (changed.map { [Crumb(Words($0.name), PeopleLinks.organisation($0.id))] } ?? [])
    }

    var main: HTML {
        let kinds = MapWords.codes("organisationKind").sorted { $0.key < $1.key }.map { Choice($0.key, $0.value) }
        return """
            <h1>\(title)</h1>
            \(ErrorSummary(errors))
            \(newest.map(overtaken))
            \(Form(to: changed.map { PeopleLinks.organisationEdit($0.id) } ?? PeopleLinks.newOrganisation) { """
                \(changed.map { HiddenField("version", String($0.version)).html })
                \(field("name", Words(th: "ชื่อ", en: "Name"), isRequired: true))
                \(Select("category", Words(th: "ประเภท", en: "Kind"), choices: kinds, chosen: values["category"], error: errors["category"], isRequired: false))
                \(field("registrationNumber", Words(th: "เลขทะเบียนหรือเลขผู้เสียภาษี 13 หลัก", en: "Registration or tax number, 13 digits"), width: 20))
                \(field("address", Words(th: "ที่อยู่", en: "Address")))
                \(field("phones", Words(th: "โทรศัพท์", en: "Telephone"), hint: Words(th: "หลายเลขคั่นด้วยจุลภาค", en: "several, parted by commas")))
                \(Button(Words(th: "บันทึก", en: "Save")))
                """ })
            """
    }

    private func field(
        _ name: String, _ label: Words, hint: Words? = nil, isRequired: Bool = false, width: Int? = nil
    ) -> HTML {
        TextField(
            name, label, value: values[name], hint: hint, error: errors[name], isRequired: isRequired,
            autocomplete: "off", width: width, maximum: 400
        ).html
    }

    private func overtaken(_ organisation: Organisation) -> HTML {
        Notice(
            .warning,
            """
            <p>\(Words(th: "มีผู้อื่นบันทึกไปก่อน ข้างล่างคือค่าล่าสุด กดบันทึกอีกครั้งเพื่อใช้ที่ท่านพิมพ์", en: "Somebody else saved first. Below is the newest; save again to take what you typed."))</p>
            \(OrganisationFacts(organisation: organisation))
            """
        ).html
    }

    static func values(_ organisation: Organisation) -> [String: String] {
        var values = ["name": organisation.name]
        values["category"] = organisation.category
        values["registrationNumber"] = organisation.registrationNumber
        values["address"] = organisation.address?.line
        values["phones"] = organisation.phones.isEmpty ? nil : organisation.phones.joined(separator: ", ")
        return values
    }
}
