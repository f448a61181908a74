import Access
import Civics
import Geo

/// The layers that this slice offers to the map and the machine interfaces.
public enum RegistryLayers {
    /// Those of land; open ones first.
    public static let land: [MapLayer] = [parcels, villages, places, parcelsRegister, buildings, signs]

    /// All layers of the slice, with those that other areas of it add.
    public static func all(_ more: [MapLayer] = []) -> [MapLayer] { land + more }

    static let parcels = layer(
        "parcels", Words(th: "แปลงที่ดิน", en: "Parcels"),
        Words(
            th: "รูปแปลงและรหัสในแผนที่ภาษี ไม่มีเจ้าของและเลขเอกสารสิทธิ",
            en: "Shapes and codes of the tax map; no owner, no deed number."),
        .published, .polygon, OpenParcelRow.fields, minimumZoom: 12, OpenParcelRow.self)

    static let villages = layer(
        "villages", Words(th: "หมู่บ้าน", en: "Villages"),
        Words(th: "เขตหมู่บ้านเท่าที่มีผู้วาดไว้", en: "Village boundaries, where they have been drawn."),
        .published, .polygon, VillageLayerRow.fields, minimumZoom: 8, VillageLayerRow.self)

    static let places = layer(
        "places", Words(th: "สถานที่และทรัพย์สินสาธารณะ", en: "Public places and assets"),
        Words(
            th: "ถนน ไฟสาธารณะ แหล่งน้ำ โรงเรียน วัด ศูนย์พักพิง",
            en: "Roads, lights, water, schools, temples, shelters."),
        .published, .mixed, PlaceLayerRow.fields, minimumZoom: 10, PlaceLayerRow.self)

    static let parcelsRegister = layer(
        "parcels-register", Words(th: "ทะเบียนที่ดิน", en: "Land register"),
        Words(
            th: "แปลงที่ดินพร้อมเอกสารสิทธิ เฉพาะผู้มีสิทธิ", en: "Parcels with their deeds, for those who may see them."),
        .property, .polygon, RegisterParcelRow.fields, minimumZoom: 12, RegisterParcelRow.self)

    static let buildings = layer(
        "buildings", Words(th: "สิ่งปลูกสร้าง", en: "Buildings"),
        Words(th: "สิ่งปลูกสร้างในทะเบียนทรัพย์สิน", en: "Buildings of the property register."),
        .property, .mixed, BuildingLayerRow.fields, minimumZoom: 14, BuildingLayerRow.self)

    static let signs = layer(
        "signs", Words(th: "ป้าย", en: "Signs"),
        Words(th: "ป้ายในทะเบียนทรัพย์สิน", en: "Signs of the property register."),
        .property, .mixed, SignLayerRow.fields, minimumZoom: 14, SignLayerRow.self)

    private static func layer<Row: LandLayerRow>(
        _ id: String, _ title: Words, _ description: Words, _ dataClass: DataClass, _ shape: MapLayer.Shape,
        _ fields: [MapLayer.Field], minimumZoom: Int, _ row: Row.Type
    ) -> MapLayer {
        MapLayer(
            id: id, title: title, description: description, dataClass: dataClass, shape: shape, fields: fields,
            kinds: [Row.Record.kind], minimumZoom: minimumZoom,
            features: { query, db in try LandLayerRows.features(Row.self, query, fields: fields, db) },
            count: { query, db in try LandLayerRows.count(Row.self, query, fields: fields, db) },
            page: { query, db in try LandLayerRows.page(Row.self, query, fields: fields, db) },
            extent: { db in try LandLayerRows.extent(Row.self, db) })
    }
}
