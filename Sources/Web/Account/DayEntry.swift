import Civics
import Shell

/// A day as a person typed it in a form: read, absent, or not a day.
struct DayEntry {
    var day: CivilDate?
    /// What is wrong with what was typed; `nil` where it is a day or nothing.
    var error: Words?

    /// - Parameter isRequired: whether nothing at all is wrong too.
    init(_ form: FormFields, _ name: String, isRequired: Bool = false) {
        guard let text = form.text(name) else {
            if isRequired { error = Words(th: "กรอกวันที่", en: "Fill in the day") }
            return
        }
        do {
            day = try CivilDate.parse(String(text.prefix(100)))
        } catch {
            self.error = Words(
                th: "อ่านวันที่นี้ไม่ได้ พิมพ์ วัน/เดือน/ปี พ.ศ. เช่น 22/11/2569",
                en: "This day cannot be read. Type day/month/Buddhist year, such as 22/11/2569")
        }
    }
}

/// A village as a form names it: its number (หมู่ที่), in Thai or Arabic digits.
struct VillageEntry {
    /// `nil` where it cannot be a village.
    var number: Int?

    static let error = Words(th: "เลือกหมู่ที่จากรายการ", en: "Choose the village from the list")

    init(_ text: String) {
        number = Int(ThaiDigits.arabic(text)).flatMap { (1...99).contains($0) ? $0 : nil }
    }
}
