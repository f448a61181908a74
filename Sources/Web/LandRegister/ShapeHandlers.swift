import Access
import Civics
import Geo
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// The page that draws or changes where a record lies.
struct ShapeHandlers<Form: LandForm>: Sendable {
    typealias Record = Form.Record

    var services: WebServices

    func show(_ context: ShellContext) async throws -> Response {
        try await page(context, values: nil, errors: FormErrors(), version: nil).response()
    }

    func save(_ context: ShellContext) async throws -> Response {
        let id = try RecordHandlers<Form>.id(context)
        var fields = LandFields(context.form)
        let geometry = ShapeEntry.read(&fields)
        let (day, reason) = (fields.day("validFrom"), fields.text("reason", maximum: 500))
        if geometry == nil, fields.errors.isEmpty {
            fields.errors.add(
                "place", Words(th: "วาดรูปบนแผนที่ หรือใส่พิกัด", en: "Draw on the map, or give coordinates"))
        }
        let (services, actor, version) = (self.services, context.actor, fields.version)
        var refusal = LandRefusal.of(fields.errors)
        if refusal == nil, let geometry {
            let (open, neighbours) = try await services.world.store.read { db in
                guard let open = try Register.state(Record.self, id, db) else { throw Problem.noSuchRecord }
                let own = Form.shape(of: open.record)
                return (open, try ShapeEntry.neighbours(of: geometry, besides: id.value, own: own, db))
            }
            if Self.hasParts(open.record), geometry.polygons.count == 1 { throw Problem.shapeOfSeveralParts }
            var record = open.record
            Form.setShape(Shape(ShapeEntry.snapped(geometry, to: neighbours)), of: &record)
            let drawn = record
            refusal = try await LandRefusal.of {
                try await LandDesk(services.world, policy: services.policy).edit(
                    id, to: drawn, ifVersion: version, from: day, reason: reason, by: actor)
            }
        }
        guard let refusal else { return .redirect(RegisterLinks.record(Form.reference(id)).with("done", "shaped")) }
        return try await page(
            context, values: fields.typed, errors: refusal.errors, version: refusal.isOvertaken ? nil : version
        ).response(refusal.status)
    }

    /// Whether the shape has parts that one drawing cannot hold.
    private static func hasParts(_ record: Record) -> Bool {
        guard let geometry = Form.shape(of: record).flatMap({ try? $0.geometry() }) else { return false }
        return geometry.polygons.count > 1 || geometry.lines.count > 1
    }

    private func page(
        _ context: ShellContext, values: [String: String]?, errors: FormErrors, version: Int?
    ) async throws -> ShapePage {
        let id = try RecordHandlers<Form>.id(context)
        let (services, actor) = (self.services, context.actor)
        let asked = context.query("as").flatMap { ShapeEntry.Mode(rawValue: $0) }
        return try await services.world.store.read { db in
            let room = try LandRoom(services, actor, db)
            guard let open = try Register.state(Record.self, id, db) else { throw Problem.noSuchRecord }
            try room.require(.write, open.record)
            let reference = Form.reference(id)
            let shape = Form.shape(of: open.record)
            let geometry = shape.flatMap { try? $0.geometry() }
            let mode = asked ?? geometry.map(Self.mode) ?? Form.drawing
            var typed = values ?? [:]
            if values == nil, let geometry, Self.mode(geometry) == mode {
                if case .point(let place) = geometry {
                    typed["place"] = "\(LandText.degrees(place.y)), \(LandText.degrees(place.x))"
                } else {
                    typed["shape"] = ShapeEntry.text(shape)
                }
            }
            let around = try FootprintRows.bounds(of: reference, db) ?? Self.near(open.record, db)
            let fallback = try around ?? LandMap.everything(services, db)
            let edit = MapCanvas.Edit(
                mode: mode == .line ? .line : .area, field: "field-shape", layer: "parcels",
                feature: Record.kind == .parcel ? id.description : nil)
            return ShapePage(
                model: .init(
                    record: reference, name: Form.name(open.record), version: version ?? open.number, mode: mode,
                    hasParts: Self.hasParts(open.record),
                    face: FormFace(values: typed, errors: errors, room: room),
                    map: fallback.map {
                        LandMap.canvas(
                            around: $0, showing: Record.kind, services, actor, edit: mode == .point ? nil : edit)
                    }))
        }
    }

    private static func mode(_ geometry: Geometry) -> ShapeEntry.Mode {
        switch geometry {
        case .point, .multiPoint: .point
        case .lineString, .multiLineString: .line
        case .polygon, .multiPolygon, .collection: .area
        }
    }

    /// About the parcel that a building or sign stands on.
    private static func near(_ record: Record, _ db: Transaction) throws -> Bounds? {
        let parcel = (record as? Building)?.parcel ?? (record as? Sign)?.parcel
        return try parcel.flatMap { try FootprintRows.bounds(of: RecordReference(.parcel, $0.value), db) }
    }
}

extension Problem {
    static let shapeOfSeveralParts = Problem(
        "409.390",
        Words(
            th: "รูปนี้มีหลายส่วน การวาดหนึ่งรูปจะทำให้ส่วนอื่นหาย",
            en: "This shape has several parts; one drawing would lose the others."),
        wayForward: Words(
            th: "แก้ไขรูปหลายส่วนโดยนำเข้าแฟ้มแผนที่", en: "Change a shape of several parts by importing a map file."),
        field: "shape")
}

/// Draws the shape of one record.
struct ShapePage: Page {
    struct Model {
        var record: RecordReference
        var name: Words
        var version: Int
        var mode: ShapeEntry.Mode
        var hasParts: Bool
        var face: FormFace
        var map: MapCanvas?
    }

    var model: Model

    var title: Words { Words(th: "รูปและที่ตั้งของ \(model.name.th)", en: "Shape of \(model.name.en)") }
    var audience: PageAudience { .staff }
    var scripts: [String] { model.map == nil ? [] : ["map.js"] }
    var styles: [String] { model.map == nil ? [] : ["leaflet.css", "map.css"] }
    var trail: [Crumb] { [RegisterCrumbs.home, Crumb(model.name, RegisterLinks.record(model.record))] }

    private var action: Link { LandRegisterLinks.act(.shape, model.record) }

    /// Parcels and villages are areas; the others may be a point or a line too.
    private var modes: [(ShapeEntry.Mode, Words)] {
        let area = (ShapeEntry.Mode.area, Words(th: "พื้นที่", en: "Area"))
        let point = (ShapeEntry.Mode.point, Words(th: "จุด", en: "Point"))
        switch model.record.kind {
        case .parcel, .village: return [area]
        case .sign: return [point]
        case .place: return [point, (.line, Words(th: "เส้น", en: "Line")), area]
        default: return [point, area]
        }
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(model.face.errors))
        \(if: modes.count > 1, tabs)
        \(model.hasParts ? parts : form)
        """
    }

    private var tabs: HTML {
        Tabs(
            Words(th: "ชนิดของรูป", en: "Kind of shape"),
            modes.map { NavigationItem($0.1, action.with("as", $0.0.rawValue)) },
            chosen: action.with("as", model.mode.rawValue)
        ).html
    }

    private var parts: HTML {
        """
        \(Notice(.news, "<p>\(Problem.shapeOfSeveralParts.sentence) \(Problem.shapeOfSeveralParts.wayForward)</p>"))
        \(model.map.map { MapCanvas(layers: $0.layers, bounds: $0.bounds, baseMap: $0.baseMap, shown: $0.shown).html })
        """
    }

    private var form: HTML {
        Form(to: action) {
            """
            \(HiddenField("version", String(model.version)))
            \(model.mode == .point ? point : drawn)
            \(model.face.acts(reasonIsRequired: false))
            \(ButtonRow("\(Button(Words(th: "บันทึกรูป", en: "Save the shape")))\(ButtonLink(Words(th: "กลับ", en: "Back"), to: RegisterLinks.record(model.record), .quiet))"))
            """
        }.html
    }

    private var point: HTML {
        """
        \(model.face.text("place", Words(th: "พิกัด (ละติจูด, ลองจิจูด)", en: "Coordinates (latitude, longitude)"), hint: Words(th: "จากโทรศัพท์หรือแผนที่ เช่น 14.998877, 103.102030", en: "from a telephone or map, such as 14.998877, 103.102030"), isRequired: true, width: 20, maximum: 60))
        \(model.map.map(\.html))
        """
    }

    private var drawn: HTML {
        """
        \(model.map.map(\.html))
        <details><summary>\(Words(th: "รูปเป็นข้อความ (GeoJSON)", en: "The shape as text (GeoJSON)"))</summary>
        \(TextArea("shape", Words(th: "GeoJSON", en: "GeoJSON"), value: model.face.values["shape"], rows: 6, maximum: 200_000, error: model.face.errors["shape"], isRequired: false))
        </details>
        \(if: model.face.errors["place"] != nil, "<p class=\"field-error\" id=\"field-place\">\(model.face.errors["place"] ?? Words(""))</p>")
        """
    }
}
