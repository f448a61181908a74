import Access
import Civics
import Composition
import HTTPTypes
import HtmlSupport
import PlanText
import Planning
import ShellSupport
import Storage
import Testing

/// Keeping the plan through its pages: findings, import, amendments, receipts, leads.
@Suite struct OfficePlanTests {
    @Test func aFindingIsAcceptedWithItsReasonAndOnlyOnce() async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let desk = FindingDesk(site.house.world, policy: site.house.policy)
            guard let finding = try await desk.findings(.open).first else { return }
            let person = try await site.person(.permanentSecretary)
            let page = try await person.open("/staff/findings")
            let action = "/staff/findings/\(finding.id)/accept"
            let empty = try await person.fill([:], on: page, action: action)
            #expect(empty.status == 422)
            #expect(empty.faults == [])
            let done = try await person.fill(["reason-\(finding.id)": "ตรงกับต้นฉบับ"], on: page, action: action)
            #expect(done.status == 303)
            let kept = try await desk.findings(nil).first { $0.id == finding.id }
            #expect(kept?.state == .accepted)
            #expect(kept?.reason == "ตรงกับต้นฉบับ")
            let late = try await person.fill(["reason-\(finding.id)": "อีกครั้ง"], on: page, action: action)
            #expect(late.status == 409)
            #expect(late.faults == [])
            #expect(try await desk.findings(nil).first { $0.id == finding.id }?.reason == "ตรงกับต้นฉบับ")
        }
    }

    /// Sends a file as a browser does.
    private func upload(
        _ bytes: [UInt8], named name: String, by person: AccountSite.Person
    ) async throws -> Answer {
        let page = try await person.open("/staff/plan/import")
        let token = try #require(
            try PageElement.read(page.text).all("form").last?.all("input").first { $0["name"] == "form-token" }?[
                "value"]
        )
        var body = Array(
            """
            --edge\r\nContent-Disposition: form-data; name="form-token"\r\n\r\n\(token)\r\n\
            --edge\r\nContent-Disposition: form-data; name="document"; filename="\(name)"\r\n\
            Content-Type: application/octet-stream\r\n\r\n
            """.utf8)
        body += bytes + Array("\r\n--edge--\r\n".utf8)
        return try await person.send(
            .post, "/staff/plan/import",
            headers: ["Content-Type": "multipart/form-data; boundary=edge", "Sec-Fetch-Site": "same-origin"],
            body: body)
    }

    @Test func aDocumentIsPreviewedBeforeItChangesAnything() async throws {
        try await AccountSite.run { site in
            let person = try await site.person(.permanentSecretary)
            let yaml = try Seed.plan().yaml()
            let sent = try await upload(Array(yaml.utf8), named: "แผน.yaml", by: person)
            #expect(sent.status == 303)
            let desk = PlanDesk(site.house.world, policy: site.house.policy)
            let preview = try await person.open(try #require(sent.place))
            #expect(preview.status == 200)
            #expect(preview.faults == [])
            #expect(try await desk.layers().isEmpty, "a preview changes nothing")
            let adopted = try await person.fill([:], on: preview)
            #expect(adopted.status == 303)
            #expect(try await desk.layers().count == 1)
            let again = try await upload(Array(yaml.utf8), named: "แผน.yaml", by: person)
            let second = try await person.open(try #require(again.place))
            let unticked = try await person.fill([:], on: second)
            #expect(unticked.status == 422, "replacing has to be said")
            #expect(unticked.faults == [])
            let same = try await person.fill(["replace": "yes"], on: unticked)
            #expect(same.status == 409, "the plan in force reads the same")
            #expect(try await desk.layers().count == 1)
        }
    }

    @Test(arguments: [
        ([UInt8](), "แผน.txt"), ([0, 1, 2, 3, 255], "แผน.txt"), (Array("สวัสดี".utf8), "แผน.txt"),
        (Array("PK\u{3}\u{4} broken".utf8), "แผน.docx"), (Array("title: [".utf8), "แผน.yaml"),
    ])
    func aFileThatIsNoPlanGetsAClearAnswer(bytes: [UInt8], name: String) async throws {
        try await AccountSite.run { site in
            let person = try await site.person(.permanentSecretary)
            let answer = try await upload(bytes, named: name, by: person)
            #expect(answer.status == 422)
            #expect(answer.faults == [])
            #expect(answer.text.contains("href=\"#field-document\""))
        }
    }

    @Test func somebodyElsesDocumentIsNotFound() async throws {
        try await AccountSite.run { site in
            let secretary = try await site.person(.permanentSecretary)
            let sent = try await upload(Array(try Seed.plan().yaml().utf8), named: "แผน.yaml", by: secretary)
            let deputy = try await site.person(.deputySecretary)
            #expect(try await deputy.open(try #require(sent.place)).status == 404)
        }
    }

    @Test func anAmendmentChangesABudgetFromItsDayOnAndALaterOneSeesIt() async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let person = try await site.person(.permanentSecretary)
            let desk = PlanDesk(site.house.world, policy: site.house.policy)
            let today = site.clock.now.thaiDate
            let plan = try #require(try await desk.plan(asOf: today))
            let activity = try #require(plan.activities.first)
            let year = try #require(plan.years.last)
            let first = try await person.open("/staff/plan/amend?item=\(activity.id)")
            #expect(first.faults == [])
            let other = try await person.open("/staff/plan/amend?item=\(activity.id)")
            let fields = [
                "budget-\(activity.id)-\(year)": "๑๒๓,๔๕๖.๕๐", "kind": "changed", "documentNumber": "ที่ 1/2569",
                "documentDate": "20/11/2569", "effectiveOn": "23/11/2569", "reason": "ตามมติสภา",
            ]
            let bad = try await person.fill(
                fields.merging(["budget-\(activity.id)-\(year)": "มากมาย", "documentDate": "32/13/2569"]) { $1 },
                on: first)
            #expect(bad.status == 422)
            #expect(bad.faults == [])
            #expect(bad.text.contains("มากมาย"), "what was typed is kept")
            #expect(try await desk.layers().count == 1)
            let saved = try await person.fill(fields, on: bad)
            #expect(saved.status == 303)
            #expect(try await desk.layers().count == 2)
            let amended = try #require(try await desk.plan(asOf: today)?.activities.first { $0.id == activity.id })
            #expect(amended.budget[year] == .amount(Satang(12_345_650)))
            // The page that was opened before does not write over it.
            let late = try await person.fill(
                fields.merging(["budget-\(activity.id)-\(year)": "999"]) { $1 }, on: other)
            #expect(late.status == 409)
            #expect(late.faults == [])
            #expect(try await desk.layers().count == 2)
            let known = try await person.fill([:], on: late)
            #expect(known.status == 303, "having seen it, the person may save")
        }
    }

    @Test func anAmendmentThatChangesNothingIsToldSo() async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let person = try await site.person(.permanentSecretary)
            let desk = PlanDesk(site.house.world, policy: site.house.policy)
            let plan = try #require(try await desk.plan(asOf: site.clock.now.thaiDate))
            let items =
                plan.items(.indicator).prefix(2) + plan.items(.activity).prefix(2) + plan.items(.objective).prefix(1)
            let query = items.map { "item=\($0.id)" }.joined(separator: "&")
            let page = try await person.open("/staff/plan/amend?\(query)&new=project")
            #expect(page.faults == [])
            let only = try await person.open("/staff/plan/amend?\(query)")
            let answer = try await person.fill(
                [
                    "kind": "corrected", "documentNumber": "1", "documentDate": "20/11/2569",
                    "effectiveOn": "23/11/2569", "reason": "ลอง",
                ], on: only)
            #expect(answer.status == 422)
            #expect(answer.text.contains("ยังไม่มีอะไรต่างจากแผนเดิม"))
        }
    }

    @Test func readingThePlanLeavesAReceiptOncePerPerson() async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let officer = try await site.person(.officer)
            for _ in 0..<2 {
                let page = try await officer.open("/staff/plan/layers")
                let forms = try PageElement.read(page.text).all("form").filter {
                    $0["action"] == "/staff/plan/layers/read"
                }
                if forms.isEmpty { continue }
                #expect(try await officer.fill([:], on: page, action: "/staff/plan/layers/read").status == 303)
            }
            let desk = PlanDesk(site.house.world, policy: site.house.policy)
            let layer = try #require(try await desk.layers().last)
            #expect(try await desk.readings(of: layer.id).count == 1)
            #expect(try await officer.open("/staff/plan/layers").text.contains("ท่านอ่านแล้ว"))
        }
    }

    @Test func comparingTwoDaysRefusesWhatIsNoDay() async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let person = try await site.person(.officer)
            let good = try await person.open("/staff/plan/layers?from=1/10/2567&to=23/11/2569")
            #expect(good.status == 200)
            #expect(good.text.contains("ไม่ต่างกัน"))
            for query in ["from=x&to=23/11/2569", "from=1/1/2400&to=23/11/2569"] {
                let bad = try await person.open("/staff/plan/layers?\(query)")
                #expect(bad.status == 422, "\(query)")
                #expect(bad.faults == [])
            }
        }
    }
}
