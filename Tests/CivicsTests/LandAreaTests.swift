import Civics
import Foundation
import Testing

@Suite("Areas of land")
struct LandAreaTests {
    @Test(
        "an area is read in rai, ngan and square wa, or square metres",
        arguments: [
            ("12-3-45.6", 514_560), ("12 ไร่ 3 งาน 45.6 ตารางวา", 514_560), ("๑๒ ไร่ ๓ งาน ๔๕.๖ ตร.ว.", 514_560),
            ("12ไร่3งาน45.6วา", 514_560), ("1-2-3", 60_300), ("0-0-0", 0), ("0-0-0.01", 1), ("3 งาน", 30_000),
            ("6 งาน", 60_000), ("250 ตารางวา", 25_000), ("2,412 ตร.ม.", 60_300), ("0.04 ตารางเมตร", 1),
            ("1 ไร่ 20 ตารางวา", 42_000), ("12 rai 3 ngan 45.6 square wa", 514_560), ("1 - 2 - 3", 60_300),
            ("1,000-0-00", 40_000_000), ("0-0-99.99", 9999),
        ] as [(String, Int64)])
    func reads(text: String, hundredths: Int64) throws {
        #expect(try LandArea.parse(text) == LandArea(squareWaHundredths: hundredths))
    }

    @Test(
        "what is not an area is refused with its own reason",
        arguments: [
            ("", .empty), ("12", .unreadable), ("12-3", .unreadable), ("1-2-3-4", .unreadable), ("-1-2-3", .negative),
            ("1-4-0", .partTooLarge), ("1-0-100", .partTooLarge), ("1.5-0-0", .unreadable), ("1-0.5-0", .unreadable),
            ("1-2-3.456", .inexact), ("0.05 ตร.ม.", .inexact), ("1 งาน 1 ไร่", .unreadable), ("1 ไร่ 1 ไร่", .unreadable),
            ("1 ไร่ 4 งาน", .partTooLarge), ("1 ไร่ 5 ตร.ม.", .unreadable), ("ไร่", .unreadable),
            ("1 เอเคอร์", .unreadable),
            ("99999999999999999-0-0", .tooLarge), ("1.5 ไร่", .unreadable), ("1--2", .unreadable), ("1-2-", .unreadable),
        ] as [(String, LandAreaError)])
    func refuses(text: String, reason: LandAreaError) {
        #expect(throws: reason) { try LandArea.parse(text) }
    }

    @Test("square metres are exact")
    func exact() throws {
        let area = try #require(LandArea(rai: 1, ngan: 2, squareWaHundredths: 300))
        #expect(area.squareMetreHundredths == 241_200)
        #expect(area.squareMetres == "2,412.00")
        #expect(try LandArea(squareMetreHundredths: 160_000) == LandArea(rai: 1, ngan: 0, squareWaHundredths: 0))
        #expect(throws: LandAreaError.inexact) { try LandArea(squareMetreHundredths: 241_201) }
        #expect(throws: LandAreaError.negative) { try LandArea(squareMetreHundredths: -4) }
        #expect(LandArea(rai: 0, ngan: 4, squareWaHundredths: 0) == nil)
        #expect(LandArea(rai: 0, ngan: 0, squareWaHundredths: 10_000) == nil)
        #expect(LandArea(rai: .max, ngan: 0, squareWaHundredths: 0) == nil)
        #expect(LandArea(squareWaHundredths: -1) == nil)
    }

    @Test("the Land Department's เศษ is hundredths of a square wa")
    func remnant() {
        #expect(LandArea(rai: 0, ngan: 0, squareWaHundredths: 2 * 100 + 9)?.compact == "0-0-2.09")
    }

    @Test("random areas read back from all that is shown")
    func roundTrip() throws {
        var random = SplitMix64(seed: 13)
        for _ in 0..<10_000 {
            let hundredths = random.anySize(upTo: .max / 4)
            let area = try #require(LandArea(squareWaHundredths: hundredths))
            #expect(
                LandArea(rai: area.rai, ngan: area.ngan, squareWaHundredths: area.remainingSquareWaHundredths) == area)
            #expect(try LandArea(squareMetreHundredths: area.squareMetreHundredths) == area)
            #expect(try LandArea.parse(area.compact) == area)
            #expect(try LandArea.parse(area.text(in: .thai)) == area)
            #expect(try LandArea.parse(area.text(in: .english)) == area)
            #expect(try LandArea.parse(area.squareMetres + " ตร.ม.") == area)
            #expect(try JSONDecoder().decode([LandArea].self, from: JSONEncoder().encode([area])) == [area])
        }
    }

    @Test("an area shows itself in Thai and English")
    func shows() throws {
        let area = try LandArea.parse("12-3-45.6")
        #expect(area.text(in: .thai) == "12 ไร่ 3 งาน 45.6 ตารางวา")
        #expect(area.text(in: .english) == "12 rai 3 ngan 45.6 square wa")
        #expect(area.compact == "12-3-45.6")
        #expect(LandArea.zero.text(in: .thai) == "0 ตารางวา")
        #expect(try area.adding(area).compact == "25-2-91.2")
    }
}
