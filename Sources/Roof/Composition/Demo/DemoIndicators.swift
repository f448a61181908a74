import Access
import Civics
import Evidence
import PlanText
import Planning

/// Indicators of the sample organisation: their bindings, quarterly targets, entries by hand, and the staff register.
struct DemoIndicators {
    let office: DemoOffice
    var random: SplitMix64

    mutating func plan(into diary: inout DemoDiary) {
        bindings(into: &diary)
        phasings(into: &diary)
        entries(into: &diary)
        staff(into: &diary)
    }

    /// Innovations are counted up since the plan began, which a person attests; the score of LPA is due in August.
    private func bindings(into diary: inout DemoDiary) {
        for indicator in office.plan.indicators where !indicator.targets.isEmpty {
            var draft = IndicatorBindingDraft.proposal(for: indicator, owner: DivisionCode(rawValue: "office"))
            let counted: Set<String> = ["planning.innovations", "planning.innovationProjects"]
            draft.counting = draft.measure.map(counted.contains) ?? false ? .cumulative : .perYear
            if draft.measure == nil { draft.dueMonth = 8 }
            let binding = draft
            diary.on(DemoYear.past.day(10, 7)) { office in
                try await office.indicators.bind(indicator.id, binding, onVersion: 0, by: try office.secretary)
            }
        }
    }

    private func phasings(into diary: inout DemoDiary) {
        let shares = [0, 5, 30, 100]
        for year in [DemoYear.past, DemoYear.current] {
            for indicator in office.plan.indicators
            where IndicatorBindingDraft.proposal(for: indicator, owner: DivisionCode(rawValue: "office")).measure
                == "planning.actionPlanDone"
            {
                guard let target = indicator.targets[year.number] else { continue }
                // The last is the year's own target; the others come down to whole per cent.
                let quarters = shares.map { share in
                    share == 100
                        ? target
                        : Decimal4(tenThousandths: target.tenThousandths * Int64(share) / 100 / 10_000 * 10_000)
                }
                diary.on(year.day(10, 8)) { office in
                    try await office.indicators.setPhasing(
                        indicator.id, year: year.number, quarters, by: try office.secretary)
                }
            }
        }
    }

    /// Scores that come from outside, by fiscal year: entered for the last quarter of their year.
    private mutating func entries(into diary: inout DemoDiary) {
        let scores = [(2566, "79.42"), (2567, "83.15"), (2568, "86.90"), (2569, "88.\(random.whole(21...74))")]
        for indicator in office.plan.indicators where !indicator.targets.isEmpty {
            let proposal = IndicatorBindingDraft.proposal(for: indicator, owner: DivisionCode(rawValue: "office"))
            guard proposal.measure == nil else { continue }
            for (year, score) in scores {
                guard let value = Ratio(decimal: score) else { continue }
                let quarter = DemoYear(number: year).quarter(4)
                let day = year < 2569 ? DemoYear.past.day(10, 20) : DemoYear.past.day(8, 24)
                diary.on(day) { office in
                    try await office.entries.enter(
                        value, for: indicator.key, quarter,
                        sourceNote: "หนังสือแจ้งผลการประเมิน LPA ประจำปี \(year) เลขที่ ตย \(year - 2565)/\(year) (ข้อมูลตัวอย่าง)",
                        division: DivisionCode(rawValue: "office"), by: try office.actor("office-director"))
                }
            }
        }
    }

    /// Headcounts and who gave ideas, by division.
    private mutating func staff(into diary: inout DemoDiary) {
        let counts: [(code: String, people: Int, givers: [Int])] = [
            ("office", 19, [6, 11, 14, 17]), ("finance", 8, [3, 6, 7, 8]), ("works", 7, [1, 3, 4, 5]),
            ("education", 14, [4, 8, 11, 13]), ("welfare", 4, [2, 3, 4, 4]),
        ]
        for (code, people, givers) in counts {
            let division = DivisionCode(rawValue: code)
            let first = diary.working(DemoYear.past.day(10, 1))
            let second = diary.working(DemoYear.current.day(10, 1))
            diary.on(DemoYear.past.day(10, 3)) { office in
                try await office.staff.count(
                    people, in: division, year: DemoYear.past.number, on: first, onVersion: 0,
                    by: try office.secretary)
            }
            let later = code == "office" ? people + 1 : people
            diary.on(DemoYear.current.day(10, 2)) { office in
                try await office.staff.count(
                    later, in: division, year: DemoYear.current.number, on: second, onVersion: 0,
                    by: try office.secretary)
            }
            for (index, number) in givers.enumerated() {
                let quarter = DemoYear.past.quarter(index + 1)
                diary.on(
                    diary.working(quarter.last.adding(days: random.whole(1...8)), by: quarter.last.adding(days: 14))
                ) { office in
                    try await office.staff.participated(
                        number, in: division, quarter, onVersion: 0, by: try office.secretary)
                }
            }
        }
        for (code, number) in [("office", 6), ("finance", 4), ("education", 3)] {
            diary.on(DemoYear.current.day(11, random.whole(9...19))) { office in
                try await office.staff.participated(
                    number, in: DivisionCode(rawValue: code), DemoYear.current.quarter(1), onVersion: 0,
                    by: try office.secretary)
            }
        }
        moves(into: &diary)
    }

    private func moves(into diary: inout DemoDiary) {
        let moves: [(code: String, people: Int, month: Int, day: Int, title: String)] = [
            ("office", 1, 2, 2, "นักวิเคราะห์นโยบายและแผน"), ("works", -1, 4, 1, "นายช่างโยธา"),
            ("works", 1, 7, 1, "นายช่างโยธา"), ("education", -1, 5, 18, "ผู้ช่วยครูผู้ดูแลเด็ก"),
            ("education", 1, 6, 1, "ผู้ช่วยครูผู้ดูแลเด็ก"),
        ]
        for (code, people, month, day, title) in moves {
            let happened = diary.working(DemoYear.past.day(month, day))
            diary.on(happened.adding(days: 1)) { office in
                try await office.staff.move(
                    people, in: DivisionCode(rawValue: code), on: happened, positionTitle: title,
                    by: try office.secretary)
            }
        }
    }
}
