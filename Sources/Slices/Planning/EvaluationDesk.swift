public import Access
public import Civics
import Storage

/// What the evaluation committee can do with the yearly evaluation, and the mayor's answer to it.
public struct EvaluationDesk: Sendable {
    let world: World
    let policy: Policy

    public init(_ world: World, policy: Policy) {
        self.world = world
        self.policy = policy
    }

    /// What a form may say about a year's evaluation.
    public struct Draft: Sendable, Hashable {
        public var orderNumber: String
        public var appointedOn: CivilDate
        public var members: String
        public var framework: String
        public var beginsOn: CivilDate?
        public var endsOn: CivilDate?
        public var reportedOn: CivilDate?
        public var presentedOn: CivilDate?
        public var postedOn: CivilDate?
        public var postedUntil: CivilDate?

        public init(
            orderNumber: String, appointedOn: CivilDate, members: String, framework: String = "",
            beginsOn: CivilDate? = nil, endsOn: CivilDate? = nil, reportedOn: CivilDate? = nil,
            presentedOn: CivilDate? = nil, postedOn: CivilDate? = nil, postedUntil: CivilDate? = nil
        ) {
            self.orderNumber = orderNumber
            self.appointedOn = appointedOn
            self.members = members
            self.framework = framework
            self.beginsOn = beginsOn
            self.endsOn = endsOn
            self.reportedOn = reportedOn
            self.presentedOn = presentedOn
            self.postedOn = postedOn
            self.postedUntil = postedUntil
        }

        func check(postedDays: Int) throws {
            guard orderNumber.filled != nil else { throw Problem.documentNumberMissing }
            guard members.filled != nil else { throw Problem.titleMissing }
            if let beginsOn, let endsOn, endsOn < beginsOn { throw Problem.datesWrong }
            if let reportedOn, reportedOn < appointedOn { throw Problem.datesWrong }
            if let reportedOn, let presentedOn, presentedOn < reportedOn { throw Problem.datesWrong }
            if let presentedOn, let postedOn, postedOn < presentedOn { throw Problem.datesWrong }
            if let postedUntil {
                guard let postedOn else { throw Problem.datesWrong }
                guard postedUntil >= postedOn.adding(days: postedDays) else {
                    throw Problem.postingTooShort(postedDays)
                }
            }
        }
    }

    /// A year's evaluation as a page shows it.
    public struct Sheet: Sendable {
        public var evaluation: YearlyEvaluation
        public var clock: EvaluationClock
        public var findings: [EvaluationFinding]
    }

    public func evaluations() async throws -> [YearlyEvaluation] {
        try await world.store.read { try EvaluationRows.all($0) }
    }

    public func sheet(year: Int) async throws -> Sheet? {
        let today = world.now().thaiDate
        return try await world.store.read { db in
            guard let evaluation = try EvaluationRows.find(year: year, db) else { return nil }
            let settings = try PlanningSettings.load(on: evaluation.presentedOn ?? today, db)
            return Sheet(
                evaluation: evaluation,
                clock: EvaluationClock(
                    evaluation, announceDays: settings.announceDays, postedDays: settings.postedDays, today: today),
                findings: try EvaluationRows.findings(evaluation.id, db))
        }
    }

    /// Begins a year's evaluation (version 0), or changes its framework and dates.
    @discardableResult
    public func save(
        _ draft: Draft, year: Int, onVersion version: Int, by actor: Actor
    ) async throws -> YearlyEvaluation {
        try PlanningRight.evaluate.require(actor, policy)
        let world = self.world
        return try await world.store.write { db in
            let now = world.now()
            try draft.check(postedDays: try PlanningSettings.load(on: draft.postedOn ?? now.thaiDate, db).postedDays)
            let old = try EvaluationRows.find(year: year, db)
            guard old?.version ?? 0 == version else {
                if version == 0 { throw Problem.evaluationExists }
                throw Problem.savedInBetween(by: old?.changedName ?? "-", at: old?.changedAt, what: nil)
            }
            let evaluation = YearlyEvaluation(
                id: old?.id ?? EvaluationID(world.newID()), year: year, version: version + 1,
                orderNumber: draft.orderNumber.trimmed, appointedOn: draft.appointedOn, members: draft.members.trimmed,
                framework: draft.framework.trimmed, beginsOn: draft.beginsOn, endsOn: draft.endsOn,
                reportedOn: draft.reportedOn, presentedOn: draft.presentedOn, postedOn: draft.postedOn,
                postedUntil: draft.postedUntil, changedName: actor.name, changedAt: now)
            try EvaluationRows.set(evaluation, by: actor.account, db)
            try AuditLog.append(
                .planning(
                    old == nil ? "evaluation.begun" : "evaluation.changed", kind: "evaluation",
                    id: evaluation.id.description), by: actor, at: now, id: world.newID(), db)
            return evaluation
        }
    }

    /// Writes down a finding with what each instrument says to it.
    @discardableResult
    public func find(
        _ text: String, recommendation: String, evidence: [EvaluationEvidence], item: PlanItemID? = nil, year: Int,
        by actor: Actor
    ) async throws -> EvaluationFinding {
        try PlanningRight.evaluate.require(actor, policy)
        guard let text = text.filled, let recommendation = recommendation.filled else {
            throw Problem.recommendationMissing
        }
        guard !evidence.isEmpty, Set(evidence.map(\.instrument)).count == evidence.count else {
            throw Problem.evidenceMissing
        }
        for piece in evidence
        where (piece.people ?? 0) < 0 || (piece.agreeing ?? 0) < 0 || (piece.agreeing ?? 0) > (piece.people ?? 0) {
            throw Problem.agreeingWrong
        }
        let world = self.world
        return try await world.store.write { db in
            let now = world.now()
            guard let evaluation = try EvaluationRows.find(year: year, db) else { throw Problem.evaluationMissing }
            if let item, try PlanRows.item(item, asOf: now.thaiDate, db) == nil { throw Problem.planItemMissing }
            let finding = EvaluationFinding(
                id: EvaluationFindingID(world.newID()), evaluation: evaluation.id, item: item, text: text,
                recommendation: recommendation, evidence: evidence, answer: nil, followUp: nil,
                recordedName: actor.name, recordedAt: now)
            try EvaluationRows.insert(finding, by: actor.account, db)
            try AuditLog.append(
                .planning("evaluation.found", kind: "evaluation", id: evaluation.id.description), by: actor, at: now,
                id: world.newID(), db)
            return finding
        }
    }

    /// The mayor's answer to a recommendation.
    public func answer(_ text: String, to id: EvaluationFindingID, year: Int, by actor: Actor) async throws {
        try PlanningRight.answer.require(actor, policy)
        try await reply(text, to: id, year: year, by: actor, name: "evaluation.answered") { finding, reply, db in
            try EvaluationRows.answer(finding.id, reply, db)
        }
    }

    /// What was done after the answer.
    public func followUp(_ text: String, on id: EvaluationFindingID, year: Int, by actor: Actor) async throws {
        try PlanningRight.evaluate.require(actor, policy)
        try await reply(text, to: id, year: year, by: actor, name: "evaluation.followed") { finding, reply, db in
            guard finding.answer != nil else { throw Problem.answerFirst }
            try EvaluationRows.followUp(finding.id, reply, db)
        }
    }

    private func reply(
        _ text: String, to id: EvaluationFindingID, year: Int, by actor: Actor, name: String,
        _ write: @escaping @Sendable (EvaluationFinding, EvaluationFinding.Reply, Transaction) throws -> Void
    ) async throws {
        guard let text = text.filled else { throw Problem.reasonMissing }
        let world = self.world
        try await world.store.write { db in
            let now = world.now()
            guard let evaluation = try EvaluationRows.find(year: year, db),
                let finding = try EvaluationRows.findings(evaluation.id, db).first(where: { $0.id == id })
            else { throw Problem.evaluationFindingMissing }
            try write(finding, EvaluationFinding.Reply(text: text, name: actor.name, at: now), db)
            try AuditLog.append(
                .planning(name, kind: "evaluation_finding", id: id.description), by: actor, at: now,
                id: world.newID(), db)
        }
    }
}
