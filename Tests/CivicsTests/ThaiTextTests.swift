import Civics
import Testing

@Suite("Thai text and digits")
struct ThaiTextTests {
    @Test(
        "damaged text is mended",
        arguments: [
            ("น\u{0E4D}้า", "น้ำ"), ("น้\u{0E4D}า", "น้ำ"), ("ท\u{0E4D}า", "ทำ"), ("นำ\u{0E49}", "น้ำ"),
            ("\u{0E40}\u{0E40}ผน", "แผน"), ("\u{0E40}\u{200B}\u{0E40}ผน", "แผน"), ("แผน\u{200B}พัฒนา", "แผนพัฒนา"),
            ("\u{FEFF}โครงการ", "โครงการ"), ("เทศ\u{00AD}บาล", "เทศบาล"), ("10\u{00A0}บาท", "10 บาท"),
            ("ก\u{3000}ข", "ก ข"), ("ที\u{0E48}\u{0E48}", "ที่"), ("ท\u{0E48}\u{0E35}", "ที่"),
            ("สิทธ\u{0E4C}\u{0E34}", "สิทธิ์"), ("พันธ\u{0E4C}\u{0E38}", "พันธุ์"), ("ผู\u{0E49}\u{0E49}ป่วย", "ผู้ป่วย"),
            ("ผ\u{0E49}\u{0E39}\u{0E49}", "ผู้"), ("นำ้\u{0E49}", "น้ำ"), ("น้\u{0E4D}้า", "น้ำ"),
        ])
    func mends(damaged: String, whole: String) {
        #expect(Array(ThaiText.clean(damaged).unicodeScalars) == Array(whole.unicodeScalars))
    }

    @Test(
        "right text is left as it is",
        arguments: [
            "", "แผนพัฒนาท้องถิ่น (พ.ศ. 2566–2570)", "เเเ", "น้ำ\tกา\nเกาะ\r\n", "naïve café", "กํ", "ํ้", "ก่้ิ",
            "พินฺทุ ธรฺม", "ฯลฯ ๆ ๏ ฿", "สิทธิ์", "เกม", "ที่นี่", "ก็ได้", "ลำ่",
        ])
    func leaves(text: String) {
        let cleaned = ThaiText.clean(text)
        #expect(text == "ลำ่" ? cleaned == "ล่ำ" : Array(cleaned.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test("cleaning clean text changes nothing, whatever the text")
    func idempotent() {
        var random = SplitMix64(seed: 1)
        let marks: [Unicode.Scalar] = [
            "ก", "น", "เ", "เ", "า", "ำ", "ะ", "\u{0E31}", "\u{0E34}", "\u{0E35}", "\u{0E38}", "\u{0E39}", "\u{0E47}",
            "\u{0E48}", "\u{0E49}", "\u{0E4A}", "\u{0E4C}", "\u{0E4D}", "\u{200B}", "\u{200D}", "\u{00A0}", " ", "a",
        ]
        for _ in 0..<60_000 {
            let text = random.text(of: marks, upTo: 12)
            let once = ThaiText.clean(text)
            guard Array(ThaiText.clean(once).unicodeScalars) == Array(once.unicodeScalars) else {
                Issue.record("\(text.unicodeScalars.map { String($0.value, radix: 16) }) is not clean after once")
                return
            }
        }
    }

    @Test("cleaning keeps every consonant, digit and Latin letter in its order")
    func keepsLetters() {
        var random = SplitMix64(seed: 2)
        let alphabet = (0x0E01...0x0E5B).compactMap(Unicode.Scalar.init) + ["a", "7", "\u{200B}", "é", "🙂", "\u{0301}"]
        func letters(_ text: String) -> [Unicode.Scalar] {
            text.unicodeScalars.filter { (0x0E01...0x0E2E).contains($0.value) || $0.value < 0x300 || $0.value > 0xFFFF }
        }
        for _ in 0..<20_000 {
            let text = random.text(of: alphabet, upTo: 20)
            #expect(letters(ThaiText.clean(text)) == letters(text))
        }
    }

    @Test("a very long text of marks is cleaned in reasonable time")
    func longMarks() {
        let marks = String(repeating: "\u{0E48}\u{0E49}\u{0E34}", count: 200_000)
        let clock = ContinuousClock()
        #expect(clock.measure { _ = ThaiText.clean("ก" + marks) } < .seconds(5))
    }

    @Test("white space is squashed")
    func squashes() {
        #expect(ThaiText.squashed("  ก \n\t ข\u{00A0}ค  ") == "ก ข ค")
        #expect(ThaiText.squashed(" \n ") == "")
        #expect(ThaiText.squashed("ก") == "ก")
        #expect(ThaiText.squashed("ก ข") == "ก ข")
        #expect(ThaiText.squashed("ก ข ") == "ก ข")
        #expect(ThaiText.squashed("") == "")
        var random = SplitMix64(seed: 8)
        for _ in 0..<5000 {
            let text = random.text(of: ["ก", " ", "\n", "\u{00A0}", "\u{3000}", "\u{0085}", "a"], upTo: 8)
            let words = text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
            #expect(ThaiText.squashed(text) == words.joined(separator: " "))
        }
    }

    @Test("digits change to Thai and back, and nothing else does")
    func digits() {
        #expect(ThaiDigits.thai("ปี 2569 ข้อ 1.10") == "ปี ๒๕๖๙ ข้อ ๑.๑๐")
        #expect(ThaiDigits.arabic("ปี ๒๕๖๙ ข้อ ๑.๑๐") == "ปี 2569 ข้อ 1.10")
        #expect(ThaiDigits.hasThai("ก๙"))
        #expect(!ThaiDigits.hasThai("ก9๏฿"))
        var random = SplitMix64(seed: 4)
        for _ in 0..<2000 {
            let number = random.anySize(upTo: .max)
            let thai = ThaiDigits.thai("\(number)")
            #expect(!thai.utf8.contains { $0 < 0x80 })
            #expect(ThaiDigits.arabic(thai) == "\(number)")
        }
    }
}
