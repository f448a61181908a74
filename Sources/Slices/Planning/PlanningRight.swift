public import Access

/// What a person may want to do in this slice, and who may.
///
/// Everybody may read what is published; only what changes something is listed here. The scope is checked on the
/// object's own division, inside the transaction.
public enum PlanningRight: Sendable, Hashable {
    /// Import, replace, amend, decide findings.
    case keepPlan
    /// The annual action plan of a division; `nil` for an activity that has none yet.
    case planYear(DivisionCode?)
    /// Progress, payments and reasons, entered by one of these divisions.
    case enter([DivisionCode])
    /// The director's approval.
    case approve(DivisionCode)
    /// Reopen a closed quarter, name a lead division, cancel an activity, move money, bind indicators.
    case steer
    case staff(DivisionCode)
    /// Threads and the innovation register.
    case innovate
    case evaluate
    /// The mayor's answer to an evaluation.
    case answer

    /// Refuses (403) an actor who may not.
    public func require(_ actor: Actor, _ policy: Policy) throws {
        guard isHeld(by: actor, policy) else { throw Problem.forbidden }
    }

    /// Refuses (403) an actor who may neither do this nor steer the whole.
    func requireOrSteer(_ actor: Actor, _ policy: Policy) throws {
        guard isHeld(by: actor, policy) || PlanningRight.steer.isHeld(by: actor, policy) else {
            throw Problem.forbidden
        }
    }

    public func isHeld(by actor: Actor, _ policy: Policy) -> Bool {
        func may(_ verb: Verb, _ division: DivisionCode? = nil) -> Bool {
            policy.scope(of: actor, verb, .planning).covers(division: division)
        }
        switch self {
        case .keepPlan, .steer: return may(.write)
        case .planYear(let division): return may(.write, division)
        case .enter(let divisions):
            // Who may write everywhere still reports for a division only as one of its people.
            return divisions.contains { may(.write, $0) && Self.works(actor, in: $0) }
        case .approve(let division):
            return may(.approve, division) && actor.holds(.divisionDirector, in: division)
        case .staff(let division): return may(.write, division)
        case .innovate: return may(.write) || actor.holds(.innovationCommittee)
        case .evaluate: return may(.evaluate)
        case .answer: return may(.approve) && actor.holds(.mayor)
        }
    }

    private static func works(_ actor: Actor, in division: DivisionCode) -> Bool {
        actor.holds(.officer, in: division) || actor.holds(.divisionDirector, in: division)
    }
}
