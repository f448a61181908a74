import Access
import Civics
import Files
import PlanText
import Planning
import Storage
import TestSupport
import Testing

struct ProgressTests {
    private let half = ProgressDraft(status: .inProgress, percent: 50, narrative: "ทำไปครึ่งหนึ่ง")

    @Test(
        "an activity's division reports, others may not, every division may where all are meant",
        arguments: Backend.available)
    func whoEnters(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let own = try await town.activity("1.1")
            let all = try await town.activity("1.2")
            let none = try await town.activity("2.2")
            let saved = try await town.progress.save(half, own, .q1, onVersion: 0, by: .clerk)
            #expect(saved.version == 1)
            #expect(saved.enteredDivision == .office)
            #expect(
                await refusal { try await town.progress.save(half, own, .q1, onVersion: 1, by: .treasurer) } == "403.1")
            #expect(
                await refusal { try await town.progress.save(half, own, .q1, onVersion: 1, by: .secretary) } == "403.1")
            try await town.progress.save(half, all, .q1, onVersion: 0, by: .clerk)
            let second = try await town.progress.save(half, all, .q1, onVersion: 1, by: .treasurer)
            #expect(second.enteredDivision == .finance)
            #expect(
                await refusal { try await town.progress.save(half, none, .q1, onVersion: 0, by: .clerk) } == "403.1")
            try await town.divisions.nameLead(.office, of: none, by: .secretary)
            try await town.progress.save(half, none, .q1, onVersion: 0, by: .clerk)
        }
    }

    @Test("what cannot be is refused, never clamped", arguments: Backend.available)
    func badDrafts(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            func number(_ draft: ProgressDraft) async -> String {
                await refusal { try await town.progress.save(draft, activity, .q1, onVersion: 0, by: .clerk) }
            }
            #expect(await number(ProgressDraft(status: .inProgress, percent: 101)) == "422.250")
            #expect(await number(ProgressDraft(status: .inProgress, percent: -1)) == "422.250")
            #expect(await number(ProgressDraft(status: .notStarted, percent: 10)) == "422.251")
            #expect(await number(ProgressDraft(status: .done, percent: 99)) == "422.252")
            #expect(await number(ProgressDraft(status: .stopped, percent: 20)) == "422.233")
            #expect(await number(ProgressDraft(status: .cancelled, percent: 0)) == "422.253")
            let long = String(repeating: "ก", count: 4001)
            #expect(await number(ProgressDraft(status: .inProgress, percent: 1, narrative: long)) == "422.255")
            #expect(await number(ProgressDraft(status: .inProgress, percent: 1, problems: "a\0b")) == "422.255")
            #expect(try await town.progress.sheet(activity, .q1).history.isEmpty)
        }
    }

    @Test(
        "two people save the same row: the second is told who was first, and nothing is lost",
        arguments: Backend.available)
    func conflict(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.2")
            try await town.progress.save(half, activity, .q1, onVersion: 0, by: .clerk)
            let other = ProgressDraft(status: .inProgress, percent: 70, narrative: "อีกคนหนึ่ง")
            do {
                try await town.progress.save(other, activity, .q1, onVersion: 0, by: .treasurer)
                Issue.record("saved over another person's version")
            } catch let problem as Problem {
                #expect(problem.status == 409)
                #expect(problem.sentence.th.contains("เจ้าหน้าที่สำนักปลัด"))
                #expect(problem.sentence.th.contains("ร้อยละ 50"))
            }
            try await town.progress.save(other, activity, .q1, onVersion: 1, by: .treasurer)
            #expect(try await town.progress.sheet(activity, .q1).history.map(\.percent) == [50, 70])
        }
    }

    @Test("of many who save at once on one version, exactly one gets through", arguments: Backend.available)
    func manyAtOnce(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            let results = await withTaskGroup(of: String.self) { group in
                for percent in 1...8 {
                    group.addTask {
                        await refusal {
                            try await town.progress.save(
                                ProgressDraft(status: .inProgress, percent: percent), activity, .q1, onVersion: 0,
                                by: .clerk)
                        }
                    }
                }
                return await group.reduce(into: [String]()) { $0.append($1) }
            }
            #expect(results.filter { $0 == "no refusal" }.count == 1)
            #expect(results.filter { $0 == "409.240" }.count == 7, "\(results)")
            #expect(try await town.progress.sheet(activity, .q1).history.count == 1)
        }
    }

    @Test(
        "a quarter is written from its first day to fifteen days after its end, whoever acts",
        arguments: Backend.available)
    func lock(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            #expect(
                await refusal { try await town.progress.save(half, activity, .q2, onVersion: 0, by: .clerk) }
                    == "409.242")
            town.clock.set(.test(2026, 1, 15))
            try await town.progress.save(half, activity, .q1, onVersion: 0, by: .clerk)
            town.clock.set(.test(2026, 1, 16))
            #expect(
                await refusal { try await town.progress.save(half, activity, .q1, onVersion: 1, by: .clerk) }
                    == "409.243")
            #expect(try await town.progress.sheet(activity, .q1).lock == .closed(after: .test(2026, 1, 15)))
        }
    }

    @Test(
        "reopening leaves who, why and until when, and holds only so long and only there", arguments: Backend.available)
    func reopen(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            let other = try await town.activity("1.3")
            let until = CivilDate.test(2026, 2, 5)
            func reopen(_ actor: Actor, until: CivilDate, _ reason: String) async -> String {
                await refusal {
                    try await town.progress.reopen(.q1, division: .office, until: until, because: reason, by: actor)
                }
            }
            #expect(await reopen(.secretary, until: until, "แก้ไข") == "409.246", "it is still open")
            town.clock.set(.test(2026, 2, 1))
            #expect(await reopen(.head, until: until, "แก้ไข") == "403.1")
            #expect(await reopen(.secretary, until: until, " ") == "422.233")
            #expect(await reopen(.secretary, until: .test(2026, 1, 31), "แก้ไข") == "422.256")
            #expect(await reopen(.secretary, until: .test(2026, 5, 1), "แก้ไข") == "422.256")
            #expect(await reopen(.secretary, until: until, "แก้ตัวเลข") == "no refusal")
            try await town.progress.save(half, activity, .q1, onVersion: 0, by: .clerk)
            #expect(
                await refusal { try await town.progress.save(half, other, .q1, onVersion: 0, by: .treasurer) }
                    == "409.243")
            town.clock.set(until.adding(days: 1))
            #expect(
                await refusal { try await town.progress.save(half, activity, .q1, onVersion: 1, by: .clerk) }
                    == "409.243")
            let trace = try #require(try await town.progress.sheet(activity, .q1).reopenings.first)
            #expect(trace.reopenedName == "ปลัดทดสอบ")
            #expect(trace.reason == "แก้ตัวเลข")
            #expect(trace.until == until)
        }
    }

    @Test(
        "the director approves the version seen; late shows as late; a new version wants a new approval",
        arguments: Backend.available)
    func approve(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            func approve(_ version: Int, _ actor: Actor) async -> String {
                await refusal { try await town.progress.approve(activity, .q1, version: version, by: actor) }
            }
            #expect(await approve(1, .head) == "404.234")
            try await town.progress.save(half, activity, .q1, onVersion: 0, by: .clerk)
            for actor in [Actor.clerk, .financeHead, .secretary, .mayorPerson] {
                #expect(await approve(1, actor) == "403.1")
            }
            #expect(await approve(2, .head) == "409.240")
            let approval = try await town.progress.approve(activity, .q1, version: 1, by: .head)
            #expect(!approval.late)
            #expect(await approve(1, .head) == "409.245")
            #expect(try await town.progress.sheet(activity, .q1).approval == approval)
            try await town.progress.save(half, activity, .q1, onVersion: 1, by: .clerk)
            #expect(try await town.progress.sheet(activity, .q1).approval == nil)
            town.clock.set(.test(2026, 3, 1))
            #expect(try await town.progress.approve(activity, .q1, version: 2, by: .head).late)
        }
    }

    @Test(
        "an activity of all divisions is approved only when the secretary has named who leads",
        arguments: Backend.available)
    func lead(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.2")
            try await town.progress.save(half, activity, .q1, onVersion: 0, by: .clerk)
            #expect(
                await refusal { try await town.progress.approve(activity, .q1, version: 1, by: .head) } == "409.241")
            let wrong = DivisionCode(rawValue: "unknown")
            #expect(
                await refusal { try await town.divisions.nameLead(wrong, of: activity, by: .secretary) } == "404.233")
            #expect(await refusal { try await town.divisions.nameLead(.finance, of: activity, by: .head) } == "403.1")
            try await town.divisions.nameLead(.finance, of: activity, by: .secretary)
            #expect(await refusal { try await town.progress.approve(activity, .q1, version: 1, by: .head) } == "403.1")
            try await town.progress.approve(activity, .q1, version: 1, by: .financeHead)
            try await town.progress.save(half, activity, .q1, onVersion: 1, by: .clerk)
        }
    }

    @Test("evidence is attached by the division while the quarter can be written", arguments: Backend.available)
    func evidence(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            let file = try await FileDesk(town.world).store(Array("ผลงาน".utf8), named: "work.txt", by: .clerk)
            #expect(
                await refusal { try await town.progress.attach(file.id, named: "a", to: activity, .q1, by: .treasurer) }
                    == "403.1")
            try await town.progress.attach(file.id, named: "ผลงาน", to: activity, .q1, by: .clerk)
            #expect(try await town.progress.sheet(activity, .q1).files.map(\.name) == ["ผลงาน"])
            town.clock.set(.test(2026, 1, 16))
            #expect(
                await refusal { try await town.progress.attach(file.id, named: "b", to: activity, .q1, by: .clerk) }
                    == "409.243")
        }
    }

    @Test(
        "work is cancelled once, by decision, with its reason; after that it cannot be in progress",
        arguments: Backend.available)
    func cancel(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            func cancel(_ actor: Actor, _ reason: String) async -> String {
                await refusal {
                    try await town.actionPlan.cancel(
                        activity, on: .test(2025, 11, 1), because: reason, documentNumber: "บันทึก 3", by: actor)
                }
            }
            #expect(await cancel(.head, "หมดความจำเป็น") == "403.1")
            #expect(await cancel(.secretary, "") == "422.233")
            #expect(await cancel(.secretary, "หมดความจำเป็น") == "no refusal")
            #expect(await cancel(.secretary, "อีกครั้ง") == "409.247")
            #expect(
                await refusal { try await town.progress.save(half, activity, .q1, onVersion: 0, by: .clerk) }
                    == "409.244")
            try await town.progress.save(
                ProgressDraft(status: .cancelled, percent: 0), activity, .q1, onVersion: 0, by: .clerk)
            #expect(try await town.progress.sheet(activity, .q1).cancellation?.reason == "หมดความจำเป็น")
        }
    }
}
