import Access
import Civics
import Registry

/// The rows of an import that ask a person, in the order of the file.
enum ImportQueue {
    /// Rows on one page.
    static let each = 10
    /// So many rows of each kind are looked through for counting; larger queues are told as "over".
    private static let most = 10_000

    struct Count: Sendable {
        var all = 0
        var decided = 0
        /// Confirmed rows, which change something.
        var confirmed = 0
        /// Rows that go in as records of their own.
        var asNew = 0
        var isWhole = true

        var open: Int { all - decided }
    }

    /// Whether the row is for a person to decide.
    static func waits(_ row: ImportRowLine) -> Bool {
        guard !row.isApplied else { return false }
        switch row.status {
        case .conflict: return true
        // A proposal of the Land Department, or a crossed shape that could be mended.
        case .new, .changed: return row.reasons.contains { $0.code == .needsConfirmation }
        case .refused: return row.subject != nil
        case .unchanged, .quarantine: return false
        }
    }

    /// The results among which rows of a kind may wait.
    private static func statuses(_ job: ImportJob) -> [ImportStatus] {
        let all: [ImportStatus] =
            job.kind == .landOffice ? [.new, .changed, .conflict, .refused] : [.conflict, .refused]
        return all.filter { job.count($0) > 0 }
    }

    static func count(_ job: ImportJob, _ desk: ImportDesk, _ actor: Actor) async throws -> Count {
        var count = Count()
        for status in statuses(job) {
            let rows = try await desk.rows(of: job.id, status: status, limit: most, by: actor)
            if rows.count == most { count.isWhole = false }
            for row in rows where waits(row) {
                count.all += 1
                guard let text = row.decision, let decision = ImportDecision(rawValue: text) else { continue }
                count.decided += 1
                switch decision {
                case .skip: break
                case .asNew: count.asNew += 1
                case .confirm: if row.status == .new { count.asNew += 1 } else { count.confirmed += 1 }
                }
            }
        }
        return count
    }

    /// A page of rows after a number, and whether more come.
    ///
    /// - Parameter all: those that were decided too.
    static func page(
        _ job: ImportJob, after: Int, all: Bool, action: LandOfficeAction?, _ desk: ImportDesk, _ actor: Actor
    ) async throws -> (rows: [ImportRowLine], hasMore: Bool) {
        var found: [ImportRowLine] = []
        for status in statuses(job) {
            var last = after
            var mine = 0
            while mine <= each {
                let rows = try await desk.rows(of: job.id, status: status, after: last, limit: 500, by: actor)
                for row in rows
                where mine <= each && waits(row) && (all || row.decision == nil)
                    && (action == nil || row.action == action)
                {
                    found.append(row)
                    mine += 1
                }
                guard rows.count == 500, let end = rows.last else { break }
                last = end.number
            }
        }
        found.sort { $0.number < $1.number }
        return (Array(found.prefix(each)), found.count > each)
    }

    /// The numbers of all undecided rows of a kind of work that hold as they are proposed.
    static func proposals(
        _ job: ImportJob, _ action: LandOfficeAction, _ desk: ImportDesk, _ actor: Actor
    ) async throws -> [Int] {
        var numbers: [Int] = []
        for status in [ImportStatus.new, .changed] where job.count(status) > 0 {
            numbers += try await desk.rows(of: job.id, status: status, limit: most, by: actor)
                .filter { waits($0) && $0.action == action && $0.decision == nil && $0.subject != nil }.map(\.number)
        }
        return numbers
    }

    /// The answers that a row offers, as the desk takes them, the likeliest first.
    static func answers(_ row: ImportRowLine) -> [ImportDecision] {
        guard row.status == .conflict else { return row.subject == nil ? [.skip] : [.confirm(nil), .skip] }
        let isPartOfParcel = row.action != nil && row.subject == nil
        let possible = row.candidates.filter { candidate in
            // Without its parcel a row about owners can only mean a parcel.
            !isPartOfParcel || candidate.record.kind == .parcel
        }
        var answers = possible.map { ImportDecision.confirm($0.record.id) }
        let isKnown = row.candidates.contains { $0.record.id == row.subject }
        if !isKnown, row.action == nil || row.action == .newDeed || row.subject != nil { answers.append(.asNew) }
        return answers + [.skip]
    }
}
