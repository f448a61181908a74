import Civics
import PlanText
import Testing

@Suite("Parts of a plan in other forms")
struct ReaderPartsTests {
    private func read(_ body: String) throws -> Plan {
        let source = try SourceText(text: [UInt8](ReaderFamilyTests.document(body).utf8))
        let plan = try PlanReader.read(source)
        #expect(PlanDump.lost(from: source, in: plan) == [])
        return plan
    }

    private let strategy = "\n\nยุทธศาสตร์ที่ ๑ บริการ\n\nเป้าประสงค์ เพื่อบริการที่ดี\n"

    @Test(
        "SWOT as numbered lists, as coded lists, as a table by columns and by rows",
        arguments: [
            "จุดแข็ง\n๑. คนเก่ง\n๒. จุดแข็งคือใกล้ตลาด\n\nจุดอ่อน\n๑. งบน้อย\n\nโอกาส\n๑. รัฐหนุน\n\nอุปสรรค\n๑. ภัยแล้ง",
            "๒.๑ จุดแข็ง (Strengths)\n\n- S๑. คนเก่ง\n\n- S๒. จุดแข็งคือใกล้ตลาด\n\nจุดอ่อน (Weaknesses)\n\n- W๑ งบน้อย\n\n- O๑: รัฐหนุน\n- T๑ ภัยแล้ง",
            "จุดแข็ง (Strengths)\tจุดอ่อน (Weaknesses)\n๑. คนเก่ง<br>๒. จุดแข็งคือใกล้ตลาด\t๑. งบน้อย\nโอกาส (Opportunities)\tอุปสรรค (Threats)\n๑. รัฐหนุน\t๑. ภัยแล้ง",
            "จุดแข็ง\t๑. คนเก่ง ๒. จุดแข็งคือใกล้ตลาด\nจุดอ่อน\t๑. งบน้อย\nโอกาส\t๑. รัฐหนุน\nอุปสรรค\t๑. ภัยแล้ง",
            "Strengths (จุดแข็ง)\n- คนเก่ง\n- จุดแข็งคือใกล้ตลาด\n\nWeaknesses (จุดอ่อน)\n- งบน้อย\n\nOpportunities:\n- รัฐหนุน\n\nThreats:\n- ภัยแล้ง",
        ])
    func factors(_ body: String) throws {
        let plan = try read(body + strategy)
        #expect(plan.swot.map(\.code) == ["S1", "S2", "W1", "O1", "T1"])
        #expect(plan.swot.map(\.text) == ["คนเก่ง", "จุดแข็งคือใกล้ตลาด", "งบน้อย", "รัฐหนุน", "ภัยแล้ง"])
        #expect(plan.swot.allSatisfy { ($0.line ?? 0) >= 5 })
        #expect(plan.unplaced.isEmpty)
    }

    @Test("An empty TOWS template says nothing and stays unplaced")
    func emptyTemplate() throws {
        let plan = try read("\tจุดแข็ง (Strength) 1. 2. 3.\tจุดอ่อน (Weakness) 1. 2. 3." + strategy)
        #expect(plan.swot.isEmpty)
        #expect(plan.unplaced.map(\.line) == [5])
    }

    @Test(
        "The vision on the heading's line, in quotation marks, or over two paragraphs",
        arguments: [
            ("วิสัยทัศน์\n\n“น่าอยู่ ทันสมัย”", "น่าอยู่ ทันสมัย", 7), ("วิสัยทัศน์ : น่าอยู่ ทันสมัย", "น่าอยู่ ทันสมัย", 5),
            ("วิสัยทัศน์ “น่าอยู่ ทันสมัย”", "น่าอยู่ ทันสมัย", 5), ("วิสัยทัศน์ น่าอยู่ ทันสมัย", "น่าอยู่ ทันสมัย", 5),
            ("วิสัยทัศน์ด้านนวัตกรรม\n\n“น่าอยู่\n\nทันสมัย”\n\nคำอธิบาย", "น่าอยู่ทันสมัย", 7),
            ("๓.๑ วิสัยทัศน์ของเทศบาล\nน่าอยู่\nทันสมัย", "น่าอยู่ทันสมัย", 6),
        ])
    func vision(_ body: String, _ said: String, _ line: Int) throws {
        let plan = try read(body + "\n\nพันธกิจ\n๑. ดูแล" + strategy)
        #expect(plan.vision == Passage(said, line: line))
        #expect(
            plan.missions == [
                Passage("ดูแล", line: 6 + body.split(separator: "\n", omittingEmptySubsequences: false).count + 1)
            ])
    }

    @Test("Strategies that stand in the overview alone, with no sections and no elements")
    func overviewOnly() throws {
        let plan = try read(
            """
            ยุทธศาสตร์\tเป้าประสงค์\tตัวชี้วัด
            1. บริการ\t1) เร็ว 2) ง่าย\tร้อยละความพึงพอใจ
            2. คน\tเก่ง\t(H1 : จำนวนคนที่ผ่านการอบรม)
            """)
        #expect(plan.strategies.map(\.number) == [1, 2])
        #expect(plan.strategies.map(\.overviewLine) == [6, 7])
        #expect(plan.strategies.map(\.line) == [nil, nil])
        #expect(plan.strategies.map { $0.objectives.map(\.text) } == [["เร็ว", "ง่าย"], ["เก่ง"]])
        #expect(plan.strategies[1].overviewIndicators.map(\.code) == ["H1"])
        #expect(plan.elements.isEmpty)
    }

    @Test("Indicators named in the rows of a table, the years in the same head or the one below")
    func indicatorRows() throws {
        for head in ["ตัวชี้วัด\tหน่วยนับ\t๒๕๖๘\t๒๕๖๙\t๒๕๗๐", "ตัวชี้วัด\tหน่วยนับ\tค่าเป้าหมาย\t\t\n\t\t๒๕๖๘\t๒๕๖๙\t๒๕๗๐"] {
            let plan = try read(
                "ยุทธศาสตร์ที่ ๑ บริการ\n\n\(head)\nผลผลิต (Output) คำร้องที่เสร็จ\tเรื่อง\t๑๐\t๒๐\t๓๐\nผลลัพธ์ (Outcome) ความพึงพอใจ\tร้อยละ\t≥ ๘๐\t≥ ๘๕\t≥ ๙๐.๕"
            )
            let indicators = plan.strategies[0].indicators
            #expect(indicators.map(\.title) == ["คำร้องที่เสร็จ", "ความพึงพอใจ"])
            #expect(indicators.map(\.kind) == [.output, .outcome])
            #expect(indicators.map(\.unit) == ["เรื่อง", "ร้อยละ"])
            #expect(indicators.map(\.comparator) == [.exactly, .atLeast])
            #expect(indicators[1].targets[2570] == Decimal4("90.5"))
            #expect(plan.unplaced.isEmpty)
        }
    }

    @Test(
        "A target that cannot be read as one figure is left to a person",
        arguments: ["๘๐ - ๙๐", "สูง", "๘๐ / ๙๐", "๘o๐"])
    func oddTarget(_ cell: String) throws {
        let plan = try read(
            "ยุทธศาสตร์ที่ ๑ บริการ\n\nผลผลิต (Output) ความพึงพอใจ\n\nปี ๒๕๖๘\tปี ๒๕๖๙\tปี ๒๕๗๐\nร้อยละ ๗๐\t\(cell)\tร้อยละ ๙๐")
        let targets = try #require(plan.strategies.first?.indicators.first?.targets)
        #expect(targets == [2568: Decimal4(70), 2570: Decimal4(90)])
        #expect(plan.unplaced.map(\.line) == [10])
    }

    @Test("The sample loses nothing, and every number of it is where it belongs")
    func nothingLost() throws {
        let source = try SourceText(text: [UInt8](SamplePlan.text.utf8))
        let plan = try PlanReader.read(source)
        #expect(PlanDump.lost(from: source, in: plan) == [])
        #expect(plan.years == [2568, 2569, 2570, 2571, 2572])
        #expect(plan.province == "บุรีรัมย์")
        #expect(plan.elements.map { $0.activities.count } == [3, 2, 3])
        #expect(plan.elements.map(\.line) == ["ประการที่ ๑", "ประการที่ ๒", "ประการที่ ๓"].map { SamplePlan.line(of: $0) })
        #expect(plan.strategies.map(\.line) == [SamplePlan.line(of: "๔.๑ ยุทธ"), SamplePlan.line(of: "๔.๒ ยุทธ")])
        #expect(plan.strategies[1].programmes[0].projects.map(\.text) == ["โครงการห้องเรียนวันศุกร์", "โครงการพี่สอนน้อง"])
        #expect(plan.strategies[0].indicators.map(\.code) == ["LG1", nil])
        #expect(
            plan.evaluation.instruments.map(\.line) == [
                SamplePlan.line(of: "(Interviews)"), SamplePlan.line(of: "(Documents)"),
            ])
    }
}
