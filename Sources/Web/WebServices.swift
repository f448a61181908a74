public import Access
public import Evidence
public import Registry

/// What pages are made with; `Composition` fills it in.
public struct WebServices: Sendable {
    public var world: World
    public var policy: Policy
    public var hasher: PasswordHasher
    public var catalogue: MeasureCatalogue
    /// For the page that verifies the audit log.
    public var auditKey: AuditPublicKey
    /// The audit heads that left the database.
    public var auditHeads: @Sendable () throws -> [SignedHead]
    /// Opens and seals the fields of C3–C6; closed where the program runs without its key.
    public var vault: FieldVault
    /// The layers of the map.
    public var layers: LayerCatalogue
    /// What parts of the program can tell about a parcel, household or person on its page.
    public var facets: [Facet]
    /// Vector tiles that were made already.
    public var tileCache: TileCache
    /// Features that were counted already.
    public var featureCounts: FeatureCounts
    /// The map underneath; `nil` where none is installed.
    public var baseMap: BaseMap?

    public init(
        world: World, policy: Policy, hasher: PasswordHasher, catalogue: MeasureCatalogue, auditKey: AuditPublicKey,
        auditHeads: @escaping @Sendable () throws -> [SignedHead],
        vault: FieldVault = FieldVault(closed: .missing("-")),
        layers: LayerCatalogue = .empty, facets: [Facet] = [], tileCache: TileCache = TileCache(),
        featureCounts: FeatureCounts = FeatureCounts(), baseMap: BaseMap? = nil
    ) {
        self.world = world
        self.policy = policy
        self.hasher = hasher
        self.catalogue = catalogue
        self.auditKey = auditKey
        self.auditHeads = auditHeads
        self.vault = vault
        self.layers = layers
        self.facets = facets
        self.tileCache = tileCache
        self.featureCounts = featureCounts
        self.baseMap = baseMap
    }
}
