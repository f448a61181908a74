import Civics
import Foundation
import Testing

@Suite("Addresses")
struct ThaiAddressTests {
    static let home = ThaiAddress(
        houseNumber: "123/4", moo: 5, village: "ตลาดชัย", tambon: "สองห้อง", amphoe: "เมืองบุรีรัมย์", province: "บุรีรัมย์",
        postcode: "31000")

    @Test(
        "all of these are the same address",
        arguments: [
            "123/4 หมู่ที่ 5 บ้านตลาดชัย ต.สองห้อง อ.เมืองบุรีรัมย์ จ.บุรีรัมย์ 31000",
            "๑๒๓/๔ หมู่ที่ ๕ บ้านตลาดชัย ตำบลสองห้อง อำเภอเมืองบุรีรัมย์ จังหวัดบุรีรัมย์ ๓๑๐๐๐",
            "บ้านเลขที่ 123/4 หมู่ 5 หมู่บ้านตลาดชัย ตำบล สองห้อง อำเภอ เมืองบุรีรัมย์ จังหวัด บุรีรัมย์ รหัสไปรษณีย์ 31000",
            "เลขที่ 123/4 ม.5 บ้าน ตลาดชัย ต.สองห้อง อ.เมืองบุรีรัมย์ จ.บุรีรัมย์31000",
            "123/4 ม.5 บ.ตลาดชัย ต.สองห้อง, อ.เมืองบุรีรัมย์, จ.บุรีรัมย์ 31000",
            "123/4ม.5 บ้านตลาดชัย ต.สองห้องอ.เมืองบุรีรัมย์จ.บุรีรัมย์ 31000",
            "123/4  หมู่ที่5 บ้านตลาดชัย\nต. สองห้อง อ. เมืองบุรีรัมย์\nจ. บุรีรัมย์ 31000",
        ])
    func reads(text: String) throws {
        #expect(try ThaiAddress.parse(text) == Self.home)
    }

    @Test("an address is written in one line, long or short")
    func writes() {
        #expect(
            Self.home.line == "123/4 หมู่ที่ 5 บ้านตลาดชัย ตำบลสองห้อง อำเภอเมืองบุรีรัมย์ จังหวัดบุรีรัมย์ 31000")
        #expect(Self.home.shortLine == "123/4 ม.5 บ.ตลาดชัย ต.สองห้อง อ.เมืองบุรีรัมย์ จ.บุรีรัมย์ 31000")
        #expect(ThaiAddress().line == "")
    }

    @Test("Bangkok has its own words")
    func bangkok() throws {
        let address = try ThaiAddress.parse("99 ซอยพหลโยธิน 7 ถนนพหลโยธิน แขวงพญาไท เขตพญาไท กทม. 10400")
        #expect(address.soi == "พหลโยธิน 7")
        #expect(address.province == "กรุงเทพมหานคร")
        #expect(address.line == "99 ซอยพหลโยธิน 7 ถนนพหลโยธิน แขวงพญาไท เขตพญาไท กรุงเทพมหานคร 10400")
        #expect(try ThaiAddress.parse(address.line) == address)
        #expect(try ThaiAddress.parse("จังหวัดกรุงเทพฯ").isInBangkok)
    }

    @Test("names that begin like a word are kept whole")
    func names() throws {
        let address = try ThaiAddress.parse("1 หมู่ที่ 2 บ้านบ้านใหม่ ต.ถนนหัก อ.บ้านด่าน จ.บุรีรัมย์")
        #expect(address.village == "บ้านใหม่")
        #expect(address.tambon == "ถนนหัก")
        #expect(address.amphoe == "บ้านด่าน")
        #expect(try ThaiAddress.parse(address.line) == address)
        #expect(try ThaiAddress.parse(address.shortLine) == address)
    }

    @Test(
        "what has no place, or stands twice, is refused",
        arguments: [
            ("", .empty), ("สองห้อง", .unplaced("สองห้อง")), ("123/4 สองห้อง ต.สองห้อง", .unplaced("123/4 สองห้อง")),
            ("1 ต.สองห้อง ต.เสม็ด", .twice("ตำบล")), ("1 หมู่ที่ ก", .nameless("หมู่ที่")),
            ("1 หมู่ที่ 5 ตลาดชัย", .unplaced("ตลาดชัย")), ("1 หมู่ที่ 0", .nameless("หมู่ที่")), ("1 หมู่ที่ 100", .nameless("หมู่ที่")),
            ("1 ต.สองห้อง 31000 รหัสไปรษณีย์ 31000", .twice("รหัสไปรษณีย์")), ("1 จ.", .nameless("จังหวัด")),
            ("1 รหัสไปรษณีย์ 3100", .nameless("รหัสไปรษณีย์")), (String(repeating: "ก", count: 401), .tooLong),
        ] as [(String, ThaiAddressError)])
    func refuses(text: String, reason: ThaiAddressError) {
        #expect(throws: reason) { try ThaiAddress.parse(text) }
    }

    @Test("random addresses read back from both lines and from JSON")
    func roundTrip() throws {
        var random = SplitMix64(seed: 19)
        let names = [
            "สองห้อง", "ตลาดชัย", "บ้านใหม่", "หนองแสง", "เมืองบุรีรัมย์", "ถนนหัก", "อิสาณ", "สะแกโพรง", "นางรอง", "จอมพระ",
        ]
        func some<Part>(_ part: Part) -> Part? { Bool.random(using: &random) ? part : nil }
        func name() -> String { names[Int.random(in: 0..<names.count, using: &random)] }
        for _ in 0..<1500 {
            let address = ThaiAddress(
                houseNumber: "\(Int.random(in: 1...999, using: &random))/\(Int.random(in: 1...99, using: &random))",
                moo: some(Int.random(in: 1...99, using: &random)), village: some(name()), soi: some(name() + " 7"),
                road: some(name()), tambon: some(name()), amphoe: some(name()), province: some(name()),
                postcode: some("31\(Int.random(in: 100...999, using: &random))"))
            for text in [address.line, address.shortLine, ThaiDigits.thai(address.line)] {
                guard try ThaiAddress.parse(text) == address else {
                    Issue.record("\(text) reads as \(try ThaiAddress.parse(text))")
                    return
                }
            }
            #expect(try JSONDecoder().decode(ThaiAddress.self, from: JSONEncoder().encode(address)) == address)
        }
    }
}
