import Access
import Civics
import PlanText
import Planning
import Storage
import TestSupport
import Testing

struct MoneyTests {
    private func draft(_ kind: MoneyEntry.Kind, _ baht: Int64, _ day: CivilDate = .test(2025, 10, 20)) -> MoneyDraft {
        MoneyDraft(kind: kind, amount: Satang(baht: baht), datedOn: day, documentNumber: "ฎ 1/2569")
    }

    @Test("entries add up, and a wrong one is taken back by its opposite, once", arguments: Backend.available)
    func entries(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            try await town.money.enter(draft(.approved, 40_000), activity, year: 2569, by: .clerk)
            try await town.money.enter(draft(.paid, 10_000), activity, year: 2569, by: .clerk)
            let wrong = try await town.money.enter(draft(.paid, 99_000), activity, year: 2569, by: .clerk)
            #expect(await refusal { try await town.money.reverse(wrong.id, because: " ", by: .clerk) } == "422.233")
            #expect(await refusal { try await town.money.reverse(wrong.id, because: "ผิด", by: .treasurer) } == "403.1")
            let reversal = try await town.money.reverse(wrong.id, because: "พิมพ์ผิด", by: .clerk)
            #expect(reversal.amount == Satang(baht: -99_000))
            #expect(await refusal { try await town.money.reverse(wrong.id, because: "อีก", by: .clerk) } == "409.250")
            #expect(await refusal { try await town.money.reverse(reversal.id, because: "อีก", by: .clerk) } == "409.250")
            let position = try await town.money.positions(year: 2569)[activity]
            #expect(position?.paid == Satang(baht: 10_000))
            #expect(position?.approved == Satang(baht: 40_000))
            #expect(position?.contracted == .zero)
            #expect(try await town.money.entries(of: activity).count == 4)
        }
    }

    @Test("an entry that cannot be is refused", arguments: Backend.available)
    func badEntries(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            func number(_ draft: MoneyDraft, year: Int = 2569, _ actor: Actor = .clerk) async -> String {
                await refusal { try await town.money.enter(draft, activity, year: year, by: actor) }
            }
            #expect(await number(draft(.paid, 0)) == "422.260")
            #expect(await number(draft(.paid, -5)) == "422.260")
            #expect(await number(draft(.paid, 5, .test(2025, 11, 4))) == "422.261")
            var nameless = draft(.paid, 5)
            nameless.documentNumber = " "
            #expect(await number(nameless) == "422.232")
            #expect(await number(draft(.paid, 5), year: 2580) == "422.237")
            #expect(await number(draft(.paid, 5), .treasurer) == "403.1")
            #expect(try await town.money.entries(of: activity).isEmpty)
        }
    }

    @Test("more than what is left, and a document used before, are asked about first", arguments: Backend.available)
    func cautions(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let (activity, none) = (try await town.activity("1.1"), try await town.activity("1.2"))
            func asked(_ draft: MoneyDraft, _ id: PlanItemID) async throws -> [MoneyCaution] {
                try await town.money.cautions(draft, id, year: 2569, by: .clerk)
            }
            #expect(try await asked(draft(.paid, 50_000), activity).isEmpty)
            #expect(try await asked(draft(.paid, 50_001), activity) == [.overBudget(left: Satang(baht: 50_000))])
            #expect(try await asked(draft(.paid, 1), none) == [.overBudget(left: nil)])
            let first = try await town.money.enter(draft(.paid, 60_000), activity, year: 2569, by: .clerk)
            let used = MoneyCaution.documentUsed(on: first.datedOn, amount: first.amount)
            #expect(try await asked(draft(.paid, 1), activity) == [.overBudget(left: Satang(baht: -10_000)), used])
            // Another kind is counted by itself.
            #expect(try await asked(draft(.approved, 50_000), activity).isEmpty)
            // What was taken back is no longer in the way.
            try await town.money.reverse(first.id, because: "พิมพ์ผิด", by: .clerk)
            #expect(try await asked(draft(.paid, 50_000), activity).isEmpty)
            #expect(
                await refusal {
                    _ = try await town.money.cautions(draft(.paid, 5), activity, year: 2569, by: .treasurer)
                } == "403.1")
        }
    }

    @Test("once a lead is named, payments of shared work are the lead's alone", arguments: Backend.available)
    func sharedPayments(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.2")
            try await town.money.enter(draft(.paid, 5), activity, year: 2569, by: .clerk)
            try await town.divisions.nameLead(.finance, of: activity, by: .secretary)
            #expect(
                await refusal { try await town.money.enter(draft(.paid, 5), activity, year: 2569, by: .clerk) }
                    == "403.1")
            try await town.money.enter(draft(.paid, 5), activity, year: 2569, by: .treasurer)
        }
    }

    @Test("a budget moves by its document, and never below what is contracted or paid", arguments: Backend.available)
    func transfer(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let (from, to, none) = (
                try await town.activity("1.1"), try await town.activity("2.1"), try await town.activity("1.2")
            )
            try await town.money.enter(draft(.contracted, 30_000), from, year: 2569, by: .clerk)
            func move(
                _ baht: Int64, _ from: PlanItemID, _ to: PlanItemID, year: Int = 2569, _ actor: Actor = .secretary
            ) async -> String {
                await refusal {
                    try await town.money.transfer(
                        .init(
                            from: from, year: 2569, to: to, year: year, amount: Satang(baht: baht),
                            datedOn: .test(2025, 11, 1), documentNumber: "โอน 1", reason: "งบไม่พอ"), by: actor)
                }
            }
            #expect(await move(20_001, from, to) == "409.252", "50,000 less 30,000 contracted leaves 20,000")
            #expect(await move(1, none, to) == "409.252", "\"-\" has nothing to give")
            #expect(await move(1, from, from) == "422.262")
            #expect(await move(1, from, to, .clerk) == "403.1")
            #expect(await move(15_000, from, to) == "no refusal")
            #expect(await move(5_000, from, from, year: 2570) == "no refusal")
            #expect(await move(1, from, to) == "409.252")
            let positions = try await town.money.positions(year: 2569)
            #expect(positions[from]?.budget == Satang(baht: 30_000))
            #expect(positions[to]?.budget == Satang(baht: 35_000))
            #expect(try await town.money.positions(year: 2570)[from]?.budget == Satang(baht: 5_000))
            #expect(try await town.money.transfers(year: 2569).count == 2)
        }
    }

    @Test(
        "money dated in a quarter whose figures are frozen counts from the day it is entered",
        arguments: Backend.available)
    func frozen(_ backend: Backend) async throws {
        try await PlanningFixture.run(backend) { town in
            let activity = try await town.activity("1.1")
            town.clock.set(.test(2026, 1, 16))
            try await town.indicators.freezeClosed(by: .secretary)
            let late = try await town.money.enter(
                draft(.paid, 1_000, .test(2025, 12, 1)), activity, year: 2569, by: .clerk)
            #expect(late.datedOn == .test(2025, 12, 1))
            #expect(late.countedOn == .test(2026, 1, 16))
            let current = try await town.money.enter(
                draft(.paid, 1_000, .test(2026, 1, 10)), activity, year: 2569, by: .clerk)
            #expect(current.countedOn == .test(2026, 1, 10))
        }
    }
}
