public import Access
import Civics
import Storage

/// Data leaving the register as files.
///
/// Open layers carry nothing about anybody and are anybody's. Everything else needs the right to read, a purpose and a
/// reason, and leaves an audit leaf in the transaction of the reading.
public struct ExportDesk: Sendable {
    let world: World
    let policy: Policy
    let layers: LayerCatalogue

    public init(_ world: World, policy: Policy, layers: LayerCatalogue) {
        self.world = world
        self.policy = policy
        self.layers = layers
    }

    /// Why data that are not open are exported: a purpose of the policy, and a sentence.
    public struct Grounds: Sendable, Hashable {
        public var purpose: String
        public var reason: String

        public init(purpose: String, reason: String) {
            self.purpose = purpose
            self.reason = reason
        }
    }

    /// The layers that an actor may export.
    public func offered(to actor: Actor) -> [MapLayer] {
        layers.all.filter { $0.dataClass == .published || !scope(of: actor, $0.dataClass).isNone }
    }

    /// Layers as one file; each row only where the actor may read it.
    ///
    /// - Parameter ids: `nil` for all that are offered.
    /// - Throws: 404.363 for a layer there is not, 403.1, 422.9–422.11 where the grounds are missing.
    public func export(
        _ ids: [String]?, as format: ExportFormat, for grounds: Grounds? = nil, by actor: Actor,
        report: @escaping ImportProgress.Report = { _ in }
    ) async throws -> [UInt8] {
        let wanted = try ids.map { try $0.map { id in try layer(id) } } ?? offered(to: actor)
        for layer in wanted where layer.dataClass != .published {
            guard !scope(of: actor, layer.dataClass).isNone else { throw Problem.forbidden }
        }
        let closed = wanted.filter { $0.dataClass != .published }
        let world = self.world
        let scopes = wanted.map { $0.dataClass == .published ? Scope.all : scope(of: actor, $0.dataClass) }
        @Sendable func read(_ db: Transaction) throws -> [[LayerFeature]] {
            try zip(wanted, scopes).map { layer, scope in try Self.features(layer, scope, db, report) }
        }
        let features: [[LayerFeature]]
        if closed.isEmpty {
            features = try await world.store.read(read)
        } else {
            let checked = try disclosure(grounds, closed).checked(policy)
            features = try await world.store.disclose { db in
                let all = try read(db)
                try AuditLog.append(
                    .exported(
                        closed.map(\.id).joined(separator: ","),
                        [
                            "format": format.rawValue, "purpose": checked.purpose, "reason": checked.reason,
                            "rows": String(all.reduce(0) { $0 + $1.count }),
                            "classes": Set(closed.map(\.dataClass.rawValue)).sorted().joined(separator: ","),
                        ]), by: actor, at: world.now(), id: world.newID(), db)
                return all
            }
        }
        return try LayerFile.write(Array(zip(wanted, features)).map { ($0, $1) }, as: format, at: world.now())
    }

    private func layer(_ id: String) throws -> MapLayer {
        guard let layer = layers[id] else { throw Problem.noSuchExport }
        return layer
    }

    private func scope(of actor: Actor, _ dataClass: DataClass) -> Scope {
        actor == .commandLine ? .all : policy.scope(of: actor, .read, dataClass)
    }

    private func disclosure(_ grounds: Grounds?, _ layers: [MapLayer]) -> Disclosure {
        Disclosure(
            purpose: grounds?.purpose ?? "", reason: grounds?.reason ?? "", fields: [],
            subject: Subject(kind: "export", id: layers.map(\.id).joined(separator: ",")))
    }

    /// All features of a layer, a page at a time.
    private static func features(
        _ layer: MapLayer, _ scope: Scope, _ db: Transaction, _ report: ImportProgress.Report
    ) throws -> [LayerFeature] {
        var all: [LayerFeature] = []
        var query = LayerQuery(limit: 5000, scope: scope)
        let total = try layer.count(query, db) ?? 0
        while true {
            let page = try layer.features(query, db)
            all += page
            report(ImportProgress(phase: .exporting, done: all.count, total: max(total, all.count)))
            guard page.count == query.limit, let last = page.last else { return all }
            query.after = last.id
        }
    }
}

extension ExportDesk {
    /// The whole register in its own format, with every version; sealed values stay sealed.
    ///
    /// Only for whoever reads everything of the register, and audited.
    public func archive(for grounds: Grounds, by actor: Actor) async throws -> [UInt8] {
        for dataClass in [DataClass.people, .property] { try ImportRight.require(.read, dataClass, by: actor, policy) }
        let checked = try Disclosure(
            purpose: grounds.purpose, reason: grounds.reason, fields: [],
            subject: Subject(kind: "export", id: "register")
        ).checked(policy)
        let world = self.world
        return try await world.store.disclose { db in
            let bytes = try RegisterArchive.write(db)
            try AuditLog.append(
                .exported(
                    "register",
                    [
                        "format": RegisterArchive.format, "purpose": checked.purpose, "reason": checked.reason,
                        "sha256": Hexadecimal.text(Sha256.digest(of: bytes)),
                    ]), by: actor, at: world.now(), id: world.newID(), db)
            return bytes
        }
    }

    /// How many lines each file of an archive has; nothing is changed.
    public func contents(ofArchive bytes: [UInt8]) throws -> [String: Int] { try RegisterArchive.contents(bytes) }

    /// Puts an archive into an empty register: one transaction.
    ///
    /// - Returns: how many records stand in it now.
    @discardableResult
    public func restore(_ bytes: [UInt8], by actor: Actor) async throws -> Int {
        try ImportRight.require(.archive, by: actor, policy)
        let world = self.world
        let hash = Hexadecimal.text(Sha256.digest(of: bytes))
        return try await world.store.writeAlone { db in
            let records = try RegisterArchive.read(bytes, db)
            try AuditLog.append(
                .imported(
                    "applied", ImportID(world.newID()), ["kind": "archive", "records": String(records), "sha256": hash]),
                by: actor, at: world.now(), id: world.newID(), db)
            return records
        }
    }
}

extension Problem {
    public static let noSuchExport = Problem(
        "404.363", Words(th: "ไม่มีชั้นข้อมูลนี้", en: "There is no such layer."),
        wayForward: Words(th: "เลือกจากรายการชั้นข้อมูล", en: "Choose one of the layers."), field: "layer")
}
