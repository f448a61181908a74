/// The coordinate systems of Thai land data, by their EPSG codes.
///
/// Positions are always x = east or longitude, y = north or latitude, whatever order a standard prints them in;
/// ``isLatitudeFirst(uri:)`` tells the one address whose order is the other way round.
public enum CoordinateSystem: Int, Sendable, Hashable, CaseIterable {
    /// WGS 84 in degrees, longitude first (CRS84; EPSG:4326 with its axes turned).
    case wgs84 = 4326
    /// WGS 84 / UTM zone 47 north, metres: west of 102° E.
    case utm47 = 32647
    /// WGS 84 / UTM zone 48 north, metres: east of 102° E (บุรีรัมย์).
    case utm48 = 32648
    /// Indian 1975 / UTM zone 47 north, metres: the Land Department's older sheets.
    case indian47 = 24047
    /// Indian 1975 / UTM zone 48 north, metres.
    case indian48 = 24048

    /// The system with this EPSG code; `nil` for one we do not keep.
    public init?(epsg: Int) { self.init(rawValue: epsg) }

    public var epsg: Int { rawValue }

    /// Whether it is in degrees.
    public var isGeographic: Bool { self == .wgs84 }

    /// The UTM zone; `nil` for degrees.
    public var zone: Int? {
        switch self {
        case .wgs84: nil
        case .utm47, .indian47: 47
        case .utm48, .indian48: 48
        }
    }

    /// The WGS 84 map plane of a place: zone 47 west of 102° E, else zone 48 (Thailand has no third).
    public static func plane(longitude: Double) -> CoordinateSystem { longitude < 102 ? .utm47 : .utm48 }

    /// The address of it in OGC interfaces (OGC API – Features part 2): CRS84 for degrees, else EPSG.
    public var uri: String { self == .wgs84 ? Self.crs84 : "http://www.opengis.net/def/crs/EPSG/0/\(epsg)" }

    /// Reads the names in use.
    ///
    /// `EPSG:32648`, `urn:ogc:def:crs:EPSG::32648`, OGC addresses, `CRS84`; letters of any
    /// case.
    /// `nil` for one that is not known.
    public init?(name: String) {
        let name = name.lowercased()
        if name == "crs84" || name == "ogc:crs84" || name == "urn:ogc:def:crs:ogc:1.3:crs84"
            || name == "urn:ogc:def:crs:ogc::crs84" || name == Self.crs84.lowercased()
            || name == Self.crs84.lowercased().replacingPrefix("http://", with: "https://")
        {
            self = .wgs84
            return
        }
        guard let prefix = Self.epsgPrefixes.first(where: { name.hasPrefix($0) }) else { return nil }
        // The version between the colons may be left out or given; the code is what follows the last one.
        let rest = name.dropFirst(prefix.count).split(whereSeparator: { $0 == ":" || $0 == "/" })
        guard let code = rest.last, rest.count <= 2, let epsg = Int(code) else { return nil }
        self.init(epsg: epsg)
    }

    /// Whether an OGC address means latitude before longitude: EPSG/0/4326 does (OGC API – Features part 2 §7), CRS84
    /// and UTM do not.
    public static func isLatitudeFirst(uri: String) -> Bool {
        let uri = uri.lowercased()
        return uri == "http://www.opengis.net/def/crs/epsg/0/4326"
            || uri == "https://www.opengis.net/def/crs/epsg/0/4326"
    }

    /// The address of CRS84: WGS 84, longitude first.
    public static let crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
    /// The address of EPSG:4326: WGS 84, latitude first.
    public static let epsg4326 = "http://www.opengis.net/def/crs/EPSG/0/4326"

    private static let epsgPrefixes = [
        "epsg:", "urn:ogc:def:crs:epsg:", "http://www.opengis.net/def/crs/epsg/",
        "https://www.opengis.net/def/crs/epsg/",
    ]
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}
