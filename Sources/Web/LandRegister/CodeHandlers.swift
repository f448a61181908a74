import Access
import Civics
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Codes that wait, and giving a parcel its code.
struct CodeHandlers: Sendable {
    var services: WebServices

    private var desk: ParcelDesk { ParcelDesk(services.world, policy: services.policy) }

    func list(_ context: ShellContext) async throws -> Response {
        let proposals = try await desk.codesToConfirm(limit: 500, by: context.actor)
        let (services, actor) = (self.services, context.actor)
        let model = try await services.world.store.read { db in
            let room = try LandRoom(services, actor, db)
            let lines = Dictionary(
                try ParcelRows.lines(proposals.map(\.parcel), db).map { ($0.id, $0) },
                uniquingKeysWith: { first, _ in first })
            return CodesPage.Model(
                rows: proposals.map { proposal in
                    (proposal: proposal, line: lines[proposal.parcel].map(RecordListing.parcel))
                }, mayWrite: room.may(.write, .parcel), done: context.query("done"))
        }
        return CodesPage(model: model).response()
    }

    func show(_ context: ShellContext) async throws -> Response {
        CodePage(model: try await model(context, nil, FormErrors(), nil)).response()
    }

    func save(_ context: ShellContext) async throws -> Response {
        let id = try RecordHandlers<ParcelForm>.id(context)
        var fields = LandFields(context.form)
        let (code, version) = (fields.code(), fields.version)
        if code == nil, fields.errors.isEmpty {
            fields.errors.add("code", Words(th: "กรอกรหัสแปลง", en: "Fill in the code"))
        }
        var refusal = LandRefusal.of(fields.errors)
        if refusal == nil, let code {
            refusal = try await LandRefusal.of {
                try await desk.confirmCode(code, for: id, ifVersion: version, by: context.actor)
            }
        }
        guard let refusal else {
            if context.form.text("back") == "codes" {
                return .redirect(LandRegisterLinks.codes.with("done", "coded"))
            }
            return .redirect(RegisterLinks.record(ParcelForm.reference(id)).with("done", "coded"))
        }
        let model = try await model(
            context, fields.typed, refusal.errors, refusal.isOvertaken ? nil : version)
        return CodePage(model: model).response(refusal.status)
    }

    private func model(
        _ context: ShellContext, _ values: [String: String]?, _ errors: FormErrors, _ version: Int?
    ) async throws -> CodePage.Model {
        let id = try RecordHandlers<ParcelForm>.id(context)
        let (services, actor) = (self.services, context.actor)
        return try await services.world.store.read { db in
            let room = try LandRoom(services, actor, db)
            guard let open = try Register.state(Parcel.self, id, db) else { throw Problem.noSuchRecord }
            try room.require(.write, open.record)
            let proposal = try ParcelCodeRows.proposal(for: id, db)
            let start = ["code": (proposal ?? open.record.code)?.description].compactMapValues { $0 }
            return CodePage.Model(
                parcel: id, name: ParcelForm.name(open.record), version: version ?? open.number,
                code: open.record.code, proposal: proposal, validFrom: open.validFrom,
                face: FormFace(values: values ?? start, errors: errors, room: room))
        }
    }
}

/// The codes that wait for a look, oldest first.
struct CodesPage: Page {
    struct Model {
        var rows: [(proposal: ParcelCodeProposal, line: RecordLine?)]
        var mayWrite: Bool
        var done: String?
    }

    var model: Model

    var title: Words { Words(th: "รหัสแปลงที่รอยืนยัน", en: "Codes to confirm") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [RegisterCrumbs.home] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(DoneNotice(model.done, RegisterCrumbs.done))
        <p class="lead">\(Words(th: "ระบบเสนอรหัสตามระเบียบ เจ้าหน้าที่ตรวจกับแผนที่ภาษีแล้วยืนยัน", en: "The codes follow the rules; staff check them against the tax map and confirm."))</p>
        \(model.rows.isEmpty ? EmptyState(Words(th: "ไม่มีรหัสที่รอยืนยัน", en: "No code waits")).html : table)
        """
    }

    private var table: HTML {
        DataTable(
            title, model.rows,
            columns: [
                TableColumn(Words(th: "รหัสที่เสนอ", en: "Proposed code"), .heading) { row in
                    "<a href=\"\(link: RegisterLinks.record(ParcelForm.reference(row.proposal.parcel)))\">\(row.proposal.code.description)</a>"
                        as HTML
                },
                TableColumn(Words(th: "แปลง", en: "Parcel")) { row in
                    row.line.map { "\($0.detail)" as HTML } ?? Missing().html
                },
                TableColumn(Words(th: "หมู่ที่", en: "Village")) { row in
                    row.line?.village.map { "\($0)" as HTML } ?? Missing().html
                },
                TableColumn(Words(th: "ทำต่อ", en: "Next")) { row in
                    model.mayWrite
                        ? ButtonLink(
                            Words(th: "ตรวจและยืนยัน \(row.proposal.code)", en: "Check \(row.proposal.code)"),
                            to: LandRegisterLinks.act(.code, ParcelForm.reference(row.proposal.parcel)), .plain
                        ).html : "-"
                },
            ], isCaptionShown: false
        ).html
    }
}

/// Gives a parcel its code.
struct CodePage: Page {
    struct Model {
        var parcel: ParcelID
        var name: Words
        var version: Int
        var code: ParcelCode?
        var proposal: ParcelCode?
        var validFrom: CivilDate
        var face: FormFace
    }

    var model: Model

    var title: Words { Words(th: "รหัสของ \(model.name.th)", en: "The code of \(model.name.en)") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [RegisterCrumbs.home, Crumb(model.name, RegisterLinks.record(record))] }

    private var record: RecordReference { ParcelForm.reference(model.parcel) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(model.face.errors))
        \(FactList([
            (Words(th: "รหัสตอนนี้", en: "The code now"), model.code.map { "\($0.description)" as HTML } ?? Missing().html),
            (Words(th: "รหัสที่เสนอ", en: "Proposed"), model.proposal.map { "\($0.description)" as HTML } ?? Missing().html),
            (Words(th: "ใช้ตั้งแต่", en: "Holds from"), DayText(model.validFrom).html),
        ]))
        \(Form(to: LandRegisterLinks.act(.code, record)) {
            """
            \(HiddenField("version", String(model.version)))
            \(model.face.text("code", Words(th: "รหัสแปลง", en: "Code"), hint: Words(th: "เขต 2 หลัก บล็อก 1 ตัว ล็อต 3 หลัก เช่น 01A001 หรือ 01A001/001", en: "2 digits, a letter, 3 digits: 01A001 or 01A001/001"), isRequired: true, width: 10, maximum: 20))
            \(ButtonRow("\(Button(Words(th: "ยืนยันรหัสนี้", en: "Confirm this code")))\(ButtonLink(Words(th: "กลับ", en: "Back"), to: RegisterLinks.record(record), .quiet))"))
            """
        })
        """
    }
}
