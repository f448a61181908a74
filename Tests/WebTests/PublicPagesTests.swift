import Access
import Civics
import Composition
import HTTPTypes
import Html
import HtmlSupport
import PlanText
import Planning
import Shell
import ShellSupport
import Testing

@testable import Web

@Suite struct PublicPagesTests {
    static let paths = [
        "/", "/plan", "/plan/strategies/1", "/plan/elements/1", "/plan/activities/1.1", "/plan/indicators",
        "/plan/indicators/1.output", "/figures/1.output/2569-Q4", "/plan/swot", "/plan/lines/13", "/who-may-see",
        "/as-of",
        "/plan/changes", "/search", "/search?q=ผล".addressed, "/search?q=%3Cscript%3E",
    ]

    @Test(arguments: paths) func aPageIsWellFormedInBothLanguagesWithHostileText(path: String) async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan(PublicSamplePlan.hostile))) { site in
            for language in ["th", "en"] {
                let page = try await site.open(path + (path.contains("?") ? "&" : "?") + "lang=" + language)
                #expect(page.status == 200)
                #expect(page.faults == [])
                #expect(!page.text.contains("<script>alert"))
                #expect(page.text.contains("<html lang=\"\(language)\">"))
            }
        }
    }

    @Test func everyLinkOfThePublicPagesLeadsToAWholePage() async throws {
        try await PublicSite.run { site in
            var seen: Set<String> = []
            var waiting = ["/"]
            while let path = waiting.popLast() {
                guard seen.insert(path).inserted, !path.hasPrefix("/assets/") else { continue }
                let answer = try await site.open(path)
                #expect(answer.status == 200, "\(path)")
                guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
                #expect(answer.faults == [], "\(path)")
                waiting += answer.links.map { $0.split(separator: "#").first.map(String.init) ?? "/" }
                    .filter { !$0.contains("lang=") && !seen.contains($0) }
            }
            // 33 activities, 13 elements, 3 strategies and their lines at the least.
            #expect(seen.count > 100)
        }
    }

    @Test func everyFragmentLeadsToAPlaceOnItsPage() async throws {
        try await PublicSite.run { site in
            for path in ["/", "/plan", "/search?q=ประเมิน".addressed, "/search?q=SO1", "/plan/swot"] {
                for link in try await site.open(path).links where link.contains("#") {
                    let parts = link.split(separator: "#")
                    let page = try PageElement.read(try await site.open(String(parts[0])).text)
                    #expect(page.descendants.contains { $0["id"] == String(parts[1]) }, "\(path) → \(link)")
                }
            }
        }
    }

    @Test func anOrganisationWithoutAPlanHasAHomeAndSaysSo() async throws {
        try await PublicSite.run(.nothing) { site in
            let home = try await site.open("/")
            #expect(home.status == 200)
            #expect(home.faults == [])
            #expect(home.readable.contains("ยังไม่มีแผนที่ประกาศใช้"))
            #expect(home.readable.contains("ยังไม่มีเจ้าหน้าที่ยืนยัน"))
            for path in ["/plan", "/plan/activities/1.1", "/plan/download/plan.pdf", "/plan/swot"] {
                #expect(try await site.open(path).status == 404)
            }
            #expect(try await site.open("/search?q=a").status == 200)
            #expect(try await site.open("/as-of").faults == [])
        }
    }

    @Test(arguments: [
        "/plan/strategies/99", "/plan/strategies/x", "/plan/elements/0", "/plan/activities/9.99", "/plan/activities/a",
        "/plan/indicators/9.output", "/figures/1.output/2569-Q9", "/figures/1.output/2570-Q4", "/figures/x/2569-Q4",
        "/figures/00000000", "/plan/lines/0", "/plan/lines/99999999999", "/plan/lines/77777",
        "/plan/download/secret.txt",
        "/plan/download/..%2Fplan.json",
    ]) func whatIsNotThereIsAProblemPageWithAWayForward(path: String) async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan())) { site in
            let page = try await site.open(path)
            #expect(page.status == 404)
            #expect(page.faults == [])
            #expect(page.readable.contains("ทำอย่างไรต่อ"))
        }
    }

    @Test func everyRouteHasARowThatLetsEverybodyIn() async throws {
        try await PublicSite.run(.nothing) { site in
            #expect(site.routes.routesWithoutRule.isEmpty)
            for route in site.routes.entries {
                let rule = try #require(site.house.policy.routeRule(route.method, route.template))
                #expect(rule.isPublic)
                #expect(site.house.policy.admits(.anyone, rule))
            }
        }
    }

    @Test func thePolicyPageNamesEveryRoleAndClass() async throws {
        try await PublicSite.run(.nothing) { site in
            let text = try await site.open("/who-may-see").readable
            for role in Role.allCases { #expect(text.contains(site.house.policy.roles[role]?.name.th ?? "?")) }
            for entry in site.house.policy.classes.values { #expect(text.contains(entry.name.th)) }
        }
    }

    @Test func thePolicyPageNamesDivisionsPurposesAndWhatIsAskedOnly() async throws {
        try await PublicSite.run(.nothing) { site in
            let answer = try await site.open("/who-may-see")
            #expect(answer.faults == [])
            let text = answer.readable
            for words in ["เจ้าหน้าที่ เฉพาะกองคลัง", "ผู้อำนวยการกองหรือหัวหน้าสำนักปลัด เฉพาะกองสวัสดิการสังคม"] {
                #expect(text.contains(words), "\(words)")
            }
            #expect(text.contains("ถามได้เพียงว่าใช่หรือไม่: เฉพาะหมู่บ้านของตน"))
            #expect(text.contains("เปิดดูทีละรายการโดยแจ้งเหตุผล"))
            for purpose in site.house.policy.purposes { #expect(text.contains(purpose.name.th)) }
            // Every right of the policy is on the page once, and no more.
            let rights = DataClass.allCases.reduce(0) { $0 + site.house.policy.rights(on: $1).count }
            let root = try PageElement.read(answer.text)
            let lines = root.all("td").flatMap { $0.all("li") }
            #expect(lines.count == rights)
        }
    }

    @Test func theHomePageTellsThePlanAtAGlance() async throws {
        try await PublicSite.run { site in
            let home = try await site.open("/")
            for words in ["3", "13", "33", "นวัตกรรม 6 เรื่อง", "Songhong Life", "Songhong infrastructure innovation"] {
                #expect(home.readable.contains(words))
            }
            #expect(home.readable.contains("ยังไม่มีบันทึกว่าเริ่ม"))
        }
    }

    @Test func aWrittenChangeShowsOnTheNextReading() async throws {
        try await PublicSite.run(.plan(PublicSamplePlan.plan()), on: .public(2026, 1, 20)) { site in
            let text1 = try await site.open("/plan").text
            #expect(!text1.contains("คำใหม่"))
            let activity = try await site.activity("1.1")
            try await site.plans.amend(
                Amendment(
                    kind: .changed, effectiveOn: .public(2026, 1, 20), documentNumber: "ประกาศ 1/2569",
                    documentDate: .public(2026, 1, 19), reason: "ทดสอบ", changes: [.retitle(activity, to: "คำใหม่")]),
                by: .secretary)
            #expect(try await site.open("/plan").text.contains("คำใหม่"))
            #expect(try await site.open("/plan?lang=en").text.contains("คำใหม่"))
            let page = try await site.open("/plan/activities/1.1").readable
            #expect(!page.contains("ยังไม่มีการแก้ไขกิจกรรมนี้"))
        }
    }

    @Test(
        arguments: [
            ("โครงการพัฒนานวัตกรรม Songhong Life", "Songhong Life"),
            ("ดูแล Songhong herb & green", "Songhong herb & green"),
            ("ระบบ e-LAAS ของกอง", nil), ("โครงการ", nil), ("", nil), ("คะแนน LPA", nil),
        ] as [(String, String?)]) func aProjectsOwnNameIsTheLatinEndOfItsTitle(title: String, name: String?)
    {
        #expect(NamedInnovation.ownName(in: title) == name)
    }
}

extension String {
    /// Written as an address writes it.
    var addressed: String {
        utf8.map { byte in
            byte < 0x80 ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
