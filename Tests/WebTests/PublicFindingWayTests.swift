import Access
import Civics
import Foundation
import HTTPTypes
import Html
import Paper
import PlanText
import Planning
import ShellSupport
import Testing

@testable import Web

/// Search, other days, downloads.
@Suite struct PublicFindingWayTests {
    @Test(arguments: [
        ("อินเทอร์เน็ต", "<mark>อินเทอร์เน็ต</mark>"), ("อินเทอร์ เน็ต", "<mark>อินเทอร์เน็ต</mark>"),
        ("SONGHONG test", "<mark>Songhong Test</mark>"),
    ]) func searchMarksWhatItFound(words: String, marked: String) async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan())) { site in
            let page = try await site.open(WebLinks.search.with("q", words))
            #expect(page.text.contains(marked))
            #expect(page.faults == [])
        }
    }

    @Test func searchHelpsWhereNothingWasAskedOrFound() async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan())) { site in
            #expect(try await site.open("/search").readable.contains("พิมพ์คำสั้น ๆ"))
            #expect(try await site.open("/search?q=%20%20").readable.contains("พิมพ์คำสั้น ๆ"))
            #expect(try await site.open("/search?q=zzzz").readable.contains("ไม่พบคำนี้"))
            let long = try await site.open("/search?q=" + String(repeating: "a", count: 400))
            #expect(long.status == 200)
            #expect(long.readable.contains("ยาวเกิน 200"))
        }
    }

    @Test(
        arguments: [
            ("แผน 20 ปี", "แผน ๒๐ ปี", [0..<9]), ("ก่อน", "ก", [0..<2]), ("abc ABC", "abc", [0..<3, 4..<7]),
            ("aaa", "aa", [0..<2]),
            ("ก", "", []), ("", "ก", []), ("กข", "กขค", []),
        ] as [(String, String, [Range<Int>])]) func placesAreFoundLetterByLetter(
            text: String, words: String, places: [Range<Int>]
        )
    {
        #expect(SearchHighlight.places(of: words, in: text) == places)
    }

    @Test(arguments: ["/as-of?day=32/13/2569", "/plan/changes?from=x&to=1/1/2569"])
    func aDayThatCannotBeReadIsKeptAndExplained(path: String) async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan())) { site in
            let page = try await site.open(path)
            #expect(page.status == 422)
            #expect(page.faults == [])
            #expect(page.text.contains("field-error"))
            #expect(page.text.contains(path.contains("from") ? "value=\"x\"" : "value=\"32/13/2569\""))
        }
    }

    @Test func thePlanReadsAsItDidOnADay() async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan()), on: .public(2026, 1, 20)) { site in
            let activity = try await site.activity("1.1")
            try await site.plans.amend(
                Amendment(
                    kind: .changed, effectiveOn: .public(2026, 1, 15), documentNumber: "ประกาศ 3/2569",
                    documentDate: .public(2026, 1, 10), reason: "ราคาขึ้น",
                    changes: [.budget(activity, year: 2569, to: .amount(Satang(baht: 60_000)))]), by: .secretary)
            #expect(try await site.open("/as-of?day=14/1/2569").readable.contains("50,000"))
            #expect(try await site.open("/as-of?day=2026-01-15").readable.contains("60,000"))
            #expect(try await site.open("/as-of?day=1/1/2550").readable.contains("ยังไม่มีแผนที่ประกาศใช้"))
            let changes = try await site.open("/plan/changes?from=2026-01-14&to=2026-01-15")
            #expect(changes.readable.contains("จาก 50,000 เป็น 60,000"))
            #expect(changes.faults == [])
            let page = try await site.open("/plan/activities/1.1").readable
            #expect(page.contains("ประกาศ 3/2569"))
            #expect(page.contains("จาก 50,000 เป็น 60,000"))
            let text1 = try await site.open("/plan/activities/1.2").readable
            #expect(!text1.contains("ประกาศ 3/2569"))
        }
    }

    @Test func theJsonReadsBackAsThePlan() async throws {
        try await PublicSite.run { site in
            let snapshot = try #require(try await site.plans.plan(asOf: site.clock.now.thaiDate))
            let json = try PlanDocument(json: try await site.open("/plan/download/plan.json").text)
            let yaml = try PlanDocument(yaml: try await site.open("/plan/download/plan.yaml").text)
            #expect(json.plan == PlanDocument(snapshot.plan).plan)
            #expect(yaml.plan == json.plan)
        }
    }

    @Test func spreadsheetsOpenWithThaiAndRunNothing() async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan())) { site in
            let answer = try await site.open("/plan/download/activities.csv")
            #expect(answer.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
            let lines = answer.text.components(separatedBy: "\r\n")
            #expect(lines.count == 4)
            #expect(lines[1].contains(",-,50000,,"))
            #expect(lines[2].contains("'=cmd()"))
            #expect(lines[2].contains(",0,25000,10.50,"))
            #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            let indicators = try await site.open("/plan/download/indicators.csv")
            #expect(indicators.text.contains("1.output"))
        }
    }

    @Test func thePrintedSummaryIsTheSameBytesEachTime() async throws {
        try await PublicSite.run { site in
            let first = try await site.open("/plan/download/plan.pdf")
            #expect(first.bytes.starts(with: Array("%PDF-".utf8)))
            #expect(try await site.open("/plan/download/plan.pdf").bytes == first.bytes)
            let view = try await PublicDesk(site.services).view().requirePlan()
            let paper = PlanPaper(view: view, organisation: "ก", isSample: false)
            let again = try paper.document.pdf()
            let once = try paper.document.pdf()
            #expect(again == once)
            let sample = PlanPaper(view: view, organisation: "ก", isSample: true)
            #expect(sample.document.options.banner == "ข้อมูลตัวอย่าง")
            #expect(sample.key != paper.key)
        }
    }
}
