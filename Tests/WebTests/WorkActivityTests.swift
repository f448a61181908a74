import Civics
import Paper
import Tables
import Storage
import Composition
import Access
import Evidence
import Foundation
import HTTPTypes
import HtmlSupport
import Planning
import ShellSupport
import Testing

@testable import Web

@Suite struct WorkActivityTests {
    static let hostile = "<script>alert('x')</script> \"&\" ๑๒๓ \u{202E}ย้อน"

    @Test func anOfficerReportsAndTheDirectorApproves() async throws {
        try await WorkSite.run { site in
            let officer = await site.person("officer")
            let page = try await officer.open(site.path(site.first))
            #expect(page.status == 200)
            let saved = try await officer.fill(
                ["status": "in_progress", "percent": "๔๐ %", "narrative": Self.hostile, "nextStep": "ทำต่อ"], on: page,
                action: site.form(site.first, "progress"))
            #expect(saved.status == 303)
            let after = try await officer.open(saved.headers[.location] ?? "")
            #expect(after.text.contains("บันทึกความก้าวหน้าแล้ว"))
            #expect(after.text.contains("ร้อยละ 40"))
            #expect(!after.text.contains("<script>alert"))
            #expect(workFaults(after).isEmpty)

            let director = await site.person("director")
            let seen = try await director.open(site.path(site.first))
            #expect(workFaults(seen).isEmpty)
            let approved = try await director.fill([:], on: seen, action: site.form(site.first, "approval"))
            #expect(approved.status == 303)
            #expect(try await director.open(site.path(site.first)).text.contains("อนุมัติเมื่อ"))
        }
    }

    @Test(
        "what was typed stays in a form that comes back, with the sentence beside its field",
        arguments: [
            (["status": "done", "percent": "60"], "percent"), (["status": "in_progress", "percent": "120"], "percent"),
            (["status": "in_progress", "percent": "มาก"], "percent"),
            (["status": "stopped", "percent": "10"], "stopReason"),
            (["percent": "10"], "status"),
        ])
    func refusedProgress(_ typed: [String: String], _ field: String) async throws {
        try await WorkSite.run { site in
            let officer = await site.person("officer")
            let page = try await officer.open(site.path(site.first))
            let answer = try await officer.fill(
                typed.merging(["narrative": "ข้อความยาวที่พิมพ์ไว้"]) { $1 }, on: page,
                action: site.form(site.first, "progress"))
            #expect(answer.status == 422)
            #expect(answer.text.contains("ข้อความยาวที่พิมพ์ไว้"))
            #expect(answer.text.contains("id=\"error-\(field)\""))
            #expect(workFaults(answer).isEmpty)
            let sheet = try await ProgressDesk(site.house.world, policy: site.house.policy).sheet(
                site.first.id, try #require(FiscalQuarter(code: WorkSite.quarter)))
            #expect(sheet.progress == nil)
        }
    }

    @Test("stopped without percent and reason says both faults beside their fields")
    func bothFaults() async throws {
        try await WorkSite.run { site in
            let officer = await site.person("officer")
            let page = try await officer.open(site.path(site.first))
            let answer = try await officer.fill(
                ["status": "stopped", "percent": "", "stopReason": " "], on: page,
                action: site.form(site.first, "progress"))
            #expect(answer.status == 422)
            #expect(answer.text.contains("id=\"error-percent\""))
            #expect(answer.text.contains("id=\"error-stopReason\""))
            #expect(answer.text.contains("กรุณาบอกเหตุผลที่หยุด"))
            #expect(workFaults(answer).isEmpty)
        }
    }

    @Test func twoPeopleWhoSaveSeeBothVersionsAndLoseNothing() async throws {
        try await WorkSite.run { site in
            let (officer, colleague) = (await site.person("officer"), await site.person("colleague"))
            let pages = (
                try await officer.open(site.path(site.first)), try await colleague.open(site.path(site.first))
            )
            let action = site.form(site.first, "progress")
            _ = try await officer.fill(
                ["status": "in_progress", "percent": "30", "narrative": "ของคนแรก"], on: pages.0, action: action)
            let late = try await colleague.fill(
                ["status": "in_progress", "percent": "50", "narrative": "ของคนที่สอง"], on: pages.1, action: action)
            #expect(late.status == 409)
            #expect(late.text.contains("ของคนแรก") && late.text.contains("ของคนที่สอง"))
            #expect(workFaults(late).isEmpty)
            let again = try await colleague.fill([:], on: late, action: action)
            #expect(again.status == 303)
            let sheet = try await ProgressDesk(site.house.world, policy: site.house.policy).sheet(
                site.first.id, try #require(FiscalQuarter(code: WorkSite.quarter)))
            #expect(sheet.history.map(\.narrative) == ["ของคนแรก", "ของคนที่สอง"])
        }
    }

    @Test func aClosedQuarterTakesNothingUntilItIsReopenedWithAReason() async throws {
        try await WorkSite.run { site in
            let officer = await site.person("officer")
            let open = try await officer.open(site.path(site.first))
            site.clock.set(try WorkSite.day(2027, 1, 20))
            let late = try await officer.fill(
                ["status": "in_progress", "percent": "30", "narrative": "ช้าไป"], on: open,
                action: site.form(site.first, "progress"))
            #expect(late.status == 422 && late.text.contains("ปิดแล้ว"))
            let secretary = await site.person("secretary")
            let overview = try await secretary.open("/staff/overview?quarter=\(WorkSite.quarter)")
            #expect(overview.text.contains("ปิดไตรมาสแล้ว"))
            let bare = try await secretary.fill(["reason": ""], on: overview, action: "/staff/reopenings")
            #expect(bare.status == 422 && workFaults(bare).isEmpty)
            let reopened = try await secretary.fill(
                ["division": "office", "until": "31 ม.ค. 2570", "reason": "น้ำท่วม"], on: overview,
                action: "/staff/reopenings")
            #expect(reopened.status == 303)
            let trace = try await secretary.open("/staff/overview?quarter=\(WorkSite.quarter)")
            #expect(trace.text.contains("น้ำท่วม") && workFaults(trace).isEmpty)
            let page = try await officer.open(site.path(site.first))
            let saved = try await officer.fill(
                ["status": "in_progress", "percent": "30"], on: page, action: site.form(site.first, "progress"))
            #expect(saved.status == 303)
            let director = await site.person("director")
            let list = try await director.open("/staff/approvals?quarter=\(WorkSite.quarter)")
            #expect(list.text.contains("รายงานล่าช้า") && workFaults(list).isEmpty)
            _ = try await director.fill([:], on: list, action: "/staff/approvals")
            #expect(
                try await director.open("/staff/work?quarter=\(WorkSite.quarter)").text.contains("อนุมัติล่าช้า"))
        }
    }

    @Test func paymentsTakeThaiMoneyAndDatesAndAreReversedNotChanged() async throws {
        try await WorkSite.run { site in
            let officer = await site.person("officer")
            let page = try await officer.open(site.path(site.first))
            let action = site.form(site.first, "money")
            let wrong = try await officer.fill(
                ["kind": "paid", "amount": "หลายบาท", "datedOn": "32/13/2569", "documentNumber": "ฎ. <1>"], on: page,
                action: action)
            #expect(wrong.status == 422 && wrong.text.contains("หลายบาท") && wrong.text.contains("ฎ. &lt;1&gt;"))
            #expect(wrong.text.contains("error-amount") && wrong.text.contains("error-datedOn"))
            #expect(workFaults(wrong).isEmpty)
            let paid = try await officer.fill(
                ["kind": "paid", "amount": "๑๐,๐๐๐.๕๐", "datedOn": "20 พ.ย. 2569", "documentNumber": "ฎ. 1/2570"],
                on: page, action: action)
            #expect(paid.status == 303)
            let entries = try await MoneyDesk(site.house.world, policy: site.house.policy).entries(of: site.first.id)
            let entry = try #require(entries.first)
            let day = try WorkSite.day(2026, 11, 20)
            #expect(entry.amount == Satang(1_000_050) && entry.datedOn == day)
            let reversal = try await officer.open("\(action)/\(entry.id)")
            #expect(workFaults(reversal).isEmpty)
            #expect(try await officer.fill(["reason": " "], on: reversal).status == 422)
            #expect(try await officer.fill(["reason": "ลงผิดกิจกรรม"], on: reversal).status == 303)
            let all = try await MoneyDesk(site.house.world, policy: site.house.policy).entries(of: site.first.id)
            #expect(all.count == 2 && all.reduce(Satang.zero) { $0 + $1.amount } == .zero)
        }
    }

    @Test func anUnusualPaymentIsSavedOnlyWhenItIsConfirmedAsItStands() async throws {
        try await WorkSite.run { site in
            let officer = await site.person("officer")
            let page = try await officer.open(site.path(site.first))
            let action = site.form(site.first, "money")
            let desk = MoneyDesk(site.house.world, policy: site.house.policy)
            let typed = [
                "kind": "paid", "amount": "99,000,000", "datedOn": "20 พ.ย. 2569", "documentNumber": "ฎ. 9/2570",
            ]
            let asked = try await officer.fill(typed, on: page, action: action)
            #expect(asked.status == 422 && asked.text.contains("มากกว่างบที่เหลือ"))
            #expect(asked.text.contains("id=\"error-confirmed\"") && workFaults(asked).isEmpty)
            #expect(try await officer.fill([:], on: asked, action: action).status == 422)
            // Confirmed for one amount is not confirmed for another.
            let other = try await officer.fill(
                ["amount": "98,000,000", "confirmed": "yes"], on: asked, action: action)
            #expect(other.status == 422)
            #expect(try await desk.entries(of: site.first.id).isEmpty)
            #expect(try await officer.fill(["confirmed": "yes"], on: asked, action: action).status == 303)
            #expect(try await desk.entries(of: site.first.id).count == 1)
            let again = try await officer.fill(typed.merging(["amount": "1"]) { $1 }, on: page, action: action)
            #expect(again.status == 422 && again.text.contains("เลขที่เอกสารนี้มีแล้ว"))
            let mayor = try await (await site.person("mayor")).open("/staff/mayor?quarter=\(WorkSite.quarter)")
            #expect(mayor.text.contains("เบิกจ่ายเกินงบในแผน"))
        }
    }

    @Test func workOfAllDivisionsIsToBeDoneByItsLeadAlone() async throws {
        try await WorkSite.run { site in
            let quarter = try #require(FiscalQuarter(code: WorkSite.quarter))
            let reports = QuarterReportDesk(
                site.house.world, policy: site.house.policy, catalogue: site.house.catalogue)
            let shared = try #require(
                try await reports.states(quarter).first { $0.lead.printed == .all && $0.lead.division == nil })
            let secretary = try #require(WorkSite.people["secretary"])
            try await DivisionDesk(site.house.world, policy: site.house.policy).nameLead(
                WorkSite.finance, of: shared.id, by: secretary)
            try await ActionPlanDesk(site.house.world, policy: site.house.policy).decide(
                shared.id, year: 2570, .include(first: 1, last: 2), onVersion: 0, by: secretary)
            func item(_ name: String) async throws -> WorkItem {
                let actor = try #require(WorkSite.people[name])
                let services = WebServices(
                    world: site.house.world, policy: site.house.policy, hasher: site.house.hasher,
                    catalogue: site.house.catalogue, auditKey: site.house.auditKey.publicKey, auditHeads: { [] })
                return try #require(
                    try await site.house.world.store.read { db in
                        try WorkHandlers.items(try WorkRoom(services, actor, db), quarter, db)
                            .first { $0.state.id == shared.id }
                    })
            }
            let (lead, other) = (try await item("treasurer"), try await item("officer"))
            #expect(lead.next == .report && !lead.isShared)
            #expect(other.next == .look && other.isShared && other.mayEnter && !other.mayPay)
            let officer = await site.person("officer")
            let page = try await officer.open("/staff/work?quarter=\(WorkSite.quarter)")
            #expect(page.text.contains("งานร่วม") && workFaults(page).isEmpty)
            let activity = try await officer.open(site.path(shared.activity))
            #expect(activity.text.contains("/progress\"") && !activity.text.contains("/money\""))
        }
    }

    @Test func evidenceComesBackByteForByteAsADownloadAndOnlyOfItsActivity() async throws {
        try await WorkSite.run { site in
            let officer = await site.person("officer")
            let page = try await officer.open(site.path(site.first))
            let root = try PageElement.read(page.text)
            let token = root.all("input").first { $0["name"] == "form-token" }?["value"] ?? ""
            func upload(_ bytes: [UInt8], _ name: String) async throws -> Answer {
                let head =
                    "--x\r\nContent-Disposition: form-data; name=\"form-token\"\r\n\r\n\(token)\r\n"
                    + "--x\r\nContent-Disposition: form-data; name=\"quarter\"\r\n\r\n\(WorkSite.quarter)\r\n"
                    + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
                return try await officer.send(
                    .post, site.form(site.first, "files"),
                    headers: ["Content-Type": "multipart/form-data; boundary=x", "Sec-Fetch-Site": "same-origin"],
                    body: Array(head.utf8) + bytes + Array("\r\n--x--\r\n".utf8))
            }
            let program = try await upload([0x7F, 0x45, 0x4C, 0x46, 0], "a.exe")
            #expect(program.status == 422 && workFaults(program).isEmpty)
            let empty = try await upload([], "")
            #expect(empty.status == 422 && empty.text.contains("เลือกไฟล์"))
            let text = Array("รายชื่อผู้เข้าอบรม ๓๐ คน".utf8)
            #expect(try await upload(text, "รายชื่อ.txt").status == 303)
            let after = try await officer.open(site.path(site.first))
            let link = try #require(
                try PageElement.read(after.text).all("a").compactMap { $0["href"] }.first { $0.contains("/files/") })
            let file = try await officer.send(.get, link)
            #expect(file.status == 200 && file.bytes == text)
            #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            let elsewhere = link.replacing(site.first.id.description, with: site.second.id.description)
            #expect(try await officer.send(.get, elsewhere).status == 404)
        }
    }

    @Test func anOverlongTextIsRefusedWithASentenceAndNothingIsSaved() async throws {
        try await WorkSite.run { site in
            let officer = await site.person("officer")
            let page = try await officer.open(site.path(site.first))
            let long = String(repeating: "ก", count: 4001)
            let answer = try await officer.fill(
                ["status": "in_progress", "percent": "10", "narrative": long], on: page,
                action: site.form(site.first, "progress"))
            #expect(answer.status == 422 && answer.text.contains("error-narrative") && answer.text.contains(long))
            let money = try await officer.fill(
                ["kind": "paid", "amount": "1", "datedOn": "1/11/2569", "documentNumber": String(long.prefix(201))],
                on: page, action: site.form(site.first, "money"))
            #expect(money.status == 422 && money.text.contains("error-documentNumber"))
            let future = try await officer.fill(
                ["kind": "paid", "amount": "1", "datedOn": "1/12/2569", "documentNumber": "1"], on: page,
                action: site.form(site.first, "money"))
            #expect(future.status == 422 && future.text.contains("error-datedOn"))
            let entries = try await MoneyDesk(site.house.world, policy: site.house.policy).entries(of: site.first.id)
            #expect(entries.isEmpty)
        }
    }

    @Test func theOneNextActionFollowsWhatIsMissing() async throws {
        try await WorkSite.run { site in
            let quarter = try #require(FiscalQuarter(code: WorkSite.quarter))
            let officer = try #require(WorkSite.people["officer"])
            func item(mayApprove: Bool = false, on day: CivilDate? = nil) async throws -> WorkItem {
                let states = try await QuarterReportDesk(
                    site.house.world, policy: site.house.policy, catalogue: site.house.catalogue
                ).states(quarter)
                let state = try #require(states.first { $0.id == site.first.id })
                return WorkItem(
                    state: state,
                    lock: QuarterLock(quarter, on: day ?? site.clock.now.thaiDate, grace: 15, reopenings: []),
                    mayEnter: !mayApprove, mayPay: !mayApprove, mayApprove: mayApprove, mayPlan: false)
            }
            #expect(try await item().next == .report)
            #expect(try await item(on: try WorkSite.day(2027, 2, 1)).isLate)
            #expect(try await item(on: try WorkSite.day(2027, 2, 1)).next == .look)
            let desk = ProgressDesk(site.house.world, policy: site.house.policy)
            try await desk.save(
                ProgressDraft(status: .done, percent: 100), site.first.id, quarter, onVersion: 0, by: officer)
            #expect(try await item().next == .addEvidence)
            #expect(try await item(mayApprove: true).next == .approve)
            #expect(try await !item(on: try WorkSite.day(2027, 2, 1)).isLate)
        }
    }
}
