import Access
import Civics
import Geo
import SQLText
import Storage

/// A building on the map of those who may read class C7.
struct BuildingLayerRow: LandLayerRow {
    static var name: SQL { "buildings" }
    static var alias: SQL { "b" }
    static var columns: SQL {
        "b.number, b.house_number, b.type_code, b.structure, b.floors, b.main_use, b.floor_area, b.village"
    }
    static var village: SQL? { "b.village" }

    var id: UUIDv7
    var shape: [UInt8]
    var number: Int64?
    var houseNumber: String?
    var typeCode: String?
    var structure: String?
    var floors: Int64?
    var mainUse: String?
    var floorArea: Int64?
    var village: Int64?

    init(_ row: inout RowReader) throws {
        id = try row.uuid()
        shape = try row.bytes()
        number = try row.whole()
        houseNumber = try row.text()
        typeCode = try row.text()
        structure = try row.text()
        floors = try row.whole()
        mainUse = try row.text()
        floorArea = try row.whole()
        village = try row.whole()
    }

    init(id: UUIDv7, shape: Shape, record: Building) {
        self.id = id
        self.shape = shape.wkb
        number = record.number.map(Int64.init)
        houseNumber = record.houseNumber
        typeCode = record.typeCode
        structure = record.structure
        floors = record.floors.map(Int64.init)
        mainUse = record.mainUse
        floorArea = record.floorArea
        village = record.village.map(Int64.init)
    }

    var properties: [GeoValue] {
        [
            GeoValue(number), GeoValue(houseNumber), GeoValue(typeCode), GeoValue(structure), GeoValue(floors),
            GeoValue(mainUse), GeoValue(hundredths: floorArea), GeoValue(village),
        ]
    }

    static let fields: [MapLayer.Field] = [
        .init("number", Words(th: "ลำดับที่", en: "Number on its parcel"), .whole),
        .init("house_number", Words(th: "บ้านเลขที่", en: "House number"), .text, isFilter: true),
        .init("type", Words(th: "รหัสประเภทสิ่งปลูกสร้าง", en: "Building type code"), .text),
        .init("structure", Words(th: "โครงสร้าง", en: "Structure"), .text),
        .init("floors", Words(th: "จำนวนชั้น", en: "Floors"), .whole),
        .init("use", Words(th: "ประเภทการใช้ประโยชน์", en: "Use category"), .text),
        .init("floor_m2", Words(th: "พื้นที่ใช้สอย (ตร.ม.)", en: "Floor area (m²)"), .number),
        .init("village", Words(th: "หมู่ที่", en: "Village number"), .whole, isFilter: true),
    ]

    static func condition(_ field: String, _ value: String) -> SQL? {
        switch field {
        case "house_number": "b.house_key = \(FindKey.of(value)) AND b.house_number = \(value)"
        case "village": Int(value).map { "b.village = \($0)" }
        default: nil
        }
    }

    static func place(of record: Building) -> (division: DivisionCode?, village: Int?) { (nil, record.village) }
}

/// A sign on the map of those who may read class C7.
struct SignLayerRow: LandLayerRow {
    static var name: SQL { "signs" }
    static var alias: SQL { "s" }
    static var columns: SQL { "s.wording, s.category, s.width, s.height, s.sides, s.village" }
    static var village: SQL? { "s.village" }

    var id: UUIDv7
    var shape: [UInt8]
    var wording: String?
    var category: String?
    var width: Int64?
    var height: Int64?
    var sides: Int64?
    var village: Int64?

    init(_ row: inout RowReader) throws {
        id = try row.uuid()
        shape = try row.bytes()
        wording = try row.text()
        category = try row.text()
        width = try row.whole()
        height = try row.whole()
        sides = try row.whole()
        village = try row.whole()
    }

    init(id: UUIDv7, shape: Shape, record: Sign) {
        self.id = id
        self.shape = shape.wkb
        wording = record.text
        category = record.category
        width = record.widthCentimetres.map(Int64.init)
        height = record.heightCentimetres.map(Int64.init)
        sides = record.sides.map(Int64.init)
        village = record.village.map(Int64.init)
    }

    var properties: [GeoValue] {
        [
            GeoValue(wording), GeoValue(category), GeoValue(width), GeoValue(height), GeoValue(sides),
            GeoValue(village),
        ]
    }

    static let fields: [MapLayer.Field] = [
        .init("text", Words(th: "ข้อความบนป้าย", en: "Wording"), .text),
        .init("category", Words(th: "ประเภทป้าย", en: "Kind of sign"), .text),
        .init("width_cm", Words(th: "กว้าง (ซม.)", en: "Width (cm)"), .whole),
        .init("height_cm", Words(th: "สูง (ซม.)", en: "Height (cm)"), .whole),
        .init("sides", Words(th: "จำนวนด้าน", en: "Sides"), .whole),
        .init("village", Words(th: "หมู่ที่", en: "Village number"), .whole, isFilter: true),
    ]

    static func condition(_ field: String, _ value: String) -> SQL? {
        field == "village" ? Int(value).map { "s.village = \($0)" } : nil
    }

    static func place(of record: Sign) -> (division: DivisionCode?, village: Int?) { (nil, record.village) }
}
