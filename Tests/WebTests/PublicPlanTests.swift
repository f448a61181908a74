import Access
import Civics
import Composition
import Evidence
import Html
import PlanText
import Planning
import ShellSupport
import Testing

@testable import Web

@Suite struct PublicPlanTests {
    @Test func aDifferenceBetweenPrintedAndComputedTotalsIsSaid() async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan())) { site in
            let text = try await site.open("/plan/elements/1").readable
            #expect(text.contains("พิมพ์ไว้ 80,000 · บวกได้ 75,000 · พิมพ์ไว้ มากกว่า 5,000 บาท"))
            #expect(text.contains("2 กิจกรรม (เอกสารพิมพ์ไว้ว่า 3)"))
        }
    }

    @Test func totalsThatAgreeRaiseNoNotice() async throws {
        var plan = PublicSamplePlan.plan()
        plan.elements[0].printed = PrintedTotal(amounts: [2569: .amount(Satang(baht: 75_000))], count: 2, line: 15)
        try await PublicSite.run(.plan(plan)) { site in
            let text1 = try await site.open("/plan/elements/1").readable
            #expect(!text1.contains("ไม่ตรงกับผลบวก"))
        }
    }

    @Test func dashMissingAndZeroAreThreeThings() {
        #expect(BudgetText(budget: .some(Budget.none)).html.source.contains("ไม่ใช้งบประมาณ"))
        #expect(BudgetText(budget: nil).html.source.contains("ไม่มีข้อมูล"))
        #expect(BudgetText(budget: .amount(.zero)).html.source == "<span class=\"number\">0</span>")
    }

    @Test func aSumTooLargeToKeepIsNotShownAsANumber() {
        let huge = [2569: Budget.amount(Satang(Int64.max))]
        let sum = BudgetSum(year: 2569, budgets: [huge, huge], printed: nil)
        #expect(sum.computed == nil)
        #expect(sum.funded == 2)
    }

    @Test func onlyTheApprovedWordsOfAReportArePublished() async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan()), on: .public(2025, 11, 3)) { site in
            let activity = try await site.activity("1.1")
            let quarter = FiscalQuarter(containing: .public(2025, 11, 3))
            let draft = ProgressDraft(status: .inProgress, percent: 40, narrative: "ติดตั้ง <b>แล้ว</b>")
            _ = try await site.progress.save(draft, activity, quarter, onVersion: 0, by: .clerk)
            let before = try await site.open("/plan/activities/1.1")
            #expect(before.readable.contains("40 %"))
            #expect(before.readable.contains("รอผู้อำนวยการกองรับรอง"))
            #expect(!before.text.contains("ติดตั้ง"))

            _ = try await site.progress.approve(activity, quarter, version: 1, by: .head)
            let after = try await site.open("/plan/activities/1.1")
            #expect(after.text.contains("ติดตั้ง &lt;b&gt;แล้ว"))
            #expect(after.faults == [])
            #expect(!after.readable.contains("เจ้าหน้าที่ "))

            let newer = ProgressDraft(status: .inProgress, percent: 60, narrative: "ยังไม่รับรอง")
            _ = try await site.progress.save(newer, activity, quarter, onVersion: 1, by: .clerk)
            let last = try await site.open("/plan/activities/1.1")
            #expect(!last.text.contains("ยังไม่รับรอง"))
            #expect(last.readable.contains("มีรายงานที่แก้ใหม่"))
            #expect(try await site.open("/").readable.contains("ไตรมาส 1/2569"))
        }
    }

    @Test func moneyThatNobodyEnteredIsNotZero() async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan()), on: .public(2026, 1, 20)) { site in
            let money = MoneyDesk(site.house.world, policy: site.house.policy)
            let activity = try await site.activity("1.1")
            _ = try await money.enter(
                MoneyDraft(
                    kind: .paid, amount: Satang(baht: 1_250), datedOn: .public(2026, 1, 10), documentNumber: "ฎ 7/2569"),
                activity, year: 2569, by: .clerk)
            let page = try await site.open("/plan/activities/1.1")
            #expect(page.readable.contains("1,250"))
            #expect(page.readable.contains("ฎ 7/2569"))
            #expect(page.readable.contains("ปี 2568-ไม่มีข้อมูลไม่มีข้อมูล"))
        }
    }

    @Test func aFrozenFigureOpensByItsCodeWithFormulaAndHash() async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan()), on: .public(2026, 1, 20)) { site in
            try await site.indicators.bindProposals(owner: DivisionCode(rawValue: "office"), by: .secretary)
            let frozen = try await site.indicators.freezeClosed(by: .secretary)
            let newest = try #require(frozen.last { $0.binding.kpi == "1.output" })
            let page = try await site.open("/figures/\(newest.lineageCode.uppercased())")
            #expect(page.status == 200)
            #expect(page.faults == [])
            #expect(page.readable.contains("นวัตกรรมในทะเบียนที่เริ่มใช้ในช่วงเวลา"))
            #expect(page.readable.contains(newest.lineageCode))
            #expect(page.readable.filter { $0 != " " }.contains(newest.figure.recordHash))
            let indicator = try await site.open("/plan/indicators/1.output")
            #expect(indicator.faults == [])
            #expect(indicator.readable.contains(newest.lineageCode))
        }
    }

    @Test func numbersOfOneDivisionsStaffAreWithheldFromThePublic() async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan()), on: .public(2026, 1, 20)) { site in
            let snapshot = try #require(try await site.plans.plan(asOf: site.clock.now.thaiDate))
            let indicator = try #require(snapshot.indicators.first { $0.key == "1.output" })
            _ = try await site.indicators.bind(
                indicator.id, IndicatorBindingDraft(measure: "planning.ideaShare"), onVersion: 0, by: .secretary)
            let page = try await site.open("/figures/1.output/2569-Q1")
            #expect(page.faults == [])
            #expect(page.readable.contains("แสดง 0 รายการ ไม่แสดง 5 รายการ"))
            #expect(!page.readable.contains("กองช่าง"))
        }
    }

    @Test func anIndicatorSaysWhoEntersItAndThatItHasNoTarget() async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan())) { site in
            let page = try await site.open("/plan/indicators/1.impact").readable
            #expect(page.contains("วัดไม่ได้"))
            #expect(page.contains("กรอกด้วยมือ ยังไม่ได้มอบให้กองใด"))
            #expect(page.contains("ไม่มีข้อมูล"))
        }
    }

    @Test func aThreadSaysWhoAttestedItOrThatNobodyDid() async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan())) { site in
            #expect(try await site.open("/plan/swot").readable.contains("ยังไม่มีผู้รับรอง"))
            let snapshot = try #require(try await site.plans.plan(asOf: site.clock.now.thaiDate))
            func item(_ kind: PlanItem.Kind, _ code: String) throws -> PlanItemID {
                try #require(snapshot.items(kind).first { $0.code == code }).id
            }
            try await ThreadDesk(site.house.world, policy: site.house.policy).attest(
                item(.tows, "SO1"), factors: [item(.swot, "S1"), item(.swot, "O1")],
                programmes: [item(.programme, "1.1")],
                note: "ประชุม 1/2569", onVersion: 0, by: .committee)
            let page = try await site.open("/plan/swot")
            #expect(page.faults == [])
            #expect(page.readable.contains("รับรองโดย กรรมการ <นวัตกรรม> · 23 พ.ย. 2569"))
            #expect(page.links.contains("/plan/strategies/1#programme-1.1"))
        }
    }

    @Test func aLineOfTheKeptDocumentStandsAmongItsNeighbours() async throws {
        let lines = (1...30).map { "บรรทัดที่ \($0)\tช่อง <\($0)>" }
        try await PublicSite.run(.plan(PublicSamplePlan.plan(), lines: lines)) { site in
            let page = try await site.open("/plan/lines/13")
            #expect(page.faults == [])
            for number in [5, 13, 21] { #expect(page.readable.contains("บรรทัดที่ \(number) | ช่อง <\(number)>")) }
            #expect(!page.readable.contains("บรรทัดที่ 4 |"))
            #expect(page.links.contains("/plan/activities/1.1"))
        }
    }

    @Test func aLineOfADocumentThatIsNotKeptSaysSo() async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan())) { site in
            let page = try await site.open("/plan/lines/13").readable
            #expect(page.contains("ยังไม่ได้เก็บไว้ในระบบ"))
            #expect(page.contains("อินเทอร์เน็ต"))
        }
    }
}
