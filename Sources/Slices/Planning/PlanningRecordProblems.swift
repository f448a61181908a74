public import Access
public import Civics

/// Refusals about money, staff, threads, innovations, indicators and evaluations.
extension Problem {
    static let planningRecords: [Problem] = [
        .amountNotPositive, .dateInFuture, .moneyEntryMissing, .entryReversed, .transferToItself,
        .transferTooMuch(.zero), .peopleWrong, .headcountMissing, .moreThanStaff(0), .threadNeedsBoth,
        .threadFactorsWrong, .innovationMissing, .projectNotMarked, .datesWrong, .measureUnknown, .bindingNeedsOwner,
        .phasingWrong, .evaluationMissing, .evaluationExists, .evaluationFindingMissing, .evidenceMissing,
        .recommendationMissing, .agreeingWrong, .answerFirst, .postingTooShort(30),
    ]

    public static let moneyEntryMissing = Problem(
        "404.250", Words(th: "ไม่พบรายการเงินนี้", en: "There is no such entry."),
        wayForward: Words(th: "เปิดรายการเงินของกิจกรรมใหม่", en: "Open the activity's entries again."))

    public static let innovationMissing = Problem(
        "404.251", Words(th: "ไม่พบนวัตกรรมนี้ในทะเบียน", en: "This innovation is not in the register."),
        wayForward: Words(th: "กลับไปที่ทะเบียนนวัตกรรม", en: "Go back to the register."))

    public static let evaluationMissing = Problem(
        "404.252", Words(th: "ยังไม่มีการประเมินของปีนี้", en: "There is no evaluation for this year."),
        wayForward: Words(th: "แต่งตั้งคณะทำงานก่อน", en: "Appoint the working group first."))

    public static let evaluationFindingMissing = Problem(
        "404.253", Words(th: "ไม่พบข้อค้นพบนี้", en: "There is no such finding of the evaluation."),
        wayForward: Words(th: "กลับไปที่รายงานประเมิน", en: "Go back to the evaluation."))

    public static let entryReversed = Problem(
        "409.250",
        Words(th: "รายการนี้กลับรายการแล้ว หรือเป็นรายการกลับเอง", en: "This entry is reversed, or is a reversal itself."),
        wayForward: Words(th: "บันทึกรายการใหม่แทน", en: "Enter a new one instead."))

    public static func transferTooMuch(_ free: Satang) -> Problem {
        let baht = free.formattedBaht
        return Problem(
            "409.252",
            Words(
                th: "โอนออกได้ไม่เกิน \(baht) บาท ส่วนที่เหลือก่อหนี้หรือเบิกจ่ายแล้ว หรือแผนไม่ได้ตั้งงบ",
                en: "At most \(baht) baht is free; the rest is contracted or paid, or the plan gives none."),
            wayForward: Words(th: "ลดจำนวนเงิน หรือเลือกกิจกรรมอื่น", en: "Move less, or choose another activity."),
            field: "amount")
    }

    public static let headcountMissing = Problem(
        "409.253", Words(th: "กองนี้ยังไม่มีจำนวนบุคลากรในทะเบียน", en: "This division has no headcount in the register."),
        wayForward: Words(th: "บันทึกจำนวนบุคลากรก่อน", en: "Enter the headcount first."))

    public static let projectNotMarked = Problem(
        "409.254",
        Words(
            th: "รายการนี้ไม่ใช่โครงการในแผน หรือยังไม่ได้ระบุว่าเป็นโครงการนวัตกรรม",
            en: "This is no project of the plan, or not marked as an innovation project."),
        wayForward: Words(th: "เลือกโครงการจากแผน", en: "Choose a project of the plan."))

    public static let evaluationExists = Problem(
        "409.255", Words(th: "ปีนี้มีการประเมินแล้ว", en: "There is an evaluation for this year."),
        wayForward: Words(th: "เปิดการประเมินที่มีอยู่", en: "Open the one that exists."), field: "year")

    public static let answerFirst = Problem(
        "409.256",
        Words(
            th: "ยังไม่มีคำตอบของนายก จึงยังติดตามผลไม่ได้", en: "The mayor has not answered, so there is nothing to follow up."),
        wayForward: Words(th: "รอคำตอบของนายกก่อน", en: "Wait for the mayor's answer."))

    public static let amountNotPositive = Problem(
        "422.260", Words(th: "จำนวนเงินต้องมากกว่าศูนย์", en: "An amount is more than zero."),
        wayForward: Words(th: "แก้จำนวนเงิน", en: "Change the amount."), field: "amount")

    public static let dateInFuture = Problem(
        "422.261", Words(th: "วันที่ยังมาไม่ถึง", en: "That day has not come yet."),
        wayForward: Words(th: "แก้วันที่", en: "Change the day."), field: "datedOn")

    public static let transferToItself = Problem(
        "422.262", Words(th: "ต้นทางและปลายทางเป็นรายการเดียวกัน", en: "It moves from a budget to itself."),
        wayForward: Words(th: "เลือกปลายทางอื่น", en: "Choose another budget."), field: "to")

    public static let peopleWrong = Problem(
        "422.263",
        Words(
            th: "จำนวนคนไม่ถูกต้อง หรือยังไม่ได้ระบุตำแหน่ง", en: "The number of people is not right, or the position is missing."),
        wayForward: Words(th: "แก้จำนวนคนและตำแหน่ง", en: "Change the number and the position."), field: "people")

    public static func moreThanStaff(_ headcount: Int) -> Problem {
        Problem(
            "422.264",
            Words(
                th: "ผู้มีส่วนร่วมมากกว่าบุคลากรของกอง (\(headcount) คน)",
                en: "More people than the division has (\(headcount))."),
            wayForward: Words(th: "แก้จำนวนคน หรือแก้ทะเบียนบุคลากร", en: "Change the number, or the staff register."),
            field: "people")
    }

    public static let threadNeedsBoth = Problem(
        "422.265",
        Words(
            th: "สายโยงต้องมีปัจจัยอย่างน้อยหนึ่งข้อและแผนงานอย่างน้อยหนึ่งแผนงาน",
            en: "A thread has at least one factor and one programme."),
        wayForward: Words(th: "เลือกให้ครบ", en: "Choose both."))

    public static let threadFactorsWrong = Problem(
        "422.266",
        Words(
            th: "ปัจจัยต้องเป็นหมวดเดียวกับกลยุทธ์ เช่น SO จับคู่ S กับ O",
            en: "Factors are of the strategy's own groups: SO pairs S with O."),
        wayForward: Words(th: "เลือกปัจจัยใหม่", en: "Choose the factors again."))

    public static let datesWrong = Problem(
        "422.267", Words(th: "วันที่เรียงไม่ถูกต้อง", en: "The days are not in order."),
        wayForward: Words(th: "แก้วันที่", en: "Change the days."), field: "date")

    public static let measureUnknown = Problem(
        "422.268", Words(th: "ไม่มีตัววัดนี้", en: "There is no such measure."),
        wayForward: Words(th: "เลือกจากรายการตัววัด", en: "Choose from the list of measures."), field: "measure")

    public static let bindingNeedsOwner = Problem(
        "422.269",
        Words(th: "ตัวชี้วัดที่กรอกเองต้องระบุกองผู้กรอก", en: "An indicator entered by hand names the division that enters it."),
        wayForward: Words(th: "เลือกกอง", en: "Choose the division."), field: "owner")

    public static let phasingWrong = Problem(
        "422.270",
        Words(
            th: "ค่าเป้าหมายรายไตรมาสต้องมีครบ 4 ไตรมาส ไม่ลดลง และไตรมาส 4 เท่ากับเป้าทั้งปี",
            en: "Quarterly targets are four, do not fall, and end at the year's target."),
        wayForward: Words(th: "แก้ค่ารายไตรมาส", en: "Change the quarters."), field: "phasing")

    public static let evidenceMissing = Problem(
        "422.271", Words(th: "ข้อค้นพบต้องมีเครื่องมืออย่างน้อยหนึ่งอย่าง", en: "A finding rests on at least one instrument."),
        wayForward: Words(th: "เลือกเครื่องมือ", en: "Choose an instrument."))

    public static let recommendationMissing = Problem(
        "422.272", Words(th: "ยังไม่มีข้อค้นพบหรือข้อเสนอแนะ", en: "The finding or its recommendation is missing."),
        wayForward: Words(th: "กรอกให้ครบ", en: "Fill in both."))

    public static let agreeingWrong = Problem(
        "422.273", Words(th: "จำนวนผู้เห็นด้วยมากกว่าจำนวนผู้ตอบ", en: "More agree than were asked."),
        wayForward: Words(th: "แก้จำนวน", en: "Change the numbers."), field: "agreeing")

    public static func postingTooShort(_ days: Int) -> Problem {
        Problem(
            "422.274", Words(th: "ต้องปิดประกาศไม่น้อยกว่า \(days) วัน", en: "It stays posted for at least \(days) days."),
            wayForward: Words(th: "แก้วันสิ้นสุดการปิดประกาศ", en: "Change the last day."), field: "postedUntil")
    }
}
