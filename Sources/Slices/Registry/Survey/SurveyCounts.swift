import Access
public import Evidence
import Foundation
import Storage

/// How the households of one village answered, by indicator; kept sealed and changed with each survey.
struct SurveyCounts: Codable, Hashable {
    struct Tally: Codable, Hashable {
        var pass = 0
        var fail = 0
        var notApplicable = 0
    }

    var indicators: [String: Tally] = [:]

    mutating func add(_ answers: [String: SurveyAnswer], _ sign: Int) {
        for (code, answer) in answers {
            var tally = indicators[code] ?? Tally()
            switch answer {
            case .pass: tally.pass += sign
            case .fail: tally.fail += sign
            case .notApplicable: tally.notApplicable += sign
            }
            indicators[code] = tally == Tally() ? nil : tally
        }
    }

    /// What lies sealed in a survey: the answers, and the village whose counts hold them.
    struct Answers: Codable, Hashable {
        var village: Int
        var answers: [String: SurveyAnswer]
    }

    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func read<Value: Decodable>(_ text: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    /// Adds or takes away one household's answers in its village's counts.
    static func change(
        _ answers: Answers, by sign: Int, year: Int, edition: String, newID: UUIDv7, _ secrets: RegisterSecrets,
        _ db: Transaction
    ) throws {
        let row = try SurveyRows.count(year: year, edition: edition, village: answers.village, db)
        let id = row?.id ?? newID
        var counts =
            try row.map {
                try read(try secrets.vault.open($0.sealed, field: .surveyCounts, subject: $0.id)) as SurveyCounts
            } ?? SurveyCounts()
        counts.add(answers.answers, sign)
        try SurveyRows.put(
            id, year: year, edition: edition, village: answers.village, households: (row?.households ?? 0) + sign,
            sealed: try secrets.vault.seal(try text(counts), field: .surveyCounts, subject: id), db)
    }
}

/// How one village did in one indicator.
public struct SurveyShare: Sendable, Hashable {
    /// หมู่ที่; 0 for households without one.
    public var village: Int
    public var indicator: String
    /// Pass ÷ (pass + fail); `nil` where nobody had to be judged, or too few to be told.
    public var share: Ratio?
    /// Whether fewer than the smallest count had to be judged, or fewer than that stand apart, so that nothing is told.
    public var isSuppressed: Bool
}
