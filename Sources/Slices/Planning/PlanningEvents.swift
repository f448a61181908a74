import Storage
import Access
import Civics

/// What this slice writes to the audit log: names of things and fields, never a person's words.
extension AuditEvent {
    static func planImported(_ layer: PlanLayerID, hash: String?, replaced: Bool) -> AuditEvent {
        AuditEvent(
            replaced ? "plan.replaced" : "plan.imported", Subject(kind: "plan_layer", id: layer.description),
            detail: ["document": hash ?? "none"])
    }

    static func planAmended(_ layer: PlanLayerID, _ amendment: Amendment) -> AuditEvent {
        AuditEvent(
            "plan.amended", Subject(kind: "plan_layer", id: layer.description),
            detail: ["kind": amendment.kind.rawValue, "document": amendment.documentNumber])
    }

    static func findingsRenewed(_ layer: PlanLayerID, count: Int) -> AuditEvent {
        AuditEvent(
            "findings.renewed", Subject(kind: "plan_layer", id: layer.description), detail: ["count": String(count)])
    }

    static func findingDecided(_ finding: FindingID, _ state: FindingRecord.State) -> AuditEvent {
        AuditEvent("finding.\(state.rawValue)", Subject(kind: "finding", id: finding.description))
    }

    /// Something done to an activity; the verb says what.
    static func activity(_ verb: String, _ activity: PlanItemID, _ detail: [String: String] = [:]) -> AuditEvent {
        AuditEvent("activity.\(verb)", Subject(kind: "activity", id: activity.description), detail: detail)
    }

    static func quarterReopened(_ id: ReopeningID, _ quarter: FiscalQuarter) -> AuditEvent {
        AuditEvent(
            "quarter.reopened", Subject(kind: "reopening", id: id.description), detail: ["quarter": quarter.code])
    }

    static func planning(_ name: String, kind: String, id: String, _ detail: [String: String] = [:]) -> AuditEvent {
        AuditEvent(name, Subject(kind: kind, id: id), detail: detail)
    }
}
