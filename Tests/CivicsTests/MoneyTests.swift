import Civics
import Foundation
import Testing

@Suite("Money in figures")
struct MoneyTests {
    @Test(
        "an amount in figures is read",
        arguments: [
            ("1,234.50", 123_450), ("๕๐,๐๐๐.-", 5_000_000), ("50,000 บาท", 5_000_000), ("฿1,234", 123_400),
            ("฿ 1,234", 123_400), ("1234", 123_400), ("0", 0), ("0.05", 5), ("1.5", 150), ("50,000.- บาท", 5_000_000),
            ("50,000 บาทถ้วน", 5_000_000), ("50,000บาท", 5_000_000), (" 50,000 ", 5_000_000), ("-1,234.50", -123_450),
            ("\u{2212}5", -500), ("1,234,567.89", 123_456_789), ("007", 700), ("THB 20", 2000), ("20 THB", 2000),
            ("92,233,720,368,547,758.07", Int64.max), ("๑,๒๓๔.๕๐ บาท", 123_450), ("5 บ.", 500), ("1\u{200B}00", 10_000),
        ] as [(String, Int64)])
    func reads(text: String, satang: Int64) throws {
        #expect(try Satang.parse(text) == Satang(satang))
        #expect(Satang(bahtText: text) == Satang(satang))
    }

    @Test(
        "what is not one amount is refused with its own reason",
        arguments: [
            ("", .empty), ("  ", .empty), ("-", .noAmount), ("–", .noAmount), ("—", .noAmount), (".-", .noAmount),
            ("1.234", .tooManyDecimals), ("1,234.500", .tooManyDecimals), ("12,34", .misplacedComma),
            ("1,2345", .misplacedComma), (",123", .misplacedComma), ("1234,567", .misplacedComma),
            ("1,,234", .misplacedComma), ("1,234,", .misplacedComma), ("92,233,720,368,547,758.08", .tooLarge),
            ("999999999999999999999", .tooLarge), ("หนึ่งร้อยบาท", .unreadable), ("1.2.3", .unreadable),
            ("1.", .unreadable), (".5", .unreadable), ("1 234", .unreadable), ("- 5,000", .unreadable),
            ("--5", .unreadable), ("5-", .unreadable), ("บาท", .unreadable), ("฿", .unreadable), ("1e5", .unreadable),
            ("฿5 บาท", .unreadable), ("5 บาท บาท", .unreadable), ("1.5 ล้านบาท", .unreadable), ("+5", .unreadable),
            ("0x10", .unreadable), (String(repeating: "1", count: 100_000), .unreadable),
        ] as [(String, MoneyError)])
    func refuses(text: String, reason: MoneyError) {
        #expect(throws: reason) { try Satang.parse(text) }
        #expect(Satang(bahtText: text) == nil)
    }

    @Test("random amounts read back from what is shown, in either digits")
    func roundTrip() throws {
        var random = SplitMix64(seed: 9)
        for _ in 0..<20_000 {
            let amount = random.anySize(upTo: .max) * (Bool.random(using: &random) ? 1 : -1)
            let money = Satang(amount)
            for text in [money.formatted, money.formattedBaht, ThaiDigits.thai(money.formatted)] {
                guard try Satang.parse(text) == money else {
                    Issue.record("\(amount) shows as \(text)")
                    return
                }
            }
        }
    }

    @Test("amounts are shown with commas")
    func shows() {
        #expect(Satang(123_450).formatted == "1,234.50")
        #expect(Satang(123_450).formattedBaht == "1,234.50")
        #expect(Satang(baht: 1234).formattedBaht == "1,234")
        #expect(Satang(baht: 1234).formatted == "1,234.00")
        #expect(Satang(-5).formatted == "-0.05")
        #expect(Satang(baht: -1_000_000).formattedBaht == "-1,000,000")
        #expect(Satang(.min).formatted == "-92,233,720,368,547,758.08")
        #expect("\(Satang.zero)" == "0.00")
    }

    @Test("sums that cannot be kept are refused, not wrapped")
    func sums() throws {
        #expect(try Satang.sum([Satang(1), Satang(2), Satang(-5)]) == Satang(-2))
        #expect(try Satang.sum([]) == .zero)
        #expect(throws: MoneyError.tooLarge) { try Satang(.max).adding(Satang(1)) }
        #expect(throws: MoneyError.tooLarge) { try Satang(.min).subtracting(Satang(1)) }
        #expect(throws: MoneyError.tooLarge) { try Satang.sum([Satang(.max), Satang(.max)]) }
    }

    @Test("money is an integer of satang in JSON")
    func json() throws {
        #expect(String(decoding: try JSONEncoder().encode([Satang(123_450)]), as: UTF8.self) == "[123450]")
        #expect(try JSONDecoder().decode([Satang].self, from: Data("[-5]".utf8)) == [Satang(-5)])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Satang].self, from: Data("[0.5]".utf8)) }
    }
}
