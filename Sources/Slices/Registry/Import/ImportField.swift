public import Civics

/// Something that a column of a file can hold.
public struct ImportField: Sendable, Hashable, Identifiable {
    /// `deed_number`; unique within a kind of import, never changed (choices are remembered by it).
    public let name: String
    public var title: Words
    /// Headers that mean it, Thai and English; compared folded (``ColumnMatching/folded(_:)``).
    var headers: [String]
    /// Whether its values are of class C3 and are sealed as soon as they are read.
    public var isIdentity: Bool
    public var isRequired: Bool

    public var id: String { name }

    init(
        _ name: String, _ th: String, _ en: String, _ headers: [String] = [], isIdentity: Bool = false,
        isRequired: Bool = false
    ) {
        self.name = name
        title = Words(th: th, en: en)
        self.headers = [name, th, en] + headers
        self.isIdentity = isIdentity
        self.isRequired = isRequired
    }
}

extension ImportKind {
    /// The fields that columns of this kind of file can be matched with.
    public var fields: [ImportField] {
        switch self {
        case .parcels: ImportField.parcel
        case .buildings: ImportField.building
        case .signs: ImportField.sign
        case .places: ImportField.place
        case .people: ImportField.person
        case .households: ImportField.household
        case .owners: ImportField.owner
        case .taxZones, .taxBlocks: ImportField.taxZone
        case .landOffice, .archive: []
        }
    }
}

extension ImportField {
    static let village = ImportField(
        "village", "หมู่ที่", "Village number",
        ["moo", "mooban", "หมู่", "ม.", "mu", "vill_no", "village_no", "villno", "own_moo", "เลขหมู่"])
    static let note = ImportField("note", "หมายเหตุ", "Note", ["remark", "remarks", "comment", "บันทึก"])
    static let longitude = ImportField(
        "longitude", "ลองจิจูด", "Longitude", ["lon", "lng", "long", "x", "พิกัด x", "easting", "e", "ลองติจูด"])
    static let latitude = ImportField(
        "latitude", "ละติจูด", "Latitude", ["lat", "y", "พิกัด y", "northing", "n", "แลตติจูด"])

    static let parcel: [ImportField] = [
        ImportField(
            "code", "รหัสแปลงที่ดิน", "Parcel code",
            ["parcel_cod", "parcel_code", "parcelcode", "รหัสแปลง", "parcel_id", "parcelid", "p_code"]),
        ImportField("zone", "เขต", "Zone", ["zone_id", "zoneid", "โซน"]),
        ImportField("block", "บล็อก", "Block", ["block_id", "blockid", "บล๊อก", "บล็อค"]),
        ImportField("lot", "ล็อต", "Lot", ["lot_no", "ล๊อต", "lotno"]),
        ImportField(
            "deed_type", "ประเภทเอกสารสิทธิ", "Deed type",
            ["land_type", "landtype", "ประเภทเอกสารสิทธิ์", "เอกสารสิทธิ", "เอกสารสิทธิ์", "ประเภทที่ดิน", "doc_type"]),
        ImportField(
            "deed_number", "เลขที่เอกสารสิทธิ", "Deed number",
            [
                "chanod_no", "chanode_no", "chanod", "โฉนด", "เลขที่โฉนด", "โฉนดเลขที่", "เลขโฉนด", "เลขที่เอกสารสิทธิ์",
                "title_no",
                "deed_no", "เลขที่นส3ก", "parcel_no", "เลขเอกสารสิทธิ์",
            ]),
        ImportField(
            "survey_page", "หน้าสำรวจ", "Survey page",
            ["survey", "survey_no", "surveyno", "ห.สำรวจ", "ห. สำรวจ", "เลขหน้าสำรวจ", "หน้าสำรวจที่"]),
        ImportField(
            "land_number", "เลขที่ดิน", "Land number",
            ["land_no", "landno", "ที่ดิน", "ล.ที่ดิน", "landnumber", "เลขที่ที่ดิน"]),
        ImportField("sheet", "ระวาง", "Map sheet", ["utm_map", "map_sheet", "utm", "ระวางแผนที่", "ระวาง utm"]),
        ImportField(
            "area", "เนื้อที่ (ไร่-งาน-วา)", "Area (rai-ngan-wa)", ["เนื้อที่", "ไร่-งาน-วา", "rai-ngan-wa", "จำนวนเนื้อที่"]),
        ImportField("rai", "ไร่", "Rai", ["area_rai", "เนื้อที่ไร่", "ไร่ (เอกสาร)"]),
        ImportField("ngan", "งาน", "Ngan", ["area_ngan", "nga", "เนื้อที่งาน", "ngarn"]),
        ImportField("wa", "ตารางวา", "Square wa", ["วา", "ตร.ว.", "ตร.วา", "area_wa", "sq_wa", "square_wa", "wah"]),
        ImportField("wa_fraction", "เศษ (หนึ่งในร้อยตารางวา)", "Hundredths of a square wa", ["เศษ", "sub_wa", "subwa"]),
        ImportField("use", "การใช้ประโยชน์", "Use", ["landuse", "land_use", "ประเภทการใช้", "การใช้ที่ดิน", "use_type"]),
        village, note,
    ]

    static let building: [ImportField] = [
        ImportField("parcel_code", "รหัสแปลงที่ดิน", "Parcel code", ["parcel_cod", "parcelcode", "รหัสแปลง"]),
        ImportField("number", "ลำดับที่สิ่งปลูกสร้าง", "Building number", ["ลำดับ", "bld_no", "building_no", "build_no"]),
        ImportField("house_number", "บ้านเลขที่", "House number", ["house_no", "houseno", "hno", "เลขที่บ้าน", "เลขที่"]),
        ImportField("house_code", "เลขรหัสประจำบ้าน", "House code", ["รหัสบ้าน", "house_id", "hid", "รหัสประจำบ้าน"]),
        ImportField(
            "type_code", "รหัสประเภทสิ่งปลูกสร้าง", "Building type code",
            ["ประเภทสิ่งปลูกสร้าง", "build_type", "bld_type", "building_type", "ประเภทอาคาร"]),
        ImportField("structure", "ลักษณะสิ่งปลูกสร้าง", "Structure", ["โครงสร้าง", "ลักษณะ", "material", "วัสดุ"]),
        ImportField("floors", "จำนวนชั้น", "Floors", ["ชั้น", "floor", "storeys", "stories", "level"]),
        ImportField(
            "area_m2", "พื้นที่ (ตร.ม.)", "Floor area (m²)", ["พื้นที่", "ตร.ม.", "area", "floor_area", "ขนาดพื้นที่", "sqm"]),
        ImportField("use", "การใช้ประโยชน์", "Use", ["use_type", "ประเภทการใช้"]),
        ImportField("year_built", "ปีที่สร้าง", "Year built", ["ปีสร้าง", "ปีที่ก่อสร้าง", "built", "year"]),
        village, longitude, latitude, note,
    ]

    static let sign: [ImportField] = [
        ImportField("text", "ข้อความบนป้าย", "Text", ["ข้อความ", "ชื่อป้าย", "sign_name", "sign", "ป้าย"], isRequired: true),
        ImportField("category", "ประเภทป้าย", "Kind of sign", ["ประเภท", "type", "sign_type"]),
        ImportField("width_cm", "กว้าง (ซม.)", "Width (cm)", ["กว้าง", "ความกว้าง", "width"]),
        ImportField(
            "height_cm", "สูง (ซม.)", "Height (cm)", ["ยาว", "สูง", "ความสูง", "ความยาว", "height", "length", "ยาว (ซม.)"]),
        ImportField("sides", "จำนวนด้าน", "Sides", ["ด้าน", "side"]),
        ImportField("parcel_code", "รหัสแปลงที่ดิน", "Parcel code", ["parcel_cod", "รหัสแปลง"]),
        village, longitude, latitude, note,
    ]

    static let place: [ImportField] = [
        ImportField("category", "ประเภทสถานที่", "Category", ["ประเภท", "type", "ชนิด", "kind"], isRequired: true),
        ImportField("name", "ชื่อสถานที่", "Name", ["ชื่อ", "สถานที่", "title"], isRequired: true),
        ImportField("division", "รหัสกองที่ดูแล", "Division", ["กอง", "หน่วยงาน", "ผู้ดูแล"]),
        village, longitude, latitude,
    ]

    static let taxZone: [ImportField] = [
        ImportField("zone", "เขต", "Zone", ["zone_id", "zoneid", "โซน"]),
        ImportField("block", "บล็อก", "Block", ["block_id", "blockid"]),
        ImportField("name", "ชื่อ", "Name", ["zone_name", "block_name"]),
    ]
}
