import Civics
public import Evidence

/// What this slice can count about the organisation's own work.
///
/// Membership follows the dates of events.
public enum PlanningMeasures {
    public static let all: [Measure] = [
        actionPlanDone, paidShare, contractedShare, innovationProjects, innovations, reportedOnTime, withLead,
        selfComputing, ideaShare,
    ]

    static let actionPlanDone = Measure.share(
        "planning.actionPlanDone",
        Words(th: "ร้อยละของการดำเนินการตามแผนปฏิบัติการประจำปี", en: "Share of the annual action plan carried out"),
        formula: Words(
            th: "กิจกรรมที่รายงานว่าแล้วเสร็จ ÷ กิจกรรมในแผนปฏิบัติการของปี × 100 (กิจกรรมที่ยกเลิกยังนับในตัวหาร)",
            en: "activities reported as done ÷ activities in the year's action plan × 100 (cancelled ones stay in)"),
        accumulation: .sum, members: PlanningMeasureRows.actionPlan)

    static let paidShare = Measure.share(
        "planning.paidShare", Words(th: "ร้อยละของงบประมาณที่เบิกจ่าย", en: "Money paid against budget"),
        formula: Words(
            th: "เงินเบิกจ่ายสะสมของปี ÷ งบประมาณในแผนหลังโอน × 100",
            en: "money paid in the year ÷ the plan's budget after transfers × 100"),
        accumulation: .sum, members: { try PlanningMeasureRows.money(\.paid, $0, $1) })

    static let contractedShare = Measure.share(
        "planning.contractedShare", Words(th: "ร้อยละของงบประมาณที่ก่อหนี้ผูกพัน", en: "Money contracted against budget"),
        formula: Words(
            th: "เงินก่อหนี้ผูกพันสะสมของปี ÷ งบประมาณในแผนหลังโอน × 100",
            en: "money contracted in the year ÷ the plan's budget after transfers × 100"),
        accumulation: .sum, members: { try PlanningMeasureRows.money(\.contracted, $0, $1) })

    static let innovationProjects = Measure.count(
        "planning.innovationProjects", Words(th: "จำนวนโครงการนวัตกรรม", en: "Number of innovation projects"),
        formula: Words(
            th: "โครงการในแผนที่ระบุว่าเป็นโครงการนวัตกรรมและเริ่มแล้วในช่วงเวลา (from=plan นับตั้งแต่เริ่มแผน)",
            en:
                "projects of the plan marked as innovation and started in the period (from=plan counts since the plan began)"
        ),
        unit: Words(th: "โครงการ", en: "projects"), parameters: ["from"],
        members: PlanningMeasureRows.innovationProjects)

    static let innovations = Measure.count(
        "planning.innovations", Words(th: "จำนวนนวัตกรรมที่นำมาใช้", en: "Number of innovations put in use"),
        formula: Words(
            th: "นวัตกรรมในทะเบียนที่เริ่มใช้ในช่วงเวลา (from=plan นับตั้งแต่เริ่มแผน)",
            en: "innovations of the register put in use in the period (from=plan counts since the plan began)"),
        unit: Words(th: "ชิ้น", en: "pieces"), parameters: ["from"], members: PlanningMeasureRows.innovations)

    static let reportedOnTime = Measure.share(
        "planning.reportedOnTime", Words(th: "ร้อยละของรายงานที่ส่งทันเวลา", en: "Share of reports in time"),
        formula: Words(
            th: "รายงานไตรมาสที่ส่งก่อนปิดไตรมาส ÷ (กิจกรรมในแผนปฏิบัติการ × ไตรมาสที่ปิดแล้ว) × 100",
            en: "quarterly reports made before the close ÷ (activities in the action plan × quarters) × 100"),
        accumulation: .average, members: PlanningMeasureRows.onTime)

    static let withLead = Measure.share(
        "planning.withLead", Words(th: "ร้อยละของกิจกรรมที่มีกองเจ้าภาพ", en: "Share of activities with a lead division"),
        formula: Words(
            th: "กิจกรรมที่แผนหรือปลัดระบุกองเจ้าภาพหนึ่งกอง ÷ กิจกรรมทั้งหมด × 100",
            en: "activities with one lead division, printed or named ÷ all activities × 100"),
        members: PlanningMeasureRows.withLead)

    static let selfComputing = Measure.share(
        "planning.selfComputing",
        Words(th: "ร้อยละของตัวชี้วัดที่คำนวณได้เอง", en: "Share of indicators that compute themselves"),
        formula: Words(
            th: "ตัวชี้วัดที่ผูกกับตัววัด ÷ ตัวชี้วัดที่มีค่าเป้าหมาย × 100",
            en: "indicators bound to a measure ÷ indicators with targets × 100"),
        members: PlanningMeasureRows.selfComputing)

    static let ideaShare = Measure.share(
        "planning.ideaShare",
        Words(th: "ร้อยละบุคลากรที่มีส่วนร่วมให้ความคิดสร้างสรรค์", en: "Share of staff who took part in giving ideas"),
        formula: Words(
            th: "ผู้มีส่วนร่วม (จำนวนล่าสุดของปีที่แต่ละกองกรอก) ÷ บุคลากร ณ วันสิ้นช่วง × 100",
            en: "people who took part (each division's newest number of the year) ÷ staff on the last day × 100"),
        accumulation: .sum, members: PlanningMeasureRows.ideaShare)
}
