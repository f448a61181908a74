/// A postal address in Thailand (ที่อยู่), by its parts.
///
/// Parts that are not known are `nil`, never empty.
public struct ThaiAddress: Sendable, Hashable, Codable {
    /// House number (บ้านเลขที่), "123/4".
    public var houseNumber: String?
    /// Number of the village in its tambon (หมู่ที่).
    public var moo: Int?
    /// Name of the village (หมู่บ้าน) without the word บ้าน: "ตลาดชัย".
    public var village: String?
    /// Lane (ซอย), without the word.
    public var soi: String?
    /// Road (ถนน), without the word.
    public var road: String?
    /// Tambon (ตำบล), or khwaeng (แขวง) in Bangkok, without the word.
    public var tambon: String?
    /// Amphoe (อำเภอ), or khet (เขต) in Bangkok, without the word: "เมืองบุรีรัมย์".
    public var amphoe: String?
    /// Province (จังหวัด), without the word.
    public var province: String?
    /// Postcode (รหัสไปรษณีย์), 5 digits.
    public var postcode: String?

    public init(
        houseNumber: String? = nil, moo: Int? = nil, village: String? = nil, soi: String? = nil, road: String? = nil,
        tambon: String? = nil, amphoe: String? = nil, province: String? = nil, postcode: String? = nil
    ) {
        self.houseNumber = houseNumber
        self.moo = moo
        self.village = village
        self.soi = soi
        self.road = road
        self.tambon = tambon
        self.amphoe = amphoe
        self.province = province
        self.postcode = postcode
    }

    /// Whether the province is Bangkok, whose parts have other names.
    public var isInBangkok: Bool { province == Self.bangkok }

    /// One line with whole words, as letters have it:
    /// "123/4 หมู่ที่ 5 บ้านตลาดชัย ตำบลสองห้อง อำเภอเมืองบุรีรัมย์ จังหวัดบุรีรัมย์ 31000".
    public var line: String {
        isInBangkok
            ? joined(["หมู่ที่ ", "บ้าน", "ซอย", "ถนน", "แขวง", "เขต", ""])
            : joined(["หมู่ที่ ", "บ้าน", "ซอย", "ถนน", "ตำบล", "อำเภอ", "จังหวัด"])
    }

    /// One line with short words, for tables: "123/4 ม.5 บ.ตลาดชัย ต.สองห้อง อ.เมืองบุรีรัมย์ จ.บุรีรัมย์ 31000".
    public var shortLine: String {
        isInBangkok
            ? joined(["ม.", "บ.", "ซ.", "ถ.", "แขวง", "เขต", ""])
            : joined(["ม.", "บ.", "ซ.", "ถ.", "ต.", "อ.", "จ."])
    }

    static let bangkok = "กรุงเทพมหานคร"

    private func joined(_ words: [String]) -> String {
        let named = [moo.map(String.init), village, soi, road, tambon, amphoe, province]
        let middle = zip(words, named).compactMap { word, part in part.map { word + $0 } }
        return ([houseNumber] + middle.map(Optional.some) + [postcode]).compactMap(\.self).joined(separator: " ")
    }
}

/// Why a text is not an address, with what to do about it.
public enum ThaiAddressError: Error, Sendable, Hashable {
    case empty
    /// Words that belong to no part.
    case unplaced(String)
    /// A part is written twice, by its Thai word.
    case twice(String)
    /// A word such as ตำบล without a name after it, or หมู่ที่ without a number from 1 to 99.
    case nameless(String)
    /// Longer than any address (400 letters).
    case tooLong

    /// What to say to the person who wrote it.
    public var words: Words {
        switch self {
        case .empty:
            Words(th: "ยังไม่ได้กรอกที่อยู่", en: "No address was entered.")
        case .unplaced(let text):
            Words(
                th: "ไม่ทราบว่า “\(text)” เป็นส่วนใดของที่อยู่ กรุณาใส่คำนำหน้า เช่น ต. อ. จ.",
                en: "It is unclear which part of the address “\(text)” is. Write the word before it, such as ต. อ. จ.")
        case .twice(let part):
            Words(
                th: "ที่อยู่มี “\(part)” มากกว่าหนึ่งครั้ง กรุณาเหลือไว้เพียงหนึ่ง",
                en: "The address has “\(part)” more than once. Keep one of them.")
        case .nameless(let part):
            Words(
                th: "หลังคำว่า “\(part)” ต้องมีชื่อหรือหมายเลข", en: "A name or number must follow “\(part)”.")
        case .tooLong:
            Words(
                th: "ที่อยู่ยาวเกินไป กรุณากรอกเฉพาะที่อยู่",
                en: "The text is too long for an address. Enter the address only.")
        }
    }
}
