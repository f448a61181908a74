import Civics
import Planning

/// The yearly evaluations of the sample organisation: last year's gone through to its notice, this year's at its report.
struct DemoEvaluation {
    let office: DemoOffice

    func plan(into diary: inout DemoDiary) {
        closed(into: &diary)
        running(into: &diary)
    }

    private static let members =
        "ตัวอย่าง ประธานกรรมการติดตามและประเมินผล · ผู้แทนประชาคม 3 คน · ผู้แทนสภา 3 คน · หัวหน้าส่วนราชการ 2 คน"
    private static let framework = """
        ประเมินผลลัพธ์ของกิจกรรมตามแผนเทียบค่าเป้าหมาย ใช้เครื่องมือห้าอย่างเท่ากัน: แบบทดสอบ สัมภาษณ์ สังเกต สำรวจ และเอกสาร
        """

    private func closed(into diary: inout DemoDiary) {
        let year = DemoYear.past.number - 1
        let start = draft(year, from: DemoYear.past)
        save(start, year, onVersion: 0, on: start.appointedOn, into: &diary)
        find(
            "การอบรมตรงกับงาน แต่ผู้อบรมยังนำไปใช้ไม่ครบ", "ให้หัวหน้างานติดตามการใช้ความรู้ภายใน 3 เดือน",
            [
                EvaluationEvidence(.test, .supports, people: 42, agreeing: 36, note: "คะแนนหลังเรียนเกินร้อยละ 70"),
                EvaluationEvidence(.interview, .contradicts, people: 9, agreeing: 4, note: "ใช้จริงในงานเพียงบางส่วน"),
            ], "3.2", year, on: DemoYear.past.day(11, 6), into: &diary)
        find(
            "ประชาชนรู้จักช่องทางชำระภาษีออนไลน์มากขึ้น", "ทำคู่มือสำหรับผู้สูงอายุและจุดช่วยเหลือประจำหมู่บ้าน",
            [
                EvaluationEvidence(.survey, .supports, people: 186, agreeing: 128, note: "แบบสอบถามครัวเรือน"),
                EvaluationEvidence(.document, .supports, note: "รายงานยอดชำระผ่านธนาคาร"),
            ], "5.1", year, on: DemoYear.past.day(11, 7), into: &diary)
        var reported = start
        reported.reportedOn = diary.working(DemoYear.past.day(11, 14))
        reported.presentedOn = diary.working(DemoYear.past.day(11, 24))
        reported.postedOn = diary.working(DemoYear.past.day(12, 3))
        reported.postedUntil = DemoYear.past.day(1, 9)
        save(reported, year, onVersion: 1, on: DemoYear.past.day(12, 4), into: &diary)
        diary.on(DemoYear.past.day(11, 26)) { office in
            let mayor = try office.actor("mayor")
            for finding in try await office.evaluations.sheet(year: year)?.findings ?? [] {
                try await office.evaluations.answer(
                    "เห็นชอบตามข้อเสนอ มอบปลัดกำกับให้แล้วเสร็จภายในไตรมาสที่ 3", to: finding.id, year: year, by: mayor)
            }
        }
        diary.on(DemoYear.past.day(7, 8)) { office in
            guard let finding = try await office.evaluations.sheet(year: year)?.findings.first else { return }
            try await office.evaluations.followUp(
                "ติดตามผู้อบรมครบ 42 คน นำไปใช้ในงานแล้ว 33 คน", on: finding.id, year: year,
                by: try office.actor("evaluation"))
        }
    }

    private func running(into diary: inout DemoDiary) {
        let year = DemoYear.past.number
        let start = draft(year, from: DemoYear.current)
        save(start, year, onVersion: 0, on: start.appointedOn, into: &diary)
        find(
            "กิจกรรมที่มีกองเจ้าภาพชัดเจนทำได้ตามแผนมากกว่ากิจกรรมที่ระบุทุกกอง", "กำหนดกองเจ้าภาพให้ครบทุกกิจกรรมก่อนเริ่มไตรมาสที่ 2",
            [
                EvaluationEvidence(.document, .supports, note: "รายงานผลรายไตรมาสปี 2569"),
                EvaluationEvidence(.interview, .supports, people: 12, agreeing: 10, note: "ผู้อำนวยการกองและหัวหน้าฝ่าย"),
            ], "13.1", year, on: DemoYear.current.day(11, 5), into: &diary)
        find(
            "ครัวเรือนพอใจการเก็บขยะ แต่ขยะตกค้างในวันหยุดยังมี", "เพิ่มรอบเก็บหลังวันหยุดยาวในหมู่บ้านริมถนนใหญ่",
            [
                EvaluationEvidence(.survey, .supports, people: 214, agreeing: 171, note: "แบบสอบถามครัวเรือน"),
                EvaluationEvidence(.observation, .contradicts, note: "พบขยะตกค้าง 5 จุดหลังวันหยุดยาว"),
            ], "9.2", year, on: DemoYear.current.day(11, 6), into: &diary)
        find(
            "งานอาคารสถานที่ล่าช้าเพราะหาผู้รับจ้างไม่ได้ในรอบแรก", "เริ่มจัดหาตั้งแต่เดือนตุลาคมและสืบราคาหลายแหล่ง",
            [
                EvaluationEvidence(.document, .supports, note: "ประกาศจัดหา 2 ครั้ง"),
                EvaluationEvidence(.interview, .supports, people: 6, agreeing: 5, note: "ผู้ประกอบการในพื้นที่"),
            ], "2.2", year, on: DemoYear.current.day(11, 9), into: &diary)
        var reported = start
        reported.reportedOn = diary.working(DemoYear.current.day(11, 16))
        save(reported, year, onVersion: 1, on: DemoYear.current.day(11, 17), into: &diary)
        diary.on(DemoYear.current.day(11, 19)) { office in
            guard let finding = try await office.evaluations.sheet(year: year)?.findings.first else { return }
            try await office.evaluations.answer(
                "เห็นชอบ ให้ปลัดเสนอกำหนดกองเจ้าภาพกิจกรรมที่เหลือ", to: finding.id, year: year, by: try office.actor("mayor"))
        }
    }

    /// The committee's order and calendar, in the first quarter after the evaluated year.
    private func draft(_ year: Int, from after: DemoYear) -> EvaluationDesk.Draft {
        EvaluationDesk.Draft(
            orderNumber: "คำสั่ง อบต. ตย \(after.number - 2560)/\(year + 1)", appointedOn: after.day(10, 6),
            members: Self.members, framework: Self.framework, beginsOn: after.day(10, 12), endsOn: after.day(11, 10))
    }

    private func save(
        _ draft: EvaluationDesk.Draft, _ year: Int, onVersion version: Int, on day: CivilDate,
        into diary: inout DemoDiary
    ) {
        diary.on(day) { office in
            try await office.evaluations.save(
                draft, year: year, onVersion: version, by: try office.actor("evaluation"))
        }
    }

    private func find(
        _ text: String, _ recommendation: String, _ evidence: [EvaluationEvidence], _ place: String, _ year: Int,
        on day: CivilDate, into diary: inout DemoDiary
    ) {
        let item = office.activity(place)?.id
        diary.on(day) { office in
            try await office.evaluations.find(
                text, recommendation: recommendation, evidence: evidence, item: item, year: year,
                by: try office.actor("evaluation"))
        }
    }
}
