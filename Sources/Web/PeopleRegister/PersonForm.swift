import Access
import Civics
import Html
import Registry
import Shell

/// A person as a form says one; what cannot be read is told beside its field.
struct PersonForm {
    var entry: PersonEntry?
    var errors = FormErrors()
    var validFrom: CivilDate?
    var version = 0

    /// - Parameter old: the record that is changed; what the form does not hold is taken from it.
    init(_ form: FormFields, changing old: Person? = nil) {
        var person = old ?? Person(givenName: "")
        person.title = short(form, "title", 50)
        person.givenName = short(form, "givenName", 200) ?? ""
        person.familyName = short(form, "familyName", 200)
        if person.givenName.isEmpty, errors["givenName"] == nil {
            errors.add("givenName", Words(th: "กรอกชื่อ", en: "Fill in the name"))
        }
        person.sex = form.text("sex").flatMap { Person.Sex(rawValue: $0) }
        person.birth = birth(form)
        if let text = form.text("village") {
            person.village = VillageEntry(text).number
            if person.village == nil { errors.add("village", VillageEntry.error) }
        } else {
            person.village = nil
        }
        person.address = address(form, old?.address)
        person.phones = phones(form)
        person.note = short(form, "note", 1000)
        let day = DayEntry(form, "validFrom")
        if let sentence = day.error { errors.add("validFrom", sentence) }
        validFrom = day.day
        version = form.text("version").flatMap { Int($0) } ?? 0
        let national = nationalID(form)
        let other = otherIdentifier(form)
        if errors.isEmpty { entry = PersonEntry(person, nationalID: national, otherIdentifier: other) }
    }

    private mutating func short(_ form: FormFields, _ name: String, _ maximum: Int) -> String? {
        guard let text = form.text(name) else { return nil }
        guard text.count <= maximum, text.utf8.count <= maximum * 12 else {
            errors.add(
                name, Words(th: "ยาวเกิน \(maximum) ตัวอักษร ให้ย่อลง", en: "Over \(maximum) letters: shorten it"))
            return nil
        }
        return text
    }

    private mutating func birth(_ form: FormFields) -> PartialDate? {
        guard let text = form.text("birth") else { return nil }
        do {
            return try PartialDate.parse(String(text.prefix(100)))
        } catch {
            errors.add(
                "birth",
                Words(
                    th: "อ่านวันเกิดไม่ได้ พิมพ์ เช่น 22/11/2509 หรือ พ.ย. 2509 หรือ 2509",
                    en: "This cannot be read. Type 22/11/2509, 11/2509 or 2509 (Buddhist years)"))
            return nil
        }
    }

    private mutating func address(_ form: FormFields, _ old: ThaiAddress?) -> ThaiAddress? {
        guard let text = short(form, "address", 400) else { return nil }
        if text == old?.line { return old }
        do {
            return try ThaiAddress.parse(text)
        } catch {
            errors.add("address", error.words)
            return nil
        }
    }

    private mutating func phones(_ form: FormFields) -> [String] {
        guard let text = short(form, "phones", 200) else { return [] }
        let phones = text.split { ",\n;".contains($0) }.map(FormFields.tidied).filter { !$0.isEmpty }
        let isPhone = { (phone: String) in
            (3...30).contains(phone.count) && phone.contains(where: \.isNumber)
                && phone.allSatisfy { $0.isNumber || " -+()#".contains($0) }
        }
        guard phones.count <= 10, phones.allSatisfy(isPhone) else {
            errors.add(
                "phones",
                Words(th: "โทรศัพท์เป็นตัวเลข คั่นหลายเลขด้วยจุลภาค", en: "Numbers only, parted by commas, at most ten"))
            return []
        }
        return phones
    }

    private mutating func nationalID(_ form: FormFields) -> IdentifierEdit {
        if form.isTicked("removeNationalID") { return .remove }
        guard let text = form.text("nationalID") else { return .keep }
        do {
            return .set(
                try PersonIdentifier(digits: String(text.prefix(60)), allowsSpecimen: Visit.current.site.isSample))
        } catch {
            errors = errors.adding(error, "nationalID")
            return .keep
        }
    }

    private mutating func otherIdentifier(_ form: FormFields) -> IdentifierEdit {
        if form.isTicked("removeOtherIdentifier") { return .remove }
        guard let number = form.text("otherNumber") else { return .keep }
        do {
            return .set(try PersonIdentifier(kind: form.text("otherKind") ?? "", number: String(number.prefix(60))))
        } catch {
            errors = errors.adding(error, "otherNumber")
            return .keep
        }
    }
}

extension FormErrors {
    /// With a refusal from below, beside the field that the form has for it.
    func adding(_ error: any Error, _ field: String) -> FormErrors {
        var errors = self
        if var problem = error as? Problem {
            problem.field = field
            errors.add(field, FormErrors(problem).list.first?.sentence ?? problem.sentence)
        } else {
            errors.add(field, Words(th: "อ่านค่านี้ไม่ได้", en: "This cannot be read"))
        }
        return errors
    }
}
