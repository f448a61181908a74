import Civics
import Html
import Planning
import Shell
import Storage

/// The second step of an amendment: the document, and how each thing reads from then on.
struct AmendPage: Page {
    var form: AmendmentForm

    var title: Words { Words(th: "แก้ไขแผน: รายละเอียด", en: "Amend the plan: details") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] {
        [OfficeCrumbs.work, Crumb(Words(th: "แก้ไขแผน", en: "Amend the plan"), OfficeLinks.amend)]
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(form.errors))
        <p class="lead">\(Words(th: "ขั้นที่ 2 จาก 2: แก้เฉพาะช่องที่เปลี่ยน ช่องงบประมาณเว้นว่างคือไม่ได้ระบุ ใส่ - คือไม่ใช้งบประมาณ", en: "Step 2 of 2: change only what changes. An empty budget says nothing; - says that none is used."))</p>
        \(Form(to: OfficeLinks.amend) { """
            \(HiddenField("sequence", form.sequence))
            \(each: form.items, { HiddenField("item", $0.id.description).html })
            \(each: form.new.sorted(), { HiddenField("new", $0).html })
            \(each: form.items, item)
            \(if: form.new.contains("activity"), newActivity)
            \(if: form.new.contains("project"), newProject)
            \(document)
            \(Button(Words(th: "บันทึกการแก้ไขแผน", en: "Save the amendment")))
            """ })
        """
    }

    private func text(_ name: String, _ label: Words, _ printed: String?, rows: Int = 2) -> HTML {
        TextArea(
            name, label, value: form.value(name, printed), rows: rows, maximum: AmendmentForm.longestTitle,
            error: form.errors[name]
        ).html
    }

    private func item(_ item: PlanItem) -> HTML {
        let id = item.id.description
        return FieldGroup(Words("\(item.code ?? "") \(item.text)")) {
            """
            \(text("title-\(id)", Words(th: "ข้อความ", en: "Wording"), item.text))
            \(if: item.kind == .activity, activity(item))
            \(if: item.kind == .indicator, targets(item))
            \(Checkbox("remove-\(id)", Words(th: "ตัดออกจากแผน พร้อมทุกอย่างที่อยู่ข้างใต้", en: "Take it out of the plan, with everything under it"), isTicked: form.typed?.isTicked("remove-\(id)") ?? false))
            """
        }.html
    }

    private func activity(_ item: PlanItem) -> HTML {
        let id = item.id.description
        return """
            \(TextField("division-\(id)", Words(th: "หน่วยงานรับผิดชอบ", en: "Division"), value: form.value("division-\(id)", item.division), error: form.errors["division-\(id)"], isRequired: false, maximum: 300))
            \(each: form.plan.years, { year in
                let name = "budget-\(id)-\(year)"
                return MoneyField(name, Words(th: "งบประมาณปี \(year)", en: "Budget \(year)"), value: form.value(name, form.budget(item, year)), error: form.errors[name], isRequired: false).html
            })
            """
    }

    private func targets(_ item: PlanItem) -> HTML {
        "\(each: form.plan.years, { year in target(item, year) })"
    }

    private func target(_ item: PlanItem, _ year: Int) -> HTML {
        let name = "target-\(item.id.description)-\(year)"
        return NumberField(
            name, Words(th: "ค่าเป้าหมายปี \(year)", en: "Target \(year)"),
            value: form.value(name, form.target(item, year)), unit: item.detail.unit.map { Words($0) }, isWhole: false,
            error: form.errors[name], isRequired: false
        ).html
    }

    private var newActivity: HTML {
        let elements = form.plan.items(.element).map { Choice($0.id.description, Words("\($0.code ?? "") \($0.text)")) }
        return FieldGroup(Words(th: "กิจกรรมใหม่", en: "A new activity")) {
            """
            \(Select("new-element", Words(th: "อยู่ในองค์ประกอบ", en: "In the element"), choices: elements, chosen: form.typed?.text("new-element"), error: form.errors["new-element"]))
            \(NumberField("new-number", Words(th: "ลำดับที่", en: "Its number"), value: form.value("new-number", nil), error: form.errors["new-number"]))
            \(text("new-activity", Words(th: "ชื่อกิจกรรม", en: "Title"), nil))
            \(TextField("new-division", Words(th: "หน่วยงานรับผิดชอบ", en: "Division"), value: form.value("new-division", nil), error: form.errors["new-division"], isRequired: false, maximum: 300))
            \(each: form.plan.years, { year in
                let name = "new-budget-\(year)"
                return MoneyField(name, Words(th: "งบประมาณปี \(year)", en: "Budget \(year)"), value: form.value(name, nil), error: form.errors[name], isRequired: false).html
            })
            \(TextArea("new-results", Words(th: "ผลที่คาดว่าจะได้รับ บรรทัดละหนึ่งข้อ", en: "Expected results, one a line"), value: form.value("new-results", nil), rows: 3, error: form.errors["new-results"], isRequired: false))
            """
        }.html
    }

    private var newProject: HTML {
        let programmes = form.plan.items(.programme).map {
            Choice($0.id.description, Words("\($0.code ?? "") \($0.text)"))
        }
        return FieldGroup(Words(th: "โครงการใหม่", en: "A new project")) {
            """
            \(Select("new-programme", Words(th: "อยู่ในแผนงาน", en: "In the programme"), choices: programmes, chosen: form.typed?.text("new-programme"), error: form.errors["new-programme"]))
            \(text("new-project", Words(th: "ชื่อโครงการ", en: "Title"), nil))
            """
        }.html
    }

    private var document: HTML {
        let kinds = PlanLayer.Kind.allCases.filter { $0 != .adopted }.map { Choice($0.rawValue, $0.words) }
        return FieldGroup(Words(th: "หนังสือที่ให้แก้ไข", en: "The document that decides it")) {
            """
            \(RadioGroup("kind", Words(th: "ชนิดของการแก้ไข", en: "Kind"), choices: kinds, chosen: form.typed?.text("kind"), error: form.errors["kind"]))
            \(TextField("documentNumber", Words(th: "เลขที่หนังสือหรือประกาศ", en: "Number"), value: form.value("documentNumber", nil), error: form.errors["documentNumber"], maximum: 200))
            \(DateField("documentDate", Words(th: "ลงวันที่", en: "Dated"), value: form.value("documentDate", nil), error: form.errors["documentDate"]))
            \(DateField("effectiveOn", Words(th: "ใช้ตั้งแต่วันที่", en: "In force from"), value: form.value("effectiveOn", nil), error: form.errors["effectiveOn"]))
            \(text("reason", Words(th: "เหตุผล", en: "Reason"), nil, rows: 3))
            """
        }.html
    }
}
