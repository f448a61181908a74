import Html
public import Shell

/// Keeping the plan: findings, import, amendments, layers; its registers, its evaluation, the dated tables.
public enum OfficeRoutes {
    public static func add(to routes: Routes, _ services: WebServices) {
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

        let leads = LeadsHandlers(services)
        routes.get("staff/leads", leads.show)
        routes.post("staff/leads/{activity}", leads.name)

        let contradictions = ContradictionsHandlers(services)
        routes.get("staff/contradictions", contradictions.show)
    }
}
