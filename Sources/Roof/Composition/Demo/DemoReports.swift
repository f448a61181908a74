import Access
import Civics
import Files
import Planning

/// Quarterly reports of the sample organisation, their evidence and their approval.
struct DemoReports {
    let office: DemoOffice
    var random: SplitMix64
    /// Of the activity whose reports are being written.
    private var size: DemoNarrative.Size

    init(office: DemoOffice, random: SplitMix64) {
        self.office = office
        self.random = random
        size = DemoNarrative.Size(random: &self.random)
    }

    /// Writes every report of both years into the diary.
    mutating func plan(into diary: inout DemoDiary) {
        for story in DemoStory.all {
            guard let activity = office.activity(story.place) else { continue }
            size = DemoNarrative.Size(random: &random)
            for (index, percent) in story.past.enumerated() {
                guard let percent else { continue }
                past(story, activity, quarter: index + 1, percent: percent, into: &diary)
            }
            if let percent = story.current { current(story, activity, percent: percent, into: &diary) }
        }
    }

    private mutating func past(
        _ story: DemoStory, _ activity: PlannedActivity, quarter number: Int, percent: Int,
        into diary: inout DemoDiary
    ) {
        let quarter = DemoYear.past.quarter(number)
        let isReopened = story.place == DemoStory.Special.reopened && number == 2
        let closing = quarter.last.adding(days: 15)
        let offset = isReopened ? 22 : entryOffset(of: division(story, activity), quarter: number)
        let day = diary.working(quarter.last.adding(days: offset), by: isReopened ? closing.adding(days: 15) : closing)
        let draft = draft(story, percent: percent, quarter: number)
        report(draft, story, activity, quarter, on: day, into: &diary)
        if number < 4 || percent == 100 { evidence(story, activity, quarter, percent, draft, on: day, into: &diary) }
        if random.happens(8), !isReopened, draft.status == .inProgress {
            correct(draft, story, activity, quarter, on: day, by: closing, into: &diary)
        }
        approve(story, activity, quarter, reportedOn: day, closing: closing, into: &diary)
    }

    private mutating func current(
        _ story: DemoStory, _ activity: PlannedActivity, percent: Int, into diary: inout DemoDiary
    ) {
        let quarter = DemoYear.current.quarter(1)
        let day = diary.working(DemoYear.current.day(11, random.whole(6...20)))
        let draft = draft(story, percent: percent, quarter: 1)
        report(draft, story, activity, quarter, on: day, into: &diary)
        if percent >= 12, random.happens(60) {
            evidence(story, activity, quarter, percent, draft, on: day, into: &diary)
        }
        let own = division(story, activity)
        guard own == "finance" || (own == "office" && random.happens(35)) else { return }
        approve(story, activity, quarter, reportedOn: day, closing: quarter.last.adding(days: 15), into: &diary)
    }

    /// Days after a quarter's end on which divisions report: finance before it, works at the very end.
    private mutating func entryOffset(of division: String, quarter: Int) -> Int {
        switch division {
        case "finance": random.whole(-4...1)
        case "works": random.whole(8...12)
        case "education": random.whole(5...9)
        case "welfare": random.whole(2...8)
        default: random.whole(-2...6)
        }
    }

    private func division(_ story: DemoStory, _ activity: PlannedActivity) -> String {
        story.lead ?? DemoOffice.division(printed: activity.division)
    }

    private mutating func draft(_ story: DemoStory, percent base: Int, quarter: Int) -> ProgressDraft {
        if story.place == DemoStory.Special.cancelled, quarter == 3 {
            return ProgressDraft(
                status: .cancelled, percent: base, narrative: "ยกเลิกตามบันทึกอนุมัติ และโอนงบประมาณไปใช้ในงานกำจัดขยะมูลฝอย",
                nextStep: "เสนอใหม่ในการทบทวนแผนปีถัดไป", reason: "สถานที่จัดกิจกรรมปิดปรับปรุงตลอดปีงบประมาณ")
        }
        if story.stopsIn == quarter {
            return ProgressDraft(
                status: .stopped, percent: base, narrative: "งานขุดลอกจุดที่สองหยุดไว้ก่อน งานที่ตรวจรับแล้วใช้งานได้ตามปกติ",
                problems: "ยังไม่ได้รับหนังสืออนุญาตใช้พื้นที่จากหน่วยงานเจ้าของที่ดิน", nextStep: "ติดตามหนังสืออนุญาตและปรับแผนงานงวดที่เหลือ",
                reason: "รอหนังสืออนุญาตใช้พื้นที่ ซึ่งคาดว่าจะได้รับในไตรมาสถัดไป")
        }
        if base == 100, let finished = story.past.firstIndex(of: 100), finished + 1 < quarter {
            return ProgressDraft(status: .done, percent: 100, narrative: DemoPhrases.over(since: finished + 1))
        }
        let isRunning = (1..<100).contains(base)
        let percent = isRunning && base > 15 ? min(95, base + random.whole(-1...1) * 5) : base
        let isDifficult = isRunning && (story.kind == .building || story.kind == .cooperation || random.happens(22))
        let words = DemoNarrative.compose(
            story.kind, percent: percent, size: size, isDifficult: isDifficult, random: &random)
        let status: Progress.Status = percent == 0 ? .notStarted : percent == 100 ? .done : .inProgress
        return ProgressDraft(
            status: status, percent: percent, narrative: words.done, problems: words.problem, nextStep: words.next)
    }

    private func report(
        _ draft: ProgressDraft, _ story: DemoStory, _ activity: PlannedActivity, _ quarter: FiscalQuarter,
        on day: CivilDate, into diary: inout DemoDiary
    ) {
        let login = division(story, activity)
        diary.on(day) { office in
            try await office.progress.save(
                draft, activity.id, quarter, onVersion: 0, by: try office.actor(login))
        }
    }

    /// A second version on the next day: the officer puts a figure right before the director sees it.
    private func correct(
        _ draft: ProgressDraft, _ story: DemoStory, _ activity: PlannedActivity, _ quarter: FiscalQuarter,
        on day: CivilDate, by limit: CivilDate, into diary: inout DemoDiary
    ) {
        var second = draft
        second.narrative += " (แก้ไขจำนวนหลังสอบทานเอกสาร)"
        let login = division(story, activity)
        let corrected = second
        diary.on(diary.working(day.adding(days: 1), by: limit)) { office in
            try await office.progress.save(
                corrected, activity.id, quarter, onVersion: 1, by: try office.actor(login))
        }
    }

    private mutating func evidence(
        _ story: DemoStory, _ activity: PlannedActivity, _ quarter: FiscalQuarter, _ percent: Int,
        _ draft: ProgressDraft, on day: CivilDate, into diary: inout DemoDiary
    ) {
        guard percent >= 12, story.place != DemoStory.Special.withoutEvidence else { return }
        let before = quarter.number > 1 && quarter.year == DemoYear.past.year ? story.past[quarter.number - 2] : nil
        let isNew = percent == 100 && before != 100
        guard isNew || random.happens(40) else { return }
        let login = division(story, activity)
        let file = DemoEvidence(
            activity: activity, quarter: quarter, narrative: draft.narrative, isFinal: isNew,
            participants: random.whole(18...60))
        diary.on(day) { office in
            let actor = try office.actor(login)
            let stored = try await office.files.store(
                try file.bytes(at: office.clock.now), named: file.name, by: actor)
            try await office.progress.attach(
                stored.id, named: file.name, to: activity.id, quarter, by: actor)
        }
    }

    /// The director approves: most in time, education late, works late or never, nobody where nobody leads.
    private mutating func approve(
        _ story: DemoStory, _ activity: PlannedActivity, _ quarter: FiscalQuarter, reportedOn day: CivilDate,
        closing: CivilDate, into diary: inout DemoDiary
    ) {
        guard story.lead != nil || !DemoOffice.isForAll(activity.division) else { return }
        let own = division(story, activity)
        let chance = random.whole(1...100)
        let approved: CivilDate
        switch own {
        case _ where day > closing: approved = diary.working(day.adding(days: 3))
        case "works" where chance <= 45, "education" where chance <= 20, "office" where chance <= 4: return
        case _ where own == "works" || story.approvesLate:
            approved = diary.working(closing.adding(days: 3 + chance % 9))
        case "office" where chance > 92: approved = diary.working(closing.adding(days: 2 + chance % 5))
        default: approved = diary.working(day.adding(days: 2 + chance % 3), by: max(closing, day.adding(days: 4)))
        }
        diary.on(max(approved, diary.working(day.adding(days: 1)))) { office in
            // The version the director sees is the newest one by then.
            guard let seen = try await office.progress.sheet(activity.id, quarter).progress else { return }
            try await office.progress.approve(
                activity.id, quarter, version: seen.version, by: try office.actor("\(own)-director"))
        }
    }
}

extension DemoOffice {
    /// The division that the plan's own words mean, by the name to sign in with.
    static func division(printed: String?) -> String {
        switch printed ?? "" {
        case let name where name.hasPrefix("กองคลัง"): "finance"
        case let name where name.hasPrefix("กองช่าง"): "works"
        case let name where name.hasPrefix("กองการศึกษา"): "education"
        case let name where name.hasPrefix("กองสวัสดิการ"): "welfare"
        default: "office"
        }
    }

    static func isForAll(_ printed: String?) -> Bool { printed?.hasPrefix("ทุก") ?? false }
}
