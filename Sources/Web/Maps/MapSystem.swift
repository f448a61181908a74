import Geo

/// A coordinate system as OGC API – Features part 2 names it: by its address, with the order of axes that address means.
struct MapSystem: Sendable, Hashable {
    var system: CoordinateSystem
    /// Latitude before longitude.
    var isLatitudeFirst: Bool

    /// CRS84: the system the register keeps, and the one nobody has to name.
    static let crs84 = MapSystem(system: .wgs84, isLatitudeFirst: false)

    /// All that are offered, the stored one first.
    static let all =
        [crs84, MapSystem(system: .wgs84, isLatitudeFirst: true)]
        + CoordinateSystem.allCases.filter { $0 != .wgs84 }.map { MapSystem(system: $0, isLatitudeFirst: false) }

    var uri: String { isLatitudeFirst ? CoordinateSystem.epsg4326 : system.uri }

    init(system: CoordinateSystem, isLatitudeFirst: Bool) {
        self.system = system
        self.isLatitudeFirst = isLatitudeFirst
    }

    /// The system of an address; `nil` for one that is not offered.
    init?(uri: String) {
        guard let found = Self.all.first(where: { $0.uri == uri }) else { return nil }
        self = found
    }

    /// Decimals that keep a millimetre: 8 of a degree, 3 of a metre.
    var decimals: Int { system.isGeographic ? 8 : 3 }
}
