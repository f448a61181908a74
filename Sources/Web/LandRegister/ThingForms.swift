import Access
import Civics
import Html
import Registry
import Shell
import Storage
import Tables

struct BuildingForm: LandForm {
    static var partyFields: [String] { ["owner", "occupier"] }
    static var problemFields: [String: String] { ["owners": "owner", "size": "floors"] }
    static var drawing: ShapeEntry.Mode { .point }

    static func name(_ building: Building) -> Words {
        if let number = building.houseNumber { return Words(th: "บ้านเลขที่ \(number)", en: "House \(number)") }
        if let number = building.number {
            return Words(th: "สิ่งปลูกสร้างลำดับที่ \(number)", en: "Building \(number) of its parcel")
        }
        return Words(th: "สิ่งปลูกสร้างไม่มีเลขที่", en: "Building without a number")
    }

    static func values(_ building: Building) -> [String: String] {
        var values: [String: String] = [:]
        values["parcel"] = building.parcel?.description
        values["number"] = building.number.map(String.init)
        values["houseNumber"] = building.houseNumber
        values["houseCode"] = building.houseCode?.grouped
        values["typeCode"] = building.typeCode
        values["structure"] = building.structure
        values["floors"] = building.floors.map(String.init)
        values["yearBuilt"] = building.yearBuilt.map { String($0.year + 543) }
        values["village"] = building.village.map(String.init)
        values["occupier"] = building.occupier?.description
        if building.owners.count == 1 { values["owner"] = building.owners.first?.party.description }
        values["note"] = building.note
        for use in building.uses {
            values["use-\(use.category)"] = "yes"
            values["use-area-\(use.category)"] = use.squareMetreHundredths.map(LandText.metres)
        }
        return values
    }

    static func read(_ fields: inout LandFields, onto base: Building?) -> Building {
        var building = base ?? Building()
        building.parcel = fields.record("parcel")
        building.number = fields.whole("number", 1...999)
        building.houseNumber = fields.text("houseNumber", maximum: 30)
        building.houseCode = fields.houseCode()
        building.typeCode = fields.text("typeCode", maximum: 20)
        building.structure = fields.choice("structure", LandWords.structure, keeping: base?.structure)
        building.floors = fields.whole("floors", 1...200)
        building.yearBuilt = fields.year("yearBuilt", keeping: base?.yearBuilt)
        building.village = fields.village()
        building.occupier = fields.party("occupier")
        building.note = fields.text("note", maximum: 2000)
        // Several owners with shares came by import; a form with room for one leaves them as they are.
        if (base?.owners.count ?? 0) < 2 {
            let owner = fields.party("owner")
            let share = base?.owners.first.flatMap { $0.party == owner ? $0.share : nil }
            building.owners = owner.map { [Ownership($0, share: share)] } ?? []
        }
        let foreign = (base?.uses ?? []).filter { LandWords.landUse[$0.category] == nil }
        building.uses =
            LandWords.uses.compactMap { code in
                let area = fields.squareMetres("use-area-\(code)")
                guard area != nil || fields.form.isTicked("use-\(code)") else { return nil }
                return Building.Use(category: code, squareMetreHundredths: area)
            } + foreign
        return building
    }

    static func inputs(_ face: FormFace) -> HTML {
        """
        \(face.parcel())
        \(face.village())
        \(face.text("houseNumber", Words(th: "บ้านเลขที่", en: "House number"), width: 10, maximum: 30))
        \(face.text("houseCode", Words(th: "เลขรหัสประจำบ้าน 11 หลัก", en: "House code, 11 digits"), width: 20, maximum: 20))
        \(face.number("number", Words(th: "ลำดับที่บนแปลง", en: "Number on its parcel")))
        \(face.text("typeCode", Words(th: "รหัสประเภทสิ่งปลูกสร้าง (กรมธนารักษ์)", en: "Treasury type code"), width: 10, maximum: 20))
        \(face.choice("structure", Words(th: "โครงสร้าง", en: "Structure"), LandWords.structure))
        \(face.number("floors", Words(th: "จำนวนชั้น", en: "Floors")))
        \(face.number("yearBuilt", Words(th: "ปี พ.ศ. ที่สร้าง", en: "Year built (B.E.)")))
        \(face.uses(Words(th: "การใช้ประโยชน์", en: "Use"), unit: Words(th: "ตร.ม.", en: "m²")))
        \(FieldGroup(Words(th: "เจ้าของและผู้ครอบครอง", en: "Owner and occupier")) {
            """
            \(if: face.values["owners-kept"] == nil, face.party("owner", Words(th: "เจ้าของ", en: "Owner")))
            \(if: face.values["owners-kept"] != nil, "<p>\(Words(th: "มีเจ้าของหลายราย คงไว้ตามเดิม", en: "Several owners; they stay as they are."))</p>")
            \(face.party("occupier", Words(th: "ผู้ครอบครอง", en: "Occupier")))
            """
        })
        \(face.lines("note", Words(th: "หมายเหตุ", en: "Note")))
        """
    }

    static func shape(of record: Building) -> Shape? { record.shape }
    static func setShape(_ shape: Shape?, of record: inout Building) { record.shape = shape }
}

struct SignForm: LandForm {
    static var partyFields: [String] { ["owner"] }
    static var drawing: ShapeEntry.Mode { .point }

    static func name(_ sign: Sign) -> Words {
        let text = sign.text.count > 60 ? sign.text.prefix(60) + "…" : Substring(sign.text)
        return Words(th: "ป้าย “\(text)”", en: "Sign “\(text)”")
    }

    static func values(_ sign: Sign) -> [String: String] {
        var values = ["text": sign.text]
        values["category"] = sign.category
        values["width"] = sign.widthCentimetres.map(String.init)
        values["height"] = sign.heightCentimetres.map(String.init)
        values["sides"] = sign.sides.map(String.init)
        values["parcel"] = sign.parcel?.description
        values["village"] = sign.village.map(String.init)
        values["owner"] = sign.owner?.description
        values["note"] = sign.note
        return values
    }

    static func read(_ fields: inout LandFields, onto base: Sign?) -> Sign {
        var sign = base ?? Sign(text: "")
        sign.text = fields.text("text", maximum: 1000) ?? ""
        sign.category = fields.choice("category", LandWords.signKind, keeping: base?.category)
        sign.widthCentimetres = fields.whole("width", 1...100_000)
        sign.heightCentimetres = fields.whole("height", 1...100_000)
        sign.sides = fields.whole("sides", 1...20)
        sign.parcel = fields.record("parcel")
        sign.village = fields.village()
        sign.owner = fields.party("owner")
        sign.note = fields.text("note", maximum: 2000)
        return sign
    }

    static func inputs(_ face: FormFace) -> HTML {
        """
        \(face.lines("text", Words(th: "ข้อความบนป้าย", en: "Wording")))
        \(face.choice("category", Words(th: "ประเภทป้าย", en: "Kind"), LandWords.signKind))
        \(face.number("width", Words(th: "กว้าง", en: "Width"), unit: Words(th: "ซม.", en: "cm")))
        \(face.number("height", Words(th: "สูง", en: "Height"), unit: Words(th: "ซม.", en: "cm")))
        \(face.number("sides", Words(th: "จำนวนด้าน", en: "Sides")))
        \(face.parcel())
        \(face.village())
        \(FieldGroup(Words(th: "เจ้าของป้าย", en: "Owner of the sign")) {
            face.party("owner", Words(th: "เจ้าของ", en: "Owner"))
        })
        \(face.lines("note", Words(th: "หมายเหตุ", en: "Note")))
        """
    }

    static func shape(of record: Sign) -> Shape? { record.shape }
    static func setShape(_ shape: Shape?, of record: inout Sign) { record.shape = shape }
}

struct PlaceForm: LandForm {
    static var drawing: ShapeEntry.Mode { .point }
    /// Further facts that a form holds: one to a line, `name: value`.
    private static let most = 30

    static func name(_ place: Place) -> Words { Words(place.name) }

    static func values(_ place: Place) -> [String: String] {
        var values = ["category": place.category, "name": place.name]
        values["village"] = place.village.map(String.init)
        values["division"] = place.division?.rawValue
        values["attributes"] = place.attributes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            .joined(separator: "\n")
        return values
    }

    static func read(_ fields: inout LandFields, onto base: Place?) -> Place {
        let category = fields.choice("category", LandWords.placeKind, keeping: base?.category) ?? ""
        var place = Place(
            category: category, name: fields.text("name", maximum: 200) ?? "", village: fields.village(),
            division: fields.text("division", maximum: 40).map { DivisionCode(rawValue: $0) }, shape: base?.shape)
        for line in (fields.text("attributes", maximum: 4000) ?? "").split(separator: "\n") {
            let sides = line.split(separator: ":", maxSplits: 1).map { $0.trimmingPrefix { $0.isWhitespace } }
            guard sides.count == 2, !sides[0].isEmpty, place.attributes.count < most else {
                fields.errors.add(
                    "attributes",
                    Words(
                        th: "เขียนบรรทัดละหนึ่งข้อ เช่น ผิวจราจร: คอนกรีต ไม่เกิน \(most) ข้อ",
                        en: "One to a line, such as surface: concrete; at most \(most)"))
                break
            }
            place.attributes[ThaiText.squashed(String(sides[0]))] = ThaiText.squashed(String(sides[1]))
        }
        return place
    }

    static func inputs(_ face: FormFace) -> HTML {
        """
        \(face.choice("category", Words(th: "ประเภท", en: "Kind"), LandWords.placeKind, isRequired: true))
        \(face.text("name", Words(th: "ชื่อ", en: "Name"), isRequired: true))
        \(face.village())
        \(Select("division", Words(th: "สำนักหรือกองที่ดูแล", en: "Division that looks after it"), choices: divisions(face), chosen: face.values["division"], error: face.errors["division"], isRequired: false))
        \(face.lines("attributes", Words(th: "รายละเอียดอื่น", en: "Further facts"), hint: Words(th: "บรรทัดละหนึ่งข้อ เช่น ผิวจราจร: คอนกรีต ห้ามใส่ข้อมูลบุคคล", en: "One to a line, such as surface: concrete; never about a person")))
        """
    }

    private static func divisions(_ face: FormFace) -> [Choice] {
        var choices = face.room.writableDivisions.map { Choice($0.code.rawValue, $0.name) }
        if let chosen = face.values["division"], !chosen.isEmpty, !choices.contains(where: { $0.value == chosen }) {
            choices.append(Choice(chosen, face.room.name(of: DivisionCode(rawValue: chosen))))
        }
        return choices
    }

    static func shape(of record: Place) -> Shape? { record.shape }
    static func setShape(_ shape: Shape?, of record: inout Place) { record.shape = shape }
}
