import Access
import Civics
import Geo
import HTTPTypes
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Entering and changing a household; who lives there has pages of its own.
struct HouseholdFormHandlers: Sendable {
    var services: WebServices

    private var desk: HouseholdDesk { HouseholdDesk(services.world, policy: services.policy) }

    func showNew(_ context: ShellContext) async throws -> Response {
        var values: [String: String] = [:]
        values["village"] = context.query("village")
        return HouseholdFormPage(room: try await room(context), values: values).response()
    }

    func enter(_ context: ShellContext) async throws -> Response {
        let read = try await read(context, changing: nil)
        var refusal = FormRefusal.of(read.errors)
        var made: HouseholdID?
        if refusal == nil {
            refusal = try await FormRefusal.of {
                made = try await desk.enter(read.household, validFrom: read.validFrom, by: context.actor)
            }
        }
        if let made { return .redirect(PeopleLinks.household(made).with("done", "entered")) }
        return HouseholdFormPage(
            room: try await room(context), values: PersonFormHandlers.typed(context.form),
            errors: refusal?.forHousehold ?? FormErrors()
        ).response(refusal?.status ?? .unprocessableContent)
    }

    func showEdit(_ context: ShellContext) async throws -> Response {
        let view = try await writable(context)
        guard let household = view.household else { throw Problem.forbidden }
        return HouseholdFormPage(
            room: try await room(context), line: view.line,
            values: HouseholdFormPage.values(household, parcel: try await code(of: household.parcel))
        ).response()
    }

    func edit(_ context: ShellContext) async throws -> Response {
        let id = try context.household()
        let before = try await writable(context)
        let read = try await read(context, changing: before.household)
        let version = context.form.text("version").flatMap { Int($0) } ?? 0
        var refusal = FormRefusal.of(read.errors)
        if refusal == nil {
            refusal = try await FormRefusal.of {
                try await desk.edit(
                    id, read.household, onVersion: version, validFrom: read.validFrom, by: context.actor)
            }
            if refusal == nil { return .redirect(PeopleLinks.household(id).with("done", "saved")) }
        }
        let view = try await writable(context)
        return HouseholdFormPage(
            room: try await room(context), line: view.line, values: PersonFormHandlers.typed(context.form),
            errors: refusal?.forHousehold ?? FormErrors(), newest: view.line.version == version ? nil : view.household
        ).response(refusal?.status ?? .unprocessableContent)
    }

    // MARK: - Reading the form

    private struct Read {
        var household: Household
        var validFrom: CivilDate?
        var errors = FormErrors()
    }

    private func read(_ context: ShellContext, changing old: Household?) async throws -> Read {
        let form = context.form
        var read = Read(household: old ?? Household())
        if let text = form.text("houseNumber"), text.count > 50 {
            read.errors.add("houseNumber", Words(th: "ยาวเกิน 50 ตัวอักษร", en: "Over 50 letters"))
        }
        read.household.houseNumber = form.text("houseNumber").map { String($0.prefix(50)) }
        if let text = form.text("village") {
            read.household.village = VillageEntry(text).number
            if read.household.village == nil { read.errors.add("village", VillageEntry.error) }
        } else {
            read.household.village = nil
        }
        if let text = form.text("houseCode") {
            read.household.houseCode = HouseCode(String(text.prefix(60)))
            if read.household.houseCode == nil {
                read.errors.add("houseCode", Words(th: "รหัสประจำบ้านมี 11 หลัก", en: "A house code has 11 digits"))
            }
        } else {
            read.household.houseCode = nil
        }
        if let text = form.text("note"), text.count > 1000 {
            read.errors.add("note", Words(th: "ยาวเกิน 1,000 ตัวอักษร", en: "Over 1,000 letters"))
        }
        read.household.note = form.text("note").map { String($0.prefix(1000)) }
        let day = DayEntry(form, "validFrom")
        if let sentence = day.error { read.errors.add("validFrom", sentence) }
        read.validFrom = day.day
        place(form, old, &read)
        try await parcel(form, old, &read)
        return read
    }

    /// Where the house stands, typed as "latitude, longitude"; what is drawn otherwise stays unless it is changed.
    private func place(_ form: FormFields, _ old: Household?, _ read: inout Read) {
        guard let text = form.text("place") else {
            read.household.shape = nil
            return
        }
        if text == HouseholdFormPage.place(old?.shape) { return }
        let numbers = ThaiDigits.arabic(String(text.prefix(80))).split { ", ".contains($0) }.compactMap { Double($0) }
        // Thailand lies between these.
        guard numbers.count == 2, (5...21).contains(numbers[0]), (97...106).contains(numbers[1]) else {
            read.errors.add(
                "place",
                Words(
                    th: "พิมพ์ละติจูด, ลองจิจูด เช่น 14.95, 103.10", en: "Type latitude, longitude, such as 14.95, 103.10"))
            return
        }
        read.household.shape = Shape(.point(Position(x: numbers[1], y: numbers[0])))
    }

    private func parcel(_ form: FormFields, _ old: Household?, _ read: inout Read) async throws {
        guard let text = form.text("parcel") else {
            read.household.parcel = nil
            return
        }
        let typed = String(text.prefix(60))
        if let before = old?.parcel, typed == (try await code(of: before) ?? before.description) { return }
        guard let code = ParcelCode(typed) else {
            read.errors.add(
                "parcel", Words(th: "รหัสแปลงเขียนเช่น 01A001 หรือ 01A001/001", en: "A code is like 01A001 or 01A001/001"))
            return
        }
        let found = try await services.world.store.read { db in
            try LandFindRows.find(typed, property: .none, limit: 20, db).first { hit in
                guard hit.record.kind == .parcel else { return false }
                return try Register.state(Parcel.self, ParcelID(hit.record.id), db)?.record.code == code
            }
        }
        guard let parcel = found else {
            read.errors.add("parcel", Words(th: "ไม่พบแปลงรหัสนี้", en: "No parcel has this code"))
            return
        }
        read.household.parcel = ParcelID(parcel.record.id)
    }

    private func code(of parcel: ParcelID?) async throws -> String? {
        guard let parcel else { return nil }
        return try await services.world.store.read { db in
            try Register.state(Parcel.self, parcel, db)?.record.code?.description ?? parcel.description
        }
    }

    private func writable(_ context: ShellContext) async throws -> HouseholdView {
        let view = try await desk.show(try context.household(), by: context.actor)
        guard view.mayWrite, view.household != nil else { throw Problem.forbidden }
        return view
    }

    private func room(_ context: ShellContext) async throws -> PeopleRoom {
        let services = self.services
        return try await services.world.store.read { db in try PeopleRoom(services, context, db) }
    }
}

extension FormRefusal {
    var forHousehold: FormErrors {
        var told = FormErrors()
        let known: Set = ["houseNumber", "village", "houseCode", "note", "validFrom", "place", "parcel"]
        for entry in errors.list { told.add(entry.field.flatMap { known.contains($0) ? $0 : nil }, entry.sentence) }
        return told
    }
}

/// The form of a household.
struct HouseholdFormPage: Page {
    var room: PeopleRoom
    /// The household that is changed; `nil` for a new one.
    var line: HouseholdLine?
    var values: [String: String]
    var errors = FormErrors()
    /// What somebody else saved while the form was open.
    var newest: Household?

    var title: Words {
        line.map { Words(th: "แก้ไข \(PeopleText.house($0).th)", en: "Change \(PeopleText.house($0).en)") }
            ?? Words(th: "เพิ่มครัวเรือน", en: "Add a household")
    }
    var audience: PageAudience { .staff }
    var trail: [Crumb] {
        line.map(PeopleCrumbs.household) ?? [PeopleCrumbs.register, PeopleCrumbs.households]
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(newest.map(overtaken))
        \(Form(to: line.map { PeopleLinks.act(.edit, $0.id) } ?? PeopleLinks.newHousehold) { """
            \(line.map { HiddenField("version", String($0.version)).html })
            \(field("houseNumber", Words(th: "บ้านเลขที่", en: "House number"), width: 10, maximum: 50))
            \(Select("village", Words(th: "หมู่บ้าน", en: "Village"), choices: room.villageChoices(besides: values["village"]), chosen: values["village"], error: errors["village"], isRequired: false))
            \(field("houseCode", Words(th: "รหัสประจำบ้าน 11 หลัก", en: "House code, 11 digits"), width: 20, maximum: 40))
            \(field("parcel", Words(th: "รหัสแปลงที่ดิน", en: "Code of the parcel"), hint: Words(th: "เช่น 01A001", en: "such as 01A001"), width: 10, maximum: 40))
            \(field("place", Words(th: "พิกัดบ้าน", en: "Where it stands"), hint: Words(th: "ละติจูด, ลองจิจูด เช่น 14.95, 103.10", en: "latitude, longitude, such as 14.95, 103.10"), width: 20, maximum: 60))
            \(TextArea("note", Words(th: "หมายเหตุ", en: "Note"), value: values["note"], rows: 2, maximum: 1000, error: errors["note"], isRequired: false))
            \(DateField("validFrom", Words(th: "มีผลตั้งแต่วันที่", en: "Holds from"), value: values["validFrom"], hint: Words(th: "เว้นว่างหมายถึงวันนี้", en: "empty means today"), error: errors["validFrom"], isRequired: false))
            \(Button(Words(th: "บันทึก", en: "Save")))
            """ })
        """
    }

    private func field(
        _ name: String, _ label: Words, hint: Words? = nil, width: Int, maximum: Int
    ) -> HTML {
        TextField(
            name, label, value: values[name], hint: hint, error: errors[name], isRequired: false, autocomplete: "off",
            width: width, maximum: maximum
        ).html
    }

    private func overtaken(_ household: Household) -> HTML {
        Notice(
            .warning,
            """
            <p>\(Words(th: "มีผู้อื่นบันทึกไปก่อน ข้างล่างคือค่าล่าสุด กดบันทึกอีกครั้งเพื่อใช้ที่ท่านพิมพ์", en: "Somebody else saved first. Below is the newest; save again to take what you typed."))</p>
            \(FactList([
                (Words(th: "บ้าน", en: "House"), "\(PeopleText.house(household.houseNumber, household.village))"),
                (Words(th: "รหัสประจำบ้าน", en: "House code"), household.houseCode.map { "\($0.grouped)" } ?? Missing().html),
                (Words(th: "หมายเหตุ", en: "Note"), household.note.map { "\($0)" } ?? "-"),
            ]))
            """
        ).html
    }

    static func values(_ household: Household, parcel: String?) -> [String: String] {
        var values: [String: String] = [:]
        values["houseNumber"] = household.houseNumber
        values["village"] = household.village.map(String.init)
        values["houseCode"] = household.houseCode?.grouped
        values["parcel"] = parcel
        values["place"] = place(household.shape)
        values["note"] = household.note
        return values
    }

    /// The middle of where it stands, as it is typed.
    static func place(_ shape: Shape?) -> String? {
        guard let bounds = try? shape?.geometry().bounds else { return nil }
        func text(_ degrees: Double) -> String { Numerals.text(degrees, decimals: 6) ?? "" }
        return text((bounds.south + bounds.north) / 2) + ", " + text((bounds.west + bounds.east) / 2)
    }
}
