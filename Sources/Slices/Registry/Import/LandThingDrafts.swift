import Access
import Civics
import Geo
import Storage

extension Building: RegisterDraft {
    static func draft(
        _ row: ImportRow, onto existing: Building?, _ reader: inout CellReader, _ context: DraftContext
    ) -> Building? {
        var building = existing ?? Building()
        if let code = reader.parcelCode("parcel_code") {
            if let parcel = context.parcel(code) {
                building.parcel = parcel
            } else {
                reader.note(.parcelUnknown(code))
            }
        }
        building.number = reader.whole("number", in: 1...9999) ?? building.number
        building.houseNumber = reader.text("house_number") ?? building.houseNumber
        building.houseCode = reader.houseCode("house_code") ?? building.houseCode
        building.typeCode = reader.text("type_code") ?? building.typeCode
        if let text = reader.text("structure") { building.structure = structure(text) }
        building.floors = reader.whole("floors", in: 1...200) ?? building.floors
        building.yearBuilt = reader.partialDate("year_built") ?? building.yearBuilt
        building.village = reader.whole("village", in: 1...99) ?? building.village
        building.note = reader.text("note") ?? building.note
        let area = reader.hundredths("area_m2")
        if let text = reader.text("use") {
            if let code = LandUseText.code(text) {
                building.uses = [Use(category: code, squareMetreHundredths: area)]
            } else {
                reader.note(
                    ImportReason(
                        .cellRefused, field: "use",
                        Words(th: "ไม่รู้จักการใช้ประโยชน์ “\(text)”", en: "Unknown use “\(text)”.")))
            }
        } else if let area {
            if building.uses.count == 1 {
                building.uses[0].squareMetreHundredths = area
            } else {
                reader.note(
                    ImportReason(
                        .noted, field: "area_m2",
                        Words(
                            th: "ไม่มีการใช้ประโยชน์เดียวที่จะใส่พื้นที่ให้ จึงไม่เก็บพื้นที่",
                            en: "There is not one use to give the area to, so it is left out.")))
            }
        }
        reader.shape(row, .areaOrPoint) { building.shape = $0.shape }
        guard
            building.parcel != nil || building.houseNumber != nil || building.houseCode != nil
                || building.shape != nil
        else {
            reader.note(
                ImportReason(
                    .missing, field: "house_number",
                    Words(th: "ไม่มีทั้งแปลง บ้านเลขที่ และตำแหน่ง", en: "Neither parcel, house number nor place.")))
            return nil
        }
        return reader.isRefused ? nil : building
    }

    private static func structure(_ text: String) -> String {
        switch ColumnMatching.folded(text) {
        case "ไม้": "wood"
        case "ตึก", "คอนกรีต", "ปูน": "concrete"
        case "ครึ่งตึกครึ่งไม้", "ครึ่งไม้ครึ่งตึก", "ครึ่งปูนครึ่งไม้": "half"
        default: text
        }
    }

    var matchKeys: [MatchKey] {
        var keys: [MatchKey] = []
        if let houseCode { keys.append(MatchKey(.houseCode, houseCode.digits)) }
        if let houseNumber, let village { keys.append(MatchKey(.houseNumber, houseNumber, String(village))) }
        if let parcel, let number { keys.append(MatchKey(.code, parcel.description, String(number))) }
        return keys
    }

    var shown: [(field: String, value: String?)] {
        [
            ("number", number.map(String.init)), ("house_number", houseNumber), ("house_code", houseCode?.grouped),
            ("type_code", typeCode), ("structure", structure), ("floors", floors.map(String.init)),
            ("use", uses.first?.category), ("area_m2", uses.first?.squareMetreHundredths.map { Satang($0).formatted }),
            ("year_built", yearBuilt?.text(in: .thai)), ("village", village.map(String.init)),
            ("parcel_code", parcel?.description), ("shape", shape.map { _ in "มี" }), ("note", note),
        ]
    }

    var drawn: Shape? { shape }
    var label: String { houseNumber.map { "บ้านเลขที่ \($0)" } ?? houseCode?.grouped ?? "อาคาร \(number ?? 0)" }
}

extension Sign: RegisterDraft {
    static func draft(
        _ row: ImportRow, onto existing: Sign?, _ reader: inout CellReader, _ context: DraftContext
    ) -> Sign? {
        guard let text = reader.required("text", Words(th: "ข้อความบนป้าย", en: "Text")) else { return nil }
        var sign = existing ?? Sign(text: text)
        sign.text = text
        sign.category = reader.text("category") ?? sign.category
        sign.widthCentimetres = reader.whole("width_cm", in: 1...100_000) ?? sign.widthCentimetres
        sign.heightCentimetres = reader.whole("height_cm", in: 1...100_000) ?? sign.heightCentimetres
        sign.sides = reader.whole("sides", in: 1...100) ?? sign.sides
        sign.village = reader.whole("village", in: 1...99) ?? sign.village
        sign.note = reader.text("note") ?? sign.note
        if let code = reader.parcelCode("parcel_code") {
            if let parcel = context.parcel(code) { sign.parcel = parcel } else { reader.note(.parcelUnknown(code)) }
        }
        reader.shape(row, .point) { sign.shape = $0.shape }
        return reader.isRefused ? nil : sign
    }

    var matchKeys: [MatchKey] { [MatchKey(.name, text, village.map(String.init), parcel?.description)] }

    var shown: [(field: String, value: String?)] {
        [
            ("text", text), ("category", category), ("width_cm", widthCentimetres.map(String.init)),
            ("height_cm", heightCentimetres.map(String.init)), ("sides", sides.map(String.init)),
            ("village", village.map(String.init)), ("parcel_code", parcel?.description),
            ("shape", shape.map { _ in "มี" }), ("note", note),
        ]
    }

    var drawn: Shape? { shape }
    var label: String { text }
}

extension Place: RegisterDraft {
    static func draft(
        _ row: ImportRow, onto existing: Place?, _ reader: inout CellReader, _ context: DraftContext
    ) -> Place? {
        let named: (category: String, name: String)?
        switch context.placeKind {
        case .taxZones:
            named = reader.required("zone", Words(th: "เขต", en: "Zone")).map { zone in
                ("tax_zone", [zone, reader.text("name")].compactMap(\.self).joined(separator: " "))
            }
        case .taxBlocks:
            let zone = reader.text("zone")
            named = reader.required("block", Words(th: "บล็อก", en: "Block")).map { block in
                ("tax_block", (block.utf8.count >= 3 ? "" : zone ?? "") + block)
            }
        default:
            let category = reader.required("category", Words(th: "ประเภทสถานที่", en: "Category"))
            let name = reader.required("name", Words(th: "ชื่อสถานที่", en: "Name"))
            named = category.flatMap { category in name.map { (PlaceCategoryText.code(category), $0) } }
        }
        guard let named else { return nil }
        var place = existing ?? Place(category: named.category, name: named.name)
        place.category = named.category
        place.name = named.name
        place.village = reader.whole("village", in: 1...99) ?? place.village
        place.division = reader.text("division").map { DivisionCode(rawValue: $0) } ?? place.division
        reader.shape(row, .any) { place.shape = $0.shape }
        return reader.isRefused ? nil : place
    }

    var matchKeys: [MatchKey] { [MatchKey(.name, category, name, village.map(String.init))] }

    var shown: [(field: String, value: String?)] {
        [
            ("category", category), ("name", name), ("village", village.map(String.init)),
            ("division", division?.rawValue), ("shape", shape.map { _ in "มี" }),
        ]
    }

    var drawn: Shape? { shape }
    var label: String { name }
}

/// Categories of places as files write them, and as the list has them; others are kept as written.
enum PlaceCategoryText {
    static func code(_ text: String) -> String {
        switch ColumnMatching.folded(text) {
        case "ถนน": "road"
        case "ไฟ", "ไฟสาธารณะ", "ไฟฟ้าสาธารณะ", "เสาไฟ": "light"
        case "บ่อน้ำ", "บ่อ", "บ่อบาดาล": "well"
        case "สระ", "สระน้ำ", "หนองน้ำ", "หนอง": "pond"
        case "คลอง", "ลำห้วย", "ห้วย": "canal"
        case "โรงเรียน": "school"
        case "วัด", "สำนักสงฆ์": "temple"
        case "ศูนย์พักพิง": "shelter"
        default: text
        }
    }
}

extension ImportReason {
    static func parcelUnknown(_ code: ParcelCode) -> ImportReason {
        ImportReason(
            .noted, field: "parcel_code",
            Words(
                th: "ไม่พบแปลง \(code) ในทะเบียน หรือมีมากกว่าหนึ่งแปลง จึงไม่ผูกกับแปลง",
                en: "Parcel \(code) is not in the register, or more than one is: not tied to a parcel."))
    }
}
