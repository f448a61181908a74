import Access
import Civics
import Geo
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// The forms that enter, change and correct a record of one kind.
struct RecordFormHandlers<Form: LandForm>: Sendable {
    typealias Record = Form.Record

    var services: WebServices

    private var desk: LandDesk { LandDesk(services.world, policy: services.policy) }

    // MARK: - New

    func showNew(_ context: ShellContext) async throws -> Response {
        var values: [String: String] = [:]
        for name in ["parcel", "village", "place", "zone", "block"] { values[name] = context.query(name) }
        return try await newPage(values, FormErrors(), context).response()
    }

    func enter(_ context: ShellContext) async throws -> Response {
        var (fields, draft) = try await draft(over: nil, context)
        if context.form.text("find") != nil { return try await newPage(fields.typed, FormErrors(), context).response() }
        let (day, paper) = (fields.day("validFrom"), fields.text("reason", maximum: 500))
        let (zone, block) = (fields.text("zone", maximum: 2), fields.text("block", maximum: 1))
        let code = Record.kind == .parcel ? fields.code() : nil
        try await place(&draft, &fields, own: nil, id: nil)
        var refusal = LandRefusal.of(fields.errors)
        var entered: UUIDv7?
        if refusal == nil {
            let record = draft
            refusal = try await LandRefusal.of(Form.problemFields) {
                if var parcel = record as? Parcel {
                    parcel.code = code
                    entered = try await ParcelDesk(services.world, policy: services.policy).newParcel(
                        parcel, zone: zone.map { ThaiDigits.arabic($0) }, block: block?.uppercased(), from: day,
                        paper: paper ?? "", by: context.actor
                    ).id.value
                } else {
                    entered = try await desk.enter(record, from: day, reason: paper, by: context.actor).value
                }
            }
        }
        guard let refusal, entered == nil else {
            guard let entered else { throw Problem.noSuchRecord }
            return .redirect(RegisterLinks.record(RecordReference(Record.kind, entered)).with("done", "entered"))
        }
        return try await newPage(fields.typed, refusal.errors, context).response(refusal.status)
    }

    private func newPage(
        _ values: [String: String], _ errors: FormErrors, _ context: ShellContext
    ) async throws -> RecordFormPage {
        let (services, actor) = (self.services, context.actor)
        let (room, around) = try await services.world.store.read { db in
            (try LandRoom(services, actor, db), try LandMap.everything(services, db))
        }
        let face = try await face(values, errors, room, context)
        let edit = MapCanvas.Edit(mode: .area, field: "field-shape", layer: "parcels", feature: nil)
        let map =
            Form.drawing == .area
            ? around.map { LandMap.canvas(around: $0, showing: Record.kind, services, actor, edit: edit) } : nil
        return RecordFormPage(
            model: .init(
                act: .new, kind: Record.kind, record: nil, name: Record.kind.name, version: 0, face: face,
                inputs: Form.inputs(face), map: map))
    }

    // MARK: - Change and correction

    func showEdit(_ context: ShellContext) async throws -> Response {
        let (id, open, room, values) = try await standing(context)
        let face = try await face(values, FormErrors(), room, context)
        return page(.edit, id, open, face).response()
    }

    func edit(_ context: ShellContext) async throws -> Response {
        let (id, open, room, _) = try await standing(context)
        var (fields, draft) = try await draft(over: open.record, context)
        if context.form.text("find") != nil {
            return page(.edit, id, open, try await face(fields.typed, FormErrors(), room, context), fields.version)
                .response()
        }
        let (day, reason) = (fields.day("validFrom"), fields.text("reason", maximum: 500))
        let (version, record) = (fields.version, draft)
        var refusal = LandRefusal.of(fields.errors)
        if refusal == nil {
            refusal = try await LandRefusal.of(Form.problemFields) {
                try await desk.edit(id, to: record, ifVersion: version, from: day, reason: reason, by: context.actor)
            }
        }
        guard let refusal else { return .redirect(RegisterLinks.record(Form.reference(id)).with("done", "saved")) }
        let face = try await face(fields.typed, refusal.errors, room, context)
        var page = page(.edit, id, open, face, refusal.isOvertaken ? open.number : version)
        if refusal.isOvertaken { page.model.overtaken = try await overtaken(open.record, record, room, context) }
        return page.response(refusal.status)
    }

    func showCorrection(_ context: ShellContext) async throws -> Response {
        let (id, open, room, values) = try await standing(context)
        let face = try await face(values, FormErrors(), room, context)
        return page(.correct, id, open, face).response()
    }

    func correct(_ context: ShellContext) async throws -> Response {
        let (id, open, room, _) = try await standing(context)
        let first = DayEntry(context.form, "validFrom").day
        let services = self.services
        // What the form does not hold (owners, shape, code) stays as it was on the first of the days.
        let base = try await services.world.store.read { db in
            try first.flatMap { try Register.state(Record.self, id, on: $0, db) }?.record ?? open.record
        }
        var (fields, draft) = try await draft(over: base, context)
        if context.form.text("find") != nil {
            return page(.correct, id, open, try await face(fields.typed, FormErrors(), room, context)).response()
        }
        let (from, end) = (fields.day("validFrom", isRequired: true), fields.day("validTo"))
        let (reason, record) = (fields.text("reason", maximum: 500), draft)
        var refusal = LandRefusal.of(fields.errors)
        if refusal == nil, let from {
            refusal = try await LandRefusal.of(Form.problemFields) {
                try await desk.correct(id, to: record, from: from, to: end, reason: reason ?? "", by: context.actor)
            }
        }
        guard let refusal else {
            return .redirect(RegisterLinks.record(Form.reference(id)).with("done", "corrected"))
        }
        return page(.correct, id, open, try await face(fields.typed, refusal.errors, room, context))
            .response(refusal.status)
    }

    // MARK: - What the forms share

    private typealias Standing = (id: Record.ID, open: Version<Record>, room: LandRoom, values: [String: String])

    /// The record as it stands, and how it stands in the fields.
    private func standing(_ context: ShellContext) async throws -> Standing {
        let id = try RecordHandlers<Form>.id(context)
        let (services, actor) = (self.services, context.actor)
        return try await services.world.store.read { db in
            let room = try LandRoom(services, actor, db)
            guard let open = try Register.state(Record.self, id, db) else { throw Problem.noSuchRecord }
            try room.require(.write, open.record)
            var values = Form.values(open.record)
            if let parcel = values["parcel"].flatMap({ ParcelID(text: $0) }) {
                values["parcel"] = try ParcelRows.lines([parcel], db).first?.code ?? values["parcel"]
            }
            if let building = open.record as? Building, building.owners.count > 1 { values["owners-kept"] = "yes" }
            return (id, open, room, values)
        }
    }

    /// What was typed, with the parcels it names looked up.
    private func draft(over base: Record?, _ context: ShellContext) async throws -> (LandFields, Record) {
        var fields = LandFields(context.form)
        if let text = context.form.text("parcel"), let code = ParcelCode(text) {
            let (services, scope) = (self.services, services.policy.scope(of: context.actor, .read, .property))
            let found = try await services.world.store.read { db in
                let hits = try LandFindRows.find(code.description, property: scope, limit: 20, db)
                    .filter { $0.number == .parcelCode }.map { ParcelID($0.record.id) }
                return try ParcelRows.lines(hits, db).filter { $0.code == code.description }.map(\.id)
            }
            if let first = found.min() { fields.parcels["parcel"] = first }
        }
        let record = Form.read(&fields, onto: base)
        return (fields, record)
    }

    /// Puts the shape that came with the form into the record, its corners snapped to the neighbours'.
    private func place(
        _ record: inout Record, _ fields: inout LandFields, own: Shape?, id: UUIDv7?
    ) async throws {
        guard let geometry = ShapeEntry.read(&fields) else { return }
        let services = self.services
        let neighbours = try await services.world.store.read {
            try ShapeEntry.neighbours(of: geometry, besides: id, own: own, $0)
        }
        Form.setShape(Shape(ShapeEntry.snapped(geometry, to: neighbours)), of: &record)
    }

    private func face(
        _ values: [String: String], _ errors: FormErrors, _ room: LandRoom, _ context: ShellContext
    ) async throws -> FormFace {
        var face = FormFace(values: values, errors: errors, room: room)
        let chosen = Form.partyFields.compactMap { values[$0].flatMap { Party($0) } }
        face.names = try await PartyNames(chosen, services, context.actor)
        for field in Form.partyFields {
            guard let query = values["\(field)-query"], !query.isEmpty,
                services.mayFindPeople(context.actor)
            else { continue }
            face.found[field] = try await PartyChoice.find(query, services, context.actor)
        }
        return face
    }

    private func page(
        _ act: RecordFormPage.Act, _ id: Record.ID, _ open: Version<Record>, _ face: FormFace, _ version: Int? = nil
    ) -> RecordFormPage {
        RecordFormPage(
            model: .init(
                act: act, kind: Record.kind, record: Form.reference(id), name: Form.name(open.record),
                version: version ?? open.number, face: face, inputs: Form.inputs(face)))
    }

    /// The facts in which what somebody else saved differs from what was typed.
    private func overtaken(
        _ theirs: Record, _ mine: Record, _ room: LandRoom, _ context: ShellContext
    ) async throws -> [(title: Words, theirs: HTML)] {
        let own = Dictionary(mine.fields.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        let different = theirs.fields.filter { $0.key != "drawnArea" && own[$0.key] != .some($0.value) }
        let parties = different.compactMap { if case .party(let party) = $0.value { party } else { nil } }
        let text = LandText(
            room: room, names: try await PartyNames(parties, services, context.actor), titles: [:], kind: Record.kind)
        return different.map { (title: $0.title, theirs: text.html($0.value, key: $0.key)) }
    }
}

extension WebServices {
    /// Whether the search for people answers this person at all.
    func mayFindPeople(_ actor: Actor) -> Bool {
        actor.may(.read, .people, policy: policy) || actor.may(.list, .people, policy: policy)
    }
}
