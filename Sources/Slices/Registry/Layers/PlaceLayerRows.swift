import Access
import Civics
import Geo
import SQLText
import Storage

/// A public place, for everybody.
struct PlaceLayerRow: LandLayerRow {
    static var name: SQL { "places" }
    static var alias: SQL { "a" }
    static var columns: SQL { "a.category, a.name, a.village, a.division" }
    static var division: SQL? { "a.division" }
    static var village: SQL? { "a.village" }

    var id: UUIDv7
    var shape: [UInt8]
    var category: String?
    var name: String?
    var village: Int64?
    var division: String?

    init(_ row: inout RowReader) throws {
        id = try row.uuid()
        shape = try row.bytes()
        category = try row.text()
        name = try row.text()
        village = try row.whole()
        division = try row.text()
    }

    init(id: UUIDv7, shape: Shape, record: Place) {
        self.id = id
        self.shape = shape.wkb
        category = record.category
        name = record.name
        village = record.village.map(Int64.init)
        division = record.division?.rawValue
    }

    var properties: [GeoValue] {
        [GeoValue(category), GeoValue(name), GeoValue(village), GeoValue(division)]
    }

    static let fields: [MapLayer.Field] = [
        .init("category", Words(th: "ประเภท", en: "Kind"), .text, isFilter: true),
        .init("name", Words(th: "ชื่อ", en: "Name"), .text),
        .init("village", Words(th: "หมู่ที่", en: "Village number"), .whole, isFilter: true),
        .init("division", Words(th: "กองที่ดูแล", en: "Division that looks after it"), .text),
    ]

    static func condition(_ field: String, _ value: String) -> SQL? {
        switch field {
        case "category": "a.category = \(value)"
        case "village": Int(value).map { "a.village = \($0)" }
        default: nil
        }
    }

    static func place(of record: Place) -> (division: DivisionCode?, village: Int?) {
        (record.division, record.village)
    }
}

/// A village, for everybody.
struct VillageLayerRow: LandLayerRow {
    static var name: SQL { "villages" }
    static var alias: SQL { "v" }
    static var columns: SQL { "v.moo, v.name" }
    static var village: SQL? { "v.moo" }

    var id: UUIDv7
    var shape: [UInt8]
    var moo: Int64?
    var name: String?

    init(_ row: inout RowReader) throws {
        id = try row.uuid()
        shape = try row.bytes()
        moo = try row.whole()
        name = try row.text()
    }

    init(id: UUIDv7, shape: Shape, record: Village) {
        self.id = id
        self.shape = shape.wkb
        moo = Int64(record.moo)
        name = record.name
    }

    var properties: [GeoValue] { [GeoValue(moo), GeoValue(name)] }

    static let fields: [MapLayer.Field] = [
        .init("village", Words(th: "หมู่ที่", en: "Village number"), .whole, isFilter: true),
        .init("name", Words(th: "ชื่อหมู่บ้าน", en: "Name"), .text),
    ]

    static func condition(_ field: String, _ value: String) -> SQL? {
        field == "village" ? Int(value).map { "v.moo = \($0)" } : nil
    }

    static func place(of record: Village) -> (division: DivisionCode?, village: Int?) { (nil, record.moo) }
}
