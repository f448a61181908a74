import Access
import Civics
import Geo
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// The list and the page of one kind of record, its confirmation and its end.
struct RecordHandlers<Form: LandForm>: Sendable {
    typealias Record = Form.Record

    var services: WebServices

    private var desk: LandDesk { LandDesk(services.world, policy: services.policy) }

    static func id(_ context: ShellContext) throws -> Record.ID {
        guard let id = Record.ID(text: try context.parameter("id")) else { throw Problem.noSuchRecord }
        return id
    }

    func list(_ context: ShellContext) async throws -> Response {
        let (services, actor) = (self.services, context.actor)
        let filter = RecordListFilter(context)
        let model = try await services.world.store.read { db in
            let room = try LandRoom(services, actor, db)
            return try RecordListPage.Model(
                kind: Record.kind, room: room, filter: filter,
                lines: RecordListing.lines(Record.kind, filter, room, db),
                records: Int(RevisionRows.revision(Record.kind, db).records),
                mayEnter: room.may(.write, Record.kind), done: context.query("done"))
        }
        return RecordListPage(model: model).response()
    }

    func show(_ context: ShellContext) async throws -> Response {
        let id = try Self.id(context)
        let record = Form.reference(id)
        let (services, actor) = (self.services, context.actor)
        let history = try await desk.history(of: id, as: Record.self, by: actor)
        let asOf = Self.asked(context)
        let facets = services.facets
        var model = try await services.world.store.read { db in
            try Self.model(record, history, facets, services, actor, asOf, db)
        }
        let owners = Self.parties(model)
        model.text.names = try await PartyNames(owners.prefix(60), services, actor)
        model.done = context.query("done")
        return LandRecordPage(model: model).response()
    }

    func confirm(_ context: ShellContext) async throws -> Response {
        let id = try Self.id(context)
        let group = try context.form.text("group").map { text in
            guard let group = FactGroup(rawValue: text) else { throw Problem.factGroupUnknownHere }
            return group
        }
        try await desk.confirm(Record.self, id, group: group, by: context.actor)
        if let back = context.form.text("back").flatMap({ Link(local: $0) }) {
            return .redirect(back.with("done", "confirmed"))
        }
        return .redirect(RegisterLinks.record(Form.reference(id)).with("done", "confirmed"))
    }

    // MARK: - The end

    func showRetirement(_ context: ShellContext) async throws -> Response {
        let model = try await retirement(context)
        return RetirePage(model: model).response()
    }

    func retire(_ context: ShellContext) async throws -> Response {
        let id = try Self.id(context)
        var fields = LandFields(context.form)
        let day = fields.day("validFrom")
        let reason = fields.text("reason", maximum: 500)
        var refusal = LandRefusal.of(fields.errors)
        if refusal == nil {
            refusal = try await LandRefusal.of {
                try await desk.retire(
                    Record.self, id, ifVersion: fields.version, from: day, reason: reason ?? "", by: context.actor)
            }
        }
        guard let refusal else {
            return .redirect(RegisterLinks.record(Form.reference(id)).with("done", "retired"))
        }
        var model = try await retirement(context)
        model.values = fields.typed
        model.errors = refusal.errors
        return RetirePage(model: model).response(refusal.status)
    }

    private func retirement(_ context: ShellContext) async throws -> RetirePage.Model {
        let id = try Self.id(context)
        let (services, actor) = (self.services, context.actor)
        return try await services.world.store.read { db in
            let room = try LandRoom(services, actor, db)
            guard let open = try Register.state(Record.self, id, db) else { throw Problem.noSuchRecord }
            try room.require(.write, open.record)
            return RetirePage.Model(
                record: Form.reference(id), name: Form.name(open.record), version: open.number, room: room,
                naming: try LinkRows.naming(id.value, db).count)
        }
    }

    // MARK: - The page's model

    /// The days asked for in the address.
    private static func asked(_ context: ShellContext) -> LandRecordPage.AsOf {
        LandRecordPage.AsOf(day: context.query("on") ?? "", believed: context.query("believed") ?? "")
    }

    private static func model(
        _ record: RecordReference, _ history: [HistoryEntry], _ facets: [Facet], _ services: WebServices,
        _ actor: Actor, _ asked: LandRecordPage.AsOf, _ db: Transaction
    ) throws -> LandRecordPage.Model {
        var asOf = asked
        let room = try LandRoom(services, actor, db)
        let id = Record.ID(record.id)
        let open = try Register.state(Record.self, id, db)
        guard let newest = try open ?? Register.versions(of: id, as: Record.self, db).first else {
            throw Problem.noSuchRecord
        }
        try room.require(.read, newest.record)
        try answer(&asOf, id, room, db)
        let parcel = newest.record as? Parcel
        let days = try ConfirmationRows.days(of: record.id, db)
        let titles = try RecordTitles.read(
            (named(newest.record.fields) + history.flatMap { named($0) } + lineage(history, record.kind)).prefix(120),
            db)
        return LandRecordPage.Model(
            record: record, name: Form.name(newest.record),
            text: LandText(room: room, names: PartyNames(), titles: titles, kind: record.kind),
            version: open?.number, validFrom: newest.validFrom,
            sections: RecordSections.of(newest.record.fields, record.kind, days),
            confirmedOn: days[ConfirmationRows.whole], related: try RecordRelations.of(record, db), history: history,
            facets: try Facet.told(facets, about: record, by: actor, policy: services.policy, db), asOf: asOf,
            gap: parcel.flatMap { LandText.gap($0) },
            proposal: parcel != nil && parcel?.code == nil
                ? try ParcelCodeRows.proposal(for: ParcelID(record.id), db) : nil,
            map: try LandMap.small(record, services, actor, db), mayWrite: room.may(.write, newest.record))
    }

    private static func answer(
        _ asOf: inout LandRecordPage.AsOf, _ id: Record.ID, _ room: LandRoom, _ db: Transaction
    ) throws {
        guard !asOf.day.isEmpty || !asOf.believed.isEmpty else { return }
        func day(_ text: String, _ field: String) -> CivilDate? {
            guard !text.isEmpty else { return nil }
            if let day = try? CivilDate.parse(String(text.prefix(100))) { return day }
            asOf.errors.add(
                field,
                Words(
                    th: "อ่านวันที่นี้ไม่ได้ พิมพ์เช่น 22/11/2569", en: "This day cannot be read. Type it like 22/11/2569"))
            return nil
        }
        let on = day(asOf.day, "on") ?? room.today
        let believed = day(asOf.believed, "believed")
        guard asOf.errors.isEmpty else { return }
        // What was believed when that day ended.
        let moment = believed.map { Instant(startOf: $0.adding(days: 1)).adding(milliseconds: -1) }
        let version = try Register.state(Record.self, id, on: on, believedAt: moment, db)
        if let version { try room.require(.read, version.record) }
        asOf.answer = .some(version.map { (day: on, fields: $0.record.fields) })
    }

    /// Every person and organisation that the page names.
    private static func parties(_ model: LandRecordPage.Model) -> [Party] {
        var parties: [Party] = []
        func take(_ value: RecordField.Value?) {
            switch value {
            case .owners(let owners): parties += owners.map(\.party)
            case .party(let party): parties.append(party)
            default: break
            }
        }
        for section in model.sections { section.fields.forEach { take($0.value) } }
        if case .some(.some(let found)) = model.asOf.answer { found.fields.forEach { take($0.value) } }
        for entry in model.history {
            for change in entry.changes {
                take(change.before)
                take(change.after)
            }
        }
        var seen: Set<Party> = []
        return parties.filter { seen.insert($0).inserted }
    }

    private static func named(_ fields: [RecordField]) -> [RecordReference] {
        fields.compactMap { if case .record(let record) = $0.value { record } else { nil } }
    }

    private static func named(_ entry: HistoryEntry) -> [RecordReference] {
        entry.changes.flatMap { [$0.before, $0.after] }
            .compactMap { if case .record(let record) = $0 { record } else { nil } }
    }

    private static func lineage(_ history: [HistoryEntry], _ kind: RecordKind) -> [RecordReference] {
        history.flatMap { $0.parents + $0.children }.map { RecordReference(kind, $0) }
    }
}

extension Problem {
    /// For the test that numbers are unique.
    static let landPages: [Problem] = [.factGroupUnknownHere, .shapeOfSeveralParts]

    static let factGroupUnknownHere = Problem(
        "404.390", Words(th: "ไม่มีกลุ่มข้อมูลนี้", en: "There is no such group of facts."),
        wayForward: Words(th: "กลับไปหน้ารายการแล้วกดยืนยันใหม่", en: "Go back to the record and confirm again."),
        field: "group")
}
