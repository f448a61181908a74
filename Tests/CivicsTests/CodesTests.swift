import Civics
import Foundation
import Testing

@Suite("Identification numbers and codes")
struct CodesTests {
    @Test(
        "a right number is read from each way of writing it",
        arguments: ["1234567890121", "1-2345-67890-12-1", "1 2345 67890 12 1", "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑", " 1234567890121 "])
    func reads(text: String) throws {
        let id = try NationalID.parse(text)
        #expect(id.digits == "1234567890121")
        #expect(id.grouped == "1-2345-67890-12-1")
        #expect(NationalID(text) == id)
    }

    @Test(
        "a wrong number is refused with its own reason",
        arguments: [
            ("", .empty), ("123456789012", .wrongLength(12)), ("12345678901211", .wrongLength(14)),
            ("1234567890122", .wrongCheckDigit), ("0234567890121", .wrongKind), ("9234567890121", .wrongKind),
            ("G234567890121", .notDigits), ("1234567890121-", .notDigits), ("-1234567890121", .notDigits),
            ("1.2345", .notDigits), ("１２３４", .notDigits), ("1----2", .notDigits),
        ] as [(String, NationalIDError)])
    func refuses(text: String, reason: NationalIDError) {
        #expect(throws: reason) { try NationalID.parse(text) }
    }

    @Test("the check digits of the fact sheet come out")
    func checkDigits() {
        #expect(NationalID.checkDigit(of: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2]) == 1)
        #expect(NationalID.checkDigit(of: [1, 1, 0, 1, 7, 0, 0, 2, 3, 0, 7, 0]) == 8)
        #expect(NationalID.checkDigit(of: [1, 2]) == nil)
    }

    @Test("random numbers read back, and a changed digit is noticed in all places but the third")
    func property() throws {
        var random = SplitMix64(seed: 17)
        var missed = 0
        for _ in 0..<3000 {
            var twelve = (0..<12).map { _ in Int.random(in: 0...9, using: &random) }
            twelve[0] = Int.random(in: 1...8, using: &random)
            let digits = twelve + [try #require(NationalID.checkDigit(of: twelve))]
            let text = digits.map(String.init).joined()
            let id = try NationalID.parse(text)
            #expect(try NationalID.parse(id.grouped) == id)
            #expect(try JSONDecoder().decode([NationalID].self, from: JSONEncoder().encode([id])) == [id])
            var changed = digits
            // The third digit has the weight 11, so the check digit says nothing of it.
            let at = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].randomElement(using: &random) ?? 1
            changed[at] = (changed[at] + Int.random(in: 1...9, using: &random)) % 10
            if NationalID(changed.map(String.init).joined()) != nil { missed += 1 }
        }
        // Sums that leave 0 and 10 share a check digit: about two in a hundred changes pass.
        #expect((10...100).contains(missed))
    }

    @Test("no way of printing a number shows the whole of it")
    func masked() throws {
        let id = try NationalID.parse("1234567890121")
        #expect(id.masked == "x-xxxx-xxxxx-12-1")
        var dumped = ""
        dump(id, to: &dumped)
        struct Person { var id: NationalID }
        var person = ""
        dump(Person(id: id), to: &person)
        for text in [
            "\(id)", String(reflecting: id), "\([id])", "\(Optional(id) as Any)", "\(Person(id: id))", dumped, person,
        ] {
            #expect(!text.contains("34567890"), "\(text)")
            #expect(!text.contains("67890"), "\(text)")
        }
        #expect("\(NationalIDError.wrongCheckDigit)\(NationalIDError.wrongLength(12))".contains("1234") == false)
    }

    @Test("a house code has 11 digits, and nothing else is asked of it")
    func houseCode() throws {
        let code = try #require(HouseCode("3101-012345-6"))
        #expect(code.digits == "31010123456")
        #expect(code.grouped == "3101-012345-6")
        #expect(code.registrationOffice == "3101")
        #expect(HouseCode("๓๑๐๑๐๑๒๓๔๕๖") == code)
        for wrong in ["", "3101012345", "310101234567", "3101012345a", "-31010123456"] {
            #expect(HouseCode(wrong) == nil)
        }
        #expect(try JSONDecoder().decode([HouseCode].self, from: JSONEncoder().encode([code])) == [code])
    }

    @Test("an area code knows its province and amphoe")
    func areaCode() throws {
        let tambon = try #require(AreaCode("310118"))
        #expect(tambon.level == .tambon)
        #expect(tambon.amphoe == AreaCode("3101"))
        #expect(tambon.province == AreaCode("31"))
        #expect(tambon.province.amphoe == nil)
        #expect(tambon.province.contains(tambon))
        #expect(!tambon.contains(tambon.province))
        #expect(try #require(AreaCode("3101")) < tambon)
        for wrong in ["", "3", "311", "310", "0101", "3100", "310100", "31011", "3101180", "๓๑", "-1", "3a"] {
            #expect(AreaCode(wrong) == nil)
        }
        #expect(try JSONDecoder().decode([AreaCode].self, from: JSONEncoder().encode([tambon])) == [tambon])
    }

    @Test("a village code is its tambon and its number")
    func villageCode() throws {
        let tambon = try #require(AreaCode("310118"))
        for moo in 1...99 {
            let code = try #require(VillageCode(tambon: tambon, moo: moo))
            #expect(VillageCode(code.code) == code)
            #expect(code.code.count == 8)
        }
        #expect(VillageCode(tambon: tambon, moo: 8)?.code == "31011808")
        #expect(VillageCode(tambon: tambon, moo: 0) == nil)
        #expect(VillageCode(tambon: tambon, moo: 100) == nil)
        #expect(VillageCode(tambon: tambon.province, moo: 1) == nil)
        for wrong in ["31011800", "3101180", "310118008", "31000108", "3101180a"] {
            #expect(VillageCode(wrong) == nil)
        }
    }
}
