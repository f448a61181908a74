public import Civics
import Foundation
public import Storage
import Tables

/// What a household's answer to one indicator is.
public enum SurveyAnswer: String, Sendable, Hashable, Codable, CaseIterable {
    /// ผ่าน
    case pass
    /// ไม่ผ่าน
    case fail
    /// ไม่มีผู้ที่ต้องประเมิน
    case notApplicable = "not_applicable"
}

/// One indicator of an edition of the minimum-needs survey.
public struct SurveyIndicator: Sendable, Hashable, Identifiable {
    /// Its code in the edition, such as `01`.
    public var id: String
    public var name: Words
    /// The category (หมวด), one of `health`, `environment`, `education`, `economy`, `values`.
    public var category: String
    /// The dimension of poverty that a fail counts for; `nil` for none.
    public var dimension: PovertyDimension?
}

/// An edition of the minimum-needs survey (จปฐ.), from the dated tables.
///
/// `bmn/<edition>` says how many indicators there are; `bmn/<edition>/<code>` holds each one that is known. A clerk adds
/// the others on the tables page, as the same line of text.
public struct SurveyEdition: Sendable, Hashable, Identifiable {
    /// Such as `2560-2564`.
    public var id: String
    /// How many indicators the edition has; ``indicators`` may know fewer.
    public var size: Int
    /// Those that are known, in the order of their codes.
    public var indicators: [SurveyIndicator]

    /// Whether every indicator is known.
    public var isComplete: Bool { indicators.count == size }

    static let prefix = "bmn/"

    /// The editions on a day, the newest first.
    public static func all(on day: CivilDate, _ db: Transaction) throws -> [SurveyEdition] {
        var editions: [String: SurveyEdition] = [:]
        let rows = try DatedTables.standing(db).filter {
            $0.key.hasPrefix(prefix) && $0.holds(on: day) && !$0.isWithdrawn
        }
        for row in rows.sorted(by: { $0.key < $1.key }) {
            let parts = row.key.dropFirst(prefix.count).split(separator: "/").map(String.init)
            guard let id = parts.first else { continue }
            if parts.count == 1, let size = Int(row.value) {
                editions[id, default: SurveyEdition(id: id, size: size, indicators: [])].size = size
            } else if parts.count == 2, let indicator = SurveyIndicator(code: parts[1], line: row.value) {
                editions[id, default: SurveyEdition(id: id, size: 0, indicators: [])].indicators.append(indicator)
            }
        }
        return editions.values.sorted { $0.id > $1.id }
    }

    public static func find(_ id: String, on day: CivilDate, _ db: Transaction) throws -> SurveyEdition? {
        try all(on: day, db).first { $0.id == id }
    }
}

extension SurveyIndicator {
    /// Reads a row of the tables: `category | dimension or - | Thai name | English name`; `nil` for anything else.
    init?(code: String, line: String) {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard parts.count == 4, !parts[0].isEmpty, !parts[2].isEmpty else { return nil }
        guard parts[1] == "-" || PovertyDimension(rawValue: parts[1]) != nil else { return nil }
        self.init(
            id: code, name: Words(th: parts[2], en: parts[3].isEmpty ? parts[2] : parts[3]), category: parts[0],
            dimension: PovertyDimension(rawValue: parts[1]))
    }
}

/// A dimension of multidimensional poverty, as TPMAP tells five (services.md §2.2).
public enum PovertyDimension: String, Sendable, Hashable, Codable, CaseIterable {
    case health
    case education
    case income
    case living
    /// การเข้าถึงบริการรัฐ
    case access

    public var name: Words {
        switch self {
        case .health: Words(th: "สุขภาพ", en: "Health")
        case .education: Words(th: "การศึกษา", en: "Education")
        case .income: Words(th: "รายได้", en: "Income")
        case .living: Words(th: "ความเป็นอยู่", en: "Living conditions")
        case .access: Words(th: "การเข้าถึงบริการรัฐ", en: "Access to state services")
        }
    }

    /// In which dimensions a household is poor by its answers: where it fails an indicator of the dimension.
    ///
    /// A dimension none of whose indicators was answered with pass or fail is in neither set: it is not known. Which
    /// indicator belongs to which dimension is unverified; the tables hold it.
    public static func judged(
        _ answers: [String: SurveyAnswer], by edition: SurveyEdition
    ) -> (poor: Set<PovertyDimension>, known: Set<PovertyDimension>) {
        var poor: Set<PovertyDimension> = []
        var known: Set<PovertyDimension> = []
        for indicator in edition.indicators {
            guard let dimension = indicator.dimension, let answer = answers[indicator.id], answer != .notApplicable
            else { continue }
            known.insert(dimension)
            if answer == .fail { poor.insert(dimension) }
        }
        return (poor, known)
    }
}
