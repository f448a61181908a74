public import Access
public import Civics
import Storage

/// A record of land as the desk handles it: whose it is, which facts it has, and its shape made ready to be written.
public protocol LandRecord: RegisterRecord {
    /// หมู่ที่, where it lies in one.
    var village: Int? { get }
    /// The division whose people keep it; `nil` for records that belong to the whole organisation.
    var division: DivisionCode? { get }
    /// Every fact, in the order of the form, for history and comparison.
    var fields: [RecordField] { get }
    /// The record with its shape checked and measured.
    ///
    /// - Throws: 422.314 where the shape is not valid, 422.315 where it cannot be read.
    func prepared() throws -> Self
}

/// One fact of a record, as history compares it.
public struct RecordField: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
        case text(String)
        case whole(Int)
        case area(LandArea)
        /// Hundredths of a square metre.
        case squareMetres(Int64)
        case owners([Ownership])
        case party(Party)
        case record(RecordReference)
        case uses([Parcel.Use])
        case floors([Building.Use])
        case shape(Shape)
        case date(PartialDate)
    }

    /// The name of the property.
    public var key: String
    public var title: Words
    public var value: Value?

    init(_ key: String, _ th: String, _ en: String, _ value: Value?) {
        self.key = key
        title = Words(th: th, en: en)
        self.value = value
    }
}

extension Parcel: LandRecord {
    public var division: DivisionCode? { nil }

    public var fields: [RecordField] {
        [
            RecordField("code", "รหัสแปลงที่ดิน", "Parcel code", (code?.description).map { .text($0) }),
            RecordField("deedType", "ประเภทเอกสารสิทธิ", "Kind of deed", (deed?.type).map { .text($0) }),
            RecordField("deedNumber", "เลขที่เอกสารสิทธิ", "Deed number", (deed?.number).map { .text($0) }),
            RecordField("surveyPage", "หน้าสำรวจ", "Survey page", (deed?.surveyPage).map { .text($0) }),
            RecordField("landNumber", "เลขที่ดิน", "Land number", (deed?.landNumber).map { .text($0) }),
            RecordField("sheet", "ระวาง", "Map sheet", (deed?.sheet).map { .text($0) }),
            RecordField("registeredArea", "เนื้อที่ตามเอกสาร", "Area on paper", registeredArea.map { .area($0) }),
            RecordField(
                "drawnArea", "เนื้อที่ตามรูปแปลง", "Area as drawn", drawnSquareMetreHundredths.map { .squareMetres($0) }),
            RecordField("shape", "รูปแปลง", "Shape", shape.map { .shape($0) }),
            RecordField("village", "หมู่ที่", "Village", village.map { .whole($0) }),
            RecordField("uses", "การใช้ประโยชน์", "Use", uses.isEmpty ? nil : .uses(uses)),
            RecordField("owners", "เจ้าของ", "Owners", owners.isEmpty ? nil : .owners(owners)),
            RecordField("occupier", "ผู้ครอบครองหรือทำประโยชน์", "Occupier", occupier.map { .party($0) }),
            RecordField("note", "หมายเหตุ", "Note", note.map { .text($0) }),
        ]
    }

    public func prepared() throws -> Parcel {
        var parcel = self
        parcel.drawnSquareMetreHundredths = try shape.map { try LandShapes.measured(try LandShapes.checked($0)) }
        return parcel
    }
}

extension Building: LandRecord {
    public var division: DivisionCode? { nil }

    public var fields: [RecordField] {
        [
            RecordField("parcel", "ตั้งอยู่บนแปลง", "Parcel", parcel.map { .record(RecordReference(.parcel, $0.value)) }),
            RecordField("number", "ลำดับที่", "Number on its parcel", number.map { .whole($0) }),
            RecordField("houseNumber", "บ้านเลขที่", "House number", houseNumber.map { .text($0) }),
            RecordField("houseCode", "เลขรหัสประจำบ้าน", "House code", (houseCode?.grouped).map { .text($0) }),
            RecordField("typeCode", "รหัสประเภทสิ่งปลูกสร้าง", "Type code", typeCode.map { .text($0) }),
            RecordField("structure", "โครงสร้าง", "Structure", structure.map { .text($0) }),
            RecordField("floors", "จำนวนชั้น", "Floors", floors.map { .whole($0) }),
            RecordField("uses", "การใช้ประโยชน์", "Use", uses.isEmpty ? nil : .floors(uses)),
            RecordField("yearBuilt", "ปีที่สร้าง", "Year built", yearBuilt.map { .date($0) }),
            RecordField("village", "หมู่ที่", "Village", village.map { .whole($0) }),
            RecordField("owners", "เจ้าของ", "Owners", owners.isEmpty ? nil : .owners(owners)),
            RecordField("occupier", "ผู้ครอบครอง", "Occupier", occupier.map { .party($0) }),
            RecordField("shape", "รูป", "Shape", shape.map { .shape($0) }),
            RecordField("note", "หมายเหตุ", "Note", note.map { .text($0) }),
        ]
    }

    public func prepared() throws -> Building {
        if let shape { _ = try LandShapes.checked(shape) }
        return self
    }
}

extension Sign: LandRecord {
    public var division: DivisionCode? { nil }

    public var fields: [RecordField] {
        [
            RecordField("text", "ข้อความบนป้าย", "Wording", .text(text)),
            RecordField("category", "ประเภทป้าย", "Kind", category.map { .text($0) }),
            RecordField("width", "กว้าง (ซม.)", "Width (cm)", widthCentimetres.map { .whole($0) }),
            RecordField("height", "สูง (ซม.)", "Height (cm)", heightCentimetres.map { .whole($0) }),
            RecordField("sides", "จำนวนด้าน", "Sides", sides.map { .whole($0) }),
            RecordField("parcel", "ตั้งอยู่บนแปลง", "Parcel", parcel.map { .record(RecordReference(.parcel, $0.value)) }),
            RecordField(
                "building", "ติดกับสิ่งปลูกสร้าง", "Building",
                building.map { .record(RecordReference(.building, $0.value)) }),
            RecordField("village", "หมู่ที่", "Village", village.map { .whole($0) }),
            RecordField("owner", "เจ้าของป้าย", "Owner", owner.map { .party($0) }),
            RecordField("shape", "จุดที่ตั้ง", "Place", shape.map { .shape($0) }),
            RecordField("note", "หมายเหตุ", "Note", note.map { .text($0) }),
        ]
    }

    public func prepared() throws -> Sign {
        if let shape { _ = try LandShapes.checked(shape) }
        return self
    }
}

extension Place: LandRecord {
    public var fields: [RecordField] {
        [
            RecordField("category", "ประเภท", "Kind", .text(category)),
            RecordField("name", "ชื่อ", "Name", .text(name)),
            RecordField("village", "หมู่ที่", "Village", village.map { .whole($0) }),
            RecordField("division", "กองที่ดูแล", "Division", (division?.rawValue).map { .text($0) }),
            RecordField("shape", "รูป", "Shape", shape.map { .shape($0) }),
        ]
            + attributes.sorted { $0.key < $1.key }.map {
                RecordField("attribute." + $0.key, $0.key, $0.key, .text($0.value))
            }
    }

    public func prepared() throws -> Place {
        if let shape { _ = try LandShapes.checked(shape) }
        return self
    }
}

extension Village: LandRecord {
    public var village: Int? { moo }
    public var division: DivisionCode? { nil }

    public var fields: [RecordField] {
        [
            RecordField("moo", "หมู่ที่", "Number", .whole(moo)),
            RecordField("name", "ชื่อหมู่บ้าน", "Name", .text(name)),
            RecordField("shape", "เขตหมู่บ้าน", "Boundary", shape.map { .shape($0) }),
        ]
    }

    public func prepared() throws -> Village {
        if let shape { _ = try LandShapes.checked(shape) }
        return self
    }
}
