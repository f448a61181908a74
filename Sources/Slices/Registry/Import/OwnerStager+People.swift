import Civics
import Storage

extension OwnerStager {
    /// The owner of a row of a list.
    mutating func owner(_ row: ImportRow, _ reader: inout CellReader, share: Ownership.Share?) throws -> Found {
        let national = identities.national(&reader)
        guard let person = Person.draft(row, onto: nil, &reader, context) else { return Found() }
        return try settle(person, national, share)
    }

    /// The owner of a Land Department row.
    mutating func owner(_ change: LandOfficeChange) throws -> Found {
        guard let given = change.ownerGivenName else { return Found() }
        var person = Person(givenName: given)
        person.title = change.ownerTitle
        person.familyName = change.ownerFamilyName
        person.address = change.address
        return try settle(person, change.ownerID, nil)
    }

    private mutating func settle(
        _ person: Person, _ national: PersonIdentifier?, _ share: Ownership.Share?
    ) throws -> Found {
        var found = Found()
        found.name = person.fullName
        guard let national else {
            let key = person.matchKeys.first ?? MatchKey(.name, person.fullName)
            let namesakes = people.entries(for: key)
            found.candidates = namesakes.prefix(20).map {
                ImportCandidate(
                    RecordReference(.person, $0.id), version: $0.version, label: $0.record.fullName, rule: .name)
            }
            if !namesakes.isEmpty { found.reasons.append(.sameNames(namesakes.count)) }
            let id = newcomer(named: key)
            found.owner = OwnershipProposal.Owner(party: nil, person: person, id: id, share: share)
            return found
        }
        let index = try identities.index(national)
        if let known = people.person(with: index) {
            let id = PersonID(known.id)
            found.owner = OwnershipProposal.Owner(party: .person(id), person: nil, id: id, share: share)
            if known.record.givenName != person.givenName || known.record.familyName != person.familyName {
                found.reasons.append(.otherName(known.record.fullName))
                found.owner?.person = person
            }
            return found
        }
        // Each row brings the sealed ID: whichever is carried out first enters the person with its own.
        let id = newcomer(with: index)
        var fresh = person
        let secret = try identities.sealed(national, subject: id.value)
        fresh.nationalID = secret.id
        found.secrets = [secret]
        found.owner = OwnershipProposal.Owner(party: nil, person: fresh, id: id, share: share)
        return found
    }

    /// "1/2", "1 ใน 2", "ทั้งหมด"; empty for what is not said.
    func share(_ reader: inout CellReader) -> Ownership.Share? {
        guard let text = reader.text("share") else { return nil }
        let plain = ThaiDigits.arabic(text).replacing("ใน", with: "/").filter { !$0.isWhitespace }
        if plain == "ทั้งหมด" || plain == "1" { return Ownership.Share(1, of: 1) }
        let parts = plain.split(separator: "/").compactMap { Int($0) }
        guard parts.count == 2, let share = Ownership.Share(parts[0], of: parts[1]) else {
            return reader.refuse(
                "share", Words(th: "“\(text)” ไม่ใช่ส่วน เช่น 1/2", en: "“\(text)” is no share such as 1/2."))
        }
        return share
    }
}

extension ImportReason {
    static func sameNames(_ count: Int) -> ImportReason {
        ImportReason(
            .sameName,
            Words(
                th: "ไม่มีเลขประจำตัว และมีผู้ชื่อเดียวกันในทะเบียน \(count) คน",
                en: "No ID, and \(count) people of this name are in the register."))
    }

    static func otherName(_ name: String) -> ImportReason {
        ImportReason(
            .noted, field: "full_name",
            Words(th: "เลขประจำตัวนี้ในทะเบียนชื่อ \(name)", en: "The register has the name \(name) for this ID."))
    }

    static func unknownStatus(_ status: String) -> ImportReason {
        ImportReason(
            .unknownStatus,
            Words(
                th: "ไม่รู้จักสถานะ “\(status)” ให้ผู้ดูแลเพิ่มในตารางสถานะ แล้วตรวจไฟล์ใหม่",
                en: "The status “\(status)” is unknown: add it to the table of statuses and check the file again."))
    }

    static let noParcelKey = ImportReason(
        .noMatch,
        Words(
            th: "ไฟล์สิ่งปลูกสร้างของกรมที่ดินไม่บอกแปลง ให้เจ้าหน้าที่ตรวจเอง",
            en: "The Land Department's buildings do not name their parcel: for staff to look at."))

    static let parcelNotFound = ImportReason(
        .noMatch, Words(th: "ไม่พบแปลงนี้ในทะเบียน", en: "The register has no such parcel."))

    static let ownerUncertain = ImportReason(
        .noMatch, field: "owners",
        Words(
            th: "ไม่แน่ว่าแก้ชื่อเจ้าของคนใด ให้แก้ที่หน้าบุคคล แล้วข้ามแถวนี้",
            en: "It is not certain which owner is renamed: correct the person's page and skip this row."))

    static let confirmFirst = ImportReason(
        .needsConfirmation, Words(th: "รอเจ้าหน้าที่ยืนยันก่อนแก้ทะเบียน", en: "Staff confirm before the register changes."))

    static let changedMeanwhile = ImportReason(
        .changedMeanwhile,
        Words(
            th: "มีผู้แก้ไขรายการนี้หลังจากตรวจไฟล์ ให้ตรวจไฟล์ใหม่",
            en: "Somebody changed this record since the check: check the file again."))
}
