import Access
import Civics
import Html
import Registry
import Shell
import Storage
import Tables

/// What every page of the land register knows first: who asks, what they may do, the villages, the day.
struct LandRoom: Sendable {
    var actor: Actor
    var policy: Policy
    var today: CivilDate
    var villages: [VillageLine]
    /// The divisions of the organisation, for the places they look after.
    var divisions: [OrganisationProfile.Division]

    init(
        actor: Actor, policy: Policy, today: CivilDate, villages: [VillageLine],
        divisions: [OrganisationProfile.Division]
    ) {
        self.actor = actor
        self.policy = policy
        self.today = today
        self.villages = villages
        self.divisions = divisions
    }

    init(_ services: WebServices, _ actor: Actor, _ db: Transaction) throws {
        let today = services.world.now().thaiDate
        self.init(
            actor: actor, policy: services.policy, today: today, villages: try VillageRows.all(db),
            divisions: try DatedTables.organisation(on: today, db).divisions)
    }

    /// Whether the person may do this with a record of this village and division.
    func may<Record: LandRecord>(_ verb: Verb, _ record: Record) -> Bool {
        policy.scope(of: actor, verb, Record.kind.dataClass)
            .covers(division: record.division, village: record.village)
    }

    /// Throws 403 unless the person may.
    func require<Record: LandRecord>(_ verb: Verb, _ record: Record) throws {
        try actor.require(
            verb, Record.kind.dataClass, division: record.division, village: record.village, policy: policy)
    }

    func may(_ verb: Verb, _ kind: RecordKind) -> Bool { actor.may(verb, kind.dataClass, policy: policy) }

    /// The scope for lists of a kind.
    func scope(_ verb: Verb, _ kind: RecordKind) -> Scope { policy.scope(of: actor, verb, kind.dataClass) }

    func name(ofVillage number: Int?) -> Words? {
        guard let number else { return nil }
        let name = villages.first { $0.moo == number }?.name
        return Words(
            th: "หมู่ที่ \(number)" + (name.map { " \($0)" } ?? ""),
            en: "Village \(number)" + (name.map { " \($0)" } ?? ""))
    }

    /// The villages to choose from; the one that is chosen is among them though it be gone.
    func villageChoices(besides chosen: String? = nil) -> [Choice] {
        var choices = villages.map {
            Choice(String($0.moo), Words(th: "หมู่ที่ \($0.moo) \($0.name)", en: "Village \($0.moo) \($0.name)"))
        }
        if let chosen, let number = Int(chosen), !choices.contains(where: { $0.value == chosen }) {
            choices.append(Choice(chosen, Words(th: "หมู่ที่ \(number)", en: "Village \(number)")))
        }
        return choices
    }

    func name(of division: DivisionCode) -> Words {
        divisions.first { $0.code == division }?.name ?? Words(division.rawValue)
    }

    /// The divisions whose places the person may write.
    var writableDivisions: [OrganisationProfile.Division] {
        let scope = self.scope(.write, .place)
        return divisions.filter { scope.covers(division: $0.code) }
    }
}

/// What the codes of the dated lists are called.
enum LandWords {
    static let landUse = MapWords.codes("landUse")
    static let deedType = MapWords.codes("deedType")
    static let placeKind = MapWords.codes("placeKind")
    static let structure = MapWords.codes("buildingStructure")
    static let signKind = MapWords.codes("signKind")

    static func name(_ code: String, in list: [String: Words]) -> Words { list[code] ?? Words(code) }

    /// A list to choose from, in Thai order of its names; a chosen code that it does not know stays choosable.
    static func choices(_ list: [String: Words], besides chosen: String? = nil) -> [Choice] {
        var choices = list.sorted { thaiPrecedes($0.value.th, $1.value.th) }
            .map { Choice($0.key, $0.value) }
        if let chosen, !chosen.isEmpty, list[chosen] == nil { choices.append(Choice(chosen, Words(chosen))) }
        return choices
    }

    /// Uses in the order of the law, then what else there is.
    static let uses: [String] = {
        let known = ["farm", "home", "other", "vacant", "public"].filter { landUse[$0] != nil }
        return known + landUse.keys.filter { !known.contains($0) }.sorted()
    }()
}
