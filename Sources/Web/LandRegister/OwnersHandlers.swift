import Access
import Civics
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// The transfer of a parcel to new owners, and the correction of who owned it in a period.
struct OwnersHandlers: Sendable {
    var services: WebServices

    /// At most so many owners in one form.
    static let most = 100

    func show(_ context: ShellContext) async throws -> Response {
        let (id, open, room) = try await standing(context)
        let rows = open.record.owners.map { OwnerRow($0) }
        return try await page(id, open, room, rows, [:], FormErrors(), context).response()
    }

    func save(_ context: ShellContext) async throws -> Response {
        let (id, open, room) = try await standing(context)
        var fields = LandFields(context.form)
        var rows = OwnerRow.read(context.form, &fields.errors)
        // A button that only changes the list: found, added, taken out.
        if let changed = Self.changed(rows, context.form) {
            rows = changed
            return try await page(id, open, room, rows, fields.typed, FormErrors(), context, fields.version).response()
        }
        let owners = rows.compactMap(\.owner)
        let (day, end) = (fields.day("validFrom", isRequired: true), fields.day("validTo"))
        let (paper, version) = (fields.text("reason", maximum: 500), fields.version)
        let corrects = context.form.text("act") == "correct"
        if !corrects, end != nil {
            fields.errors.add(
                "validTo",
                Words(th: "วันสิ้นสุดใช้กับการแก้ไขย้อนหลังเท่านั้น", en: "An end belongs to a correction of the past"))
        }
        var refusal = LandRefusal.of(fields.errors)
        if refusal == nil, let day {
            let (services, actor) = (self.services, context.actor)
            refusal = try await LandRefusal.of {
                guard corrects else {
                    return try await ParcelDesk(services.world, policy: services.policy).transfer(
                        id, to: owners, from: day, paper: paper ?? "", ifVersion: version, by: actor)
                }
                let before = try await services.world.store.read {
                    try Register.state(Parcel.self, id, on: day, $0)?.record
                }
                var parcel = before ?? open.record
                parcel.owners = owners
                try await LandDesk(services.world, policy: services.policy).correct(
                    id, to: parcel, from: day, to: end, reason: paper ?? "", by: actor)
            }
        }
        guard let refusal else {
            return .redirect(
                RegisterLinks.record(ParcelForm.reference(id)).with("done", corrects ? "corrected" : "transferred"))
        }
        var page = try await page(
            id, open, room, rows, fields.typed, refusal.errors, context,
            refusal.isOvertaken ? open.number : version)
        if refusal.isOvertaken { page.model.theirs = open.record.owners }
        return page.response(refusal.status)
    }

    /// The list after one of the buttons that only change it; `nil` for saving.
    private static func changed(_ rows: [OwnerRow], _ form: FormFields) -> [OwnerRow]? {
        if form.text("find") != nil { return rows }
        if let party = form.text("add").flatMap({ Party($0) }) {
            let isThere = rows.contains { $0.party == party } || rows.count >= most
            return isThere ? rows : rows + [OwnerRow(Ownership(party))]
        }
        if let party = form.text("remove").flatMap({ Party($0) }) { return rows.filter { $0.party != party } }
        return nil
    }

    private func standing(
        _ context: ShellContext
    ) async throws -> (id: ParcelID, open: Version<Parcel>, room: LandRoom) {
        let id = try RecordHandlers<ParcelForm>.id(context)
        let (services, actor) = (self.services, context.actor)
        return try await services.world.store.read { db in
            let room = try LandRoom(services, actor, db)
            guard let open = try Register.state(Parcel.self, id, db) else { throw Problem.noSuchRecord }
            try room.require(.write, open.record)
            return (id, open, room)
        }
    }

    private func page(
        _ id: ParcelID, _ open: Version<Parcel>, _ room: LandRoom, _ rows: [OwnerRow], _ values: [String: String],
        _ errors: FormErrors, _ context: ShellContext, _ version: Int? = nil
    ) async throws -> OwnersPage {
        let query = values["query"].flatMap { $0.isEmpty ? nil : $0 }
        var found: [PartyChoice]?
        if let query, services.mayFindPeople(context.actor) {
            found = try await PartyChoice.find(query, services, context.actor)
        }
        let known = rows.map(\.party) + open.record.owners.map(\.party)
        return OwnersPage(
            model: .init(
                parcel: id, name: ParcelForm.name(open.record), version: version ?? open.number, rows: rows,
                names: try await PartyNames(known, services, context.actor),
                face: FormFace(values: values, errors: errors, room: room), found: found))
    }
}

/// One owner in the form, with the share as typed.
struct OwnerRow {
    var party: Party
    var part: String
    var whole: String
    /// What it says; `nil` where the share cannot be read.
    var owner: Ownership?

    init(_ owner: Ownership) {
        party = owner.party
        part = owner.share.map { String($0.part) } ?? ""
        whole = owner.share.map { String($0.whole) } ?? ""
        self.owner = owner
    }

    private init(party: Party, part: String, whole: String, owner: Ownership?) {
        self.party = party
        self.part = part
        self.whole = whole
        self.owner = owner
    }

    /// The rows of a form: `owner` once for each, `part-<owner>` and `whole-<owner>` beside it.
    static func read(_ form: FormFields, _ errors: inout FormErrors) -> [OwnerRow] {
        form.all("owner").prefix(OwnersHandlers.most).compactMap { text in
            guard let party = Party(text) else { return nil }
            let (part, whole) = (form.text("part-\(text)") ?? "", form.text("whole-\(text)") ?? "")
            guard !part.isEmpty || !whole.isEmpty else {
                return OwnerRow(party: party, part: "", whole: "", owner: Ownership(party))
            }
            func number(_ text: String) -> Int? { text.utf8.count > 12 ? nil : Int(ThaiDigits.arabic(text)) }
            guard let one = number(part), let all = number(whole), let share = Ownership.Share(one, of: all) else {
                errors.add(
                    "part-\(text)",
                    Words(
                        th: "ส่วนเขียนเป็นจำนวนเต็ม เช่น 1 ใน 2 เว้นว่างทั้งคู่ถ้าไม่ทราบ",
                        en: "A share is whole numbers, such as 1 of 2; leave both empty where it is not known"))
                return OwnerRow(
                    party: party, part: String(part.prefix(20)), whole: String(whole.prefix(20)), owner: nil)
            }
            return OwnerRow(party: party, part: part, whole: whole, owner: Ownership(party, share: share))
        }
    }
}

/// The owners of a parcel, to be made others.
struct OwnersPage: Page {
    struct Model {
        var parcel: ParcelID
        var name: Words
        var version: Int
        var rows: [OwnerRow]
        var names: PartyNames
        var face: FormFace
        /// Who was found; `nil` before a search.
        var found: [PartyChoice]?
        /// What somebody else saved in the meantime.
        var theirs: [Ownership]?
    }

    var model: Model

    var title: Words { Words(th: "เจ้าของ \(model.name.th)", en: "Owners of \(model.name.en)") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [RegisterCrumbs.home, Crumb(model.name, RegisterLinks.record(record))] }

    private var record: RecordReference { ParcelForm.reference(model.parcel) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(model.face.errors))
        \(model.theirs.map(overtaken))
        \(Form(to: LandRegisterLinks.act(.transfer, record)) {
            """
            \(HiddenField("version", String(model.version)))
            <h2>\(Words(th: "1. เจ้าของใหม่", en: "1. The new owners"))</h2>
            \(search)
            \(model.face.errors["owners"].map { "<p class=\"field-error\" id=\"field-owners\">\($0)</p>" as HTML })
            \(model.rows.isEmpty ? EmptyState(Words(th: "ยังไม่มีเจ้าของ ค้นชื่อแล้วกดเพิ่ม", en: "No owner yet: search a name and add it")).html : owners)
            <h2>\(Words(th: "2. ตั้งแต่เมื่อไร ตามเอกสารใด", en: "2. From when, by which paper"))</h2>
            \(model.face.day("validFrom", Words(th: "มีผลตั้งแต่วันที่", en: "Holds from"), isRequired: true))
            \(model.face.text("reason", Words(th: "เอกสารที่ใช้อ้างอิง", en: "The paper it rests on"), hint: Words(th: "เช่น หนังสือสัญญาขายที่ดิน เลขที่ 123/2569", en: "such as contract of sale 123/2569"), isRequired: true, maximum: 500))
            \(model.face.day("validTo", Words(th: "เฉพาะแก้ไขย้อนหลัง: ถึงก่อนวันที่", en: "Correction only: up to and without"), hint: Words(th: "เว้นว่างถ้ามีผลถึงปัจจุบัน", en: "leave empty where it holds until now")))
            \(ButtonRow("\(Button(Words(th: "บันทึกการโอน", en: "Save the transfer"), .main, name: "act", value: "transfer"))\(Button(Words(th: "แก้ไขประวัติย้อนหลัง", en: "Correct the past"), .plain, name: "act", value: "correct"))\(ButtonLink(Words(th: "กลับ", en: "Back"), to: RegisterLinks.record(record), .quiet))"))
            """
        })
        """
    }

    private var search: HTML {
        """
        \(model.face.text("query", Words(th: "ค้นชื่อบุคคลหรือหน่วยงาน", en: "Search a person or organisation")))
        \(Button(Words(th: "ค้นหา", en: "Search"), .plain, name: "find", value: "yes"))
        \(model.found.map { found in
            found.isEmpty ? EmptyState(Words(th: "ไม่พบชื่อนี้ ลองสะกดอย่างอื่น หรือเพิ่มบุคคลในทะเบียนก่อน", en: "Nobody found. Spell it another way, or enter the person first.")).html
                : "<ul class=\"finding-list\">\(each: found, hit)</ul>" as HTML
        })
        """
    }

    private func hit(_ choice: PartyChoice) -> HTML {
        """
        <li>\(choice.label) \(Button(Words(th: "เพิ่ม \(choice.label.th)", en: "Add \(choice.label.en)"), .quiet, name: "add", value: choice.party.description))</li>
        """
    }

    private var owners: HTML {
        "\(each: model.rows, owner)"
    }

    private func owner(_ row: OwnerRow) -> HTML {
        let id = row.party.description
        return FieldGroup(model.names.words(row.party)) {
            """
            \(HiddenField("owner", id))
            \(TextField("part-\(id)", Words(th: "ส่วน", en: "Part"), value: row.part, error: model.face.errors["part-\(id)"], isRequired: false, width: 5, maximum: 12))
            \(TextField("whole-\(id)", Words(th: "ในทั้งหมด (ส่วน)", en: "of (parts)"), value: row.whole, isRequired: false, width: 5, maximum: 12))
            \(Button(Words(th: "นำออก", en: "Take out"), .quiet, name: "remove", value: id))
            """
        }.html
    }

    private func overtaken(_ theirs: [Ownership]) -> HTML {
        Notice(
            .warning,
            """
            <p>\(Words(th: "มีผู้อื่นบันทึกก่อน เจ้าของที่บันทึกไว้ตอนนี้คือ", en: "Somebody saved before you. The owners now are:"))</p>
            <ul>\(each: theirs, { "<li>\(model.names.html($0))</li>" })</ul>
            <p>\(Words(th: "สิ่งที่ท่านกรอกยังอยู่ด้านล่าง ตรวจแล้วบันทึกอีกครั้ง", en: "What you filled in is kept below. Look, and save again."))</p>
            """
        ).html
    }
}
