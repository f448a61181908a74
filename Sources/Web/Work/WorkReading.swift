import Civics
import Evidence
import Shell

/// Reading what people type into the forms of this area; what cannot be read is said beside its field.
enum WorkReading {
    static func day(_ text: String, _ field: String, _ errors: inout FormErrors) -> CivilDate? {
        do {
            return try CivilDate.parse(text)
        } catch {
            errors.add(field, error.words)
            return nil
        }
    }

    static func money(_ text: String, _ field: String, _ errors: inout FormErrors) -> Satang? {
        do {
            return try Satang.parse(text)
        } catch {
            errors.add(field, error.words)
            return nil
        }
    }

    /// A whole number in Arabic or Thai digits, with or without a percent sign.
    static func whole(_ text: String, _ field: String, _ errors: inout FormErrors) -> Int? {
        let plain = ThaiDigits.arabic(text).filter { !$0.isWhitespace && $0 != "%" && $0 != "," }
        if let number = Int(plain), plain.utf8.count <= 9 { return number }
        errors.add(
            field,
            Words(
                th: text.isEmpty ? "กรุณากรอกตัวเลข" : "อ่านตัวเลขนี้ไม่ออก ใช้ตัวเลขล้วน เช่น 80",
                en: text.isEmpty ? "Fill in a number." : "This number cannot be read. Use digits, such as 80."))
        return nil
    }

    /// A decimal number in Arabic or Thai digits, with or without separators.
    static func decimal(_ text: String) -> Ratio? {
        let plain = ThaiDigits.arabic(text).filter { !$0.isWhitespace && $0 != "," && $0 != "%" }
        return plain.utf8.count <= 24 ? Ratio(decimal: plain) : nil
    }
}
