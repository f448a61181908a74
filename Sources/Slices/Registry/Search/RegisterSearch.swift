public import Access
public import Civics
public import Storage

/// One record that a search found, as far as its reader may see it.
public struct SearchHit: Sendable, Hashable {
    public var record: RecordReference
    /// The name, initials for readers who may only list, or the house number.
    public var title: PersonName
    public var village: Int?
    public var houseNumber: String?
    /// How much of what was typed the name shares, 0…1000; 1000 for numbers.
    public var likeness: Int
}

public struct SearchResults: Sendable, Hashable {
    public var hits: [SearchHit]
    /// Whether there are more than were asked for.
    public var isCut: Bool
}

/// The one search box of the register: names as they are heard, house numbers, house codes, 13-digit IDs.
///
/// Only what the reader reaches is looked at, inside the SQL; names that the reader may only list come as initials.
public struct RegisterSearch: Sendable {
    let policy: Policy
    let secrets: RegisterSecrets

    public init(policy: Policy, vault: FieldVault) {
        self.policy = policy
        secrets = RegisterSecrets(vault)
    }

    /// How much of what was typed a name must share, in thousandths.
    static let leastLikeness = 400
    /// How many records of one piece are looked at, how many pieces, and how many names are compared in the end.
    private static let bound = 1500
    private static let most = 5
    private static let candidates = 80

    /// - Parameter limit: 1…100.
    /// - Throws: the vault's 503 for a 13-digit ID without the key; 403 for whoever may list nobody.
    public func find(
        _ text: String, limit: Int = 20, by actor: Actor, on day: CivilDate, _ db: Transaction
    ) throws -> SearchResults {
        let limit = min(max(1, limit), 100)
        let scopes = try ReadingScopes(of: actor, policy: policy, on: day, db)
        guard !scopes.isNone else { throw Problem.forbidden }
        let hits: [SearchHit]
        switch SearchQuery(text) {
        case .nothing: hits = []
        case .identifier(let identifier):
            // Only whoever has business with IDs learns whose one is: a right on names alone finds nobody by it.
            let identity = try RegistryScope(identityScope(of: actor), on: day, db)
            hits =
                identity.scope.isNone
                ? []
                : try PeopleSearchRows.people(
                    try secrets.people(with: identifier, db), scopes, inside: identity, db
                ).map { $0.hit(likeness: 1000) }
        case .houseCode(let code):
            hits = try PeopleSearchRows.households(code: code, scopes, db).map(\.hit)
        case .houseNumber(let number, let village):
            hits = try PeopleSearchRows.households(
                number: number, village: village, limit: limit + 1, scopes, db
            ).map(\.hit)
        case .prefix(let prefix):
            hits = try PeopleSearchRows.beginning(prefix, limit: limit + 1, scopes, db).map { $0.hit(likeness: 1000) }
        case .name(let folded, let written):
            hits = try named(folded, written: written, limit: limit + 1, scopes, actor, db)
        }
        return SearchResults(hits: Array(hits.prefix(limit)), isCut: hits.count > limit)
    }

    /// Within whom an ID (class C3) may be asked for: any right on it, from yes-or-no on.
    private func identityScope(of actor: Actor) -> Scope {
        [Verb.match, .list, .read, .disclose].map { policy.scope(of: actor, $0, .identity) }.reduce(.none, Scope.union)
    }

    /// People and organisations by name, the likest first.
    private func named(
        _ folded: String, written: String, limit: Int, _ scopes: ReadingScopes, _ actor: Actor, _ db: Transaction
    ) throws -> [SearchHit] {
        let wanted = Trigrams.ofFolded(folded)
        let spelled = Trigrams.ofFolded(written.lowercased())
        var found: [(hit: SearchHit, rank: (Int, Int, Int))] = []
        func take(_ name: String, _ key: String, _ hit: (Int) -> SearchHit) {
            let pieces = Trigrams.ofFolded(key)
            let shared = wanted.intersection(pieces).count
            let likeness = shared * 1000 / max(wanted.count, 1)
            guard likeness >= Self.leastLikeness else { return }
            // Among names equally like, the shorter first, then the one spelled as it was typed.
            let whole = shared * 1000 / max(wanted.union(pieces).count, 1)
            let same = spelled.intersection(Trigrams.ofFolded(name.lowercased())).count
            found.append((hit(likeness), (likeness, whole, same)))
        }
        // Names that begin as typed lie beside each other; where they fill the answer, nothing likelier is elsewhere.
        let words = folded.split(separator: " ").map(String.init)
        var seen: Set<PersonID> = []
        let straight =
            words.count == 1
            ? try PeopleSearchRows.beginning(words[0], limit: limit, scopes, db)
            : words.count == 2 ? try PeopleSearchRows.named(words[0], words[1], limit: limit, scopes, db) : []
        for row in straight where seen.insert(row.id).inserted {
            take(row.plainName, row.key) { row.hit(likeness: $0) }
        }
        if straight.count < limit {
            let chosen = try pieces(wanted, .person, db)
            let rows = try PeopleSearchRows.sharing(
                chosen, bound: Self.bound, limit: Self.candidates, scopes, db)
            for row in rows where seen.insert(row.id).inserted {
                take(row.plainName, row.key) { row.hit(likeness: $0) }
            }
        }
        let property = [Verb.list, .read].map { policy.scope(of: actor, $0, .property) }
        if property.contains(where: { $0.everything || !$0.divisions.isEmpty }) {
            let chosen = try pieces(wanted, .organisation, db)
            for row in try PeopleSearchRows.organisations(
                sharing: chosen, bound: Self.bound, limit: Self.candidates, db)
            {
                take(row.name, String(decoding: row.nameKey, as: UTF8.self)) { row.hit(likeness: $0) }
            }
        }
        return found.sorted { $0.rank != $1.rank ? $0.rank > $1.rank : $0.hit.record.id < $1.hit.record.id }.map(\.hit)
    }

    /// The rarest pieces, of which every name that is like enough has at least one.
    ///
    /// Of a long name the five rarest: a name that shares none of them is found only where it shares the beginning.
    private func pieces(_ wanted: Set<Int64>, _ kind: RecordKind, _ db: Transaction) throws -> [Int64] {
        let counted = try SearchRows.frequencies(of: wanted.sorted(), kind: kind, bound: Self.bound, db)
            .filter { $0.count > 0 }
        let needed = (wanted.count * Self.leastLikeness + 999) / 1000
        guard counted.count >= needed else { return [] }
        return counted.prefix(min(Self.most, counted.count - needed + 1)).map(\.trigram)
    }
}

extension PeopleSearchRows.PersonRow {
    fileprivate var plainName: String { givenName + (familyName.map { " " + $0 } ?? "") }

    fileprivate var key: String {
        String(decoding: givenKey, as: UTF8.self) + " " + String(decoding: familyKey, as: UTF8.self)
    }

    fileprivate func hit(likeness: Int) -> SearchHit {
        SearchHit(
            record: RecordReference(.person, id.value),
            title: isFull ? .full((title ?? "") + plainName) : .masked(PersonName.initials(givenName, familyName)),
            village: village, houseNumber: isFull ? houseNumber : nil, likeness: likeness)
    }
}

extension PeopleSearchRows.OrganisationRow {
    fileprivate func hit(likeness: Int) -> SearchHit {
        SearchHit(
            record: RecordReference(.organisation, id.value), title: .full(name), village: nil, houseNumber: nil,
            likeness: likeness)
    }
}

extension PeopleSearchRows.HouseholdRow {
    fileprivate var hit: SearchHit {
        SearchHit(
            record: RecordReference(.household, id.value), title: .full(houseNumber ?? "–"), village: village,
            houseNumber: houseNumber, likeness: 1000)
    }
}
