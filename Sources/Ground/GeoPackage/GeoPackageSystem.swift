import Geo

/// What a GeoPackage says of the coordinate systems in it (`gpkg_spatial_ref_sys`).
struct GeoPackageSystem {
    var name: String
    var number: Int32
    var organization: String
    var definition: String
    var description: String

    /// The three that every file has, then those of its layers.
    static func all(with systems: Set<CoordinateSystem>) -> [GeoPackageSystem] {
        let fixed = [
            GeoPackageSystem(
                name: "Undefined Cartesian SRS", number: -1, organization: "NONE", definition: "undefined",
                description: "undefined Cartesian coordinate reference system"),
            GeoPackageSystem(
                name: "Undefined geographic SRS", number: 0, organization: "NONE", definition: "undefined",
                description: "undefined geographic coordinate reference system"),
        ]
        return fixed + systems.union([.wgs84]).sorted { $0.epsg < $1.epsg }.map(GeoPackageSystem.init)
    }

    init(name: String, number: Int32, organization: String, definition: String, description: String) {
        self.name = name
        self.number = number
        self.organization = organization
        self.definition = definition
        self.description = description
    }

    /// The system with its well-known text (OGC 01-009); the parameters are those of EPSG.
    init(_ system: CoordinateSystem) {
        let isIndian = system == .indian47 || system == .indian48
        let datum = isIndian ? "Indian 1975" : "WGS 84"
        let geographic =
            isIndian
            ? Self.geographic(
                datum, datum: "Indian_1975", spheroid: #""Everest 1830 (1937 Adjustment)",6377276.345,300.8017"#, 7015,
                datumCode: 6240, code: 4240)
            : Self.geographic(
                datum, datum: "WGS_1984", spheroid: #""WGS 84",6378137,298.257223563"#, 7030, datumCode: 6326,
                code: 4326)
        var definition = geographic
        var name = "WGS 84 geodetic"
        if let zone = system.zone {
            name = "\(datum) / UTM zone \(zone)N"
            let parameters = [
                ("latitude_of_origin", "0"), ("central_meridian", "\(zone * 6 - 183)"), ("scale_factor", "0.9996"),
                ("false_easting", "500000"), ("false_northing", "0"),
            ].map { #"PARAMETER["\#($0.0)",\#($0.1)]"# }.joined(separator: ",")
            definition =
                #"PROJCS["\#(name)",\#(geographic),PROJECTION["Transverse_Mercator"],\#(parameters),"#
                + #"UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],"#
                + #"AUTHORITY["EPSG","\#(system.epsg)"]]"#
        }
        self.init(
            name: name, number: Int32(system.epsg), organization: "EPSG", definition: definition,
            description: system.isGeographic ? "degrees, longitude first" : "metres, east first")
    }

    private static func geographic(
        _ name: String, datum: String, spheroid: String, _ spheroidCode: Int, datumCode: Int, code: Int
    ) -> String {
        #"GEOGCS["\#(name)",DATUM["\#(datum)",SPHEROID[\#(spheroid),AUTHORITY["EPSG","\#(spheroidCode)"]],"#
            + #"AUTHORITY["EPSG","\#(datumCode)"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],"#
            + #"UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","\#(code)"]]"#
    }
}
