import Civics

/// A plan in the shape of its JSON and YAML: names in snake_case, money in baht, `null` for "-", years as keys.
///
/// The shape is described by `schemas/plan.schema.json`; it is stable, and grows by new names only.
public struct PlanDocument: Codable, Sendable, Hashable {
    var title: String
    var organisation: String
    var years: [Int]
    @Nullable var province: String? = nil
    @Nullable var vision: String? = nil
    var missions: [String]
    var policies: [String]
    var strategies: [StrategyDocument]
    var elements: [ElementDocument]
    var swot: FactorGroups
    var tows: FactorGroups
    var mechanism: [MechanismDocument]
    var evaluation: EvaluationDocument
    var divisions: [String]
    var contents: [PassageDocument]
    var sections: [SectionDocument]
    @Nullable var grandTotals: ByYear<Money>? = nil
    @Nullable var grandCount: Int? = nil
    var unplaced: [PassageDocument]
    var lines: LinesDocument
    /// What a person corrected by hand where the document is damaged, each with its line.
    public var corrections: [Correction]?
    /// Findings that a person accepted as printed, each with its reason.
    public var accepted: [AcceptedFinding]?

    enum CodingKeys: String, CodingKey {
        case title, organisation, years, province, vision, missions, policies, strategies, elements, swot, tows,
            mechanism
        case evaluation, divisions, contents, sections
        case grandTotals = "grand_totals"
        case grandCount = "grand_count"
        case unplaced, lines, corrections, accepted
    }
}

/// A correction of a damaged place: what is printed, what it was read as, and why.
public struct Correction: Codable, Sendable, Hashable {
    public var line: Int
    public var printed: String
    public var corrected: String
    public var reason: String
}

/// A finding that a person accepted as printed.
public struct AcceptedFinding: Codable, Sendable, Hashable {
    public var rule: String
    public var line: Int?
    public var reason: String

    public init(rule: String, line: Int?, reason: String) {
        self.rule = rule
        self.line = line
        self.reason = reason
    }
}

/// Where the texts that stand as plain strings come from.
struct LinesDocument: Codable, Sendable, Hashable {
    @Nullable var title: Int? = nil
    @Nullable var organisation: Int? = nil
    @Nullable var vision: Int? = nil
    var missions: [Int?]
    var policies: [Int?]
    var divisions: [Int?]
    @Nullable var grandTotals: Int? = nil

    enum CodingKeys: String, CodingKey {
        case title, organisation, vision, missions, policies, divisions
        case grandTotals = "grand_totals"
    }
}

struct PassageDocument: Codable, Sendable, Hashable {
    @Nullable var line: Int? = nil
    var text: String

    init(_ passage: Passage) {
        text = passage.text
        line = passage.line
    }

    var passage: Passage { Passage(text, line: line) }
}

struct SectionDocument: Codable, Sendable, Hashable {
    var title: String
    var line: Int
    var lastLine: Int

    enum CodingKeys: String, CodingKey {
        case title, line
        case lastLine = "last_line"
    }
}

struct StrategyDocument: Codable, Sendable, Hashable {
    var number: Int
    var title: String
    @Nullable var overviewTitle: String? = nil
    @Nullable var line: Int? = nil
    @Nullable var overviewLine: Int? = nil
    var objectives: [ObjectiveDocument]
    var indicators: [IndicatorDocument]
    var overviewIndicators: [FactorDocument]
    var programmes: [ProgrammeDocument]
    @Nullable var printedProgrammeCount: Int? = nil

    enum CodingKeys: String, CodingKey {
        case number, title
        case overviewTitle = "overview_title"
        case line
        case overviewLine = "overview_line"
        case objectives, indicators
        case overviewIndicators = "overview_indicators"
        case programmes
        case printedProgrammeCount = "printed_programme_count"
    }
}

struct ObjectiveDocument: Codable, Sendable, Hashable {
    var text: String
    var lines: [Int]
    var inOverview: Bool
    var inSection: Bool
    @Nullable var sectionText: String? = nil

    enum CodingKeys: String, CodingKey {
        case text, lines
        case inOverview = "in_overview"
        case inSection = "in_section"
        case sectionText = "section_text"
    }
}

struct IndicatorDocument: Codable, Sendable, Hashable {
    var kind: Indicator.Kind
    @Nullable var code: String? = nil
    var title: String
    @Nullable var unit: String? = nil
    @Nullable var comparator: Indicator.Comparator? = nil
    var targets: ByYear<Figure>
    @Nullable var line: Int? = nil
}

struct ProgrammeDocument: Codable, Sendable, Hashable {
    var code: String
    var printedCode: String
    var title: String
    var projects: [String]
    var projectLines: [Int?]
    @Nullable var line: Int? = nil

    enum CodingKeys: String, CodingKey {
        case code
        case printedCode = "printed_code"
        case title, projects
        case projectLines = "project_lines"
        case line
    }
}

struct ElementDocument: Codable, Sendable, Hashable {
    var number: Int
    var title: String
    @Nullable var line: Int? = nil
    var activities: [ActivityDocument]
    var printedTotals: ByYear<Money>
    @Nullable var printedCount: Int? = nil
    @Nullable var totalsLine: Int? = nil

    enum CodingKeys: String, CodingKey {
        case number, title, line, activities
        case printedTotals = "printed_totals"
        case printedCount = "printed_count"
        case totalsLine = "totals_line"
    }
}

struct ActivityDocument: Codable, Sendable, Hashable {
    var number: Int
    var title: String
    /// Year → baht; `null` is "-"; a year that is missing is not printed or not readable.
    var budget: ByYear<Money>
    var results: [String]
    var resultNumbers: [Int]
    @Nullable var division: String? = nil
    @Nullable var line: Int? = nil

    enum CodingKeys: String, CodingKey {
        case number, title, budget, results
        case resultNumbers = "result_numbers"
        case division, line
    }
}

struct FactorDocument: Codable, Sendable, Hashable {
    var code: String
    var printedCode: String
    var text: String
    @Nullable var line: Int? = nil

    enum CodingKeys: String, CodingKey {
        case code
        case printedCode = "printed_code"
        case text, line
    }

    init(_ factor: Factor) {
        code = factor.code
        printedCode = factor.printedCode
        text = factor.text
        line = factor.line
    }

    var factor: Factor { Factor(code: code, printedCode: printedCode, text: text, line: line) }
}

struct MechanismDocument: Codable, Sendable, Hashable {
    var level: String
    var responsible: String
    var duties: [String]
    @Nullable var line: Int? = nil
}

struct EvaluationDocument: Codable, Sendable, Hashable {
    var objectives: [String]
    var objectiveLines: [Int?]
    var steps: [FactorDocument]
    var instruments: [FactorDocument]
    var benefits: [String]
    var benefitLines: [Int?]

    enum CodingKeys: String, CodingKey {
        case objectives
        case objectiveLines = "objective_lines"
        case steps, instruments, benefits
        case benefitLines = "benefit_lines"
    }
}

/// SWOT factors or TOWS strategies under the letters of their group.
struct FactorGroups: Codable, Sendable, Hashable {
    var groups: [(key: String, factors: [FactorDocument])]

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(_ factors: [Factor], keys: [String]) {
        groups = keys.map { key in (key, factors.filter { $0.group == key }.map(FactorDocument.init)) }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let present = Set(container.allKeys.map(\.stringValue))
        groups = try ["S", "W", "O", "T", "SO", "ST", "WO", "WT"].filter(present.contains).map {
            ($0, try container.decode([FactorDocument].self, forKey: Key(stringValue: $0)))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for (key, factors) in groups { try container.encode(factors, forKey: Key(stringValue: key)) }
    }

    func factors(_ keys: [String]) -> [Factor] {
        keys.flatMap { key in groups.first { $0.key == key }?.factors.map(\.factor) ?? [] }
    }

    static func == (left: FactorGroups, right: FactorGroups) -> Bool {
        left.groups.map(\.key) == right.groups.map(\.key) && left.groups.map(\.factors) == right.groups.map(\.factors)
    }

    func hash(into hasher: inout Hasher) {
        for group in groups {
            hasher.combine(group.key)
            hasher.combine(group.factors)
        }
    }
}
