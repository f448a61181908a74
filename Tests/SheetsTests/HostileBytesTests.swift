import Sheets
import Testing

/// Good files with bytes changed at random places: reading ends with a value or a `SheetError`, never with a crash.
@Suite struct HostileBytesTests {
    /// A generator whose numbers are the same in each run (Knuth's linear congruence), so that a failure returns.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33 | state << 31
        }
    }

    private func mutations(of bytes: [UInt8], seed: UInt64) -> [[UInt8]] {
        var dice = Dice(state: seed)
        return (0..<300).map { _ in
            var bytes = bytes
            for _ in 0...Int.random(in: 0...6, using: &dice) {
                bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            return bytes
        }
    }

    @Test func changedBytesAreAValueOrARefusal() throws {
        let cells = (0..<3).map { DocxCell([DocxParagraph("ช่อง \($0)")], column: $0) }
        let docx = try DocxWriter.write(
            DocxDocument(blocks: [.paragraph(DocxParagraph("ก")), .table(DocxTable(rows: [cells, cells]))]))
        let xlsx = try XlsxWriter.write(
            XlsxWorkbook(sheets: [XlsxSheet(name: "ก", rows: [[.text("ข"), .number("1")]])]))
        var refusals = 0
        for bytes in mutations(of: docx, seed: 1) {
            do throws(SheetError) { _ = try DocxReader.read(bytes) } catch { refusals += 1 }
        }
        for bytes in mutations(of: xlsx, seed: 2) {
            do throws(SheetError) { _ = try XlsxReader.read(bytes) } catch { refusals += 1 }
        }
        #expect(refusals > 300)
    }

    @Test func changedXMLIsAValueOrARefusal() throws {
        let text = Array("<?xml version='1.0'?><a x='1'><!-- c --><b>ก&amp;</b><![CDATA[<]]><c/></a>".utf8)
        var refusals = 0
        for bytes in mutations(of: text, seed: 3) {
            do throws(SheetError) {
                let tokens = try XMLTokens(bytes)
                while try tokens.next() != nil {}
            } catch { refusals += 1 }
        }
        #expect(refusals > 100)
    }
}
