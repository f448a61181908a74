import Access
import Civics
import PlanText
import Planning

/// What the permanent secretary and the directors decide: leads, action plans, a transfer, a cancellation, a reopening,
/// an amendment, findings; and the closing of quarters.
struct DemoSteering {
    let office: DemoOffice
    var random: SplitMix64

    mutating func plan(into diary: inout DemoDiary) {
        leads(into: &diary)
        actionPlans(into: &diary)
        decisions(into: &diary)
        findings(into: &diary)
        readings(into: &diary)
        closings(into: &diary)
    }

    private func leads(into diary: inout DemoDiary) {
        for (number, story) in DemoStory.all.enumerated() {
            guard let lead = story.lead, let activity = office.activity(story.place) else { continue }
            diary.on(DemoYear.past.day(10, 2 + number / 20)) { office in
                try await office.divisions.nameLead(
                    DivisionCode(rawValue: lead), of: activity.id, by: try office.secretary)
            }
        }
    }

    /// Directors decide what their division does this year; the secretary does where no division leads.
    private mutating func actionPlans(into diary: inout DemoDiary) {
        for story in DemoStory.all {
            guard let activity = office.activity(story.place) else { continue }
            let login = director(story, activity)
            let past: ActionPlanDraft =
                story.place == DemoStory.Special.leftOut
                ? .leaveOut(
                    because: "เป็นงานเดียวกับกิจกรรม \(DemoStory.Special.doesTheSame) จึงดำเนินการรวมกันเพื่อไม่ให้ตั้งงบประมาณซ้ำ")
                : .include(first: story.quarters.lowerBound, last: story.quarters.upperBound)
            decide(past, activity, .past, on: DemoYear.past.day(10, random.whole(6...16)), login, into: &diary)
            // Two are still to be decided, as in every year: the stopped one, and the one nobody leads.
            guard story.stopsIn == nil, story.place != "13.1" else { continue }
            let current: ActionPlanDraft =
                story.place == DemoStory.Special.cancelled
                ? .leaveOut(because: "สถานที่จัดกิจกรรมยังปิดปรับปรุง เลื่อนไปเสนอในแผนฉบับถัดไป")
                : .include(first: story.quarters.lowerBound, last: story.quarters.upperBound)
            decide(current, activity, .current, on: DemoYear.current.day(10, random.whole(5...15)), login, into: &diary)
        }
        extend(into: &diary)
    }

    private func director(_ story: DemoStory, _ activity: PlannedActivity) -> String {
        if story.lead == nil, DemoOffice.isForAll(activity.division) { return "secretary" }
        return (story.lead ?? DemoOffice.division(printed: activity.division)) + "-director"
    }

    private func decide(
        _ draft: ActionPlanDraft, _ activity: PlannedActivity, _ year: DemoYear, on day: CivilDate, _ login: String,
        into diary: inout DemoDiary
    ) {
        diary.on(day) { office in
            try await office.actionPlan.decide(
                activity.id, year: year.number, draft, onVersion: 0, by: try office.actor(login))
        }
    }

    /// The building work was to be over in the third quarter; its director moves it to the fourth.
    private func extend(into diary: inout DemoDiary) {
        guard let activity = office.activity(DemoStory.Special.reopened) else { return }
        diary.on(DemoYear.past.day(6, 29)) { office in
            try await office.actionPlan.decide(
                activity.id, year: DemoYear.past.number, .include(first: 1, last: 4), onVersion: 1,
                by: try office.actor("works-director"))
        }
    }

    private func decisions(into diary: inout DemoDiary) {
        if let from = office.activity(DemoStory.Special.cancelled),
            let to = office.activity(DemoStory.Special.receives)
        {
            let day = diary.working(DemoYear.past.day(5, 13))
            let transfer = MoneyDesk.TransferDraft(
                from: from.id, year: DemoYear.past.number, to: to.id, year: DemoYear.past.number,
                amount: Satang(baht: 60_000), datedOn: day, documentNumber: "บันทึกอนุมัติโอนงบประมาณ ตย 1/2569",
                reason: "งานท่องเที่ยวจัดไม่ได้ในปีนี้ และปริมาณขยะเพิ่มขึ้นจากที่ประมาณไว้")
            diary.on(day.adding(days: 1)) { office in
                try await office.money.transfer(transfer, by: try office.secretary)
            }
            let cancelled = diary.working(DemoYear.past.day(5, 20))
            diary.on(cancelled) { office in
                try await office.actionPlan.cancel(
                    from.id, on: cancelled, because: "สถานที่จัดกิจกรรมปิดปรับปรุงตลอดปีงบประมาณ จึงจัดกิจกรรมไม่ได้",
                    documentNumber: "บันทึกอนุมัติยกเลิกโครงการ ตย 2/2569", by: try office.secretary)
            }
        }
        if let late = office.activity(DemoStory.Special.reopened) {
            let until = DemoYear.past.day(4, 30)
            diary.on(DemoYear.past.day(4, 20)) { office in
                try await office.progress.reopen(
                    DemoYear.past.quarter(2), activity: late.id, until: until,
                    because: "กองช่างส่งรายงานไม่ทันเพราะต้องประกาศหาผู้รับจ้างใหม่ ขอบันทึกผลย้อนหลังพร้อมเอกสาร",
                    by: try office.secretary)
            }
        }
        amend(into: &diary)
    }

    /// One dated layer: more money for the tax map of the next year, and a lead for the service standards.
    private func amend(into diary: inout DemoDiary) {
        guard let map = office.activity("1.4"), let standards = office.activity("13.3") else { return }
        let day = diary.working(DemoYear.past.day(3, 2))
        let amendment = Amendment(
            kind: .changed, effectiveOn: day, documentNumber: "ประกาศ อบต. ตย 3/2569",
            documentDate: day.adding(days: -4),
            reason: "สำรวจแปลงที่ดินเพิ่มอีก 4 หมู่บ้านในปี 2570 และกำหนดกองเจ้าภาพงานมาตรฐานการให้บริการ",
            changes: [
                .budget(map.id, year: DemoYear.current.number, to: .amount(Satang(baht: 150_000))),
                .division(standards.id, to: "กองการศึกษา ศาสนาและวัฒนธรรม"),
            ])
        diary.on(day) { office in
            try await office.plans.amend(amendment, by: try office.secretary)
        }
    }

    /// The secretary goes through what the checker found: some is accepted as printed, one is put right.
    private func findings(into diary: inout DemoDiary) {
        diary.on(DemoYear.past.day(10, 9)) { office in
            let open = try await office.findings.findings(.open)
            for finding in open.filter({ $0.draft.severity != "error" }).prefix(6) {
                try await office.findings.accept(
                    finding.id, because: Self.reason(finding.draft.family), by: try office.secretary)
            }
        }
        diary.on(DemoYear.past.day(3, 4)) { office in
            let open = try await office.findings.findings(.open)
            let structural = open.last { $0.draft.family == "structure" } ?? open.last
            guard let structural else { return }
            try await office.findings.repair(
                structural.id, how: "กำหนดกองเจ้าภาพแล้วตามประกาศ อบต. ตย 3/2569", by: try office.secretary)
        }
    }

    private static func reason(_ family: String) -> String {
        switch family {
        case "arithmetic", "money": "ตรวจกับข้อบัญญัติแล้ว ยอดในแผนเป็นกรอบวงเงิน จึงคงตามที่พิมพ์"
        case "time": "ถ้อยคำเดิมจากแผนฉบับก่อน คณะกรรมการรับทราบและใช้ปีตามตารางเป็นหลัก"
        case "indicators": "คณะกรรมการพัฒนาท้องถิ่นยืนยันค่าเป้าหมายตามที่ประกาศใช้"
        case "structure": "แผนประกาศใช้แล้ว จะปรับในการทบทวนแผนครั้งถัดไป"
        default: "เป็นถ้อยคำตามต้นฉบับที่ประกาศใช้ ไม่กระทบการดำเนินงาน"
        }
    }

    /// Who has read the plan: nearly everybody after it was adopted, fewer after it was changed.
    private mutating func readings(into diary: inout DemoDiary) {
        let readers = office.people.actors.keys.sorted().filter { $0 != "admin" }
        for login in readers {
            if random.happens(90) {
                diary.on(DemoYear.past.day(10, random.whole(3...24))) { office in
                    try await office.plans.acknowledge(by: try office.actor(login))
                }
            }
            if random.happens(65) {
                diary.on(DemoYear.past.day(3, random.whole(4...27))) { office in
                    try await office.plans.acknowledge(by: try office.actor(login))
                }
            }
        }
    }

    /// Quarters close by the calendar; the figures are frozen on the first working day after that.
    private func closings(into diary: inout DemoDiary) {
        // 2566–2568 lie before the sample: their quarters are frozen with what was entered of them.
        diary.on(DemoYear.past.day(10, 29)) { office in
            try await office.indicators.freezeClosed(by: try office.secretary)
        }
        let quarters = [1, 2, 3, 4].flatMap { [DemoYear.past.quarter($0), DemoYear.current.quarter($0)] }
        for quarter in quarters.sorted() {
            diary.on(quarter.last.adding(days: 16)) { office in
                try await office.indicators.freezeClosed(by: try office.secretary)
            }
        }
    }
}
