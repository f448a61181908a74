import Civics

/// A person's name as files write it in one cell, taken apart.
struct PersonNameText: Sendable, Hashable {
    var title: String?
    var given: String
    var family: String?

    /// Splits a name such as "นางสาวสมศรี ใจดี"; `nil` for an empty text.
    ///
    /// The first word after the title is the given name, all that follows the family name (ณ อยุธยา, เทพหัสดิน ณ …).
    init?(_ text: String) {
        let clean = ThaiText.squashed(ThaiText.clean(text))
        let (title, rest) = Self.withoutTitle(clean)
        let words = rest.split(separator: " ", maxSplits: 1)
        guard let first = words.first else { return nil }
        self.title = title
        given = String(first)
        family = words.count > 1 ? String(words[1]) : nil
    }

    /// The title as it is kept: short forms written out.
    static func title(_ text: String) -> String? {
        let clean = ThaiText.squashed(ThaiText.clean(text))
        guard !clean.isEmpty, clean != "-" else { return nil }
        return titles.first { $0.written == clean }?.kept ?? clean
    }

    /// The longest first, so that นางสาว is not read as นาง.
    private static let titles: [(written: String, kept: String)] = [
        ("ว่าที่ร้อยตรี", "ว่าที่ร้อยตรี"), ("ว่าที่ ร.ต.", "ว่าที่ร้อยตรี"), ("จ่าสิบเอก", "จ่าสิบเอก"), ("พันเอก", "พันเอก"),
        ("ร้อยเอก", "ร้อยเอก"), ("ร้อยตรี", "ร้อยตรี"), ("สิบเอก", "สิบเอก"), ("สิบตรี", "สิบตรี"), ("ดาบตำรวจ", "ดาบตำรวจ"),
        ("เด็กหญิง", "เด็กหญิง"), ("เด็กชาย", "เด็กชาย"), ("นางสาว", "นางสาว"), ("น.ส.", "นางสาว"), ("น.ส ", "นางสาว"),
        ("ด.ช.", "เด็กชาย"), ("ด.ญ.", "เด็กหญิง"), ("จ.ส.อ.", "จ่าสิบเอก"), ("ร.ต.อ.", "ร้อยตำรวจเอก"),
        ("ร.ต.ต.", "ร้อยตำรวจตรี"),
        ("ร.ต.", "ร้อยตรี"), ("ร.อ.", "ร้อยเอก"), ("ด.ต.", "ดาบตำรวจ"), ("ส.ต.", "สิบตรี"), ("ส.อ.", "สิบเอก"),
        ("พระมหา", "พระมหา"), ("แม่ชี", "แม่ชี"), ("นาง", "นาง"), ("นาย", "นาย"), ("ดร.", "ดร."),
        ("Mrs.", "Mrs."), ("Miss", "Miss"), ("Mr.", "Mr."), ("Ms.", "Ms."),
    ]

    private static func withoutTitle(_ text: String) -> (String?, String) {
        for (written, kept) in titles where text.unicodeScalars.starts(with: written.unicodeScalars) {
            let rest = text.unicodeScalars.dropFirst(written.unicodeScalars.count)
            let name = rest.drop { $0 == " " }
            // "นายิกา" begins with a title's letters, but what would be left begins with a vowel sign: it is the name.
            guard let first = name.first, !(0x0E30...0x0E3A).contains(first.value),
                !(0x0E45...0x0E4E).contains(first.value), name.count >= 2
            else { continue }
            return (kept, String(String.UnicodeScalarView(name)))
        }
        return (nil, text)
    }
}
