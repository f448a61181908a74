import Civics
import Foundation
import Testing

@Suite("Moments")
struct InstantTests {
    @Test("a moment shows Thailand's day and time")
    func shows() throws {
        let moment = try #require(Instant(iso: "2026-11-22T08:12:16.123Z"))
        #expect(moment.thaiDate == CivilDate(year: 2026, month: 11, day: 22))
        #expect(moment.thaiTime == "15:12")
        #expect(moment.text(in: .thai) == "22 พ.ย. 2569 15:12 น.")
        #expect(moment.text(in: .english) == "22 Nov 2026 15:12")
        #expect(moment.iso == "2026-11-22T08:12:16.123Z")
        #expect(moment.milliseconds == 1_795_335_136_123)
    }

    @Test("Thailand's day begins at 17:00 UTC of the day before")
    func midnight() throws {
        let before = try #require(Instant(iso: "2026-09-30T16:59:59.999Z"))
        #expect(before.thaiDate.iso == "2026-09-30")
        #expect(before.thaiTime == "23:59")
        let after = before.adding(milliseconds: 1)
        #expect(after.thaiDate.iso == "2026-10-01")
        #expect(after.thaiTime == "00:00")
        #expect(Instant(startOf: after.thaiDate) == after)
        #expect(FiscalYear(containing: before.thaiDate) < FiscalYear(containing: after.thaiDate))
    }

    @Test(
        "fractions of 0 to 9 digits are cut to milliseconds",
        arguments: zip(
            ["", ".1", ".12", ".123", ".1239", ".123999999", ".000000001"], [0, 100, 120, 123, 123, 123, 0] as [Int64]))
    func fractions(fraction: String, milliseconds: Int64) {
        #expect(Instant(iso: "1970-01-01T00:00:00\(fraction)Z")?.milliseconds == milliseconds)
    }

    @Test(
        "what is not a moment in UTC is refused",
        arguments: [
            "", "2026-11-22", "2026-11-22T08:12:16", "2026-11-22T08:12:16+07:00", "2026-11-22T24:00:00Z",
            "2026-11-22T08:60:00Z", "2026-11-22T08:12:60Z", "2026-11-22T08:12:16.Z", "2026-11-22T08:12:16.1234567890Z",
            "2026-02-30T08:12:16Z", "2026-11-22 08:12:16Z", "2026-11-22T8:12:16Z ", "2026-11-22T08:12:16,123Z",
            "2026-11-22T08:12:16.-12Z",
        ])
    func refuses(text: String) {
        #expect(Instant(iso: text) == nil)
    }

    @Test("random moments of years 1 to 9999 read back from ISO and JSON")
    func roundTrip() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<5000 {
            let moment = Instant(
                milliseconds: Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &random))
            #expect(Instant(iso: moment.iso) == moment)
            #expect(try JSONDecoder().decode([Instant].self, from: JSONEncoder().encode([moment])) == [moment])
            #expect(Instant(startOf: moment.thaiDate) <= moment)
            #expect(moment < Instant(startOf: moment.thaiDate.adding(days: 1)))
        }
    }

    @Test("even the extremes of the counter can be shown")
    func extremes() {
        #expect(Instant(milliseconds: .max - 30_000_000).iso.hasPrefix("+"))
        #expect(Instant(milliseconds: .min).iso.hasPrefix("-"))
    }
}
