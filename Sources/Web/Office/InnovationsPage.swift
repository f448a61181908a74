import Civics
import Html
import Planning
import Shell
import Storage

/// Innovations that were put in use, and the projects that make more.
struct InnovationsPage: Page {
    var innovations: [Innovation]
    var marked: [InnovationProject]
    var projects: [PlanItem]
    var sources: [Choice]
    var decides: Bool
    var typed = FormFields()
    var errors = FormErrors()
    var done: String?

    var title: Words { Words(th: "ทะเบียนนวัตกรรม", en: "Register of innovations") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [OfficeCrumbs.work] }

    private static let notices = [
        "recorded": Words(th: "บันทึกนวัตกรรมแล้ว", en: "The innovation is recorded"),
        "corrected": Words(th: "แก้ไขแล้ว", en: "Corrected"),
        "marked": Words(th: "บันทึกโครงการนวัตกรรมแล้ว", en: "The project is marked"),
    ]

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(DoneNotice(done, Self.notices))
        <p class="lead">\(Words(th: "นับเฉพาะนวัตกรรมที่นำมาใช้จริง ตามวันที่เริ่มใช้", en: "Only what was put in use counts, from the day it was."))</p>
        \(innovations.isEmpty ? EmptyState(Words(th: "ยังไม่มีนวัตกรรมในทะเบียน", en: "No innovation is recorded yet")).html : register)
        \(if: decides, entry)
        <h2>\(Words(th: "โครงการนวัตกรรมในแผน", en: "Innovation projects of the plan"))</h2>
        \(projects.isEmpty ? EmptyState(Words(th: "แผนไม่มีโครงการ", en: "The plan has no projects")).html : projectTable)
        """
    }

    private var register: HTML {
        DataTable(
            title, innovations,
            columns: [
                TableColumn(Words(th: "นวัตกรรม", en: "Innovation"), .heading) { item in
                    "<a href=\"\(link: OfficeLinks.innovation(item.id.description))\">\(item.title)</a>" as HTML
                },
                TableColumn(Words(th: "ใช้จริงตั้งแต่", en: "In use from")) { DayText($0.inUseOn) },
                TableColumn(Words(th: "เลิกใช้", en: "Withdrawn")) { item in
                    item.withdrawnOn.map { DayText($0).html } ?? "\(Words(th: "ยังใช้อยู่", en: "in use"))"
                },
                TableColumn(Words(th: "บันทึกโดย", en: "Recorded by")) { "\($0.recordedName)" as HTML },
            ], isCaptionShown: false
        ).html
    }

    private var entry: HTML {
        """
        <h2>\(Words(th: "เพิ่มนวัตกรรม", en: "Add an innovation"))</h2>
        \(Form(to: OfficeLinks.innovations) { """
            \(InnovationFields(typed: typed, errors: errors, sources: sources))
            \(Button(Words(th: "บันทึก", en: "Save")))
            """ })
        """
    }

    private var projectTable: HTML {
        DataTable(
            Words(th: "โครงการนวัตกรรมในแผน", en: "Innovation projects of the plan"), projects,
            columns: [
                TableColumn(Words(th: "โครงการ", en: "Project"), .heading) { "\($0.text)" as HTML },
                TableColumn(Words(th: "สถานะ", en: "State")) { project in
                    guard let mark = mark(project) else {
                        return "\(Words(th: "ไม่ได้ทำเครื่องหมาย", en: "not marked"))" as HTML
                    }
                    return mark.startedOn.map { "\(Words(th: "เริ่ม", en: "started")) \(DayText($0))" as HTML }
                        ?? "\(Words(th: "เป็นโครงการนวัตกรรม ยังไม่เริ่ม", en: "an innovation project, not started"))"
                },
                TableColumn(Words(th: "ทำเครื่องหมาย", en: "Mark it")) { decides ? form($0) : "-" },
            ], isCaptionShown: false
        ).html
    }

    private func mark(_ project: PlanItem) -> InnovationProject? { marked.first { $0.project == project.id } }

    private func form(_ project: PlanItem) -> HTML {
        let id = project.id.description
        let field = "startedOn-\(id)"
        let known = mark(project)?.startedOn.map { DayText($0).words.th }
        return Form(to: OfficeLinks.innovationProject(id)) {
            """
            \(HiddenField("version", String(mark(project)?.version ?? 0)))
            \(DateField(field, Words(th: "วันที่เริ่ม", en: "Started on"), value: typed.raw(field) ?? known, error: errors[field], isRequired: false))
            \(Button(Words(th: "บันทึก", en: "Save"), .plain))
            """
        }.html
    }
}

/// One innovation and what may be corrected about it.
struct InnovationPage: Page {
    var innovation: Innovation
    var sources: [Choice]
    var decides: Bool
    var typed: FormFields?
    var errors = FormErrors()

    var title: Words { Words(innovation.title) }
    var audience: PageAudience { .staff }
    var trail: [Crumb] {
        [OfficeCrumbs.work, Crumb(Words(th: "ทะเบียนนวัตกรรม", en: "Innovations"), OfficeLinks.innovations)]
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(Paragraphs(innovation.description))
        \(FactList([
            (Words(th: "ใช้จริงตั้งแต่", en: "In use from"), DayText(innovation.inUseOn).html),
            (Words(th: "เลิกใช้", en: "Withdrawn"), innovation.withdrawnOn.map { DayText($0).html } ?? "\(Words(th: "ยังใช้อยู่", en: "in use"))"),
            (Words(th: "มาจาก", en: "Comes from"), "\(source ?? Words(th: "ไม่ได้ระบุ", en: "not stated"))"),
            (Words(th: "บันทึกโดย", en: "Recorded by"), "\(innovation.recordedName) · \(MomentText(innovation.recordedAt))"),
        ]))
        \(if: decides, correction)
        """
    }

    private var source: Words? {
        innovation.item.flatMap { id in sources.first { $0.value == id.description }?.label }
    }

    private var correction: HTML {
        """
        <h2>\(Words(th: "แก้ไข", en: "Correct it"))</h2>
        \(Form(to: OfficeLinks.innovation(innovation.id.description)) { """
            \(HiddenField("version", String(innovation.version)))
            \(InnovationFields(typed: typed ?? InnovationFields.filled(innovation), errors: errors, sources: sources))
            \(Button(Words(th: "บันทึก", en: "Save")))
            """ })
        """
    }
}

/// The questions about an innovation.
struct InnovationFields: Component {
    var typed: FormFields
    var errors: FormErrors
    var sources: [Choice]

    var html: HTML {
        """
        \(TextField("title", Words(th: "ชื่อนวัตกรรม", en: "Name"), value: typed.raw("title"), error: errors["title"], maximum: 500))
        \(TextArea("description", Words(th: "ทำอะไรให้ใคร", en: "What it does for whom"), value: typed.raw("description"), error: errors["description"], isRequired: false))
        \(DateField("inUseOn", Words(th: "ใช้จริงตั้งแต่วันที่", en: "In use from"), value: typed.raw("inUseOn"), error: errors["inUseOn"]))
        \(DateField("withdrawnOn", Words(th: "เลิกใช้วันที่", en: "Withdrawn on"), value: typed.raw("withdrawnOn"), error: errors["withdrawnOn"], isRequired: false))
        \(Select("item", Words(th: "มาจากกิจกรรมหรือโครงการใดของแผน", en: "The activity or project it comes from"), choices: sources, chosen: typed.text("item"), error: errors["item"], isRequired: false))
        """
    }

    static func filled(_ innovation: Innovation) -> FormFields {
        FormFields([
            "title": innovation.title, "description": innovation.description,
            "inUseOn": DayText(innovation.inUseOn).words.th,
            "withdrawnOn": innovation.withdrawnOn.map { DayText($0).words.th } ?? "",
            "item": innovation.item?.description ?? "",
        ])
    }

    /// Every activity and project that an innovation can come from.
    static func sources(_ plan: PlanSnapshot?) -> [Choice] {
        guard let plan else { return [] }
        return plan.activities.map { Choice($0.id.description, Words("\($0.place) \($0.title)")) }
            + plan.items(.project).map { Choice($0.id.description, Words($0.text)) }
    }
}
