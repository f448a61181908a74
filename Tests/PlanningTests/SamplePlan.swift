import Civics
import PlanText

extension Plan {
    /// Two strategies, two elements, five activities: enough for every state a budget and a division can be in.
    static var sample: Plan {
        var plan = Plan(
            title: Passage("แผนทดสอบ", line: 1), organisation: Passage("อบต.ทดสอบ", line: 2), years: [2568, 2569, 2570])
        plan.vision = Passage("ทุกคนอยู่ดี", line: 3)
        plan.missions = [Passage("บริการดี", line: 4)]
        var first = Strategy(number: 1, title: "งานหลัก", line: 10)
        first.objectives = [Objective("จัดทำแผนที่ภาษี", lines: [11, 40], inOverview: true, inSection: true)]
        var output = Indicator(.output, title: "ร้อยละของการดำเนินการตามแผนปฏิบัติการประจำปี", line: 12)
        output.unit = "ร้อยละ"
        output.comparator = .atLeast
        output.targets = [2568: Decimal4(80), 2569: Decimal4(85), 2570: Decimal4(90)]
        var score = Indicator(.outcome, title: "คะแนนประเมินผล LPA เพิ่มขึ้นจากปีก่อน", line: 13)
        score.comparator = .moreThanLastYear
        score.targets = [2568: Decimal4(80), 2569: Decimal4(85)]
        first.indicators = [output, score]
        first.programmes = [Programme(code: "1.1", printedCode: "๑.๑", title: "แผนงานสังคมสงเคราะห์", line: 14)]
        var second = Strategy(number: 2, title: "นวัตกรรม", line: 20)
        var projects = Indicator(.output, title: "โครงการนวัตกรรมที่พัฒนาขึ้น", line: 21)
        projects.targets = [2568: Decimal4(1), 2569: Decimal4(2)]
        var innovations = Indicator(.outcome, title: "จำนวนนวัตกรรมที่พัฒนาขึ้น", line: 22)
        innovations.targets = [2569: Decimal4(2)]
        second.indicators = [projects, innovations, Indicator(.impact, title: "องค์กรเป็นเลิศ", line: 23)]
        var programme = Programme(code: "2.1", printedCode: "๒.๑", title: "แผนงานการศึกษา", line: 24)
        programme.projects = [Passage("โครงการเด็กฉลาด", line: 24), Passage("โครงการสุขภาพดี", line: 25)]
        second.programmes = [programme]
        plan.strategies = [first, second]

        var digital = Element(number: 1, title: "ดิจิทัล", line: 30)
        digital.activities = [
            .sample(1, "บริการ อินเทอร์เน็ต", 50_000, "สำนักปลัด", ["ใช้งานได้ทุกคน"]),
            .sample(2, "ฐานข้อมูลกลาง", nil, "ทุกกองงาน", []),
            .sample(3, "แผนที่ภาษี", 100_000, "กองคลัง", ["ประเมินภาษีแม่นยำ", "ลดเวลา"]),
        ]
        digital.printed = PrintedTotal(
            amounts: [2568: .none, 2569: .amount(Satang(baht: 150_000))], count: 3, line: 35)
        var happy = Element(number: 2, title: "องค์การแห่งความสุข", line: 36)
        happy.activities = [
            .sample(1, "อาคารน่าอยู่", 20_000, "สำนักปลัด", []), .sample(2, "กิจกรรมสัมพันธ์", nil, nil, []),
        ]
        plan.elements = [digital, happy]
        plan.swot = [
            Factor(code: "S1", printedCode: "S๑", text: "ทิศทางชัดเจน", line: 50),
            Factor(code: "W1", printedCode: "W๑", text: "งบน้อย", line: 51),
            Factor(code: "O1", printedCode: "O๑", text: "เทคโนโลยีใหม่", line: 52),
        ]
        plan.tows = [Factor(code: "SO1", printedCode: "SO ๑", text: "ใช้เทคโนโลยีเดินหน้า", line: 53)]
        plan.mechanism = [
            MechanismLevel(level: "ระดับองค์กร", responsible: "นายก", duties: [Passage("มอบนโยบาย", line: 61)], line: 60)
        ]
        plan.evaluation.instruments = [Factor(code: "1", printedCode: "๑", text: "การสัมภาษณ์", line: 70)]
        plan.divisions = [Passage("สำนักปลัด", line: 5), Passage("กองคลัง", line: 6)]
        var section = Section(title: "คำนำ", line: 80)
        section.lastLine = 82
        section.text = [Passage("ย่อหน้า", line: 81)]
        plan.sections = [section]
        plan.grandTotal = PrintedTotal(amounts: [2569: .amount(Satang(baht: 170_000))], count: nil, line: 90)
        plan.unplaced = [Passage("Growth", line: 91)]
        return plan
    }

    /// A plan of many activities with a budget in each of five years.
    static func large(_ count: Int) -> Plan {
        var plan = Plan(
            title: Passage("แผนใหญ่", line: 1), organisation: Passage("อบต.ทดสอบ", line: 2),
            years: [2566, 2567, 2568, 2569, 2570])
        plan.elements = (1...13).map { number in
            var element = Element(number: number, title: "องค์ประกอบ \(number)", line: number)
            element.activities = (1...count).filter { $0 % 13 + 1 == number }.enumerated().map { index, line in
                var activity = Activity(number: index + 1, title: "โครงการที่ \(line)", line: line)
                for year in plan.years { activity.budget[year] = .amount(Satang(baht: Int64(line) * 10)) }
                activity.results = [Passage("ผลที่ \(line)", line: line)]
                activity.division = "สำนักปลัด"
                return activity
            }
            return element
        }
        return plan
    }
}

extension Activity {
    fileprivate static func sample(
        _ number: Int, _ title: String, _ baht: Int64?, _ division: String?, _ results: [String]
    ) -> Activity {
        var activity = Activity(number: number, title: title, line: 30 + number)
        let money: Budget = baht.map { .amount(Satang(baht: $0)) } ?? Budget.none
        // 2570 is missing on purpose: it is neither "-" nor zero.
        activity.budget = [2568: Budget.none, 2569: money]
        activity.results = results.map { Passage($0, line: 30 + number) }
        activity.division = division
        return activity
    }
}

let sampleOrganisation = """
    name: {th: องค์การบริหารส่วนตำบลทดสอบ, en: Test Subdistrict}
    shortName: {th: อบต.ทดสอบ, en: Test SAO}
    tambonCode: "310118"
    tambon: {th: ทดสอบ, en: Test}
    amphoe: {th: ทดสอบ, en: Test}
    province: {th: ทดสอบ, en: Test}
    postcode: "31000"
    office: {th: หมู่ 1, en: Village 1}
    figuresAreConfirmed: false
    aliases: []
    divisions:
      - {code: office, name: {th: สำนักปลัด, en: Office of the Permanent Secretary}, aliases: []}
      - {code: finance, name: {th: กองคลัง, en: Finance Division}, aliases: []}
    """
