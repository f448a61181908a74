import Access
import Civics
import Html
import Registry
import Shell
import Storage

/// One person: what the reader may see, what is sealed, what there is to do.
struct PersonPage: Page {
    struct Model {
        var room: PeopleRoom
        var view: PersonView
        /// What the register and the other parts of the program tell about the person.
        var told: [ToldFacet]
        /// The areas of facts that the reader may open, and those they may add to.
        var openable: [FactArea]
        var writable: [FactArea]
        /// Whether the audit log tells this reader who saw the sealed values.
        var mayAskWhoSaw: Bool
        var done: String?
        var errors = FormErrors()
    }

    var model: Model

    private var view: PersonView { model.view }
    private var room: PeopleRoom { model.room }
    private var id: PersonID { view.line.id }

    var title: Words { Words("\(view.line.name)") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [PeopleCrumbs.register, PeopleCrumbs.people] }

    private static let notices = [
        "entered": Words(th: "เพิ่มบุคคลแล้ว", en: "The person is entered"),
        "saved": Words(th: "บันทึกแล้ว", en: "Saved"),
        "confirmed": Words(th: "ยืนยันข้อมูลแล้ว", en: "Confirmed"),
        "ended": Words(th: "บันทึกการเสียชีวิตหรือย้ายออกแล้ว", en: "The end is kept"),
        "merged": Words(th: "รวมรายการแล้ว", en: "The two records are one now"),
        "purged": Words(th: "ลบค่าที่ปิดไว้ทั้งหมดแล้ว", en: "All sealed values are erased"),
        "factAdded": Words(th: "เพิ่มข้อมูลแล้ว", en: "The fact is added"),
        "factEnded": Words(th: "สิ้นสุดข้อมูลแล้ว", en: "The fact has ended"),
        "linked": Words(th: "ผูกบัญชีแล้ว", en: "The account is linked"),
        "unlinked": Words(th: "เลิกผูกบัญชีแล้ว", en: "The account is no longer linked"),
    ]

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(model.errors))
        \(DoneNotice(model.done, Self.notices))
        \(if: view.line.name.isMasked, masked)
        \(view.person.map { PersonFacts(person: $0, today: room.today) })
        \(if: view.mayWrite && view.person != nil, acts)
        \(if: view.person != nil, identifiers)
        \(home)
        \(each: model.told, facet)
        \(facts)
        \(confirmations)
        \(if: view.person != nil || model.mayAskWhoSaw, more)
        \(if: room.keepsAll && view.person != nil, account)
        """
    }

    private var masked: HTML {
        """
        <p class="lead">\(room.name(ofVillage: view.line.village) ?? Words(th: "ไม่ระบุหมู่", en: "No village given")) · \(PeopleText.status(view.line.status))</p>
        \(Notice(.news, "<p>\(Words(th: "หน้าที่ของท่านเห็นได้เพียงอักษรย่อและหมู่บ้าน", en: "Your role sees initials and the village only."))</p>"))
        """
    }

    private var acts: HTML {
        let isLiving = view.line.status == .living
        return """
            \(ButtonRow("""
                \(ButtonLink(Words(th: "แก้ไข", en: "Change"), to: PeopleLinks.act(.edit, id)))
                \(if: isLiving, ButtonLink(Words(th: "ย้ายบ้าน", en: "Move house"), to: PeopleLinks.act(.move, id), .plain).html)
                \(if: isLiving, ButtonLink(Words(th: "เสียชีวิตหรือย้ายออก", en: "Died or moved away"), to: PeopleLinks.act(.end, id), .plain).html)
                """))
            """
    }

    private var identifiers: HTML {
        """
        <h2>\(Words(th: "เลขประจำตัว", en: "Identifiers"))</h2>
        \(FactList([
            (PeopleText.field(SealedField.personNationalID.name), sealed(.personNationalID, "x-xxxx-xxxxx-xx-x")),
            (PeopleText.field(SealedField.personOtherIdentifier.name), sealed(.personOtherIdentifier, "xxxxxxxx")),
        ]))
        \(if: !room.hasKey && !view.sealedFields.isEmpty, NoKeyNotice().html)
        \(if: room.hasKey && view.mayReveal && !view.sealedFields.isEmpty, ButtonLink(Words(th: "เปิดดูเลข", en: "Open the number"), to: PeopleLinks.act(.identifier, id), .plain).html)
        """
    }

    private func sealed(_ field: SealedField, _ mask: StaticString) -> HTML {
        guard view.sealedFields.contains(field) else { return Missing().html }
        return
            "<span class=\"number\">\(HTML(stringLiteral: mask))</span> <span class=\"tag\">\(Words(th: "ปิดไว้", en: "sealed"))</span>"
    }

    private var home: HTML {
        guard view.person != nil else { return .empty }
        let line = view.line
        let words = PeopleText.house(line.houseNumber, line.village)
        let place: HTML =
            line.household.map { household in
                let relation = room.relation(line.relation)
                return """
                    <p><a href="\(link: PeopleLinks.household(household))">\(words)</a>\(relation.map { " · \($0)" as HTML })</p>
                    """
            } ?? "<p class=\"missing\">\(Words(th: "ยังไม่อยู่ในครัวเรือนใด", en: "In no household yet"))</p>"
        return "<h2>\(Words(th: "ครัวเรือน", en: "Household"))</h2>\(place)"
    }

    private func facet(_ facet: ToldFacet) -> HTML { ToldPart(facet: facet).html }

    private var facts: HTML {
        if model.openable.isEmpty && model.writable.isEmpty { return .empty }
        return """
            <h2>\(Words(th: "กลุ่มเปราะบาง", en: "Vulnerable groups"))</h2>
            <p>\(Words(th: "ข้อมูลสวัสดิการ สุขภาพ และเด็กปิดไว้ เปิดดูได้ตามสิทธิเมื่อระบุเหตุผล ระบบจดไว้ว่าใครดู", en: "Welfare, health and children's facts are sealed. Those with the right open them with a reason; who looked is kept."))</p>
            \(if: !room.hasKey, NoKeyNotice().html)
            \(ButtonRow("""
                \(if: room.hasKey && !model.openable.isEmpty, ButtonLink(Words(th: "เปิดดูข้อมูล", en: "Open the facts"), to: PeopleLinks.act(.facts, id), .plain).html)
                \(each: room.hasKey ? model.writable : [], { ButtonLink($0.addLabel, to: PeopleLinks.addFact($0, id), .quiet).html })
                """))
            """
    }

    private var confirmations: HTML {
        Confirmations(
            days: view.confirmedOn, groups: PeopleText.personGroups, action: PeopleLinks.act(.confirm, id),
            mayConfirm: view.mayWrite && view.person != nil
        ).html
    }

    private var more: HTML {
        let isWriter = view.mayWrite && view.person != nil
        return """
            <h2>\(Words(th: "ประวัติและการดูแลรายการ", en: "History and upkeep"))</h2>
            <ul>
            \(if: view.person != nil, item(Words(th: "ประวัติของรายการ", en: "History of the record"), .history))
            \(if: model.mayAskWhoSaw, item(Words(th: "ใครเปิดดูข้อมูลที่ปิดไว้", en: "Who opened what is sealed"), .views))
            \(if: isWriter, item(Words(th: "รวมกับรายการที่ซ้ำ", en: "Merge with a duplicate"), .merge))
            \(if: isWriter && room.keepsAll, item(Words(th: "ลบค่าที่ปิดไว้", en: "Erase what is sealed"), .purge))
            </ul>
            """
    }

    private func item(_ label: Words, _ act: PeopleLinks.PersonAct) -> HTML {
        "<li><a href=\"\(link: PeopleLinks.act(act, id))\">\(label)</a></li>"
    }

    private var account: HTML {
        """
        <h2>\(Words(th: "บัญชีของเจ้าตัว", en: "The person's own account"))</h2>
        <p>\(Words(th: "ผูกบัญชีหลังตรวจบัตรประชาชนที่เคาน์เตอร์แล้วเท่านั้น เจ้าตัวจะเห็นข้อมูลของตนเอง", en: "Only after the ID card was checked at the counter. The person then sees the own record."))</p>
        \(Form(to: PeopleLinks.act(.account, id)) { """
            \(TextField("account", Words(th: "รหัสบัญชี", en: "Number of the account"), hint: Words(th: "จากหน้าบัญชีของเจ้าตัว หรือผู้ดูแลระบบ", en: "from the person's account page, or the administrator"), error: model.errors["account"], autocomplete: "off", maximum: 60))
            <div class="button-row">
            \(Button(Words(th: "ผูกบัญชี", en: "Link"), .plain))
            <button type="submit" class="button button-quiet" formaction="\(link: PeopleLinks.act(.unlink, id))">\(Words(th: "เลิกผูก", en: "End the link"))</button>
            </div>
            """ })
        """
    }
}

/// What one facet tells, as a short list; records that the register has pages for are linked.
struct ToldPart: Component {
    var facet: ToldFacet

    var html: HTML {
        """
        <h2>\(facet.title)</h2>
        <ul>\(each: facet.lines, { line in
            "<li>\(text(line))\(line.on.map { " · \(DayText($0))" as HTML })</li>"
        })</ul>
        """
    }

    private func text(_ line: Facet.Line) -> HTML {
        guard let subject = line.subject, let kind = RecordKind(rawValue: subject.kind),
            let id = UUIDv7(text: subject.id)
        else { return "\(line.text)" }
        return "<a href=\"\(link: RegisterLinks.record(RecordReference(kind, id)))\">\(line.text)</a>"
    }
}

/// When each group of facts was last confirmed, with a button for each.
struct Confirmations: Component {
    var days: [String: CivilDate]
    var groups: [(code: String, name: Words)]
    var action: Link
    var mayConfirm: Bool

    var html: HTML {
        let others = days.keys.filter { code in !groups.contains { $0.code == code } && code != "record" }.sorted()
        let codes = ["record"] + groups.map(\.code) + others
        return """
            <h2>\(Words(th: "ยืนยันข้อมูลล่าสุด", en: "Last confirmed"))</h2>
            \(FactList(codes.map { code in
                (PeopleText.group(code), days[code].map { DayText($0).html } ?? "<span class=\"missing\">\(Words(th: "ยังไม่เคยยืนยัน", en: "never"))</span>")
            }))
            \(if: mayConfirm, form)
            """
    }

    private var form: HTML {
        Form(to: action) {
            """
            <p>\(Words(th: "ตรวจกับเจ้าตัวหรือเอกสารแล้วว่าถูกต้อง กดยืนยันส่วนที่ตรวจ", en: "Looked at with the person or the papers? Confirm what was looked at."))</p>
            <div class="button-row">
            \(Button(Words(th: "ถูกต้องทั้งหมด", en: "All of it is right"), .plain, name: "group", value: "record"))
            \(each: groups, { Button($0.name, .quiet, name: "group", value: $0.code).html })
            </div>
            """
        }.html
    }
}
