import Access
import Civics
import Html
import Registry
import Shell

/// The form of a person: a new one, or one that changes.
struct PersonFormPage: Page {
    /// The record that is changed: its page, its version, which sealed identifiers it has.
    struct Changed {
        var id: PersonID
        var name: PersonName
        var version: Int
        var sealed: Set<String>
    }

    var room: PeopleRoom
    var changed: Changed?
    /// What stands in the fields: the record, or what was typed.
    var values: [String: String]
    var errors = FormErrors()
    /// What somebody else saved while the form was open.
    var newest: Person?

    var title: Words {
        changed.map { Words(th: "แก้ไข \($0.name)", en: "Change \($0.name)") }
            ?? Words(th: "เพิ่มบุคคล", en: "Add a person")
    }
    var audience: PageAudience { .staff }
    var trail: [Crumb] {
        changed.map { PeopleCrumbs.person($0.id, $0.name) } ?? [PeopleCrumbs.register, PeopleCrumbs.people]
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(newest.map(overtaken))
        \(Form(to: changed.map { PeopleLinks.act(.edit, $0.id) } ?? PeopleLinks.newPerson) { """
            \(changed.map { HiddenField("version", String($0.version)).html })
            \(FieldGroup(Words(th: "ชื่อ", en: "Name")) { """
                \(text("title", Words(th: "คำนำหน้า", en: "Title"), width: 10))
                \(text("givenName", Words(th: "ชื่อ", en: "Given name"), isRequired: true))
                \(text("familyName", Words(th: "นามสกุล", en: "Family name")))
                \(RadioGroup("sex", Words(th: "เพศ", en: "Sex"), choices: Person.Sex.allCases.map { Choice($0.rawValue, PeopleText.sex($0)) }, chosen: values["sex"], isRequired: false))
                \(text("birth", Words(th: "วันเกิด", en: "Birth"), hint: Words(th: "วัน/เดือน/ปี พ.ศ. ถ้าไม่ทราบวัน พิมพ์แค่ พ.ย. 2509 หรือ 2509", en: "day/month/Buddhist year; only 11/2509 or 2509 where no more is known"), width: 20))
                """ })
            \(FieldGroup(Words(th: "ที่อยู่", en: "Address")) { """
                \(Select("village", Words(th: "หมู่ที่อยู่จริงในตำบล", en: "Village in this subdistrict"), choices: room.villageChoices(besides: values["village"]), chosen: values["village"], error: errors["village"], isRequired: false))
                \(text("address", Words(th: "ที่อยู่ตามทะเบียนบ้าน", en: "Registered address"), hint: Words(th: "เช่น 12/3 หมู่ที่ 5 ตำบลสองห้อง อำเภอเมืองบุรีรัมย์ จังหวัดบุรีรัมย์ 31000", en: "in one line"), maximum: 400))
                \(text("phones", Words(th: "โทรศัพท์", en: "Telephone"), hint: Words(th: "หลายเลขคั่นด้วยจุลภาค", en: "several, parted by commas")))
                """ })
            \(identifiers)
            \(TextArea("note", Words(th: "หมายเหตุ", en: "Note"), value: values["note"], rows: 2, maximum: 1000, hint: Words(th: "อย่าเขียนโรค เลขบัตร หรือเรื่องสวัสดิการที่นี่", en: "no illness, ID number or welfare matter here"), error: errors["note"], isRequired: false))
            \(DateField("validFrom", Words(th: "มีผลตั้งแต่วันที่", en: "Holds from"), value: values["validFrom"], hint: Words(th: "เว้นว่างหมายถึงวันนี้", en: "empty means today"), error: errors["validFrom"], isRequired: false))
            \(Button(Words(th: "บันทึก", en: "Save")))
            """ })
        """
    }

    private func text(
        _ name: String, _ label: Words, hint: Words? = nil, isRequired: Bool = false, width: Int? = nil,
        maximum: Int = 200
    ) -> HTML {
        TextField(
            name, label, value: values[name], hint: hint, error: errors[name], isRequired: isRequired,
            autocomplete: "off", width: width, maximum: maximum
        ).html
    }

    private var identifiers: HTML {
        guard room.hasKey else {
            return NoKeyNotice().html
        }
        let hasNational = changed?.sealed.contains(SealedField.personNationalID.name) ?? false
        let hasOther = changed?.sealed.contains(SealedField.personOtherIdentifier.name) ?? false
        let sealed = Words(th: "มีเลขเดิมปิดไว้ เว้นว่างเพื่อคงเดิม", en: "One is kept sealed; leave empty to keep it")
        return FieldGroup(Words(th: "เลขประจำตัว", en: "Identifiers")) {
            """
            \(text("nationalID", Words(th: "เลขประจำตัวประชาชน 13 หลัก", en: "13-digit national ID"), hint: hasNational ? sealed : nil, width: 20))
            \(if: hasNational, Checkbox("removeNationalID", Words(th: "ลบเลขเดิม", en: "Take the number out"), isTicked: values["removeNationalID"] != nil).html)
            \(Select("otherKind", Words(th: "เอกสารอื่น ถ้าไม่มีเลข 13 หลัก", en: "Other paper, where there is no ID"), choices: Self.kinds, chosen: values["otherKind"], hint: hasOther ? sealed : nil, isRequired: false))
            \(text("otherNumber", Words(th: "เลขที่เอกสาร", en: "Its number"), width: 20))
            \(if: hasOther, Checkbox("removeOtherIdentifier", Words(th: "ลบเลขเอกสารเดิม", en: "Take the other number out"), isTicked: values["removeOtherIdentifier"] != nil).html)
            """
        }.html
    }

    static let kinds = [
        Choice("passport", Words(th: "หนังสือเดินทาง", en: "Passport")),
        Choice("alien", Words(th: "บัตรคนต่างด้าวหรือบัตรอื่น", en: "Alien's card or other card")),
        Choice("pupil", Words(th: "เลข G ของนักเรียน", en: "Pupil's G number")),
    ]

    private func overtaken(_ person: Person) -> HTML {
        Notice(
            .warning,
            """
            <p>\(Words(th: "มีผู้อื่นบันทึกไปก่อน ข้างล่างคือค่าล่าสุด ส่วนในแบบฟอร์มคือที่ท่านพิมพ์ กดบันทึกอีกครั้งเพื่อใช้ของท่าน", en: "Somebody else saved first. Below is the newest; the form holds what you typed. Save again to take yours."))</p>
            \(PersonFacts(person: person, today: room.today))
            """
        ).html
    }

    /// The fields as a record fills them.
    static func values(_ person: Person) -> [String: String] {
        var values: [String: String] = ["givenName": person.givenName]
        values["title"] = person.title
        values["familyName"] = person.familyName
        values["sex"] = person.sex?.rawValue
        values["birth"] = person.birth?.text(in: .thai, style: .numeric)
        values["village"] = person.village.map(String.init)
        values["address"] = person.address?.line
        values["phones"] = person.phones.isEmpty ? nil : person.phones.joined(separator: ", ")
        values["note"] = person.note
        return values
    }
}

/// What a person's record says, without what is sealed.
struct PersonFacts: Component {
    var person: Person
    var today: CivilDate

    var html: HTML {
        FactList([
            (Words(th: "ชื่อ", en: "Name"), "\(person.fullName)"),
            (Words(th: "เพศ", en: "Sex"), person.sex.map { "\(PeopleText.sex($0))" } ?? Missing().html),
            (Words(th: "วันเกิด", en: "Birth"), birth),
            (Words(th: "การอยู่อาศัย", en: "Living here"), status),
            (Words(th: "ที่อยู่", en: "Address"), person.address.map { "\($0.line)" } ?? Missing().html),
            (Words(th: "โทรศัพท์", en: "Telephone"), phones),
            (Words(th: "หมายเหตุ", en: "Note"), person.note.map { Paragraphs($0).html } ?? "-"),
        ]).html
    }

    private var birth: HTML {
        guard let birth = person.birth else { return Missing().html }
        let extra = [
            person.status == .dead ? nil : PeopleText.age(birth, on: today), PeopleText.precision(birth.precision),
        ]
        .compactMap { $0 }
        return "\(PeopleText.day(birth))\(each: extra, { " · \($0)" })"
    }

    private var status: HTML {
        "\(PeopleText.status(person.status))\(person.statusSince.map { " \(PeopleText.day($0))" as HTML })"
    }

    private var phones: HTML {
        if person.phones.isEmpty { return Missing().html }
        return "\(each: person.phones.enumerated(), { "\(if: $0 > 0, ", ")\($1)" })"
    }
}

/// Why nothing sealed can be shown or kept: the program runs without its key.
struct NoKeyNotice: Component {
    var html: HTML {
        let problem = Problem.fieldKeyMissing
        return Notice(.warning, "<p>\(problem.sentence)</p><p>\(problem.wayForward)</p>").html
    }
}
