import Access
import Civics
import Foundation
import Registry
import Shell
import Storage

/// What a form of the register says, read field by field; what cannot be read is told beside its field.
struct LandFields {
    let form: FormFields
    var errors = FormErrors()
    /// The parcels that fields name by code, looked up before; field → parcel.
    var parcels: [String: ParcelID] = [:]

    init(_ form: FormFields) { self.form = form }

    /// One line or several; refused over `maximum` characters.
    mutating func text(_ name: String, maximum: Int = 200) -> String? {
        guard let text = form.text(name) else { return nil }
        guard text.count <= maximum else {
            errors.add(
                name,
                Words(th: "ยาวเกิน \(maximum) ตัวอักษร ให้ย่อลง", en: "Longer than \(maximum) characters: shorten it"))
            return nil
        }
        return text
    }

    /// A whole number inside a range, in Arabic or Thai digits, with or without separators.
    mutating func whole(_ name: String, _ range: ClosedRange<Int>) -> Int? {
        guard let text = form.text(name) else { return nil }
        let plain = ThaiDigits.arabic(text).filter { $0 != "," && !$0.isWhitespace }
        guard plain.utf8.count <= 12, let number = Int(plain), range.contains(number) else {
            errors.add(
                name,
                Words(
                    th: "ต้องเป็นตัวเลข \(range.lowerBound) ถึง \(range.upperBound)",
                    en: "This is a number from \(range.lowerBound) to \(range.upperBound)"))
            return nil
        }
        return number
    }

    mutating func area(_ name: String) -> LandArea? {
        guard let text = form.text(name) else { return nil }
        do {
            return try LandArea.parse(String(text.prefix(200)))
        } catch {
            errors.add(name, error.words)
            return nil
        }
    }

    /// Square metres with up to two decimals, as hundredths.
    mutating func squareMetres(_ name: String) -> Int64? {
        guard let text = form.text(name) else { return nil }
        let plain = ThaiDigits.arabic(text).filter { $0 != "," && !$0.isWhitespace }
        let parts = plain.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        let cents = parts.count > 1 ? String(parts[1]) : ""
        guard digits, plain.utf8.count <= 12, cents.utf8.count <= 2, let metres = parts.first.flatMap({ Int64($0) }),
            let hundredths = Int64(cents.padding(toLength: 2, withPad: "0", startingAt: 0))
        else {
            errors.add(name, Words(th: "ต้องเป็นตารางเมตร เช่น 120.50", en: "This is square metres, such as 120.50"))
            return nil
        }
        return metres * 100 + hundredths
    }

    mutating func day(_ name: String, isRequired: Bool = false) -> CivilDate? {
        let entry = DayEntry(form, name, isRequired: isRequired)
        if let error = entry.error { errors.add(name, error) }
        return entry.day
    }

    mutating func village(_ name: String = "village") -> Int? {
        guard let text = form.text(name) else { return nil }
        guard let number = VillageEntry(text).number else {
            errors.add(name, VillageEntry.error)
            return nil
        }
        return number
    }

    /// One of a list; what is not on it is refused, unless it stood there before.
    mutating func choice(_ name: String, _ list: [String: Words], keeping before: String? = nil) -> String? {
        guard let text = form.text(name) else { return nil }
        guard list[text] != nil || text == before else {
            errors.add(name, Words(th: "เลือกจากรายการ", en: "Choose from the list"))
            return nil
        }
        return text
    }

    mutating func code(_ name: String = "code") -> ParcelCode? {
        guard let text = form.text(name) else { return nil }
        guard let code = ParcelCode(text) else {
            errors.add(
                name,
                Words(th: "รหัสแปลงเขียนเช่น 01A001 หรือ 01A001/001", en: "A code is like 01A001 or 01A001/001"))
            return nil
        }
        return code
    }

    /// A person or organisation chosen from what was found.
    mutating func party(_ name: String) -> Party? {
        guard let text = form.text(name), text != "none" else { return nil }
        guard let party = Party(text) else {
            errors.add(name, Words(th: "ค้นหาแล้วเลือกจากรายการ", en: "Search, and choose from the list"))
            return nil
        }
        return party
    }

    /// A parcel that the field names by its code.
    mutating func record(_ name: String) -> ParcelID? {
        guard let text = form.text(name) else { return nil }
        if let id = parcels[name] ?? ParcelID(text: text) { return id }
        errors.add(
            name,
            Words(th: "ไม่พบแปลงรหัสนี้ในทะเบียน เช่น 01A001", en: "No parcel bears this code; it is like 01A001"))
        return nil
    }

    mutating func houseCode() -> HouseCode? {
        guard let text = form.text("houseCode") else { return nil }
        guard let code = HouseCode(text) else {
            errors.add(
                "houseCode",
                Words(
                    th: "เลขรหัสประจำบ้านไม่ถูกต้อง ตรวจ 11 หลักในทะเบียนบ้าน",
                    en: "No such house code; look at the 11 digits in the house register"))
            return nil
        }
        return code
    }

    /// A year of the Buddhist era; a day or month known before stays where the year does.
    mutating func year(_ name: String, keeping before: PartialDate?) -> PartialDate? {
        guard let year = whole(name, 2300...2700) else { return nil }
        if let before, before.year == year - 543 { return before }
        return PartialDate(year: year - 543)
    }

    /// The version that the form was made from.
    var version: Int { form.text("version").flatMap { Int($0) } ?? 0 }

    /// What was typed, for filling the form again.
    var typed: [String: String] {
        Dictionary(
            form.fields.filter { $0.name != Form.tokenName }.map {
                ($0.name, String($0.value.replacing("\r\n", with: "\n").prefix(200_000)))
            }, uniquingKeysWith: { first, _ in first })
    }
}
