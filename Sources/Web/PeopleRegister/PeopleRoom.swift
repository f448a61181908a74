import Access
import Civics
import Html
import HTTPTypes
import Registry
import Shell
import Storage
import Tables

/// What every page about people knows first: who asks, what they may do, the villages, the day, the lists of codes.
struct PeopleRoom: Sendable {
    var actor: Actor
    var policy: Policy
    var today: CivilDate
    var villages: [VillageLine]
    /// Relations to the head, where facts are known from, kinds of organisations: code → words.
    var relations: [String: Words]
    var sources: [String: Words]
    /// Whether sealed values can be opened and kept.
    var hasKey: Bool

    init(
        actor: Actor, policy: Policy, today: CivilDate, villages: [VillageLine] = [], relations: [String: Words] = [:],
        sources: [String: Words] = [:], hasKey: Bool = true
    ) {
        self.actor = actor
        self.policy = policy
        self.today = today
        self.villages = villages
        self.relations = relations
        self.sources = sources
        self.hasKey = hasKey
    }

    init(_ services: WebServices, _ context: ShellContext, _ db: Transaction) throws {
        let today = services.world.now().thaiDate
        let standing = try DatedTables.standing(db).filter { $0.holds(on: today) && !$0.isWithdrawn }
        self.init(
            actor: context.actor, policy: services.policy, today: today, villages: try VillageRows.all(db),
            relations: Self.codes("relation", standing), sources: Self.codes("factSource", standing),
            hasKey: services.vault.isOpen)
    }

    /// The rows of a list whose values are "Thai | English".
    private static func codes(_ list: String, _ rows: [DatedRow]) -> [String: Words] {
        var codes: [String: Words] = [:]
        for row in rows where row.key.hasPrefix(list + "/") {
            let parts = row.value.split(separator: "|").map(FormFields.tidied)
            guard let thai = parts.first, !thai.isEmpty else { continue }
            codes[String(row.key.dropFirst(list.count + 1))] = Words(th: thai, en: parts.count > 1 ? parts[1] : thai)
        }
        return codes
    }

    func may(_ verb: Verb, _ dataClass: DataClass) -> Bool { actor.may(verb, dataClass, policy: policy) }

    /// Whether the person keeps the register of all people: merges, purges, assigns.
    var keepsAll: Bool { policy.scope(of: actor, .write, .people).everything }

    func name(ofVillage number: Int?) -> Words? {
        guard let number else { return nil }
        let name = villages.first { $0.moo == number }?.name
        return Words(
            th: "หมู่ที่ \(number)" + (name.map { " \($0)" } ?? ""), en: "Moo \(number)" + (name.map { " \($0)" } ?? ""))
    }

    /// The villages to choose from; the one that is chosen is among them though it be gone.
    func villageChoices(besides chosen: String? = nil) -> [Choice] {
        var numbers = villages.map(\.moo)
        if let chosen = chosen.flatMap({ Int($0) }), !numbers.contains(chosen) { numbers.append(chosen) }
        return numbers.map { Choice(String($0), name(ofVillage: $0) ?? Words("\($0)")) }
    }

    func relation(_ code: String?) -> Words? { code.map { relations[$0] ?? Words($0) } }

    var relationChoices: [Choice] { Self.choices(relations, first: ["head", "spouse", "child", "parent"]) }
    var sourceChoices: [Choice] { Self.choices(sources, first: ["register", "survey", "volunteer"]) }
    var purposeChoices: [Choice] { policy.purposes.map { Choice($0.code, $0.name) } }

    private static func choices(_ codes: [String: Words], first: [String]) -> [Choice] {
        let order = first.filter { codes[$0] != nil } + codes.keys.filter { !first.contains($0) }.sorted()
        return order.compactMap { code in codes[code].map { Choice(code, $0) } }
    }
}

extension FormFields {
    /// Without blanks around it.
    static func tidied(_ text: some StringProtocol) -> String {
        var scalars = Substring(text).unicodeScalars
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return String(scalars)
    }
}

/// The way to the pages about people, and what they have in common.
enum PeopleCrumbs {
    static let register = Crumb(Words(th: "ทะเบียน", en: "Register"), RegisterLinks.home)
    static let people = Crumb(Words(th: "บุคคล", en: "People"), PeopleLinks.people)
    static let households = Crumb(Words(th: "ครัวเรือน", en: "Households"), PeopleLinks.households)
    static let organisations = Crumb(Words(th: "นิติบุคคลและหน่วยงาน", en: "Organisations"), PeopleLinks.organisations)

    static func person(_ id: PersonID, _ name: PersonName) -> [Crumb] {
        [register, people, Crumb(Words("\(name)"), PeopleLinks.person(id))]
    }

    static func household(_ line: HouseholdLine) -> [Crumb] {
        [register, households, Crumb(PeopleText.house(line), PeopleLinks.household(line.id))]
    }

    /// The sister pages: people, households, organisations, groups, the survey; those the reader may enter.
    static func tabs(_ room: PeopleRoom, chosen: Link) -> HTML {
        var items: [NavigationItem] = []
        if room.may(.list, .people) {
            items.append(NavigationItem(people.label, people.link))
            items.append(NavigationItem(households.label, households.link))
        }
        if room.may(.list, .property) { items.append(NavigationItem(organisations.label, organisations.link)) }
        let groups = room.may(.list, .welfare) ? PeopleLinks.facts : PeopleLinks.factCounts
        let surveys = room.may(.list, .welfare) ? PeopleLinks.surveys : PeopleLinks.surveyCounts
        if room.may(.list, .welfare) || room.may(.aggregate, .welfare) {
            items.append(NavigationItem(Words(th: "กลุ่มเปราะบาง", en: "Vulnerable groups"), groups))
        }
        // Percentages are of whole villages, so a few assigned households open them to nobody.
        if [Verb.list, .aggregate].contains(where: { room.policy.scope(of: room.actor, $0, .welfare).everything }) {
            items.append(NavigationItem(Words(th: "จปฐ.", en: "Survey"), surveys))
        }
        if room.keepsAll {
            items.append(NavigationItem(Words(th: "มอบหมาย อสม.", en: "Assignments"), PeopleLinks.assignments))
        }
        return Tabs(Words(th: "ทะเบียนคน", en: "Register of people"), items, chosen: chosen).html
    }
}

/// How facts about people are written.
enum PeopleText {
    static func house(_ line: HouseholdLine) -> Words { house(line.houseNumber, line.village) }

    static func house(_ number: String?, _ village: Int?) -> Words {
        Words(
            th: "บ้านเลขที่ \(number ?? "–")" + (village.map { " หมู่ที่ \($0)" } ?? ""),
            en: "House \(number ?? "–")" + (village.map { ", Moo \($0)" } ?? ""))
    }

    static func status(_ status: Person.Status) -> Words {
        switch status {
        case .living: Words(th: "อยู่ในตำบล", en: "Lives here")
        case .dead: Words(th: "เสียชีวิต", en: "Dead")
        case .movedOut: Words(th: "ย้ายออก", en: "Moved away")
        }
    }

    static func sex(_ sex: Person.Sex) -> Words {
        switch sex {
        case .female: Words(th: "หญิง", en: "Female")
        case .male: Words(th: "ชาย", en: "Male")
        }
    }

    static func day(_ day: PartialDate) -> Words { Words(th: day.text(in: .thai), en: day.text(in: .english)) }

    /// The age in full years; a range where the birthday is not known well enough.
    static func age(_ birth: PartialDate, on day: CivilDate) -> Words? {
        guard let age = birth.age(on: day) else { return nil }
        let text = age.lowerBound == age.upperBound ? "\(age.upperBound)" : "\(age.lowerBound)–\(age.upperBound)"
        return Words(th: "อายุ \(text) ปี", en: "\(text) years old")
    }

    static func precision(_ precision: PartialDate.Precision) -> Words? {
        switch precision {
        case .day: nil
        case .month: Words(th: "ไม่ทราบวัน", en: "day not known")
        case .year: Words(th: "ทราบเฉพาะปี", en: "only the year is known")
        }
    }

    static func consent(_ isGiven: Bool?) -> Words {
        switch isGiven {
        case true?: Words(th: "ยินยอม", en: "Given")
        case false?: Words(th: "ไม่ยินยอม", en: "Refused")
        case nil: Words(th: "ยังไม่ได้ถาม", en: "Not asked yet")
        }
    }

    /// What a sealed field is called.
    static func field(_ name: String) -> Words {
        switch name {
        case SealedField.personNationalID.name: Words(th: "เลขประจำตัวประชาชน", en: "National ID")
        case SealedField.personOtherIdentifier.name: Words(th: "เลขเอกสารอื่น", en: "Other identifier")
        case SealedField.factWelfare.name: Words(th: "ข้อมูลสวัสดิการ", en: "Welfare facts")
        case SealedField.factHealth.name: Words(th: "ข้อมูลสุขภาพ", en: "Health facts")
        case SealedField.factChild.name: Words(th: "ข้อมูลเด็ก", en: "Facts about children")
        case SealedField.surveyAnswers.name: Words(th: "คำตอบ จปฐ.", en: "Survey answers")
        default: Words(name)
        }
    }

    /// The groups of facts of a person that are confirmed apart.
    static let personGroups: [(code: String, name: Words)] = [
        ("name", Words(th: "ชื่อและวันเกิด", en: "Name and birth")),
        ("address", Words(th: "ที่อยู่และโทรศัพท์", en: "Address and telephone")),
        ("status", Words(th: "การอยู่อาศัย", en: "Living here")),
    ]

    static let householdGroups: [(code: String, name: Words)] = [
        ("place", Words(th: "บ้านเลขที่และที่ตั้ง", en: "House number and place")),
        ("members", Words(th: "สมาชิก", en: "Members")),
    ]

    static func group(_ code: String) -> Words {
        switch code {
        case "record": Words(th: "ทั้งรายการ", en: "The whole record")
        case "survey": Words(th: "จปฐ.", en: "Minimum-needs survey")
        default: (personGroups + householdGroups).first { $0.code == code }?.name ?? Words(code)
        }
    }
}

extension ShellContext {
    func person(_ name: String = "id") throws -> PersonID {
        guard let id = PersonID(text: try parameter(name)) else { throw Problem.noSuchPerson }
        return id
    }

    func household() throws -> HouseholdID {
        guard let id = HouseholdID(text: try parameter("id")) else { throw Problem.noSuchHousehold }
        return id
    }
}
