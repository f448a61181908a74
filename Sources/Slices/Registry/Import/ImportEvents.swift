import Storage
public import Access

extension AuditEvent {
    /// The names of the events of imports and exports, for the test that names are unique.
    public static let registryImportNames = [
        "import.received", "import.checked", "import.decided", "import.applied", "import.undone", "register.exported",
    ]

    static func imported(_ verb: String, _ id: ImportID, _ detail: [String: String]) -> AuditEvent {
        AuditEvent("import.\(verb)", Subject(kind: "import", id: id.description), detail: detail)
    }

    /// Data left the register as a file.
    static func exported(_ what: String, _ detail: [String: String]) -> AuditEvent {
        AuditEvent("register.exported", Subject(kind: "export", id: what), detail: detail)
    }
}
