/// Why a text is not a date, with what to do about it.
public enum CivilDateError: Error, Sendable, Hashable {
    /// Nothing is written.
    case empty
    /// No date can be read.
    case unreadable
    /// There is no such month; months are 1 to 12.
    case noSuchMonth(Int)
    /// The month has no such day. The year is Common Era.
    case noSuchDay(day: Int, month: Int, year: Int)
    /// The year could be meant in more than one way: by its size, or as two digits where none are taken.
    case unclearYear(String)
    /// The era that is written (พ.ศ. or ค.ศ.) does not fit the year beside it.
    case eraContradictsYear(Int)
    /// The day of the week that is written is not that of the date.
    case wrongWeekday(said: Weekday, of: CivilDate)

    /// What to say to the person who wrote it.
    public var words: Words {
        switch self {
        case .empty:
            Words(th: "ยังไม่ได้กรอกวันที่ เช่น 22 พ.ย. 2569", en: "No date was entered. Write it like 22 Nov 2026.")
        case .unreadable:
            Words(
                th: "อ่านวันที่ไม่ได้ กรุณากรอก วัน เดือน ปี เช่น 22 พ.ย. 2569 หรือ 22/11/2569",
                en: "This is not a date. Write day, month and year, like 22 Nov 2026 or 22/11/2569.")
        case .noSuchMonth(let month):
            Words(
                th: "ไม่มีเดือนที่ \(month) กรุณาเรียงเป็น วัน/เดือน/ปี และเดือนเป็น 1 ถึง 12",
                en: "There is no month \(month). Write day/month/year, with a month from 1 to 12.")
        case .noSuchDay(let day, let month, let year):
            Words(
                th: "ไม่มีวันที่ \(day) \(MonthNames.thaiLong[month - 1]) \(year + 543) กรุณาตรวจสอบวันที่",
                en: "There is no \(day) \(MonthNames.englishLong[month - 1]) \(year). Please check the day.")
        case .unclearYear(let year):
            Words(
                th: "ไม่แน่ใจว่าปี “\(year)” คือปีใด กรุณากรอกปี พ.ศ. ให้ครบสี่หลัก เช่น 2569",
                en: "The year “\(year)” is unclear. Write all four digits, like 2569 (B.E.) or 2026 (C.E.).")
        case .eraContradictsYear(let year):
            Words(
                th: "ปี \(year) ไม่ตรงกับ พ.ศ./ค.ศ. ที่เขียนไว้ กรุณาแก้ปีหรือศักราชให้ตรงกัน",
                en: "The year \(year) does not fit the era written beside it. Correct the year or the era.")
        case .wrongWeekday(let said, let date):
            Words(
                th: "\(date.thaiLong) เป็น\(date.weekday.text(in: .thai)) ไม่ใช่\(said.text(in: .thai)) "
                    + "กรุณาตรวจสอบวันหรือวันที่",
                en: "\(date.englishLong) is a \(date.weekday.text(in: .english)), not a "
                    + "\(said.text(in: .english)). Check the weekday or the date.")
        }
    }
}
