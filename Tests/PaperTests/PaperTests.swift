import Civics
import Foundation
import Paper
import Testing

@Suite struct PaperTests {
    /// Runs a program of poppler on the PDF and returns its output.
    private func poppler(_ tool: String, _ arguments: [String], _ pdf: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("paper-\(UUID().uuidString).pdf")
        try Data(pdf).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [tool] + arguments.map { $0 == "FILE" ? file.path : $0 }
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self)
    }

    private func text(of pdf: [UInt8], page: Int) throws -> String {
        try poppler("pdftotext", ["-f", "\(page)", "-l", "\(page)", "-layout", "-enc", "UTF-8", "FILE", "-"], pdf)
    }

    private func plain(_ blocks: [PaperBlock]) -> PaperDocument {
        PaperDocument(title: "t", options: PaperOptions(created: Instant(milliseconds: 0)), blocks: blocks)
    }

    @Test func aThaiSentenceAndTheTableHeadOnPageTwoCanBeExtracted() throws {
        let pdf = try SampleReport.document().pdf()
        let first = try text(of: pdf, page: 1)
        #expect(first.filter { !$0.isWhitespace }.contains(SampleReport.sentence))
        #expect(first.contains("บันทึกข้อความ"))
        #expect(first.contains("L-7K2M-09QX"))
        #expect(!first.contains("-1-"))
        let second = try text(of: pdf, page: 2)
        #expect(second.contains("-2-"))
        #expect(second.contains("โครงการ/กิจกรรม"))
        #expect(second.contains("L-7K2M-09QX"))
    }

    @Test func thePropertiesSayTitleDateAndLanguage() throws {
        let pdf = try SampleReport.document().pdf()
        let info = try poppler("pdfinfo", ["-isodates", "FILE"], pdf)
        #expect(info.contains("รายงานผลไตรมาส 1"))
        #expect(info.contains("2026-11-22T"))
        #expect(info.contains("A4"))
        #expect(!info.contains("Error") && !info.contains("Warning"))
        #expect(String(decoding: pdf, as: UTF8.self).contains("/Lang (th-TH)"))
    }

    @Test func thaiDigitsAreUsedOnRequestButNotInCodes() throws {
        let pdf = try SampleReport.document(digits: .thai).pdf()
        let second = try text(of: pdf, page: 2)
        #expect(second.contains("-๒-"))
        #expect(second.contains("๑๒,๐๐๐"))
        #expect(second.contains("L-7K2M-09QX"))
        #expect(try text(of: pdf, page: 1).contains("๒๒ พฤศจิกายน ๒๕๖๙"))
    }

    @Test func theBannerStandsOnEveryPage() throws {
        let pdf = try SampleReport.document(banner: "ข้อมูลตัวอย่าง").pdf()
        for page in 1...2 { #expect(try text(of: pdf, page: page).contains("ข้อมูลตัวอย่าง"), "page \(page)") }
        // The watermark is no text, so that it does not stand between the words.
        let words = try text(of: pdf, page: 1).filter { !$0.isWhitespace }
        #expect(words.ranges(of: "ข้อมูลตัวอย่าง").count == 1)
        #expect(words.contains(SampleReport.sentence))
        #expect(try !text(of: SampleReport.document().pdf(), page: 1).contains("ข้อมูลตัวอย่าง"))
    }

    @Test func theSameValueGivesTheSameBytes() throws {
        let bytes = try SampleReport.document(banner: "ตัวอย่าง").pdf()
        _ = try SampleReport.document(digits: .thai).pdf()
        #expect(try SampleReport.document(banner: "ตัวอย่าง").pdf() == bytes)
        #expect(try SampleReport.document().pdf() != bytes)
    }

    @Test func manyThreadsAtOnceGetTheSameBytes() async throws {
        let alone = try SampleReport.document().pdf()
        let thai = try SampleReport.document(digits: .thai).pdf()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<24 {
                group.addTask {
                    number.isMultiple(of: 2)
                        ? try SampleReport.document().pdf() == alone
                        : try SampleReport.document(digits: .thai).pdf() == thai
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }

    @Test func aRowHigherThanAPageIsSplitAndNothingIsLost() throws {
        let lines = (1...120).map { "บรรทัด \($0)." }.joined(separator: "\n")
        let table = PaperTable(
            columns: [.init(1), .init(1)], head: [PaperRow(["หัวซ้าย", "หัวขวา"])],
            rows: [PaperRow(["ก่อน", ""]), PaperRow([lines, "ข้าง"]), PaperRow(["หลัง", ""])])
        let pdf = try plain([.table(table)]).pdf()
        let all = try poppler("pdftotext", ["-layout", "FILE", "-"], pdf)
        for number in 1...120 { #expect(all.contains("บรรทัด \(number)."), "line \(number)") }
        #expect(all.contains("หลัง"))
        let pages = all.split(separator: "\u{C}").filter { !$0.allSatisfy(\.isWhitespace) }
        #expect(pages.count >= 3)
        #expect(pages.allSatisfy { $0.contains("หัวซ้าย") })
    }

    @Test func aRowThatFitsOnAPageIsNotSplit() throws {
        let tall = (1...12).map { "แถว\($0)." }.joined(separator: "\n")
        let rows = (1...8).map { PaperRow(["แถวที่\($0).", tall]) }
        let pdf = try plain([.table(PaperTable(columns: [.init(1), .init(1)], rows: rows))]).pdf()
        let pages = try poppler("pdftotext", ["-layout", "FILE", "-"], pdf).split(separator: "\u{C}")
        for page in pages {
            #expect(page.ranges(of: "แถว1.").count == page.ranges(of: "แถว12.").count)
        }
    }

    @Test func aColumnIsWidenedBeforeAWordOrNumberIsBroken() throws {
        let table = PaperTable(
            columns: [.init(20), .init(1, .right)],
            head: [PaperRow(["รายการ", "งบประมาณ"])], rows: [PaperRow([SampleReport.sentence, "1,234,567.89"])])
        let page = try text(of: plain([.table(table)]).pdf(), page: 1)
        #expect(page.contains("งบประมาณ"))
        #expect(page.contains("1,234,567.89"))
    }

    @Test func aGroupsNameIsNotTheLastRowOfAPage() throws {
        for lines in 18...30 {
            let rows =
                (0..<lines).map { _ in PaperRow(["ก"]) } + [PaperRow(["ชื่อกลุ่ม"], kind: .group), PaperRow(["ของกลุ่ม"])]
            let pdf = try plain([.table(PaperTable(columns: [.init(1)], rows: rows))]).pdf()
            let pages = try poppler("pdftotext", ["-layout", "FILE", "-"], pdf).split(separator: "\u{C}")
            let page = try #require(pages.first { $0.contains("ชื่อกลุ่ม") })
            #expect(page.contains("ของกลุ่ม"), "\(lines) rows before")
        }
    }

    @Test func aSignatureIsNotAloneOnItsPage() throws {
        for lines in 20...32 {
            let blocks =
                [PaperBlock](repeating: .text("ก"), count: lines)
                + [.text("จึงเรียนมาเพื่อโปรดทราบ"), .signature(PaperSignature(name: "ผู้ลงนาม", position: "ปลัด"))]
            let pages = try poppler("pdftotext", ["-layout", "FILE", "-"], plain(blocks).pdf()).split(
                separator: "\u{C}")
            let page = try #require(pages.first { $0.contains("ผู้ลงนาม") })
            #expect(page.contains("โปรดทราบ"), "\(lines) lines before")
        }
    }

    @Test func landscapeAndEnglishArePrinted() throws {
        var document = plain([.text("Quarterly report"), .table(SampleReport.table)])
        document.options.orientation = .landscape
        document.language = .english
        let pdf = try document.pdf()
        #expect(try poppler("pdfinfo", ["FILE"], pdf).contains("841.89 x 595.276"))
        #expect(String(decoding: pdf, as: UTF8.self).contains("/Lang (en-GB)"))
        #expect(try text(of: pdf, page: 2).contains("โครงการ/กิจกรรม"))
    }

    @Test func aHeadingIsNotPartedFromItsTable() throws {
        let filler = [PaperBlock](repeating: .text("ก"), count: 27)
        for extra in 0..<6 {
            let blocks = filler + [PaperBlock](repeating: .text("ก"), count: extra)
            let pdf = try plain(blocks + [.heading("หัวข้อ", level: 2), .table(SampleReport.table)]).pdf()
            let pages = try poppler("pdftotext", ["-layout", "FILE", "-"], pdf).split(separator: "\u{C}")
            let page = try #require(pages.first { $0.contains("หัวข้อ") })
            #expect(page.contains("ยุทธศาสตร์ที่ 1"), "\(extra) more lines")
        }
    }

    @Test(arguments: [
        (PaperBlock.text("a\u{0}b"), PaperError.Kind.controlCharacter), (.text("\u{10FFFD}"), .missingGlyph),
        (.heading("ก", level: 4), .badMeasure), (.space(.nan), .badMeasure),
        (.table(PaperTable(columns: [], rows: [])), .badMeasure),
        (.table(PaperTable(columns: [.init(1)], rows: [PaperRow(["1", "2"])])), .badMeasure),
        (.table(PaperTable(columns: [.init(1), .init(1)], rows: [PaperRow(["1"])])), .badMeasure),
        (.bullets([PaperBullet(label: "", value: .infinity, target: nil, figures: "")]), .badMeasure),
        (.bullets([PaperBullet(label: "", value: -1, target: nil, figures: "")]), .badMeasure),
        (.drawing(PaperDrawing(height: 10_000, shapes: [])), .badMeasure),
    ])
    func whatCannotBePrintedIsRefused(block: PaperBlock, kind: PaperError.Kind) {
        #expect { try plain([block]).pdf() } throws: { ($0 as? PaperError)?.kind == kind }
    }

    @Test func anEmptyDocumentIsOnePage() throws {
        let info = try poppler("pdfinfo", ["FILE"], plain([.pageBreak, .space(5), .pageBreak]).pdf())
        #expect(info.contains("Pages:           1"))
        let two = try poppler("pdfinfo", ["FILE"], plain([.text("ก"), .pageBreak, .pageBreak, .text("ข")]).pdf())
        #expect(two.contains("Pages:           2"))
    }

    @Test func theDocumentTooLongIsRefused() {
        let blocks = (0...2_000).flatMap { _ in [PaperBlock.text("ก"), .pageBreak] }
        #expect { try plain(blocks).pdf() } throws: { ($0 as? PaperError)?.kind == .tooLong }
    }

    @Test func versionsNameLibrariesAndFont() {
        let versions = PrintingLibraries.versions()
        for name in ["pango ", "cairo ", "harfbuzz ", "fontconfig ", "Laksaman"] {
            #expect(versions.contains(name), "\(versions)")
        }
    }

    @Test(arguments: PaperError.Kind.allCases)
    func everyRefusalSpeaksBothLanguages(kind: PaperError.Kind) {
        let error = PaperError(kind, "")
        for words in [error.sentence, error.wayForward] {
            #expect(words.th.unicodeScalars.contains { (0x0E00...0x0E7F).contains($0.value) })
            #expect(words.en.hasSuffix("."))
        }
    }
}
