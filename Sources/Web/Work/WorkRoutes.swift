import Shell

/// The pages on which staff run the plan.
enum WorkRoutes {
    static func add(to routes: Routes, _ services: WebServices) {
        let work = WorkHandlers(services: services)
        routes.get("staff") { _, context in work.landing(context) }
        routes.get("staff/work") { _, context in try await work.work(context) }
        routes.get("staff/overview") { _, context in try await work.overview(context) }
        routes.post("staff/reopenings") { _, context in try await work.reopen(context) }

        let activity = ActivityHandlers(services: services)
        routes.get("staff/activities/{id}") { _, context in try await activity.show(context) }
        routes.post("staff/activities/{id}/progress") { _, context in try await activity.saveProgress(context) }
        routes.upload("staff/activities/{id}/files") { _, context in try await activity.attach(context) }
        routes.get("staff/activities/{id}/files/{quarter}/{file}") { _, context in try await activity.download(context)
        }
        routes.post("staff/activities/{id}/approval") { _, context in try await activity.approve(context) }
        routes.post("staff/activities/{id}/money") { _, context in try await activity.enterMoney(context) }
        routes.get("staff/activities/{id}/money/{entry}") { _, context in try await activity.reversal(context) }
        routes.post("staff/activities/{id}/money/{entry}") { _, context in try await activity.reverse(context) }
        routes.post("staff/activities/{id}/lead") { _, context in try await activity.nameLead(context) }
        routes.post("staff/activities/{id}/cancellation") { _, context in try await activity.cancel(context) }

        let approvals = ApprovalHandlers(services: services)
        routes.get("staff/approvals") { _, context in try await approvals.show(context) }
        routes.post("staff/approvals") { _, context in try await approvals.approve(context) }

        let plan = ActionPlanHandlers(services: services)
        routes.get("staff/action-plan") { _, context in try await plan.show(context) }
        routes.post("staff/action-plan") { _, context in try await plan.includeMany(context) }
        routes.get("staff/action-plan/{id}") { _, context in try await plan.showDecision(context) }
        routes.post("staff/action-plan/{id}") { _, context in try await plan.decide(context) }

        let transfers = TransferHandlers(services: services)
        routes.get("staff/transfers") { _, context in try await transfers.show(context) }
        routes.post("staff/transfers") { _, context in try await transfers.move(context) }

        let reports = ReportHandlers(services: services)
        routes.get("staff/mayor") { _, context in try await reports.mayor(context) }
        routes.get("staff/kpi") { _, context in try await reports.kpis(context) }
        routes.get("staff/kpi/{key}") { _, context in try await reports.kpi(context) }
        routes.post("staff/kpi/{key}") { _, context in try await reports.enterKPI(context) }

        let issue = IssueHandlers(services: services)
        routes.get("staff/reports") { _, context in try await issue.show(context) }
        routes.post("staff/reports") { _, context in try await issue.issue(context) }
        routes.get("staff/reports/{quarter}/{number}") { _, context in try await issue.download(context) }

        let lineage = LineageHandlers(services: services)
        routes.get("staff/lineage") { _, context in try await lineage.find(context) }
        routes.get("staff/lineage/{code}") { _, context in try await lineage.show(context) }
    }
}
