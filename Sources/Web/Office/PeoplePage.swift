import Access
import Civics
import Html
import Planning
import Shell
import Tables

/// People by division and fiscal year, who came and who left: numbers only.
struct PeoplePage: Page {
    /// Which of the two forms.
    enum Entry: String {
        case count, move
    }

    var register: StaffDesk.Register
    /// Those the reader may see.
    var divisions: [OrganisationProfile.Division]
    /// Those the reader may write for.
    var writable: [OrganisationProfile.Division]
    var today: CivilDate
    var typed = FormFields()
    var errors = FormErrors()
    var done: String?

    /// The fields that stand on the page.
    let fields: Set<String> = [
        "count-division", "count-people", "count-day", "move-division", "move-direction", "move-people", "move-day",
        "move-title",
    ]

    var title: Words { Words(th: "ทะเบียนบุคลากร (จำนวน)", en: "Staff in numbers") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [OfficeCrumbs.work] }

    private static let notices = [
        "counted": Words(th: "บันทึกจำนวนคนแล้ว", en: "The count is kept"),
        "moved": Words(th: "บันทึกคนเข้าออกแล้ว", en: "Who came and left is kept"),
    ]

    private var seen: Set<DivisionCode> { Set(divisions.map(\.code)) }
    private var years: [Int] {
        Array(Set(register.headcounts.filter { seen.contains($0.division) }.map(\.year))).sorted()
    }
    private var movements: [StaffMovement] {
        register.movements.filter { seen.contains($0.division) }.reversed()
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(DoneNotice(done, Self.notices))
        <p class="lead">\(Words(th: "เก็บเฉพาะจำนวน ไม่เก็บชื่อ", en: "Numbers only; no names are kept."))</p>
        \(counts)
        <h2>\(Words(th: "คนเข้าและคนออก", en: "Who came and who left"))</h2>
        \(movements.isEmpty ? EmptyState(Words(th: "ยังไม่มีรายการ", en: "Nothing recorded yet")).html : moves)
        \(if: !writable.isEmpty, forms)
        """
    }

    private var counts: HTML {
        DataTable(
            Words(th: "จำนวนคนตามกองและปีงบประมาณ", en: "People by division and fiscal year"), divisions,
            note: Words(th: "หน่วย: คน", en: "people"),
            columns: [
                TableColumn(Words(th: "สำนัก/กอง", en: "Division"), .heading) { "\($0.name)" as HTML },
                TableColumn(Words(th: "วันนี้", en: "Today"), .number) { division in
                    register.people[division.code].map { NumberText($0).html } ?? missing
                },
            ]
                + years.map { year in
                    TableColumn(Words(th: "ปี \(year)", en: "FY \(year)"), .number) { division in
                        register.headcounts.last { $0.division == division.code && $0.year == year }
                            .map { NumberText($0.headcount).html } ?? missing
                    }
                }, onPhone: .scroll
        ).html
    }

    private var missing: HTML { "<span class=\"missing\">\(Words(th: "ไม่มีข้อมูล", en: "no data"))</span>" }

    private func name(_ code: DivisionCode) -> Words {
        divisions.first { $0.code == code }?.name ?? Words(code.rawValue)
    }

    private var moves: HTML {
        DataTable(
            Words(th: "คนเข้าและคนออก", en: "Who came and who left"), movements,
            columns: [
                TableColumn(Words(th: "วันที่", en: "Day"), .heading) { DayText($0.happenedOn) },
                TableColumn(Words(th: "สำนัก/กอง", en: "Division")) { "\(name($0.division))" as HTML },
                TableColumn(Words(th: "ตำแหน่ง", en: "Position")) { "\($0.positionTitle)" as HTML },
                TableColumn(Words(th: "จำนวน", en: "People"), .number) { item in
                    item.people > 0
                        ? "\(Words(th: "เข้า", en: "came")) \(NumberText(item.people))" as HTML
                        : "\(Words(th: "ออก", en: "left")) \(NumberText(-item.people))"
                },
                TableColumn(Words(th: "บันทึกโดย", en: "Entered by")) { "\($0.enteredName)" as HTML },
            ], isCaptionShown: false
        ).html
    }

    private var forms: HTML {
        let choices = writable.map { Choice($0.code.rawValue, $0.name) }
        return """
            <h2>\(Words(th: "บันทึกจำนวนคน", en: "Enter a count"))</h2>
            \(Form(to: OfficeLinks.people("count")) { """
                \(common(.count, choices, Words(th: "จำนวนคนทั้งหมดในกอง", en: "People in the division"), Words(th: "นับ ณ วันที่", en: "Counted on")))
                \(Button(Words(th: "บันทึกจำนวน", en: "Save the count")))
                """ })
            <h2>\(Words(th: "บันทึกคนเข้าหรือออก", en: "Enter who came or left"))</h2>
            \(Form(to: OfficeLinks.people("move")) { """
                \(RadioGroup("move-direction", Words(th: "เข้าหรือออก", en: "Came or left"), choices: [Choice("joined", Words(th: "เข้า", en: "Came")), Choice("left", Words(th: "ออก", en: "Left"))], chosen: typed.text("move-direction") ?? "joined", error: errors["move-direction"]))
                \(common(.move, choices, Words(th: "กี่คน", en: "How many"), Words(th: "วันที่", en: "Day")))
                \(TextField("move-title", Words(th: "ตำแหน่ง", en: "Position"), value: typed.raw("move-title"), hint: Words(th: "ชื่อตำแหน่ง ไม่ต้องใส่ชื่อคน", en: "The position, not the person's name"), error: errors["move-title"], maximum: 200))
                \(Button(Words(th: "บันทึก", en: "Save"), .plain))
                """ })
            """
    }

    private func common(_ entry: Entry, _ choices: [Choice], _ people: Words, _ day: Words) -> HTML {
        let name = { (field: String) in "\(entry.rawValue)-\(field)" }
        return """
            \(Select(name("division"), Words(th: "สำนัก/กอง", en: "Division"), choices: choices, chosen: typed.text(name("division")), error: errors[name("division")]))
            \(NumberField(name("people"), people, value: typed.raw(name("people")), unit: Words(th: "คน", en: "people"), error: errors[name("people")]))
            \(DateField(name("day"), day, value: typed.raw(name("day")) ?? DayText(today).words.th, error: errors[name("day")]))
            """
    }
}
