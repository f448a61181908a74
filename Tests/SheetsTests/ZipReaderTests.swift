import Civics
import Sheets
import Testing

@Suite struct ZipReaderTests {
    @Test func whatIsWrittenIsReadAndTheBytesAreTheSameEachTime() throws {
        let entries = [ZipWriter.Entry("ก/แผน.txt", text: "แผนพัฒนา"), ZipWriter.Entry("ว่าง", [])]
        let bytes = try ZipWriter.write(entries)
        #expect(try ZipWriter.write(entries) == bytes)
        let zip = try ZipReader(bytes)
        #expect(zip.names == ["ก/แผน.txt", "ว่าง"])
        #expect(try zip.read("ก/แผน.txt") == Array("แผนพัฒนา".utf8))
        #expect(try zip.read("ว่าง").isEmpty)
        #expect(throws: SheetError(.missingPart, place: "ไม่มี")) { try zip.read("ไม่มี") }
    }

    @Test func aHandmadeArchiveIsReadWhenItTellsTheTruth() throws {
        let zip = try ZipReader(HandmadeZip([.init(name: "a", content: [1, 2, 3])]).bytes)
        #expect(try zip.read("a") == [1, 2, 3])
    }

    @Test(arguments: [
        "/etc/passwd", "../out", "a/../../out", "a\\b", "C:/windows", "a/./b", "..",
    ])
    func namesThatLeaveTheFolderAreRefused(name: String) {
        let bytes = HandmadeZip([.init(name: "a", content: []), .init(name: name, content: [1])]).bytes
        #expect(throws: SheetError(.unsafeName, place: name)) { try ZipReader(bytes) }
    }

    @Test(arguments: ["word/document.xml", "Word/Document.xml"])
    func theSameNameTwiceIsRefused(second: String) {
        let bytes = HandmadeZip([
            .init(name: "word/document.xml", content: [1]), .init(name: second, content: [2]),
        ]).bytes
        #expect(throws: SheetError(.duplicateName, place: second)) { try ZipReader(bytes) }
    }

    @Test func aWrongChecksumIsFoundWhenReading() throws {
        let zip = try ZipReader(HandmadeZip([.init(name: "a", content: [1, 2, 3], claimedChecksum: 7)]).bytes)
        #expect(throws: SheetError(.damaged, place: "a")) { try zip.read("a") }
    }

    @Test(arguments: [0, 2, 4, 0xFFFF_FFF0] as [UInt32])
    func aSizeThatLiesIsFoundWhenReading(size: UInt32) {
        let bytes = HandmadeZip([.init(name: "a", content: [1, 2, 3], claimedSize: size)]).bytes
        #expect(throws: SheetError(.damaged, place: "a")) { try ZipReader(bytes).read("a") }
    }

    @Test func anEncryptedEntryIsRefused() {
        let bytes = HandmadeZip([.init(name: "a", content: [UInt8](repeating: 9, count: 20), flags: 1)]).bytes
        #expect(throws: SheetError(.encrypted, place: "a")) { try ZipReader(bytes) }
    }

    @Test func anUnusualPackingIsRefused() {
        let bytes = HandmadeZip([.init(name: "a", content: [1, 2, 3], method: 12)]).bytes
        #expect(throws: SheetError(.unsupportedPacking, place: "a")) { try ZipReader(bytes) }
    }

    @Test func aBombIsStoppedByItsRatio() throws {
        let bytes = try ZipWriter.write([.init("bomb", [UInt8](repeating: 0, count: 8 << 20))])
        #expect(bytes.count < 20_000)
        #expect(throws: SheetError(.bomb, place: "bomb")) { try ZipReader(bytes).read("bomb") }
    }

    @Test func aSmallEntryMayHaveAnyRatio() throws {
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        #expect(try ZipReader(ZipWriter.write([.init("zeros", zeros)])).read("zeros") == zeros)
    }

    @Test func inflatedBytesAreCountedOverAllEntries() throws {
        let half = [UInt8](repeating: 0, count: 600)
        var limits = ZipReader.Limits()
        limits.inflatedBytes = 1_000
        let zip = try ZipReader(ZipWriter.write([.init("a", half), .init("b", half)]), limits: limits)
        #expect(try zip.read("a").count == 600)
        #expect(throws: SheetError(.tooLarge, place: "b")) { try zip.read("b") }
    }

    @Test func aThousandEntriesAreReadAndOneMoreIsRefused() throws {
        let entries = (0...1_000).map { HandmadeZip.Entry(name: "e\($0)", content: []) }
        #expect(try ZipReader(HandmadeZip(entries.dropLast()).bytes).names.count == 1_000)
        #expect(throws: SheetError(.tooLarge, place: "1001 entries")) { try ZipReader(HandmadeZip(entries).bytes) }
    }

    @Test func aTruncatedArchiveIsRefusedAtEveryLength() throws {
        let whole = try ZipWriter.write([.init("a", text: "เนื้อหา"), .init("b", text: "อีกหนึ่ง")])
        for length in 0..<whole.count {
            #expect(throws: SheetError.self, "length \(length)") {
                let zip = try ZipReader(Array(whole.prefix(length)))
                for name in zip.names { _ = try zip.read(name) }
            }
        }
    }

    @Test func otherFormatsAreToldApart() {
        #expect(throws: SheetError(.legacyOrLocked)) { try ZipReader([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) }
        #expect(throws: SheetError(.wrongFormat)) { try ZipReader(Array("%PDF-1.7".utf8)) }
        #expect(throws: SheetError(.wrongFormat)) { try ZipReader([]) }
    }

    @Test func unsafeNamesAreNotWritten() {
        #expect(throws: SheetError(.unwritable, place: "../a")) { try ZipWriter.write([.init("../a", [])]) }
        #expect(throws: SheetError(.unwritable, place: "duplicate name")) {
            try ZipWriter.write([.init("a", []), .init("A", [])])
        }
    }

    @Test(arguments: SheetError.Kind.allCases)
    func everyRefusalSpeaksBothLanguages(kind: SheetError.Kind) {
        let error = SheetError(kind)
        for words in [error.sentence, error.wayForward] {
            #expect(words.th.unicodeScalars.contains { (0x0E00...0x0E7F).contains($0.value) })
            #expect(words.en.hasSuffix("."))
        }
    }
}
