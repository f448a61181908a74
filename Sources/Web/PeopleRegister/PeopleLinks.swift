import Html
import Registry
import Storage

/// Addresses of the staff pages about people; the records' own pages are named by ``RegisterLinks``.
enum PeopleLinks {
    // MARK: - Persons

    static let people = RegisterLinks.list(.person)
    static let newPerson = Link("staff", "register", "people", "new")
    static let find = Link("staff", "register", "people", "find")
    static func person(_ id: PersonID) -> Link { RegisterLinks.record(RecordReference(.person, id.value)) }

    /// What there is to do with a person; the last segment of the address.
    enum PersonAct: String {
        case edit
        case end
        case confirm
        case history
        case identifier
        case views
        case facts
        case move
        case merge
        case purge
        case account
        case unlink
    }

    static func act(_ act: PersonAct, _ id: PersonID) -> Link {
        Link("staff", "register", "people", id.description, act.rawValue)
    }

    // MARK: - Households

    static let households = RegisterLinks.list(.household)
    static let newHousehold = Link("staff", "register", "households", "new")
    static func household(_ id: HouseholdID) -> Link { RegisterLinks.record(RecordReference(.household, id.value)) }

    enum HouseholdAct: String {
        case edit
        case confirm
        case history
        case join
        case leave
        case head
        case consent
        case survey
    }

    static func act(_ act: HouseholdAct, _ id: HouseholdID) -> Link {
        Link("staff", "register", "households", id.description, act.rawValue)
    }

    static func surveyOpening(_ id: HouseholdID) -> Link {
        Link("staff", "register", "households", id.description, "survey", "open")
    }

    // MARK: - Organisations

    static let organisations = RegisterLinks.list(.organisation)
    static let newOrganisation = Link("staff", "register", "organisations", "new")
    static func organisation(_ id: OrganisationID) -> Link {
        RegisterLinks.record(RecordReference(.organisation, id.value))
    }
    static func organisationEdit(_ id: OrganisationID) -> Link {
        Link("staff", "register", "organisations", id.description, "edit")
    }

    // MARK: - Vulnerable groups, the survey, assignments

    static let facts = RegisterLinks.list(.fact)
    static let factCounts = Link("staff", "register", "facts", "counts")
    /// The list of one class of facts: `welfare`, `health`, `children`.
    static func facts(_ area: FactArea) -> Link { Link("staff", "register", "facts", area.rawValue) }
    static func addFact(_ area: FactArea, _ person: PersonID) -> Link {
        Link("staff", "register", "people", person.description, "facts", area.rawValue)
    }
    static func endFact(_ area: FactArea, _ person: PersonID, _ fact: FactID) -> Link {
        Link("staff", "register", "people", person.description, "facts", area.rawValue, fact.description)
    }
    static let surveys = RegisterLinks.list(.survey)
    static let surveyCounts = Link("staff", "register", "surveys", "counts")
    static let assignments = Link("staff", "register", "assignments")
    static let assignmentEnd = Link("staff", "register", "assignments", "end")
}
