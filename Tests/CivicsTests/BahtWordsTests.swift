import Civics
import Testing

@Suite("Money in words")
struct BahtWordsTests {
    @Test(
        "an amount is written in words and read back",
        arguments: [
            (0, "ศูนย์บาทถ้วน"), (100, "หนึ่งบาทถ้วน"), (1000, "สิบบาทถ้วน"), (1100, "สิบเอ็ดบาทถ้วน"),
            (2000, "ยี่สิบบาทถ้วน"), (2100, "ยี่สิบเอ็ดบาทถ้วน"), (10_000, "หนึ่งร้อยบาทถ้วน"), (10_100, "หนึ่งร้อยเอ็ดบาทถ้วน"),
            (11_100, "หนึ่งร้อยสิบเอ็ดบาทถ้วน"), (123_450, "หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์"), (25, "ยี่สิบห้าสตางค์"),
            (1, "หนึ่งสตางค์"), (11, "สิบเอ็ดสตางค์"), (5_000_000, "ห้าหมื่นบาทถ้วน"), (100_000_000, "หนึ่งล้านบาทถ้วน"),
            (100_000_100, "หนึ่งล้านหนึ่งบาทถ้วน"), (1_000_000_100, "สิบล้านหนึ่งบาทถ้วน"),
            (1_100_002_100, "สิบเอ็ดล้านยี่สิบเอ็ดบาทถ้วน"), (100_000_000_000_000, "หนึ่งล้านล้านบาทถ้วน"),
            (100_000_100_000_000, "หนึ่งล้านหนึ่งล้านบาทถ้วน"), (-123_400, "ลบหนึ่งพันสองร้อยสามสิบสี่บาทถ้วน"), (-5, "ลบห้าสตางค์"),
            (99_999_999, "เก้าแสนเก้าหมื่นเก้าพันเก้าร้อยเก้าสิบเก้าบาทเก้าสิบเก้าสตางค์"),
        ] as [(Int64, String)])
    func writes(satang: Int64, words: String) {
        #expect(Satang(satang).inWords == words)
        #expect(Satang(inWords: words) == Satang(satang))
    }

    @Test("every whole baht up to twenty thousand and every satang reads back")
    func allSmall() {
        for amount in Array(0...9999) + stride(from: 10_000, through: 2_000_000, by: 100) {
            let money = Satang(Int64(amount))
            guard Satang(inWords: money.inWords) == money else {
                Issue.record("\(money.formatted): \(money.inWords)")
                return
            }
        }
    }

    @Test("random amounts of any size read back from words, and no two share their words")
    func roundTrip() {
        var random = SplitMix64(seed: 11)
        var seen: [String: Int64] = [:]
        for _ in 0..<8000 {
            let amount = random.anySize(upTo: .max) * (Bool.random(using: &random) ? 1 : -1)
            let words = Satang(amount).inWords
            guard Satang(inWords: words) == Satang(amount), seen.updateValue(amount, forKey: words) ?? amount == amount
            else {
                Issue.record("\(amount): \(words)")
                return
            }
        }
        #expect(Satang(inWords: Satang(.max).inWords) == Satang(.max))
        #expect(Satang(inWords: Satang(.min).inWords) == Satang(.min))
    }

    @Test(
        "words as people write them are read",
        arguments: [
            ("(หนึ่งพันบาทถ้วน)", 100_000), ("หนึ่งพันบาท", 100_000), ("หนึ่ง พัน บาท ถ้วน", 100_000),
            ("สิบล้านเอ็ดบาทถ้วน", 1_000_000_100), ("ยี่สิบหนึ่งบาทถ้วน", 2100), ("หนึ่งร้อยหนึ่งบาทถ้วน", 10_100),
        ] as [(String, Int64)])
    func tolerates(words: String, satang: Int64) {
        #expect(Satang(inWords: words) == Satang(satang))
    }

    @Test(
        "words that are not one exact amount are refused",
        arguments: [
            "", "บาท", "บาทถ้วน", "หนึ่งพัน", "1,000 บาท", "พันบาท", "สองสิบบาท", "หนึ่งสิบบาท", "หนึ่งร้อยสองพันบาท", "ล้านบาท",
            "ห้าหกบาท", "เอ็ดบาท", "ศูนย์ล้านบาท", "หนึ่งบาทหนึ่งร้อยสตางค์", "หนึ่งบาทสตางค์", "หนึ่งบาทศูนย์สตางค์", "หนึ่งบาทถ้วนถ้วน",
            "หนึ่งล้านล้านล้านล้านบาท", "ลบ", "ลบลบหนึ่งบาท", "หนึ่งบาทสองบาท", "หนึ่งสตางค์บาท",
        ])
    func refuses(words: String) {
        #expect(Satang(inWords: words) == nil)
    }
}
