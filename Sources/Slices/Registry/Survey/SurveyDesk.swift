public import Access
public import Civics
import Evidence
import Storage
import Tables

/// One round of the survey in one household, opened.
public struct OpenedSurvey: Sendable, Hashable, Identifiable {
    public var id: SurveyID
    public var edition: String
    /// Buddhist year of the round.
    public var year: Int
    public var surveyedOn: CivilDate
    public var surveyor: String?
    public var answers: [String: SurveyAnswer]
}

/// What can be done with the minimum-needs survey (จปฐ.): enter a household's answers, open them, compare villages.
public struct SurveyDesk: Sendable {
    let world: World
    let policy: Policy
    let secrets: RegisterSecrets

    public init(_ world: World, policy: Policy, vault: FieldVault) {
        self.world = world
        self.policy = policy
        secrets = RegisterSecrets(vault)
    }

    /// The editions that the tables know, the newest first.
    public func editions() async throws -> [SurveyEdition] {
        let day = world.now().thaiDate
        return try await world.store.read { db in try SurveyEdition.all(on: day, db) }
    }

    /// Keeps a household's answers for a year; entering them again replaces the ones before.
    ///
    /// - Parameter answers: indicator code → answer; indicators that were not asked are left out.
    /// - Throws: `422.354` where consent was not recorded, `409.350` where it was refused: then nothing is kept.
    @discardableResult
    public func record(
        _ answers: [String: SurveyAnswer], of household: HouseholdID, edition: String, year: Int, on day: CivilDate,
        surveyor: String? = nil, by actor: Actor
    ) async throws -> SurveyID {
        let (policy, secrets) = (self.policy, self.secrets)
        guard day <= world.now().thaiDate else { throw Problem.surveyYearWrong }
        guard !answers.isEmpty else { throw Problem.surveyEmpty }
        let change = try RegisterChange(.entry, in: world, by: actor)
        let fresh = SurveyID(change.newID())
        return try await world.store.write { db in
            let write = policy.scope(of: actor, .write, .welfare)
            guard !write.isNone else { throw Problem.forbidden }
            let scope = try RegistryScope(write, on: change.at.thaiDate, db)
            guard try HouseholdRows.isInside(household, scope, db),
                let state = try Register.state(Household.self, household, db)
            else { throw Problem.noSuchHousehold }
            if let own = try actor.account.flatMap({ try AssignmentRows.person(of: $0, db) }),
                state.record.members.contains(where: { $0.person == own })
            {
                throw Problem.ownRecord
            }
            guard let consent = state.record.consent else { throw Problem.consentMissing }
            guard consent.isGiven else { throw Problem.consentRefused }
            guard let list = try SurveyEdition.find(edition, on: change.at.thaiDate, db) else {
                throw Problem.noSuchEdition
            }
            let known = Set(list.indicators.map(\.id))
            for code in answers.keys.sorted() where !known.contains(code) { throw Problem.indicatorUnknown(code) }

            try Register.begin(change, db)
            let before = try SurveyRows.of(household, db).first { $0.year == year && $0.edition == edition }
            let id = before?.id ?? fresh
            let kept = SurveyCounts.Answers(village: state.record.village ?? 0, answers: answers)
            let place = SecretID(change.newID())
            try secrets.keep(try SurveyCounts.text(kept), field: .surveyAnswers, of: id.value, id: place, db)
            let survey = HouseholdSurvey(
                household: household, edition: edition, year: year, answers: place, surveyedOn: day, surveyor: surveyor)
            if let before {
                if let text = try secrets.open(before.answers, field: .surveyAnswers, db) {
                    try SurveyCounts.change(
                        try SurveyCounts.read(text), by: -1, year: year, edition: edition, newID: change.newID(),
                        secrets, db)
                }
                try Register.change(id, to: survey, in: change, db)
            } else {
                try Register.enter(survey, as: id, in: change, db)
            }
            try SurveyCounts.change(kept, by: 1, year: year, edition: edition, newID: change.newID(), secrets, db)
            try ConfirmationRows.confirm(
                RecordReference(.household, household.value), group: "survey", on: day, change, db)
            try AuditLog.append(
                AuditEvent(
                    "survey.recorded", RecordReference(.household, household.value).subject,
                    detail: ["year": "\(year)", "edition": edition]),
                by: actor, at: change.at, id: change.newID(), db)
            return id
        }
    }

    /// Opens the rounds of a household, newest first, for a stated purpose and reason.
    ///
    /// - Throws: `409.350` where the household has withdrawn its consent.
    public func open(
        _ household: HouseholdID, purpose: String, reason: String, by actor: Actor
    ) async throws -> [OpenedSurvey] {
        let (world, policy, secrets) = (self.world, self.policy, self.secrets)
        let leaf = world.newID()
        let disclosure = try Disclosure(
            purpose: purpose, reason: reason, fields: [.surveyAnswers],
            subject: RecordReference(.household, household.value).subject
        ).checked(policy)
        return try await world.store.disclose { db in
            let now = world.now()
            let scope = try RegistryScope(policy.unmaskScope(of: actor, .welfare), on: now.thaiDate, db)
            guard try HouseholdRows.isInside(household, scope, db) else { throw Problem.noSuchHousehold }
            let state = try Register.state(Household.self, household, db)
            if state?.record.consent?.isGiven == false { throw Problem.consentRefused }
            let opened = try SurveyRows.of(household, db).compactMap { row -> OpenedSurvey? in
                guard let text = try secrets.open(row.answers, field: .surveyAnswers, db) else { return nil }
                let kept: SurveyCounts.Answers = try SurveyCounts.read(text)
                return OpenedSurvey(
                    id: row.id, edition: row.edition, year: row.year, surveyedOn: row.surveyedOn,
                    surveyor: row.surveyor, answers: kept.answers)
            }
            var noted = disclosure
            if let own = try actor.account.flatMap({ try AssignmentRows.person(of: $0, db) }) {
                noted.isOwnRecord = state?.record.members.contains { $0.person == own } ?? false
            }
            try noted.note(by: actor, at: now, id: leaf, db)
            return opened
        }
    }

    /// How the villages did in a round: pass ÷ applicable per indicator, from the counts.
    ///
    /// A share is not told where fewer households than the smallest count had to be judged, nor where those that passed
    /// or those that failed are that few (but not none), unless the reader may read the class.
    public func shares(year: Int, edition: String, by actor: Actor) async throws -> [SurveyShare] {
        let (world, policy, secrets) = (self.world, self.policy, self.secrets)
        return try await world.store.read { db in
            let isTrusted = policy.scope(of: actor, .read, .welfare).everything
            guard
                isTrusted
                    || [Verb.aggregate, .list].contains(where: { policy.scope(of: actor, $0, .welfare).everything })
            else { throw Problem.forbidden }
            let least = try DatedTables.smallestCount(on: world.now().thaiDate, db)
            return try SurveyRows.counts(year: year, edition: edition, db).flatMap { row in
                let text = try secrets.vault.open(row.sealed, field: .surveyCounts, subject: row.id)
                let counts: SurveyCounts = try SurveyCounts.read(text)
                return counts.indicators.sorted { $0.key < $1.key }.map { code, tally in
                    tally.share(of: code, in: row.village, least: isTrusted ? 0 : least)
                }
            }
        }
    }
}

extension SurveyCounts.Tally {
    func share(of indicator: String, in village: Int, least: Int) -> SurveyShare {
        let applicable = pass + fail
        let isFew = { (count: Int) in count > 0 && count < least }
        let isSuppressed = isFew(applicable) || isFew(pass) || isFew(fail)
        return SurveyShare(
            village: village, indicator: indicator,
            share: isSuppressed ? nil : Ratio(Int64(pass), over: Int64(applicable)), isSuppressed: isSuppressed)
    }
}
