import Access
import Civics
import Html
import Registry
import Shell
import Storage

/// What the people and organisations named on a page are called, as far as the reader may know.
struct PartyNames: Sendable {
    private var names: [Party: PersonName] = [:]

    init() {}

    /// People by the rules of class C2, whole or as initials; organisations, which are nobody's personal data, whole.
    ///
    /// Who is out of the reader's reach stays without a name.
    init(_ parties: some Sequence<Party>, _ services: WebServices, _ actor: Actor) async throws {
        let desk = PersonDesk(services.world, policy: services.policy, vault: services.vault)
        let all = Set(parties)
        for case .person(let id) in all {
            do {
                names[.person(id)] = try await desk.show(id, by: actor).line.name
            } catch let problem as Problem where [403, 404].contains(problem.status) {
                continue
            }
        }
        let organisations = all.compactMap { if case .organisation(let id) = $0 { id } else { nil } }
        guard !organisations.isEmpty else { return }
        let found = try await services.world.store.read { db in
            try organisations.compactMap { id in
                try Register.state(Organisation.self, id, db).map { (Party.organisation(id), $0.record.name) }
            }
        }
        for (party, name) in found { names[party] = .full(name) }
    }

    /// The name in words; what kind of owner it is where the name may not be known.
    func words(_ party: Party) -> Words {
        if let name = names[party] { return Words("\(name)") }
        switch party {
        case .person: return Words(th: "บุคคล (ไม่มีสิทธิดูชื่อ)", en: "a person whose name you may not see")
        case .organisation: return Words(th: "หน่วยงานที่ไม่อยู่ในทะเบียนแล้ว", en: "an organisation no longer registered")
        }
    }

    /// The name, leading to its page for whoever may open it.
    func html(_ party: Party) -> HTML {
        guard names[party] != nil else { return "<span class=\"quiet\">\(words(party))</span>" }
        return "<a href=\"\(link: RegisterLinks.record(party.reference))\">\(words(party))</a>"
    }

    /// An owner with the share, where the papers say one.
    func html(_ owner: Ownership) -> HTML {
        "\(html(owner.party))\(if: owner.share != nil, " <span class=\"quiet\">\(Self.share(owner.share))</span>")"
    }

    static func share(_ share: Ownership.Share?) -> Words {
        guard let share else { return Words(th: "ไม่ระบุส่วน", en: "share not stated") }
        if share.part == share.whole { return Words(th: "ทั้งหมด", en: "the whole") }
        return Words(th: "\(share.part) ใน \(share.whole) ส่วน", en: "\(share.part) of \(share.whole)")
    }
}

/// Someone found by the search box of a form, to be chosen.
struct PartyChoice: Sendable, Hashable {
    var party: Party
    var label: Words

    /// People and organisations whose names are like what was typed; households are none.
    static func find(
        _ text: String, _ services: WebServices, _ actor: Actor
    ) async throws -> [PartyChoice] {
        let search = RegisterSearch(policy: services.policy, vault: services.vault)
        let today = services.world.now().thaiDate
        let results = try await services.world.store.read {
            try search.find(String(text.prefix(200)), limit: 10, by: actor, on: today, $0)
        }
        return results.hits.compactMap { hit in
            Party(hit.record).map { PartyChoice(party: $0, label: hit.heading) }
        }
    }
}
