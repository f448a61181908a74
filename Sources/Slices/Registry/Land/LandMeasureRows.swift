import Access
import Civics
import Evidence
import Foundation
import SQLText
import Storage

/// The records behind the land measures: what the register said at the end of a period's last day.
///
/// Both times count, so that a period that is over gives the same figure whatever is written later: the versions that
/// held on the last day, as they were believed when that day ended.
enum LandMeasureRows {
    struct Member {
        var record: RecordReference
        var name: String?
        var part: Int64
        var why: Words?

        init(_ record: RecordReference, name: String? = nil, part: Bool, why: Words? = nil) {
            self.record = record
            self.name = name
            self.part = part ? 1 : 0
            self.why = why
        }
    }

    private struct Subject: Decodable {
        var subject: UUIDv7
    }

    private struct Day: Decodable {
        var subject: UUIDv7
        var day: CivilDate
    }

    private struct Body: Decodable {
        var subject: UUIDv7
        var body: String
    }

    /// As much of a parcel as measures need.
    private struct Gist: Decodable {
        struct Owner: Decodable {}
        var code: String?
        var registeredArea: Int64?
        var drawnSquareMetreHundredths: Int64?
        var owners: [Owner]?
        var shape: String?
    }

    /// The kinds that a measure counts when no parameter names one.
    static let countedKinds: [RecordKind] = [.parcel, .building, .sign, .place, .household, .person, .organisation]

    /// Records of the register, counted where they were confirmed within the year that ends with the period.
    static func confirmed(_ context: MeasureContext, _ db: Transaction) throws -> [Member] {
        let last = context.period.last
        let kinds = context.parameters["kind"].map { name in [RecordKind(rawValue: name)].compactMap { $0 } }
        let group = context.parameters["group"]
        let after = yearBefore(last)
        return try (kinds ?? countedKinds).flatMap { kind in
            let days = try confirmations(kind, group: group, through: last, db)
            return try db.all(
                "SELECT v.subject FROM register_versions v WHERE \(standing(kind, last)) ORDER BY v.subject",
                as: Subject.self
            ).map { row in
                Member(RecordReference(kind, row.subject), part: days[row.subject].map { $0 > after } ?? false)
            }
        }
    }

    static func parcelsWithCode(_ context: MeasureContext, _ db: Transaction) throws -> [Member] {
        try parcels(context, db) { member($0, $1, part: $1.code != nil) }
    }

    static func parcelsWithOwner(_ context: MeasureContext, _ db: Transaction) throws -> [Member] {
        try parcels(context, db) { member($0, $1, part: !($1.owners ?? []).isEmpty) }
    }

    static func parcelsDrawn(_ context: MeasureContext, _ db: Transaction) throws -> [Member] {
        try parcels(context, db) { member($0, $1, part: $1.shape != nil) }
    }

    /// Parcels with both areas, counted where the two are more than 5 % apart.
    static func areasApart(_ context: MeasureContext, _ db: Transaction) throws -> [Member] {
        try parcels(context, db) { id, gist in
            guard let paper = gist.registeredArea.flatMap({ LandArea(squareWaHundredths: $0) }),
                let drawn = gist.drawnSquareMetreHundredths
            else {
                return member(
                    id, gist, part: false,
                    why: Words(th: "ไม่มีเนื้อที่ครบทั้งสองอย่าง", en: "one of the two areas is missing"))
            }
            return member(
                id, gist, part: LandWarning.differ(paper.squareMetreHundredths, drawn, byMoreThan: 5))
        }
    }

    private static func parcels(
        _ context: MeasureContext, _ db: Transaction, _ make: (UUIDv7, Gist) -> Member
    ) throws -> [Member] {
        let decoder = JSONDecoder()
        return try db.all(
            """
            SELECT v.subject, v.body FROM register_versions v
            WHERE \(standing(.parcel, context.period.last)) ORDER BY v.subject
            """, as: Body.self
        ).map { make($0.subject, try decoder.decode(Gist.self, from: Data($0.body.utf8))) }
    }

    private static func member(_ id: UUIDv7, _ gist: Gist, part: Bool, why: Words? = nil) -> Member {
        Member(RecordReference(.parcel, id), name: gist.code, part: part, why: why)
    }

    /// The versions of a kind that held on a day, as believed when it ended.
    private static func standing(_ kind: RecordKind, _ day: CivilDate) -> SQL {
        let end = Instant(startOf: day.adding(days: 1))
        return """
            v.kind = \(kind) AND v.recorded_at < \(end) AND (v.superseded_at IS NULL OR v.superseded_at >= \(end)) \
            AND v.valid_from <= \(day) AND (v.valid_to IS NULL OR v.valid_to > \(day))
            """
    }

    /// The newest day up to `last` on which each record was confirmed, as was known when that day ended.
    private static func confirmations(
        _ kind: RecordKind, group: String?, through last: CivilDate, _ db: Transaction
    ) throws -> [UUIDv7: CivilDate] {
        let end = Instant(startOf: last.adding(days: 1))
        // Who confirms the whole confirms each group of it.
        let groups = Array(Set([ConfirmationRows.whole, group ?? ConfirmationRows.whole])).sorted()
        let newest: SQL = """
            SELECT c.subject, MAX(c.confirmed_on) AS day FROM register_confirmations c
            JOIN register_operations o ON o.id = c.operation
            WHERE c.kind = \(kind) AND c.fact_group IN (\(list: groups)) AND c.confirmed_on <= \(last)
                AND o.at < \(end) GROUP BY c.subject
            """
        let earlier: SQL = """
            SELECT c.subject, MAX(c.confirmed_on) AS day FROM register_confirmed_before c
            JOIN register_operations o ON o.id = c.operation
            WHERE c.kind = \(kind) AND c.fact_group IN (\(list: groups)) AND c.confirmed_on <= \(last)
                AND o.at < \(end) GROUP BY c.subject
            """
        let days = try db.all(newest, as: Day.self) + db.all(earlier, as: Day.self)
        return Dictionary(days.map { ($0.subject, $0.day) }, uniquingKeysWith: { max($0, $1) })
    }

    /// The same day a year before; the day before it where that year has none.
    static func yearBefore(_ day: CivilDate) -> CivilDate {
        CivilDate(year: day.year - 1, month: day.month, day: day.day)
            ?? CivilDate(year: day.year - 1, month: day.month, day: day.day - 1) ?? day.adding(days: -365)
    }
}
