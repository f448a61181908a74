import Civics
import PlanText

/// Small plans for the public pages: one plain, one whose every text tries to break out of its page.
enum PublicSamplePlan {
    static let hostile = "<script>alert('1')</script> \"ก\" & 'ข' </td></details>"

    static func plan(_ text: String = "") -> Plan {
        var plan = Plan(
            title: Passage("แผนทดสอบ \(text)", line: 1), organisation: Passage("อบต.ทดสอบ", line: 2),
            years: [2568, 2569, 2570])
        plan.vision = Passage("อยู่ดี \(text)", line: 3)
        plan.missions = [Passage("พันธกิจ \(text)", line: 4)]
        plan.strategies = [strategy(text)]
        plan.elements = [element(text)]
        plan.swot = ["S1", "W1", "O1", "T1"].map { Factor(code: $0, printedCode: $0, text: "ปัจจัย \(text)", line: 20) }
        plan.tows = [Factor(code: "SO1", printedCode: "SO1", text: "กลยุทธ์ \(text)", line: 21)]
        plan.mechanism = [
            MechanismLevel(
                level: "ระดับ \(text)", responsible: text, duties: [Passage(text + "ทำงาน", line: nil)], line: 22)
        ]
        return plan
    }

    private static func strategy(_ text: String) -> Strategy {
        var strategy = Strategy(number: 1, title: "ยุทธศาสตร์ \(text)", line: 5)
        strategy.objectives = [Objective("เป้าประสงค์ \(text)", lines: [6, 7], inOverview: true, inSection: false)]
        var indicator = Indicator(.output, title: "จำนวนนวัตกรรม \(text)", line: 8)
        indicator.unit = "ชิ้น \(text)"
        indicator.targets = [2569: Decimal4(4), 2570: Decimal4(5)]
        let bare = Indicator(.impact, title: "ไม่มีเป้า \(text)", line: 9)
        strategy.indicators = [indicator, bare]
        var programme = Programme(code: "1.1", printedCode: "๑.๑", title: "แผนงาน \(text)", line: 10)
        programme.projects = [Passage("โครงการพัฒนา \(text) Songhong Test", line: 11)]
        strategy.programmes = [programme]
        return strategy
    }

    private static func element(_ text: String) -> Element {
        var element = Element(number: 1, title: "ดิจิทัล \(text)", line: 12)
        var first = Activity(number: 1, title: "อินเทอร์เน็ต \(text)", line: 13)
        // 2570 is missing on purpose: neither "-" nor zero.
        first.budget = [2568: Budget.none, 2569: .amount(Satang(baht: 50_000))]
        first.results = [Passage("ผล \(text)", line: 13)]
        first.division = "สำนักปลัด"
        var second = Activity(number: 2, title: "=cmd()", line: 14)
        second.budget = [2568: .amount(.zero), 2569: .amount(Satang(baht: 25_000)), 2570: .amount(Satang(1_050))]
        second.division = "ทุกกองงาน"
        element.activities = [first, second]
        element.printed = PrintedTotal(
            amounts: [2568: Budget.none, 2569: .amount(Satang(baht: 80_000))], count: 3, line: 15)
        return element
    }
}
