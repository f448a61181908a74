import Access
public import Civics
import Storage

/// What the register itself tells on the pages of parcels, households and people.
///
/// No line tells a sealed value: of facts only class, source and day.
public enum RegistryFacets {
    /// - Parameter today: the day on which divisions' business is looked up.
    public static func all(today: @escaping @Sendable () -> CivilDate) -> [Facet] {
        [land, homes(today), facts(today), surveys(today), freshness]
    }

    /// Land, buildings and signs that a person or organisation owns or occupies.
    static let land = Facet(
        id: "registry.land", title: Words(th: "ที่ดินและทรัพย์สิน", en: "Land and property"), dataClass: .property,
        kinds: [.person, .organisation, .household],
        lines: { record, scope, db in
            // Rights on property hold for all of it or for one's own; there is no assignment of land.
            guard scope.everything || !scope.divisions.isEmpty else { return [] }
            return try FacetRows.property(of: record, db).map { item in
                Facet.Line(
                    Words(
                        th: "\(item.kind.name.th) \(item.label ?? "ไม่มีรหัส")",
                        en: "\(item.kind.name.en) \(item.label ?? "without a code")"),
                    subject: RecordReference(item.kind, item.id).subject)
            }
        })

    /// Where a person lives, and who lives on a parcel or in a building.
    static func homes(_ today: @escaping @Sendable () -> CivilDate) -> Facet {
        Facet(
            id: "registry.homes", title: Words(th: "ครัวเรือน", en: "Household"), dataClass: .people,
            kinds: [.person, .parcel, .building],
            lines: { record, scope, db in
                let scope = try RegistryScope(scope, on: today(), db)
                return try FacetRows.households(of: record, scope, db).map { home in
                    let village = home.village.map { " หมู่ที่ \($0)" } ?? ""
                    let place = home.village.map { ", village \($0)" } ?? ""
                    return Facet.Line(
                        Words(
                            th: "บ้านเลขที่ \(home.houseNumber ?? "–")\(village) · \(home.members) คน",
                            en: "House \(home.houseNumber ?? "–")\(place) · \(home.members) people"),
                        subject: RecordReference(.household, home.id.value).subject)
                }
            })
    }

    /// That there are facts of a class about a person or the people of a household; never which.
    static func facts(_ today: @escaping @Sendable () -> CivilDate) -> Facet {
        Facet(
            id: "registry.facts", title: Words(th: "ข้อมูลกลุ่มเปราะบาง", en: "Vulnerable groups"), dataClass: .welfare,
            kinds: [.person, .household],
            lines: { record, scope, db in
                let scope = try RegistryScope(scope, on: today(), db)
                return try FacetRows.facts(of: record, scope, db).map { fact in
                    Facet.Line(
                        Words(
                            th: "มีข้อมูลสวัสดิการ เปิดดูโดยระบุเหตุผล", en: "There is a welfare fact; it opens with a reason."),
                        on: fact.statedOn, subject: RecordReference(.person, fact.person.value).subject)
                }
            })
    }

    /// The rounds of the survey that a household answered.
    static func surveys(_ today: @escaping @Sendable () -> CivilDate) -> Facet {
        Facet(
            id: "registry.surveys", title: Words(th: "จปฐ.", en: "Minimum-needs survey"), dataClass: .welfare,
            kinds: [.household],
            lines: { record, scope, db in
                guard try HouseholdRows.isInside(HouseholdID(record.id), RegistryScope(scope, on: today(), db), db)
                else {
                    return []
                }
                return try SurveyRows.of(HouseholdID(record.id), db).map {
                    Facet.Line(
                        Words(
                            th: "สำรวจปี \($0.year) ชุด \($0.edition)", en: "Round of \($0.year), edition \($0.edition)"),
                        on: $0.surveyedOn)
                }
            })
    }

    /// When somebody last said that the record is right.
    static let freshness = Facet(
        id: "registry.freshness", title: Words(th: "ยืนยันข้อมูลล่าสุด", en: "Last confirmed"), dataClass: .people,
        kinds: [.person, .household],
        lines: { record, _, db in
            try ConfirmationRows.days(of: record.id, db).sorted { $0.key < $1.key }.map { group, day in
                let isWhole = group == ConfirmationRows.whole
                return Facet.Line(
                    Words(th: isWhole ? "ทั้งรายการ" : group, en: isWhole ? "The whole record" : group), on: day)
            }
        })
}
