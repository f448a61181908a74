import Civics
import Foundation
import Testing

@Suite("Dates of birth that are known in part")
struct PartialDateTests {
    @Test(
        "a date of birth is read with what is known of it",
        arguments: [
            ("22 พ.ย. 2509", "1966-11-22"), ("พ.ย. 2509", "1966-11"), ("พฤศจิกายน พ.ศ. 2509", "1966-11"),
            ("11/2509", "1966-11"), ("0/11/2509", "1966-11"), ("-/11/2509", "1966-11"), ("00/00/2509", "1966"),
            ("-/-/2509", "1966"), ("- พ.ย. 2509", "1966-11"), ("2509", "1966"), ("พ.ศ. 2509", "1966"),
            ("๒๕๐๙", "1966"), ("Nov 1966", "1966-11"), ("1966", "1966"), ("ปี 2509", "1966"),
            ("เดือนพฤศจิกายน 2509", "1966-11"), ("1966-11-22", "1966-11-22"), ("0-11-2509", "1966-11"),
        ])
    func reads(text: String, iso: String) throws {
        #expect(try PartialDate.parse(text).iso == iso)
    }

    @Test(
        "a date of birth that is unclear is refused",
        arguments: [
            ("", .empty), ("09", .unclearYear("09")), ("22/11/09", .unclearYear("09")), ("5/0/2509", .unreadable),
            ("วันจันทร์ พ.ย. 2509", .unreadable), ("13/2509", .noSuchMonth(13)), ("2300", .unclearYear("2300")),
            ("-", .unreadable), ("ไม่ทราบ", .unreadable), ("31/2/2509", .noSuchDay(day: 31, month: 2, year: 1966)),
        ] as [(String, CivilDateError)])
    func refuses(text: String, reason: CivilDateError) {
        #expect(throws: reason) { try PartialDate.parse(text) }
    }

    @Test("the bounds of a date are its first and last possible day")
    func bounds() throws {
        let february = try #require(PartialDate(year: 2024, month: 2))
        #expect(february.earliest.iso == "2024-02-01")
        #expect(february.latest.iso == "2024-02-29")
        #expect(february.date == nil)
        let year = try #require(PartialDate(year: 1966))
        #expect(year.earliest.iso == "1966-01-01")
        #expect(year.latest.iso == "1966-12-31")
        #expect(year.month == nil)
        #expect(PartialDate(year: 1966, month: 13) == nil)
        #expect(PartialDate(year: 0) == nil)
    }

    @Test(
        "age is one number when the birthday is known and a range when it is not",
        arguments: [
            ("1966-11-22", "2026-11-21", 59...59), ("1966-11-22", "2026-11-22", 60...60),
            ("1966-11", "2026-10-31", 59...59), ("1966-11", "2026-11-15", 59...60), ("1966-11", "2026-11-30", 60...60),
            ("1966", "2026-01-01", 59...60), ("1966", "2026-12-30", 59...60), ("1966", "2026-12-31", 60...60),
            ("2026", "2026-06-01", 0...0), ("2000-02-29", "2023-02-28", 22...22), ("2000-02-29", "2023-03-01", 23...23),
        ] as [(String, String, ClosedRange<Int>)])
    func age(birth: String, day: String, years: ClosedRange<Int>) throws {
        let birth = try #require(PartialDate(iso: birth))
        #expect(birth.age(on: try #require(CivilDate(iso: day))) == years)
    }

    @Test("nobody has an age before the first day they can be born on")
    func unborn() throws {
        let birth = try #require(PartialDate(iso: "2026-11"))
        #expect(birth.age(on: try #require(CivilDate(iso: "2026-10-31"))) == nil)
        #expect(birth.age(on: try #require(CivilDate(iso: "2026-11-01"))) == 0...0)
    }

    @Test("what is shown reads back, and so does JSON, in every precision")
    func roundTrip() throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<2000 {
            let day = CivilDate(daysSinceEpoch: Int.random(in: CivilDateTests.days, using: &random))
            let dates = [PartialDate(day), PartialDate(year: day.year, month: day.month), PartialDate(year: day.year)]
            for date in dates.compactMap(\.self) {
                #expect(PartialDate(iso: date.iso) == date)
                let data = try JSONEncoder().encode([date])
                #expect(try JSONDecoder().decode([PartialDate].self, from: data) == [date])
                for language in Language.allCases {
                    for style in DateStyle.allCases {
                        #expect(try PartialDate.parse(date.text(in: language, style: style)) == date)
                    }
                }
            }
        }
    }

    @Test("a partial date shows no more than is known")
    func shows() throws {
        let month = try #require(PartialDate(iso: "1966-11"))
        #expect(month.text(in: .thai) == "พ.ย. 2509")
        #expect(month.text(in: .thai, style: .long) == "พฤศจิกายน 2509")
        #expect(month.text(in: .english) == "Nov 1966")
        let year = try #require(PartialDate(iso: "1966"))
        #expect(year.text(in: .thai) == "พ.ศ. 2509")
        #expect(year.text(in: .english) == "1966")
        #expect(PartialDate(iso: "1966-13") == nil)
        #expect(PartialDate(iso: "66") == nil)
    }
}
