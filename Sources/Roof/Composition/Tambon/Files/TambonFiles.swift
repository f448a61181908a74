import Civics
import Geo

/// One file of a sample: its path below the chosen directory, and its text.
struct TambonFile: Sendable {
    var path: String
    var text: String
}

/// The sample tambon as the office's own kinds of files, to try imports with (revenue.md §3.4, §3.5).
///
/// Shapefiles are made of the GeoJSON by GDAL: `ogr2ogr -f "ESRI Shapefile" ltax ltax/parcel.geojson -lco ENCODING=UTF-8`.
struct TambonFiles {
    let tambon: SyntheticTambon

    init(_ tambon: SyntheticTambon) {
        self.tambon = tambon
    }

    /// All of them: LTAX layers, people, households, owners, and a month of the Land Department.
    func all() throws -> [TambonFile] {
        [parcels(), blocks(zones: false), blocks(zones: true), people(), households(), owners()]
            + (try TambonLandOffice(tambon).files())
    }

    // MARK: - LTAX

    private func parcels() -> TambonFile {
        let features = tambon.land.tiles.indices.compactMap { index -> String? in
            let (tile, estate) = (tambon.land.tiles[index], tambon.estates[index])
            guard !tile.use.isStrip else { return nil }
            let code = estate.repeatedCode ?? tile.code
            let area = estate.registeredArea
            let fields: [(String, String)] = [
                ("PARCEL_COD", Self.text(code)), ("ZONE_ID", Self.text(String(code.prefix(2)))),
                ("BLOCK_ID", Self.text(String(code.dropFirst(2).prefix(1)))),
                ("LOT", Self.text(String(code.dropFirst(3)))), ("Chanod_no", Self.text(estate.deedNumber ?? "")),
                ("LAND_NO", Self.text(estate.landNumber ?? "")), ("SURVEY", Self.text(estate.surveyPage ?? "")),
                ("land_type", Self.text(estate.deedType)), ("rai", area.map { String($0.rai) } ?? "null"),
                ("ngan", area.map { String($0.ngan) } ?? "null"),
                ("wa", area.map { Self.decimal($0.remainingSquareWaHundredths) } ?? "null"),
                ("area", Self.decimal(Int64((tile.area * 100).rounded()))),
            ]
            return Self.feature(fields, Self.ring(tile.corners.map(\.position)))
        }
        return TambonFile(path: "ltax/parcel.geojson", text: Self.collection(features))
    }

    /// The outlines of blocks or of zones, roads within them left out.
    private func blocks(zones: Bool) -> TambonFile {
        var faces: [String: Set<Int>] = [:]
        for tile in tambon.land.tiles where !tile.use.isStrip {
            let name = tambon.land.zoneAndBlock(tile.block)
            faces[zones ? name.zone : name.zone + name.letter, default: []].formUnion(tile.faces)
        }
        let features = faces.sorted { $0.key < $1.key }.map { name, faces in
            let polygons = tambon.land.region(faces).polygons.map { polygon in
                "[" + polygon.rings.map(Self.positions).joined(separator: ",") + "]"
            }
            let fields: [(String, String)] =
                zones
                ? [("zone_id", Self.text(name)), ("Name", Self.text("เขต \(name)"))]
                : [("zone_id", Self.text(String(name.prefix(2)))), ("block_id", Self.text(String(name.suffix(1))))]
            return Self.feature(
                fields, #"{"type":"MultiPolygon","coordinates":["# + polygons.joined(separator: ",") + "]}")
        }
        return TambonFile(path: zones ? "ltax/zone.geojson" : "ltax/block.geojson", text: Self.collection(features))
    }

    // MARK: - People

    private func people() -> TambonFile {
        var rows = [
            [
                "เลขประจำตัวประชาชน", "คำนำหน้า", "ชื่อ", "นามสกุล", "เพศ", "วันเกิด", "บ้านเลขที่", "หมู่ที่", "ตำบล", "อำเภอ",
                "จังหวัด", "โทรศัพท์",
            ]
        ]
        for person in tambon.people.persons where person.diedOn == nil {
            guard let household = person.household.map({ tambon.people.households[$0] }) else { continue }
            rows.append([
                person.identifier, person.title, person.given, person.family, person.isMale ? "ชาย" : "หญิง",
                Self.date(person.birth.earliest), household.houseNumber, String(tambon.moo[household.village]),
                "สองห้อง", "เมืองบุรีรัมย์", "บุรีรัมย์", person.phone ?? "",
            ])
        }
        return TambonFile(path: "people.csv", text: Self.csv(rows))
    }

    private func households() -> TambonFile {
        var rows = [["เลขรหัสประจำบ้าน", "บ้านเลขที่", "หมู่ที่", "เลขประจำตัวหัวหน้าครัวเรือน", "รหัสแปลงที่ดิน"]]
        for household in tambon.people.households {
            rows.append([
                household.houseCode, household.houseNumber, String(tambon.moo[household.village]),
                tambon.people.persons[household.head].identifier,
                household.tile.map { tambon.land.tiles[$0].code } ?? "",
            ])
        }
        return TambonFile(path: "households.csv", text: Self.csv(rows))
    }

    private func owners() -> TambonFile {
        var rows = [["รหัสแปลงที่ดิน", "เลขประจำตัวประชาชน", "คำนำหน้า", "ชื่อ", "นามสกุล", "ส่วนกรรมสิทธิ์"]]
        for (tile, estate) in zip(tambon.land.tiles, tambon.estates) where !tile.use.isStrip {
            for owner in estate.owners {
                guard case .person(let index) = owner.party else { continue }
                let person = tambon.people.persons[index]
                rows.append([
                    tile.code, person.identifier, person.title, person.given, person.family,
                    owner.share.map { "\($0.part)/\($0.whole)" } ?? "",
                ])
            }
        }
        return TambonFile(path: "owners.csv", text: Self.csv(rows))
    }
}

/// How the files are written.
extension TambonFiles {
    /// A text in JSON; the sample's own texts hold neither quotation marks nor control characters.
    static func text(_ value: String) -> String { "\"\(value)\"" }

    /// Hundredths as a number with two decimals.
    static func decimal(_ hundredths: Int64) -> String {
        "\(hundredths / 100).\(TambonLand.padded(Int(hundredths % 100), 2))"
    }

    static func feature(_ fields: [(String, String)], _ geometry: String) -> String {
        let properties = fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",")
        return #"{"type":"Feature","properties":{"# + properties + #"},"geometry":"# + geometry + "}"
    }

    static func collection(_ features: [String]) -> String {
        #"{"type":"FeatureCollection","features":["# + "\n" + features.joined(separator: ",\n") + "\n]}\n"
    }

    static func ring(_ corners: [Position]) -> String {
        #"{"type":"Polygon","coordinates":["# + positions(corners) + "]}"
    }

    static func positions(_ corners: [Position]) -> String {
        "[" + corners.map { "[\($0.x),\($0.y)]" }.joined(separator: ",") + "]"
    }

    /// UTF-8 with the mark that spreadsheets look for, lines ending as theirs do.
    static func csv(_ rows: [[String]]) -> String {
        let lines = rows.map { row in
            row.map { cell in
                cell.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" })
                    ? "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                        + "\"" : cell
            }.joined(separator: ",")
        }
        return "\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n"
    }

    /// A day as offices write it: day, month, Buddhist year, unpadded.
    static func date(_ day: CivilDate) -> String { "\(day.day)/\(day.month)/\(day.year + 543)" }
}
