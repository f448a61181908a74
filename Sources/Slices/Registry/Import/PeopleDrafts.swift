import Civics
import Geo
import Storage

extension Person: RegisterDraft {
    static func draft(
        _ row: ImportRow, onto existing: Person?, _ reader: inout CellReader, _ context: DraftContext
    ) -> Person? {
        guard let name = name(&reader) else {
            if !reader.isRefused {
                reader.note(ImportReason(.missing, field: "given_name", Words(th: "ไม่มีชื่อ", en: "No name.")))
            }
            return nil
        }
        var person = existing ?? Person(givenName: name.given)
        person.title = name.title ?? person.title
        person.givenName = name.given
        person.familyName = name.family ?? person.familyName
        if let text = reader.text("sex") {
            switch ColumnMatching.folded(text) {
            case "ช", "ชาย", "m", "male", "1": person.sex = .male
            case "ญ", "หญิง", "f", "female", "2": person.sex = .female
            default:
                reader.note(
                    ImportReason(
                        .cellRefused, field: "sex", Words(th: "ไม่รู้จักเพศ “\(text)”", en: "Unknown sex “\(text)”.")))
            }
        }
        person.birth = reader.partialDate("birth") ?? person.birth
        if let text = reader.text("status") {
            switch ColumnMatching.folded(text) {
            case "มีชีวิต", "มีชีวิตอยู่", "ปกติ", "อยู่", "living": person.status = .living
            case "ตาย", "เสียชีวิต", "ถึงแก่กรรม", "dead": person.status = .dead
            case "ย้าย", "ย้ายออก", "movedout": person.status = .movedOut
            default:
                reader.note(
                    ImportReason(
                        .cellRefused, field: "status",
                        Words(th: "ไม่รู้จักสถานะ “\(text)”", en: "Unknown status “\(text)”.")))
            }
        }
        person.statusSince = reader.partialDate("status_since") ?? person.statusSince
        if person.status == .living { person.statusSince = nil }
        person.phones = reader.phones("phone") ?? person.phones
        person.note = reader.text("note") ?? person.note
        if let address = reader.address() {
            person.address = address
            // Whether the address lies in this subdistrict is not said by a village number alone; where no subdistrict
            // is given, the file is the office's own.
            if address.tambon == nil || address.tambon == existing?.address?.tambon || existing == nil {
                person.village = address.moo ?? person.village
            }
        }
        return reader.isRefused ? nil : person
    }

    /// The name in one cell, or in cells of its own.
    static func name(_ reader: inout CellReader) -> PersonNameText? {
        let title = reader.text("title").flatMap { PersonNameText.title($0) }
        guard let given = reader.text("given_name") else {
            guard let text = reader.text("full_name"), var name = PersonNameText(text) else { return nil }
            name.title = title ?? name.title
            return name
        }
        let family = reader.text("family_name")
        // Some write the whole name, or the title, into the cell of the given name.
        guard var name = PersonNameText(given) else { return nil }
        name.title = title ?? name.title
        name.family = family ?? name.family
        return name
    }

    var matchKeys: [MatchKey] { [MatchKey(.name, givenName, familyName, village.map(String.init))] }

    var shown: [(field: String, value: String?)] {
        [
            ("title", title), ("given_name", givenName), ("family_name", familyName), ("sex", sex?.rawValue),
            ("birth", birth?.text(in: .thai)), ("status", status.rawValue),
            ("status_since", statusSince?.text(in: .thai)), ("address", address?.shortLine),
            ("village", village.map(String.init)), ("phone", phones.isEmpty ? nil : phones.joined(separator: ", ")),
            ("national_id", nationalID.map { _ in "มี" }), ("other_id", otherIdentifier.map { _ in "มี" }),
            ("note", note),
        ]
    }

    var label: String { fullName }
}

extension Household: RegisterDraft {
    static func draft(
        _ row: ImportRow, onto existing: Household?, _ reader: inout CellReader, _ context: DraftContext
    ) -> Household? {
        var household = existing ?? Household()
        household.houseCode = reader.houseCode("house_code") ?? household.houseCode
        household.houseNumber = reader.text("house_number") ?? household.houseNumber
        household.village = reader.whole("village", in: 1...99) ?? household.village
        household.note = reader.text("note") ?? household.note
        if let code = reader.parcelCode("parcel_code") {
            if let parcel = context.parcel(code) {
                household.parcel = parcel
            } else {
                reader.note(.parcelUnknown(code))
            }
        }
        let consent = reader.boolean("consent")
        let day = reader.day("consent_on")
        if let consent {
            if let day {
                household.consent = Consent(isGiven: consent, on: day)
            } else {
                reader.note(
                    ImportReason(
                        .missing, field: "consent_on",
                        Words(th: "มีความยินยอมแต่ไม่มีวันที่", en: "Consent without its day.")))
            }
        }
        reader.shape(row, .point) { household.shape = $0.shape }
        guard household.houseCode != nil || household.houseNumber != nil else {
            reader.note(
                ImportReason(
                    .missing, field: "house_number",
                    Words(th: "ไม่มีทั้งเลขรหัสประจำบ้านและบ้านเลขที่", en: "Neither house code nor house number.")))
            return nil
        }
        return reader.isRefused ? nil : household
    }

    var matchKeys: [MatchKey] {
        var keys: [MatchKey] = []
        if let houseCode { keys.append(MatchKey(.houseCode, houseCode.digits)) }
        if let houseNumber, let village { keys.append(MatchKey(.houseNumber, houseNumber, String(village))) }
        return keys
    }

    var shown: [(field: String, value: String?)] {
        [
            ("house_code", houseCode?.grouped), ("house_number", houseNumber), ("village", village.map(String.init)),
            ("parcel_code", parcel?.description), ("consent", consent.map { $0.isGiven ? "ยินยอม" : "ไม่ยินยอม" }),
            ("consent_on", consent.map { PartialDate($0.on).text(in: .thai) }),
            ("shape", shape.map { _ in "มี" }), ("members", members.isEmpty ? nil : String(members.count)),
            ("note", note),
        ]
    }

    var drawn: Shape? { shape }

    var label: String {
        houseNumber.map { "บ้านเลขที่ \($0)\(village.map { " ม.\($0)" } ?? "")" } ?? houseCode?.grouped ?? "-"
    }
}
