public import Access
public import Registry

/// A layer that somebody may see, and how far.
public struct VisibleLayer: Sendable {
    public var layer: MapLayer
    /// Which of its records; goes into the SQL of every query.
    public var scope: Scope
    /// Whether everybody may see all of it: then no cookie matters, and pages of other sites may read it.
    public var isOpen: Bool
}

extension LayerCatalogue {
    /// The layers an actor may see, in the catalogue's order.
    ///
    /// A layer that is not here does not exist for that actor: its address answers as one that never was. Classes whose
    /// reading must leave a trace (C3–C6) are never served: a map would open thousands of records without a purpose.
    public func visible(to actor: Actor, policy: Policy) -> [VisibleLayer] {
        all.compactMap { VisibleLayer($0, actor, policy) }
    }

    /// The layer of that name, where the actor may see it.
    public func visible(_ id: String, to actor: Actor, policy: Policy) -> VisibleLayer? {
        self[id].flatMap { VisibleLayer($0, actor, policy) }
    }
}

extension VisibleLayer {
    init?(_ layer: MapLayer, _ actor: Actor, _ policy: Policy) {
        switch layer.dataClass {
        case .identity, .welfare, .health, .children: return nil
        default: break
        }
        self.layer = layer
        isOpen = policy.scope(of: .anyone, .read, layer.dataClass).everything
        scope = isOpen ? .all : policy.scope(of: actor, .read, layer.dataClass)
        if scope.isNone { return nil }
    }
}
