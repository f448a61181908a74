import Access
import Civics

/// Who may do what with a record of land, by the policy: checked inside the transaction, on the record's own village
/// and division.
enum LandRight {
    /// Throws 403.1 unless the actor may do this with the record.
    static func require<Record: LandRecord>(
        _ verb: Verb, _ record: Record, by actor: Actor, _ policy: Policy
    ) throws {
        let scope = policy.scope(of: actor, verb, Record.kind.dataClass)
        guard scope.covers(division: record.division, village: record.village) else { throw Problem.forbidden }
    }

    /// Both as it was and as it will be, so that nobody takes a record into or out of somebody else's reach.
    static func requireWrite<Record: LandRecord>(
        from before: Record, to after: Record, by actor: Actor, _ policy: Policy
    ) throws {
        try require(.write, before, by: actor, policy)
        try require(.write, after, by: actor, policy)
    }

    /// Throws 403.1 unless the actor may do this with every record of the class.
    static func requireAll(_ verb: Verb, _ dataClass: DataClass, by actor: Actor, _ policy: Policy) throws {
        guard policy.scope(of: actor, verb, dataClass).everything else { throw Problem.forbidden }
    }
}
