import Civics
import Foundation
import PlanText
import Testing

/// A small generator of numbers (SplitMix64): the same seed gives the same mutations.
struct Dice {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
    }
}

@Suite("Damaged and hostile input")
struct RobustnessTests {
    static let rounds = ProcessInfo.processInfo.environment["PLAN_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 2_000

    /// One random change of bytes: flips, cuts, doublings, swaps of lines, strange characters.
    static func mutated(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var bytes = bytes
        for _ in 0...dice.next(below: 3) where !bytes.isEmpty {
            let place = dice.next(below: bytes.count)
            let length = min(dice.next(below: 400), bytes.count - place)
            switch dice.next(below: 8) {
            case 0: bytes[place] ^= UInt8(1 << dice.next(below: 8))
            case 1: bytes.removeSubrange(place..<(place + length))
            case 2: bytes.insert(contentsOf: bytes[place..<(place + length)], at: dice.next(below: bytes.count))
            case 3: bytes.removeSubrange(place...)
            case 4:
                var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
                lines.swapAt(dice.next(below: lines.count), dice.next(below: lines.count))
                bytes = Array(lines.joined(separator: [10]))
            case 5: bytes.insert(contentsOf: [9, 9, 9, 10][...dice.next(below: 4)], at: place)
            case 6:
                let scraps = [
                    "<ul><li>", "&#x", "๙๙๙๙๙๙๙๙๙๙", "\u{0E4D}\u{0E32}", "ประการที่ ๐", "S๑. ", "รวม", "((((", "|",
                    "\u{200B}",
                ]
                bytes.insert(contentsOf: scraps[dice.next(below: scraps.count)].utf8, at: place)
            default: bytes[place] = UInt8(dice.next(below: 256))
            }
        }
        return bytes
    }

    /// Reads, checks and writes what came of it; every refusal is a `PlanReadError`.
    private func survive(_ bytes: [UInt8], name: String) -> Duration {
        WorkClock.measure {
            do throws(PlanReadError) {
                let file = try PlanFile(bytes, name: name)
                _ = file.findings
            } catch {
                #expect(!error.words.th.isEmpty)
            }
        }
    }

    @Test("Mutations of the text never trap and never take long")
    func text() {
        var dice = Dice(state: 2569)
        let original = [UInt8](SamplePlan.text.utf8)
        // Every fourth mutation stands on the one before, so that damage adds up.
        var current = original
        var slowest = Duration.zero
        for round in 0..<(Self.rounds / 2) {
            current = Self.mutated(round % 4 == 0 ? original : current, &dice)
            // Damaged UTF-8 is refused at the door; repaired, the damage reaches the reader.
            let repaired = round % 2 == 0 ? Array(String(decoding: current, as: UTF8.self).utf8) : current
            slowest = max(slowest, survive(repaired, name: "plan.txt"))
        }
        #expect(slowest < .seconds(1))
    }

    @Test("Mutations of a Word file never trap and never take long")
    func word() {
        var dice = Dice(state: 2570)
        var slowest = Duration.zero
        for _ in 0..<(Self.rounds / 4) {
            slowest = max(slowest, survive(Self.mutated(WordTests.bytes, &dice), name: "plan.docx"))
        }
        #expect(slowest < .seconds(1))
    }

    @Test("Mutations of YAML and JSON never trap and never take long")
    func documents() throws {
        var dice = Dice(state: 2571)
        let document = PlanDocument(try SamplePlan.plan)
        let (yaml, json) = ([UInt8](try document.yaml().utf8), [UInt8](try document.json().utf8))
        var slowest = Duration.zero
        for round in 0..<(Self.rounds / 8) {
            let isYAML = round % 4 == 0
            slowest = max(
                slowest, survive(Self.mutated(isYAML ? yaml : json, &dice), name: isYAML ? "plan.yaml" : "plan.json"))
        }
        #expect(slowest < .seconds(1))
    }

    /// Texts of a shape that invites quadratic work, of a given number of parts.
    static let shapes: [(name: String, make: @Sendable (Int) -> String)] = [
        ("one long line", { String(repeating: "ก ", count: $0 * 20) }),
        ("tabs in a row", { String(repeating: "\t", count: $0 * 10) + "x" }),
        (
            "rows of a table",
            { count in
                ReaderFamilyTests.element(
                    (0..<count).map { "\($0 + 1)\tงาน \($0)\t๑.-\t-\t-\tดี\tกองคลัง" }.joined(separator: "\n"))
            }
        ),
        (
            "rows that go on",
            {
                ReaderFamilyTests.element(
                    "๑\tงาน\t-\t-\t-\tดี\tก\n" + String(repeating: "\tต่อ\t\t\t\tดี\tก\n", count: $0))
            }
        ),
        ("lines of a vision", { "วิสัยทัศน์\n" + String(repeating: "น่าอยู่\n", count: $0) }),
        ("missions", { "พันธกิจ\n" + String(repeating: "ดูแล\n", count: $0) }),
        ("indicators without targets", { "ยุทธศาสตร์ที่ ๑ ก\n" + (0..<$0).map { "ผลผลิต (Output) งาน \($0)\n" }.joined() }),
        ("strategies of one number", { (0..<$0).map { "ยุทธศาสตร์ที่ ๑ งานที่ต่างกัน\($0)\nเป้าประสงค์ ก\n" }.joined() }),
        ("overview rows", { "ยุทธศาสตร์\tเป้าประสงค์\n" + (0..<$0).map { "\($0 + 1). ก\tข\($0)\n" }.joined() }),
        ("elements", { (0..<$0).map { "องค์ประกอบที่ \($0 % 99 + 1) เรื่อง\($0)\n\n" }.joined() }),
        (
            "contents and headings",
            { "สารบัญ\n\n" + (0..<$0).map { "หัวข้อ\($0)\t\($0 % 999)\n" }.joined() + "ส่วนที่ ๑ ก\n" }
        ),
        ("factors", { "จุดแข็ง\n" + (0..<$0).map { "- S\($0 % 99 + 1) คน\n" }.joined() }),
        ("tags", { String(repeating: "<ul ", count: $0 * 4) }),
        ("brackets", { String(repeating: "(", count: $0 * 10) + "บาท" }),
        ("numbers of a list", { "พันธกิจ\n" + (0..<$0).map { "\($0 % 90 + 1). ก " }.joined() }),
        ("bullets", { "พันธกิจ\n- " + String(repeating: "ก - ", count: $0) }),
        ("words for an organisation", { "คำนำ\n" + String(repeating: "องค์การบริหารส่วนตำบลสวายจีก ", count: $0) }),
    ]

    @Test("Twice the input takes about twice the time, whatever its shape", arguments: shapes.indices)
    func growth(_ index: Int) {
        let shape = Self.shapes[index]
        // A strategy at the end lets the document pass as a plan, so that the checker sees it too.
        let time = { (count: Int) -> Double in
            let bytes = [UInt8](("คำนำ\n" + shape.make(count) + "\n\nยุทธศาสตร์ที่ ๙ ก\nเป้าประสงค์ ข\n").utf8)
            let times = (0..<2).map { _ in survive(bytes, name: "plan.txt") / .seconds(1) }
            return times.min() ?? 0
        }
        let (small, large) = (time(1_500), time(6_000))
        #expect(large < 0.3 || large < small * 9, "\(shape.name): \(small) s, then \(large) s for four times the input")
    }

    @Test("Empty, binary, foreign and huge files are refused for what they are")
    func refusals() {
        func error(_ bytes: [UInt8], _ name: String = "plan.txt") -> PlanReadError? {
            do { _ = try PlanFile(bytes, name: name) } catch { return error }
            return nil
        }
        #expect(error([]) == .empty)
        #expect(error([UInt8](" \n\t\n\r\n".utf8)) == .empty)
        #expect(error([0x7F, 0x45, 0x4C, 0x46, 0, 0, 0]) == .binary)
        #expect(error([0x89, 0x50, 0x4E, 0x47, 1, 2, 3, 4, 5, 6, 7, 8]) == .binary)
        #expect(error([UInt8]("บันทึกข้อความ ขอเชิญประชุม".utf8)) == .notAPlan)
        #expect(error([UInt8]("หนึ่ง\nสอง".utf8) + [0xE0, 0xB8] + [UInt8]("\nสาม".utf8)) == .notText(line: 2))
        #expect(error([], "plan.docx") == .empty)
        let huge = [UInt8](repeating: 65, count: SourceText.largestFile + 1)
        let spent = WorkClock.measure { #expect(error(huge) == .tooLarge) }
        #expect(spent < .milliseconds(100))
    }
}
