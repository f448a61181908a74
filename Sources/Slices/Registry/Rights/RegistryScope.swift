public import Access
public import Civics
public import Storage
import Tables

/// Which records of people one reader reaches with one verb: a scope of the policy, and which divisions have business
/// with whom.
///
/// Its conditions go into the SQL of every query, so that what is not reached is never read.
public struct RegistryScope: Sendable, Hashable {
    public let scope: Scope
    /// The reader's divisions that have business with owners and occupiers of land, buildings and signs.
    let propertyDivisions: Set<DivisionCode>
    /// The classes of facts that the reader's divisions have business with.
    let factClasses: Set<DataClass>

    /// Everything: for the program itself.
    static let everything = RegistryScope(reaching: .all, property: [], facts: [])
    static let nothing = RegistryScope(reaching: .none, property: [], facts: [])

    init(reaching scope: Scope, property: Set<DivisionCode>, facts: Set<DataClass>) {
        self.scope = scope
        propertyDivisions = property
        factClasses = facts
    }

    /// Reads which division has business with what from the dated tables (`concern/…`).
    public init(_ scope: Scope, on day: CivilDate, _ db: Transaction) throws {
        self.scope = scope
        guard !scope.everything, !scope.divisions.isEmpty else {
            propertyDivisions = []
            factClasses = []
            return
        }
        func divisions(_ key: String) throws -> Set<DivisionCode> {
            let text = try DatedTables.value("concern/\(key)", on: day, db) ?? ""
            return Set(
                text.split(separator: ",").map {
                    DivisionCode(rawValue: String($0.filter { !$0.isWhitespace }))
                })
        }
        propertyDivisions = try divisions("property").intersection(scope.divisions)
        factClasses = Set(
            try [DataClass.welfare, .health, .children].filter {
                try !divisions($0.rawValue).isDisjoint(with: scope.divisions)
            })
    }
}

/// What one reader sees of people and households: masked, or whole.
struct ReadingScopes {
    /// Reached at all, masked or whole.
    var any: RegistryScope
    /// Read whole.
    var full: RegistryScope

    /// The scopes of class C2 as the policy has them.
    init(of actor: Actor, policy: Policy, on day: CivilDate, _ db: Transaction) throws {
        let read = policy.scope(of: actor, .read, .people)
        let list = policy.scope(of: actor, .list, .people)
        full = try RegistryScope(read, on: day, db)
        any = try RegistryScope(
            Scope(
                everything: read.everything || list.everything, divisions: read.divisions.union(list.divisions),
                own: read.own ?? list.own, assigned: read.assigned ?? list.assigned,
                villages: read.villages.union(list.villages)), on: day, db)
    }

    init(any: RegistryScope, full: RegistryScope) {
        self.any = any
        self.full = full
    }

    var isNone: Bool { any.scope.isNone }
}
