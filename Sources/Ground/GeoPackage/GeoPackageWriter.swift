public import Civics
import Geo

/// Writes OGC GeoPackage 1.3 with an index of the shapes, so that QGIS opens it as it is.
public enum GeoPackageWriter {
    /// Returns the bytes of the file; the same layers and moment always give the same bytes.
    /// - Parameter changed: The moment that the file gives as its last change.
    /// - Throws: `unwritable` for names that are empty, reserved or taken, rows of another length than the columns,
    ///   equal row numbers, values of another kind than their column, and shapes in a layer without any.
    public static func write(_ layers: [GeoPackageLayer], changed: Instant) throws(GeoPackageError) -> [UInt8] {
        let database = try SQLiteMemory()
        try database.run(GeoPackageRows.frame)
        try database.run(GeoPackageRows.begin)
        let addSystem = try database.statement(GeoPackageRows.addSystem)
        for system in GeoPackageSystem.all(with: Set(layers.compactMap(\.coordinateSystem))) {
            try addSystem.run([
                .text(system.name), .integer(Int64(system.number)), .text(system.organization),
                .integer(Int64(system.number)), .text(system.definition), .text(system.description),
            ])
        }
        var names: Set<String> = []
        var titles: Set<String> = []
        for layer in layers {
            guard GeoPackageTable.isFree(layer.name), names.insert(layer.name.lowercased()).inserted,
                titles.insert(layer.title ?? layer.name).inserted
            else { throw GeoPackageError(.unwritable, place: layer.name) }
            try GeoPackageTable(layer).write(to: database, changed: changed)
        }
        try database.run(GeoPackageRows.commit)
        return try database.bytes()
    }
}

/// One layer on its way into a table.
private struct GeoPackageTable {
    let layer: GeoPackageLayer
    /// The column of row numbers and that of shapes, named so that no column of the layer is in the way.
    let key: String
    let shape: String?

    init(_ layer: GeoPackageLayer) throws(GeoPackageError) {
        self.layer = layer
        let taken = Set(layer.columns.map { $0.name.lowercased() })
        guard taken.count == layer.columns.count,
            !layer.columns.contains(where: { $0.name.isEmpty || $0.name.holdsNUL })
        else { throw GeoPackageError(.unwritable, place: layer.name) }
        key = Self.free(["fid", "fid_1", "fid_2"], taken) ?? "fid"
        shape = layer.hasShapes ? Self.free(["geom", "geom_1", "geom_2"], taken) ?? "geom" : nil
        guard !taken.contains(key), shape.map({ !taken.contains($0) }) ?? true else {
            throw GeoPackageError(.unwritable, place: layer.name)
        }
    }

    /// Whether a table may bear this name beside those of the format.
    static func isFree(_ name: String) -> Bool {
        let small = name.lowercased()
        return !name.isEmpty && !name.holdsNUL && !["gpkg_", "sqlite_", "rtree_"].contains { small.hasPrefix($0) }
    }

    private static func free(_ names: [String], _ taken: Set<String>) -> String? {
        names.first { !taken.contains($0) }
    }

    func write(to database: SQLiteMemory, changed: Instant) throws(GeoPackageError) {
        let system = Int32(layer.coordinateSystem?.epsg ?? -1)
        let kinds = Set(layer.rows.compactMap { $0.geometry.map(GeoPackageBlob.kind) })
        let kind = kinds.count == 1 ? kinds.first ?? "GEOMETRY" : "GEOMETRY"
        let columns =
            (shape.map { [($0, kind)] } ?? []) + layer.columns.map { ($0.name, Self.type(of: $0.kind)) }
        try database.run(GeoPackageRows.createTable(layer.name, key: key, columns: columns))
        let bounds = layer.rows.reduce(nil as Bounds?) { bounds, row in
            guard let own = row.geometry?.bounds else { return bounds }
            return bounds?.union(own) ?? own
        }
        let edges: [SQLiteStatement.Value] =
            bounds.map { [.number($0.west), .number($0.south), .number($0.east), .number($0.north)] }
            ?? [.null, .null, .null, .null]
        let addContents = try database.statement(GeoPackageRows.addContents)
        try addContents.run(
            [
                .text(layer.name), .text(shape == nil ? "attributes" : "features"), .text(layer.title ?? layer.name),
                .text(changed.iso),
            ] + edges + [shape == nil ? .null : .integer(Int64(system))])
        if let shape {
            let addShapeColumn = try database.statement(GeoPackageRows.addShapeColumn)
            try addShapeColumn.run([.text(layer.name), .text(shape), .text(kind), .integer(Int64(system))])
            let addExtension = try database.statement(GeoPackageRows.addIndexExtension)
            try addExtension.run([.text(layer.name), .text(shape)])
            try database.run(GeoPackageRows.createIndex(layer.name, shape: shape))
        }
        try writeRows(to: database, system: system)
        if let shape {
            // Only now: our own rows went into the index directly, without the functions these triggers call.
            try database.run(GeoPackageRows.indexTriggers(layer.name, key: key, shape: shape))
        }
    }

    private func writeRows(to database: SQLiteMemory, system: Int32) throws(GeoPackageError) {
        let count = layer.columns.count + (shape == nil ? 1 : 2)
        let add = try database.statement(GeoPackageRows.addRow(to: layer.name, columns: count))
        let index = try shape.map { shape throws(GeoPackageError) in
            try database.statement(GeoPackageRows.addToIndex(layer.name, shape: shape))
        }
        var seen: Set<Int64> = []
        for (number, row) in layer.rows.enumerated() {
            let error = GeoPackageError(.unwritable, place: layer.name, row: number + 1)
            guard row.values.count == layer.columns.count, seen.insert(row.id).inserted,
                shape != nil || row.geometry == nil
            else { throw error }
            var values: [SQLiteStatement.Value] = [.integer(row.id)]
            if shape != nil {
                values.append(row.geometry.map { .blob(GeoPackageBlob.write($0, system: system)) } ?? .null)
            }
            for (column, value) in zip(layer.columns, row.values) {
                guard let value = Self.value(value, column.kind) else { throw error }
                values.append(value)
            }
            try add.run(values)
            if let index, let bounds = row.geometry?.bounds {
                try index.run([
                    .integer(row.id), .number(bounds.west), .number(bounds.east), .number(bounds.south),
                    .number(bounds.north),
                ])
            }
        }
    }

    private static func type(of kind: GeoPackageLayer.Column.Kind) -> String {
        switch kind {
        case .text: "TEXT"
        case .integer: "INTEGER"
        case .number: "REAL"
        case .boolean: "BOOLEAN"
        case .date: "DATE"
        case .dateTime: "DATETIME"
        }
    }

    /// - Returns: `nil` where the value does not fit the column.
    private static func value(
        _ value: GeoValue, _ kind: GeoPackageLayer.Column.Kind
    ) -> SQLiteStatement.Value? {
        switch (value, kind) {
        case (.null, _): .null
        case (.string(let text), .text), (.string(let text), .date), (.string(let text), .dateTime): .text(text)
        case (.int(let number), .integer): .integer(number)
        case (.int(let number), .number): .number(Double(number))
        case (.double(let number), .number): number.isFinite ? .number(number) : nil
        case (.bool(let flag), .boolean), (.bool(let flag), .integer): .integer(flag ? 1 : 0)
        case (let value, .text): value.text.map { .text($0) }
        default: nil
        }
    }
}

extension SQLiteStatement.Value {
    static func text(_ text: String) -> Self { .text(Array(text.utf8)) }
}

extension String {
    fileprivate var holdsNUL: Bool { utf8.contains(0) }
}
