import Testing

@testable import Registry

@Suite("Names are folded to how they are heard")
struct SearchFoldingTests {
    @Test(
        "two spellings of one name fold alike",
        arguments: [
            // Tone marks and the short-vowel mark
            ("น้อย", "นอย"), ("เพ็ญ", "เพญ"), ("ก้อง", "ก่อง"),
            // การันต์, also with the consonant that only leads to it
            ("ศักดิ์", "ศัก"), ("พันธุ์", "พัน"), ("จันทร์", "จัน"), ("จันทร์", "จันท์"), ("ลักษณ์", "ลัก"), ("วงศ์", "วง"),
            ("พงษ์", "พงศ์"), ("สิทธิพงษ์", "สิทธิพง"), ("ทิพย์", "ทิพ"), ("อินทร์", "อิน"), ("ศิลป์", "ศิล"), ("ศาสตร์", "ศาส"),
            ("สิทธิ์", "สิทธ์"),
            // รร
            ("วรรณ", "วัน"), ("พรรณ", "พัน"), ("ธรรม", "ธัม"), ("บรรจง", "บันจง"), ("สวรรค์", "สวัน"), ("กรรณิการ์", "กันนิกา"),
            // ณ น ญ ย
            ("ณรงค์", "นรง"), ("บุญ", "บุน"), ("กาญจนา", "กานจนา"), ("กัญญา", "กันยา"), ("ญาดา", "ยาดา"),
            // ศ ษ ส, ฎ ฏ ด ต, ฐ ถ, ฑ ฒ ธ ท, ภ พ, ฆ ค, ฌ ช, ฬ ล ร
            ("ศรี", "สรี"), ("ภูษิต", "ภูสิต"), ("กฤษฎา", "กฤษดา"), ("ฐิติ", "ถิติ"), ("วัฒนา", "วัธนา"), ("ภาพร", "พาพร"),
            ("เมฆ", "เมค"), ("อุฬาร", "อุลาล"), ("สุรีย์", "สุลี"),
            // ai, am, ฤ, ะ, doubled letters
            ("ใจ", "ไจ"), ("ชัย", "ไชย"), ("อำพร", "อัมพร"), ("ฤทธิ์", "ริท"), ("ปิยะพงษ์", "ปิยพงศ์"), ("พุทธา", "พุทา"),
            // What cannot be seen
            ("แสง", "เเสง"), ("สม ชาย", " สม  ชาย "), ("บ้าน ๙", "บาน 9"),
            // Latin
            ("Anna", "ana"),
        ])
    func alike(_ pair: (String, String)) {
        #expect(NameFolding.folded(pair.0) == NameFolding.folded(pair.1))
    }

    @Test(
        "other names stay apart",
        arguments: [
            ("สมชาย", "สมหมาย"), ("ดี", "ดา"), ("มาลี", "มาลัย"), ("ชัย", "ชาย"), ("บุญมี", "บุญมา"), ("แก้ว", "กาว"),
            ("ใจ", "จา"), ("111", "11"),
        ])
    func apart(_ pair: (String, String)) {
        #expect(NameFolding.folded(pair.0) != NameFolding.folded(pair.1))
    }

    @Test("folding a folded name changes nothing", arguments: ["สมศักดิ์ วงศ์ประเสริฐ", "กัญญารัตน์ ไชยศรี", "Somchai Jaidee"])
    func stable(_ name: String) {
        let once = NameFolding.folded(name)
        #expect(NameFolding.folded(once) == once)
    }

    @Test("hostile text folds without trouble")
    func hostile() {
        #expect(NameFolding.folded("") == "")
        #expect(NameFolding.folded("์์์") == "")
        #expect(NameFolding.folded(String(repeating: "์", count: 10_000)) == "")
        _ = NameFolding.folded(String(repeating: "ก์ัย", count: 20_000))
    }

    @Test(
        "the search box tells what was typed by its form",
        arguments: [
            ("123", SearchQuery.houseNumber("123", village: nil)), ("๑๒/๓", .houseNumber("12/3", village: nil)),
            ("12/3 ม.5", .houseNumber("12/3", village: 5)), ("บ้านเลขที่ 9 หมู่ที่ 16", .houseNumber("9", village: 16)),
            ("สม", .prefix("สม")), ("  ", .nothing), ("", .nothing),
        ])
    func forms(_ typed: String, _ query: SearchQuery) {
        #expect(SearchQuery(typed) == query)
    }

    @Test("titles are not searched for, names that look like one are")
    func titles() {
        #expect(SearchQuery.withoutTitle("นางสาวสมศรี") == "สมศรี")
        #expect(SearchQuery.withoutTitle("นาย สมชาย ใจดี") == "สมชาย ใจดี")
        #expect(SearchQuery.withoutTitle("นาง") == "นาง")
    }

    @Test("house numbers stand in the order of houses, not of letters")
    func houseNumbers() {
        let houses = ["2", "10", "10/2", "10/11", "10ก", "๑๑", "100"]
        let sorted = houses.sorted {
            HouseNumber.sortKey($0).lexicographicallyPrecedes(HouseNumber.sortKey($1))
        }
        #expect(sorted == ["2", "10", "10/2", "10/11", "10ก", "๑๑", "100"])
        #expect(HouseNumber.sortKey("100").lexicographicallyPrecedes(HouseNumber.sortKey(nil)))
    }
}
