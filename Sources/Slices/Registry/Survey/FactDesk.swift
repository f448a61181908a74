public import Access
public import Civics
import Storage
import Tables

/// A fact with its content opened.
public struct OpenedFact: Sendable, Hashable, Identifiable {
    public var id: FactID
    public var version: Int
    public var person: PersonID
    public var dataClass: DataClass
    /// `nil` where the content was erased.
    public var content: FactContent?
    public var source: String
    public var on: CivilDate
}

/// One person of a list by group.
public struct FactListLine: Sendable, Hashable {
    public var fact: FactID
    /// Masked for readers who may only list people.
    public var person: PersonLine
    /// `nil` for readers who may only list the class.
    public var note: String?
    public var source: String
    public var on: CivilDate
}

/// What can be done with facts about vulnerable people: add, end, open, list, count.
///
/// Each act asks for the right on the class of the fact (C4 welfare, C5 health, C6 children) and that the person is in
/// reach; each opening is a disclosure.
public struct FactDesk: Sendable {
    let world: World
    let policy: Policy
    let secrets: RegisterSecrets

    public init(_ world: World, policy: Policy, vault: FieldVault) {
        self.world = world
        self.policy = policy
        secrets = RegisterSecrets(vault)
    }

    /// The classes that facts are of.
    static let classes: [DataClass] = [.welfare, .health, .children]

    /// Adds a fact about a person.
    ///
    /// - Parameters:
    ///   - source: the code of a dated list (`factSource/…`) or a name.
    ///   - day: the day of the source, from which the fact holds.
    @discardableResult
    public func add(
        _ content: FactContent, about person: PersonID, source: String, on day: CivilDate, by actor: Actor
    ) async throws -> FactID {
        let (policy, secrets) = (self.policy, self.secrets)
        guard day <= world.now().thaiDate else { throw Problem.factDateWrong }
        guard (content.note ?? "").count <= 2000 else { throw Problem.personTextTooLong }
        let change = try RegisterChange(.entry, in: world, by: actor, validFrom: day)
        let id = FactID(change.newID())
        try await world.store.write { db in
            let dataClass = content.group.dataClass
            try Self.requireWrite(person, dataClass, by: actor, policy, change.at.thaiDate, db)
            let place = SecretID(change.newID())
            try secrets.keep(try content.text(), field: .fact(dataClass), of: id.value, id: place, db)
            let fact = VulnerabilityFact(
                person: person, dataClass: dataClass, content: place, source: source, on: day)
            try Register.begin(change, db)
            try Register.enter(fact, as: id, in: change, db)
            try AuditLog.append(.fact("added", id, fact), by: actor, at: change.at, id: change.newID(), db)
        }
        return id
    }

    /// Ends a fact: from the day on it holds no longer.
    ///
    /// The reason tells of the same things as the fact, so it lies sealed beside it; the act names only its place.
    public func end(_ id: FactID, on day: CivilDate? = nil, reason: String, by actor: Actor) async throws {
        let (policy, secrets) = (self.policy, self.secrets)
        guard reason.count <= 2000 else { throw Problem.personTextTooLong }
        let place = SecretID(world.newID())
        let change = try RegisterChange(
            .retirement, in: world, by: actor, validFrom: day, reason: "ปิดผนึก · sealed \(place)")
        try await world.store.write { db in
            guard let fact = try Register.state(VulnerabilityFact.self, id, db)?.record else {
                throw Problem.noSuchFact
            }
            try Self.requireWrite(fact.person, fact.dataClass, by: actor, policy, change.at.thaiDate, db)
            try Register.begin(change, db)
            try secrets.keep(reason, field: .fact(fact.dataClass), of: id.value, id: place, db)
            try Register.retire(VulnerabilityFact.self, id, in: change, db)
            try AuditLog.append(.fact("ended", id, fact), by: actor, at: change.at, id: change.newID(), db)
        }
    }

    /// Opens the facts about a person that the reader may see, for a stated purpose and reason.
    ///
    /// - Throws: `404.330` where no class of facts about this person is in reach.
    public func open(
        about person: PersonID, purpose: String, reason: String, by actor: Actor
    ) async throws -> [OpenedFact] {
        let (world, policy, secrets) = (self.world, self.policy, self.secrets)
        let leaf = world.newID()
        let asked = try Disclosure(
            purpose: purpose, reason: reason, fields: [], subject: RecordReference(.person, person.value).subject
        ).checked(policy)
        return try await world.store.disclose { db in
            let now = world.now()
            var disclosure = asked
            var opened: [OpenedFact] = []
            for dataClass in Self.classes {
                let scope = try RegistryScope(policy.unmaskScope(of: actor, dataClass), on: now.thaiDate, db)
                let rows = try FactRows.about(person, dataClass, in: scope, db)
                guard try !rows.isEmpty || PersonRows.isInside(person, scope, db) else { continue }
                disclosure.fields.append(.fact(dataClass))
                opened += try Self.opened(rows, secrets, db)
            }
            guard !disclosure.fields.isEmpty else { throw Problem.noSuchPerson }
            if let account = actor.account {
                disclosure.isOwnRecord = try AssignmentRows.person(of: account, db) == person
            }
            try disclosure.note(by: actor, at: now, id: leaf, db)
            return opened
        }
    }

    /// Everybody of a group within reach, of a village (`nil`: of all), for a stated purpose and reason.
    ///
    /// Each person whose fact is shown gets a leaf, so that "who saw mine" is complete. At most 500 people; a village
    /// at a time where there are more.
    public func list(
        _ group: VulnerabilityFact.Group, village: Int? = nil, purpose: String, reason: String, by actor: Actor
    ) async throws -> [FactListLine] {
        let (world, policy, secrets) = (self.world, self.policy, self.secrets)
        let dataClass = group.dataClass
        let asked = try Disclosure(
            purpose: purpose, reason: reason, fields: [.fact(dataClass)], subject: Subject(kind: "person", id: "")
        ).checked(policy)
        return try await world.store.disclose { db in
            let now = world.now()
            let read = policy.unmaskScope(of: actor, dataClass)
            let list = policy.scope(of: actor, .list, dataClass)
            guard !read.isNone || !list.isNone else { throw Problem.forbidden }
            let readable = try RegistryScope(read, on: now.thaiDate, db)
            let reached = [readable, try RegistryScope(list, on: now.thaiDate, db)]
            let names = try ReadingScopes(of: actor, policy: policy, on: now.thaiDate, db)
            let full = Set(try FactRows.all(dataClass, village: village, in: readable, db).map(\.id))
            var seen: Set<FactID> = []
            var lines: [FactListLine] = []
            let own = try actor.account.flatMap { try AssignmentRows.person(of: $0, db) }
            for scope in reached {
                let rows = try FactRows.all(dataClass, village: village, in: scope, db).filter {
                    seen.insert($0.id).inserted
                }
                let found = try Self.opened(rows, secrets, db).filter { $0.content?.group == group }
                let people = try PersonRows.lines(found.map(\.person), in: names, db)
                for fact in found {
                    guard lines.count < 500, let person = people[fact.person] else { continue }
                    lines.append(
                        FactListLine(
                            fact: fact.id, person: person, note: full.contains(fact.id) ? fact.content?.note : nil,
                            source: fact.source, on: fact.on))
                    var disclosure = asked
                    disclosure.subject = RecordReference(.person, fact.person.value).subject
                    disclosure.isOwnRecord = own == fact.person
                    try disclosure.note(by: actor, at: now, id: world.newID(), db)
                }
            }
            return lines
        }
    }

    // MARK: - Parts

    static func opened(
        _ rows: [FactRows.Row], _ secrets: RegisterSecrets, _ db: Transaction
    ) throws -> [OpenedFact] {
        let sealed = try SecretRows.find(rows.map(\.content), db)
        return try rows.map { row in
            let content = try sealed[row.content].map {
                try FactContent(
                    text: try secrets.vault.open($0.sealed, field: .fact(row.dataClass), subject: $0.subject))
            }
            return OpenedFact(
                id: row.id, version: row.version, person: row.person, dataClass: row.dataClass, content: content,
                source: row.source, on: row.statedOn)
        }
    }

    private static func requireWrite(
        _ person: PersonID, _ dataClass: DataClass, by actor: Actor, _ policy: Policy, _ day: CivilDate,
        _ db: Transaction
    ) throws {
        let write = policy.scope(of: actor, .write, dataClass)
        guard !write.isNone else { throw Problem.forbidden }
        guard try PersonRows.isInside(person, RegistryScope(write, on: day, db), db) else { throw Problem.noSuchPerson }
        if let account = actor.account, try AssignmentRows.person(of: account, db) == person { throw Problem.ownRecord }
    }
}

extension AuditEvent {
    /// The names of this area's events, for the test that names are unique.
    public static let registrySurveyNames = ["fact.added", "fact.ended", "survey.recorded"]

    static func fact(_ verb: String, _ id: FactID, _ fact: VulnerabilityFact) -> AuditEvent {
        AuditEvent(
            "fact.\(verb)", RecordReference(.person, fact.person.value).subject,
            detail: ["fact": id.description, "class": fact.dataClass.rawValue])
    }
}
