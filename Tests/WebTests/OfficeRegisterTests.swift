import Access
import Civics
import Composition
import HtmlSupport
import PlanText
import Planning
import ShellSupport
import Storage
import Tables
import Testing

/// Registers, threads, the evaluation and the dated tables through their pages.
@Suite struct OfficeRegisterTests {
    @Test func twoPeopleCorrectingOneInnovationBothSeeWhatTheOtherSaved() async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let first = try await site.person(.permanentSecretary)
            let second = try await site.person(.innovationCommittee)
            let entry = try await first.open("/staff/innovations")
            let new = ["title": "ไลน์แจ้งเหตุ", "inUseOn": "1/11/2569"]
            #expect(try await first.fill(new, on: entry, action: "/staff/innovations").status == 303)
            let desk = InnovationDesk(site.house.world, policy: site.house.policy)
            let id = try #require(try await desk.innovations().first?.id)
            let a = try await first.open("/staff/innovations/\(id)")
            let b = try await second.open("/staff/innovations/\(id)")
            #expect(a.faults == [])
            #expect(try await first.fill(["title": "ชื่อแรก"], on: a).status == 303)
            let late = try await second.fill(["title": "ชื่อที่สอง"], on: b)
            #expect(late.status == 409)
            #expect(late.faults == [])
            #expect(late.text.contains("ชื่อแรก"), "what was saved is shown")
            #expect(late.text.contains("ชื่อที่สอง"), "what was typed is kept")
            #expect(try await desk.innovations().first?.title == "ชื่อแรก")
            #expect(try await second.fill([:], on: late).status == 303)
            #expect(try await desk.innovations().first?.title == "ชื่อที่สอง")
        }
    }

    @Test(arguments: [
        ["title": "", "inUseOn": "1/11/2569"], ["title": "ก", "inUseOn": ""], ["title": "ก", "inUseOn": "30/2/2569"],
        ["title": "ก", "inUseOn": "1/1/2600"], ["title": String(repeating: "ก", count: 501), "inUseOn": "1/11/2569"],
        ["title": "ก", "inUseOn": "1/11/2569", "withdrawnOn": "1/10/2569"],
    ])
    func aWrongInnovationIsToldAndNothingIsKept(fields: [String: String]) async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let person = try await site.person(.innovationCommittee)
            let answer = try await person.fill(
                fields, on: try await person.open("/staff/innovations"), action: "/staff/innovations")
            #expect(answer.status == 422)
            #expect(answer.faults == [])
            #expect(answer.text.contains("error-summary"))
            let desk = InnovationDesk(site.house.world, policy: site.house.policy)
            #expect(try await desk.innovations().isEmpty)
        }
    }

    @Test func aThreadIsAttestedByTheCommitteeAndNotByAnOfficer() async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let desk = ThreadDesk(site.house.world, policy: site.house.policy)
            let thread = try #require(try await desk.threads().first)
            let address = "/staff/threads/\(thread.strategy.id)"
            let committee = try await site.person(.innovationCommittee)
            let page = try await committee.open(address)
            #expect(page.faults == [])
            let empty = try await committee.fill(["note": "ลอง"], on: page, action: address)
            #expect(empty.status == 422)
            #expect(empty.faults == [])
            let boxes = try PageElement.read(page.text).all("input").filter { $0["type"] == "checkbox" }
            var fields = boxes.compactMap { box in box["name"].flatMap { name in box["value"].map { (name, $0) } } }
            let token = try #require(
                try PageElement.read(page.text).all("form").first { $0["action"] == address }?.all("input")
                    .first { $0["name"] == "form-token" }?["value"])
            fields.append(("form-token", token))
            fields.append(("version", "0"))
            #expect(try await committee.post(address, fields).status == 303)
            #expect(try await desk.threads().first { $0.strategy.id == thread.strategy.id }?.isAttested == true)
            let officer = try await site.person(.officer)
            let read = try await officer.open(address)
            #expect(read.status == 200)
            #expect(try PageElement.read(read.text).all("form").allSatisfy { $0["action"] != address })
        }
    }

    @Test func peopleAreCountedInThaiDigitsAndMissingIsNotZero() async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let person = try await site.person(.permanentSecretary)
            let page = try await person.open("/staff/people")
            #expect(page.text.contains("ไม่มีข้อมูล"))
            let fields = ["count-division": "finance", "count-people": "๑๒", "count-day": "1 ต.ค. 2569"]
            #expect(try await person.fill(fields, on: page, action: "/staff/people/count").status == 303)
            let desk = StaffDesk(site.house.world, policy: site.house.policy)
            #expect(try await desk.register().people[DivisionCode(rawValue: "finance")] == 12)
            let left = [
                "move-division": "finance", "move-direction": "left", "move-people": "13", "move-day": "2/10/2569",
                "move-title": "นักวิชาการเงิน",
            ]
            let tooMany = try await person.fill(left, on: page, action: "/staff/people/move")
            #expect(tooMany.status == 422)
            #expect(tooMany.faults == [])
            #expect(try await desk.register().people[DivisionCode(rawValue: "finance")] == 12)
            let minus = try await person.fill(
                fields.merging(["count-people": "-3"]) { $1 }, on: page, action: "/staff/people/count")
            #expect(minus.status == 422)
        }
    }

    @Test func aTableKeepsItsHistoryAndANumberStaysANumber() async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let person = try await site.person(.permanentSecretary)
            let page = try await person.open("/staff/tables/row?key=quarter/graceDays")
            #expect(page.faults == [])
            let fields = ["value": "๒๐", "effectiveFrom": "1/10/2569", "legal": "บันทึกข้อความ ที่ 5/2569"]
            let word = try await person.fill(fields.merging(["value": "สิบห้า"]) { $1 }, on: page)
            #expect(word.status == 422)
            #expect(word.faults == [])
            #expect(try await person.fill(fields, on: page).status == 303)
            let day = site.clock.now.thaiDate
            let (days, rows) = try await site.house.world.store.read { db in
                (try DatedTables.graceDays(on: day, db), try DatedTables.history("quarter/graceDays", db).count)
            }
            #expect(days == 20)
            #expect(rows == 2)
            let mayor = try await site.person(.mayor)
            let reading = try await mayor.open("/staff/tables/row?key=quarter/graceDays")
            #expect(try PageElement.read(reading.text).all("form").allSatisfy { $0["action"] != "/staff/tables/row" })
        }
    }

    @Test(arguments: ["organisation/profile", "no/such", "", "'; DROP TABLE dated_rows"])
    func aTableThatIsNotThereIsNotFound(key: String) async throws {
        try await AccountSite.run { site in
            let person = try await site.person(.permanentSecretary)
            let encoded = key.replacing(" ", with: "%20").replacing("'", with: "%27")
            #expect(try await person.open("/staff/tables/row?key=\(encoded)").status == 404)
        }
    }

    @Test func theMayorAnswersWhatTheCommitteeFound() async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let committee = try await site.person(.evaluationCommittee)
            let mayor = try await site.person(.mayor)
            let address = "/staff/evaluation/2569"
            let begin = [
                "orderNumber": "คำสั่งที่ 9/2569", "appointedOn": "1/11/2569", "members": "ปลัด เป็นประธาน",
            ]
            #expect(
                try await committee.fill(begin, on: try await committee.open(address), action: address).status == 303)
            let page = try await committee.open(address)
            #expect(page.faults == [])
            let wrong = try await committee.fill(
                ["finding": "ก", "recommendation": "ข"], on: page, action: "\(address)/findings")
            #expect(wrong.status == 422, "a finding needs evidence")
            #expect(wrong.faults == [])
            let found = try await committee.fill(
                [
                    "finding": "ทำได้ดี", "recommendation": "ทำต่อ", "says-survey": "supports", "people-survey": "๙",
                    "agreeing-survey": "7",
                ], on: page, action: "\(address)/findings")
            #expect(found.status == 303)
            let seen = try await mayor.open(address)
            #expect(seen.faults == [])
            #expect(seen.text.contains("7 จาก 9 คน"))
            let desk = EvaluationDesk(site.house.world, policy: site.house.policy)
            let id = try #require(try await desk.sheet(year: 2569)?.findings.first?.id)
            let answer = try await mayor.fill(
                ["text-\(id)": "เห็นชอบ"], on: seen, action: "\(address)/findings/\(id)/answer")
            #expect(answer.status == 303)
            #expect(try await desk.sheet(year: 2569)?.findings.first?.answer?.text == "เห็นชอบ")
        }
    }
}
