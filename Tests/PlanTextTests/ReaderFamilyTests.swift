import Civics
import PlanText
import Testing

/// Documents of the family that the reader has not seen: other organisations, other numbers, other order, other slips.
@Suite("Documents of the same family")
struct ReaderFamilyTests {
    static let head = "ลำดับ\tโครงการ/กิจกรรม\tงบประมาณ(บาท)\t\t\tผลที่คาดว่าจะได้รับ\tหน่วยงานรับผิดชอบ"
    static let years = "\t\tปี ๒๕๖๘\tปี ๒๕๖๙\tปี ๒๕๗๐\t\t"

    static func document(_ body: String, title: String = "แผนงานนวัตกรรมเทศบาลตำบลหนองตาด (พ.ศ. ๒๕๖๘ - ๒๕๗๐)") -> String {
        title + "\n\nเทศบาลตำบลหนองตาด\n\n" + body + "\n"
    }

    static func element(_ rows: String, head: String = head, years: String = years) -> String {
        document("องค์ประกอบที่ ๑ ดิจิทัล\n\n\(head)\n\(years)\n\(rows)")
    }

    private func read(_ text: String) throws -> Plan {
        let source = try SourceText(text: [UInt8](text.utf8))
        let plan = try PlanReader.read(source)
        #expect(PlanDump.lost(from: source, in: plan) == [])
        return plan
    }

    private func baht(_ budget: YearlyBudget) -> [Int: Int64?] {
        budget.mapValues { if case .amount(let amount) = $0 { amount.amount / 100 } else { nil } }
    }

    @Test("A municipality's plan of three years in Arabic digits")
    func municipality() throws {
        let plan = try read(
            """
            แผนพัฒนานวัตกรรมเทศบาลตำบลหนองตาด ประจำปีงบประมาณ 2568 - 2570

            เทศบาลตำบลหนองตาด

            มิติที่ 1 บริการ

            ที่\tกิจกรรม\t2568\t2569\t2570\tผลลัพธ์\tส่วนราชการ
            1\tรับคำร้อง\t10,000\t20,000.50\t-\tเร็วขึ้น\tกองคลัง
            รวม 1 กิจกรรม\t\t10,000\t20,000.50\t-\t\t
            """)
        #expect(plan.organisation == Passage("เทศบาลตำบลหนองตาด", line: 3))
        #expect(plan.years == [2568, 2569, 2570])
        let element = try #require(plan.elements.first)
        #expect(element.title == "บริการ" && element.line == 5)
        #expect(
            element.activities.first?.budget == [
                2568: .amount(Satang(1_000_000)), 2569: .amount(Satang(2_000_050)), 2570: Budget.none,
            ])
        #expect(element.activities.first?.line == 8)
        #expect(element.printed?.count == 1 && element.printed?.line == 9)
    }

    @Test(
        "Money as it is written, and money that is never guessed",
        arguments: [
            ("๕๐,๐๐๐.-", Budget.amount(Satang(5_000_000))), ("๕๐,๐๐๐", .amount(Satang(5_000_000))),
            ("๕๐,๐๐๐.๐๐", .amount(Satang(5_000_000))), ("50,000 บาท", .amount(Satang(5_000_000))),
            ("๐", .amount(.zero)), ("-", Budget.none), ("–", Budget.none), ("—", Budget.none),
            ("ไม่ใช้งบประมาณ", Budget.none),
            ("", nil), ("๕o,๐๐๐.-", nil), ("๕๐.๐๐๐.-", nil), ("๕๐,๐๐.-", nil), ("ประมาณ ๕๐,๐๐๐", nil), ("-๕๐,๐๐๐", nil),
            ("๕๐,๐๐๐ - ๖๐,๐๐๐", nil), ("๙๙๙,๙๙๙,๙๙๙,๙๙๙,๙๙๙,๙๙๙,๙๙๙", nil),
        ] as [(String, Budget?)])
    func money(_ cell: String, _ budget: Budget?) throws {
        let plan = try read(Self.element("๑\tรับคำร้อง\t๑๐,๐๐๐.-\t\(cell)\t๑๐,๐๐๐.-\tเร็วขึ้น\tกองคลัง"))
        let activity = try #require(plan.elements.first?.activities.first)
        #expect(activity.budget[2569] == budget)
        #expect(activity.budget[2568] == .amount(Satang(1_000_000)))
        let unreadable = budget == nil && !cell.isEmpty
        #expect(plan.unplaced.contains { $0.text.contains(cell) && $0.line == 9 } == unreadable)
        let findings = PlanChecker.check(plan).filter { $0.rule == "money.missing_amount" }
        #expect(findings.map(\.line) == (budget == nil ? [9] : []))
    }

    @Test("A head in millions of baht")
    func millions() throws {
        let plan = try read(
            Self.element(
                "๑\tรับคำร้อง\t๐.๐๕\t๑.๒\t-\tเร็วขึ้น\tกองคลัง",
                head: "ลำดับ\tโครงการ\tงบประมาณ (ล้านบาท)\t\t\tผลที่คาดว่าจะได้รับ\tหน่วยงาน"))
        #expect(baht(plan.elements[0].activities[0].budget) == [2568: 50_000, 2569: 1_200_000, 2570: nil])
    }

    @Test(
        "Heads of merged cells, padded or not",
        arguments: [
            (head, years), ("ลำดับ\tโครงการ/กิจกรรม\tงบประมาณ(บาท)\tผลที่คาดว่าจะได้รับ\tหน่วยงานรับผิดชอบ", years),
            ("ลำดับ\tโครงการ/กิจกรรม\tงบประมาณ(บาท)\tผลที่คาดว่าจะได้รับ\tหน่วยงานรับผิดชอบ", "๒๕๖๘\t๒๕๖๙\t๒๕๗๐"),
            ("ที่\tโครงการ\tปีงบประมาณ พ.ศ. ๒๕๖๘\tปี๒๕๖๙\tพ.ศ. ๒๕๗๐\tผลลัพธ์\tหน่วยงาน", ""),
        ])
    func heads(_ head: String, _ years: String) throws {
        let plan = try read(
            Self.element("๑.\tรับคำร้อง\t๑๐,๐๐๐.-\t-\t๓๐,๐๐๐.-\tเร็วขึ้น\tกองคลัง", head: head, years: years))
        let activity = try #require(plan.elements.first?.activities.first)
        #expect(baht(activity.budget) == [2568: 10_000, 2569: nil, 2570: 30_000])
        #expect(activity.results.map(\.text) == ["เร็วขึ้น"])
        #expect(activity.division == "กองคลัง")
    }

    @Test(
        "A total row, its label merged or not, gives each year its own figure or none",
        arguments: [
            ("รวม ๑ กิจกรรม\t\t๑๐,๐๐๐.-\t-\t๓๐,๐๐๐.-\t\t", true), ("รวม ๑ กิจกรรม\t๑๐,๐๐๐.-\t-\t๓๐,๐๐๐.-", true),
            ("\tรวม ๑ กิจกรรม\t๑๐,๐๐๐.-\t-\t๓๐,๐๐๐.-\t\t", true), ("รวม ๑ กิจกรรม\t๑๐,๐๐๐.-\t๓๐,๐๐๐.-", false),
            ("รวม ๑ กิจกรรม\t๑๐,๐๐๐.-\t-\t๓๐,๐๐๐.-\t\t\t", true),
        ])
    func totals(_ row: String, _ isReadable: Bool) throws {
        let plan = try read(Self.element("๑\tรับคำร้อง\t๑๐,๐๐๐.-\t-\t๓๐,๐๐๐.-\tเร็วขึ้น\tกองคลัง\n" + row))
        let printed = plan.elements[0].printed
        #expect(printed.map { baht($0.amounts) } == (isReadable ? [2568: 10_000, 2569: nil, 2570: 30_000] : nil))
        #expect(printed?.count == (isReadable ? 1 : nil))
        #expect(plan.unplaced.isEmpty == isReadable)
    }

    @Test("A table that goes on over the page, with its head again and (ต่อ)")
    func pages() throws {
        let plan = try read(
            Self.element("๑\tรับคำร้อง\t-\t-\t-\tเร็วขึ้น\tกองคลัง") + "\n- ๑๒ -\n\u{0C}องค์ประกอบที่ ๑ ดิจิทัล (ต่อ)\n\n"
                + Self.head + "\n" + Self.years + "\n๒\tแผนที่ภาษี\t-\t-\t๑.-\tครบ\tกองคลัง\nหน้า ๑๓ จาก ๒๐\n")
        #expect(plan.elements.map(\.title) == ["ดิจิทัล"])
        #expect(plan.elements[0].activities.map(\.number) == [1, 2])
        #expect(plan.elements[0].activities.map(\.line) == [9, 16])
        #expect(plan.unplaced.isEmpty)
    }

    @Test("Cells that a line break cut: the row is put together again")
    func wrappedCells() throws {
        let plan = try read(
            Self.element(
                """
                ๑\tระบบรับคำร้อง
                ออนไลน์\t๑๐,๐๐๐.-\t-\t-\tประชาชนได้รับ
                ความสะดวก\tกองคลัง
                ๒\tแผนที่ภาษี\t-\t-\t๕.-\t๑. ครบถ้วน\tกองสวัสดิการ
                \tดิจิทัล\t\t\t\t๒. เป็นธรรม\tสังคม
                """))
        #expect(plan.elements[0].activities.map(\.title) == ["ระบบรับคำร้องออนไลน์", "แผนที่ภาษีดิจิทัล"])
        #expect(plan.elements[0].activities[0].results.map(\.text) == ["ประชาชนได้รับความสะดวก"])
        #expect(plan.elements[0].activities[1].results.map(\.text) == ["ครบถ้วน", "เป็นธรรม"])
        #expect(plan.elements[0].activities.map(\.division) == ["กองคลัง", "กองสวัสดิการสังคม"])
        #expect(baht(plan.elements[0].activities[1].budget) == [2568: nil, 2569: nil, 2570: 5])
    }

    @Test("A second row of money without a number is nobody's: it is left to a person")
    func strayMoney() throws {
        let plan = try read(
            Self.element(
                "๑\tรับคำร้อง\t๑๐,๐๐๐.-\t-\t-\tเร็ว\tกองคลัง\n\tแผนที่ภาษี\t๕,๐๐๐.-\t-\t-\tครบ\tกองช่าง\nหมายเหตุ ราคากลาง"))
        #expect(plan.elements[0].activities.map(\.title) == ["รับคำร้อง"])
        #expect(plan.elements[0].activities[0].division == "กองคลัง")
        #expect(plan.unplaced.map(\.line) == [10, 11])
    }

    @Test("Scraps of HTML, broken letters, bars instead of tabs, CRLF and a byte-order mark change nothing")
    func scraps() throws {
        let clean = try read(Self.element("๑\tนำร่อง กำจัดขยะ\t๑๐,๐๐๐.-\t-\t-\t- สะอาด - น่าอยู่\tกองคลัง"))
        let html = try read(
            Self.element(
                "๑\tนำร่อง<br>กำจัด&nbsp;ขยะ\t<b>๑๐,๐๐๐.-</b>\t-\t-\t<ul style=\"x\"><li>สะอาด</li><li>น่าอยู่</li></ul>\tกองคลัง"
            ).replacing("กำจัด&nbsp;", with: "กำจัด"))
        let broken = try read(
            Self.element(
                "๑\tน\u{0E4D}\u{0E32}ร่อง ก\u{0E4D}\u{0E32}จัด\u{200B}ขยะ\t๑๐,๐๐๐.-\t-\t-\t- สะอาด - น่าอยู่\tกองคลัง"))
        let bars = try read(
            Self.element("๑\tนำร่อง กำจัดขยะ\t๑๐,๐๐๐.-\t-\t-\t- สะอาด - น่าอยู่\tกองคลัง")
                .split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.contains("\t") ? "| " + $0.replacing("\t", with: " | ") + " |" : String($0) }
                .joined(separator: "\n"))
        let windows = try PlanReader.read(
            text: [0xEF, 0xBB, 0xBF]
                + Self.element("๑\tนำร่อง กำจัดขยะ\t๑๐,๐๐๐.-\t-\t-\t- สะอาด - น่าอยู่\tกองคลัง").replacing("\n", with: "\r\n")
                .utf8)
        #expect(clean.elements[0].activities[0].results.map(\.text) == ["สะอาด", "น่าอยู่"])
        #expect(broken == clean)
        #expect(bars.elements == clean.elements)
        #expect(windows == clean)
        #expect(html.elements[0].activities[0].title == "นำร่องกำจัดขยะ")
        #expect(html.elements[0].activities[0].results == clean.elements[0].activities[0].results)
        #expect(html.elements[0].activities[0].budget == clean.elements[0].activities[0].budget)
    }

    @Test("The older Thai encoding TIS-620 reads the same")
    func olderEncoding() throws {
        let text = Self.element("๑\tนำร่อง กำจัดขยะ\t๑๐,๐๐๐.-\t-\t-\tสะอาด\tกองคลัง")
        let bytes = text.unicodeScalars.map { scalar in
            scalar.value < 0x80 ? UInt8(scalar.value) : UInt8(scalar.value - 0x0E01 + 0xA1)
        }
        #expect(try PlanReader.read(text: bytes) == read(text))
    }

    @Test("Elements may stand before strategies, programmes before indicators")
    func otherOrder() throws {
        let text = SamplePlan.text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let part = try #require(lines.firstIndex { $0.hasPrefix("ส่วนที่ ๔ ยุทธศาสตร์และตัวชี้วัด") && !$0.contains("\t") })
        let first = try #require(lines.firstIndex { $0.hasPrefix("องค์ประกอบท้องถิ่น") })
        let last = try #require(
            lines.firstIndex { $0.hasPrefix("การติดตามประเมินผล") && !$0.contains("\t") && $0 != lines[20] })
        let moved = lines[..<part] + lines[first..<last] + lines[part..<first] + lines[last...]
        let (plan, usual) = (try read(moved.joined(separator: "\n")), try SamplePlan.plan)
        #expect(plan.elements.map(\.title) == usual.elements.map(\.title))
        #expect(plan.elements.map { $0.activities.map(\.budget) } == usual.elements.map { $0.activities.map(\.budget) })
        #expect(plan.grandTotal?.amounts == usual.grandTotal?.amounts)
        #expect(plan.strategies.map(\.title) == usual.strategies.map(\.title))
        #expect(
            plan.strategies.map { $0.indicators.map(\.targets) }
                == usual.strategies.map { $0.indicators.map(\.targets) })
        #expect(PlanChecker.check(plan).map(\.rule) == [])

        let swapped = try read(
            Self.document(
                """
                ยุทธศาสตร์ที่ ๑ บริการ

                แผนงาน\tโครงการ
                แผนงาน ๑.๑ แผนงานคน\tอบรม

                ตัวชี้วัด
                ผลผลิต (Output) ร้อยละความพึงพอใจ
                ๒๕๖๘\t๒๕๖๙\t๒๕๗๐
                ๗๐\t๘๐\t๙๐
                """))
        #expect(swapped.strategies[0].programmes.map(\.code) == ["1.1"])
        #expect(
            swapped.strategies[0].indicators.map(\.targets) == [
                [2568: Decimal4(70), 2569: Decimal4(80), 2570: Decimal4(90)]
            ])
    }
}
