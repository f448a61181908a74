public import Civics
public import Storage

/// Why somebody opens protected fields (classes C3–C6) of one person or thing: what the audit log keeps of it.
///
/// Used inside a `store.disclose { db in … }` body, together with the reading itself.
public struct Disclosure: Sendable, Hashable {
    /// The code of a purpose of the policy, such as `request`.
    public var purpose: String
    public var reason: String
    /// The names of the fields that are shown; never their values.
    public var fields: [SealedField]
    public var subject: Subject
    /// Whether the reader is the person the record is about: such views are flagged.
    public var isOwnRecord: Bool

    public static let shortestReason = 5
    public static let longestReason = 300

    public init(
        purpose: String, reason: String, fields: [SealedField], subject: Subject, isOwnRecord: Bool = false
    ) {
        self.purpose = purpose
        self.reason = reason
        self.fields = fields
        self.subject = subject
        self.isOwnRecord = isOwnRecord
    }

    /// Checks what a person filled in, before the transaction.
    ///
    /// - Returns: the same with the reason's spaces tidied.
    /// - Throws: 422.9 for a purpose the policy does not know, 422.10 for a reason too short or long, 422.11 for one that
    ///   holds nine digits or more in a row: the log keeps no numbers of persons.
    public func checked(_ policy: Policy) throws -> Disclosure {
        guard policy.purposes.contains(where: { $0.code == purpose }) else { throw Problem.purposeUnknown }
        var tidy = self
        tidy.reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (Disclosure.shortestReason...Disclosure.longestReason).contains(tidy.reason.count),
            tidy.reason.utf8.count <= Disclosure.longestReason * 12, !tidy.reason.contains("\0")
        else { throw Problem.disclosureReasonMissing }
        guard !Disclosure.holdsLongNumber(tidy.reason) else { throw Problem.disclosureReasonTellsNumber }
        return tidy
    }

    /// Writes the leaf into the transaction of the reading.
    ///
    /// - Parameter id: made outside the body (`World.newID`), which may run more than once.
    public func note(by actor: Actor, at: Instant, id: UUIDv7, _ db: Transaction) throws {
        var detail = [
            "purpose": purpose, "reason": reason, "fields": fields.map(\.name).sorted().joined(separator: ","),
            "classes": Set(fields.map(\.dataClass.rawValue)).sorted().joined(separator: ","),
        ]
        if isOwnRecord { detail["own"] = "true" }
        try AuditLog.append(
            AuditEvent(AuditEvent.disclosedName, subject, detail: detail), by: actor, at: at, id: id, db)
    }

    /// Who opened protected fields of a subject, newest first: "who saw it".
    public static func views(of subject: Subject, limit: Int = 200, _ db: Transaction) throws -> [DisclosureView] {
        let leaves = try AuditLog.leaves(about: subject, named: AuditEvent.disclosedName, limit: limit, db)
        let names = try AccountRows.names(Set(leaves.compactMap { AccountID(text: $0.actor) }), db)
        return leaves.map { leaf in
            let detail = leaf.details
            let account = AccountID(text: leaf.actor)
            return DisclosureView(
                at: leaf.at, account: account, name: account.flatMap { names[$0] } ?? leaf.actor,
                purpose: detail["purpose"] ?? "", reason: detail["reason"] ?? "",
                fields: (detail["fields"] ?? "").split(separator: ",").map(String.init),
                isOwnRecord: detail["own"] == "true")
        }
    }

    /// Nine digits or more, Thai or Arabic, with nothing but spaces, dots and dashes between them.
    static func holdsLongNumber(_ text: String) -> Bool {
        var digits = 0
        for scalar in text.unicodeScalars {
            if scalar.properties.numericType == .decimal {
                digits += 1
                if digits >= 9 { return true }
            } else if !" -.‐‑–—/".unicodeScalars.contains(scalar) {
                digits = 0
            }
        }
        return false
    }
}

/// One view of protected fields, as the audit log tells it.
public struct DisclosureView: Sendable, Hashable {
    public var at: Instant
    /// `nil` where an actor without an account looked: the command line.
    public var account: AccountID?
    /// The display name of the account as it is now.
    public var name: String
    public var purpose: String
    public var reason: String
    public var fields: [String]
    /// Whether the reader looked at the record of themselves.
    public var isOwnRecord: Bool
}
