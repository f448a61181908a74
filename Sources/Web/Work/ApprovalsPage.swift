import Access
import Civics
import Html
import Hummingbird
import Planning
import Shell
import Storage

/// Everything that waits for a director, ticked beforehand: one look, one button.
struct ApprovalsPage: Page {
    struct Model: Sendable {
        var room: WorkRoom
        var quarter: FiscalQuarter
        /// What this person may approve and has not.
        var waiting: [WorkItem]
        /// What could not be approved, with the reason.
        var refused: [(PlannedActivity, Problem)] = []
        /// How many were approved just now.
        var approved: Int?
    }

    var model: Model

    var title: Words {
        Words(
            th: "รออนุมัติ \(model.quarter.text(in: .thai))", en: "For approval, \(model.quarter.text(in: .english))")
    }

    var audience: PageAudience { .staff }

    var main: HTML {
        """
        \(StaffMenu(room: model.room, chosen: WorkLinks.approvals))
        <h1>\(title)</h1>
        \(refusals)
        \(model.approved.map { Notice(.done, "<p>\(Words(th: "อนุมัติแล้ว \($0) รายการ", en: "\($0) approved"))</p>").html })
        \(LockLine(lock: model.room.lock(model.quarter), today: model.room.today))
        \(late)
        \(content)
        \(QuarterTabs(room: model.room, quarter: model.quarter) { WorkLinks.approvals.with("quarter", $0.code) })
        """
    }

    private var refusals: HTML {
        if model.refused.isEmpty { return .empty }
        return Notice(
            .wrong,
            """
            <p>\(Words(th: "รายการเหล่านี้ยังไม่ได้อนุมัติ", en: "These were not approved"))</p><ul>\(each: model.refused, {
                "<li>\($0.0.place) \($0.0.title): \($0.1.sentence) · \($0.1.wayForward)</li>"
            })</ul>
            """
        ).html
    }

    private var late: HTML {
        guard case .closed = model.room.lock(model.quarter), !model.waiting.isEmpty else { return .empty }
        return Notice(
            .warning,
            "<p>\(Words(th: "ไตรมาสปิดแล้ว อนุมัติได้ แต่จะแสดงว่าอนุมัติล่าช้า", en: "The quarter has closed. Approving still works and shows as late."))</p>"
        ).html
    }

    private var content: HTML {
        guard !model.waiting.isEmpty else {
            return EmptyState(
                Words(th: "ไม่มีรายงานรออนุมัติ", en: "Nothing waits for approval."),
                action: ButtonLink(
                    Words(th: "ดูงานของกอง", en: "See the division's work"),
                    to: WorkLinks.work.with("quarter", model.quarter.code), .plain
                ).html
            ).html
        }
        return Form(to: WorkLinks.approvals) {
            """
            \(HiddenField("quarter", model.quarter.code))
            \(CheckboxGroup("version", Words(th: "รายงานที่จะอนุมัติ เอาเครื่องหมายออกถ้ายังไม่อนุมัติ", en: "Reports to approve; untick what you do not approve yet"), choices: model.waiting.map(choice), chosen: Set(model.waiting.map(Self.key))))
            \(ButtonRow(Button(Words(th: "อนุมัติรายการที่เลือก", en: "Approve what is ticked")).html))
            """
        }.html
    }

    /// The activity and the version that was seen.
    static func key(_ item: WorkItem) -> String {
        "\(item.state.id.value):\(item.state.progress?.version ?? 0)"
    }

    private func choice(_ item: WorkItem) -> Choice {
        let state = item.state
        let progress = state.progress
        let percent = progress?.percent ?? 0
        let detail = [progress?.narrative, progress?.problems].compactMap { $0 }.filter { !$0.isEmpty }
            .joined(separator: " · ")
        let by = progress.map { "\($0.enteredName) \($0.enteredOn.thaiShort)" } ?? ""
        let files = state.evidenceFiles
        return Choice(
            Self.key(item),
            Words(
                th:
                    "\(state.activity.place) \(state.activity.title) — \(state.standing.words.th) ร้อยละ \(percent)\(item.isLate ? " (รายงานล่าช้า)" : "")",
                en:
                    "\(state.activity.place) \(state.activity.title) — \(state.standing.words.en), \(percent) %\(item.isLate ? " (late)" : "")"
            ),
            hint: Words(
                th: "\(detail.prefix(400)) (\(by) · หลักฐาน \(files) ไฟล์)",
                en: "\(detail.prefix(400)) (\(by) · \(files) files)"))
    }
}

/// Approving one or many at once; each stands alone, so that one refusal leaves the others approved.
struct ApprovalHandlers: Sendable {
    var services: WebServices

    func show(_ context: ShellContext) async throws -> Response {
        var model = try await model(context, context.query("quarter"))
        model.approved = context.query("approved").flatMap { Int($0) }
        return ApprovalsPage(model: model).response()
    }

    func approve(_ context: ShellContext) async throws -> Response {
        guard let quarter = context.form.text("quarter").flatMap({ FiscalQuarter(code: $0) }) else {
            throw Problem.formUnreadable
        }
        let before = try await model(context, quarter.code)
        let desk = ProgressDesk(services.world, policy: services.policy)
        var refused: [(PlannedActivity, Problem)] = []
        var approved = 0
        for key in context.form.all("version") {
            let parts = key.split(separator: ":").map(String.init)
            guard parts.count == 2, let id = PlanItemID(text: parts[0]), let version = Int(parts[1]) else {
                throw Problem.formUnreadable
            }
            do {
                try await desk.approve(id, quarter, version: version, by: context.actor)
                approved += 1
            } catch let problem as Problem {
                guard let item = before.waiting.first(where: { $0.state.id == id }) else { throw problem }
                refused.append((item.state.activity, problem))
            }
        }
        if refused.isEmpty {
            return .redirect(WorkLinks.approvals.with("quarter", quarter.code).with("approved", approved))
        }
        var model = try await model(context, quarter.code)
        model.refused = refused
        model.approved = approved
        return ApprovalsPage(model: model).response(.conflict)
    }

    private func model(_ context: ShellContext, _ code: String?) async throws -> ApprovalsPage.Model {
        let (services, actor) = (self.services, context.actor)
        return try await services.world.store.read { db in
            let room = try WorkRoom(services, actor, db)
            let quarter = try room.quarter(code)
            let waiting = try WorkHandlers.items(room, quarter, db).filter {
                $0.mayApprove && $0.isReported && !$0.isApproved
            }
            return ApprovalsPage.Model(room: room, quarter: quarter, waiting: waiting)
        }
    }
}
