import Civics
import Foundation
import Testing

@Suite("Days of the calendar")
struct CivilDateTests {
    /// All of 2400 to 2700 (Buddhist Era) in days since 1970: 113 years with 27 leap days before, 188 with 46 after.
    static let days = (-41_272)...(68_665)

    @Test("the range of the property tests is B.E. 2400 to 2700")
    func range() {
        #expect(CivilDate(daysSinceEpoch: Self.days.lowerBound) == CivilDate(year: 1857, month: 1, day: 1))
        #expect(CivilDate(daysSinceEpoch: Self.days.upperBound) == CivilDate(year: 2157, month: 12, day: 31))
    }

    @Test("every day of B.E. 2400–2700 follows the day before, in date, weekday and count")
    func everyDayFollows() throws {
        var before = CivilDate(daysSinceEpoch: Self.days.lowerBound - 1)
        for number in Self.days {
            let day = CivilDate(daysSinceEpoch: number)
            let follows =
                day.day == before.day + 1 && day.month == before.month && day.year == before.year
                || day.day == 1 && day.month == before.month + 1 && day.year == before.year
                || day.day == 1 && day.month == 1 && before.month == 12 && before.day == 31
                    && day.year == before.year + 1
            guard follows, day.daysSinceEpoch == number, before < day, before.days(until: day) == 1,
                day.adding(days: -1) == before,
                CivilDate(year: day.year, month: day.month, day: day.day) == day,
                day.weekday.rawValue == (before.weekday.rawValue + 1) % 7
            else {
                Issue.record("\(before) is followed by \(day)")
                return
            }
            before = day
        }
    }

    @Test("every day of B.E. 2400–2700 reads back from each of its written forms")
    func everyDayReadsBack() throws {
        for number in Self.days {
            let day = CivilDate(daysSinceEpoch: number)
            guard CivilDate(iso: day.iso) == day else {
                Issue.record("\(day) does not read back from ISO")
                return
            }
            for style in DateStyle.allCases {
                for language in Language.allCases {
                    let text = day.text(in: language, style: style)
                    guard try CivilDate.parse(text) == day else {
                        Issue.record("“\(text)” does not read back")
                        return
                    }
                }
            }
            // Digits are changed before anything else is read, so one form stands for all.
            let thaiDigits = ThaiDigits.thai(day.thaiShort)
            guard try CivilDate.parse(thaiDigits) == day else {
                Issue.record("“\(thaiDigits)” does not read back")
                return
            }
        }
    }

    @Test("a date shows itself in Thai and English")
    func shows() throws {
        let day = try #require(CivilDate(year: 2026, month: 11, day: 22))
        #expect(day.thaiShort == "22 พ.ย. 2569")
        #expect(day.thaiLong == "22 พฤศจิกายน 2569")
        #expect(day.englishShort == "22 Nov 2026")
        #expect(day.text(in: .thai) == "22 พ.ย. 2569")
        #expect(day.text(in: .english, style: .long) == "22 November 2026")
        #expect(day.text(in: .thai, style: .numeric) == "22/11/2569")
        #expect(day.text(in: .thai, style: .full) == "วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569")
        #expect(day.text(in: .english, style: .full) == "Sunday 22 November 2026")
        #expect(day.weekday == .sunday)
        #expect(day.iso == "2026-11-22")
        #expect("\(day)" == "2026-11-22")
        #expect(day.daysSinceEpoch == 20_779)
    }

    @Test("arithmetic does not stop at the ends of the four-digit years")
    func beyond() throws {
        let last = try #require(CivilDate(year: 9999, month: 12, day: 31))
        #expect(last.adding(days: 1).iso == "+10000-01-01")
        #expect(CivilDate(iso: last.adding(days: 1).iso) == nil)
        let first = try #require(CivilDate(year: 1, month: 1, day: 1))
        #expect(first.adding(days: -1).iso == "0000-12-31")
        #expect(first.adding(days: -1).adding(days: 1) == first)
    }

    @Test(
        "what is not exactly an ISO day is refused",
        arguments: [
            "", "2026-11-2", "2026-11-222", "2026-13-01", "2026-02-29", "2025-02-30", "2026/11/22", "0000-01-01",
            "2026-11-22 ", "๒๐๒๖-11-22", "2026-00-10", "2026-01-00", "-026-01-01", "2026-1--22", "20261122--",
        ])
    func notISO(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test("a date is one string in JSON, and a wrong one is refused")
    func json() throws {
        let day = try #require(CivilDate(year: 2026, month: 11, day: 22))
        #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["2026-11-22"]"#)
        #expect(try JSONDecoder().decode([CivilDate].self, from: Data(#"["2026-11-22"]"#.utf8)) == [day])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CivilDate].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
    }
}
