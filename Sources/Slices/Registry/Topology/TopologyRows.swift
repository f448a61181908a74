import Access
import Civics
import Geo
import SQLText
import Storage

/// Checks and what they found: `topology_runs`, `topology_faults`, `topology_fault_parcels`.
enum TopologyRows {
    struct Parcel: Decodable {
        var id: ParcelID
        var shape: [UInt8]
    }

    private struct Kept: Decodable {
        var id: LandFaultID
        var faultKey: String
    }

    private struct Row: Decodable {
        var id: LandFaultID
        var kind: LandFault.Kind
        var size: Int64
        var shape: [UInt8]?
        var acceptedBecause: String?
        var acceptedBy: String?
        var acceptedOn: CivilDate?
    }

    private struct Named: Decodable {
        var fault: LandFaultID
        var parcel: ParcelID
    }

    /// The parcels that lie in an area, with what adjoins a village or box left out.
    static func parcels(in area: TopologyArea, _ db: Transaction) throws -> [Parcel] {
        try db.all("SELECT p.id, p.shape FROM parcels p WHERE \(condition(area)) ORDER BY p.id")
    }

    private static func condition(_ area: TopologyArea) -> SQL {
        switch area {
        case .everything: "p.cell IS NOT NULL"
        case .village(let number): "p.cell IS NOT NULL AND p.village = \(number)"
        case .box(let box): "p.id IN (\(Footprint.ids(in: box, table: "parcels")))"
        }
    }

    /// Faults among the checked parcels only, and those of parcels that are no more, make room for what was found now.
    static func replace(
        _ found: [FoundFault], by run: TopologyRun, _ area: TopologyArea, checked: [ParcelID], _ actor: Actor,
        _ newID: @Sendable () -> UUIDv7, _ db: Transaction
    ) throws {
        try insert(run, area, actor, db)
        let checked = Set(checked)
        var stale: [String: LandFaultID] = [:]
        var parcelsOf: [LandFaultID: [ParcelID]] = [:]
        for row in try db.all("SELECT n.fault, n.parcel FROM topology_fault_parcels n", as: Named.self) {
            parcelsOf[row.fault, default: []].append(row.parcel)
        }
        let isWhole = area == .everything
        for fault in try db.all("SELECT f.id, f.fault_key FROM topology_faults f", as: Kept.self)
        where isWhole || (parcelsOf[fault.id] ?? []).allSatisfy(checked.contains) {
            stale[fault.faultKey] = fault.id
        }
        var seen: Set<String> = []
        for fault in found {
            let key = fault.key
            guard seen.insert(key).inserted else { continue }
            if stale.removeValue(forKey: key) != nil {
                try db.run("UPDATE topology_faults SET run = \(run.id) WHERE fault_key = \(key)")
            } else {
                try insert(fault, key, as: LandFaultID(newID()), run, area, db)
            }
        }
        for id in stale.values.sorted() {
            try db.run("DELETE FROM topology_fault_parcels WHERE fault = \(id)")
            try db.run("DELETE FROM topology_faults WHERE id = \(id)")
        }
    }

    private static func insert(_ run: TopologyRun, _ area: TopologyArea, _ actor: Actor, _ db: Transaction) throws {
        var edges: (west: Int64, south: Int64, east: Int64, north: Int64)?
        if case .box(let box) = area { edges = Footprint.columns(box) }
        try db.run(
            """
            INSERT INTO topology_runs
                (id, at, actor, actor_name, village, west, south, east, north, parcels, faults)
            VALUES (\(run.id), \(run.at), \(actor.account), \(run.actorName), \(run.village), \(edges?.west),
                \(edges?.south), \(edges?.east), \(edges?.north), \(run.parcels), \(run.faults))
            """)
    }

    private static func insert(
        _ fault: FoundFault, _ key: String, as id: LandFaultID, _ run: TopologyRun, _ area: TopologyArea,
        _ db: Transaction
    ) throws {
        let footprint = fault.place.flatMap { try? Footprint($0) }
        // A fault found before in a smaller or larger area may stand under the same key.
        try db.run(
            """
            INSERT INTO topology_faults (id, fault_key, run, kind, size, village, \(Footprint.columnNames))
            VALUES (\(id), \(key), \(run.id), \(fault.kind.rawValue), \(fault.size), \(area.village),
                \(Footprint.values(footprint)))
            ON CONFLICT (fault_key) DO UPDATE SET run = excluded.run
            """)
        for parcel in Set(fault.parcels).sorted() {
            try db.run(
                """
                INSERT INTO topology_fault_parcels (fault, parcel)
                SELECT f.id, \(parcel) FROM topology_faults f WHERE f.fault_key = \(key) ON CONFLICT DO NOTHING
                """)
        }
    }

    static func faults(
        _ kind: LandFault.Kind?, village: Int?, accepted: Bool?, offset: Int, limit: Int, _ db: Transaction
    ) throws -> [LandFault] {
        var condition: SQL = "1 = 1"
        if let kind { condition = "\(condition) AND f.kind = \(kind.rawValue)" }
        if let accepted {
            condition =
                accepted
                ? "\(condition) AND f.accepted_because IS NOT NULL" : "\(condition) AND f.accepted_because IS NULL"
        }
        if let village {
            condition = """
                \(condition) AND EXISTS (SELECT 1 FROM topology_fault_parcels n JOIN parcels p ON p.id = n.parcel \
                WHERE n.fault = f.id AND p.village = \(village))
                """
        }
        let rows = try db.all(
            """
            SELECT f.id, f.kind, f.size, f.shape, f.accepted_because, f.accepted_by, f.accepted_on
            FROM topology_faults f WHERE \(condition) ORDER BY f.size DESC, f.id LIMIT \(limit) OFFSET \(offset)
            """, as: Row.self)
        var parcelsOf: [LandFaultID: [ParcelID]] = [:]
        let named = try db.all(
            """
            SELECT n.fault, n.parcel FROM topology_fault_parcels n WHERE n.fault IN (\(list: rows.map(\.id)))
            ORDER BY n.parcel
            """, as: Named.self)
        for row in named { parcelsOf[row.fault, default: []].append(row.parcel) }
        return rows.map { row in
            var acceptance: LandFault.Acceptance?
            if let because = row.acceptedBecause, let by = row.acceptedBy, let on = row.acceptedOn {
                acceptance = LandFault.Acceptance(because: because, by: by, on: on)
            }
            return LandFault(
                id: row.id, kind: row.kind, size: row.size, parcels: parcelsOf[row.id] ?? [],
                shape: row.shape.map { Shape(wkb: $0) }, acceptance: acceptance)
        }
    }

    static func counts(_ db: Transaction) throws -> [LandFaultCount] {
        try db.all(
            """
            SELECT f.kind, COUNT(*) AS faults, CAST(SUM(f.size) AS BIGINT) AS size FROM topology_faults f
            WHERE f.accepted_because IS NULL GROUP BY f.kind ORDER BY f.kind
            """)
    }

    static func lastRun(_ db: Transaction) throws -> TopologyRun? {
        try db.first(
            """
            SELECT r.id, r.at, r.actor_name, r.village, r.parcels, r.faults FROM topology_runs r
            ORDER BY r.at DESC, r.id DESC LIMIT 1
            """)
    }

    static func accept(_ id: LandFaultID, _ acceptance: LandFault.Acceptance?, _ db: Transaction) throws {
        let changed = try db.run(
            """
            UPDATE topology_faults SET accepted_because = \(acceptance?.because), accepted_by = \(acceptance?.by),
                accepted_on = \(acceptance?.on) WHERE id = \(id)
            """)
        guard changed == 1 else { throw Problem.noSuchFault }
    }
}
