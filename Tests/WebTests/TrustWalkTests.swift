import Access
import Civics
import Composition
import Foundation
import HTTPTypes
import Registry
import Shell
import ShellSupport
import Storage
import Testing

@testable import Web

/// Role × route × record: every route of the program, filled with every record, as everybody who can sign in.
///
/// The routes come from the program itself, so that a new one is walked without being named here.
@Suite struct TrustWalkTests {
    static let names = ["public"] + TrustSite.actors.keys.sorted()

    /// A route's addresses: each of its places filled with each thing that it could mean.
    private func paths(_ template: String, _ site: TrustSite) -> [String] {
        let land = site.parcels.map(\.description) + site.others.map(\.description)
        let records =
            template.contains("/people/")
            ? site.people.map(\.id.description)
            : template.contains("/households/")
                ? site.people.map(\.home.description)
                : template.contains("/register/")
                    ? land : land + site.people.flatMap { [$0.id.description, $0.home.description] }
        let layers = site.house.layers.all.map(\.id) + ["nothing"]
        func places(_ part: Substring) -> [String] {
            switch part {
            case "{id}", "{feature}": records
            case "{collection}", "{layer}": layers
            case "{z}": ["14"]
            case "{x}": ["12884"]
            case "{y}": ["7507", "7508"]
            case "{year}", "{line}", "{number}": ["2569"]
            default: part.hasPrefix("{") ? ["0198f000-0000-7000-8000-000000000001"] : [String(part)]
            }
        }
        return template.split(separator: "/").reduce([""]) { begun, part in
            begun.flatMap { begin in places(part).map { begin + "/" + $0 } }
        }.map { $0.isEmpty ? "/" : $0 }
    }

    /// What of the register this reader must not see on any page that is only opened.
    private func forbidden(_ actor: Actor, _ site: TrustSite) -> [String] {
        var texts: [String] = []
        for somebody in site.people {
            texts += somebody.sealed
            guard !site.reaches(actor, .read, somebody) else { continue }
            texts += [somebody.family, somebody.phone]
            // A masked list has initials and houses; who is not in it has neither.
            if !site.reaches(actor, .list, somebody) { texts.append(somebody.houseNumber) }
        }
        let property = site.house.policy.scope(of: actor, .read, .property)
        if property.isNone { texts.append(TrustSite.deed) }
        return texts
    }

    @Test(arguments: TrustWalkTests.names) func noPageShowsWhatThePolicyRefuses(name: String) async throws {
        try await TrustSite.run { site in
            let actor = name == "public" ? Actor.anyone : try TrustSite.actor(name)
            let hidden = forbidden(actor, site)
            let visitor = await site.visitor(name)
            var seen = 0
            // Asking by name and by part of it tells no more than looking does.
            let asked =
                site.people.flatMap { ["/map?q=\($0.given)", "/staff/register?q=\($0.given)"] }
                + [
                    "/staff/register/people?q=ลับ", "/staff/register/people?village=9",
                    "/staff/register/households?village=9",
                ]
            for entry in site.routes.entries where entry.method == "GET" {
                for path in paths(entry.template, site) + (entry.template == "/" ? asked : []) {
                    let answer = try await visitor.open(
                        path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.union(.urlQueryAllowed))
                            ?? path)
                    let place: Comment = "\(name): \(path) answered \(answer.status)"
                    #expect(answer.status < 500, place)
                    for text in hidden where answer.text.contains(text) {
                        Issue.record("\(name): \(path) shows \(text)")
                    }
                    seen += answer.status == 200 ? 1 : 0
                }
            }
            #expect(seen > 10, "\(name) was let in next to nowhere: the walk proves nothing")
        }
    }

    @Test(arguments: TrustWalkTests.names) func aPersonsAndAHouseholdsPageAnswerAsThePolicySays(
        name: String
    ) async throws {
        try await TrustSite.run { site in
            let actor = name == "public" ? Actor.anyone : try TrustSite.actor(name)
            let visitor = await site.visitor(name)
            for somebody in site.people {
                let mayRead = site.reaches(actor, .read, somebody)
                let isReached = mayRead || site.reaches(actor, .list, somebody)
                for (path, template) in [
                    ("/staff/register/people/\(somebody.id)", "/staff/register/people/{id}"),
                    ("/staff/register/households/\(somebody.home)", "/staff/register/households/{id}"),
                ] {
                    let rule = try #require(site.house.policy.routeRule("GET", template))
                    let answer = try await visitor.send(.get, path)
                    let place: Comment = "\(name): \(path) of village \(somebody.village) answered \(answer.status)"
                    guard isReached, site.house.policy.admits(actor, rule) else {
                        #expect([303, 401, 403, 404].contains(answer.status), place)
                        continue
                    }
                    #expect(answer.status == 200, place)
                    #expect(answer.text.contains(somebody.family) == mayRead, place)
                }
            }
        }
    }

    /// What may be done is asked for the record itself, within the act: a form sent by hand changes nothing out of reach.
    @Test(arguments: TrustWalkTests.names.filter { $0 != "public" })
    func noFormChangesOrOpensWhatIsOutOfReach(name: String) async throws {
        try await TrustSite.run { site in
            let actor = try TrustSite.actor(name)
            let hidden = forbidden(actor, site)
            let visitor = await site.visitor(name)
            let page = try await visitor.open("/who-may-see")
            let token = try #require(page.text.firstMatch(of: /name="form-token"[^>]*value="([^"]+)"/)?.1)
            let forms: [(String, String)] = [
                ("form-token", String(token)), ("reason", "ตรวจสอบทะเบียน"), ("purpose", "register"),
                ("group", "elderly"),
                ("source", "survey"), ("on", "1/10/2569"), ("given", "yes"), ("field", "person.nationalID"),
                ("status", "dead"), ("since", "1/10/2569"), ("version", "1"), ("givenName", "ผู้บุกรุก"), ("note", "บุกรุก"),
            ]
            let beyond = site.people.filter { somebody in
                ![Verb.read, .list, .write, .match].contains { site.reaches(actor, $0, somebody) }
            }
            let before = try await changes(site)
            for entry in site.routes.entries where entry.method == "POST" && entry.template.contains("/register/") {
                guard entry.template.contains("/people/{id}") || entry.template.contains("/households/{id}") else {
                    continue
                }
                for somebody in beyond {
                    let id = entry.template.contains("people") ? somebody.id.description : somebody.home.description
                    let path = entry.template.replacing("{id}", with: id)
                        .replacing("{fact}", with: "0198f000-0000-7000-8000-000000000001")
                    let answer = try await visitor.post(path, forms)
                    let place: Comment = "\(name): \(path) answered \(answer.status)"
                    #expect([403, 404, 422].contains(answer.status), place)
                    #expect(!answer.text.contains("403.11"), "the form itself was refused, which proves nothing")
                    for text in hidden + [somebody.given] where answer.text.contains(text) {
                        Issue.record("\(name): POST \(path) shows \(text)")
                    }
                }
            }
            let after = try await changes(site)
            #expect(before == after, "\(name) changed something out of reach")
        }
    }

    /// Every leaf of the audit log, in its order of writing.
    private func changes(_ site: TrustSite) async throws -> Int {
        try await site.house.world.store.read { try AuditLog.latest(limit: 100_000, $0).count }
    }
}
