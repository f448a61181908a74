import Civics
@testable import Composition
import Foundation
import Geo
import Testing

/// The sample as the office's own kinds of files.
struct TambonFilesTests {
    private static func files() throws -> (SyntheticTambon, [String: String]) {
        let tambon = SyntheticTambon.make(
            seed: 7, scale: SyntheticTambon.Scale(parcels: 600), today: DemoTown.today)
        let files = try TambonFiles(tambon).all()
        return (tambon, Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) }))
    }

    @Test("the LTAX layer has every parcel with the columns seen, and comes back as it was drawn")
    func ltax() throws {
        let (tambon, files) = try Self.files()
        let document = try GeoJSONReader().read(Array((files["ltax/parcel.geojson"] ?? "").utf8))
        let tiles = tambon.land.tiles.filter { !$0.use.isStrip }
        #expect(document.features.count == tiles.count)
        #expect(document.features.first?.geometry == .polygon(tiles[0].polygon))
        let blocks = try GeoJSONReader().read(Array((files["ltax/block.geojson"] ?? "").utf8))
        #expect(blocks.features.count == Set(tiles.map(\.block)).count)
        #expect(files["ltax/zone.geojson"]?.contains("zone_id") == true)
    }

    @Test("the Land Department's polygons are in Indian 1975 zone 48 and join their rows by sheet and land number")
    func landDepartment() throws {
        let (tambon, files) = try Self.files()
        let text = try #require(files["land-department/310118_MAP_LAND_GIS_48.geojson"])
        let document = try GeoJSONReader(acceptsLandDepartmentWrapper: true).read(Array(text.utf8))
        let rows = try #require(files["land-department/parcel_310118.csv"]).split(separator: "\r\n").dropFirst()
        #expect(document.features.count == rows.count && rows.count > 50)
        let back = try Projector(from: .indian48, to: .wgs84)
        let bounds = try #require(Bounds(tambon.land.outline.map(\.position)))
        for feature in document.features {
            let shape = try back.transform(try #require(feature.geometry))
            let place = try #require(shape.bounds)
            #expect(abs(place.west - bounds.west) < 0.1 && place.west > bounds.west - 1e-6)
            #expect(place.east < bounds.east + 1e-6 && place.north < bounds.north + 1e-6)
        }
        #expect(rows.contains { $0.contains("฿-") } && rows.contains { $0.contains(",000.00") })
        #expect(rows.allSatisfy { $0.contains("/2569") })
    }

    @Test("people and households are as many as in the register")
    func people() throws {
        let (tambon, files) = try Self.files()
        let people = try #require(files["people.csv"]).split(separator: "\r\n").count - 1
        let households = try #require(files["households.csv"]).split(separator: "\r\n").count - 1
        #expect(people == tambon.people.households.flatMap(\.members).count)
        #expect(households == tambon.people.households.count)
    }
}
