/// A class of data, from published content to keys (`docs`: who may see what); the code is what policy rows say.
public enum DataClass: String, Sendable, Hashable, CaseIterable, Codable {
    /// C0: what is published, and open data.
    case published = "C0"
    /// C1: plans, projects, indicators, budget, meetings.
    case planning = "C1"
    /// C2: names, addresses, telephones, households.
    case people = "C2"
    /// C3: national ID, bank account.
    case identity = "C3"
    /// C4: welfare and vulnerability.
    case welfare = "C4"
    /// C5: health.
    case health = "C5"
    /// C6: children.
    case children = "C6"
    /// C7: land, tax, payments.
    case property = "C7"
    /// C8: requests, emergencies, locations.
    case requests = "C8"
    /// C9: staff and training.
    case staff = "C9"
    /// C10: the audit log.
    case audit = "C10"
    /// C11: accounts, settings, keys.
    case accounts = "C11"
}

/// What one does with data.
public enum Verb: String, Sendable, Hashable, CaseIterable, Codable {
    /// Counts in which nobody can be recognised.
    case aggregate
    /// Masked lists.
    case list
    case read
    case write
    /// Approve or publish.
    case approve
    /// Write an evaluation of it.
    case evaluate
    /// Open a masked field of C3–C6 with a purpose and a reason.
    case disclose
    /// Ask whether something is so, and get yes or no.
    case match
}

/// How far a rule reaches, as the policy says it.
public enum Reach: String, Sendable, Hashable, CaseIterable, Codable {
    case none
    /// What the account itself made, or what is about it.
    case own
    /// What is assigned to the account.
    case assigned
    /// The village of the grant.
    case village
    /// The division of the grant.
    case division
    case all
}
