import Storage

extension AuditEvent {
    /// The names of this room's events, for the test that names are unique.
    public static let accessNames = [
        "account.created", "account.linkIssued", "account.accepted", "account.passwordChanged", "account.disabled",
        "account.enabled", "grant.proposed", "grant.confirmed", "grant.refused", "grant.ended", "grant.suspended",
        "session.started", "session.refused", "session.ended", "fieldKey.noted", "fieldKey.resealed", disclosedName,
    ]

    /// A person's protected fields were shown to somebody.
    public static let disclosedName = "record.disclosed"

    static func fieldKey(_ verb: String, _ id: FieldKeyID, detail: [String: String] = [:]) -> AuditEvent {
        AuditEvent("fieldKey.\(verb)", Subject(kind: "fieldKey", id: id.description), detail: detail)
    }

    static func account(_ verb: String, _ id: AccountID, detail: [String: String] = [:]) -> AuditEvent {
        AuditEvent("account.\(verb)", Subject(kind: "account", id: id.description), detail: detail)
    }

    static func grant(_ verb: String, _ grant: HeldGrant) -> AuditEvent {
        var detail = ["role": grant.role.rawValue, "account": grant.account.description]
        detail["division"] = grant.division?.rawValue
        detail["village"] = grant.village.map(String.init)
        return AuditEvent("grant.\(verb)", Subject(kind: "grant", id: grant.id.description), detail: detail)
    }

    static func session(_ verb: String, account: AccountID?, detail: [String: String] = [:]) -> AuditEvent {
        AuditEvent("session.\(verb)", Subject(kind: "account", id: account?.description ?? "unknown"), detail: detail)
    }
}
