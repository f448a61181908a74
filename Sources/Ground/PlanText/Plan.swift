public import Civics

/// A five-year innovation plan (แผนงานนวัตกรรมองค์กร) as its document states it.
///
/// Texts are kept as printed, after repair of broken Thai code points and white space; codes and figures are read.
/// Every object knows the line it came from, so that a reader can go and look.
public struct Plan: Sendable, Hashable {
    public var title: Passage
    public var organisation: Passage
    /// The fiscal years in B.E., ascending.
    public var years: [Int]
    /// The province (จังหวัด) named on the cover.
    public var province: String?
    public var vision: Passage?
    public var missions: [Passage] = []
    public var policies: [Passage] = []
    public var strategies: [Strategy] = []
    /// The elements of Local 4.0 (องค์ประกอบท้องถิ่น ๔.๐) with their activities.
    public var elements: [Element] = []
    public var swot: [Factor] = []
    public var tows: [Factor] = []
    /// Levels of the mechanism (กลไกการขับเคลื่อน): who does what.
    public var mechanism: [MechanismLevel] = []
    public var evaluation = Evaluation()
    /// The divisions the document says the organisation has.
    public var divisions: [Passage] = []
    /// What the table of contents promises.
    public var contents: [Passage] = []
    /// Every heading line, to hold the contents against; not part of the plan's JSON.
    public var headings: [Passage] = []
    /// Running prose, by section: read and placed, but not taken apart.
    public var sections: [Section] = []
    /// The grand total row, where one is printed.
    public var grandTotal: PrintedTotal?
    /// Lines that shape the document and say nothing of the plan: heads of tables, page numbers, repeated names on the
    /// cover.
    ///
    /// Kept so that every line of a document can be accounted for; not part of the plan's JSON.
    public var furniture: [Passage] = []
    /// What the reader saw and could not place.
    public var unplaced: [Passage] = []

    public init(title: Passage, organisation: Passage, years: [Int]) {
        self.title = title
        self.organisation = organisation
        self.years = years
    }
}

/// A piece of text with the line of the document it starts on.
public struct Passage: Sendable, Hashable {
    public var text: String
    /// 1-based; `nil` where a person wrote it and no document line stands behind it.
    public var line: Int?

    public init(_ text: String, line: Int?) {
        self.text = text
        self.line = line
    }
}

/// A strategy (ยุทธศาสตร์) with its objectives, indicators and programmes.
public struct Strategy: Sendable, Hashable {
    public var number: Int
    public var title: String
    /// The name in the overview table, where it differs in wording from the section's heading.
    public var overviewTitle: String?
    public var line: Int?
    public var overviewLine: Int?
    public var objectives: [Objective] = []
    public var indicators: [Indicator] = []
    public var programmes: [Programme] = []
    /// What the overview table says of indicators; the section's are the ones with targets.
    public var overviewIndicators: [Factor] = []
    /// "จำนวน N แผนงาน" as printed, where it is.
    public var printedProgrammeCount: Int?

    public init(number: Int, title: String, line: Int?) {
        self.number = number
        self.title = title
        self.line = line
    }
}

/// A strategic objective (เป้าประสงค์เชิงยุทธศาสตร์): the union of overview and section, each with its lines.
public struct Objective: Sendable, Hashable {
    public var text: String
    public var lines: [Int]
    /// Which of the two places state it.
    public var inOverview: Bool
    public var inSection: Bool
    /// The section's wording, where it is not the overview's.
    public var sectionText: String?

    public init(_ text: String, lines: [Int], inOverview: Bool, inSection: Bool) {
        self.text = text
        self.lines = lines
        self.inOverview = inOverview
        self.inSection = inSection
    }
}

/// A performance indicator (ตัวชี้วัด) with a target for each year.
public struct Indicator: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        case output  // ผลผลิต
        case outcome  // ผลลัพธ์
        case impact  // ผลกระทบ
    }

    public enum Comparator: String, Sendable, Hashable, CaseIterable, Codable {
        case atLeast = "at_least"  // ไม่น้อยกว่า
        case exactly
        case moreThanLastYear = "more_than_last_year"  // เพิ่มขึ้นจากปีก่อน
    }

    public var kind: Kind
    /// The code printed for it, such as `LG1`; `nil` where none is.
    public var code: String?
    public var title: String
    /// As printed beside the figures: `ร้อยละ`, `โครงการ`, `ชิ้น`; `nil` where none is.
    public var unit: String?
    public var comparator: Comparator?
    /// A target is printed as a ceiling (`ไม่เกิน ๓๐ นาที`), so that less is better; not part of the plan's JSON.
    public var isCeiling = false
    /// Target by year (พ.ศ.).
    public var targets: [Int: Decimal4] = [:]
    public var line: Int?

    public init(_ kind: Kind, title: String, line: Int?) {
        self.kind = kind
        self.title = title
        self.line = line
    }
}

/// A programme (แผนงาน) of a strategy.
public struct Programme: Sendable, Hashable {
    /// As read: `1.1`.
    public var code: String
    /// As printed, to see codes that are written in two ways.
    public var printedCode: String
    public var title: String
    public var projects: [Passage] = []
    public var line: Int?

    public init(code: String, printedCode: String, title: String, line: Int?) {
        self.code = code
        self.printedCode = printedCode
        self.title = title
        self.line = line
    }
}

/// One of the elements (องค์ประกอบ) with its activities and what its table prints as totals.
public struct Element: Sendable, Hashable {
    public var number: Int
    public var title: String
    public var line: Int?
    public var activities: [Activity] = []
    public var printed: PrintedTotal?
    /// The years that its table has columns for, as the head says; empty for a plan read from YAML or JSON.
    public var years: [Int] = []

    public init(number: Int, title: String, line: Int?) {
        self.number = number
        self.title = title
        self.line = line
    }
}

/// An activity (โครงการ/กิจกรรม/มาตรการ) with its budget by year.
public struct Activity: Sendable, Hashable {
    public var number: Int
    public var title: String
    public var budget: YearlyBudget = [:]
    public var results: [Passage] = []
    /// The numbers printed before the results, where they are numbered.
    public var resultNumbers: [Int] = []
    /// The lead division (หน่วยงานรับผิดชอบหลัก) as printed.
    public var division: String?
    public var line: Int?

    public init(number: Int, title: String, line: Int?) {
        self.number = number
        self.title = title
        self.line = line
    }
}

/// What a table cell for money says.
public enum Budget: Sendable, Hashable {
    /// "-": the plan gives no budget. Not zero.
    case none
    case amount(Satang)
}

/// What is printed for each year (พ.ศ.); a year without an entry is missing, which is neither "-" nor zero.
public typealias YearlyBudget = [Int: Budget]

/// A total row as printed: amounts by year and the count of activities.
public struct PrintedTotal: Sendable, Hashable {
    public var amounts: YearlyBudget
    public var count: Int?
    public var line: Int?

    public init(amounts: YearlyBudget, count: Int?, line: Int?) {
        self.amounts = amounts
        self.count = count
        self.line = line
    }
}

/// A SWOT factor or a TOWS strategy, with its code as read (`S1`, `WO2`).
public struct Factor: Sendable, Hashable {
    public var code: String
    public var printedCode: String
    public var text: String
    public var line: Int?

    public init(code: String, printedCode: String, text: String, line: Int?) {
        self.code = code
        self.printedCode = printedCode
        self.text = text
        self.line = line
    }

    /// `S`, `W`, `O`, `T`, `SO`, `ST`, `WO` or `WT`.
    public var group: String { String(code.prefix { $0.isLetter }) }
}

/// One level of the mechanism: organisation, division, operation.
public struct MechanismLevel: Sendable, Hashable {
    public var level: String
    public var responsible: String
    public var duties: [Passage]
    public var line: Int?

    public init(level: String, responsible: String, duties: [Passage], line: Int?) {
        self.level = level
        self.responsible = responsible
        self.duties = duties
        self.line = line
    }
}

/// How the plan says it will be monitored and evaluated (การติดตามและประเมินผล).
public struct Evaluation: Sendable, Hashable {
    public var objectives: [Factor] = []
    public var steps: [Factor] = []
    public var instruments: [Factor] = []
    public var benefits: [Factor] = []

    public init() {}
}

/// A stretch of running prose under its heading.
public struct Section: Sendable, Hashable {
    public var title: String
    public var line: Int
    public var lastLine: Int
    public var text: [Passage] = []

    public init(title: String, line: Int) {
        self.title = title
        self.line = line
        lastLine = line
    }
}
