public import Civics
public import Html

/// How a measure or an activity stands, by the one public rule; eight words, each with its own shape.
///
/// The raw values are the ones that the evidence rooms use.
public enum Status: String, Sendable, Hashable, CaseIterable {
    /// The year's target is met.
    case achieved
    case onTrack = "on_track"
    case watch
    case behind
    case worse = "worse_than_baseline"
    /// No value after the day it was due.
    case overdue
    case notDue = "not_due"
    /// No target or no formula.
    case unmeasurable = "cannot_be_measured"

    public var words: Words {
        switch self {
        case .achieved: Words(th: "บรรลุเป้า", en: "Achieved")
        case .onTrack: Words(th: "ทันเวลา", en: "On track")
        case .watch: Words(th: "ต้องเร่ง", en: "Watch")
        case .behind: Words(th: "ล่าช้า", en: "Behind")
        case .worse: Words(th: "ถดถอย", en: "Worse than baseline")
        case .overdue: Words(th: "เลยกำหนดรายงาน", en: "Overdue")
        case .notDue: Words(th: "ยังไม่ถึงรอบ", en: "Not due")
        case .unmeasurable: Words(th: "วัดไม่ได้", en: "Cannot be measured")
        }
    }

    /// The rule in words, for the explanation beside a list of marks.
    public var rule: Words {
        switch self {
        case .achieved: Words(th: "ถึงเป้าของปีแล้ว", en: "the year's target is met")
        case .onTrack:
            Words(th: "ได้อย่างน้อย 95 % ของที่ควรได้ถึงตอนนี้", en: "at least 95 % of what was expected by now")
        case .watch: Words(th: "ได้ 60–95 % ของที่ควรได้ถึงตอนนี้", en: "60–95 % of what was expected by now")
        case .behind: Words(th: "ได้ไม่ถึง 60 % ของที่ควรได้ถึงตอนนี้", en: "under 60 % of what was expected by now")
        case .worse: Words(th: "แย่กว่าค่าฐานก่อนเริ่มแผน", en: "worse than before the plan began")
        case .overdue: Words(th: "เลยวันครบกำหนดแล้วยังไม่มีค่า", en: "no value although the due date has passed")
        case .notDue: Words(th: "ยังไม่ถึงเวลาวัดผล", en: "not yet time to measure")
        case .unmeasurable: Words(th: "ไม่มีเป้าหรือไม่มีวิธีคำนวณ", en: "there is no target or no formula")
        }
    }

    /// Worst first, for sorting lists and laying out bars.
    public static let worstFirst: [Status] = [
        .worse, .overdue, .behind, .watch, .onTrack, .achieved, .notDue, .unmeasurable,
    ]

    var styleName: String { "status-\(self == .onTrack ? "on-track" : self == .notDue ? "not-due" : rawName)" }

    private var rawName: String {
        switch self {
        case .worse: "worse"
        case .unmeasurable: "unmeasurable"
        default: rawValue
        }
    }

    /// The shape in a square of 16: legible in grey print and to the colour-blind.
    var shape: HTML {
        switch self {
        case .achieved: "<circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"cut\" d=\"m4.5 8.2 2.4 2.4 4.6-5\"/>"
        case .onTrack: "<path class=\"stroke\" d=\"m2.5 8.5 3.6 3.7L13.5 4\"/>"
        case .watch: "<path d=\"M8 1.5 15.2 14H.8z\"/>"
        case .behind: "<path d=\"M2 2h12v12H2z\"/>"
        case .worse: "<path d=\"M6 1h4v6.5h4.6L8 15 1.4 7.5H6z\"/>"
        case .overdue:
            "<circle class=\"stroke\" cx=\"8\" cy=\"8\" r=\"6.3\"/><path class=\"stroke\" d=\"M8 4v4.4l2.8 1.8\"/>"
        case .notDue: "<circle class=\"stroke\" cx=\"8\" cy=\"8\" r=\"6.2\"/>"
        case .unmeasurable: "<circle class=\"stroke dashed\" cx=\"8\" cy=\"8\" r=\"6.2\"/>"
        }
    }
}

/// The mark of a status: shape, word and colour together.
public struct StatusMark: Component {
    private let status: Status
    private let detail: String?

    /// - Parameter detail: what it rests on, e.g. "ทำได้ 42 จาก 60"; a status never stands without its number.
    public init(_ status: Status, detail: String? = nil) {
        self.status = status
        self.detail = detail
    }

    public var html: HTML {
        """
        <span class="status \(status.styleName)"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">\(status.shape)</svg>\
        <span>\(status.words)\(detail.map { "<span class=\"unseen\">, </span> <span class=\"status-detail\">\($0)</span>" as HTML })</span></span>
        """
    }
}

/// What each mark means, folded away until asked for.
public struct StatusLegend: Component {
    public init() {}

    public var html: HTML {
        """
        <details class="legend"><summary>\(Words(th: "เครื่องหมายหมายถึงอะไร", en: "What the marks mean"))</summary>
        <dl>\(each: Status.allCases, { "<div><dt>\(StatusMark($0))</dt><dd>\($0.rule)</dd></div>" })</dl></details>
        """
    }
}

/// A short word about a thing that is not a measure's status: ร่าง, อนุมัติแล้ว, ปิดไตรมาส.
public struct Tag: Component {
    public enum Tone: String, Sendable {
        case neutral
        case strong
        case warning
    }

    private let label: Words
    private let tone: Tone

    public init(_ label: Words, _ tone: Tone = .neutral) {
        self.label = label
        self.tone = tone
    }

    public var html: HTML { "<span class=\"tag tag-\(tone.rawValue)\">\(label)</span>" }
}
