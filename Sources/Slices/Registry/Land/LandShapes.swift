import Access
public import Civics
public import Geo

/// Shapes as people bring them: checked, measured, cut and joined by Geo; never mended behind anybody's back.
public enum LandShapes {
    /// What is wrong with a shape, and the mended one that a person may look at and take.
    public struct Fault: Sendable, Hashable {
        public var words: Words
        /// In degrees; `nil` where the fault has no one place.
        public var place: Position?
        public var proposal: Shape?
        /// The proposal's area in hundredths of a square metre.
        public var proposedSquareMetreHundredths: Int64?
    }

    /// What is wrong; `nil` for a valid shape.
    ///
    /// - Throws: 422.315 where it cannot be read at all.
    public static func fault(of shape: Shape) throws -> Fault? {
        let geometry = try geometry(shape)
        return try engine {
            guard let invalid = try GeometryChecks.invalidity(of: geometry) else { return nil }
            let mended = geometry.polygons.isEmpty ? nil : try? GeometryChecks.repaired(geometry)
            let proposal = mended.map { Shape($0.geometry) }
            return Fault(
                words: words(invalid), place: invalid.place, proposal: proposal,
                proposedSquareMetreHundredths: proposal.flatMap { try? measured($0) })
        }
    }

    /// The shape, where it is valid.
    ///
    /// - Throws: 422.314 with what is wrong and where; 422.315 where it cannot be read.
    static func checked(_ shape: Shape) throws -> Shape {
        if let fault = try fault(of: shape) { throw Problem.shapeInvalid(fault.words) }
        return shape
    }

    static func geometry(_ shape: Shape) throws -> Geometry {
        try engine { try shape.geometry() }
    }

    /// The area on the map plane, in hundredths of a square metre.
    static func measured(_ shape: Shape) throws -> Int64 {
        let area = try engine { try LandMeasure().planeArea(try shape.geometry()) }
        guard area.squareMetres.isFinite, (0..<1e14).contains(area.squareMetres) else {
            throw Problem.shapeUnreadable(.noArea)
        }
        return area.hundredths
    }

    /// The pieces of an area cut along a line, largest first.
    ///
    /// - Throws: 409.311 where the line does not divide it.
    static func cut(_ area: Shape, along line: Shape) throws -> [Shape] {
        let (whole, cut) = (try geometry(area), try geometry(line))
        do {
            return try ParcelCutting.split(whole, by: cut).map { Shape(.polygon($0)) }
        } catch GeometryError.noArea {
            throw Problem.cutDoesNotDivide
        } catch {
            throw Problem.shapeUnreadable(error)
        }
    }

    /// Areas made one; several polygons where they do not share an edge.
    static func merged(_ areas: [Shape]) throws -> Shape {
        let all = try areas.map { try geometry($0) }
        return try engine { Shape(try ParcelCutting.merged(all)) }
    }

    /// Whether two areas touch or overlap, be it in a point.
    static func touch(_ one: Shape, _ other: Shape) throws -> Bool {
        let (left, right) = (try geometry(one), try geometry(other))
        guard let first = left.bounds, let second = right.bounds, first.intersects(second) else { return false }
        return try engine { !(try GeometryChecks.intersection(left, right).positions.isEmpty) }
    }

    private static func words(_ invalid: GeometryChecks.Invalidity) -> Words {
        guard let place = invalid.place else { return Words(th: invalid.reason, en: invalid.reason) }
        let at = "\((place.x * 1e7).rounded() / 1e7), \((place.y * 1e7).rounded() / 1e7)"
        let thai = reasons[invalid.reason] ?? invalid.reason
        return Words(th: "\(thai) ที่พิกัด \(at)", en: "\(invalid.reason) at \(at)")
    }

    /// GEOS's words for what is wrong, in Thai.
    private static let reasons = [
        "Self-intersection": "เส้นรอบแปลงตัดกันเอง", "Ring Self-intersection": "เส้นรอบแปลงแตะกันเอง",
        "Hole lies outside shell": "ช่องว่างอยู่นอกแปลง", "Holes are nested": "ช่องว่างซ้อนกัน",
        "Interior is disconnected": "พื้นที่ในแปลงขาดจากกัน", "Nested shells": "รูปซ้อนกัน",
        "Duplicate Rings": "เส้นรอบแปลงซ้ำกัน", "Too few points in geometry component": "จุดไม่พอจะเป็นรูป",
        "Invalid Coordinate": "พิกัดไม่ถูกต้อง", "Ring is not closed": "เส้นรอบแปลงไม่บรรจบ",
    ]

    private static func engine<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as GeometryError {
            throw Problem.shapeUnreadable(error)
        }
    }
}
