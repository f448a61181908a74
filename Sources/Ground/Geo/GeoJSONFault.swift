public import Civics

/// What is wrong with a GeoJSON text (RFC 8259, RFC 7946).
public enum GeoJSONFault: Sendable, Hashable {
    /// The text is no JSON at this place; the word says what was expected.
    case syntax(String)
    /// A text that is no UTF-8, or an escape that means no character.
    case badText
    /// A name twice in one object.
    case duplicateName(String)
    /// A number too large to keep.
    case badNumber
    /// A member that is missing, or of the wrong kind.
    case missing(String)
    /// A `type` that RFC 7946 does not have, or not here.
    case unknownType(String)
    /// A position that is not two to four numbers.
    case badPosition
    case openRing
    case shortLine
    /// More than is read at once.
    case tooMuch(GeometryLimit, limit: Int)
    /// A `crs` member that names a coordinate system we do not know.
    case unknownCoordinateSystem(String)

    /// The sentence for people, without the place.
    public var words: Words {
        switch self {
        case .syntax(let expected):
            Words(th: "ไม่ใช่ JSON ที่ถูกต้อง ควรเป็น \(expected)", en: "not JSON here; expected \(expected).")
        case .badText: Words(th: "ข้อความไม่ใช่ UTF-8 ที่ถูกต้อง", en: "text that is not UTF-8.")
        case .duplicateName(let name): Words(th: "มีชื่อ “\(name)” ซ้ำกัน", en: "the name “\(name)” occurs twice.")
        case .badNumber: Words(th: "ตัวเลขเกินขอบเขต", en: "a number too large to keep.")
        case .missing(let name): Words(th: "ไม่มี “\(name)” ที่ถูกต้อง", en: "no proper “\(name)”.")
        case .unknownType(let name): Words(th: "ไม่รู้จักชนิด “\(name)”", en: "the type “\(name)” is not known here.")
        case .badPosition: Words(th: "จุดพิกัดต้องเป็นตัวเลขสองถึงสี่ตัว", en: "a position must be two to four numbers.")
        case .openRing: GeometryError.openRing.words
        case .shortLine: GeometryError.shortLine.words
        case .tooMuch(let what, let limit): GeometryError.tooMuch(what, limit: limit).words
        case .unknownCoordinateSystem(let name): GeometryError.unknownCoordinateSystem(name).words
        }
    }
}
