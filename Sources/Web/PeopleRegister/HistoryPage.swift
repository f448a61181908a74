import Access
import Civics
import Html
import Registry
import Shell
import Storage

/// The versions of a person or a household: for which days each holds, when it was recorded, whether it still is
/// believed.
struct HistoryPage: Page {
    enum Record {
        case person(Person)
        case household(Household)
        case organisation(Organisation)
    }

    struct Row {
        var number: Int
        var validFrom: CivilDate
        var validTo: CivilDate?
        var recordedAt: Instant
        var supersededAt: Instant?
        var record: Record

        init<Value: RegisterRecord>(_ version: Version<Value>, _ record: (Value) -> Record) {
            number = version.number
            validFrom = version.validFrom
            validTo = version.validTo
            recordedAt = version.recordedAt
            supersededAt = version.supersededAt
            self.record = record(version.record)
        }
    }

    var trail: [Crumb]
    var rows: [Row]
    var room: PeopleRoom

    var title: Words { Words(th: "ประวัติของรายการ", en: "History of the record") }
    var audience: PageAudience { .staff }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(Words(th: "แต่ละฉบับบอกว่าข้อมูลเป็นอย่างไรในช่วงวันใด และบันทึกเมื่อใด", en: "Each version says what held on which days, and when that was written down."))</p>
        \(rows.isEmpty ? EmptyState(Words(th: "ไม่มีประวัติ", en: "There is no history")).html : table)
        """
    }

    private var table: HTML {
        DataTable(
            title, rows,
            columns: [
                TableColumn(Words(th: "ฉบับ", en: "Version"), .heading) { "\($0.number)" as HTML },
                TableColumn(Words(th: "มีผล", en: "Holds")) { row in
                    """
                    \(DayText(row.validFrom)) – \(row.validTo.map { DayText($0).html } ?? "\(Words(th: "ปัจจุบัน", en: "now"))")
                    """
                },
                TableColumn(Words(th: "บันทึกเมื่อ", en: "Recorded")) { row in
                    """
                    \(MomentText(row.recordedAt))\(row.supersededAt.map { " <span class=\"quiet\">\(Words(th: "แทนที่เมื่อ", en: "replaced")) \(MomentText($0))</span>" as HTML })
                    """
                },
                TableColumn(Words(th: "ข้อมูล", en: "What it says")) { text($0.record) },
            ], isCaptionShown: false
        ).html
    }

    private func text(_ record: Record) -> HTML {
        switch record {
        case .person(let person): text(person)
        case .household(let household): text(household)
        case .organisation(let organisation): "\(organisation.name)"
        }
    }

    private func text(_ person: Person) -> HTML {
        let parts: [String?] = [
            person.birth.map { PeopleText.day($0).text(in: Reader.language) }, person.address?.shortLine,
            person.phones.isEmpty ? nil : person.phones.joined(separator: ", "),
        ]
        return """
            \(person.fullName) · \(PeopleText.status(person.status))\(person.statusSince.map { " \(PeopleText.day($0))" as HTML })\
            \(room.name(ofVillage: person.village).map { " · \($0)" as HTML })\
            \(each: parts.compactMap { $0 }, { "<br>\($0)" })
            """
    }

    private func text(_ household: Household) -> HTML {
        """
        \(PeopleText.house(household.houseNumber, household.village)) · \(household.members.count) \(Words(th: "คน", en: "people"))\
        <br>\(Words(th: "ความยินยอม", en: "Consent")): \(PeopleText.consent(household.consent?.isGiven))\
        \(household.houseCode.map { "<br>\(Words(th: "รหัสบ้าน", en: "House code")) \($0.grouped)" as HTML })
        """
    }
}

/// Who opened what is sealed about a person, newest first.
struct WhoSawPage: Page {
    var id: PersonID
    var views: [DisclosureView]
    var purposes: [Policy.Purpose]

    var title: Words { Words(th: "ใครเปิดดูข้อมูลที่ปิดไว้", en: "Who opened what is sealed") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [PeopleCrumbs.register, PeopleCrumbs.people] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(Words(th: "มาจากบันทึกตรวจสอบ ซึ่งแก้ไม่ได้", en: "From the audit log, which cannot be changed."))</p>
        \(views.isEmpty ? EmptyState(Words(th: "ยังไม่มีใครเปิดดู", en: "Nobody has opened anything")).html : table)
        """
    }

    private var table: HTML {
        DataTable(
            title, views,
            columns: [
                TableColumn(Words(th: "เมื่อ", en: "When"), .heading) { MomentText($0.at).html },
                TableColumn(Words(th: "ใคร", en: "Who")) { view in
                    "\(view.name)\(if: view.isOwnRecord, " <span class=\"tag\">\(Words(th: "ข้อมูลของตนเอง", en: "own record"))</span>")"
                        as HTML
                },
                TableColumn(Words(th: "ดูอะไร", en: "What")) { view in
                    "\(each: view.fields.enumerated(), { "\(if: $0 > 0, ", ")\(PeopleText.field($1))" })" as HTML
                },
                TableColumn(Words(th: "เพื่อ", en: "What for")) { view in
                    let purpose = purposes.first { $0.code == view.purpose }?.name ?? Words(view.purpose)
                    return "\(purpose)<br><span class=\"quiet\">\(view.reason)</span>" as HTML
                },
            ], isCaptionShown: false
        ).html
    }
}
