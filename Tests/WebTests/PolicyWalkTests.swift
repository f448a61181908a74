import Access
import Civics
import Composition
import HTTPTypes
import HtmlSupport
import Shell
import ShellSupport
import Storage
import Testing

/// Walks every route of the program as every role and as nobody, and compares each door's answer with the policy.
@Suite struct PolicyWalkTests {
    @Test func routesAndPolicyAgreeBothWays() async throws {
        try await WholeSite.run { site in
            let entries = site.routes.entries.map { ($0.method, $0.template) }
            #expect(entries.count > 40)
            #expect(site.house.policy.check(routes: entries) == [])
            #expect(site.routes.routesWithoutRule.isEmpty)
        }
    }

    /// A path that the route's template fits; what it names does not exist.
    private func path(_ template: String) -> String {
        template.split(separator: "/").map { part in
            guard part.hasPrefix("{") else { return "/\(part)" }
            return ["{year}", "{line}", "{number}"].contains(part) ? "/2569" : "/0198f000-0000-7000-8000-000000000001"
        }.joined()
    }

    @Test(arguments: Role.allCases) func everyDoorAnswersAsThePolicySays(role: Role) async throws {
        try await WholeSite.run { site in
            let person = role == .public ? site.stranger() : try await site.person(role)
            let actor = role == .public ? Actor.anyone : site.actor(role)
            for entry in site.routes.entries where entry.template != "/sign-out" {
                let rule = try #require(site.house.policy.routeRule(entry.method, entry.template))
                let isGet = entry.method == "GET"
                let answer = try await person.send(
                    isGet ? .get : .post, path(entry.template),
                    headers: isGet ? [:] : ["Content-Type": "application/x-www-form-urlencoded"])
                let place: Comment = "\(role.rawValue): \(entry.method) \(entry.template) answered \(answer.status)"
                if site.house.policy.admits(actor, rule) {
                    // A form without its token is refused behind the door, with a number of its own.
                    if isGet {
                        // A link that does not work is 401.3: an answer from behind the door.
                        #expect(!answer.text.contains("401.10"), place)
                        #expect(answer.place?.hasPrefix("/sign-in") != true, place)
                        #expect(answer.status < 500, place)
                        #expect(!answer.text.contains("403.10"), place)
                    } else {
                        #expect(answer.text.contains("403.11"), place)
                    }
                } else if role == .public {
                    let asksToSignIn = answer.status == 401 || answer.place?.hasPrefix("/sign-in") == true
                    #expect(asksToSignIn, place)
                } else {
                    #expect(answer.status == 403, place)
                    #expect(answer.text.contains("403.10"), place)
                }
                expectStrict(answer, place)
            }
        }
    }

    /// Unsafe routes, each tried in the ways a foreign page could: nothing may change.
    @Test func everyUnsafeRouteRefusesAFormThatIsNotOurs() async throws {
        try await WholeSite.run { site in
            let people = [
                try await site.person(.permanentSecretary), try await site.person(.administrator),
                try await site.person(.mayor), try await site.person(.divisionDirector),
            ]
            let before = try await site.leaves()
            let changing = site.routes.entries.filter { $0.method != "GET" }
            #expect(changing.count > 20)
            for person in people {
                for entry in changing where entry.template != "/sign-out" {
                    let path = path(entry.template)
                    let place: Comment = "\(entry.template)"
                    let missing = try await person.post(path, [("reason", "x")])
                    #expect(missing.status == 403, place)
                    let wrong = try await person.post(path, [("form-token", String(repeating: "ab", count: 32))])
                    #expect(wrong.status == 403, place)
                    let foreign = try await person.post(path, [], headers: ["Sec-Fetch-Site": "cross-site"])
                    #expect(foreign.status == 403, place)
                    let origin = try await person.post(path, [], headers: ["Origin": "https://evil.example"])
                    #expect(origin.status == 403, place)
                }
            }
            #expect(try await site.leaves() == before, "a refused form changed something")
        }
    }

    @Test func aRightTokenFromAForeignPageIsRefusedToo() async throws {
        try await WholeSite.run { site in
            let person = try await site.person(.administrator)
            let page = try await person.open("/staff/accounts")
            let token = try #require(
                try PageElement.read(page.text).all("input").first { $0["name"] == "form-token" }?["value"])
            let before = try await site.leaves()
            let answer = try await person.post(
                "/staff/accounts", [("form-token", token), ("displayName", "ผู้บุกรุก")],
                headers: ["Sec-Fetch-Site": "cross-site"])
            #expect(answer.status == 403)
            #expect(try await site.leaves() == before)
        }
    }

    private func expectStrict(_ answer: Answer, _ place: Comment) {
        let policy = answer.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.contains("default-src 'none'"), place)
        #expect(policy.contains("frame-ancestors 'none'"), place)
        #expect(!policy.contains("unsafe"), place)
        #expect(answer.headers[.xContentTypeOptions] == "nosniff", place)
        for name in ["Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"] {
            if let field = HTTPField.Name(name) { #expect(answer.headers[field] != nil, place) }
        }
    }
}
