import Access
import Civics
import Html
import Registry
import Shell

/// How a form of the register looks just now: what stands in its fields, what is wrong with them, whom a search found.
struct FormFace {
    var values: [String: String]
    var errors = FormErrors()
    var room: LandRoom
    var names = PartyNames()
    /// Who was found for a field.
    var found: [String: [PartyChoice]] = [:]

    func text(
        _ name: String, _ label: Words, hint: Words? = nil, isRequired: Bool = false, width: Int? = nil,
        maximum: Int = 200
    ) -> HTML {
        TextField(
            name, label, value: values[name], hint: hint, error: errors[name], isRequired: isRequired, width: width,
            maximum: maximum
        ).html
    }

    func lines(_ name: String, _ label: Words, hint: Words? = nil) -> HTML {
        TextArea(
            name, label, value: values[name], rows: 3, maximum: 2000, hint: hint, error: errors[name],
            isRequired: false
        ).html
    }

    func number(_ name: String, _ label: Words, unit: Words? = nil, isWhole: Bool = true, hint: Words? = nil) -> HTML {
        NumberField(
            name, label, value: values[name], unit: unit, isWhole: isWhole, hint: hint, error: errors[name],
            isRequired: false
        ).html
    }

    func day(_ name: String, _ label: Words, hint: Words? = nil, isRequired: Bool = false) -> HTML {
        DateField(
            name, label, value: values[name], hint: hint, error: errors[name], isRequired: isRequired
        ).html
    }

    func choice(
        _ name: String, _ label: Words, _ list: [String: Words], hint: Words? = nil, isRequired: Bool = false
    ) -> HTML {
        Select(
            name, label, choices: LandWords.choices(list, besides: values[name]), chosen: values[name], hint: hint,
            error: errors[name], isRequired: isRequired
        ).html
    }

    func village(isRequired: Bool = false) -> HTML {
        Select(
            "village", Words(th: "หมู่ที่", en: "Village"), choices: room.villageChoices(besides: values["village"]),
            chosen: values["village"], error: errors["village"], isRequired: isRequired
        ).html
    }

    /// The area of each use beside its tick.
    func uses(_ heading: Words, unit: Words) -> HTML {
        FieldGroup(heading) {
            """
            \(errors["uses"].map { "<p class=\"field-error\" id=\"field-uses\">\($0)</p>" as HTML })
            \(each: LandWords.uses, { code in
                """
                \(Checkbox("use-\(code)", LandWords.name(code, in: LandWords.landUse), isTicked: values["use-\(code)"] == "yes"))
                \(TextField("use-area-\(code)", Words(th: "เนื้อที่ส่วนนี้ (\(unit.th))", en: "Of which (\(unit.en))"), value: values["use-area-\(code)"], error: errors["use-area-\(code)"], isRequired: false, width: 10, maximum: 40))
                """
            })
            """
        }.html
    }

    /// A person or organisation: who it is now, nobody, or whom the search found; the button searches.
    func party(_ name: String, _ label: Words) -> HTML {
        var choices = [Choice("none", Words(th: "ไม่มีหรือไม่ทราบ", en: "None, or not known"))]
        let chosen = values[name] ?? "none"
        if let party = Party(chosen) { choices.append(Choice(chosen, names.words(party))) }
        for hit in found[name] ?? [] where !choices.contains(where: { $0.value == hit.party.description }) {
            choices.append(Choice(hit.party.description, hit.label))
        }
        let query = "\(name)-query"
        let isEmpty = found[name]?.isEmpty ?? false
        return """
            \(RadioGroup(name, label, choices: choices, chosen: chosen, error: errors[name]))
            <div class="party-search">
            \(TextField(query, Words(th: "ค้นชื่อเพื่อเลือก", en: "Search a name to choose"), value: values[query], hint: isEmpty ? Words(th: "ไม่พบชื่อนี้ ลองสะกดอย่างอื่น หรือเพิ่มบุคคลในทะเบียนก่อน", en: "Nobody found. Spell it another way, or enter the person first.") : nil, isRequired: false, maximum: 200))
            \(Button(Words(th: "ค้นหา", en: "Search"), .plain, name: "find", value: name))
            </div>
            """
    }

    /// The parcel a thing stands on, by its code.
    func parcel() -> HTML {
        text(
            "parcel", Words(th: "ตั้งอยู่บนแปลงรหัส", en: "On the parcel of code"),
            hint: Words(th: "เช่น 01A001 หรือ 01A001/001", en: "such as 01A001 or 01A001/001"), width: 20, maximum: 60)
    }

    /// From when a change holds and why.
    func acts(reasonIsRequired: Bool) -> HTML {
        """
        \(day("validFrom", Words(th: "มีผลตั้งแต่วันที่", en: "Holds from"), hint: Words(th: "เว้นว่างถ้าเป็นวันนี้ เช่น 22/11/2569", en: "Leave empty for today; such as 22/11/2569")))
        \(text("reason", Words(th: "เอกสารหรือเหตุผลที่ใช้อ้างอิง", en: "Paper or reason it rests on"), isRequired: reasonIsRequired, maximum: 500))
        """
    }
}
