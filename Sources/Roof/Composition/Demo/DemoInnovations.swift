import Civics
import Planning

/// The innovation register of the sample organisation, and the threads that its committee attests.
struct DemoInnovations {
    let office: DemoOffice

    func plan(into diary: inout DemoDiary) {
        projects(into: &diary)
        register(into: &diary)
        threads(into: &diary)
    }

    /// The six innovations of the plan; the green one has not begun.
    private func projects(into diary: inout DemoDiary) {
        let starts: [(word: String, day: CivilDate?)] = [
            ("Life", DemoYear(number: 2567).day(1, 15)), ("SOS", DemoYear(number: 2568).day(2, 3)),
            ("herb", nil), ("Care", DemoYear(number: 2568).day(6, 2)), ("smart Kids", DemoYear.past.day(1, 12)),
            ("infrastructure", DemoYear.current.day(10, 19)),
        ]
        for (word, start) in starts {
            guard let project = office.plan.items(.project).first(where: { $0.text.contains("Songhong \(word)") })
            else { continue }
            let marked = DemoYear.past.day(10, 14)
            let hasBegun = start.map { $0 < marked } ?? false
            // All six are marked at once, so that figures of closed quarters keep their records; the later ones begin
            // when they begin.
            diary.on(marked) { office in
                try await office.innovations.mark(
                    project.id, startedOn: hasBegun ? start : nil, onVersion: 0, by: try office.actor("innovation"))
            }
            guard let start, !hasBegun else { continue }
            diary.on(start.adding(days: 3)) { office in
                try await office.innovations.mark(
                    project.id, startedOn: start, onVersion: 1, by: try office.actor("innovation"))
            }
        }
    }

    private func register(into diary: inout DemoDiary) {
        let entries: [(place: String?, title: String, about: String, day: CivilDate)] = [
            (
                "5.1", "จ่ายภาษีผ่าน QR ที่พิมพ์บนใบแจ้งประเมิน (ตัวอย่าง)",
                "ผู้เสียภาษีสแกนจ่ายจากบ้านได้ เจ้าหน้าที่ตรวจยอดจากรายงานธนาคารทุกเช้า", DemoYear(number: 2567).day(5, 7)
            ),
            (
                "5.2", "สมุดสุขภาพพูดได้ของโรงเรียนผู้สูงอายุ (ตัวอย่าง)",
                "ผู้สูงอายุฟังคำแนะนำเป็นเสียงภาษาถิ่นแทนการอ่านตัวหนังสือเล็ก", DemoYear(number: 2568).day(3, 12)
            ),
            (
                "9.2", "ปฏิทินเก็บขยะรายหมู่บ้านพร้อมแจ้งเตือน (ตัวอย่าง)", "ครัวเรือนรู้วันเก็บล่วงหน้า ลดขยะตกค้างหน้าบ้าน",
                DemoYear.past.day(2, 16)
            ),
            (
                "5.3", "เครือข่ายแจ้งจุดเผาด้วยภาพถ่าย (ตัวอย่าง)", "อาสาสมัครถ่ายภาพส่งให้ศูนย์ ศูนย์แจ้งทีมดับไฟที่ใกล้ที่สุด",
                DemoYear.past.day(7, 6)
            ),
        ]
        for entry in entries {
            let draft = InnovationDraft(
                title: entry.title, description: entry.about, inUseOn: diary.working(entry.day),
                item: entry.place.flatMap { office.activity($0)?.id })
            diary.on(max(diary.working(entry.day).adding(days: 4), DemoYear.past.day(10, 15))) { office in
                try await office.innovations.record(draft, by: try office.actor("innovation"))
            }
        }
    }

    /// Nine of the plan's strategies, read by the committee; the others wait.
    private func threads(into diary: inout DemoDiary) {
        let threads: [(code: String, factors: [String], programmes: [String], note: String)] = [
            ("SO1", ["S1", "S4", "O1", "O2"], ["2.1", "3.1"], "ผู้บริหารวางแผนที่นำทางตามแผนชาติ"),
            ("SO2", ["S3", "O3", "O4"], ["2.1", "2.3"], "พนักงานเลือกเทคโนโลยีลดช่องว่างเมืองกับชนบท"),
            ("SO3", ["S2", "O5"], ["1.4", "2.1"], "ใช้แผนที่ภาษีลดขั้นตอนการช่วยเหลือ"),
            ("ST1", ["S3", "T2"], ["3.1"], "อบรมการคุ้มครองข้อมูลให้ผู้ทำนวัตกรรม"),
            ("ST3", ["S4", "T1"], ["1.2", "2.1"], "แผนท้องถิ่นตอบความคาดหวังของผู้ใช้บริการ"),
            ("WO1", ["W3", "O3"], ["2.1"], "เลือกเทคโนโลยีที่ไม่แพงแทนงบที่ขาด"),
            ("WO3", ["W4", "O1", "O4"], ["1.1", "2.1"], "โครงการลดช่องว่างให้คนเข้าถึงบริการ"),
            ("WO4", ["W2", "O5"], ["2.1", "3.1"], "จัดข้อมูลเป็นดิจิทัลให้ขั้นตอนสั้นลง"),
            ("WT1", ["W2", "T3"], ["3.1", "3.2"], "จัดข้อมูลให้เป็นหมวดและใช้ง่าย"),
        ]
        for (number, thread) in threads.enumerated() {
            let factors = thread.factors.compactMap { office.item(.swot, $0)?.id }
            let programmes = thread.programmes.compactMap { office.item(.programme, $0)?.id }
            guard let strategy = office.item(.tows, thread.code) else { continue }
            diary.on(DemoYear.past.day(number < 5 ? 12 : 1, number < 5 ? 9 : 20)) { office in
                try await office.threads.attest(
                    strategy.id, factors: factors, programmes: programmes, note: thread.note, onVersion: 0,
                    by: try office.actor("innovation"))
            }
        }
    }
}
