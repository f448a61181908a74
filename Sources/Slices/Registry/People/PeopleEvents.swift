public import Access
import Civics
import Storage

extension AuditEvent {
    /// The names of this area's events, for the test that names are unique.
    public static let registryPeopleNames = [
        "person.entered", "person.edited", "person.died", "person.moved_out", "person.merged", "person.confirmed",
        "person.purged", "household.entered", "household.edited", "household.joined", "household.left",
        "household.headed", "household.consented", "household.confirmed", "organisation.entered",
        "organisation.edited", "register.assigned", "register.unassigned", "account.linked", "account.unlinked",
    ]

    static func person(_ verb: String, _ id: PersonID, detail: [String: String] = [:]) -> AuditEvent {
        AuditEvent("person.\(verb)", RecordReference(.person, id.value).subject, detail: detail)
    }

    static func household(_ verb: String, _ id: HouseholdID, detail: [String: String] = [:]) -> AuditEvent {
        AuditEvent("household.\(verb)", RecordReference(.household, id.value).subject, detail: detail)
    }

    static func organisation(_ verb: String, _ id: OrganisationID) -> AuditEvent {
        AuditEvent("organisation.\(verb)", RecordReference(.organisation, id.value).subject)
    }

    static func assignment(_ verb: String, _ account: AccountID, count: Int) -> AuditEvent {
        AuditEvent(
            "register.\(verb)", Subject(kind: "account", id: account.description), detail: ["records": "\(count)"])
    }

    static func accountPerson(_ verb: String, _ account: AccountID, _ person: PersonID?) -> AuditEvent {
        AuditEvent(
            "account.\(verb)", Subject(kind: "account", id: account.description),
            detail: ["person": person?.description ?? ""])
    }
}
