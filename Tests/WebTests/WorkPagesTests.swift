import Civics
import Paper
import Tables
import Evidence
import Composition
import Access
import Foundation
import HTTPTypes
import HtmlSupport
import Planning
import ShellSupport
import Storage
import Testing

@testable import Web

@Suite struct WorkPagesTests {
    @Test(
        arguments: [
            ("officer", "/staff/work"), ("director", "/staff/work"), ("mayor", "/staff/mayor"),
            ("deputy", "/staff/mayor"), ("secretary", "/staff/overview"), ("auditor", "/staff/overview"),
            ("evaluator", "/staff/overview"), ("administrator", "/staff/accounts"),
        ])
    func theLandingSendsEachPersonToWhatTheyDoFirst(_ name: String, _ place: String) async throws {
        try await WorkSite.run { site in
            let answer = try await (await site.person(name)).send(.get, "/staff")
            #expect(answer.status == 303 && answer.headers[.location] == place)
        }
    }

    @Test(arguments: ["officer", "director", "secretary", "mayor", "auditor"])
    func everyPageIsWellFormedForWhoeverMayRead(_ name: String) async throws {
        try await WorkSite.run { site in
            let person = await site.person(name)
            let pages = [
                "/staff/work", "/staff/work?division=all&quarter=2570-Q4", "/staff/overview?quarter=2566-Q1",
                site.path(site.first), "/staff/action-plan", "/staff/action-plan?division=all&year=2568",
                "/staff/action-plan/\(site.first.id)?year=2570", "/staff/transfers", "/staff/kpi", "/staff/mayor",
                "/staff/mayor?division=office", "/staff/kpi/1.output", "/staff/reports",
                "/staff/lineage/A-\(WorkSite.quarter)", "/staff/lineage/M-\(WorkSite.quarter)-paid-office",
                "/staff/lineage/K-\(WorkSite.quarter)-1.output",
            ]
            for page in pages {
                let answer = try await person.open(page)
                #expect(answer.status == 200, "\(page)")
                #expect(workFaults(answer).isEmpty, "\(page): \(workFaults(answer))")
                #expect(answer.headers[.cacheControl] == "no-store", "\(page)")
                let english = try await person.send(.get, page, headers: ["Accept-Language": "en"])
                #expect(workFaults(english).isEmpty, "\(page)")
            }
        }
    }

    @Test func addressesThatLeadNowhereAreSaidToBeMissing() async throws {
        try await WorkSite.run { site in
            let person = await site.person("secretary")
            for page in [
                "/staff/work?quarter=abc", "/staff/overview?quarter=2500-Q1", "/staff/activities/nonsense",
                "/staff/activities/\(UUID().uuidString.lowercased())",
                "/staff/lineage/zzzz", "/staff/lineage/deadbeef", "/staff/lineage/M-2570-Q1-gold",
                "/staff/lineage?code=%3Cb%3E", "/staff/kpi/nothing", "/staff/reports/2570-Q1/9",
                "/staff/lineage/A-2570-Q1-nobody",
            ] {
                let answer = try await person.open(page)
                #expect(answer.status == 404, "\(page)")
                #expect(workFaults(answer).isEmpty, "\(page)")
            }
        }
    }

    @Test func whoMayNotIsRefusedAndNobodyIsSentToSignIn() async throws {
        try await WorkSite.run { site in
            let stranger = await site.person(nil)
            for page in ["/staff", "/staff/work", site.path(site.first), "/staff/reports"] {
                let answer = try await stranger.send(.get, page)
                #expect(answer.status == 303 && answer.headers[.location]?.hasPrefix("/sign-in") == true, "\(page)")
            }
            #expect(try await (await site.person("administrator")).send(.get, "/staff/work").status == 403)
            #expect(try await (await site.person("officer")).send(.get, "/staff/approvals").status == 403)
            // Another division's officer gets no form, and posting all the same is refused inside.
            let treasurer = await site.person("treasurer")
            let page = try await treasurer.open(site.path(site.first))
            #expect(!page.text.contains(site.form(site.first, "progress")))
            let own = try await (await site.person("officer")).open(site.path(site.first))
            _ = own
            let token =
                try PageElement.read(try await treasurer.open("/staff/reports").text).all("input")
                .first { $0["name"] == "form-token" }?["value"] ?? ""
            for (act, fields) in [
                ("progress", [("status", "done"), ("percent", "100"), ("version", "0")]),
                ("money", [("kind", "paid"), ("amount", "1"), ("datedOn", "1/11/2569"), ("documentNumber", "1")]),
            ] {
                let answer = try await treasurer.post(
                    site.form(site.first, act), fields + [("form-token", token), ("quarter", WorkSite.quarter)])
                #expect(answer.status == 403, "\(act)")
            }
            for path in ["/staff/reopenings", "/staff/transfers", site.form(site.first, "cancellation")] {
                let answer = try await treasurer.post(path, [("form-token", token), ("quarter", WorkSite.quarter)])
                #expect(answer.status == 403, "\(path)")
            }
        }
    }

    @Test func theActionPlanTakesManyAtOnceAndAsksWhyForWhatIsLeftOut() async throws {
        try await WorkSite.run { site in
            let director = await site.person("director")
            let page = try await director.open("/staff/action-plan?year=2570")
            #expect(page.text.contains("ยังไม่ตัดสินใจ"))
            let wrong = try await director.fill(
                ["firstQuarter": "4", "lastQuarter": "1"], on: page, action: "/staff/action-plan")
            #expect(wrong.status == 422 && wrong.text.contains("error-firstQuarter") && workFaults(wrong).isEmpty)
            #expect(try await director.fill([:], on: page, action: "/staff/action-plan").status == 303)
            let entries = try await ActionPlanDesk(site.house.world, policy: site.house.policy).entries(year: 2570)
            #expect(entries.count > 2 && entries.values.allSatisfy(\.included))
            let path = "/staff/action-plan/\(site.first.id)"
            let one = try await director.open("\(path)?year=2570")
            let bare = try await director.fill(["decision": "leave", "reason": ""], on: one, action: path)
            #expect(bare.status == 422 && bare.text.contains("error-reason"))
            #expect(
                try await director.fill(["decision": "leave", "reason": "งบไม่พอ"], on: one, action: path).status == 303)
            // The same page again: somebody decided in between.
            let conflict = try await director.fill(["decision": "include"], on: one, action: path)
            #expect(conflict.status == 409 && conflict.text.contains("งบไม่พอ") && workFaults(conflict).isEmpty)
        }
    }

    @Test func aTransferOfMoreThanIsFreeIsRefusedAndStaysTyped() async throws {
        try await WorkSite.run { site in
            let secretary = await site.person("secretary")
            let page = try await secretary.open("/staff/transfers?year=2570")
            let typed = [
                "from": site.first.id.description, "to": site.second.id.description, "amount": "99,000,000",
                "documentNumber": "บร 1/2570", "reason": "ปรับแผน", "datedOn": "22/11/2569",
            ]
            let wrong = try await secretary.fill(typed, on: page, action: "/staff/transfers")
            #expect(wrong.status == 422 && wrong.text.contains("99,000,000") && workFaults(wrong).isEmpty)
            let moved = try await secretary.fill(
                typed.merging(["amount": "1,000"]) { $1 }, on: page, action: "/staff/transfers")
            #expect(moved.status == 303)
            #expect(try await secretary.open("/staff/transfers?year=2570").text.contains("บร 1/2570"))
        }
    }

    @Test func anIndicatorByHandNeedsItsSourceAndKeepsItsHistory() async throws {
        try await WorkSite.run { site in
            let desk = IndicatorDesk(site.house.world, policy: site.house.policy, catalogue: site.house.catalogue)
            let quarter = try #require(FiscalQuarter(code: WorkSite.quarter))
            let lines = try await desk.lines(quarter)
            let hand = try #require(lines.first { $0.binding != nil && !$0.isComputed })
            let officer = await site.person("officer")
            let path = "/staff/kpi/\(hand.indicator.key)"
            let page = try await officer.open("\(path)?quarter=\(WorkSite.quarter)")
            for typed in [["value": "80", "sourceNote": ""], ["value": "แปดสิบ", "sourceNote": "LPA"]] {
                let wrong = try await officer.fill(typed, on: page, action: path)
                #expect(wrong.status == 422 && workFaults(wrong).isEmpty)
            }
            for value in ["80", "๘๒.๕"] {
                #expect(
                    try await officer.fill(["value": value, "sourceNote": "ผล LPA <1>"], on: page, action: path).status
                        == 303)
            }
            let after = try await officer.open("\(path)?quarter=\(WorkSite.quarter)")
            #expect(after.text.contains("82.5") && after.text.contains("80.0") && workFaults(after).isEmpty)
            let treasurer = await site.person("treasurer")
            #expect(!(try await treasurer.open("\(path)?quarter=\(WorkSite.quarter)")).text.contains("sourceNote"))
        }
    }
}
