import Civics

/// Words that several public pages say alike.
enum PublicLabel {
    static let home = Words(th: "หน้าแรก", en: "Home")
    static let plan = Words(th: "แผน", en: "Plan")
    static let strategies = Words(th: "ยุทธศาสตร์", en: "Strategies")
    static let elements = Words(th: "องค์ประกอบ", en: "Elements")
    static let activities = Words(th: "กิจกรรม", en: "Activities")
    static let indicators = Words(th: "ตัวชี้วัด", en: "Indicators")
    static let budget = Words(th: "งบประมาณ", en: "Budget")
    static let division = Words(th: "หน่วยงานรับผิดชอบ", en: "Lead division")
    static let standing = Words(th: "ความก้าวหน้า", en: "Progress")
    static let year = Words(th: "ปีงบประมาณ", en: "Fiscal year")
    static let total = Words(th: "รวม", en: "Total")
    static let inBaht = Words(th: "หน่วย: บาท · “-” คือไม่ใช้งบประมาณ", en: "unit: baht · “-” is no budget")
    static let noData = Words(th: "ไม่มีข้อมูล", en: "no data")
    static let noBudget = Words(th: "ไม่ใช้งบประมาณ", en: "no budget")
    static let downloads = Words(th: "ดาวน์โหลด", en: "Downloads")
    static let document = Words(th: "เอกสารแผน", en: "the plan document")
    static let searchPlan = Words(th: "ค้นหาในแผน", en: "Search the plan")
    static let baht = Words(th: "บาท", en: "baht")

    static func year(_ year: Int) -> Words { Words(th: "ปี \(year)", en: "FY \(year)") }

    static func quarter(_ quarter: FiscalQuarter) -> Words {
        Words(th: quarter.text(in: .thai), en: quarter.text(in: .english))
    }

    static func element(_ number: Int) -> Words { Words(th: "องค์ประกอบที่ \(number)", en: "Element \(number)") }
    static func strategy(_ number: Int) -> Words { Words(th: "ยุทธศาสตร์ที่ \(number)", en: "Strategy \(number)") }
    static func activity(_ place: String) -> Words { Words(th: "กิจกรรมที่ \(place)", en: "Activity \(place)") }
}
