import Civics
import Foundation
import Testing

@Suite("Fiscal years and quarters")
struct FiscalTests {
    @Test("FY 2569 is 1 October 2568 to 30 September 2569")
    func year() {
        let year = FiscalYear(buddhist: 2569)
        #expect(year.first.iso == "2025-10-01")
        #expect(year.last.iso == "2026-09-30")
        #expect(year.next.buddhist == 2570)
        #expect(year.previous.buddhist == 2568)
        #expect(year.text(in: .thai) == "ปีงบประมาณ 2569")
        #expect(year.text(in: .english) == "Fiscal year 2569")
        #expect(year.quarters.map(\.number) == [1, 2, 3, 4])
        #expect(year.contains(year.first) && year.contains(year.last))
        #expect(!year.contains(year.last.adding(days: 1)))
    }

    @Test("the quarters of FY 2569 begin and end by the calendar")
    func quarters() {
        let quarters = FiscalYear(buddhist: 2569).quarters
        #expect(quarters.map(\.first.iso) == ["2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01"])
        #expect(quarters.map(\.last.iso) == ["2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30"])
        #expect(quarters.map(\.code) == ["2569-Q1", "2569-Q2", "2569-Q3", "2569-Q4"])
        #expect(quarters[1].text(in: .thai) == "ไตรมาส 2/2569")
        #expect(quarters[1].text(in: .english) == "Quarter 2/2569")
    }

    @Test("every day of B.E. 2400–2700 lies in exactly its own quarter and year")
    func everyDay() {
        var quarter = FiscalQuarter(containing: CivilDate(daysSinceEpoch: CivilDateTests.days.lowerBound))
        for number in CivilDateTests.days {
            let day = CivilDate(daysSinceEpoch: number)
            if day > quarter.last { quarter = quarter.next }
            guard quarter.contains(day), quarter.first <= day, day <= quarter.last,
                FiscalYear(containing: day) == quarter.year, quarter.year.first <= day, day <= quarter.year.last
            else {
                Issue.record("\(day) does not lie in \(quarter.code)")
                return
            }
        }
    }

    @Test("all quarters of FY 2400–2700 follow each other and read back from code and JSON")
    func allQuarters() throws {
        for number in 2400...2700 {
            let year = FiscalYear(buddhist: number)
            #expect(try JSONDecoder().decode([FiscalYear].self, from: Data("[\(number)]".utf8)) == [year])
            for quarter in year.quarters {
                #expect(FiscalQuarter(code: quarter.code) == quarter)
                #expect(quarter.next.previous == quarter)
                #expect(quarter.next.first == quarter.last.adding(days: 1))
                #expect(quarter < quarter.next)
                let data = try JSONEncoder().encode([quarter])
                #expect(String(decoding: data, as: UTF8.self) == "[\"\(quarter.code)\"]")
                #expect(try JSONDecoder().decode([FiscalQuarter].self, from: data) == [quarter])
            }
        }
    }

    @Test("a quarter or year that is not one is refused")
    func refuses() {
        for code in ["", "2569-Q0", "2569-Q5", "2569Q1", "2026-Q1", "69-Q1", "2569-q1", "2569-Q11"] {
            #expect(FiscalQuarter(code: code) == nil)
        }
        #expect(FiscalQuarter(year: FiscalYear(buddhist: 2569), number: 5) == nil)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([FiscalYear].self, from: Data("[2026]".utf8)) }
    }
}
