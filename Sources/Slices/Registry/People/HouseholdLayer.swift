import Access
public import Civics
import Geo

extension RegistryLayers {
    /// The households, for readers of class C2: house number, village, how many live there, consent; no names.
    ///
    /// The reader's scope on C2 goes into the SQL (village, assignment, own, division).
    ///
    /// - Parameter today: the day on which divisions' business is looked up.
    public static func households(today: @escaping @Sendable () -> CivilDate) -> MapLayer {
        MapLayer(
            id: "households", title: Words(th: "ครัวเรือน", en: "Households"),
            description: Words(
                th: "ตำแหน่งบ้านของครัวเรือน เฉพาะผู้มีสิทธิ", en: "Where households live, for those who may see them."),
            dataClass: .people, shape: .mixed,
            fields: [
                .init("house_number", Words(th: "บ้านเลขที่", en: "House number"), .text, isFilter: true),
                .init("village", Words(th: "หมู่ที่", en: "Village number"), .whole, isFilter: true),
                .init("members", Words(th: "จำนวนสมาชิก", en: "Members"), .whole),
                .init("consent", Words(th: "ความยินยอม", en: "Consent"), .text),
            ],
            kinds: [.household], minimumZoom: 13,
            features: { query, db in try HouseholdLayerRows.features(query, on: today(), db) },
            count: { query, db in try HouseholdLayerRows.count(query, on: today(), db) },
            extent: { db in try HouseholdLayerRows.extent(db) })
    }
}
