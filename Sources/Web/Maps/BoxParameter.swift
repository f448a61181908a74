import Access
import Civics
import Geo

/// Reads `bbox` with its `bbox-crs` (OGC API – Features 1.0 §7.15.3; part 2 §7): four numbers, or six with heights.
enum BoxParameter {
    /// The rectangle in degrees.
    ///
    /// - Throws: 400.381 for what is no rectangle, for one across the 180° line (the register lies in Thailand), and for
    ///   one the coordinate system does not reach.
    static func bounds(_ text: String, _ system: MapSystem) throws(Problem) -> Bounds {
        let parts = text.prefix(400).split(separator: ",", omittingEmptySubsequences: false)
        var numbers: [Double] = []
        for part in parts {
            guard let number = Double(part), number.isFinite, part.utf8.allSatisfy(isOfNumber) else { throw shape }
            numbers.append(number)
        }
        guard text.utf8.count <= 400, numbers.count == 4 || numbers.count == 6 else { throw shape }
        if numbers.count == 6 {
            guard numbers[2] <= numbers[5] else { throw order }
            numbers = [numbers[0], numbers[1], numbers[3], numbers[4]]
        }
        if system.isLatitudeFirst { numbers = [numbers[1], numbers[0], numbers[3], numbers[2]] }
        if system.system.isGeographic {
            guard numbers.allSatisfy({ abs($0) <= 180 }), abs(numbers[1]) <= 90, abs(numbers[3]) <= 90 else {
                throw degrees
            }
            if numbers[0] > numbers[2] { throw antimeridian }
        }
        guard let box = Bounds(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3]) else {
            throw order
        }
        guard !system.system.isGeographic else { return box }
        return try inDegrees(box, system.system)
    }

    /// The rectangle around a rectangle of the map plane; its edges bend, so points along them count too.
    private static func inDegrees(_ box: Bounds, _ system: CoordinateSystem) throws(Problem) -> Bounds {
        let steps = 8
        var edge: [Position] = []
        for step in 0...steps {
            let share = Double(step) / Double(steps)
            let x = box.west + (box.east - box.west) * share
            let y = box.south + (box.north - box.south) * share
            edge += [
                Position(x: x, y: box.south), Position(x: x, y: box.north), Position(x: box.west, y: y),
                Position(x: box.east, y: y),
            ]
        }
        guard let degrees = try? MapProjection.degrees(edge, from: system), let bounds = Bounds(degrees) else {
            throw outside
        }
        return bounds
    }

    /// Digits, sign, point, exponent: `Double` alone would take `0x1p3`, `nan` and `infinity`.
    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true
        default: false
        }
    }

    private static let shape = Problem.parameterMalformed(
        "bbox",
        Words(
            th: "ใช้ตัวเลข 4 ตัว: ตะวันตก,ใต้,ตะวันออก,เหนือ (หรือ 6 ตัวเมื่อมีความสูง)",
            en: "Use four numbers: west,south,east,north (or six with heights)."))
    private static let order = Problem.parameterMalformed(
        "bbox", Words(th: "ค่าน้อยต้องมาก่อนค่ามาก", en: "The smaller edge comes before the greater."))
    private static let degrees = Problem.parameterMalformed(
        "bbox",
        Words(
            th: "ลองจิจูดอยู่ระหว่าง -180 ถึง 180 ละติจูดอยู่ระหว่าง -90 ถึง 90",
            en: "Longitudes are -180 to 180, latitudes -90 to 90, in the order of bbox-crs."))
    private static let antimeridian = Problem.parameterMalformed(
        "bbox",
        Words(
            th: "กรอบที่ข้ามเส้น 180° ไม่มีข้อมูล ให้แบ่งเป็นสองกรอบ",
            en: "A box across the 180° meridian is not taken: ask for its two halves."))
    private static let outside = Problem.parameterMalformed(
        "bbox",
        Words(
            th: "กรอบอยู่นอกขอบเขตของระบบพิกัดที่ระบุใน bbox-crs",
            en: "The box lies outside the region of the coordinate system of bbox-crs."))
}
