import Access
import Civics
import Geo
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Splitting a parcel along a drawn line: first the line, then the parts to look at, then it is saved.
struct SplitHandlers: Sendable {
    var services: WebServices

    private var desk: ParcelDesk { ParcelDesk(services.world, policy: services.policy) }

    func show(_ context: ShellContext) async throws -> Response {
        try await linePage(context, [:], FormErrors()).response()
    }

    /// The parts along the line, with their areas; nothing is saved yet.
    func preview(_ context: ShellContext) async throws -> Response {
        var fields = LandFields(context.form)
        let line = Self.line(&fields)
        guard let line, fields.errors.isEmpty else {
            return try await linePage(context, fields.typed, fields.errors).response(.unprocessableContent)
        }
        return try await partsPage(context, line, fields, LandRefusal.of(FormErrors()), [])
    }

    func save(_ context: ShellContext) async throws -> Response {
        let id = try RecordHandlers<ParcelForm>.id(context)
        var fields = LandFields(context.form)
        guard let line = Self.line(&fields) else {
            return try await linePage(context, fields.typed, fields.errors).response(.unprocessableContent)
        }
        let shapes = try await desk.cut(id, along: Shape(line), by: context.actor)
        let parts = shapes.indices.map { index in
            ParcelPart(
                shape: shapes[index].shape, landNumber: fields.text("landNumber-\(index)", maximum: 40),
                deedNumber: fields.text("deedNumber-\(index)", maximum: 40),
                surveyPage: fields.text("surveyPage-\(index)", maximum: 40),
                registeredArea: fields.area("registeredArea-\(index)"))
        }
        let kept = context.form.text("kept").flatMap { Int($0) }
        let (day, paper) = (fields.day("validFrom"), fields.text("reason", maximum: 500))
        var refusal = LandRefusal.of(fields.errors)
        let warnings = refusal == nil ? try await warnings(id, parts, shapes.map(\.squareMetreHundredths)) : []
        if refusal == nil, !warnings.isEmpty, !context.form.isTicked("accept") {
            var errors = FormErrors()
            errors.add(
                "accept",
                Words(
                    th: "มีข้อสังเกตด้านล่าง ตรวจแล้วทำเครื่องหมายเพื่อบันทึก",
                    en: "There is something to look at below; tick to save all the same"))
            refusal = LandRefusal.of(errors)
        }
        if refusal == nil {
            let version = fields.version
            refusal = try await LandRefusal.of {
                _ = try await desk.split(
                    id, into: parts, keeping: kept, from: day, paper: paper ?? "", ifVersion: version,
                    by: context.actor)
            }
        }
        guard let refusal else {
            return .redirect(RegisterLinks.record(ParcelForm.reference(id)).with("done", "split"))
        }
        return try await partsPage(context, line, fields, refusal, warnings)
    }

    // MARK: - What the steps share

    private static func line(_ fields: inout LandFields) -> Geometry? {
        let geometry = ShapeEntry.read(&fields)
        if let geometry, !geometry.lines.isEmpty { return geometry }
        if fields.errors.isEmpty {
            fields.errors.add("shape", Words(th: "ลากเส้นแบ่งข้ามแปลงก่อน", en: "Draw the line across the parcel first"))
        }
        return nil
    }

    /// What a person should look at before saving.
    private func warnings(_ id: ParcelID, _ parts: [ParcelPart], _ areas: [Int64]) async throws -> [LandWarning] {
        let services = self.services
        return try await services.world.store.read { db in
            guard let open = try Register.state(Parcel.self, id, db) else { throw Problem.noSuchRecord }
            var warnings: [LandWarning] = []
            for (index, part) in parts.enumerated() {
                guard let paper = part.registeredArea, paper > .zero else { continue }
                let gap = (areas[index] - paper.squareMetreHundredths).magnitude
                if gap * 20 > paper.squareMetreHundredths.magnitude {
                    warnings.append(
                        .areasDiffer(part: index + 1, registered: paper, drawnSquareMetreHundredths: areas[index]))
                }
            }
            let papers = parts.compactMap(\.registeredArea)
            if let whole = open.record.registeredArea, papers.count == parts.count {
                let sum = try papers.reduce(LandArea.zero) { try $0.adding($1) }
                if sum != whole { warnings.append(.partsRegisteredDiffer(whole: whole, parts: sum)) }
            }
            let standing = try BuildingRows.on(id, db).count + SignRows.on(id, db).count
            if standing > 0 { warnings.append(.buildingsToPlace(standing)) }
            return warnings
        }
    }

    private func open(
        _ context: ShellContext
    ) async throws -> (id: ParcelID, open: Version<Parcel>, room: LandRoom, bounds: Bounds?) {
        let id = try RecordHandlers<ParcelForm>.id(context)
        let (services, actor) = (self.services, context.actor)
        return try await services.world.store.read { db in
            let room = try LandRoom(services, actor, db)
            guard let open = try Register.state(Parcel.self, id, db) else { throw Problem.noSuchRecord }
            try room.require(.write, open.record)
            return (id, open, room, try FootprintRows.bounds(of: ParcelForm.reference(id), db))
        }
    }

    private func linePage(
        _ context: ShellContext, _ values: [String: String], _ errors: FormErrors
    ) async throws -> SplitLinePage {
        let (id, open, room, bounds) = try await open(context)
        let edit = MapCanvas.Edit(mode: .line, field: "field-shape", layer: "parcels", feature: nil)
        return SplitLinePage(
            model: .init(
                parcel: id, name: ParcelForm.name(open.record),
                face: FormFace(values: values, errors: errors, room: room),
                map: bounds.map { LandMap.canvas(around: $0, showing: .parcel, services, context.actor, edit: edit) }))
    }

    private func partsPage(
        _ context: ShellContext, _ line: Geometry, _ fields: LandFields, _ refusal: LandRefusal?,
        _ warnings: [LandWarning]
    ) async throws -> Response {
        let (id, open, room, _) = try await open(context)
        let shapes: [(shape: Shape, squareMetreHundredths: Int64)]
        do {
            shapes = try await desk.cut(id, along: Shape(line), by: context.actor)
        } catch let problem as Problem where [409, 422].contains(problem.status) {
            var told = problem
            told.field = "shape"
            return try await linePage(context, fields.typed, FormErrors(told)).response(.unprocessableContent)
        }
        // Rings of the parts inside the parcel, for the drawing on the page.
        let areas = shapes.map { ($0.shape, $0.squareMetreHundredths) }
        var values = fields.typed
        values["line"] = nil
        let isOvertaken = refusal?.isOvertaken ?? false
        let page = SplitPartsPage(
            model: .init(
                parcel: id, name: ParcelForm.name(open.record), code: open.record.code,
                version: fields.version == 0 || isOvertaken ? open.number : fields.version,
                line: ShapeEntry.text(Shape(line)), parts: areas, warnings: warnings,
                face: FormFace(values: values, errors: refusal?.errors ?? FormErrors(), room: room)))
        return page.response(refusal?.status ?? .ok)
    }
}
