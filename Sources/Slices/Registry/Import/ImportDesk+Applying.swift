public import Access
import Civics
import Foundation
import Storage

extension ImportDesk {
    /// Carries an import out: one transaction, one act, one audit leaf.
    ///
    /// Rows that wait for a person stay in the queue; so do rows whose record somebody changed since the check. Once
    /// they are decided it may be called again, for them alone.
    /// - Returns: the import, now applied, with the counts after the act.
    /// - Throws: 409.360 where nothing is left to do.
    @discardableResult
    public func apply(
        _ id: ImportID, by actor: Actor, report: @escaping ImportProgress.Report = { _ in }
    ) async throws -> ImportJob {
        let (world, policy, vault) = (self.world, self.policy, self.vault)
        let before = try await world.store.write { db in
            let job = try ImportRows.find(id, db)
            try ImportRight.require(job.kind, by: actor, policy)
            let isOpen = job.state == .staged ? true : try job.state == .applied && StagedRows.hasMore(of: id, db)
            guard isOpen, try ImportRows.move(id, from: [job.state], to: .applying, db) else {
                throw Problem.importNotStaged
            }
            return job.state
        }
        do {
            try await world.store.writeAlone { db in
                let job = try ImportRows.find(id, db)
                let change = try RegisterChange(
                    .importing, in: world, by: actor, validFrom: job.options.validFrom, reason: job.fileName)
                try Register.begin(change, db)
                var applier = ImportApplier(id: id, change: change, vault: vault, db: db)
                try applier.run(total: job.total) { done in
                    report(ImportProgress(phase: .applying, done: done, total: job.total))
                }
                let counts = try StagedRows.counts(of: id, db)
                try ImportRows.setApplied(id, operation: change.id, counts: counts, at: change.at, db)
                try ImportRows.insertAct(change.id, of: id, db)
                var detail = counts.mapValues(String.init)
                detail["applied"] = String(applier.appliedCount)
                detail["kind"] = job.kind.rawValue
                detail["operation"] = change.id.description
                detail["sha256"] = Hexadecimal.text(job.fileHash)
                try AuditLog.append(.imported("applied", id, detail), by: actor, at: change.at, id: world.newID(), db)
            }
        } catch {
            try await world.store.write { db in
                _ = try ImportRows.move(id, from: [.applying], to: before, db)
            }
            throw error
        }
        return try await find(id)
    }

    /// What stands in the way of undoing an import.
    public func blockers(of id: ImportID, by actor: Actor) async throws -> [RecordReference] {
        let policy = self.policy
        return try await world.store.read { db in
            let job = try ImportRows.find(id, db)
            try ImportRight.require(job.kind, by: actor, policy)
            guard job.state == .applied else { throw Problem.importNotApplied }
            let acts = try ImportRows.acts(of: id, db)
            var found: [RecordReference] = []
            for act in acts {
                for record in try RegisterUndo.blockers(of: act, besides: acts, db) where !found.contains(record) {
                    found.append(record)
                }
            }
            return found
        }
    }

    /// Takes a whole import back.
    ///
    /// - Parameter reason: why, in the person's words; kept with the act and in the audit log.
    /// - Throws: 409.363 where something else has touched its records (``blockers(of:by:)`` lists them); 422.343 for a
    ///   reason that tells somebody's ID; 422.374 for one that is too long.
    @discardableResult
    public func undo(
        _ id: ImportID, reason: String? = nil, by actor: Actor, report: @escaping ImportProgress.Report = { _ in }
    ) async throws -> ImportJob {
        let (world, policy) = (self.world, self.policy)
        let why = reason.flatMap { ThaiText.squashed(ThaiText.clean($0)).filled }
        guard (why ?? "").count <= 2000 else { throw Problem.importReasonTooLong }
        try await world.store.writeAlone { db in
            let job = try ImportRows.find(id, db)
            try ImportRight.require(job.kind, by: actor, policy)
            guard job.state == .applied else { throw Problem.importNotApplied }
            let change = try RegisterChange(.undo, in: world, by: actor, reason: why ?? job.fileName)
            try Register.begin(change, db)
            var count = 0
            for act in try ImportRows.acts(of: id, db).reversed() {
                count += try RegisterUndo.undo(act, in: change, db) { done, total in
                    report(ImportProgress(phase: .undoing, done: done, total: total))
                }
            }
            try StagedRows.markAll(false, of: id, db)
            try ImportRows.setUndone(id, operation: change.id, at: change.at, db)
            var detail = ["records": String(count), "operation": change.id.description]
            detail["reason"] = why
            try AuditLog.append(.imported("undone", id, detail), by: actor, at: change.at, id: world.newID(), db)
        }
        return try await find(id)
    }

    // MARK: - The queue

    /// Says what a row that waits means; `nil` takes an earlier answer back.
    ///
    /// - Throws: 422.369 for an answer that the row does not offer.
    public func decide(
        _ number: Int, of id: ImportID, as decision: ImportDecision?, by actor: Actor
    ) async throws {
        try await decide([number], of: id, as: decision, by: actor)
    }

    /// The same answer for many rows: confirm what each proposes, enter as new, or skip.
    public func decide(
        _ numbers: [Int], of id: ImportID, as decision: ImportDecision?, by actor: Actor
    ) async throws {
        let (world, policy) = (self.world, self.policy)
        try await world.store.write { db in
            let job = try ImportRows.find(id, db)
            try ImportRight.require(job.kind, by: actor, policy)
            guard job.state == .staged || job.state == .applied else { throw Problem.importNotStaged }
            let now = world.now()
            for number in numbers {
                guard let work = try StagedRows.work(number, of: id, db) else { throw Problem.noSuchImportRow }
                if let decision { try Self.check(decision, for: work) }
                try StagedRows.decide(number, of: id, decision, at: now, by: actor.name, db)
            }
            try AuditLog.append(
                .imported(
                    "decided", id, ["rows": String(numbers.count), "decision": decision.map(Self.verb) ?? "none"]),
                by: actor, at: now, id: world.newID(), db)
        }
    }

    private static func verb(_ decision: ImportDecision) -> String {
        switch decision {
        case .confirm: "confirm"
        case .asNew: "new"
        case .skip: "skip"
        }
    }

    private static func check(_ decision: ImportDecision, for work: StagedRows.Work) throws {
        switch decision {
        case .skip: return
        case .asNew:
            guard work.status == .conflict, work.body != nil,
                work.action == nil || work.action == .newDeed || work.subject != nil
            else {
                throw Problem.importDecisionWrong
            }
            // A row that goes in as a record of its own has no version to lie upon; owners of a parcel do.
            guard work.version == nil || work.action != nil && work.action != .newDeed else {
                throw Problem.importRowKnown
            }
        case .confirm(nil):
            // A proposal that holds as it is: it knows its record, and no other person is in question.
            guard work.needsDecision, work.body != nil, work.subject != nil, work.status != .conflict else {
                throw Problem.importDecisionWrong
            }
        case .confirm(let id?):
            guard work.status == .conflict, work.body != nil,
                let candidate = work.candidates.first(where: { $0.record.id == id })
            else {
                throw Problem.importDecisionWrong
            }
            guard work.action == nil || candidate.record.kind == .parcel || work.knowsParcel else {
                throw Problem.importParcelFirst
            }
        }
    }
}
