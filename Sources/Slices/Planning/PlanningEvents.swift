import Storage
public import Access
import Civics

/// What this slice writes to the audit log: names of things and fields, never a person's words.
extension AuditEvent {
    /// The names of this slice's events, for the test that names are unique.
    public static let planningNames = [
        "activity.approved", "activity.approved_late", "activity.cancelled", "activity.evidence_added",
        "activity.lead_named", "activity.left_out", "activity.money_approved", "activity.money_contracted",
        "activity.money_paid", "activity.money_reversed", "activity.planned", "activity.reported", "budget.moved",
        "evaluation.answered", "evaluation.begun", "evaluation.changed", "evaluation.followed", "evaluation.found",
        "finding.accepted", "finding.repaired", "findings.renewed", "indicator.bound", "indicator.phased",
        "innovation.corrected", "innovation.recorded", "plan.amended", "plan.document_kept", "plan.imported",
        "plan.read", "plan.replaced", "project.cancelled", "project.marked", "quarter.reopened", "staff.counted",
        "staff.moved", "staff.participated", "thread.attested",
    ]

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
