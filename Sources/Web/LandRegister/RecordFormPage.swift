import Civics
import Html
import Registry
import Shell

/// The form that enters, changes or corrects a record of land.
struct RecordFormPage: Page {
    enum Act {
        case new
        case edit
        case correct
    }

    struct Model {
        var act: Act
        var kind: RecordKind
        /// `nil` for a new one.
        var record: RecordReference?
        var name: Words
        var version: Int
        var face: FormFace
        /// The record's own fields.
        var inputs: HTML
        /// What somebody else saved in the meantime, beside what was typed.
        var overtaken: [(title: Words, theirs: HTML)] = []
        /// Where a new one is drawn.
        var map: MapCanvas?
    }

    var model: Model

    var title: Words {
        switch model.act {
        case .new: Words(th: "เพิ่ม\(model.kind.name.th)", en: "Enter: \(model.kind.name.en)")
        case .edit: Words(th: "แก้ไข \(model.name.th)", en: "Edit \(model.name.en)")
        case .correct: Words(th: "แก้ไขย้อนหลัง \(model.name.th)", en: "Correct the past of \(model.name.en)")
        }
    }
    var audience: PageAudience { .staff }
    var scripts: [String] { model.map == nil ? [] : ["map.js"] }
    var styles: [String] { model.map == nil ? [] : ["leaflet.css", "map.css"] }
    var trail: [Crumb] {
        let here = model.record.map { Crumb(model.name, RegisterLinks.record($0)) }
        return [RegisterCrumbs.home] + (here.map { [$0] } ?? [Crumb(model.kind.name, RegisterLinks.list(model.kind))])
    }

    private var action: Link {
        guard let record = model.record else { return LandRegisterLinks.new(model.kind) }
        return LandRegisterLinks.act(model.act == .correct ? .correct : .edit, record)
    }

    private var back: Link { model.record.map { RegisterLinks.record($0) } ?? RegisterLinks.list(model.kind) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(model.face.errors))
        \(if: !model.overtaken.isEmpty, overtaken)
        \(if: model.act == .correct, "<p class=\"lead\">\(Words(th: "บอกใหม่ว่าในช่วงวันนั้นข้อมูลที่ถูกคืออะไร ของเดิมที่เคยเชื่อยังดูได้ในประวัติ", en: "Say anew what held in a period; what was believed before stays in the history."))</p>")
        \(Form(to: action) {
            """
            \(HiddenField("version", String(model.version)))
            \(if: model.act == .correct, period)
            \(model.inputs)
            \(if: model.act == .new, newParts)
            \(if: model.act != .correct, model.face.acts(reasonIsRequired: model.act == .new && model.kind == .parcel))
            \(if: model.act == .correct, model.face.text("reason", Words(th: "เหตุผลหรือเอกสารที่ใช้อ้างอิง", en: "Reason, or the paper it rests on"), isRequired: true, maximum: 500))
            \(ButtonRow("\(Button(Words(th: "บันทึก", en: "Save")))\(ButtonLink(Words(th: "กลับ", en: "Back"), to: back, .quiet))"))
            """
        })
        """
    }

    private var period: HTML {
        FieldGroup(Words(th: "ช่วงวันที่แก้ไข", en: "The period to correct")) {
            """
            \(model.face.day("validFrom", Words(th: "ตั้งแต่วันที่", en: "From"), isRequired: true))
            \(model.face.day("validTo", Words(th: "ถึงก่อนวันที่ (เว้นว่างถ้าถึงปัจจุบัน)", en: "Up to and without (empty: until now)")))
            """
        }.html
    }

    private var newParts: HTML {
        """
        \(if: model.kind == .parcel, codes)
        \(FieldGroup(Words(th: "รูปและที่ตั้ง (ใส่ภายหลังได้)", en: "Shape and place (may come later)")) {
            ShapeInputs(face: model.face, map: model.map).html
        })
        """
    }

    private var codes: HTML {
        FieldGroup(Words(th: "รหัสแปลง", en: "Parcel code")) {
            """
            <p>\(Words(th: "ใส่เขตและบล็อกให้ระบบเสนอรหัสถัดไป หรือใส่รหัสที่ตรวจแล้ว", en: "Give zone and block to have the next code proposed, or the code that was checked."))</p>
            \(model.face.text("zone", Words(th: "เขต", en: "Zone"), width: 5, maximum: 2))
            \(model.face.text("block", Words(th: "บล็อก", en: "Block"), width: 5, maximum: 1))
            \(model.face.text("code", Words(th: "รหัสแปลงที่ตรวจแล้ว", en: "A code that was checked"), hint: Words(th: "เช่น 01A001", en: "such as 01A001"), width: 10, maximum: 20))
            """
        }.html
    }

    private var overtaken: HTML {
        Notice(
            .warning,
            """
            <p>\(Words(th: "มีผู้อื่นบันทึกก่อน ข้อมูลที่เขาบันทึกคือ", en: "Somebody saved before you. They saved:"))</p>
            \(FactList(model.overtaken.map { ($0.title, $0.theirs) }))
            <p>\(Words(th: "สิ่งที่ท่านกรอกยังอยู่ด้านล่าง ตรวจแล้วกดบันทึกอีกครั้งเพื่อใช้ของท่าน", en: "What you typed is kept below. Look, and save again to use yours."))</p>
            """
        ).html
    }
}

/// The fields in which a shape or a point comes: the map draws into the first, both can be typed.
struct ShapeInputs: Component {
    var face: FormFace
    var map: MapCanvas?

    var html: HTML {
        """
        \(face.text("place", Words(th: "พิกัดจุด (ละติจูด, ลองจิจูด)", en: "Point (latitude, longitude)"), hint: Words(th: "จากโทรศัพท์หรือแผนที่ เช่น 14.998877, 103.102030", en: "from a telephone or map, such as 14.998877, 103.102030"), width: 20, maximum: 60))
        \(map.map(\.html) ?? .empty)
        <details><summary>\(Words(th: "รูปเป็นข้อความ (GeoJSON)", en: "The shape as text (GeoJSON)"))</summary>
        \(TextArea("shape", Words(th: "GeoJSON", en: "GeoJSON"), value: face.values["shape"], rows: 4, maximum: 200_000, error: face.errors["shape"], isRequired: false))
        </details>
        """
    }
}
