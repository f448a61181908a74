import Access
import Civics
import Geo
import Html
import Registry
import Shell
import Storage

/// One household: land, house, people, consent, the survey, and what the other parts of the program tell.
struct HouseholdPage: Page {
    struct Model {
        var room: PeopleRoom
        var view: HouseholdView
        var bounds: Bounds?
        var layers: [VisibleLayer]
        var baseMap: BaseMap?
        /// Whether the reader may enter answers of the survey, and open those that are sealed.
        var maySurvey: Bool
        var mayOpenSurvey: Bool
        var done: String?
        var errors = FormErrors()
    }

    var model: Model

    private var view: HouseholdView { model.view }
    private var room: PeopleRoom { model.room }
    private var id: HouseholdID { view.line.id }
    private var writes: Bool { view.mayWrite && view.household != nil }

    var title: Words { PeopleText.house(view.line) }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [PeopleCrumbs.register, PeopleCrumbs.households] }
    var scripts: [String] { model.bounds == nil ? ["confirm.js"] : ["confirm.js", "map.js"] }
    var styles: [String] { model.bounds == nil ? [] : ["leaflet.css", "map.css"] }

    private static let notices = [
        "entered": Words(th: "เพิ่มครัวเรือนแล้ว", en: "The household is entered"),
        "saved": Words(th: "บันทึกแล้ว", en: "Saved"),
        "confirmed": Words(th: "ยืนยันข้อมูลแล้ว", en: "Confirmed"),
        "joined": Words(th: "ย้ายเข้าแล้ว", en: "The person has moved in"),
        "left": Words(th: "ออกจากครัวเรือนแล้ว", en: "The person has left the household"),
        "consented": Words(th: "บันทึกคำตอบเรื่องความยินยอมแล้ว", en: "The answer about consent is kept"),
        "surveyed": Words(th: "บันทึกคำตอบ จปฐ. และปิดไว้แล้ว", en: "The answers are kept, sealed"),
    ]

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(model.errors))
        \(DoneNotice(model.done, Self.notices))
        <p class="lead">\(room.name(ofVillage: view.line.village) ?? Words(th: "ไม่ระบุหมู่", en: "No village given")) · \(view.line.members) \(Words(th: "คน", en: "people"))</p>
        \(if: writes, ButtonRow("\(ButtonLink(Words(th: "แก้ไข", en: "Change"), to: PeopleLinks.act(.edit, id)))\(ButtonLink(Words(th: "เพิ่มสมาชิก", en: "Add a member"), to: PeopleLinks.act(.join, id), .plain))").html)
        \(members)
        \(view.household.map(facts))
        \(consent)
        \(survey)
        \(each: view.facets.filter { !["registry.surveys", "registry.freshness"].contains($0.id) }, { ToldPart(facet: $0).html })
        \(map)
        \(Confirmations(days: view.confirmedOn, groups: PeopleText.householdGroups, action: PeopleLinks.act(.confirm, id), mayConfirm: writes))
        \(if: view.household != nil, "<p><a href=\"\(link: PeopleLinks.act(.history, id))\">\(Words(th: "ประวัติของรายการ", en: "History of the record"))</a></p>")
        """
    }

    // MARK: - People

    private var members: HTML {
        """
        <h2>\(Words(th: "สมาชิก", en: "Members"))</h2>
        \(view.members.isEmpty ? EmptyState(Words(th: "ยังไม่มีสมาชิกที่ท่านดูได้", en: "No member yet that you may see")).html : memberTable)
        \(if: view.membersWithheld > 0, withheld)
        """
    }

    private var withheld: HTML {
        "<p class=\"quiet\">\(Words(th: "มีอีก \(view.membersWithheld) คนที่หน้าที่ของท่านไม่เห็น", en: "\(view.membersWithheld) more whom your role does not see"))</p>"
    }

    private var memberTable: HTML {
        var columns: [TableColumn<PersonLine>] = [
            TableColumn(Words(th: "ชื่อ", en: "Name"), .heading) { line in
                "<a href=\"\(link: PeopleLinks.person(line.id))\">\("\(line.name)")</a>" as HTML
            },
            TableColumn(Words(th: "ความสัมพันธ์", en: "Relation")) { line in
                let isHead = view.household?.head == line.id
                let relation = room.relation(line.relation).map { "\($0)" as HTML } ?? Missing().html
                return isHead ? "<strong>\(Words(th: "หัวหน้าครัวเรือน", en: "Head"))</strong>" : relation
            },
            TableColumn(Words(th: "อายุ", en: "Age")) { line in
                line.birthEarliest.flatMap { PeopleText.age(PartialDate($0), on: room.today) }.map { "\($0)" }
                    ?? Missing().html
            },
        ]
        if writes {
            columns.append(TableColumn(Words(th: "ทำ", en: "Do")) { actions($0) })
        }
        return DataTable(
            Words(th: "สมาชิกของครัวเรือน", en: "Members of the household"), view.members, columns: columns,
            isCaptionShown: false
        ).html
    }

    private func actions(_ line: PersonLine) -> HTML {
        let isHead = view.household?.head == line.id
        return """
            \(if: !isHead, Form(to: PeopleLinks.act(.head, id), style: .inline) { "\(HiddenField("person", line.id.description))\(Button(Words(th: "เป็นหัวหน้า", en: "Make head"), .quiet))" }.html)
            \(Form(to: PeopleLinks.act(.leave, id), style: .inline) { "\(HiddenField("person", line.id.description))\(Button(Words(th: "ย้ายออก", en: "Has left"), .quiet, question: Words(th: "ให้ \(line.name) ออกจากครัวเรือนนี้?", en: "Has \(line.name) left this household?")))" })
            """
    }

    // MARK: - House and land

    /// A way to what stands on the map, for those who may follow it; the others learn that it is known.
    private func land(_ record: RecordReference) -> HTML {
        guard room.may(.read, .property) else {
            return "\(Words(th: "ระบุแล้ว (เปิดดูได้เฉพาะผู้มีสิทธิ)", en: "Known (open to those with the right)"))"
        }
        return "<a href=\"\(link: RegisterLinks.record(record))\">\(record.kind.name)</a>"
    }

    private func facts(_ household: Household) -> HTML {
        let parcel: HTML =
            view.parcel.map { line in
                "<a href=\"\(link: RegisterLinks.record(RecordReference(.parcel, line.id.value)))\">\(line.code ?? "-")</a>"
            } ?? household.parcel.map { land(RecordReference(.parcel, $0.value)) } ?? Missing().html
        let building: HTML =
            household.building.map { land(RecordReference(.building, $0.value)) } ?? Missing().html
        return """
            <h2>\(Words(th: "บ้านและที่ดิน", en: "House and land"))</h2>
            \(FactList([
                (Words(th: "รหัสประจำบ้าน", en: "House code"), household.houseCode.map { "<span class=\"number\">\($0.grouped)</span>" } ?? Missing().html),
                (Words(th: "แปลงที่ดิน", en: "Parcel"), parcel),
                (Words(th: "สิ่งปลูกสร้าง", en: "Building"), building),
                (Words(th: "หมายเหตุ", en: "Note"), household.note.map { Paragraphs($0).html } ?? "-"),
            ]))
            """
    }

    private var map: HTML {
        guard let bounds = model.bounds else { return .empty }
        return """
            <h2>\(Words(th: "ที่ตั้งบนแผนที่", en: "On the map"))</h2>
            \(MapCanvas(layers: model.layers, bounds: bounds, baseMap: model.baseMap, shown: ["parcels", "buildings", "households"]))
            """
    }

    // MARK: - Consent and survey

    private var consent: HTML {
        let consent = view.household?.consent
        return """
            <h2>\(Words(th: "ความยินยอมให้สำรวจและใช้ข้อมูล", en: "Consent to being surveyed"))</h2>
            <p><strong>\(PeopleText.consent(consent?.isGiven ?? view.line.consent))</strong>\(consent.map { " · \(DayText($0.on))" as HTML })</p>
            \(if: writes, consentForm(consent))
            """
    }

    private func consentForm(_ consent: Household.Consent?) -> HTML {
        """
        <details\(flag: "open", model.errors["on"] != nil || model.errors["given"] != nil)><summary>\(Words(th: "บันทึกคำตอบใหม่", en: "Keep a new answer"))</summary>
        \(Form(to: PeopleLinks.act(.consent, id)) { """
            \(RadioGroup("given", Words(th: "ครัวเรือนตอบว่า", en: "The household says"), choices: [Choice("yes", PeopleText.consent(true)), Choice("no", PeopleText.consent(false))], error: model.errors["given"]))
            \(Select("by", Words(th: "ผู้ตอบ", en: "Who said it"), choices: view.members.map { Choice($0.id.description, Words("\($0.name)")) }, isRequired: false))
            \(DateField("on", Words(th: "วันที่ตอบ", en: "On"), value: room.today.text(in: .thai, style: .numeric), error: model.errors["on"]))
            \(Button(Words(th: "บันทึก", en: "Save"), .plain))
            """ })
        </details>
        """
    }

    private var survey: HTML {
        let rounds = view.facets.first { $0.id == "registry.surveys" }?.lines ?? []
        if rounds.isEmpty && !model.maySurvey && !model.mayOpenSurvey { return .empty }
        return """
            <h2>\(Words(th: "จปฐ.", en: "Minimum-needs survey"))</h2>
            \(rounds.isEmpty ? "<p class=\"missing\">\(Words(th: "ยังไม่มีผลสำรวจที่ท่านเห็น", en: "No round yet that you may see"))</p>" : roundList(rounds))
            \(if: !room.hasKey, NoKeyNotice().html)
            \(ButtonRow("""
                \(if: model.maySurvey && room.hasKey, ButtonLink(Words(th: "บันทึกผลสำรวจ", en: "Enter a survey"), to: PeopleLinks.act(.survey, id), .plain).html)
                \(if: model.mayOpenSurvey && room.hasKey && !rounds.isEmpty, ButtonLink(Words(th: "เปิดดูคำตอบ", en: "Open the answers"), to: PeopleLinks.surveyOpening(id), .quiet).html)
                """))
            """
    }

    private func roundList(_ rounds: [Facet.Line]) -> HTML {
        "<ul>\(each: rounds, { "<li>\($0.text)\($0.on.map { " · \(DayText($0))" as HTML })</li>" })</ul>"
    }
}
