import Access
import Civics
import Foundation
import HTTPTypes
import HtmlSupport
import Registry
import Sheets
import Shell
import ShellSupport
import Storage
import Testing

@testable import Web

@Suite("What the pages of imports refuse")
struct RegisterImportRefusalTests {
    @Test("a broken, hostile or unknown file gets a clear page with a number, and nothing changes")
    func hostile() async throws {
        let bomb = try ZipWriter.write([
            ZipWriter.Entry("parcel.geojson", [UInt8](repeating: 0x20, count: 40 << 20))
        ])
        let wide = String(repeating: "a,", count: 1_000_000) + "b\r\n1\r\n"
        let files: [(String, [UInt8], String)] = [
            ("bomb.zip", bomb, "422.362"), ("wide.csv", Array(wide.utf8), "422.365"),
            ("cut.gpkg", Array("SQLite format 3\0".utf8) + [UInt8](repeating: 7, count: 4096), "422.362"),
            ("broken.geojson", Array(#"{"type":"FeatureCollection","features":[{"type":"Feature""#.utf8), "422.362"),
            ("picture.png", [0x89, 0x50, 0x4E, 0x47], "422.364"), ("empty.csv", [], "422.364"),
            ("<script>.zip", [0x50, 0x4B, 3, 4, 0], "422.362"),
        ]
        try await RegisterImportSite.run { site in
            let officer = await site.person()
            for (name, bytes, number) in files {
                let answer = try await officer.send([(name, bytes)])
                #expect((400..<500).contains(answer.status), "\(name): \(answer.status)")
                #expect(answer.text.contains(number) && answer.text.contains("ไม่มีอะไรเปลี่ยน"), "\(name)")
                #expect(!answer.text.contains("<script>.zip"), "\(name)")
            }
            #expect(try await officer.send([]).status == 422)
            #expect(try await site.versions() == 0)
            #expect(try await officer.open(ImportVisitor.list).text.contains("ยังไม่เคยนำเข้าแฟ้ม"))
        }
    }

    @Test("rows that are wrong are refused one by one with their reason; the others wait for the word")
    func wrongRows() async throws {
        try await RegisterImportSite.run { site in
            let officer = await site.person(.officer, "office")
            let run = try await officer.check(
                "people.csv",
                "คำนำหน้า,ชื่อ,นามสกุล,เลขบัตรประชาชน,หมู่ที่\r\nนาง,<b>สมศรี</b>,ใจดี,,4\r\nนาย,สมชาย,ใจดี,1234567890123,4\r\n")
            #expect(run.text.contains("จะเพิ่ม 1 รายการ"))
            #expect(run.text.contains("ไม่รับ") && !run.text.contains("<b>สมศรี"))
            // The ID is nowhere on the page nor in the report, not even a wrong one.
            #expect(!run.text.contains("1234567890123"))
            let csv = try await officer.open(run.path + "/report/csv")
            #expect(!csv.text.contains("1234567890123"))
        }
    }

    @Test(
        "who may not write all of any class comes to no page; who may import land sees nothing of an import of people",
        arguments: [
            (Role.mayor, "office"), (.administrator, "office"), (.officer, "works"), (.divisionDirector, "finance"),
            (.auditor, "office"), (.villageHead, "office"),
        ])
    func roles(_ role: Role, _ division: String) async throws {
        try await RegisterImportSite.run { site in
            let people = await site.person(.officer, "office")
            let run = try await people.check("people.csv", "ชื่อ,นามสกุล,หมู่ที่\r\nสมศรี,ลับเฉพาะ,4\r\n")
            #expect(run.text.contains("ลับเฉพาะ"))
            let person = await site.person(role, division)
            let mayList = role == .administrator
            for path in [ImportVisitor.list, ImportVisitor.new] {
                #expect(try await person.open(path).status == (mayList ? 200 : 403), "\(path)")
            }
            for path in ["", "/queue", "/report/csv", "/report/xlsx"] {
                let answer = try await person.open(run.path + path)
                #expect(answer.status == 403 && !answer.text.contains("ลับเฉพาะ"), "\(path)")
            }
            // The officer of land keeps to land.
            let finance = await site.person()
            #expect(try await finance.open(run.path).status == 403)
            #expect(try await finance.open(ImportVisitor.list).text.contains("people.csv"))
            let nobody = await site.person(nil)
            #expect(try await nobody.open(ImportVisitor.list).text.contains("ลับเฉพาะ") == false)
            #expect(try await site.versions() == 0)
        }
    }

    @Test("a file waits for choices only for the one who sent it, and an import is carried out once")
    func foreignAndTwice() async throws {
        try await RegisterImportSite.run { site in
            let officer = await site.person()
            let page = try await officer.bring("p.geojson", Array(ImportPapers.parcels(1).utf8))
            let other = await site.person(.officer, "office")
            #expect(try await other.open(page.path).status == 404)
            #expect(try await other.open("/staff/register/imports/files/x").status == 404)
            let run = try await officer.fill([:], on: page)
            _ = try await officer.fill([:], on: run, action: run.path + "/apply")
            // The page was still open in another window.
            let twice = try await officer.visitor.fill([:], on: run, action: run.path + "/apply")
            #expect(twice.status == 409)
            #expect(try await site.parcelCodes() == ["01A001"])
            let unknown = "/staff/register/imports/0198f000-0000-7000-8000-000000000001"
            for path in ["", "/queue", "/report/csv"] { #expect(try await officer.open(unknown + path).status == 404) }
        }
    }

    @Test("without the data key the pages say so; land comes in, IDs do not")
    func withoutKey() async throws {
        try await RegisterImportSite.run(hasKey: false) { site in
            let officer = await site.person()
            #expect(try await officer.open(ImportVisitor.new).text.contains("โดยไม่มีกุญแจข้อมูล"))
            let run = try await officer.check("p.geojson", ImportPapers.parcels(2))
            _ = try await officer.fill([:], on: run, action: run.path + "/apply")
            #expect(try await site.parcelCodes().count == 2)
            // The file was not kept: it cannot be checked again without being sent again.
            let people = await site.person(.officer, "office")
            let refused = try await people.check(
                "p.csv", "ชื่อ,นามสกุล,เลขบัตรประชาชน,หมู่ที่\r\nสมศรี,ใจดี,1101700230708,4\r\n")
            #expect(
                refused.text.contains("ตรวจแฟ้มไม่สำเร็จ") && refused.text.contains("ไม่มีอะไรในทะเบียนเปลี่ยน"),
                "\(refused.text.suffix(6000))")
        }
    }

    @Test("IDs that nobody has come in with sample data and nowhere else", arguments: [false, true])
    func specimens(_ isSample: Bool) async throws {
        try await RegisterImportSite.run(isSample: isSample) { site in
            let officer = await site.person(.officer, "office")
            let run = try await officer.check(
                "p.csv", "ชื่อ,นามสกุล,เลขบัตรประชาชน,หมู่ที่\r\nสมศรี,ใจดี,9110170023071,4\r\n")
            #expect(run.text.contains("จะเพิ่ม 1 รายการ") == isSample)
            #expect(!run.text.contains("9110170023071"))
        }
    }

    @Test("exports: open layers need nothing, others a purpose and a reason, and only those one may read")
    func exports() async throws {
        try await RegisterImportSite.run { site in
            let officer = await site.person()
            let run = try await officer.check("p.geojson", ImportPapers.parcels(2))
            _ = try await officer.fill([:], on: run, action: run.path + "/apply")
            let export = ImportVisitor.list + "/export"
            let page = try await officer.open(export)
            let open = try await officer.visitor.fill(["layer": "parcels", "format": "geojson"], on: page)
            #expect(open.status == 200 && open.headers[.contentType] == "application/geo+json")
            #expect(open.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(open.text.contains("01A001") && !open.text.contains("\"500\""))

            let none = try await officer.fill(["layer": "parcels-register", "format": "csv"], on: page)
            #expect(none.status == 422 && none.text.contains("ยังไม่ได้เลือกวัตถุประสงค์"))
            let closed = try await officer.visitor.fill(
                ["layer": "parcels-register", "format": "csv", "purpose": "tax", "reason": "ตรวจสอบทะเบียนประจำเดือน"],
                on: page)
            #expect(closed.status == 200 && closed.text.contains("500"))
            let both = try await officer.fill(["layer": "all", "format": "csv"], on: page)
            #expect(both.status == 422)
            let whole = try await officer.visitor.fill(
                ["layer": "register", "purpose": "register", "reason": "สำเนาประจำเดือน"], on: page)
            #expect(whole.status == 200 && whole.bytes.starts(with: [0x50, 0x4B]))
            // What came out whole does not go in through the pages.
            let back = try await officer.send([("register.zip", whole.bytes)])
            #expect(back.status == 422 && back.text.contains("422.396"))

            let works = await site.person(.mayor, "office")
            let theirs = try await works.open(export)
            #expect(!theirs.text.contains("parcels-register") && !theirs.text.contains("รูปแบบของระบบนี้"))
            let token = try #require(
                try PageElement.read(theirs.text).all("input").first { $0["name"] == Form.tokenName }?["value"])
            let forced = try await works.visitor.post(
                export,
                [
                    (Form.tokenName, token), ("layer", "parcels-register"), ("format", "csv"), ("purpose", "tax"),
                    ("reason", "ตรวจสอบทะเบียน"),
                ])
            #expect(forced.status == 403)
        }
    }

    @Test("what is named by outside files never becomes markup")
    func hostileNames() async throws {
        try await RegisterImportSite.run { site in
            let officer = await site.person()
            let name = "<script>alert(1)</script>"
            let kind = try await officer.bring("\(name).csv", Array("\(name),\"a&b\"\"'\"\r\n\(name),1\r\n".utf8))
            #expect(kind.text.contains("แฟ้มนี้คือข้อมูลอะไร") && !kind.text.contains(name))
            let columns = try await officer.fill(["kind": "signs"], on: kind)
            #expect(columns.text.contains("&lt;script&gt;") && !columns.text.contains(name))
            let run = try await officer.fill(["column-0": "text"], on: columns)
            #expect(run.text.contains("จะเพิ่ม 1 รายการ") && !run.text.contains(name))
            let applied = try await officer.fill([:], on: run, action: run.path + "/apply")
            #expect(applied.text.contains("ลงทะเบียนแล้ว") && !applied.text.contains(name))
        }
    }
}
