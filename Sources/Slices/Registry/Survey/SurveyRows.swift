import Access
import Civics
import Evidence
import SQLText
public import Storage

/// Today's rows of household surveys and the sealed counts per village: `register_surveys`, `register_survey_counts`.
enum SurveyRows {
    struct Row: Decodable {
        var id: SurveyID
        var version: Int
        var household: HouseholdID
        var edition: String
        var year: Int
        var answers: SecretID
        var surveyedOn: CivilDate
        var surveyor: String?
    }

    private static let columns: SQL =
        "s.id, s.version, s.household, s.edition, s.year, s.answers, s.surveyed_on, s.surveyor"

    static func of(_ household: HouseholdID, _ db: Transaction) throws -> [Row] {
        try db.all(
            """
            SELECT \(columns) FROM register_surveys s WHERE s.household = \(household)
            ORDER BY s.year DESC, s.edition DESC
            """)
    }

    static func isInside(_ household: HouseholdID, _ scope: RegistryScope, _ db: Transaction) throws -> Bool {
        try HouseholdRows.isInside(household, scope, db)
    }

    /// Households that held on a day, from their versions.
    static func householdsHolding(on day: CivilDate, _ db: Transaction) throws -> Set<HouseholdID> {
        Set(
            try db.all(
                """
                SELECT v.subject FROM register_versions v
                WHERE v.kind = \(RecordKind.household) AND v.superseded_at IS NULL AND v.valid_from <= \(day)
                    AND (v.valid_to IS NULL OR v.valid_to > \(day))
                """, as: HouseholdID.self))
    }

    /// Households with a day of survey inside a period.
    static func householdsSurveyed(_ period: MeasurePeriod, _ db: Transaction) throws -> [HouseholdID] {
        try db.all(
            """
            SELECT DISTINCT s.household FROM register_surveys s
            WHERE s.surveyed_on BETWEEN \(period.first) AND \(period.last) ORDER BY s.household
            """)
    }

    struct CountRow: Decodable {
        var id: UUIDv7
        var village: Int
        var households: Int
        var sealed: Sealed
    }

    static func counts(year: Int, edition: String, _ db: Transaction) throws -> [CountRow] {
        try db.all(
            """
            SELECT c.id, c.village, c.households, c.sealed FROM register_survey_counts c
            WHERE c.year = \(year) AND c.edition = \(edition) ORDER BY c.village
            """)
    }

    static func count(year: Int, edition: String, village: Int, _ db: Transaction) throws -> CountRow? {
        try db.first(
            """
            SELECT c.id, c.village, c.households, c.sealed FROM register_survey_counts c
            WHERE c.year = \(year) AND c.edition = \(edition) AND c.village = \(village)
            """)
    }

    static func put(
        _ id: UUIDv7, year: Int, edition: String, village: Int, households: Int, sealed: Sealed, _ db: Transaction
    ) throws {
        try db.run(
            """
            INSERT INTO register_survey_counts (id, year, edition, village, households, sealed)
            VALUES (\(id), \(year), \(edition), \(village), \(households), \(sealed))
            ON CONFLICT (year, edition, village) DO UPDATE SET households = excluded.households,
                sealed = excluded.sealed
            """)
    }
}

extension HouseholdSurvey: RegisterRecord {
    public typealias ID = SurveyID
    public static var kind: RecordKind { .survey }

    public var links: [RegisterLink] { [RegisterLink(.household, RecordReference(.household, household.value))] }

    public func check() throws {
        guard (2500...2700).contains(year), surveyedOn.buddhistYear <= year + 1, surveyedOn.buddhistYear >= year - 1
        else { throw Problem.surveyYearWrong }
        guard !edition.isEmpty, edition.utf8.count <= 40 else { throw Problem.noSuchEdition }
        guard (surveyor ?? "").utf8.count <= 400, surveyor?.contains("\0") != true else {
            throw Problem.personTextTooLong
        }
        try FreeText.refuseIdentities([surveyor])
    }

    public func project(_ stamp: CurrentStamp<SurveyID>, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO register_surveys (id, version, valid_from, recorded_at, household, edition, year, answers,
                surveyed_on, surveyor)
            VALUES (\(stamp.id), \(stamp.version), \(stamp.validFrom), \(stamp.recordedAt), \(household), \(edition),
                \(year), \(answers), \(surveyedOn), \(surveyor))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, valid_from = excluded.valid_from,
                recorded_at = excluded.recorded_at, household = excluded.household, edition = excluded.edition,
                year = excluded.year, answers = excluded.answers, surveyed_on = excluded.surveyed_on,
                surveyor = excluded.surveyor
            """)
    }

    public static func unproject(_ id: SurveyID, _ db: Transaction) throws {
        try db.run("DELETE FROM register_surveys WHERE id = \(id)")
    }
}
