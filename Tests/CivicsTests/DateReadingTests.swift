import Civics
import Testing

@Suite("Reading dates as people write them")
struct DateReadingTests {
    @Test(
        "all of these are 22 November 2026",
        arguments: [
            "22 พ.ย. 2569", "๒๒ พฤศจิกายน ๒๕๖๙", "22/11/2569", "22-11-2569", "22.11.2569", "2026-11-22", "2569-11-22",
            "2569/11/22", "22/11/2026", "22/11/69", "22-11-69", "22 พ.ย. 69", "22 พ.ย 69", "22 พย 69", "22พย69",
            "22พ.ย.2569", "22-พ.ย.-69", "22/พ.ย./2569", "  22   พ.ย.   2569 ", "วันที่ 22 พฤศจิกายน 2569",
            "วันที่ 22 พฤศจิกายน พ.ศ. 2569", "วันที่ ๒๒ เดือน พฤศจิกายน พ.ศ. ๒๕๖๙", "22 พฤศจิกายน พ.ศ.2569",
            "วันอาทิตย์ที่ 22 พฤศจิกายน 2569", "อาทิตย์ 22 พ.ย. 2569", "อา. 22 พ.ย. 69", "วันอาทิตย์ 22 พ.ย. 2569",
            "22 พฤศจิกา 2569", "22 พ.ย. ค.ศ. 2026", "22 พฤศจิกายน พุทธศักราช 2569", "22 Nov 2026", "22 November 2026",
            "22 november 2026", "Sunday, 22 November 2026", "November 22, 2026", "Nov 22 2026", "22 Nov 2569",
            "22 Nov 2569 BE", "22 Nov 2026 C.E.", "22\u{00A0}พ.ย.\u{00A0}2569", "22 \u{200B}พ.ย. 2569", "22. พ.ย. 2569",
            "22 / 11 / 2569", "22 เดือนพฤศจิกายน ปี 2569", "22\u{2013}11\u{2013}2569", "22 Nov พ.ศ. 69",
        ])
    func reads(text: String) throws {
        #expect(try CivilDate.parse(text) == CivilDate(year: 2026, month: 11, day: 22))
    }

    @Test(
        "every month is known by its short name with and without points",
        arguments: zip(
            ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."], 1...12))
    func months(name: String, number: Int) throws {
        let expected = CivilDate(year: 2026, month: number, day: 9)
        #expect(try CivilDate.parse("9 \(name) 2569") == expected)
        #expect(try CivilDate.parse("9 \(name.dropLast()) 2569") == expected)
        #expect(try CivilDate.parse("9 \(name.filter { $0 != "." }) 69") == expected)
    }

    @Test(
        "what is unclear or impossible is refused with its own reason",
        arguments: [
            ("", .empty), (" \u{200B} ", .empty), ("เมื่อวาน", .unreadable), ("22", .unreadable),
            ("22 พ.ย.", .unreadable), ("22/11", .unreadable), ("พ.ย. 2569", .unreadable), ("2569", .unreadable),
            ("11/22/2569", .noSuchMonth(22)), ("22/0/2569", .noSuchMonth(0)), ("22/13/2569", .noSuchMonth(13)),
            ("31/4/2569", .noSuchDay(day: 31, month: 4, year: 2026)),
            ("29 ก.พ. 2569", .noSuchDay(day: 29, month: 2, year: 2026)),
            ("0/11/2569", .noSuchDay(day: 0, month: 11, year: 2026)),
            ("-/11/2569", .unreadable), ("22/11/569", .unclearYear("569")), ("22/11/2300", .unclearYear("2300")),
            ("22/11/9999", .unclearYear("9999")), ("22/11/1569", .unclearYear("1569")),
            ("22 Nov 26", .unclearYear("26")), ("22 พ.ย. ค.ศ. 26", .unclearYear("26")),
            ("22 พ.ย. พ.ศ. 2026", .eraContradictsYear(2026)), ("22 พ.ย. ค.ศ. 2569", .eraContradictsYear(2569)),
            ("22/11-2569", .unreadable), ("22//11/2569", .unreadable), ("22 11 2569", .unreadable),
            ("222/11/2569", .unreadable), ("22/11/25690", .unclearYear("25690")),
            ("22 พ.ย. 2569 15:12 น.", .unreadable),
            ("22 พ.ย. 2569 22 พ.ย. 2569", .unreadable), ("22 ม.พ. 2569", .unreadable), ("-22/11/2569", .unreadable),
            ("22/11/2569/", .unreadable), (".22/11/2569", .unreadable), ("22..11.2569", .unreadable),
            ("22 พ.ย. 🙂", .unreadable), (String(repeating: "9", count: 5000), .unreadable),
        ] as [(String, CivilDateError)])
    func refuses(text: String, reason: CivilDateError) {
        #expect(throws: reason) { try CivilDate.parse(text) }
    }

    @Test("a weekday that is not the day's is refused and the right one is told")
    func weekday() throws {
        let day = try #require(CivilDate(year: 2026, month: 11, day: 22))
        let error = CivilDateError.wrongWeekday(said: .monday, of: day)
        #expect(throws: error) { try CivilDate.parse("วันจันทร์ที่ 22 พฤศจิกายน 2569") }
        #expect(error.words.th.contains("เป็นวันอาทิตย์ ไม่ใช่วันจันทร์"))
        #expect(error.words.en.contains("is a Sunday, not a Monday"))
    }

    @Test("the century of two digits can be chosen or refused")
    func century() throws {
        #expect(try CivilDate.parse("1/2/09", twoDigitCentury: 2400) == CivilDate(year: 1866, month: 2, day: 1))
        #expect(throws: CivilDateError.unclearYear("09")) { try CivilDate.parse("1/2/09", twoDigitCentury: nil) }
    }

    @Test("every reason tells what to do in both languages")
    func words() throws {
        let day = try #require(CivilDate(year: 2026, month: 11, day: 22))
        let all: [CivilDateError] = [
            .empty, .unreadable, .noSuchMonth(13), .noSuchDay(day: 31, month: 4, year: 2026), .unclearYear("26"),
            .eraContradictsYear(2026), .wrongWeekday(said: .monday, of: day),
        ]
        for error in all {
            #expect(error.words.th.unicodeScalars.contains { (0x0E01...0x0E4E).contains($0.value) })
            #expect(error.words.en.hasSuffix("."))
        }
        #expect(Set(all.map(\.words)).count == all.count)
    }

    @Test("no mixture of the pieces of dates stops the program")
    func noise() {
        var random = SplitMix64(seed: 22)
        let pieces = ["22", "0", "2569", "69", "พ.ย.", "Nov", "/", "-", ".", ",", " ", "วันที่", "พ.ศ.", "ค.ศ.", "จ."]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...7, using: &random)
            let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            guard let date = try? CivilDate.parse(text) else { continue }
            #expect((1800...2256).contains(date.year) || date.year == 1957 || date.year == 2026)
            #expect(text.contains("22"))
        }
    }
}
