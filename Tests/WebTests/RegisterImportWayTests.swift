import Access
import Composition
import Civics
import Foundation
import HTTPTypes
import HtmlSupport
import Registry
import Sheets
import ShellSupport
import Storage
import Testing

@testable import Web

@Suite("Bringing files to the register through the pages")
struct RegisterImportWayTests {
    @Test(
        "a file goes from upload over the dry run into the register and out again, and nothing changes before the word")
    func wholeWay() async throws {
        try await RegisterImportSite.run { site in
            let officer = await site.person()
            let empty = try await officer.open(ImportVisitor.list)
            #expect(empty.text.contains("นำเข้าแฟ้มใหม่"))

            let columns = try await officer.bring("parcel & <b>.geojson", Array(ImportPapers.parcels(3).utf8))
            #expect(columns.text.contains("จับคู่คอลัมน์") && columns.text.contains("PARCEL_COD"))
            #expect(!columns.text.contains("parcel & <b>"))
            let run = try await officer.fill([:], on: columns)
            #expect(run.text.contains("ผลการตรวจแฟ้ม") && run.text.contains("จะเพิ่ม 3 รายการ และเปลี่ยน 0 รายการ"))
            #expect(try await site.versions() == 0)

            let applied = try await officer.fill([:], on: run, action: run.path + "/apply")
            #expect(applied.text.contains("ลงทะเบียนแล้ว 3 แถว"))
            #expect(try await site.parcelCodes() == ["01A001", "01A002", "01A003"])
            #expect(applied.text.contains("บันทึกตรวจสอบ"))

            // The same file again changes nothing; another area changes each, field by field.
            let again = try await officer.check("parcel.geojson", ImportPapers.parcels(3))
            #expect(again.text.contains("ยังไม่มีแถวที่จะเข้าทะเบียน"))
            let wider = try await officer.check("parcel.geojson", ImportPapers.parcels(4, rai: 2))
            #expect(wider.text.contains("จะเพิ่ม 1 รายการ และเปลี่ยน 3 รายการ"))
            #expect(wider.text.contains("<del>1-0-0</del>") && wider.text.contains("<ins>2-0-0</ins>"))
            let second = try await officer.fill([:], on: wider, action: wider.path + "/apply")
            #expect(try await site.parcelCodes().count == 4)

            // What was changed since stands in the way of undoing the first.
            let first = try await officer.open(applied.path)
            #expect(first.text.contains("ย้อนทั้งชุดไม่ได้") && first.text.contains("01A002"))
            let undone = try await officer.fill([:], on: second, action: second.path + "/undo")
            #expect(undone.text.contains("ทะเบียนกลับเป็นอย่างก่อนนำเข้าแล้ว"))
            let free = try await officer.open(applied.path)
            _ = try await officer.fill([:], on: free, action: applied.path + "/undo")
            #expect(try await site.parcelCodes() == [])

            let list = try await officer.open(ImportVisitor.list)
            #expect(list.text.contains("ย้อนแล้ว") && list.text.contains("เพิ่มใหม่"))
        }
    }

    @Test("every row can be looked at by its result, a page at a time, and taken away as CSV and XLSX")
    func rows() async throws {
        try await RegisterImportSite.run { site in
            let officer = await site.person()
            let run = try await officer.check("many.geojson", ImportPapers.parcels(120))
            #expect(run.text.contains("ถัดไป") && run.text.contains("01A050") && !run.text.contains("01A051"))
            let next = try await officer.open(run.path + "?after=100")
            #expect(next.text.contains("01A120") && !next.text.contains("01A100<"))
            let none = try await officer.open(run.path + "?status=refused")
            #expect(none.text.contains("ไม่มีแถวในกลุ่มนี้"))
            let odd = try await officer.open(run.path + "?status=%3Cb%3E&after=-5")
            #expect(odd.status == 200)

            let csv = try await officer.open(run.path + "/report/csv")
            #expect(csv.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(csv.text.contains("01A120"))
            let book = try XlsxReader.read(try await officer.open(run.path + "/report/xlsx").bytes)
            #expect(book.sheets.first?.rows.count == 121)
            #expect(try await officer.open(run.path + "/report/exe").status == 404)
        }
    }

    @Test("a column is chosen by hand, and the office's choice is proposed the next time")
    func remembers() async throws {
        try await RegisterImportSite.run { site in
            let officer = await site.person()
            let file = Array("รหัสของเรา,โฉนด\r\n01A001,77\r\n".utf8)
            let unknown = try await officer.bring("ours.csv", file)
            #expect(unknown.text.contains("แฟ้มนี้คือข้อมูลอะไร"))
            let columns = try await officer.fill(["kind": "parcels"], on: unknown)
            let run = try await officer.fill(["column-0": "code"], on: columns)
            #expect(run.text.contains("จะเพิ่ม 1 รายการ"))

            let asked = try await officer.bring("ours.csv", file)
            let later = try await officer.fill([:], on: asked)
            #expect(later.text.contains("สำนักงานเคยเลือกไว้"))
            let chosen = try PageElement.read(later.text).all("select").first { $0["name"] == "column-0" }
            #expect(chosen?.all("option").first { $0["selected"] != nil }?["value"] == "code")

            // One field in two columns, and a date that is none, come back beside their fields.
            let twice = try await officer.fill(["column-1": "code", "validFrom": "31/2/2569"], on: later)
            #expect(twice.status == 422)
            #expect(twice.text.contains("เลือกเพียงคอลัมน์เดียว") && twice.text.contains("อ่านวันที่นี้ไม่ได้"))
            #expect(twice.text.contains("31/2/2569"))
        }
    }

    @Test("the coordinate system is asked for where the file does not say it, never guessed")
    func coordinates() async throws {
        try await RegisterImportSite.run { site in
            let officer = await site.person()
            // The parts of a shapefile without its .prj, sent beside each other.
            let (shp, dbf) = ImportPapers.shapefile()
            let answer = try await officer.send([("parcel.shp", shp), ("parcel.dbf", dbf)])
            let page = try await officer.open(try #require(answer.headers[.location], "\(answer.text)"))
            #expect(page.text.contains("ระบบพิกัดของแฟ้ม") && page.text.contains("EPSG:24048"))
            let refused = try await officer.fill([:], on: page)
            #expect(refused.status == 422 && refused.text.contains("แฟ้มไม่บอกระบบพิกัด"))
            let odd = try await officer.fill(["coordinateSystem": "3857"], on: page)
            #expect(odd.status == 422)
            let run = try await officer.fill(["coordinateSystem": "32648"], on: page)
            #expect(run.text.contains("จะเพิ่ม 1 รายการ"))
        }
    }

    @Test("a month of the Land Department waits for staff row by row; one answer does for a kind of work")
    func landOffice() async throws {
        try await RegisterImportSite.run { site in
            let officer = await site.person()
            let base = try await officer.check("parcel.geojson", ImportPapers.parcels(3))
            _ = try await officer.fill([:], on: base, action: base.path + "/apply")

            let month = try await officer.bring("2569-01.zip", try ImportPapers.month())
            #expect(month.text.contains("ตรวจแฟ้มกรมที่ดิน"))
            let run = try await officer.fill([:], on: month)
            #expect(run.text.contains("ตัดสินแถวที่รอ") && run.text.contains("ยังไม่มีแถวที่จะเข้าทะเบียน"))
            #expect(run.text.contains("พักไว้"))

            let queue = try await officer.open(run.path + "/queue")
            #expect(queue.text.contains("โอนกรรมสิทธิ์") && queue.text.contains("แฟ้มบอกว่า"))
            #expect(queue.text.contains("<svg") && queue.text.contains("01A001"))
            // An answer the row does not offer is refused, and an unknown row too.
            let numbers = try PageElement.read(queue.text).all("input")
                .compactMap { $0["name"] }.filter { $0.hasPrefix("row-") }
            // What the register's home counts as work to do.
            let desk = try await site.house.importDesk()
            #expect(try await desk.toMatch(by: .commandLine).map(\.rows) == [Set(numbers).count])
            #expect(try await desk.toMatch(by: .anyone).isEmpty)
            let first = try #require(numbers.first)
            #expect(try await officer.visitor.post(run.path + "/queue", [(first, "new")]).status == 403)
            let work = try await officer.open(run.path + "/queue?action=transfer")
            let all = try await officer.fill(["decision": "confirm"], on: work, action: run.path + "/queue/all")
            #expect(all.text.contains("บันทึกคำตัดสิน"))
            let rest = try await officer.open(run.path + "/queue")
            let left = try #require(
                try PageElement.read(rest.text).all("input").compactMap { $0["name"] }.first { $0.hasPrefix("row-") })
            let skipped = try await officer.fill([left: "skip"], on: rest)
            #expect(skipped.text.contains("บันทึกคำตัดสิน 1 แถวแล้ว"))

            let ready = try await officer.open(run.path)
            let applied = try await officer.fill([:], on: ready, action: run.path + "/apply")
            #expect(applied.text.contains("ลงทะเบียนแล้ว"))
            let closed = try await officer.open(run.path + "/queue")
            #expect(closed.text.contains("ดำเนินการไปแล้ว"))
            #expect(try await desk.toMatch(by: .commandLine).isEmpty)
        }
    }

    @Test("a crossed shape is mended only when a person says so")
    func mended() async throws {
        try await RegisterImportSite.run { site in
            let officer = await site.person()
            let bow =
                #"{"type":"Polygon","coordinates":[[[103.13,14.98],[103.131,14.981],[103.131,14.98],[103.13,14.981],[103.13,14.98]]]}"#
            let file =
                #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":\#(bow),"properties":{"PARCEL_COD":"01A001","CHANOD_NO":"1"}}]}"#
            let run = try await officer.check("bow.geojson", file)
            #expect(run.text.contains("ไม่รับ"))
            let queue = try await officer.open(run.path + "/queue")
            let name = try #require(
                try PageElement.read(queue.text).all("input").compactMap { $0["name"] }.first { $0.hasPrefix("row-") })
            #expect(queue.text.contains("ใช้รูปที่ซ่อมแล้ว"))
            _ = try await officer.fill([name: "confirm"], on: queue)
            let ready = try await officer.open(run.path)
            _ = try await officer.fill([:], on: ready, action: run.path + "/apply")
            #expect(try await site.parcelCodes() == ["01A001"])
        }
    }
}

extension ImportPapers {
    /// Two deeds sold, one row of a status nobody knows, one whose parcel is not there.
    static func month() throws -> [UInt8] {
        let head = [
            "UTM_MAP1 ", "UTM_MAP2 ", "UTM_MAP3 ", "UTM_MAP4 ", "UTM_SCALE ", "ที่ดิน ", "โฉนด ", "ห.สำรวจ ", "ไร่ ", "งาน ",
            "วา ", "เศษ ", "คำนำหน้า ", "ชื่อ ", "นามสกุล ", "13 หลัก ", "OWN_HSE_NO", "OWN_MOO", "OWN_TAMBOL",
            "OWN_AMPHUR", "OWN_PROVINCE", "สถานะดำเนินการ ", "วันที่ ", "REG_AMT ", "MERGE_PARCEL", "PROCESS_ORDER",
        ].joined(separator: ",")
        func row(_ status: String, _ deed: String, _ name: String) -> String {
            "5638,3,5460,7,4000,\(deed) ,\(deed) ,900 ,1,0,0,0,นาง ,\(name),,12/3,4,สองห้อง,เมืองบุรีรัมย์,บุรีรัมย์,\(status) ,5/1/2569 ,฿-,,1"
        }
        let rows = [
            head, row("ขาย", "500", "สมศรี,ใจดี"), row("ขาย", "501", "<b>สมชาย</b>,ใจดี"),
            row("ทำอะไรสักอย่าง", "502", "ก,ข"),
            row("ขาย", "9999", "ค,ง"), row("จำนอง", "502", "ก,ข"),
        ]
        return try ZipWriter.write([
            ZipWriter.Entry("parcel_310118.csv", text: rows.joined(separator: "\r\n") + "\r\n"),
            ZipWriter.Entry(
                "310118_MAP_LAND_GIS_48.geojson",
                text: #"{"LocationGeospatial":{"type":"FeatureCollection","features":[]}}"#),
        ])
    }

    /// A square of 40 m in UTM zone 48 with its code, as the two files of a shapefile that says nothing of its system.
    static func shapefile() -> (shp: [UInt8], dbf: [UInt8]) {
        func big(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
        func little(_ number: Int) -> [UInt8] { big(number).reversed() }
        func double(_ number: Double) -> [UInt8] {
            (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * UInt64($0))) }
        }
        let (west, south) = (298_900.0, 1_657_000.0)
        let ring = [(0.0, 0.0), (0.0, 40.0), (40.0, 40.0), (40.0, 0.0), (0.0, 0.0)]
        let box = double(west) + double(south) + double(west + 40) + double(south + 40)
        let content =
            little(5) + box + little(1) + little(5) + little(0)
            + ring.flatMap { double(west + $0.0) + double(south + $0.1) }
        let words = (100 + 8 + content.count) / 2
        let head = big(9994) + [UInt8](repeating: 0, count: 20) + big(words) + little(1000) + little(5) + box
        let shp = head + [UInt8](repeating: 0, count: 32) + big(1) + big(content.count / 2) + content
        var field = Array("PARCEL_COD".utf8) + [0, UInt8(ascii: "C")] + [UInt8](repeating: 0, count: 4) + [10, 0]
        field += [UInt8](repeating: 0, count: 14)
        var dbf: [UInt8] = [3, 126, 1, 1] + little(1) + [65, 0, 11, 0]
        dbf += [UInt8](repeating: 0, count: 20) + field + [13]
        return (shp, dbf + Array(" 01A001    ".utf8) + [0x1A])
    }
}
