public import Access
public import Civics
import SQLText
public import Storage

/// A record found by a code or number, with one line that says what it is.
public struct FoundRecord: Sendable, Hashable {
    /// By which of its numbers it was found.
    public enum Number: String, Sendable, Hashable, CaseIterable {
        case parcelCode
        case deedNumber
        case landNumber
        case houseNumber
        case houseCode
    }

    public var record: RecordReference
    public var number: Number
    public var title: Words
    /// The class of what the line says.
    public var dataClass: DataClass
}

/// Finds land by the numbers people know: exact or from the beginning, whatever the digits and letter case.
///
/// Codes of parcels are open; deed, land and house numbers are looked at only for readers of class C7, so that a
/// search tells nobody more than reading would.
public enum LandFindRows {
    private struct Parcel: Decodable {
        var id: UUIDv7
        var code: String?
        var deedNumber: String?
        var landNumber: String?
        var village: Int?
    }

    private struct Building: Decodable {
        var id: UUIDv7
        var houseNumber: String?
        var houseCode: String?
        var village: Int?
        var code: String?
    }

    /// - Parameter property: what the reader may read of class C7.
    public static func find(
        _ text: String, property: Scope, limit: Int = 20, _ db: Transaction
    ) throws -> [FoundRecord] {
        guard let key = FindKey.of(text), limit > 0 else { return [] }
        var found: [FoundRecord] = try parcels("p.code_key", key, scope: .all, limit, db).map {
            FoundRecord(
                record: RecordReference(.parcel, $0.id), number: .parcelCode, title: title($0, open: true),
                dataClass: .published)
        }
        guard !property.isNone else { return found }
        found += try parcels("p.deed_key", key, scope: property, limit, db).map {
            FoundRecord(
                record: RecordReference(.parcel, $0.id), number: .deedNumber, title: title($0, open: false),
                dataClass: .property)
        }
        found += try buildings(key, digits: houseCodeDigits(text), scope: property, limit, db)
        found += try parcels("p.land_key", key, scope: property, limit, db).map {
            FoundRecord(
                record: RecordReference(.parcel, $0.id), number: .landNumber, title: title($0, open: false),
                dataClass: .property)
        }
        var seen: Set<RecordReference> = []
        return Array(found.filter { seen.insert($0.record).inserted }.prefix(limit))
    }

    private static func parcels(
        _ column: SQL, _ key: SQLBytes, scope: Scope, _ limit: Int, _ db: Transaction
    ) throws -> [Parcel] {
        try db.all(
            """
            SELECT p.id, p.code, p.deed_number, p.land_number, p.village FROM parcels p
            WHERE \(column) >= \(key) AND \(column) < \(FindKey.end(of: key))
                AND \(scope.condition(division: nil, village: "p.village"))
            ORDER BY \(column), p.id LIMIT \(limit)
            """)
    }

    private static func buildings(
        _ key: SQLBytes, digits: String?, scope: Scope, _ limit: Int, _ db: Transaction
    ) throws -> [FoundRecord] {
        var rows: [(FoundRecord.Number, Building)] = []
        let columns: SQL = "b.id, b.house_number, b.house_code, b.village, p.code"
        let condition = scope.condition(division: nil, village: "b.village")
        if let digits {
            rows += try db.all(
                """
                SELECT \(columns) FROM buildings b LEFT JOIN parcels p ON p.id = b.parcel
                WHERE b.house_code = \(digits) AND \(condition) ORDER BY b.id LIMIT \(limit)
                """
            ).map { (.houseCode, $0) }
        }
        rows += try db.all(
            """
            SELECT \(columns) FROM buildings b LEFT JOIN parcels p ON p.id = b.parcel
            WHERE b.house_key >= \(key) AND b.house_key < \(FindKey.end(of: key)) AND \(condition)
            ORDER BY b.house_key, b.id LIMIT \(limit)
            """
        ).map { (.houseNumber, $0) }
        return rows.map { number, row in
            FoundRecord(
                record: RecordReference(.building, row.id), number: number, title: title(row), dataClass: .property)
        }
    }

    private static func houseCodeDigits(_ text: String) -> String? { HouseCode(text)?.digits }

    private static func title(_ parcel: Parcel, open: Bool) -> Words {
        var (th, en) = ([parcel.code ?? "แปลงไม่มีรหัส"], [parcel.code ?? "Parcel without code"])
        if !open, let number = parcel.deedNumber {
            th.append("เอกสารสิทธิ \(number)")
            en.append("deed \(number)")
        }
        if !open, let number = parcel.landNumber {
            th.append("เลขที่ดิน \(number)")
            en.append("land number \(number)")
        }
        if let village = parcel.village {
            th.append("หมู่ \(village)")
            en.append("village \(village)")
        }
        return Words(th: th.joined(separator: " · "), en: en.joined(separator: " · "))
    }

    private static func title(_ building: Building) -> Words {
        var th = ["บ้านเลขที่ \(building.houseNumber ?? "-")"]
        var en = ["House \(building.houseNumber ?? "-")"]
        if let village = building.village {
            th.append("หมู่ \(village)")
            en.append("village \(village)")
        }
        if let code = building.code {
            th.append(code)
            en.append(code)
        }
        return Words(th: th.joined(separator: " · "), en: en.joined(separator: " · "))
    }
}
