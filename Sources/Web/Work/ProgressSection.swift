import Civics
import Html
import Planning
import Shell
import Storage

/// What was typed about progress; kept as typed, so that nothing is lost when it comes back.
struct ProgressInput: Sendable {
    var version: Int
    var status: String
    var percent: String
    var narrative: String
    var problems: String
    var nextStep: String
    var reason: String

    /// What the form starts with: the newest version, else how the quarter before ended.
    init(_ sheet: ProgressSheet, before: Progress?) {
        let known = sheet.progress ?? before
        version = sheet.progress?.version ?? 0
        status = known?.status.rawValue ?? ""
        percent = known.map { String($0.percent) } ?? ""
        narrative = sheet.progress?.narrative ?? ""
        problems = sheet.progress?.problems ?? ""
        nextStep = sheet.progress?.nextStep ?? ""
        reason = sheet.progress?.reason ?? ""
    }

    init(_ form: FormFields) {
        version = form.text("version").flatMap { Int($0) } ?? 0
        status = form.text("status") ?? ""
        percent = form.raw("percent") ?? ""
        narrative = form.raw("narrative") ?? ""
        problems = form.raw("problems") ?? ""
        nextStep = form.raw("nextStep") ?? ""
        reason = form.raw("stopReason") ?? ""
    }

    func draft(_ errors: inout FormErrors) -> ProgressDraft? {
        guard let status = Progress.Status(rawValue: status) else {
            errors.add("status", Words(th: "กรุณาเลือกสถานะ", en: "Choose a status."))
            return nil
        }
        if status == .stopped, reason.allSatisfy(\.isWhitespace) {
            errors.add(
                "stopReason",
                Words(
                    th: "สถานะเป็นหยุดชั่วคราว กรุณาบอกเหตุผลที่หยุด", en: "The work has stopped: say why."))
        }
        // Two words say their number themselves.
        let typed =
            percent.isEmpty && status == .done ? "100" : percent.isEmpty && status == .notStarted ? "0" : percent
        if typed.allSatisfy(\.isWhitespace) {
            errors.add(
                "percent",
                Words(
                    th: "กรุณากรอกว่าทำไปแล้วร้อยละเท่าไร เช่น 40", en: "Fill in how many per cent are done, such as 40."))
            return nil
        }
        guard let percent = WorkReading.whole(typed, "percent", &errors), errors.isEmpty else { return nil }
        return ProgressDraft(
            status: status, percent: percent, narrative: narrative, problems: problems, nextStep: nextStep,
            reason: reason)
    }
}

/// The quarter's report: one short form, or the report to read where it cannot be written.
struct ProgressSection: Component {
    var model: WorkActivityPage.Model

    var html: HTML {
        """
        <section id="progress"><h2>\(Words(th: "ความก้าวหน้า", en: "Progress")) \(model.sheet.quarter.words)</h2>
        \(content)</section>
        """
    }

    private var content: HTML {
        if model.item.mayEnter, model.sheet.lock.isWritable { return form }
        if let progress = model.sheet.progress {
            return """
                \(ProgressFacts(progress: progress))
                <p class="quiet">\(Words(th: "รายงานโดย", en: "Reported by")) \(progress.enteredName) \(DayText(progress.enteredOn))</p>
                """
        }
        return EmptyState(Words(th: "ยังไม่มีรายงานของไตรมาสนี้", en: "There is no report for this quarter.")).html
    }

    private var statuses: [Choice] {
        let all: [Progress.Status] =
            model.sheet.cancellation == nil ? [.notStarted, .inProgress, .done, .stopped] : [.cancelled]
        return all.map { Choice($0.rawValue, $0.words) }
    }

    private var form: HTML {
        let typed = model.progress
        let errors = model.wrong == .progress ? model.errors : FormErrors()
        let id = model.sheet.activity.id
        let draft = "progress-\(id.value.description)-\(model.sheet.quarter.code)"
        return """
            \(lastStep)
            \(if: model.done == "progress", DraftTaken(draft).html)
            \(Form(to: WorkLinks.progress(id), draft: draft) {
                """
                \(HiddenField("quarter", model.sheet.quarter.code))
                \(HiddenField("version", String(typed.version)))
                \(RadioGroup("status", Words(th: "สถานะ", en: "Status"), choices: statuses, chosen: typed.status, error: errors["status"]))
                \(NumberField("percent", Words(th: "ทำได้ร้อยละ", en: "Percent done"), value: typed.percent, unit: Words("%"), hint: Words(th: "ยังไม่เริ่มคือ 0 แล้วเสร็จคือ 100 เว้นว่างได้", en: "0 if not started, 100 if done; may then be left empty"), error: errors["percent"]))
                \(TextArea("narrative", Words(th: "ทำอะไรไปแล้ว ได้ผลอย่างไร", en: "What was done, with what result"), value: typed.narrative, rows: 3, error: errors["narrative"], isRequired: false))
                \(TextArea("problems", Words(th: "ปัญหาหรือสิ่งที่ต้องการให้ช่วย", en: "Problems, or help needed"), value: typed.problems, rows: 2, hint: Words(th: "ถึงผู้บริหารโดยตรง", en: "The mayor reads this."), error: errors["problems"], isRequired: false))
                \(TextField("nextStep", Words(th: "ขั้นต่อไป", en: "Next step"), value: typed.nextStep, error: errors["nextStep"], isRequired: false, maximum: 4000))
                \(TextField("stopReason", Words(th: "เหตุผลที่หยุด", en: "Why it stopped"), value: typed.reason, hint: Words(th: "กรอกเมื่อสถานะเป็นหยุดชั่วคราว", en: "Only where the work has stopped"), error: errors["stopReason"], isRequired: false, maximum: 4000))
                \(ButtonRow(Button(Words(th: "บันทึกความก้าวหน้า", en: "Save progress")).html))
                """
            })
            """
    }

    /// What was promised a quarter ago.
    private var lastStep: HTML {
        guard model.sheet.progress == nil, let before = model.item.state.before, !before.nextStep.isEmpty else {
            return .empty
        }
        return Notice(
            .news,
            "<p>\(Words(th: "ไตรมาสก่อนบอกว่าจะทำต่อ", en: "Last quarter's next step")): \(before.nextStep)</p>"
        ).html
    }
}

/// Files that show what was done: a list to download, and a form to add one.
struct EvidenceSection: Component {
    var model: WorkActivityPage.Model

    var html: HTML {
        let sheet = model.sheet
        let errors = model.wrong == .evidence ? model.errors : FormErrors()
        return """
            <section id="evidence"><h2>\(Words(th: "หลักฐาน", en: "Evidence"))</h2>
            \(sheet.files.isEmpty ? "<p class=\"quiet\">\(Words(th: "ยังไม่มีไฟล์ของไตรมาสนี้", en: "No files for this quarter yet."))</p>" : list)
            \(if: model.item.mayEnter && sheet.lock.isWritable, form(errors))
            </section>
            """
    }

    private var list: HTML {
        DownloadList(
            model.sheet.files.map { file in
                DownloadList.Item(
                    Words(
                        th: "\(file.name) · \(file.addedName) \(file.addedAt.thaiDate.thaiShort)",
                        en: "\(file.name) · \(file.addedName) \(file.addedAt.thaiDate.englishShort)"),
                    kind: Self.kind(file.name),
                    to: WorkLinks.file(model.sheet.activity.id, model.sheet.quarter, file.file))
            }
        ).html
    }

    /// The ending of a name, as people know files by it.
    static func kind(_ name: String) -> String {
        let ending = name.split(separator: ".").last.map { $0.uppercased() } ?? ""
        return (1...4).contains(ending.count) && name.contains(".") ? ending : "FILE"
    }

    private func form(_ errors: FormErrors) -> HTML {
        Form(to: WorkLinks.files(model.sheet.activity.id), hasFiles: true) {
            """
            \(HiddenField("quarter", model.sheet.quarter.code))
            \(FileField("file", Words(th: "เพิ่มไฟล์", en: "Add a file"), types: [".pdf", ".jpg", ".jpeg", ".png", ".xlsx", ".docx", ".csv", ".txt"], hint: Words(th: "รูปถ่าย PDF Excel หรือ Word ไม่เกิน 20 MB", en: "Photo, PDF, Excel or Word, at most 20 MB"), error: errors["file"]))
            \(ButtonRow(Button(Words(th: "แนบหลักฐาน", en: "Attach"), .plain).html))
            """
        }.html
    }
}
