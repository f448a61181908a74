import Access

/// Who may import and export what.
///
/// An import reaches every record of its kinds, so only the scope of the whole organisation lets one in. The person at
/// the server's own command line holds the database already.
enum ImportRight {
    static func require(_ kind: ImportKind, by actor: Actor, _ policy: Policy) throws {
        for dataClass in classes(of: kind) { try require(.write, dataClass, by: actor, policy) }
    }

    static func requireAny(_ actor: Actor, _ policy: Policy) throws {
        guard actor != .commandLine else { return }
        let classes: [DataClass] = [.published, .people, .property]
        guard classes.contains(where: { policy.scope(of: actor, .write, $0).everything }) else {
            throw Problem.forbidden
        }
    }

    static func require(_ verb: Verb, _ dataClass: DataClass, by actor: Actor, _ policy: Policy) throws {
        guard actor != .commandLine else { return }
        guard policy.scope(of: actor, verb, dataClass).everything else { throw Problem.forbidden }
    }

    /// The classes of everything an import of a kind writes.
    ///
    /// Owners of land are taxpayers (C7): entering one with the parcel is the parcel's business.
    private static func classes(of kind: ImportKind) -> [DataClass] {
        switch kind {
        case .parcels, .buildings, .signs, .owners, .landOffice: [.property]
        case .places, .taxZones, .taxBlocks: [.published]
        case .people, .households: [.people]
        case .archive: [.property, .people, .published]
        }
    }
}
