public import Civics
public import Html

/// Addresses of the public pages: the plan and everything in it.
public enum PublicLinks {
    public static func strategy(_ number: Int) -> Link { Link("plan", "strategies", number) }
    public static func element(_ number: Int) -> Link { Link("plan", "elements", number) }
    /// An activity by its place in the plan: `1.3` is the third activity of the first element.
    public static func activity(_ place: String) -> Link { Link("plan", "activities", place) }
    public static let indicators = Link("plan", "indicators")
    /// An indicator by the key that its figures are kept under: `1.output`.
    public static func indicator(_ key: String) -> Link { Link("plan", "indicators", key) }
    /// The figure of an indicator at a quarter, with its records.
    public static func figure(_ key: String, _ quarter: FiscalQuarter) -> Link { Link("figures", key, quarter.code) }
    /// A frozen figure by the code that stands beside it on paper.
    public static func figure(code: String) -> Link { Link("figures", code) }
    public static let swot = Link("plan", "swot")
    /// A line of the imported document.
    public static func line(_ number: Int) -> Link { Link("plan", "lines", number) }
    public static func download(_ download: PlanDownload) -> Link { Link("plan", "download", download.rawValue) }
    /// What changed between two days.
    public static func changes(from: CivilDate, to: CivilDate) -> Link {
        Link("plan", "changes").with("from", from.iso).with("to", to.iso)
    }
    public static let asOf = Link("as-of")
    public static func asOf(_ day: CivilDate) -> Link { asOf.with("day", day.iso) }
    static let changes = Link("plan", "changes")
}

/// The files in which the plan can be taken away.
public enum PlanDownload: String, Sendable, CaseIterable {
    case summary = "plan.pdf"
    case activities = "activities.csv"
    case indicators = "indicators.csv"
    case json = "plan.json"
    case yaml = "plan.yaml"

    /// The kind as people know it.
    var kind: String {
        switch self {
        case .summary: "PDF"
        case .activities, .indicators: "CSV"
        case .json: "JSON"
        case .yaml: "YAML"
        }
    }

    var label: Words {
        switch self {
        case .summary: Words(th: "สรุปแผนสำหรับอ่านและพิมพ์", en: "Summary of the plan to read and print")
        case .activities:
            Words(th: "กิจกรรมกับงบประมาณ เปิดด้วยโปรแกรมตาราง", en: "Activities and budgets for a spreadsheet")
        case .indicators: Words(th: "ตัวชี้วัดกับค่าเป้าหมายและผล", en: "Indicators with targets and results")
        case .json: Words(th: "แผนทั้งฉบับสำหรับโปรแกรม", en: "The whole plan for programs")
        case .yaml: Words(th: "แผนทั้งฉบับ แก้ไขได้ด้วยโปรแกรมข้อความ", en: "The whole plan as editable text")
        }
    }

    var mediaType: String {
        switch self {
        case .summary: "application/pdf"
        case .activities, .indicators: "text/csv; charset=utf-8"
        case .json: "application/json"
        case .yaml: "application/yaml; charset=utf-8"
        }
    }
}
