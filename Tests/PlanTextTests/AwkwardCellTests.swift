import Civics
import PlanText
import Testing

/// Cells that are printed in words, out of place or in another unit.
@Suite("Awkward cells")
struct AwkwardCellTests {
    private func read(_ body: String) throws -> Plan {
        let source = try SourceText(text: [UInt8](ReaderFamilyTests.document(body).utf8))
        let plan = try PlanReader.read(source)
        #expect(PlanDump.lost(from: source, in: plan) == [])
        return plan
    }

    private func indicator(_ cells: String, title: String = "การบริการ") throws -> (Plan, Indicator) {
        let plan = try read(
            "ยุทธศาสตร์ที่ ๑ บริการ\n\nผลผลิต (Output) \(title)\n\nปี ๒๕๖๘\tปี ๒๕๖๙\tปี ๒๕๗๐\n\(cells)")
        return (plan, try #require(plan.strategies.first?.indicators.first))
    }

    private func rules(_ plan: Plan) -> Set<String> { Set(PlanChecker.check(plan).map(\.rule)) }

    @Test(
        "A floor, a ceiling and a plain figure are read with their unit",
        arguments: [
            ("ร้อยละ ๙๕ ขึ้นไป", "95", "ร้อยละ", Indicator.Comparator.atLeast), ("๓ ชิ้นขึ้นไป", "3", "ชิ้น", .atLeast),
            ("ไม่เกิน ๓๐ นาที", "30", "นาที", .exactly), ("ไม่เกินร้อยละ ๕", "5", "ร้อยละ", .exactly),
            ("๓ ชิ้น", "3", "ชิ้น", .exactly),
        ])
    func figures(_ cell: String, _ value: String, _ unit: String, _ comparator: Indicator.Comparator) throws {
        let (plan, indicator) = try indicator("\(cell)\t\(cell)\t\(cell)")
        #expect(indicator.targets == [2568: Decimal4(value), 2569: Decimal4(value), 2570: Decimal4(value)])
        #expect(indicator.unit == unit)
        #expect(indicator.comparator == comparator)
        #expect(plan.unplaced.isEmpty)
    }

    @Test("A ceiling that falls from year to year is no falling target")
    func ceiling() throws {
        let (plan, read) = try indicator("ไม่เกิน ๙ ครั้ง\tไม่เกิน ๘ ครั้ง\tไม่เกิน ๗ ครั้ง")
        #expect(read.isCeiling)
        #expect(!rules(plan).contains("indicators.falling_target"))
        let (other, _) = try indicator("๙ ครั้ง\t๘ ครั้ง\t๗ ครั้ง")
        #expect(rules(other).contains("indicators.falling_target"))
    }

    @Test("Cells that cannot be read are no missing targets", arguments: ["มากกว่า ๓ ชิ้น", "น้อยกว่าร้อยละ ๕", "สูง"])
    func unreadable(_ cell: String) throws {
        let (plan, read) = try indicator("\(cell)\t\(cell)\t\(cell)")
        #expect(read.targets.isEmpty)
        #expect(plan.unplaced.count == 3)
        #expect(!rules(plan).contains("indicators.no_targets"))
        let empty = try indicator("-\t-\t-").0
        #expect(rules(empty).contains("indicators.no_targets"))
    }

    @Test("“More than last year” is a target without a figure")
    func growth() throws {
        let (plan, read) = try indicator("เพิ่มขึ้นจากปีก่อน\tเพิ่มขึ้นจากปีก่อน\tเพิ่มขึ้นจากปีก่อน")
        #expect(read.comparator == .moreThanLastYear && read.targets.isEmpty)
        #expect(plan.unplaced.isEmpty)
        #expect(rules(plan).isDisjoint(with: ["indicators.no_targets", "indicators.year_without_target"]))
        let (mixed, first) = try indicator("๑๐ ราย\tเพิ่มขึ้นจากปีก่อน\tเพิ่มขึ้นจากปีก่อน ๕ ราย")
        #expect(first.comparator == .moreThanLastYear && first.targets == [2568: Decimal4(10)])
        #expect(mixed.unplaced.map(\.text) == ["ปี 2570: เพิ่มขึ้นจากปีก่อน ๕ ราย"])
        #expect(rules(mixed).isDisjoint(with: ["indicators.year_without_target", "time.growth_beside_fixed_target"]))
    }

    private func activities(_ rows: String, head: String = ReaderFamilyTests.head) throws -> Plan {
        let source = try SourceText(text: [UInt8](ReaderFamilyTests.element(rows, head: head).utf8))
        let plan = try PlanReader.read(source)
        #expect(PlanDump.lost(from: source, in: plan) == [])
        return plan
    }

    @Test("A row that lost a money cell gives no year an amount, and keeps title, result and division")
    func shifted() throws {
        let plan = try activities(
            "๑\tระบบคิว\t๕๐,๐๐๐.-\t๖๐,๐๐๐.-\tรอน้อยลง\tกองคลัง\n๒\tแผนที่\t๑๐,๐๐๐.-\t๑๐,๐๐๐.-\t๑๐,๐๐๐.-\tเห็นทั้งตำบล\tกองช่าง")
        let activities = plan.elements[0].activities
        #expect(activities.map(\.title) == ["ระบบคิว", "แผนที่"])
        #expect(activities[0].budget.isEmpty)
        #expect(activities[0].results.map(\.text) == ["รอน้อยลง"])
        #expect(activities.map(\.division) == ["กองคลัง", "กองช่าง"])
        #expect(activities[1].budget.count == 3)
        #expect(plan.unplaced.map(\.text) == ["ลำดับ 1 จำนวนช่องไม่ครบ: ๕๐,๐๐๐.- | ๖๐,๐๐๐.-"])
        #expect(PlanChecker.check(plan).contains { $0.rule == "money.missing_amount" && $0.line == activities[0].line })
    }

    @Test("A row whose last cell alone is missing keeps its amounts")
    func shortRow() throws {
        let plan = try activities("๑\tระบบคิว\t๕๐,๐๐๐.-\t๖๐,๐๐๐.-\t-\tรอน้อยลง\n")
        #expect(plan.elements[0].activities[0].budget.count == 3)
        #expect(plan.unplaced.isEmpty)
    }

    @Test(
        "Spaces of a scanner round the comma and the dash are read over; two figures are not made one",
        arguments: [
            ("๓๐๐, ๐๐๐ .-", 300_000), ("๓๐๐ ,๐๐๐.-", 300_000), ("1, 250,000. -", 1_250_000), ("๓๐๐ ๐๐๐.-", nil),
            ("๓๐, ๐๐ .-", nil), ("๓. ๐๐๐", nil),
        ] as [(String, Int64?)])
    func spaces(_ cell: String, _ baht: Int64?) throws {
        let plan = try activities("๑\tระบบคิว\t\(cell)\t๖๐,๐๐๐.-\t-\tรอน้อยลง\tกองคลัง")
        #expect(plan.elements[0].activities[0].budget[2568] == baht.map { .amount(Satang($0 * 100)) })
        #expect(plan.unplaced.count == (baht == nil ? 1 : 0))
    }

    @Test("Full amounts in baht under a head in millions are an error of the unit")
    func millions() throws {
        let head = ReaderFamilyTests.head.replacing("(บาท)", with: "(ล้านบาท)")
        let row = { (cell: String) in "๑\tระบบคิว\t\(cell)\t\(cell)\t-\tรอน้อยลง\tกองคลัง" }
        let found = PlanChecker.check(try activities(row("๓๐๐,๐๐๐"), head: head)).filter { $0.rule == "money.unit" }
        #expect(found.count == 1)
        #expect(found.first?.message.th.contains("อาจเป็นบาท") == true)
        #expect(!rules(try activities(row("๐.๓"), head: head)).contains("money.unit"))
        #expect(!rules(try activities(row("๓๐๐,๐๐๐"))).contains("money.unit"))
    }
}
