import Storage
public import Access

/// What happens to land in the audit log: names of fields, never what stands in them.
extension AuditEvent {
    /// For the test that names are unique.
    public static let registryLandNames = [
        "land.code_confirmed", "land.confirmed", "land.corrected", "land.edited", "land.entered", "land.merged",
        "land.new_parcel", "land.retired", "land.split", "land.transferred", "topology.accepted", "topology.checked",
        "topology.reopened",
    ]

    static func land(
        _ verb: String, _ record: RecordReference, _ change: RegisterChange, _ detail: [String: String] = [:]
    ) -> AuditEvent {
        AuditEvent(
            "land.\(verb)", record.subject,
            detail: detail.merging(["operation": change.id.description]) { mine, _ in mine })
    }

    static func topology(_ verb: String, _ id: String, _ detail: [String: String]) -> AuditEvent {
        AuditEvent("topology.\(verb)", Subject(kind: "topology", id: id), detail: detail)
    }
}
