public import Civics

/// Why a shape was refused; every case has a sentence for the person who brought the file.
public enum GeometryError: Error, Sendable, Hashable {
    /// The bytes are no well-known binary; `offset` counts bytes from the start.
    case malformedBinary(offset: Int)
    /// A shape of a kind we do not keep (curves, surfaces, triangles), with its code in ISO 13249-3.
    case unknownShape(code: UInt32)
    /// A coordinate that is no number, or none that is finite.
    case notFinite
    /// A ring that does not end where it began, or has fewer than four positions.
    case openRing
    /// A line of fewer than two positions.
    case shortLine
    /// More than is read at once.
    case tooMuch(GeometryLimit, limit: Int)
    /// A fault of a GeoJSON text: the line (from 1), and the feature (from 1) where it lies in one.
    case json(GeoJSONFault, line: Int, feature: Int?)
    /// A coordinate system other than those of ``CoordinateSystem``, by the name the file gives it.
    case unknownCoordinateSystem(String)
    /// A position outside the region where the coordinate system can be trusted.
    case outsideRegion(Position, CoordinateSystem)
    /// A shape that has no area to work on where one is needed.
    case noArea
    /// What GEOS or PROJ said when it gave up.
    case engine(String)

    /// The sentence for people.
    public var words: Words {
        switch self {
        case .malformedBinary(let offset):
            Words(
                th: "ข้อมูลรูปร่างแบบไบนารี (WKB) เสียที่ไบต์ \(offset)",
                en: "The binary shape (WKB) is broken at byte \(offset).")
        case .unknownShape(let code):
            Words(th: "ไม่รองรับรูปร่างรหัส \(code)", en: "Shapes of code \(code) are not kept.")
        case .notFinite:
            Words(th: "มีพิกัดที่ไม่ใช่ตัวเลข", en: "A coordinate is not a number.")
        case .openRing:
            Words(
                th: "เส้นรอบแปลงไม่บรรจบ หรือมีจุดไม่ถึงสี่จุด",
                en: "A ring does not end where it began, or has fewer than four points.")
        case .shortLine:
            Words(th: "เส้นมีจุดไม่ถึงสองจุด", en: "A line has fewer than two points.")
        case .tooMuch(let what, let limit):
            Words(
                th: "\(what.words.th)เกิน \(limit) ที่อ่านได้ในครั้งเดียว",
                en: "More than \(limit) \(what.words.en), the most that is read at once.")
        case .json(let fault, let line, let feature):
            Words(
                th: "บรรทัด \(line)\(feature.map { " รูปที่ \($0)" } ?? ""): \(fault.words.th)",
                en: "Line \(line)\(feature.map { ", feature \($0)" } ?? ""): \(fault.words.en)")
        case .unknownCoordinateSystem(let name):
            Words(
                th: "ไม่รู้จักระบบพิกัด “\(name)” ใช้ได้เฉพาะ WGS 84 และ UTM โซน 47/48 (WGS 84 หรือ Indian 1975)",
                en: "The coordinate system “\(name)” is not known; use WGS 84 or UTM zone 47/48 (WGS 84, Indian 1975).")
        case .outsideRegion(let position, let system):
            Words(
                th: "พิกัด \(position.x), \(position.y) อยู่นอกขอบเขตของระบบพิกัด EPSG:\(system.epsg)",
                en: "The position \(position.x), \(position.y) lies outside the region of EPSG:\(system.epsg).")
        case .noArea:
            Words(th: "รูปนี้ไม่มีเนื้อที่", en: "The shape has no area.")
        case .engine(let said):
            Words(th: "คำนวณรูปร่างไม่สำเร็จ (\(said))", en: "The shape could not be worked out (\(said)).")
        }
    }
}

/// What is counted while a file is read.
public enum GeometryLimit: Sendable, Hashable {
    case bytes, features, positions, depth, properties

    var words: Words {
        switch self {
        case .bytes: Words(th: "ขนาดไฟล์ (ไบต์) ", en: "bytes")
        case .features: Words(th: "จำนวนรูป ", en: "features")
        case .positions: Words(th: "จำนวนจุดพิกัด ", en: "positions")
        case .depth: Words(th: "ชั้นที่ซ้อนกัน ", en: "nested levels")
        case .properties: Words(th: "จำนวนคุณลักษณะของรูปหนึ่ง ", en: "properties of one feature")
        }
    }
}
