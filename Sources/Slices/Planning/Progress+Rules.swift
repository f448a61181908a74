import Access

extension ProgressDraft {
    /// The longest text a field takes, in characters.
    static let longest = 4000

    /// Refuses what cannot be: 120 %, done at 60 %, stopped without a reason.
    ///
    /// Nothing is clamped.
    func checked(isCancelled: Bool) throws -> ProgressDraft {
        var draft = self
        draft.narrative = narrative.trimmed
        draft.problems = problems.trimmed
        draft.nextStep = nextStep.trimmed
        draft.reason = reason?.filled
        for (text, field) in [
            (draft.narrative, "narrative"), (draft.problems, "problems"), (draft.nextStep, "nextStep"),
            (draft.reason ?? "", "reason"),
        ] where text.count > Self.longest || text.unicodeScalars.contains("\0") {
            throw Problem.textTooLong(field)
        }
        guard (0...100).contains(percent) else { throw Problem.percentOutOfRange }
        switch status {
        case .notStarted where percent != 0: throw Problem.percentWithoutStart
        case .done where percent != 100: throw Problem.doneBelowHundred
        case .stopped where draft.reason == nil: throw Problem.reasonMissing
        case .cancelled where !isCancelled: throw Problem.cancelByDecision
        case .notStarted, .inProgress, .done, .stopped:
            if isCancelled { throw Problem.activityCancelled }
        case .cancelled: break
        }
        return draft
    }
}

extension QuarterLock {
    /// Refuses a quarter that cannot be written.
    func requireWritable() throws {
        switch self {
        case .open, .reopened: return
        case .notBegun(let day): throw Problem.quarterBeginsLater(day)
        case .closed(let day): throw Problem.quarterClosed(day)
        }
    }
}
