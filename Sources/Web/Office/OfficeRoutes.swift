import Html
public import Shell

/// Keeping the plan: findings, import, amendments, layers; its registers, its evaluation, the dated tables.
public enum OfficeRoutes {
    public static func add(to routes: Routes, _ services: WebServices) {
        let policy = services.policy
        routes.get("staff/office") { _, context in OfficeMenuPage(for: context.actor, policy: policy).response() }

        let findings = FindingsHandlers(services)
        routes.get("staff/findings", findings.show)
        routes.post("staff/findings/{finding}/accept", findings.accept)
        routes.post("staff/findings/{finding}/repair", findings.repair)

        let documents = PlanImportHandlers(services)
        routes.get("staff/plan/import", documents.ask)
        routes.upload("staff/plan/import", documents.take)
        routes.get("staff/plan/import/{file}", documents.preview)
        routes.post("staff/plan/import/{file}/adopt", documents.adopt)

        let layers = LayersHandlers(services)
        routes.get("staff/plan/layers", layers.show)
        routes.post("staff/plan/layers/read", layers.acknowledge)

        let amendments = AmendHandlers(services)
        routes.get("staff/plan/amend", amendments.show)
        routes.post("staff/plan/amend", amendments.amend)

        let threads = ThreadsHandlers(services)
        routes.get("staff/threads", threads.list)
        routes.get("staff/threads/{strategy}", threads.show)
        routes.post("staff/threads/{strategy}", threads.attest)

        let leads = LeadsHandlers(services)
        routes.get("staff/leads", leads.show)
        routes.post("staff/leads/{activity}", leads.name)

        let innovations = InnovationsHandlers(services)
        routes.get("staff/innovations", innovations.list)
        routes.post("staff/innovations", innovations.record)
        routes.get("staff/innovations/{innovation}", innovations.show)
        routes.post("staff/innovations/{innovation}", innovations.correct)
        routes.post("staff/innovation-projects/{project}", innovations.mark)

        let people = PeopleHandlers(services)
        routes.get("staff/people", people.show)
        routes.post("staff/people/count", people.count)
        routes.post("staff/people/move", people.move)

        let tables = TablesHandlers(services)
        routes.get("staff/tables", tables.list)
        routes.get("staff/tables/row", tables.show)
        routes.post("staff/tables/row", tables.edit)

        let evaluation = EvaluationHandlers(services)
        routes.get("staff/evaluation", evaluation.list)
        routes.get("staff/evaluation/{year}", evaluation.show)
        routes.post("staff/evaluation/{year}", evaluation.save)
        routes.post("staff/evaluation/{year}/findings", evaluation.find)
        routes.post("staff/evaluation/{year}/findings/{finding}/answer", evaluation.reply)
        routes.post("staff/evaluation/{year}/findings/{finding}/follow-up", evaluation.followUp)

        let contradictions = ContradictionsHandlers(services)
        routes.get("staff/contradictions", contradictions.show)
    }
}
