public import Civics

/// Why a document cannot be read as a plan at all.
public enum PlanReadError: Error, Sendable, Hashable {
    case tooLarge
    case empty
    case binary
    /// Neither UTF-8 nor TIS-620; the line of the first damage.
    case notText(line: Int)
    /// A Word file that cannot be opened, with the reason.
    case damagedDocument(Words)
    /// Text, but nothing of a plan in it.
    case notAPlan
    /// The plan's own YAML, with what is wrong in it.
    case damagedYAML(Words)

    /// What is wrong and what to do.
    public var words: Words {
        switch self {
        case .tooLarge:
            Words(
                th: "ไฟล์ใหญ่เกิน 50 MB จึงไม่ได้อ่าน กรุณาตัดรูปภาพออกหรือบันทึกเป็นข้อความก่อน",
                en: "The file is larger than 50 MB and was not read. Remove pictures or save it as text first.")
        case .empty:
            Words(
                th: "ไฟล์ว่างเปล่า กรุณาเลือกไฟล์แผนที่มีเนื้อหา",
                en: "The file is empty. Choose a plan that has content.")
        case .binary:
            Words(
                th: "ไฟล์นี้ไม่ใช่ข้อความ กรุณาใช้ไฟล์ .txt (UTF-8) .docx หรือ .yaml",
                en: "This file is not text. Use a .txt (UTF-8), .docx or .yaml file.")
        case .notText(let line):
            Words(
                th: "ตัวอักษรเสียหายที่บรรทัด \(line) กรุณาบันทึกไฟล์ใหม่เป็น UTF-8",
                en: "The text is damaged at line \(line). Save the file again as UTF-8.")
        case .damagedDocument(let reason):
            Words(
                th: "เปิดไฟล์ Word ไม่ได้: \(reason.th) กรุณาเปิดด้วยโปรแกรม Word แล้วบันทึกเป็น .docx อีกครั้ง",
                en: "The Word file cannot be opened: \(reason.en) Open it in Word and save it as .docx again.")
        case .notAPlan:
            Words(
                th: "ไม่พบยุทธศาสตร์หรือองค์ประกอบของแผนในไฟล์นี้ กรุณาตรวจสอบว่าเลือกไฟล์แผนนวัตกรรมถูกต้อง",
                en: "No strategy and no element was found in this file. Check that it is an innovation plan.")
        case .damagedYAML(let reason):
            Words(
                th: "อ่านไฟล์ YAML หรือ JSON ของแผนไม่ได้: \(reason.th) กรุณาแก้ไขตามตำแหน่งที่แจ้ง",
                en: "The plan's YAML or JSON cannot be read: \(reason.en) Correct it at the place named.")
        }
    }
}
