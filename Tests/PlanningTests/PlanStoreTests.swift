import Access
import Civics
import PlanText
import Planning
import Storage
import TestSupport
import Testing

struct PlanStoreTests {
    @Test("a plan taken apart and put together again is the same plan") func roundTrip() {
        let plan = Plan.sample
        #expect(PlanParts(plan, newID: { UUIDv7.generate(at: Instant(milliseconds: 0)) }).plan == plan)
    }

    @Test("what is adopted is read back as it was, from the first day of its first year", arguments: Backend.available)
    func adopt(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let first = FiscalYear(buddhist: 2568).first
            #expect(try await town.plans.plan(asOf: first)?.plan == .sample)
            #expect(try await town.plans.plan(asOf: first.adding(days: -1)) == nil)
            let snapshot = try await town.plans.plan(asOf: first)
            let budgets = snapshot?.activities.first { $0.place == "1.2" }?.budget
            #expect(budgets?[2569] == Budget.none)
            #expect(budgets?[2570] == nil)
        }
    }

    @Test("the same document twice is recognised, another one needs an explicit replace", arguments: Backend.available)
    func again(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            #expect(await refusal { try await town.plans.adopt(.init(plan: .sample), by: .secretary) } == "409.230")
            var other = Plan.sample
            other.elements[0].activities[0].budget[2569] = .amount(Satang(baht: 60_000))
            let changed = other
            #expect(await refusal { try await town.plans.adopt(.init(plan: changed), by: .secretary) } == "409.231")
            let before = try await town.activity("1.1")
            let layer = try await town.plans.adopt(.init(plan: changed), replacing: true, by: .secretary)
            #expect(layer.sequence == 2)
            #expect(try await town.activity("1.1") == before, "the same activity keeps its identifier")
            let today = town.clock.now.thaiDate
            #expect(try await town.plans.plan(asOf: today)?.plan == changed)
            #expect(try await town.plans.plan(asOf: today.adding(days: -1))?.plan == .sample)
        }
    }

    @Test("only the permanent secretary and the deputy keep the plan", arguments: Backend.available)
    func rights(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend, adopting: nil) { town in
            for actor in [Actor.clerk, .head, .mayorPerson, .committee, .anyone] {
                #expect(await refusal { try await town.plans.adopt(.init(plan: .sample), by: actor) } == "403.1")
            }
            let empty = Plan(title: Passage("ว่าง", line: nil), organisation: Passage("", line: nil), years: [])
            #expect(await refusal { try await town.plans.adopt(.init(plan: empty), by: .secretary) } == "422.238")
        }
    }

    @Test("an amendment is a layer: the plan reads as it did on every day", arguments: Backend.available)
    func amend(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let (first, second) = (try await town.activity("1.1"), try await town.activity("1.2"))
            let element = try await town.item(.element, "2")
            let score = try await town.item(.strategy, "1")
            let indicator = try #require(
                try await town.plans.plan(asOf: .test(2025, 11, 3))?.indicators.first { $0.key == "1.output" })
            _ = score
            let day = CivilDate.test(2025, 12, 1)
            let amendment = Amendment(
                kind: .changed, effectiveOn: day, documentNumber: "ประกาศ 7/2568", documentDate: day,
                reason: "ทบทวนประจำปี",
                changes: [
                    .retitle(first, to: "อินเทอร์เน็ตสาธารณะ"), .division(first, to: "กองคลัง"),
                    .budget(first, year: 2569, to: .amount(Satang(baht: 70_000))),
                    .budget(first, year: 2570, to: Budget.none), .target(indicator.id, year: 2569, to: Decimal4(88)),
                    .remove(second),
                    .addActivity(
                        .init(
                            element: element, number: 3, title: "ห้องสมุด", budget: [2570: .amount(Satang(baht: 5_000))],
                            results: ["อ่านมากขึ้น"], division: "สำนักปลัด")),
                ])
            try await town.plans.amend(amendment, by: .secretary)
            let before = try #require(try await town.plans.plan(asOf: day.adding(days: -1)))
            #expect(before.plan == .sample)
            let after = try #require(try await town.plans.plan(asOf: day))
            let changed = try #require(after.activities.first { $0.id == first })
            #expect(changed.title == "อินเทอร์เน็ตสาธารณะ")
            #expect(changed.division == "กองคลัง")
            #expect(changed.budget == [2568: .none, 2569: .amount(Satang(baht: 70_000)), 2570: Budget.none])
            #expect(after.item(second) == nil)
            #expect(after.activities.last?.title == "ห้องสมุด")
            #expect(after.indicators.first { $0.id == indicator.id }?.targets[2569] == Decimal4(88))
            #expect(after.layers.map(\.kind) == [.adopted, .changed])

            let difference = try await town.plans.difference(from: day.adding(days: -1), to: day)
            #expect(difference.changes.count == 7)
            #expect(
                difference.changes.contains {
                    $0.kind == .budget && $0.year == 2569 && $0.before == "50,000" && $0.after == "70,000"
                })
            #expect(difference.changes.contains { $0.kind == .removed && $0.before == "ฐานข้อมูลกลาง" })
        }
    }

    @Test(
        "two amendments of one day hold together, and one before the last layer is refused",
        arguments: Backend.available)
    func sameDay(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            func amendment(_ title: String, _ day: CivilDate) -> Amendment {
                Amendment(
                    kind: .corrected, effectiveOn: day, documentNumber: "1", documentDate: day, reason: "แก้คำผิด",
                    changes: [.retitle(activity, to: title)])
            }
            let day = CivilDate.test(2025, 12, 1)
            try await town.plans.amend(amendment("ชื่อที่หนึ่ง", day), by: .secretary)
            try await town.plans.amend(amendment("ชื่อที่สอง", day), by: .secretary)
            #expect(try await town.plans.plan(asOf: day)?.item(activity)?.text == "ชื่อที่สอง")
            let early = amendment("ย้อนหลัง", day.adding(days: -1))
            #expect(await refusal { try await town.plans.amend(early, by: .secretary) } == "409.232")
            let nothing = amendment("ชื่อที่สอง", day)
            #expect(await refusal { try await town.plans.amend(nothing, by: .secretary) } == "422.231")
        }
    }

    @Test(
        "an amendment without document, reason or a change that is there is refused and changes nothing",
        arguments: Backend.available)
    func badAmendments(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            let day = CivilDate.test(2025, 12, 1)
            let good = Amendment(
                kind: .corrected, effectiveOn: day, documentNumber: "1", documentDate: day, reason: "เหตุผล",
                changes: [.retitle(activity, to: "ชื่อใหม่")])
            func number(_ change: (inout Amendment) -> Void) async -> String {
                var amendment = good
                change(&amendment)
                let final = amendment
                return await refusal { try await town.plans.amend(final, by: .secretary) }
            }
            #expect(await number { $0.documentNumber = "  " } == "422.232")
            #expect(await number { $0.reason = "" } == "422.233")
            #expect(await number { $0.kind = .adopted } == "422.230")
            #expect(await number { $0.changes = [] } == "422.231")
            #expect(await number { $0.changes = [.retitle(activity, to: " ")] } == "422.234")
            #expect(await number { $0.changes = [.budget(activity, year: 2575, to: nil)] } == "422.237")
            #expect(
                await number { $0.changes = [.budget(activity, year: 2569, to: .amount(Satang(-1)))] } == "422.235")
            #expect(await number { $0.changes = [.target(activity, year: 2569, to: Decimal4(1))] } == "422.236")
            let unknown = PlanItemID(UUIDv7.generate(at: Instant(milliseconds: 0)))
            #expect(await number { $0.changes = [.remove(unknown)] } == "404.231")
            #expect(try await town.plans.layers().count == 1)
        }
    }

    @Test("2,000 projects of five years are stored and read back", arguments: Backend.available)
    func large(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend, adopting: nil) { town in
            let plan = Plan.large(2000)
            let clock = ContinuousClock()
            let stored = try await clock.measure { try await town.plans.adopt(.init(plan: plan), by: .secretary) }
            #expect(try await town.plans.plan(asOf: .test(2025, 11, 3))?.plan == plan)
            print("stored 2,000 projects of five years on \(backend) in \(stored) (debug build)")
        }
    }
}
