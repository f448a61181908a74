import Access
import Civics
import Geo
import Registry
import SQLText
import Sheets
import Storage
import TestSupport
import Testing

/// A month of the Land Department, as revenue.md §3.5 describes it.
struct ImportMonth {
    var deeds: [String] = []
    var shapes: [String] = []
    var suffix = "48"
    var others: [ZipWriter.Entry] = []

    static let head = [
        "UTM_MAP1 ", "UTM_MAP2 ", "UTM_MAP3 ", "UTM_MAP4 ", "UTM_SCALE ", "ที่ดิน ", "โฉนด ", "ห.สำรวจ ", "ไร่ ", "งาน ",
        "วา ", "เศษ ", "คำนำหน้า ", "ชื่อ ", "นามสกุล ", "13 หลัก ", "OWN_HSE_NO", "OWN_MOO", "OWN_TAMBOL", "OWN_AMPHUR",
        "OWN_PROVINCE", "สถานะดำเนินการ ", "วันที่ ", "REG_AMT ", "MERGE_PARCEL", "PROCESS_ORDER",
    ].joined(separator: ",")

    /// A row; the sheet is 5638 3 5460 and the last part as given.
    static func row(
        _ status: String, deed: String, land: String, name: String = "สมศรี,ใจดี", id: String = "",
        area: String = "1,2,3,9", date: String = "5/1/2569", amount: String = "\"฿304,000.00\"", order: Int = 1
    ) -> String {
        "5638,3,5460,7,4000,\(land) ,\(deed) ,900 ,\(area),นาง ,\(name),\(id),12/3,4,สองห้อง,เมืองบุรีรัมย์,บุรีรัมย์,\(status) ,\(date) ,\(amount),,\(order)"
    }

    static func polygon(land: Int, at n: Int) -> String {
        importFeature(
            importSquare(n),
            #""LandUTM1":"5638","LandUTM2":"3","LandUTM3":"5460","LandUTM4":"07","LandUTMScale":"4000","LandNumber":"\#(land)","OptID":1"#
        )
    }

    var bytes: [UInt8] {
        get throws {
            let table = ([ImportMonth.head] + deeds).joined(separator: "\r\n") + "\r\n"
            let wrapped = #"{"LocationGeospatial":"# + importCollection(shapes) + "}"
            return try ZipWriter.write(
                [
                    ZipWriter.Entry("parcel_310118.csv", text: table),
                    ZipWriter.Entry("310118_MAP_LAND_GIS_\(suffix).geojson", text: wrapped),
                    ZipWriter.Entry("310118_ogr_tmp.csv", text: "x"), ZipWriter.Entry("คู่มือ.pdf", text: "%PDF-"),
                ] + others)
        }
    }
}

@Suite("The Land Department's monthly archive")
struct ImportLandOfficeTests {
    private let actions = LandOfficeActions(
        table: """
            ขาย = transfer
            ให้ = transfer
            ให้เฉพาะส่วน* = add_co_owner
            *รวมสองโฉนด* = merge
            จำนอง* = no_tax_effect
            ไถ่ถอน* = no_tax_effect
            เอกสารสิทธิที่เกิดใหม่* = new
            broken line
            x = no such action
            """)

    @Test(
        "a status is what the table says, exact before patterns, and unknown ones are quarantined",
        arguments: [
            ("ขาย", LandOfficeAction.transfer), (" ขาย ", .transfer), ("ให้", .transfer),
            ("ให้เฉพาะส่วนของตน", .addCoOwner), ("โอนมรดกรวมสองโฉนด", .merge), ("จำนองเพิ่ม", .noTaxEffect),
            ("เอกสารสิทธิที่เกิดใหม่ระหว่างเดือน", .newDeed), ("โอนชำระหนี้จำนอง", .quarantine), ("x", .quarantine),
            ("", .quarantine), ("ขายฝาก", .quarantine),
        ])
    func statuses(_ status: String, _ action: LandOfficeAction) {
        #expect(actions.action(for: status) == action)
    }

    @Test("the shipped table knows every status of the document")
    func shippedTable() async throws {
        try await ImportTown.run(.sqlite) { town in
            let table = try await town.world.store.read { db in
                try LandOfficeActions(on: try #require(CivilDate(iso: "2026-11-20")), db)
            }
            let expected: [(String, LandOfficeAction)] = [
                ("ขาย", .transfer), ("ขายตามคำสั่งศาล", .transfer), ("โอนมรดก", .transfer), ("ให้", .transfer),
                ("ให้เฉพาะส่วนไม่มีค่าตอบแทน", .addCoOwner), ("โอนให้รวมสองโฉนด", .merge), ("แบ่งแยกในนามเดิม", .split),
                ("แบ่งหักเป็นที่สาธารณประโยชน์", .splitToPublic), ("สอบเขตโฉนดที่ดิน", .areaChange),
                ("แก้ชื่อตัว", .ownerCorrection),
                ("เอกสารสิทธิที่เกิดใหม่ระหว่างเดือน", .newDeed), ("เอกสารสิทธิที่ยกเลิกระหว่างเดือน", .retired),
                ("จำนอง", .noTaxEffect), ("ไถ่ถอนจากจำนอง", .noTaxEffect), ("หมายเหตุสารบัญ", .noTaxEffect),
                ("ใบแทน", .noTaxEffect),
                ("อะไรก็ไม่รู้", .quarantine),
            ]
            for (status, action) in expected { #expect(table.action(for: status) == action, "\(status)") }
        }
    }

    @Test(
        "rows are cleaned: heads with blanks, เศษ as hundredths, dates of the Buddhist Era, ฿- as nothing, the padded join key"
    )
    func cleaning() throws {
        var month = ImportMonth()
        month.deeds = [
            ImportMonth.row("ขาย", deed: "1001", land: "12", area: "0,0,2,9"),
            ImportMonth.row("จำนอง", deed: "1002", land: "13", date: "31/12/2568", amount: "฿-"),
            ImportMonth.row("ขาย", deed: "1003", land: "14", date: "31/2/2569"),
        ]
        month.shapes = [ImportMonth.polygon(land: 12, at: 0), ImportMonth.polygon(land: 99, at: 5)]
        let archive = try LandOfficeArchive(try month.bytes, actions: actions)
        #expect(archive.changes.count == 3)
        let first = archive.changes[0]
        #expect(first.joinKey == "5638|3|5460|07|4000|12")
        #expect(first.area?.squareWaHundredths == 209)
        #expect(first.on == CivilDate(iso: "2026-01-05"))
        #expect(first.amount == Satang(baht: 304_000))
        #expect(first.surveyPage == "900")
        #expect(first.geometry != nil)
        #expect(first.address?.tambon == "สองห้อง" && first.address?.moo == 4)
        #expect(archive.changes[1].amount == nil && archive.changes[1].on == CivilDate(iso: "2025-12-31"))
        #expect(archive.changes[2].on == nil && archive.changes[2].reasons.first?.field == "date")
        #expect(archive.unclaimedShapes == 1 && archive.rowsWithoutShape == 2)
        #expect(Set(archive.ignoredFiles) == ["310118_ogr_tmp.csv", "คู่มือ.pdf"])
        #expect(archive.coordinateSystem == .wgs84)
    }

    @Test(
        "polygons in metres ask for their datum, the zone told by the file's name",
        arguments: [("48", 24048), ("47", 24047)])
    func datum(_ suffix: String, _ likely: Int) throws {
        var month = ImportMonth()
        month.suffix = suffix
        month.deeds = [ImportMonth.row("ขาย", deed: "1", land: "1")]
        month.shapes = [
            importFeature(
                #"{"type":"Polygon","coordinates":[[[300000,1657000],[300040,1657000],[300040,1657040],[300000,1657000]]]}"#,
                #""LandUTM1":"5638","LandUTM2":"3","LandUTM3":"5460","LandUTM4":"07","LandUTMScale":"4000","LandNumber":"1""#
            )
        ]
        let bytes = try month.bytes
        #expect {
            try LandOfficeArchive(bytes, actions: actions)
        } throws: {
            ($0 as? CoordinateQuestion)?.choices.map(\.epsg).first == likely
                && ($0 as? CoordinateQuestion)?.choices.count == 2
        }
        let archive = try LandOfficeArchive(bytes, actions: actions, system: CoordinateSystem(epsg: likely))
        #expect(archive.changes[0].geometry != nil)
    }

    @Test("an archive behind a password is refused with the way to a file without one")
    func password() throws {
        var bytes = try ZipWriter.write([ZipWriter.Entry("parcel_310118.csv", text: ImportMonth.head)])
        // Bit 0 of the general purpose flag says that the entry is encrypted: local head at 6, directory at 8.
        bytes[6] |= 1
        for place in bytes.indices.dropLast(10) where bytes[place...].starts(with: [0x50, 0x4B, 0x01, 0x02]) {
            bytes[place + 8] |= 1
        }
        #expect(throws: Problem.landOfficeLocked) { try LandOfficeArchive(bytes, actions: actions) }
        #expect(Problem.landOfficeLocked.wayForward.th.contains("ไม่มีรหัสผ่าน"))
    }

    @Test(
        "staff confirm each change; then the parcel has the new owner from the day of the paper, and undo takes it back",
        arguments: Backend.available)
    func transfer(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let base = try await town.check(
                importCollection([
                    importFeature(importSquare(0), #""code":"01A001","deed_type":"โฉนด","deed_number":"1001""#),
                    importFeature(importSquare(2), #""code":"01A002","deed_type":"โฉนด","deed_number":"1002""#),
                ]), "base.geojson", .parcels)
            try await town.desk.apply(base.id, by: town.finance)
            let before = try await town.today()
            let id = nationalIDOfImports("110170023070")
            var month = ImportMonth()
            month.deeds = [
                ImportMonth.row("ขาย", deed: "1001", land: "1", id: id, area: "5,0,0,0", date: "20/11/2569"),
                ImportMonth.row("จำนอง", deed: "1002", land: "2"),
                ImportMonth.row("ทำอะไรสักอย่าง", deed: "1002", land: "2"),
                ImportMonth.row("ขาย", deed: "9999", land: "3"),
                ImportMonth.row(
                    "เอกสารสิทธิที่เกิดใหม่ระหว่างเดือน", deed: "2001", land: "4", id: id, date: "20/11/2569", order: 2),
            ]
            month.shapes = [ImportMonth.polygon(land: 4, at: 9)]
            let job = try await town.check(try month.bytes, "2569-11.zip", .landOffice)
            let rows = try await town.rows(job)
            #expect(
                rows.map(\.status).sorted { $0.rawValue < $1.rawValue } == [
                    .changed, .conflict, .new, .quarantine, .unchanged,
                ])
            let sale = try #require(rows.first { $0.action == .transfer && $0.status == .changed })
            let deed = try #require(rows.first { $0.action == .newDeed })
            // Nothing goes in that nobody confirmed.
            #expect(try await town.today() == before)
            try await town.desk.decide([sale.number, deed.number], of: job.id, as: .confirm(nil), by: town.finance)
            try await town.desk.apply(job.id, by: town.finance)
            try await town.world.store.read { db in
                let parcel = try #require(
                    try db.first("SELECT id FROM parcels WHERE code = '01A001'", as: ParcelID.self))
                let state = try #require(try Register.state(Parcel.self, parcel, db))
                #expect(state.record.owners.count == 1)
                #expect(state.record.registeredArea == nil, "a transfer changes the owner alone")
                let new = try #require(
                    try db.first("SELECT id FROM parcels WHERE deed_number = '2001'", as: ParcelID.self))
                let fresh = try #require(try Register.state(Parcel.self, new, db)).record
                #expect(fresh.owners == state.record.owners, "one ID is one person")
                #expect(fresh.shape != nil && fresh.code == nil)
                #expect(try db.first("SELECT COUNT(*) FROM register_people", as: Int.self) == 1)
                #expect(try db.first("SELECT COUNT(*) FROM register_secrets", as: Int.self) ?? 0 >= 1)
            }
            try await town.desk.undo(job.id, by: town.finance)
            #expect(try await town.today() == before)
        }
    }
}

/// Twelve digits with their check digit.
func nationalIDOfImports(_ base: String) -> String {
    base + String(NationalID.checkDigit(of: base.utf8.map { Int($0) - 0x30 }) ?? 0)
}
