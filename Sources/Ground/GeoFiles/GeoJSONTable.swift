import Geo

/// GeoJSON as a table: one column for each property name, in the order they first occur.
enum GeoJSONTable {
    static func read(_ bytes: [UInt8], name: String, limits: FeatureFile.Limits) throws(GeoFileError) -> FeatureTable {
        let document: GeoJSONDocument
        do throws(GeometryError) {
            let reader = GeoJSONReader(limits: limits.geoJSON, acceptsLandDepartmentWrapper: true)
            document = try reader.read(bytes)
        } catch {
            throw GeoFileError(error, in: name)
        }
        var places: [String: Int] = [:]
        var names: [String] = []
        for feature in document.features {
            for (property, _) in feature.properties where places[property] == nil {
                places[property] = names.count
                names.append(property)
            }
            guard names.count <= limits.fields else { throw GeoFileError(.tooLarge, place: "fields") }
        }
        // The identifier beside the properties becomes a column, unless a property has that name already.
        let hasID = places["id"] == nil && document.features.contains { $0.id != nil }
        if hasID { names.append("id") }
        guard names.count * document.features.count <= limits.values else {
            throw GeoFileError(.tooLarge, place: "values")
        }
        var table = FeatureTable(name: name, fields: [], features: [], coordinateSystem: document.coordinateSystem)
        table.features = document.features.map { feature in
            var values = [GeoValue](repeating: .null, count: names.count)
            for (property, value) in feature.properties {
                if let place = places[property] { values[place] = value }
            }
            if hasID {
                switch feature.id {
                case .text(let text): values[names.count - 1] = .string(text)
                case .number(let number): values[names.count - 1] = .int(number)
                case nil: break
                }
            }
            return FeatureTable.Feature(geometry: feature.geometry, values: values)
        }
        table.fields = names.enumerated().map { index, name in
            FeatureField(name: name, kind: FeatureField.Kind(of: table.features.lazy.map { $0.values[index] }))
        }
        // GeoJSON without `crs` means degrees, yet files in metres are about: what is no degree is asked about.
        if !document.namesCoordinateSystem, let bounds = table.bounds,
            bounds.west < -180 || bounds.east > 180 || bounds.south < -90 || bounds.north > 90
        {
            table.coordinateSystem = nil
            table.notes.append(SystemQuestion.note(bounds, because: SystemQuestion.noDegrees))
        }
        return table
    }
}

extension FeatureField.Kind {
    /// The kind that all values share that are there; `text` for none, `mixed` for several.
    init(of values: some Sequence<GeoValue>) {
        var kinds: Set<FeatureField.Kind> = []
        for value in values {
            switch value {
            case .null: continue
            case .bool: kinds.insert(.boolean)
            case .int: kinds.insert(.integer)
            case .double: kinds.insert(.number)
            case .string: kinds.insert(.text)
            case .json: kinds.insert(.mixed)
            }
        }
        if kinds == [.integer, .number] { kinds = [.number] }
        self = kinds.count > 1 ? .mixed : kinds.first ?? .text
    }
}
