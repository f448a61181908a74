public import Access
public import Civics
public import Storage

/// What one facet told one reader.
public struct ToldFacet: Sendable, Hashable, Identifiable {
    public let id: String
    public var title: Words
    public var lines: [Facet.Line]
}

extension Facet {
    /// What the facets tell about a record, to a reader whose rights on each facet's class reach anywhere.
    ///
    /// A facet puts the scope it is given into its own statements. Facets with nothing to tell are left out.
    public static func told(
        _ facets: [Facet], about record: RecordReference, by actor: Actor, policy: Policy, _ db: Transaction
    ) throws -> [ToldFacet] {
        try facets.filter { $0.kinds.contains(record.kind) }.compactMap { facet in
            let scope = policy.scope(of: actor, .read, facet.dataClass)
            guard !scope.isNone else { return nil }
            let lines = try facet.lines(record, scope, db)
            return lines.isEmpty ? nil : ToldFacet(id: facet.id, title: facet.title, lines: lines)
        }
    }
}
