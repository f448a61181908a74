public import Access
public import Civics
import Foundation
public import Storage

/// Reading dated tables inside a transaction.
public enum DatedTables {
    /// The row in force on a day; `nil` where there is none, or a clerk withdrew it.
    public static func row(_ key: String, on day: CivilDate, _ db: Transaction) throws -> DatedRow? {
        try DatedRowRows.inForce(key, on: day, db)
    }

    /// The value in force on a day.
    public static func value(_ key: String, on day: CivilDate, _ db: Transaction) throws -> String? {
        try DatedRowRows.inForce(key, on: day, db)?.value
    }

    /// A whole number in force on a day; `nil` where there is none or it is not one.
    public static func whole(_ key: String, on day: CivilDate, _ db: Transaction) throws -> Int? {
        try value(key, on: day, db).flatMap { Int($0) }
    }

    /// Every row of a key, newest first, those that were replaced included.
    public static func history(_ key: String, _ db: Transaction) throws -> [DatedRow] {
        try DatedRowRows.history(key, db)
    }

    /// Every row that counts, by key.
    public static func standing(_ db: Transaction) throws -> [DatedRow] {
        try DatedRowRows.standing(db)
    }

    /// Days that a quarter stays open after its end; 15 where no row says.
    public static func graceDays(on day: CivilDate, _ db: Transaction) throws -> Int {
        try whole("quarter/graceDays", on: day, db) ?? 15
    }

    /// The smallest count that readers without the right see; 5 where no row says.
    public static func smallestCount(on day: CivilDate, _ db: Transaction) throws -> Int {
        try whole("privacy/smallestCount", on: day, db) ?? 5
    }

    /// The days on which offices are closed, as the rows say now.
    public static func workingDays(_ db: Transaction) throws -> WorkingDays {
        WorkingDays(rows: try DatedRowRows.standing(db).filter { $0.key.hasPrefix("holiday/") })
    }

    static let organisationKey = "organisation/profile"

    /// The organisation as it stands on a day; throws 500.71 where none was ever loaded.
    public static func organisation(on day: CivilDate, _ db: Transaction) throws -> OrganisationProfile {
        guard let text = try value(organisationKey, on: day, db),
            let profile = try? JSONDecoder().decode(OrganisationProfile.self, from: Data(text.utf8))
        else { throw Problem.organisationMissing }
        return profile
    }
}

extension Problem {
    /// Every refusal of this room, for the test that numbers are unique.
    public static let tables: [Problem] = [
        .organisationMissing, .tableValueMissing, .tablePeriodWrong, .noSuchTableKey,
    ]

    public static let organisationMissing = Problem(
        "500.71", Words(th: "ยังไม่มีข้อมูลองค์กรในระบบ", en: "The organisation's own data is missing."),
        wayForward: Words(th: "ให้ผู้ดูแลระบบโหลดแฟ้มข้อมูลองค์กร", en: "The administrator loads the organisation's file."))

    public static let tableValueMissing = Problem(
        "422.71", Words(th: "ยังไม่ได้กรอกค่าหรือที่มาทางกฎหมาย", en: "The value or its legal reference is missing."),
        wayForward: Words(th: "กรอกให้ครบแล้วส่งใหม่", en: "Fill them in and send it again."), field: "value")

    public static let tablePeriodWrong = Problem(
        "422.72", Words(th: "วันสิ้นสุดมาก่อนวันเริ่ม", en: "The last day is before the first."),
        wayForward: Words(th: "แก้วันแล้วส่งใหม่", en: "Change the days and send it again."), field: "effectiveTo")

    public static let noSuchTableKey = Problem(
        "404.71", Words(th: "ไม่มีรายการนี้ในตาราง", en: "There is no such row in the tables."),
        wayForward: Words(th: "กลับไปที่รายการตาราง", en: "Go back to the list of tables."))
}
