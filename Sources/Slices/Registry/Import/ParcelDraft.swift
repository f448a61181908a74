import Civics
import Geo
import Storage

extension Parcel: RegisterDraft {
    static func draft(
        _ row: ImportRow, onto existing: Parcel?, _ reader: inout CellReader, _ context: DraftContext
    ) -> Parcel? {
        var parcel = existing ?? Parcel()
        parcel.code = code(&reader) ?? parcel.code
        parcel.village = reader.whole("village", in: 1...99) ?? parcel.village
        parcel.registeredArea = reader.landArea() ?? parcel.registeredArea
        parcel.note = reader.text("note") ?? parcel.note
        var deed = parcel.deed ?? Deed(type: "")
        deed.number = number(reader.text("deed_number")) ?? deed.number
        deed.surveyPage = number(reader.text("survey_page")) ?? deed.surveyPage
        deed.landNumber = number(reader.text("land_number")) ?? deed.landNumber
        deed.sheet = reader.text("sheet") ?? deed.sheet
        if let type = reader.text("deed_type") { deed.type = DeedTypeText.known(type) }
        if deed != Deed(type: "") {
            // A number without its paper's type is kept as that: nothing is assumed.
            if deed.type.isEmpty { deed.type = DeedTypeText.unstated }
            parcel.deed = deed
        }
        if let use = reader.text("use") {
            if let code = LandUseText.code(use) {
                if parcel.uses.map(\.category) != [code] { parcel.uses = [Use(category: code)] }
            } else {
                reader.note(
                    ImportReason(
                        .cellRefused, field: "use", Words(th: "ไม่รู้จักการใช้ประโยชน์ “\(use)”", en: "Unknown use “\(use)”.")
                    ))
            }
        }
        reader.shape(row, .area) { shape in
            parcel.shape = shape.shape
            parcel.drawnSquareMetreHundredths = shape.squareMetreHundredths
        }
        guard parcel.code != nil || parcel.deed != nil || parcel.shape != nil else {
            reader.note(
                ImportReason(
                    .missing, field: "code",
                    Words(th: "แถวนี้ไม่มีทั้งรหัสแปลง เอกสารสิทธิ และรูปแปลง", en: "Neither code, deed nor shape.")))
            return nil
        }
        noteArea(parcel, &reader)
        return reader.isRefused ? nil : parcel
    }

    /// The paper and the drawing are both kept; a difference over a tenth is told.
    private static func noteArea(_ parcel: Parcel, _ reader: inout CellReader) {
        guard let paper = parcel.registeredArea?.squareMetreHundredths, paper > 0,
            let drawn = parcel.drawnSquareMetreHundredths, abs(paper - drawn) > paper / 10
        else { return }
        reader.note(
            ImportReason(
                .areaDiffers, field: "area",
                Words(
                    th: "เนื้อที่ตามเอกสารต่างจากเนื้อที่ที่วาดเกินร้อยละ 10",
                    en: "The paper's area differs from the drawn one by more than a tenth.")))
    }

    /// The code in one cell, else zone, block and lot; a block column may hold the zone too (`01A`).
    private static func code(_ reader: inout CellReader) -> ParcelCode? {
        if let code = reader.parcelCode("code") { return code }
        guard let block = reader.text("block"), let lot = reader.text("lot") else { return nil }
        let zone = reader.text("zone") ?? ""
        let head = block.utf8.count >= 3 ? block : (zone.utf8.count == 1 ? "0" + zone : zone) + block
        return ParcelCode(head + lot)
    }

    /// "0" in a number's column says that there is none.
    private static func number(_ text: String?) -> String? {
        guard let text else { return nil }
        let digits = ThaiDigits.arabic(text)
        return digits == "0" ? nil : digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
    }

    var matchKeys: [MatchKey] {
        var keys: [MatchKey] = []
        if let code { keys.append(MatchKey(.code, code.description)) }
        if let deed, let number = deed.number {
            keys.append(MatchKey(.deed, deed.type == DeedTypeText.unstated ? nil : deed.type, number))
        }
        if let land = deed?.landNumber, let page = deed?.surveyPage { keys.append(MatchKey(.landNumber, land, page)) }
        return keys
    }

    /// A row that does not say the paper's type is found by the number alone.
    var indexKeys: [MatchKey] {
        guard let deed, let number = deed.number, deed.type != DeedTypeText.unstated else { return matchKeys }
        return matchKeys + [MatchKey(.deed, nil, number)]
    }

    var shown: [(field: String, value: String?)] {
        [
            ("code", code?.description), ("deed_type", deed?.type), ("deed_number", deed?.number),
            ("survey_page", deed?.surveyPage), ("land_number", deed?.landNumber), ("sheet", deed?.sheet),
            ("area", registeredArea?.compact), ("village", village.map(String.init)),
            ("use", uses.isEmpty ? nil : uses.map(\.category).joined(separator: ", ")),
            ("shape", shape.map { _ in drawnSquareMetreHundredths.map { "\($0 / 100) ตร.ม." } ?? "มี" }),
            ("owners", owners.isEmpty ? nil : String(owners.count)), ("note", note),
        ]
    }

    var label: String {
        code?.description ?? deed.flatMap { deed in deed.number.map { "\(deed.type) \($0)" } } ?? deed?.landNumber
            ?? "-"
    }

    var outline: Shape? { shape }
    var drawn: Shape? { shape }
}

/// Deed types as files write them, and as the office's list has them.
enum DeedTypeText {
    /// The type of a paper whose type no file has said.
    static let unstated = "ไม่ระบุ"

    static func known(_ text: String) -> String {
        switch ColumnMatching.folded(text) {
        case "โฉนด", "โฉนดที่ดิน", "นส4จ", "นส4", "ฉโนด", "chanod": "โฉนด"
        case "นส3ก": "น.ส.3ก"
        case "นส3", "นส3ข": "น.ส.3"
        case "สค1": "ส.ค.1"
        case "สปก", "สปก401", "สปก4": "ส.ป.ก.4-01"
        case "นส2", "ใบจอง": "น.ส.2"
        case "นสล", "หนังสือสำคัญสำหรับที่หลวง": "นสล."
        case "ที่ราชพัสดุ", "ราชพัสดุ": "ที่ราชพัสดุ"
        case "ที่สาธารณประโยชน์", "ที่สาธารณะ", "สาธารณประโยชน์": "ที่สาธารณประโยชน์"
        case "ที่การรถไฟ", "การรถไฟ": "ที่การรถไฟ"
        case "ไม่มีเอกสาร", "ไม่มีเอกสารสิทธิ", "ไม่มีเอกสารสิทธิ์": "ไม่มีเอกสาร"
        default: text
        }
    }
}

/// Uses as files write them, by the tax law's categories.
enum LandUseText {
    static func code(_ text: String) -> String? {
        let key = ColumnMatching.folded(text)
        if ["farm", "home", "other", "vacant", "public"].contains(key) { return key }
        if key.contains("เกษตร") || key.contains("นา") && key.count <= 4 { return "farm" }
        if key.contains("อยู่อาศัย") || key.contains("บ้าน") { return "home" }
        if key.contains("ว่างเปล่า") || key.contains("รกร้าง") || key.contains("ไม่ได้ใช้ประโยชน์") { return "vacant" }
        if key.contains("สาธารณ") { return "public" }
        if key.contains("อื่น") || key.contains("พาณิช") || key.contains("ค้าขาย") || key.contains("อุตสาหกรรม") {
            return "other"
        }
        return nil
    }
}
