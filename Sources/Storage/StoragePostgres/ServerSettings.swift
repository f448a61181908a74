public import Storage

/// What a server promises, as far as the store's promises rest on it.
public struct ServerSettings: Sendable, Hashable {
    /// The server's version, as in `15.18 (Debian …)`.
    public var version: String
    public var fsync: Bool
    public var fullPageWrites: Bool
    /// Whether pages carry checksums, so that a damaged one is found.
    public var dataChecksums: Bool
    public var synchronousStandbyNames: String
    /// The database's `lc_ctype`.
    ///
    /// With `C`, Thai text has no trigrams: `doctor` refuses it.
    public var characterType: String

    /// Whether Thai search works here.
    public var knowsThaiLetters: Bool { characterType != "C" && characterType != "POSIX" }

    /// Refuses a server that could lose what it acknowledged.
    /// - Throws: ``StoreError`` with reason `other` and code `setting`.
    public func check(_ safety: PostgresStore.Safety) throws(StoreError) {
        guard safety != .unchecked else { return }
        try demand(fsync, "fsync is off")
        try demand(fullPageWrites, "full_page_writes is off")
        guard safety == .standby else { return }
        try demand(!synchronousStandbyNames.isEmpty, "synchronous_standby_names is empty")
    }

    private func demand(_ condition: Bool, _ otherwise: String) throws(StoreError) {
        guard condition else {
            throw StoreError(.other, code: "setting", message: "\(otherwise), so commits can be lost", sql: "")
        }
    }
}

extension ServerSettings {
    init(_ link: ServerLink) throws(StoreError) {
        self.init(
            version: try link.value("SHOW server_version"),
            fsync: try link.value("SHOW fsync") == "on",
            fullPageWrites: try link.value("SHOW full_page_writes") == "on",
            dataChecksums: try link.value("SHOW data_checksums") == "on",
            synchronousStandbyNames: try link.value("SHOW synchronous_standby_names"),
            characterType: try link.value("SELECT datctype FROM pg_database WHERE datname = current_database()"))
    }
}
