public import Civics
public import Geo

/// A table out of a map file (ตารางข้อมูลแผนที่): what a shapefile, GeoJSON, GeoPackage, CSV or XLSX reader hands to
/// the importer.
///
/// Values stand as the file has them: nothing is converted between coordinate systems, and what is missing is `null`.
public struct FeatureTable: Sendable, Hashable {
    /// One row: its shape, and one value for each field.
    public struct Feature: Sendable, Hashable {
        /// `nil` where the row has no shape, and in tables without shapes.
        public var geometry: Geometry?
        public var values: [GeoValue]

        public init(geometry: Geometry?, values: [GeoValue]) {
            self.geometry = geometry
            self.values = values
        }
    }

    /// How the letters of the file were stored.
    public enum Encoding: String, Sendable, Hashable, CaseIterable {
        case utf8
        case utf16
        /// Thai Windows (รหัสไทย TIS-620, code page 874).
        case windows874
    }

    /// The layer's name in the file, or the file's name without ending; it comes from outside: escape it when shown.
    public var name: String
    public var fields: [FeatureField]
    public var features: [Feature]
    /// `nil` where the file does not say it, or says one that is not known here; ``notes`` then tells what to ask.
    public var coordinateSystem: CoordinateSystem?
    public var encoding: Encoding
    /// What the person should know before using the table: nothing in them stops the reading.
    public var notes: [Words]

    public init(
        name: String, fields: [FeatureField], features: [Feature], coordinateSystem: CoordinateSystem? = nil,
        encoding: Encoding = .utf8, notes: [Words] = []
    ) {
        self.name = name
        self.fields = fields
        self.features = features
        self.coordinateSystem = coordinateSystem
        self.encoding = encoding
        self.notes = notes
    }

    /// Whether any row has a shape.
    public var hasGeometry: Bool { features.contains { $0.geometry != nil } }

    /// The place of the field with this name, letter case and outer blanks aside (LTAX files differ in both).
    public func index(of field: String) -> Int? {
        let wanted = FeatureField.key(field)
        return fields.firstIndex { FeatureField.key($0.name) == wanted }
    }

    /// The smallest rectangle around all shapes.
    public var bounds: Bounds? {
        features.reduce(nil as Bounds?) { bounds, feature in
            guard let own = feature.geometry?.bounds else { return bounds }
            return bounds?.union(own) ?? own
        }
    }
}

/// A column of a ``FeatureTable``.
public struct FeatureField: Sendable, Hashable {
    /// What the file says the column holds; a value that does not fit stands as text.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case text
        case integer
        case number
        case boolean
        /// A day as `YYYY-MM-DD`, years as the file counts them.
        case date
        /// Several kinds, or none that the file names.
        case mixed
    }

    /// As in the file, outer blanks removed.
    public var name: String
    public var kind: Kind

    public init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }

    static func key(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.trimmed)).lowercased()
    }
}

extension String.UnicodeScalarView {
    /// Without the blanks at both ends; the space that does not break counts as one.
    var trimmed: SubSequence {
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return self[endIndex...]
        }
        return self[first...last]
    }
}
