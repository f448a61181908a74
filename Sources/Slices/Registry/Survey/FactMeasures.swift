public import Access
public import Civics
public import Evidence
public import Storage
import Tables

/// How many people of each group there were on a day, by village.
public enum FactCounts {
    /// One cell; `text` is what the reader may be shown.
    public struct Cell: Sendable, Hashable {
        public var village: Int?
        public var group: VulnerabilityFact.Group
        public var text: Words
    }

    /// The facts of a day with their groups, opened here and never told one by one.
    static func groups(
        on day: CivilDate, _ secrets: RegisterSecrets, _ db: Transaction
    ) throws -> [(id: FactID, person: PersonID, group: VulnerabilityFact.Group, village: Int?)] {
        let held = try FactRows.holding(on: day, db)
        let sealed = try SecretRows.find(held.map(\.fact.content), db)
        return try held.compactMap { item in
            guard let row = sealed[item.fact.content] else { return nil }
            let text = try secrets.vault.open(row.sealed, field: .fact(item.fact.dataClass), subject: row.subject)
            return (item.id, item.fact.person, try FactContent(text: text).group, item.village)
        }
    }

    /// People per village and group on a day; small counts are hidden from readers who may not read the class.
    ///
    /// - Throws: 403 for whoever may not even count.
    public static func cells(
        on day: CivilDate, by actor: Actor, policy: Policy, vault: FieldVault, _ db: Transaction
    ) throws -> [Cell] {
        let mayCount = FactDesk.classes.filter { dataClass in
            [Verb.aggregate, .list, .read].contains { policy.scope(of: actor, $0, dataClass).everything }
        }
        guard !mayCount.isEmpty else { throw Problem.forbidden }
        let threshold = try DatedTables.smallestCount(on: day, db)
        struct Key: Hashable {
            var village: Int?
            var group: VulnerabilityFact.Group
        }
        var people: [Key: Set<PersonID>] = [:]
        for item in try groups(on: day, RegisterSecrets(vault), db) where mayCount.contains(item.group.dataClass) {
            people[Key(village: item.village, group: item.group), default: []].insert(item.person)
        }
        return people.map { key, persons in
            Cell(
                village: key.village, group: key.group,
                text: SmallCount.text(
                    persons.count, threshold: threshold,
                    isTrusted: policy.scope(of: actor, .read, key.group.dataClass).everything))
        }.sorted { ($0.village ?? 0, $0.group.rawValue) < ($1.village ?? 0, $1.group.rawValue) }
    }
}

/// What the register of people can count.
public enum PeopleMeasures {
    /// - Parameter vault: groups lie sealed; without the key the figure says that it cannot be measured.
    public static func all(vault: FieldVault) -> [Measure] { [peopleOfGroup(RegisterSecrets(vault)), surveyed] }

    /// `registry.peopleOfGroup`: parameters `group` (as ``VulnerabilityFact/Group``) and, where wanted, `village`.
    static func peopleOfGroup(_ secrets: RegisterSecrets) -> Measure {
        @Sendable func counted(
            _ context: MeasureContext, _ db: Transaction
        ) throws -> [(id: FactID, person: PersonID, group: VulnerabilityFact.Group, village: Int?)] {
            let village = context.parameters["village"].flatMap { Int($0) }
            var seen: Set<PersonID> = []
            return try FactCounts.groups(on: context.period.last, secrets, db).filter {
                $0.group.rawValue == context.parameters["group"] && (village == nil || $0.village == village)
                    && seen.insert($0.person).inserted
            }
        }
        return Measure(
            id: "registry.peopleOfGroup",
            name: Words(th: "จำนวนคนในกลุ่มเปราะบาง", en: "People of a vulnerable group"),
            formula: Words(
                th: "นับคนที่มีข้อมูลของกลุ่มนั้นในวันสุดท้ายของช่วง และยังอยู่ในตำบล",
                en: "People about whom a fact of the group held on the last day of the period and who lived here."),
            unit: Words(th: "คน", en: "people"), accumulation: .latest, parameters: ["group", "village"],
            evaluate: { context, db in
                guard secrets.vault.isOpen else {
                    return Figure(
                        cannotBeMeasured: Words(
                            th: "ระบบเปิดอยู่โดยไม่มีกุญแจข้อมูลส่วนบุคคล", en: "The program runs without the key."))
                }
                guard VulnerabilityFact.Group(rawValue: context.parameters["group"] ?? "") != nil else {
                    return Figure(
                        cannotBeMeasured: Words(th: "ยังไม่ได้ระบุกลุ่ม", en: "No group is given."))
                }
                var hash = RecordSetHash()
                let found = try counted(context, db)
                for item in found { hash.add(item.id.description) }
                return Figure(Ratio(Int64(found.count)), counted: found.count, records: hash)
            },
            records: { context, page, db in
                guard secrets.vault.isOpen else { return [] }
                // Titles tell nobody's name: whoever may open the record sees it there.
                return try counted(context, db).dropFirst(page.offset).prefix(page.limit).map { item in
                    let village = item.village.map(String.init) ?? "–"
                    return RecordLink(
                        RecordReference(.person, item.person.value).subject,
                        title: Words(th: "บุคคล หมู่ที่ \(village)", en: "Person, village \(village)"))
                }
            })
    }

    /// The share of households surveyed for จปฐ within the period.
    static let surveyed = Measure(
        id: "registry.householdsSurveyed",
        name: Words(th: "ร้อยละของครัวเรือนที่สำรวจ จปฐ.", en: "Households surveyed for minimum needs"),
        formula: Words(
            th: "ครัวเรือนที่มีวันสำรวจในช่วง ÷ ครัวเรือนทั้งหมดในวันสุดท้ายของช่วง × 100",
            en: "Households with a day of survey in the period ÷ households on its last day × 100."),
        unit: Words(th: "ร้อยละ", en: "per cent"), accumulation: .latest, decimals: 1,
        evaluate: { context, db in
            let households = try SurveyRows.householdsHolding(on: context.period.last, db)
            let surveyed = try SurveyRows.householdsSurveyed(context.period, db).filter(households.contains)
            var hash = RecordSetHash()
            for id in surveyed { hash.add(id.description) }
            return Figure.share(
                Int64(surveyed.count), of: Int64(households.count), percent: true, counted: surveyed.count,
                records: hash)
        },
        records: { context, page, db in
            let households = try SurveyRows.householdsHolding(on: context.period.last, db)
            return try SurveyRows.householdsSurveyed(context.period, db).filter(households.contains)
                .dropFirst(page.offset).prefix(page.limit)
                .map {
                    RecordLink(
                        RecordReference(.household, $0.value).subject,
                        title: Words(th: "ครัวเรือน", en: "Household"))
                }
        })
}
