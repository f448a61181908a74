import Access
import Civics
import Planning
import Shell
import Storage
import Tables

/// What every page of this area knows first: the day, the divisions, the years of the plan, who asks.
struct WorkRoom: Sendable {
    var today: CivilDate
    var actor: Actor
    var policy: Policy
    var divisions: [OrganisationProfile.Division]
    /// Fiscal years (B.E.) of the plan in force.
    var years: [Int]
    /// Days after a quarter's end in which it can still be written.
    var graceDays: Int

    init(
        today: CivilDate, actor: Actor, policy: Policy, divisions: [OrganisationProfile.Division], years: [Int],
        graceDays: Int = 15
    ) {
        self.today = today
        self.actor = actor
        self.policy = policy
        self.divisions = divisions
        self.years = years
        self.graceDays = graceDays
    }

    /// Reads it; a `Problem` where no plan is in force.
    init(_ services: WebServices, _ actor: Actor, _ db: Transaction) throws {
        let today = services.world.now().thaiDate
        self.init(
            today: today, actor: actor, policy: services.policy, divisions: try DivisionRows.all(on: today, db),
            years: try PlanRows.required(asOf: today, db).years, graceDays: try DatedTables.graceDays(on: today, db))
    }

    /// The divisions that the person works in, in the order of the organisation.
    var own: [DivisionCode] { divisions.map(\.code).filter { actor.works(in: $0) } }

    /// Directs or works in no division: sees all at once.
    var seesWhole: Bool { own.isEmpty }

    var steers: Bool { PlanningRight.steer.isHeld(by: actor, policy) }

    func mayEnter(_ lead: ActivityLead) -> Bool {
        PlanningRight.enter(lead.mayEnter(of: divisions.map(\.code))).isHeld(by: actor, policy)
    }

    func mayPay(_ lead: ActivityLead) -> Bool {
        PlanningRight.enter(lead.mayPay(of: divisions.map(\.code))).isHeld(by: actor, policy)
    }

    func mayApprove(_ lead: ActivityLead) -> Bool {
        lead.division.map { PlanningRight.approve($0).isHeld(by: actor, policy) } ?? false
    }

    func mayPlan(_ lead: ActivityLead) -> Bool {
        if lead.division == nil, case .all = lead.printed { return steers || mayEnter(lead) }
        return PlanningRight.planYear(lead.division).isHeld(by: actor, policy)
    }

    /// Whether the person may issue a report of a division, or of the whole organisation where `nil`.
    func mayIssue(_ division: DivisionCode?) -> Bool {
        policy.scope(of: actor, .write, .planning).covers(division: division)
    }

    func name(_ division: DivisionCode?) -> Words {
        guard let division else { return Words(th: "ทุกกอง", en: "All divisions") }
        return divisions.first { $0.code == division }?.name ?? Words(division.rawValue)
    }

    /// Who leads, in words; what is printed where nobody is named.
    func name(of lead: ActivityLead) -> Words {
        if let division = lead.division { return name(division) }
        return switch lead.printed {
        case .all: Words(th: "ทุกกอง", en: "All divisions")
        case .unknown(let text): Words(text)
        case .one(let code): name(code)
        case .missing: Words(th: "ยังไม่มีกองเจ้าภาพ", en: "No lead division yet")
        }
    }

    /// The quarter that people report on today: the one that ended lately while it can still be written, else today's.
    var quarterNow: FiscalQuarter {
        let now = FiscalQuarter(containing: today)
        let before = now.previous
        let isDue = today <= QuarterLock.lastDay(of: before, grace: graceDays) && years.contains(before.year.buddhist)
        return isDue || !years.contains(now.year.buddhist) && years.contains(before.year.buddhist) ? before : now
    }

    /// The quarter asked for by `quarter=2569-Q1`; where none is asked for, the one to report on.
    ///
    /// - Throws: `404.241` for what is no quarter of the plan, instead of showing another one.
    func quarter(_ code: String?) throws -> FiscalQuarter {
        guard let code, !code.isEmpty else { return quarterNow }
        guard let asked = FiscalQuarter(code: code), years.contains(asked.year.buddhist) || asked == quarterNow else {
            throw Problem.quarterUnknown
        }
        return asked
    }

    /// The year asked for, if it is one of the plan's; else today's.
    func year(_ text: String?) -> Int {
        if let year = text.flatMap({ Int(ThaiDigits.arabic($0)) }), years.contains(year) { return year }
        return quarterNow.year.buddhist
    }

    /// The division asked for, `all` for every one; else the person's own.
    func division(_ code: String?) -> DivisionCode? {
        if code == "all" { return nil }
        if let asked = divisions.first(where: { $0.code.rawValue == code }) { return asked.code }
        return own.first
    }

    func lock(_ quarter: FiscalQuarter, reopenings: [Reopening] = []) -> QuarterLock {
        QuarterLock(quarter, on: today, grace: graceDays, reopenings: reopenings)
    }
}

extension Problem {
    static let quarterUnknown = Problem(
        "404.241", Words(th: "ไม่มีไตรมาสนี้ในแผน", en: "The plan has no such quarter."),
        wayForward: Words(
            th: "เขียนไตรมาสแบบ 2570-Q1 หรือเลือกไตรมาสจากหน้างานไตรมาสนี้",
            en: "Write the quarter as 2570-Q1, or choose one on the work page."), field: "quarter")
}

extension Actor {
    /// Whether the person is one of a division's people.
    func works(in division: DivisionCode) -> Bool {
        holds(.officer, in: division) || holds(.divisionDirector, in: division)
    }
}

extension FiscalQuarter {
    var words: Words { Words(th: text(in: .thai), en: text(in: .english)) }
}

extension Instant {
    var words: Words { Words(th: text(in: .thai), en: text(in: .english)) }
}

extension CivilDate {
    /// As the form fields take it: 22/11/2569.
    var typed: String { text(in: .thai, style: .numeric) }
}
