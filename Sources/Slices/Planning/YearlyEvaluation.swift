import Access
public import Civics
import Storage

/// The yearly evaluation of the plan (การติดตามและประเมินผล), from the working group to the notice on the board.
public struct YearlyEvaluation: Sendable, Hashable, Identifiable, Codable {
    public var id: EvaluationID
    /// The fiscal year (B.E.).
    public var year: Int
    public var version: Int
    /// The order that appoints the working group (คำสั่งแต่งตั้งคณะทำงาน).
    public var orderNumber: String
    public var appointedOn: CivilDate
    /// Who is in it, by position.
    public var members: String
    /// Framework and methods (กรอบแนวทางและวิธีการ).
    public var framework: String
    public var beginsOn: CivilDate?
    public var endsOn: CivilDate?
    /// The committee's report.
    public var reportedOn: CivilDate?
    /// The executive presents it to the council and the development committee.
    public var presentedOn: CivilDate?
    public var postedOn: CivilDate?
    public var postedUntil: CivilDate?
    public var changedName: String
    public var changedAt: Instant
}

/// The dates the regulation sets.
///
/// Two texts start the days differently, so both are kept.
public struct EvaluationClock: Sendable, Hashable {
    /// From the executive's presenting.
    public var announceByPresenting: CivilDate?
    /// From the committee's report.
    public var announceByReport: CivilDate?
    /// In December of the fiscal year's first quarter after it.
    public var yearlyBy: CivilDate
    public var postUntilAtLeast: CivilDate?
    /// Posted after the presenting's day, or not posted and the day has passed.
    public var isLate: Bool

    init(_ evaluation: YearlyEvaluation, announceDays: Int, postedDays: Int, today: CivilDate) {
        announceByPresenting = evaluation.presentedOn?.adding(days: announceDays)
        announceByReport = evaluation.reportedOn?.adding(days: announceDays)
        yearlyBy = FiscalQuarter(containing: FiscalYear(buddhist: evaluation.year).next.first).last
        postUntilAtLeast = evaluation.postedOn?.adding(days: postedDays)
        let posted = evaluation.postedOn ?? today
        let due = [announceByPresenting, yearlyBy].compactMap { $0 }.min() ?? yearlyBy
        isLate = posted > due
    }
}

/// One of the five instruments, all of the same rank.
public enum EvaluationInstrument: String, Sendable, Hashable, CaseIterable, Codable {
    case test, interview, observation, survey, document

    public var words: Words {
        switch self {
        case .test: Words(th: "การทดสอบและการวัด", en: "Tests and measurements")
        case .interview: Words(th: "การสัมภาษณ์", en: "Interviews")
        case .observation: Words(th: "การสังเกต", en: "Observations")
        case .survey: Words(th: "การสำรวจ", en: "Surveys")
        case .document: Words(th: "เอกสาร", en: "Documents")
        }
    }
}

/// What one instrument says to a finding.
public struct EvaluationEvidence: Sendable, Hashable, Codable {
    public enum Says: String, Sendable, Hashable, CaseIterable, Codable {
        case supports, contradicts
    }

    public var instrument: EvaluationInstrument
    public var says: Says
    /// How many people were asked or measured, and how many of them agree.
    public var people: Int?
    public var agreeing: Int?
    public var note: String

    public init(
        _ instrument: EvaluationInstrument, _ says: Says, people: Int? = nil, agreeing: Int? = nil, note: String = ""
    ) {
        self.instrument = instrument
        self.says = says
        self.people = people
        self.agreeing = agreeing
        self.note = note
    }

    /// The share as text.
    ///
    /// Below ten people it is never a percentage: `7 จาก 9 คน`.
    public var share: Words? {
        guard let people, let agreeing, people > 0 else { return nil }
        guard people >= 10 else {
            return Words(th: "\(agreeing) จาก \(people) คน", en: "\(agreeing) of \(people) people")
        }
        let percent = (agreeing * 200 + people) / (people * 2)
        return Words(
            th: "ร้อยละ \(percent) (\(agreeing) จาก \(people) คน)", en: "\(percent) % (\(agreeing) of \(people) people)")
    }
}

/// A finding of the evaluation, with what supports and contradicts it, and what became of it.
public struct EvaluationFinding: Sendable, Hashable, Identifiable {
    public var id: EvaluationFindingID
    public var evaluation: EvaluationID
    /// The item of the plan it is about.
    public var item: PlanItemID?
    public var text: String
    public var recommendation: String
    public var evidence: [EvaluationEvidence]
    public var answer: Reply?
    public var followUp: Reply?
    public var recordedName: String
    public var recordedAt: Instant

    /// What somebody said, and when.
    public struct Reply: Sendable, Hashable {
        public var text: String
        public var name: String
        public var at: Instant
    }

    public var supporting: [EvaluationEvidence] { evidence.filter { $0.says == .supports } }
    public var contradicting: [EvaluationEvidence] { evidence.filter { $0.says == .contradicts } }
}
