import Access
import Civics
import HTTPTypes
import HtmlSupport
import Planning
import ShellSupport
import Storage
import Testing

/// Every page of keeping the plan: well formed, whoever reads it and whatever stands in it.
@Suite struct OfficePagesTests {
    static let addresses = [
        "/staff/office", "/staff/findings", "/staff/plan/layers", "/staff/leads", "/staff/threads",
        "/staff/innovations",
        "/staff/contradictions", "/staff/contradictions?quarter=2569-Q4", "/staff/evaluation", "/staff/evaluation/2569",
        "/staff/tables", "/staff/tables/row?key=quarter/graceDays", "/staff/account", "/staff/people",
    ]

    @Test(arguments: [Role.permanentSecretary, .mayor, .divisionDirector, .evaluationCommittee])
    func everyPageIsWellFormedForWhoMayReadIt(role: Role) async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let person = try await site.person(role)
            for address in Self.addresses {
                let answer = try await person.open(address)
                #expect(answer.status == 200, "\(role) \(address)")
                #expect(answer.faults == [], "\(role) \(address)")
                #expect(answer.headers[.cacheControl] == "no-store", "\(address)")
            }
        }
    }

    @Test func pagesWithoutAPlanSaySoAndStayWellFormed() async throws {
        try await AccountSite.run { site in
            let person = try await site.person(.permanentSecretary)
            for address in [
                "/staff/findings", "/staff/plan/layers", "/staff/leads", "/staff/innovations", "/staff/contradictions",
                "/staff/evaluation", "/staff/plan/import", "/staff/tables",
            ] {
                let answer = try await person.open(address)
                #expect(answer.status == 200, "\(address)")
                #expect(answer.faults == [], "\(address)")
            }
        }
    }

    @Test func hostileTextIsShownAsText() async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let person = try await site.person(.permanentSecretary)
            let hostile = "<script>alert('x')</script>\" onload=\"&amp; ๑ \u{200B}"
            let saved = try await person.fill(
                ["title": hostile, "description": hostile, "inUseOn": "1/11/2569"],
                on: try await person.open("/staff/innovations"), action: "/staff/innovations")
            #expect(saved.status == 303)
            let page = try await person.open("/staff/innovations?done=%3Cb%3E")
            #expect(page.faults == [])
            #expect(!page.text.contains("<script>alert"))
            #expect(page.text.contains("&lt;script&gt;"))
        }
    }

    @Test(arguments: [
        (Role.officer, "/staff/plan/import"), (.officer, "/staff/plan/amend"), (.mayor, "/staff/plan/import"),
        (.administrator, "/staff/findings"), (.officer, "/staff/accounts"), (.mayor, "/staff/audit"),
        (.officer, "/staff/people"), (.permanentSecretary, "/staff/accounts"),
    ])
    func aRoleWithoutTheRightIsRefused(role: Role, address: String) async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            let answer = try await site.person(role).open(address)
            #expect(answer.status == 403)
            #expect(answer.faults == [])
        }
    }

    @Test func nobodyComesInWithoutSigningIn() async throws {
        try await AccountSite.run(adoptingPlan: true) { site in
            for address in Self.addresses {
                let answer = try await site.stranger().send(.get, address)
                #expect(answer.status == 401 || answer.status == 303, "\(address)")
            }
        }
    }
}
