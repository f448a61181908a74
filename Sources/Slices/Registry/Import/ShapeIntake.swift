import Civics
import Geo

/// Brings the shapes of a file into degrees of WGS 84, checks and measures them.
///
/// Used by one task at a time: PROJ's contexts are not for sharing.
final class ShapeIntake {
    private let system: CoordinateSystem
    private let projector: Projector?
    private var planes: [CoordinateSystem: Projector] = [:]

    init(_ system: CoordinateSystem) throws {
        self.system = system
        projector = system == .wgs84 ? nil : try Projector(from: system, to: .wgs84)
    }

    /// Thailand with a margin: what lies outside came in another coordinate system, or with its axes turned.
    private static let thailand = Bounds(west: 97, south: 5, east: 106, north: 21)

    /// In degrees; `nil` for one that lies nowhere near Thailand.
    func degrees(_ geometry: Geometry) -> Geometry? {
        var geometry = geometry
        if let projector {
            guard let moved = try? projector.transform(geometry) else { return nil }
            geometry = moved
        }
        guard let box = geometry.bounds, let thailand = Self.thailand, thailand.contains(box) else { return nil }
        return geometry
    }

    /// Gives a row its shape: the file's own, or a point out of two columns.
    func prepare(_ row: inout ImportRow, _ geometry: Geometry?) {
        guard let geometry = geometry ?? point(&row) else { return }
        guard let degrees = degrees(geometry) else {
            let place = geometry.bounds.map { "\($0.west), \($0.south)" } ?? "-"
            row.shapeReason = ImportReason(
                .shapeFarAway, field: "shape",
                Words(
                    th: "พิกัด (\(place)) อยู่นอกประเทศไทย ระบบพิกัดของแถวนี้น่าจะไม่ใช่ EPSG:\(system.epsg)",
                    en: "The place (\(place)) lies outside Thailand: the row is probably not in EPSG:\(system.epsg)."))
            return
        }
        prepare(&row, degrees: degrees)
    }

    /// The same for a shape that is in degrees already.
    func prepare(_ row: inout ImportRow, degrees: Geometry) {
        do throws(GeometryError) {
            guard let fault = try GeometryChecks.invalidity(of: degrees) else {
                row.shape = prepared(degrees)
                return
            }
            let place = fault.place.map { "\(rounded($0.x)), \(rounded($0.y))" } ?? "-"
            var words = Words(
                th: "รูปแปลงไม่ถูกต้องที่ \(place) (\(fault.reason))",
                en: "The shape is not valid at \(place) (\(fault.reason)).")
            if !degrees.polygons.isEmpty, let repaired = try? GeometryChecks.repaired(degrees) {
                let repair = prepared(repaired.geometry)
                row.repair = repair
                let metres = (repair.squareMetreHundredths ?? 0) / 100
                words.th += " · ระบบซ่อมให้ได้ เนื้อที่หลังซ่อม \(metres) ตร.ม. ถ้าเจ้าหน้าที่ยืนยัน"
                words.en += " It can be repaired to \(metres) m² if staff confirm."
            }
            row.shapeReason = ImportReason(.shapeInvalid, field: "shape", words)
        } catch {
            row.shapeReason = ImportReason(.shapeRefused, field: "shape", error.words)
        }
    }

    func prepared(_ degrees: Geometry) -> PreparedShape {
        PreparedShape(shape: Shape(degrees), geometry: degrees, squareMetreHundredths: area(degrees))
    }

    /// The area on the map plane of the zone it lies in.
    private func area(_ degrees: Geometry) -> Int64? {
        let polygons = degrees.polygons
        guard !polygons.isEmpty, let box = degrees.bounds else { return nil }
        let plane = CoordinateSystem.plane(longitude: (box.west + box.east) / 2)
        if planes[plane] == nil { planes[plane] = try? Projector(from: .wgs84, to: plane) }
        guard let projector = planes[plane] else { return nil }
        var sum = 0.0
        for polygon in polygons {
            guard let outer = try? projector.transform(polygon.exterior) else { return nil }
            sum += Self.area(outer)
            for hole in polygon.holes {
                guard let ring = try? projector.transform(hole) else { return nil }
                sum -= Self.area(ring)
            }
        }
        let hundredths = (sum * 100).rounded()
        return hundredths >= 0 && hundredths < 1e15 ? Int64(hundredths) : nil
    }

    private static func area(_ ring: [Position]) -> Double {
        guard let origin = ring.first else { return 0 }
        var double = 0.0
        for (one, next) in zip(ring, ring.dropFirst()) {
            // Differences from one corner keep the digits that metres in the millions would cost.
            double += (one.x - origin.x) * (next.y - origin.y) - (next.x - origin.x) * (one.y - origin.y)
        }
        return abs(double) / 2
    }

    private func point(_ row: inout ImportRow) -> Geometry? {
        var reader = CellReader(row)
        let x = reader.number("longitude")
        let y = reader.number("latitude")
        if let reason = reader.reasons.first { row.shapeReason = reason }
        guard let x, let y, !(x == 0 && y == 0) else { return nil }
        return .point(Position(x: x, y: y))
    }

    private func rounded(_ degrees: Double) -> Double { (degrees * 1e6).rounded() / 1e6 }

    /// How much two shapes share of what they cover together, in thousandths; `nil` where it cannot be said.
    static func overlap(_ one: Geometry, _ other: Geometry) -> Int? {
        (try? GeometryChecks.overlapShare(one, other)).map { Int(($0 * 1000).rounded(.down)) }
    }
}

/// Which shapes a kind of record can have.
enum ShapeKind: Sendable {
    case point
    case area
    case areaOrPoint
    case any

    func fits(_ geometry: Geometry) -> Bool {
        switch (self, geometry) {
        case (.any, _), (.area, .polygon), (.area, .multiPolygon), (.point, .point), (.areaOrPoint, .polygon),
            (.areaOrPoint, .multiPolygon), (.areaOrPoint, .point):
            true
        default: false
        }
    }
}

extension CellReader {
    /// Takes the shape of a row, where it has one of the right kind.
    mutating func shape(_ row: ImportRow, _ kind: ShapeKind, _ use: (PreparedShape) -> Void) {
        if let reason = row.shapeReason { note(reason) }
        guard let shape = row.shape else { return }
        guard kind.fits(shape.geometry) else {
            note(
                ImportReason(
                    .shapeRefused, field: "shape",
                    Words(th: "รูปเป็นชนิดที่รายการนี้ไม่รับ", en: "The shape is not of the kind this record can have.")))
            return
        }
        use(shape)
    }
}
