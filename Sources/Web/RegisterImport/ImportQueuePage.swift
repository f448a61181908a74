import Civics
import Geo
import Html
import Registry
import Shell
import Storage

/// Rows that wait for a person: what the file says, what the register has, and the answers that fit.
struct ImportQueuePage: Page {
    static let mostCandidates = 6

    struct Model {
        var job: ImportJob
        var rows: [ImportRowLine]
        var hasMore: Bool
        var action: LandOfficeAction?
        var showsAll: Bool
        var names: ImportNames
        var errors = FormErrors()
        /// How many rows were just answered.
        var done: Int?
        /// Whether the import can still be decided.
        var isOpen = true
        var count = ImportQueue.Count()
        /// Undecided rows of the chosen work that hold as proposed.
        var proposals = 0
        /// The parcels that rows may mean, as the register has them today.
        var parcels: [UUIDv7: Parcel] = [:]
    }

    var model: Model

    private var job: ImportJob { model.job }

    var title: Words { Words(th: "ตัดสินแถวที่รอ", en: "Rows that wait") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { ImportCrumbs.job(job) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(job.fileName) · \(job.kind.name)</p>
        \(model.done.map { Notice(.done, "<p>\(Words(th: "บันทึกคำตัดสิน \($0) แถวแล้ว", en: "\($0) rows decided."))</p>").html })
        \(ErrorSummary(model.errors))
        \(model.isOpen ? open : closed)
        """
    }

    private var closed: HTML {
        let isSettled = job.state == .applied || job.state == .undone
        let sentence =
            isSettled
            ? Words(
                th: "การนำเข้านี้ดำเนินการไปแล้ว แถวที่ยังรอให้นำเข้าแฟ้มใหม่อีกครั้ง แถวที่เข้าแล้วจะนับเป็นเหมือนเดิม",
                en: "This import is settled. Import the file again for the rows left; those inside count as unchanged.")
            : Words(th: "การนำเข้านี้ยังตรวจไม่เสร็จ จึงยังไม่มีแถวให้ตัดสิน", en: "This import was not checked to the end.")
        return """
            \(Notice(.news, "<p>\(sentence)</p>"))
            \(ButtonLink(Words(th: "กลับไปที่การนำเข้า", en: "Back to the import"), to: RegisterImportLinks.job(job.id), .plain))
            """
    }

    private var open: HTML {
        """
        <p>\(Words(th: "ต้องตัดสิน \(model.count.all) แถว ตัดสินแล้ว \(model.count.decided) เหลือ \(model.count.open) · ยังไม่มีอะไรเข้าทะเบียนจนกว่าจะกดนำเข้าจริง", en: "\(model.count.all) rows to decide, \(model.count.decided) decided, \(model.count.open) left. Nothing goes in before the import is carried out."))</p>
        \(views)
        \(if: job.kind == .landOffice, actions)
        \(if: model.proposals > 0, bulk)
        \(model.rows.isEmpty ? nothing : form)
        """
    }

    private var views: HTML {
        let base = RegisterImportLinks.queue(job.id).with("action", model.action?.rawValue)
        return Tabs(
            Words(th: "แถวที่แสดง", en: "Rows shown"),
            [
                NavigationItem(Words(th: "ยังไม่ตัดสิน", en: "Undecided"), base),
                NavigationItem(Words(th: "ทั้งหมด", en: "All"), base.with("show", "all")),
            ], chosen: model.showsAll ? base.with("show", "all") : base
        ).html
    }

    /// The work that the Land Department's rows ask for, to be gone through kind by kind.
    private var actions: HTML {
        let base = RegisterImportLinks.queue(job.id)
        let all: [LandOfficeAction] = [
            .transfer, .addCoOwner, .newDeed, .split, .splitToPublic, .merge, .areaChange, .ownerCorrection, .retired,
        ]
        return Tabs(
            Words(th: "งาน", en: "Work"),
            [NavigationItem(Words(th: "ทุกงาน", en: "All work"), base)]
                + all.map { NavigationItem($0.name, base.with("action", $0.rawValue)) },
            chosen: base.with("action", model.action?.rawValue)
        ).html
    }

    private var bulk: HTML {
        guard let action = model.action else { return .empty }
        return """
            <h2>\(Words(th: "ทั้งงานในครั้งเดียว", en: "All at once"))</h2>
            <p>\(Words(th: "“\(action.name.th)” ที่จับคู่แปลงได้แน่ชัดและยังไม่ตัดสินมี \(model.proposals) แถว", en: "\(model.proposals) undecided rows of “\(action.name.en)” know their parcel for certain."))</p>
            \(Form(to: RegisterImportLinks.queueAll(job.id), style: .inline) { "\(HiddenField("action", action.rawValue))\(HiddenField("only", action.rawValue))\(Button(Words(th: "ยืนยันทั้ง \(model.proposals) แถว", en: "Confirm all \(model.proposals)"), .plain, name: "decision", value: "confirm", question: Words(th: "ยืนยันทุกแถวของงานนี้หรือไม่", en: "Confirm all rows of this work?")))\(Button(Words(th: "ข้ามทั้งหมด", en: "Leave all out"), .quiet, name: "decision", value: "skip"))" })
            """
    }

    private var nothing: HTML {
        EmptyState(
            Words(th: "ไม่มีแถวที่รอในกลุ่มนี้แล้ว", en: "No row waits here."),
            action: ButtonLink(
                Words(th: "กลับไปที่การนำเข้า", en: "Back to the import"), to: RegisterImportLinks.job(job.id)
            )
            .html
        ).html
    }

    // MARK: - The rows

    private var form: HTML {
        """
        \(Form(to: RegisterImportLinks.queue(job.id)) { "\(model.action.map { HiddenField("only", $0.rawValue).html })\(each: model.rows, { "<div class=\"field\">\(row($0))</div>" })\(Button(Words(th: "บันทึกคำตัดสิน", en: "Save the decisions")))" })
        \(if: model.hasMore, more)
        """
    }

    private var more: HTML {
        let next = RegisterImportLinks.queue(job.id).with("action", model.action?.rawValue)
            .with("show", model.showsAll ? "all" : nil).with("after", model.rows.last?.number ?? 0)
        return
            "<nav class=\"pager\" aria-label=\"\(Words(th: "หน้าของรายการ", en: "Pages of the list"))\"><a class=\"button button-plain\" rel=\"next\" href=\"\(link: next)\">\(Words(th: "แถวถัดไป →", en: "Next rows →"))</a></nav>"
    }

    private func row(_ row: ImportRowLine) -> HTML {
        let label = model.names.label(row.label, row.record)
        return Card(
            Words(th: "แถว \(row.number): \(label.th)", en: "Row \(row.number): \(label.en)"), level: 2,
            eyebrow: row.status.name
        ) {
            """
            <div class="card-grid">
            <div><h3>\(Words(th: "แฟ้มบอกว่า", en: "The file says"))</h3>\(ImportRowDetail(row: row, kind: job.kind, names: model.names, hasCandidates: false))</div>
            <div><h3>\(Words(th: "ทะเบียนมี", en: "The register has"))</h3>\(register(row))</div>
            </div>
            \(answers(row))
            """
        }.html
    }

    private func register(_ row: ImportRowLine) -> HTML {
        var shown = row.candidates.prefix(Self.mostCandidates).map { ($0.record, $0.label, $0.rule, $0.overlap) }
        if shown.isEmpty, row.status != .new, let subject = row.subject, model.parcels[subject] != nil {
            shown = [(RecordReference(row.record, subject), row.label, row.rule ?? .code, nil)]
        }
        guard !shown.isEmpty else {
            return "<p class=\"quiet\">\(Words(th: "ไม่พบรายการที่ตรงกัน", en: "No record that fits."))</p>"
        }
        let shapes = shown.compactMap { record, label, _, _ in
            model.parcels[record.id]?.shape.flatMap { try? $0.geometry() }.map {
                ShapeSketch.Piece(label: label, geometry: $0)
            }
        }
        return """
            <ul class="plain-list">\(each: shown, { record, label, rule, overlap in
                """
                <li><a href="\(link: RegisterLinks.record(record))">\(model.names.label(label, record.kind))</a> \
                <span class="quiet">\(rule.name)\(overlap.map { " \($0 / 10) %" as HTML })</span>\(facts(record))</li>
                """
            })</ul>\(if: !shapes.isEmpty, ShapeSketch(Words(th: "รูปแปลงในทะเบียน", en: "Shapes in the register"), shapes).html)
            """
    }

    /// What the register knows of a parcel, in one line: it stands in a narrow column.
    private func facts(_ record: RecordReference) -> HTML {
        guard let parcel = model.parcels[record.id] else { return .empty }
        var facts: [Words] = []
        if let deed = parcel.deed {
            facts.append(Words("\(deed.type) \(deed.number ?? "")"))
            if let page = deed.surveyPage {
                facts.append(Words(th: "หน้าสำรวจ \(page)", en: "survey page \(page)"))
            }
            if let number = deed.landNumber {
                facts.append(Words(th: "เลขที่ดิน \(number)", en: "land number \(number)"))
            }
        }
        if let area = parcel.registeredArea {
            facts.append(Words(th: "\(area.compact) ไร่", en: "\(area.compact) rai"))
        }
        if let village = parcel.village { facts.append(Words(th: "หมู่ที่ \(village)", en: "village \(village)")) }
        if facts.isEmpty { return .empty }
        return "<br>\(each: facts.enumerated(), { "\(if: $0 > 0, " · ")\($1)" })"
    }

    private func answers(_ row: ImportRowLine) -> HTML {
        let choices = ImportQueue.answers(row).map { decision in
            Choice(decision.rawValue, words(decision, row))
        }
        return RadioGroup(
            "row-\(row.number)", Words(th: "คำตัดสินแถว \(row.number)", en: "Decision on row \(row.number)"),
            choices: choices, chosen: row.decision, isRequired: false
        ).html
    }

    private func words(_ decision: ImportDecision, _ row: ImportRowLine) -> Words {
        switch decision {
        case .confirm(nil) where row.status == .refused:
            return Words(th: "ใช้รูปที่ซ่อมแล้ว", en: "Take the mended shape")
        case .confirm(nil):
            let work = row.action?.name
            return Words(
                th: "ยืนยัน\(work.map { ": \($0.th)" } ?? "ตามที่เสนอ")", en: "Confirm\(work.map { ": \($0.en)" } ?? "")")
        case .confirm(let id?):
            let candidate = row.candidates.first { $0.record.id == id }
            let label = candidate.map { model.names.label($0.label, $0.record.kind) } ?? Words("")
            let kind = candidate?.record.kind.name ?? Words("")
            return Words(th: "คือ\(kind.th) \(label.th)", en: "It is the \(kind.en.lowercased()) \(label.en)")
        case .asNew:
            return row.candidates.contains { $0.record.kind == .person } && row.record == .parcel
                ? Words(th: "เจ้าของเป็นคนใหม่ ไม่ใช่คนในทะเบียน", en: "The owner is somebody new")
                : Words(th: "เป็นรายการใหม่ ไม่ตรงกับรายการใด", en: "A record of its own")
        case .skip: return Words(th: "ข้าม ไม่นำเข้าแถวนี้", en: "Leave it out")
        }
    }
}
