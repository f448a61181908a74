import Civics
import Foundation
import Geo
import Registry
import Testing

@Suite("Columns of imported files")
struct ImportColumnTests {
    private func fields(_ headers: [String], _ kind: ImportKind, _ remembered: [String: String] = [:]) -> [String?] {
        ColumnMatching.proposals(for: headers, kind: kind, remembered: remembered).map(\.field)
    }

    @Test("LTAX layers are known in any letter case", arguments: [false, true])
    func ltax(_ isLower: Bool) {
        let heads = [
            "PARCEL_COD", "ZONE_ID", "BLOCK_ID", "LOT", "Chanod_no", "LAND_NO", "SURVEY", "land_type", "rai", "ngan",
            "wa",
        ]
        let found = fields(isLower ? heads.map { $0.lowercased() } : heads, .parcels)
        #expect(
            found == [
                "code", "zone", "block", "lot", "deed_number", "land_number", "survey_page", "deed_type", "rai", "ngan",
                "wa",
            ])
        #expect(ColumnMatching.likelyKind(of: heads, layer: "parcel", hasPolygons: true) == .parcels)
        #expect(ColumnMatching.likelyKind(of: ["zone_id", "Name"], layer: "zone", hasPolygons: true) == .taxZones)
    }

    @Test("Thai heads are known with blanks, points and brackets aside")
    func thai() {
        #expect(
            fields(
                [" เลขประจำตัวประชาชน ", "คำนำหน้า", "ชื่อ", "นามสกุล", "วัน/เดือน/ปีเกิด", "บ้านเลขที่", "หมู่ที่", "เบอร์โทร"], .people)
                == ["national_id", "title", "given_name", "family_name", "birth", "house_number", "village", "phone"])
        #expect(ColumnMatching.likelyKind(of: ["ชื่อ-สกุล", "เลขที่โฉนด"], layer: "Sheet1", hasPolygons: false) == .owners)
    }

    @Test("what the office chose before goes first, also that a column is left out; no field is proposed twice")
    func remembered() {
        let memory = [ColumnMatching.folded("รหัส"): "code", ColumnMatching.folded("ไร่"): ""]
        #expect(fields(["PARCEL_COD", "รหัส", "ไร่"], .parcels, memory) == [nil, "code", nil])
        let choices = ColumnMatching.proposals(for: ["รหัส", "ตาราง"], kind: .parcels, remembered: memory)
        #expect(choices.map(\.basis) == [.remembered, .none])
        #expect(fields(["โฉนด", "เลขที่โฉนด"], .parcels) == ["deed_number", nil])
    }

    @Test("a head of any length and content is folded within bounds")
    func hostileHead() {
        let long = String(repeating: "ก", count: 100_000)
        #expect(ColumnMatching.folded(long).unicodeScalars.count <= 200)
        #expect(ColumnMatching.folded("\u{FEFF} Parcel_Cod ") == "parcelcod")
    }
}
