import Access
import Civics
import Geo
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Merging a parcel with its neighbours.
struct MergeHandlers: Sendable {
    var services: WebServices

    func show(_ context: ShellContext) async throws -> Response {
        MergePage(model: try await model(context, [:], [], FormErrors())).response()
    }

    func save(_ context: ShellContext) async throws -> Response {
        let id = try RecordHandlers<ParcelForm>.id(context)
        var fields = LandFields(context.form)
        let (day, paper) = (fields.day("validFrom"), fields.text("reason", maximum: 500))
        let number = fields.text("deedNumber", maximum: 40)
        let (land, page) = (fields.text("landNumber", maximum: 40), fields.text("surveyPage", maximum: 40))
        let area = fields.area("registeredArea")
        let chosen = context.form.all("with").prefix(50).compactMap { ParcelID(text: $0) }
        if chosen.isEmpty {
            fields.errors.add("with", Words(th: "เลือกแปลงที่จะรวมอย่างน้อยหนึ่งแปลง", en: "Choose at least one neighbour"))
        }
        var refusal = LandRefusal.of(fields.errors)
        var merged: ParcelID?
        if refusal == nil {
            let (services, actor, version) = (self.services, context.actor, fields.version)
            let members: [ParcelDesk.Member] =
                [(id: id, version: version)]
                + chosen.map { (id: $0, version: context.form.text("version-\($0)").flatMap { Int($0) } ?? 0) }
            let old = try await services.world.store.read { try Register.state(Parcel.self, id, $0)?.record.deed }
            let deed = number.map {
                Parcel.Deed(
                    type: old?.type ?? "โฉนด", number: $0, surveyPage: page, landNumber: land, sheet: old?.sheet)
            }
            refusal = try await LandRefusal.of(["parcels": "with", "shape": "with", "code": "with"]) {
                merged = try await ParcelDesk(services.world, policy: services.policy).merge(
                    members, deed: deed, registeredArea: area, from: day, paper: paper ?? "", by: actor
                ).parcel
            }
        }
        guard let refusal else {
            return .redirect(RegisterLinks.record(ParcelForm.reference(merged ?? id)).with("done", "merged"))
        }
        let model = try await model(context, fields.typed, Set(chosen), refusal.errors)
        return MergePage(model: model).response(refusal.status)
    }

    private func model(
        _ context: ShellContext, _ values: [String: String], _ chosen: Set<ParcelID>, _ errors: FormErrors
    ) async throws -> MergePage.Model {
        let id = try RecordHandlers<ParcelForm>.id(context)
        let (services, actor) = (self.services, context.actor)
        return try await services.world.store.read { db in
            let room = try LandRoom(services, actor, db)
            guard let open = try Register.state(Parcel.self, id, db) else { throw Problem.noSuchRecord }
            try room.require(.write, open.record)
            let neighbours = try Self.neighbours(of: open, room, db)
            let bounds = try FootprintRows.bounds(of: ParcelForm.reference(id), db)
            return MergePage.Model(
                parcel: id, name: ParcelForm.name(open.record), version: open.number, neighbours: neighbours,
                chosen: chosen, face: FormFace(values: values, errors: errors, room: room),
                map: bounds.map { LandMap.canvas(around: $0, showing: .parcel, services, actor) })
        }
    }

    /// The parcels that touch this one, by code.
    private static func neighbours(
        of parcel: Version<Parcel>, _ room: LandRoom, _ db: Transaction
    ) throws -> [MergePage.Neighbour] {
        guard let shape = parcel.record.shape, let own = try? shape.geometry() else { return [] }
        guard let bounds = own.bounds, let layer = RegistryLayers.land.first(where: { $0.id == "parcels" }) else {
            return []
        }
        let features = try layer.features(LayerQuery(bounds: bounds, limit: 500, scope: .all), db)
        let touching = features.filter { feature in
            guard feature.id != parcel.subject.value, let other = try? Geometry(wkb: feature.wkb) else { return false }
            return ((try? GeometryChecks.intersection(own, other))?.positions.isEmpty ?? true) == false
        }
        return try touching.compactMap { feature -> MergePage.Neighbour? in
            let id = ParcelID(feature.id)
            guard let other = try Register.state(Parcel.self, id, db), room.may(.write, other.record) else {
                return nil
            }
            var remarks: [LandWarning] = []
            if Set(other.record.owners) != Set(parcel.record.owners) { remarks.append(.ownersDiffer) }
            if let one = parcel.record.code, let two = other.record.code, one.zone + one.block != two.zone + two.block {
                remarks.append(.blocksDiffer)
            }
            return MergePage.Neighbour(
                parcel: id, version: other.number, name: ParcelForm.name(other.record),
                code: other.record.code, remarks: remarks)
        }.sorted { ($0.code?.description ?? "~") < ($1.code?.description ?? "~") }
    }
}

/// Chooses the neighbours that a parcel is merged with.
struct MergePage: Page {
    struct Neighbour: Sendable {
        var parcel: ParcelID
        var version: Int
        var name: Words
        var code: ParcelCode?
        /// What differs, to be looked at.
        var remarks: [LandWarning]
    }

    struct Model {
        var parcel: ParcelID
        var name: Words
        var version: Int
        var neighbours: [Neighbour]
        var chosen: Set<ParcelID>
        var face: FormFace
        var map: MapCanvas?
    }

    var model: Model

    var title: Words { Words(th: "รวม \(model.name.th) กับแปลงข้างเคียง", en: "Merge \(model.name.en) with neighbours") }
    var audience: PageAudience { .staff }
    var scripts: [String] { model.map == nil ? [] : ["map.js", "confirm.js"] }
    var styles: [String] { model.map == nil ? [] : ["leaflet.css", "map.css"] }
    var trail: [Crumb] { [RegisterCrumbs.home, Crumb(model.name, RegisterLinks.record(record))] }

    private var record: RecordReference { ParcelForm.reference(model.parcel) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(model.face.errors))
        <p class="lead">\(Words(th: "แปลงที่รหัสน้อยที่สุดจะคงอยู่ แปลงอื่นสิ้นสุดและประวัติชี้มาที่แปลงที่รวม", en: "The parcel of the lowest code goes on; the others end, and their history leads to it."))</p>
        \(model.neighbours.isEmpty ? EmptyState(Words(th: "ไม่พบแปลงที่ติดกันซึ่งท่านแก้ไขได้ หรือแปลงนี้ยังไม่มีรูป", en: "No adjoining parcel that you may change, or no shape yet.")).html : form)
        \(model.map.map(\.html))
        """
    }

    private var form: HTML {
        Form(to: LandRegisterLinks.act(.merge, record)) {
            """
            \(HiddenField("version", String(model.version)))
            \(each: model.neighbours, { HiddenField("version-\($0.parcel)", String($0.version)).html })
            \(CheckboxGroup("with", Words(th: "แปลงที่ติดกัน", en: "Adjoining parcels"), choices: model.neighbours.map(choice), chosen: Set(model.chosen.map(\.description)), error: model.face.errors["with"]))
            \(FieldGroup(Words(th: "เอกสารของแปลงที่รวมแล้ว (เว้นว่างถ้าใช้ของเดิม)", en: "The deed of the whole (empty: as it was)")) {
                """
                \(model.face.text("deedNumber", Words(th: "เลขที่เอกสารสิทธิ", en: "Deed number"), width: 10, maximum: 40))
                \(model.face.text("landNumber", Words(th: "เลขที่ดิน", en: "Land number"), width: 10, maximum: 40))
                \(model.face.text("surveyPage", Words(th: "หน้าสำรวจ", en: "Survey page"), width: 10, maximum: 40))
                \(model.face.text("registeredArea", Words(th: "เนื้อที่ตามเอกสาร (เว้นว่างให้รวมจากแปลงเดิม)", en: "Area on paper (empty: the sum)"), width: 10, maximum: 60))
                """
            })
            \(model.face.acts(reasonIsRequired: true))
            \(ButtonRow("\(Button(Words(th: "รวมแปลง", en: "Merge"), .main, question: Words(th: "รวมแปลงที่เลือกหรือไม่", en: "Merge the chosen parcels?")))\(ButtonLink(Words(th: "กลับ", en: "Back"), to: RegisterLinks.record(record), .quiet))"))
            """
        }.html
    }

    private func choice(_ neighbour: Neighbour) -> Choice {
        let words = neighbour.remarks.map(\.words)
        let hint =
            words.isEmpty
            ? nil
            : Words(th: words.map(\.th).joined(separator: " "), en: words.map(\.en).joined(separator: " "))
        return Choice(neighbour.parcel.description, neighbour.name, hint: hint)
    }
}
