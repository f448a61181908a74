import Civics
import Geo

/// A month of the Land Department's section 10 data about some parcels of the sample (revenue.md §3.5), unpacked: the
/// real files come in one ZIP.
struct TambonLandOffice {
    let tambon: SyntheticTambon

    /// Statuses as the department writes them, the last of them one that nobody knows.
    private static let statuses = [
        "ขาย", "ขาย", "ขาย", "โอนมรดก", "ให้", "ขายตามคำสั่งศาล", "ให้เฉพาะส่วน", "จำนอง", "ไถ่ถอนจากจำนอง", "แบ่งแยกในนามเดิม",
        "สอบเขตโฉนดที่ดิน", "แก้ชื่อตัว", "ใบแทน", "เอกสารสิทธิที่เกิดใหม่ในเดือน", "ประเภทที่ตัวอย่างแต่งขึ้น",
    ]

    init(_ tambon: SyntheticTambon) {
        self.tambon = tambon
    }

    func files() throws -> [TambonFile] {
        var random = tambon.chance(8)
        let deeds = chosen("โฉนด", 75, &random)
        let certificates = chosen("น.ส.3ก", 12, &random)
        return [
            TambonFile(path: "land-department/parcel_310118.csv", text: deedRows(deeds, &random)),
            TambonFile(path: "land-department/ns3a_310118.csv", text: certificateRows(certificates, &random)),
            TambonFile(path: "land-department/310118_MAP_LAND_GIS_48.geojson", text: try polygons(deeds)),
        ]
    }

    private func chosen(_ type: String, _ count: Int, _ random: inout SplitMix64) -> [Int] {
        let all = tambon.estates.indices.filter { tambon.estates[$0].deedType == type }
        return Array(all.shuffled(using: &random).prefix(count)).sorted()
    }

    private func deedRows(_ parcels: [Int], _ random: inout SplitMix64) -> String {
        // Blanks at the ends of header names are the department's.
        var rows = [
            [
                "UTM_MAP1", "UTM_MAP2", "UTM_MAP3", "UTM_MAP4", "UTM_SCALE", "ที่ดิน ", "โฉนด", "ห.สำรวจ ", "ไร่", "งาน",
                "วา",
                "เศษ", "คำนำหน้า", "ชื่อ", "นามสกุล", "13 หลัก", "OWN_HSE_NO", "OWN_MOO", "OWN_SOI", "OWN_VILLAGE",
                "OWN_ROAD", "OWN_TAMBOL", "OWN_AMPHUR", "OWN_PROVINCE", "สถานะดำเนินการ", "วันที่ ", "REG_AMT",
                "MERGE_PARCEL", "PROCESS_ORDER",
            ]
        ]
        for (number, index) in parcels.enumerated() {
            let estate = tambon.estates[index]
            let status = Self.statuses[number % Self.statuses.count]
            let isSale = status.hasPrefix("ขาย")
            rows.append(
                sheet(estate)
                    + [estate.landNumber ?? "", estate.deedNumber ?? "", estate.surveyPage ?? ""] + area(estate)
                    + owner(&random)
                    + [
                        status, TambonFiles.date(tambon.today.adding(days: -random.whole(3...33))),
                        isSale ? "฿\(random.whole(90...980)),000.00" : "฿-", "", "\(number + 1)",
                    ])
        }
        return TambonFiles.csv(rows)
    }

    private func certificateRows(_ parcels: [Int], _ random: inout SplitMix64) -> String {
        var rows = [
            [
                "UTM_AIRMAP1", "UTM_AIRMAP2", "UTM_AIRMAP3", "UTM_SCALE", "ล.ที่ดิน", "เลขที่นส3ก", "ไร่", "งาน", "วา", "เศษ",
                "คำนำหน้า", "ชื่อ", "นามสกุล", "13 หลัก", "OWN_HSE_NO", "OWN_MOO", "OWN_SOI", "OWN_VILLAGE", "OWN_ROAD",
                "OWN_TAMBOL", "OWN_AMPHUR", "OWN_PROVINCE", "สถานะ", "วันที่", "REG_AMT", "PROCESS_ORDER",
            ]
        ]
        for (number, index) in parcels.enumerated() {
            let estate = tambon.estates[index]
            let parts = sheet(estate)
            rows.append(
                Array(parts.prefix(3)) + [parts[4], estate.landNumber ?? "", estate.deedNumber ?? ""] + area(estate)
                    + owner(&random)
                    + [
                        number % 3 == 0 ? "โอนมรดก" : "ขาย",
                        TambonFiles.date(tambon.today.adding(days: -random.whole(3...33))),
                        "฿\(random.whole(60...400)),000.00", "\(number + 1)",
                    ])
        }
        return TambonFiles.csv(rows)
    }

    /// The four parts of the sheet and the scale; the last part without its leading zero, as the files have it.
    private func sheet(_ estate: TambonEstate) -> [String] {
        var parts = (estate.sheet ?? "||||").split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        if parts[3].hasPrefix("0"), parts[3].utf8.count == 2 { parts[3] = String(parts[3].dropFirst()) }
        return parts
    }

    private func area(_ estate: TambonEstate) -> [String] {
        guard let area = estate.registeredArea else { return ["", "", "", ""] }
        let wa = area.remainingSquareWaHundredths
        return [String(area.rai), String(area.ngan), String(wa / 100), String(wa % 100)]
    }

    /// Somebody of the tambon, or now and then from elsewhere.
    private func owner(_ random: inout SplitMix64) -> [String] {
        let people = tambon.people
        let outsiders = people.persons.indices.filter { people.persons[$0].household == nil }
        if random.happens(20), let index = random.one(of: outsiders) {
            let person = people.persons[index]
            let home = TambonNames.elsewhere[person.elsewhere ?? 0]
            return [
                person.title, person.given, person.family, person.identifier, "\(1 + index % 400)", "", "", "", "",
                home.tambon, home.amphoe, home.province,
            ]
        }
        let household = people.households[random.whole(0...(people.households.count - 1))]
        let person = people.persons[household.head]
        return [
            person.title, person.given, person.family, person.identifier, household.houseNumber,
            String(tambon.moo[household.village]), "", "บ้าน\(tambon.villageNames[household.village])", "", "สองห้อง",
            "เมืองบุรีรัมย์", "บุรีรัมย์",
        ]
    }

    /// Their polygons in Indian 1975 / UTM zone 48 (EPSG:24048), in the department's wrapper.
    private func polygons(_ parcels: [Int]) throws -> String {
        let projector = try Projector(from: .wgs84, to: .indian48)
        let features = try parcels.map { index in
            let (tile, estate) = (tambon.land.tiles[index], tambon.estates[index])
            let parts = (estate.sheet ?? "||||").split(separator: "|", omittingEmptySubsequences: false)
                .map(String.init)
            // Millimetres, as the department's files have them.
            let corners = try projector.transform(tile.corners.map(\.position)).map {
                Position(x: ($0.x * 1_000).rounded() / 1_000, y: ($0.y * 1_000).rounded() / 1_000)
            }
            return TambonFiles.feature(
                [
                    ("LandUTM1", TambonFiles.text(parts[0])), ("LandUTM2", TambonFiles.text(parts[1])),
                    ("LandUTM3", TambonFiles.text(parts[2])), ("LandUTM4", TambonFiles.text(parts[3])),
                    ("LandUTMScale", TambonFiles.text(parts[4])),
                    ("LandNumber", TambonFiles.text(estate.landNumber ?? "")), ("OptID", TambonFiles.text("063101")),
                    ("OptName", TambonFiles.text("อบต.สองห้อง (ตัวอย่าง)")),
                ], TambonFiles.ring(corners))
        }
        return #"{"LocationGeospatial":"# + TambonFiles.collection(features) + "}\n"
    }
}
