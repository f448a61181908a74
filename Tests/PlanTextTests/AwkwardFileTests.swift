import Civics
import PlanText
import Testing

/// Files of another encoding, edited by hand, or with marks of no meaning.
@Suite("Awkward files")
struct AwkwardFileTests {
    @Test("Text saved as “Unicode” by Windows' Notepad is read like UTF-8", arguments: [true, false])
    func utf16(isLittle: Bool) throws {
        let order: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
        let bytes = SamplePlan.text.utf16.flatMap { unit -> [UInt8] in
            let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
            return isLittle ? [low, high] : [high, low]
        }
        #expect(try PlanFile(order + bytes, name: "plan.txt").plan == SamplePlan.plan)
        #expect(throws: PlanReadError.notText(line: 1)) { try PlanFile(order + bytes.dropLast(), name: "plan.txt") }
        #expect(throws: PlanReadError.empty) { try PlanFile(order, name: "plan.txt") }
    }

    private func refusal(_ yaml: String) -> Words? {
        do { _ = try PlanFile([UInt8](yaml.utf8), name: "plan.yaml") } catch { return error.words }
        return nil
    }

    @Test("A slip in the YAML is refused in Thai with its line, or with the name of what is missing")
    func yaml() throws {
        let yaml = try PlanDocument(SamplePlan.plan).yaml()
        var lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines[1] = "organisation: \"หนองตาด"
        let broken = try #require(refusal(lines.joined(separator: "\n")))
        #expect(broken.th.contains("บรรทัด") && !broken.th.contains("error"))
        #expect(broken.en.contains("line "))
        let missing = try #require(refusal(yaml.replacing("organisation:", with: "organization:")))
        #expect(missing.th.contains("ไม่มีค่า “organisation” ที่ ระดับบนสุดของไฟล์"))
        let wrong = try #require(refusal(yaml.replacing("number: 1\n", with: "number: ห้า\n")))
        #expect(wrong.th.contains("strategies"))
    }

    @Test("A stray line of marks is left to a person; a drawn line is none")
    func stray() throws {
        let edit = { (line: String) in
            try PlanReader.read(
                text: [UInt8](
                    SamplePlan.text.replacing(
                        "\nส่วนที่ ๒ บทวิเคราะห์สภาพแวดล้อม\n", with: "\n\(line)\n\nส่วนที่ ๒ บทวิเคราะห์สภาพแวดล้อม\n"
                    ).utf8))
        }
        #expect(try edit("***???***").unplaced.map(\.text) == ["*???*"])
        #expect(try edit("----------").unplaced.isEmpty)
    }

    @Test("A printed “-” against a sum is told as “-”, not as 0")
    func dash() throws {
        let text = try RuleCase.edited([.swap("๓๐,๐๐๐.-\t๓๐,๐๐๐.-\t\t", "๓๐,๐๐๐.-\t-\t\t")])
        let found = PlanChecker.check(try PlanReader.read(text: [UInt8](text.utf8)))
            .filter { $0.rule == "arithmetic.year_total" }
        #expect(found.count == 1)
        #expect(found.first?.message.th.contains("พิมพ์ “-” แต่รวมได้ 30,000") == true)
    }
}
