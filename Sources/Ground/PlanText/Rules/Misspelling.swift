/// Slips that scanners and keyboards make in documents of this kind, each no word of its own.
struct Misspelling {
    var wrong: String
    var right: String
    /// Longer right wordings that contain the wrong letters.
    var except: [String] = []

    init(_ wrong: String, _ right: String, except: [String] = []) {
        self.wrong = wrong
        self.right = right
        self.except = except
    }

    static let all: [Misspelling] = [
        Misspelling("ชีตสมรณะ", "ขีดสมรรถนะ"), Misspelling("ขีดสมรณะ", "ขีดสมรรถนะ"), Misspelling("คุ่มครอง", "คุ้มครอง"),
        Misspelling("คุ่มค่า", "คุ้มค่า"), Misspelling("คริวเรือน", "ครัวเรือน"), Misspelling("หมวดหมายที่", "หมุดหมายที่"),
        Misspelling("มิจฉาซีพ", "มิจฉาชีพ"), Misspelling("สมองความต้องการ", "สนองความต้องการ"),
        Misspelling("ธรรมภิบาล", "ธรรมาภิบาล"),
        Misspelling("สามรถ", "สามารถ", except: ["สามรถเข็น", "สามรถยนต์", "สามรถบรรทุก"]),
        Misspelling("ไฟฟ้าและหมอกควัน", "ไฟป่าและหมอกควัน"),
        Misspelling("ผลกาดำเนิน", "ผลการดำเนิน"), Misspelling("มาตรึงแก้ไข", "มาปรับปรุงแก้ไข"),
        Misspelling("ประสิทธิภาพและประสิทธิภาพ", "ประสิทธิภาพและประสิทธิผล"),
        Misspelling("ผู้สุงอายุ", "ผู้สูงอายุ"), Misspelling("งบประมาน", "งบประมาณ"), Misspelling("ประสิทธภาพ", "ประสิทธิภาพ"),
        Misspelling("นวตกรรม", "นวัตกรรม"), Misspelling("ยุทธศาสตรที่", "ยุทธศาสตร์ที่"), Misspelling("บุคคลากร", "บุคลากร"),
        Misspelling("อินเตอร์เน็ต", "อินเทอร์เน็ต"), Misspelling("เทคโนโลยื", "เทคโนโลยี"),
        Misspelling("ความรักดีต่อ", "ความรักและภักดีต่อ"),
    ]
}
