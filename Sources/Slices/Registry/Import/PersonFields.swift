extension ImportField {
    static let nationalID = ImportField(
        "national_id", "เลขประจำตัวประชาชน", "National ID",
        [
            "13 หลัก", "เลขบัตรประชาชน", "เลขบัตร", "เลข 13 หลัก", "pid", "cid", "id_card", "idcard", "citizen_id",
            "เลขประจำตัว", "เลขที่บัตรประชาชน", "nationalid", "เลขบัตรประจำตัวประชาชน",
        ], isIdentity: true)

    private static let naming: [ImportField] = [
        nationalID,
        ImportField(
            "full_name", "ชื่อ-นามสกุล", "Full name",
            ["ชื่อ-สกุล", "ชื่อสกุล", "ชื่อ นามสกุล", "fullname", "ชื่อและนามสกุล", "ชื่อ–สกุล", "เจ้าของ", "ผู้ถือกรรมสิทธิ์", "owner"]),
        ImportField("title", "คำนำหน้า", "Title", ["คำนำหน้าชื่อ", "คำนำหน้านาม", "prefix", "prename"]),
        ImportField("given_name", "ชื่อ", "Given name", ["ชื่อตัว", "fname", "first_name", "firstname", "name"]),
        ImportField(
            "family_name", "นามสกุล", "Family name",
            ["สกุล", "ชื่อสกุล (นามสกุล)", "lname", "last_name", "lastname", "surname"]),
    ]

    private static let addressing: [ImportField] = [
        ImportField("address", "ที่อยู่", "Address", ["ที่อยู่ตามทะเบียนบ้าน", "addr", "ที่อยู่ปัจจุบัน"]),
        ImportField(
            "house_number", "บ้านเลขที่", "House number", ["own_hse_no", "house_no", "houseno", "hno", "เลขที่บ้าน", "เลขที่"]),
        village,
        ImportField("village_name", "ชื่อหมู่บ้าน", "Village name", ["own_village", "หมู่บ้าน", "บ้าน", "villname"]),
        ImportField("soi", "ซอย", "Lane", ["own_soi", "ซ."]),
        ImportField("road", "ถนน", "Road", ["own_road", "ถ."]),
        ImportField("tambon", "ตำบล", "Tambon", ["own_tambol", "tambol", "ต.", "ตำบล/แขวง", "subdistrict"]),
        ImportField("amphoe", "อำเภอ", "Amphoe", ["own_amphur", "amphur", "อ.", "อำเภอ/เขต", "district"]),
        ImportField("province", "จังหวัด", "Province", ["own_province", "จ.", "changwat"]),
        ImportField("postcode", "รหัสไปรษณีย์", "Postcode", ["zip", "zipcode", "postal_code"]),
    ]

    static let person: [ImportField] =
        naming + [
            ImportField(
                "other_id", "เลขอ้างอิงอื่น", "Other identifier",
                ["passport", "หนังสือเดินทาง", "เลขต่างด้าว", "g code", "gcode", "เลข g"], isIdentity: true),
            ImportField("sex", "เพศ", "Sex", ["gender"]),
            ImportField(
                "birth", "วันเกิด", "Date of birth", ["วันเดือนปีเกิด", "birthdate", "dob", "วัน/เดือน/ปีเกิด", "เกิดวันที่", "ปีเกิด"]),
            ImportField("status", "สถานะ", "Status", ["สถานภาพ", "สถานะบุคคล"]),
            ImportField("status_since", "สถานะตั้งแต่", "Status since", ["วันที่ตาย", "วันที่ย้าย", "วันที่เสียชีวิต"]),
            ImportField(
                "phone", "โทรศัพท์", "Telephone",
                ["เบอร์โทร", "โทร", "โทร.", "เบอร์โทรศัพท์", "tel", "mobile", "หมายเลขโทรศัพท์", "มือถือ"]),
            note,
        ] + addressing

    static let household: [ImportField] = [
        ImportField("house_code", "เลขรหัสประจำบ้าน", "House code", ["รหัสบ้าน", "house_id", "hid", "รหัสประจำบ้าน", "hcode"]),
        ImportField("house_number", "บ้านเลขที่", "House number", ["house_no", "houseno", "hno", "เลขที่บ้าน", "เลขที่"]),
        village,
        ImportField("parcel_code", "รหัสแปลงที่ดิน", "Parcel code", ["parcel_cod", "รหัสแปลง"]),
        ImportField("consent", "ความยินยอม", "Consent", ["ยินยอม", "ยินยอมให้ใช้ข้อมูล"]),
        ImportField("consent_on", "วันที่ให้ความยินยอม", "Consent given on", ["วันที่ยินยอม"]),
        longitude, latitude, note,
    ]

    static let owner: [ImportField] =
        [
            ImportField("parcel_code", "รหัสแปลงที่ดิน", "Parcel code", ["parcel_cod", "parcelcode", "รหัสแปลง"]),
            ImportField("deed_type", "ประเภทเอกสารสิทธิ", "Deed type", ["land_type", "เอกสารสิทธิ", "ประเภทเอกสารสิทธิ์"]),
            ImportField(
                "deed_number", "เลขที่เอกสารสิทธิ", "Deed number",
                ["chanod_no", "โฉนด", "เลขที่โฉนด", "เลขโฉนด", "เลขที่เอกสารสิทธิ์"]),
            ImportField("share", "ส่วนกรรมสิทธิ์", "Share", ["สัดส่วน", "ส่วน", "สัดส่วนการถือครอง"]),
        ] + naming + addressing
}
