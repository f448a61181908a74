import Civics
public import Html
import Planning

/// The addresses of the office's own work: keeping the plan, its registers and its tables.
public enum OfficeLinks {
    /// The menu of all of them.
    public static let menu = Link("staff", "office")
    public static let findings = Link("staff", "findings")
    public static let planImport = Link("staff", "plan", "import")
    public static let amend = Link("staff", "plan", "amend")
    public static let layers = Link("staff", "plan", "layers")
    public static let threads = Link("staff", "threads")
    public static let innovations = Link("staff", "innovations")
    public static let people = Link("staff", "people")
    public static let contradictions = Link("staff", "contradictions")
    public static let leads = Link("staff", "leads")
    public static let evaluation = Link("staff", "evaluation")
    public static let tables = Link("staff", "tables")

    /// What is done with a finding: `accept` or `repair`.
    static func finding(_ id: String, _ act: String) -> Link { Link("staff", "findings", id, act) }
    static func planImport(_ file: String) -> Link { Link("staff", "plan", "import", file) }
    static func adopt(_ file: String) -> Link { Link("staff", "plan", "import", file, "adopt") }
    static let readLayer = Link("staff", "plan", "layers", "read")
    static func thread(_ strategy: String) -> Link { Link("staff", "threads", strategy) }
    static func innovation(_ id: String) -> Link { Link("staff", "innovations", id) }
    static func innovationProject(_ id: String) -> Link { Link("staff", "innovation-projects", id) }
    static func people(_ act: String) -> Link { Link("staff", "people", act) }
    static func lead(_ activity: String) -> Link { Link("staff", "leads", activity) }
    static func contradictions(_ quarter: FiscalQuarter) -> Link { contradictions.with("quarter", quarter.code) }
    static func evaluation(_ year: Int) -> Link { Link("staff", "evaluation", year) }
    static func evaluationFindings(_ year: Int) -> Link { Link("staff", "evaluation", year, "findings") }
    /// `answer` (the mayor) or `follow-up` (the committee).
    static func evaluationFinding(_ year: Int, _ id: String, _ act: String) -> Link {
        Link("staff", "evaluation", year, "findings", id, act)
    }
    static func table(_ key: String) -> Link { Link("staff", "tables", "row").with("key", key) }
}
