import Access
import Civics
import Geo
import Html
import Registry
import Shell
import Storage

/// Which facts stand together on a record's page, and are confirmed together.
enum RecordSections {
    static func of(_ fields: [RecordField], _ kind: RecordKind, _ days: [String: CivilDate]) -> [LandRecordPage.Section]
    {
        let groups = FactGroup.of(kind)
        var left = fields
        let sections = groups.compactMap { group -> LandRecordPage.Section? in
            let mine = left.filter { Self.group(of: $0.key, kind) == group }
            left.removeAll { Self.group(of: $0.key, kind) == group }
            return mine.isEmpty
                ? nil : LandRecordPage.Section(group: group, fields: mine, confirmedOn: days[group.rawValue])
        }
        let general = LandRecordPage.Section(group: nil, fields: left, confirmedOn: nil)
        return left.isEmpty ? sections : [general] + sections
    }

    private static func group(of key: String, _ kind: RecordKind) -> FactGroup? {
        switch key {
        case "owners", "owner", "occupier": .owner
        case "uses": .use
        case "shape", "drawnArea": .shape
        case "deedType", "deedNumber", "surveyPage", "landNumber", "sheet", "registeredArea": .deed
        case "structure", "floors", "yearBuilt", "typeCode": .structure
        case "text", "width", "height", "sides": kind == .sign ? .size : nil
        default: kind == .place && key.hasPrefix("attribute.") ? .condition : nil
        }
    }
}

/// What stands on or belongs to a record: buildings and signs of a parcel, signs of a building.
enum RecordRelations {
    typealias Related = (title: Words, items: [(label: Words, link: Link)])

    static func of(_ record: RecordReference, _ db: Transaction) throws -> [Related] {
        switch record.kind {
        case .parcel:
            let parcel = ParcelID(record.id)
            let buildings = try BuildingRows.on(parcel, db).map { line in
                (
                    label: line.houseNumber.map { Words(th: "บ้านเลขที่ \($0)", en: "House \($0)") }
                        ?? Words(th: "สิ่งปลูกสร้างไม่มีเลขที่", en: "Building without a number"),
                    link: RegisterLinks.record(RecordReference(.building, line.id.value))
                )
            }
            let signs = try SignRows.on(parcel, db).map { line in
                (
                    label: Words(String(line.wording.prefix(80))),
                    link: RegisterLinks.record(RecordReference(.sign, line.id.value))
                )
            }
            return [
                (Words(th: "สิ่งปลูกสร้างบนแปลง", en: "Buildings on it"), buildings),
                (Words(th: "ป้ายบนแปลง", en: "Signs on it"), signs),
            ]
        case .building, .sign, .place, .village, .person, .organisation, .household, .fact, .survey:
            return []
        }
    }
}

/// The map of one record, near enough to see it and what lies beside it.
enum LandMap {
    static func small(
        _ record: RecordReference, _ services: WebServices, _ actor: Actor, _ db: Transaction
    ) throws -> MapCanvas? {
        guard let bounds = try FootprintRows.bounds(of: record, db) else { return nil }
        return canvas(around: bounds, showing: record.kind, services, actor)
    }

    /// - Parameter bounds: what is to be seen; a margin is added.
    static func canvas(
        around bounds: Bounds, showing kind: RecordKind, _ services: WebServices, _ actor: Actor,
        edit: MapCanvas.Edit? = nil
    ) -> MapCanvas {
        let layers = services.layers.visible(to: actor, policy: services.policy)
        let margin = max((bounds.east - bounds.west) / 2, (bounds.north - bounds.south) / 2, 0.0004)
        let wider = Bounds(
            west: bounds.west - margin, south: bounds.south - margin, east: bounds.east + margin,
            north: bounds.north + margin)
        let shown: Set<String> =
            switch kind {
            case .building: ["parcels", "buildings"]
            case .sign: ["parcels", "signs"]
            case .place: ["parcels", "places"]
            case .village: ["villages"]
            default: ["parcels"]
            }
        return MapCanvas(
            layers: layers, bounds: wider ?? bounds, baseMap: services.baseMap, shown: shown, edit: edit)
    }

    /// Around all that is on the map; `nil` for an empty register.
    static func everything(_ services: WebServices, _ db: Transaction) throws -> Bounds? {
        try RegistryLayers.land.compactMap { try $0.extent(db) }.reduce(nil as Bounds?) { $0?.union($1) ?? $1 }
    }
}
