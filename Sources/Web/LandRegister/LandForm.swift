import Access
import Civics
import Html
import Registry
import Shell
import Storage

/// The form of one kind of land record: its fields, and how a record stands in them.
protocol LandForm: SendableMetatype {
    associatedtype Record: LandRecord

    /// What the record is called in headings and lists.
    static func name(_ record: Record) -> Words
    /// What stands in the fields.
    static func values(_ record: Record) -> [String: String]
    /// The record as typed, over what it was; what the form does not hold stays as it was.
    static func read(_ fields: inout LandFields, onto base: Record?) -> Record
    static func inputs(_ face: FormFace) -> HTML
    /// Fields in which a person or organisation is chosen.
    static var partyFields: [String] { get }
    /// The form's field for a problem's, where they differ.
    static var problemFields: [String: String] { get }
    /// How it is drawn at first.
    static var drawing: ShapeEntry.Mode { get }
    static func shape(of record: Record) -> Shape?
    static func setShape(_ shape: Shape?, of record: inout Record)
}

extension LandForm {
    static var partyFields: [String] { [] }
    static var problemFields: [String: String] { [:] }
    static var kind: RecordKind { Record.kind }

    static func reference(_ id: Record.ID) -> RecordReference { RecordReference(Record.kind, id.value) }
}

struct ParcelForm: LandForm {
    static var partyFields: [String] { ["occupier"] }
    static var problemFields: [String: String] { ["deed": "deedType", "size": "registeredArea"] }
    static var drawing: ShapeEntry.Mode { .area }

    static func name(_ parcel: Parcel) -> Words {
        if let code = parcel.code { return Words(th: "แปลง \(code)", en: "Parcel \(code)") }
        if let number = parcel.deed?.number {
            return Words(th: "แปลงเอกสารสิทธิเลขที่ \(number)", en: "Parcel of deed \(number)")
        }
        return Words(th: "แปลงที่ยังไม่มีรหัส", en: "Parcel without a code")
    }

    static func values(_ parcel: Parcel) -> [String: String] {
        var values: [String: String] = [:]
        values["deedType"] = parcel.deed?.type
        values["deedNumber"] = parcel.deed?.number
        values["surveyPage"] = parcel.deed?.surveyPage
        values["landNumber"] = parcel.deed?.landNumber
        values["sheet"] = parcel.deed?.sheet
        values["registeredArea"] = parcel.registeredArea?.compact
        values["village"] = parcel.village.map(String.init)
        values["occupier"] = parcel.occupier?.description
        values["note"] = parcel.note
        for use in parcel.uses {
            values["use-\(use.category)"] = "yes"
            values["use-area-\(use.category)"] = use.area?.compact
        }
        return values
    }

    static func read(_ fields: inout LandFields, onto base: Parcel?) -> Parcel {
        var parcel = base ?? Parcel()
        let type = fields.choice("deedType", LandWords.deedType, keeping: base?.deed?.type)
        let (number, page) = (fields.text("deedNumber", maximum: 40), fields.text("surveyPage", maximum: 40))
        let (land, sheet) = (fields.text("landNumber", maximum: 40), fields.text("sheet", maximum: 60))
        if let type {
            parcel.deed = Parcel.Deed(type: type, number: number, surveyPage: page, landNumber: land, sheet: sheet)
        } else if [number, page, land, sheet].contains(where: { $0 != nil }) {
            if fields.errors["deedType"] == nil {
                fields.errors.add(
                    "deedType", Words(th: "เลือกประเภทเอกสารสิทธิ", en: "Choose the kind of deed"))
            }
        } else {
            parcel.deed = nil
        }
        parcel.registeredArea = fields.area("registeredArea")
        parcel.village = fields.village()
        parcel.occupier = fields.party("occupier")
        parcel.note = fields.text("note", maximum: 2000)
        let foreign = (base?.uses ?? []).filter { LandWords.landUse[$0.category] == nil }
        parcel.uses =
            LandWords.uses.compactMap { code in
                let area = fields.area("use-area-\(code)")
                guard area != nil || fields.form.isTicked("use-\(code)") else { return nil }
                return Parcel.Use(category: code, area: area)
            } + foreign
        return parcel
    }

    static func inputs(_ face: FormFace) -> HTML {
        """
        \(FieldGroup(Words(th: "เอกสารสิทธิ", en: "Deed")) {
            """
            \(face.choice("deedType", Words(th: "ประเภทเอกสารสิทธิ", en: "Kind of deed"), LandWords.deedType))
            \(face.text("deedNumber", Words(th: "เลขที่เอกสารสิทธิ", en: "Deed number"), width: 10, maximum: 40))
            \(face.text("landNumber", Words(th: "เลขที่ดิน", en: "Land number"), width: 10, maximum: 40))
            \(face.text("surveyPage", Words(th: "หน้าสำรวจ", en: "Survey page"), width: 10, maximum: 40))
            \(face.text("sheet", Words(th: "ระวาง", en: "Map sheet"), width: 20, maximum: 60))
            \(face.text("registeredArea", Words(th: "เนื้อที่ตามเอกสาร (ไร่-งาน-ตารางวา)", en: "Area on paper (rai-ngan-square wa)"), hint: Words(th: "เช่น 12-3-45.6", en: "such as 12-3-45.6"), width: 10, maximum: 60))
            """
        })
        \(face.village())
        \(face.uses(Words(th: "การใช้ประโยชน์", en: "Use"), unit: Words(th: "ไร่-งาน-ตารางวา", en: "rai-ngan-square wa")))
        \(FieldGroup(Words(th: "ผู้ครอบครองหรือทำประโยชน์ ถ้าไม่ใช่เจ้าของ", en: "Occupier, where it is not the owner")) {
            face.party("occupier", Words(th: "ผู้ครอบครอง", en: "Occupier"))
        })
        \(face.lines("note", Words(th: "หมายเหตุ", en: "Note")))
        """
    }

    static func shape(of record: Parcel) -> Shape? { record.shape }
    static func setShape(_ shape: Shape?, of record: inout Parcel) { record.shape = shape }
}

struct VillageForm: LandForm {
    static var problemFields: [String: String] { ["village": "moo"] }
    static var drawing: ShapeEntry.Mode { .area }

    static func name(_ village: Village) -> Words {
        Words(th: "หมู่ที่ \(village.moo) \(village.name)", en: "Village \(village.moo) \(village.name)")
    }

    static func values(_ village: Village) -> [String: String] { ["moo": String(village.moo), "name": village.name] }

    static func read(_ fields: inout LandFields, onto base: Village?) -> Village {
        let moo = fields.village("moo")
        if moo == nil, fields.errors["moo"] == nil {
            fields.errors.add("moo", Words(th: "กรอกหมู่ที่", en: "Fill in the number"))
        }
        return Village(moo: moo ?? 0, name: fields.text("name", maximum: 100) ?? "", shape: base?.shape)
    }

    static func inputs(_ face: FormFace) -> HTML {
        """
        \(face.number("moo", Words(th: "หมู่ที่", en: "Number")))
        \(face.text("name", Words(th: "ชื่อหมู่บ้าน", en: "Name"), isRequired: true, maximum: 100))
        """
    }

    static func shape(of record: Village) -> Shape? { record.shape }
    static func setShape(_ shape: Shape?, of record: inout Village) { record.shape = shape }
}
