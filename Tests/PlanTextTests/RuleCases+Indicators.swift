/// Indicators and structure.
extension RuleCase {
    private static let fallingRow: Edit = .swap("๔ เรื่อง\t๕ เรื่อง", "๔ เรื่อง\t๒ เรื่อง")

    static let indicators = [
        RuleCase(
            "indicators.same_name_other_targets",
            [.swap("(Output) จำนวนวิธีทำงานใหม่ที่นำไปใช้", "(Output) ร้อยละของคำร้องที่ตอบกลับภายในวันเดียว")],
            at: "(Output) ร้อยละของคำร้อง",
            silent: [[.swap("(Output) จำนวนวิธีทำงานใหม่ที่นำไปใช้", "(Output) จำนวนคำร้องที่ตอบกลับภายในวันเดียว")]]),
        RuleCase(
            "indicators.falling_target", [fallingRow], at: "(Output) จำนวนวิธี",
            silent: [
                [fallingRow, .swap("(Output) จำนวนวิธีทำงานใหม่ที่นำไปใช้", "(Output) จำนวนข้อร้องเรียนเรื่องบริการ")],
                [fallingRow, .swap("(Output) จำนวนวิธีทำงานใหม่ที่นำไปใช้", "(Output) ขั้นตอนบริการที่ยังเหลือ ไม่เกิน")],
                [fallingRow, .swap("(Output) จำนวนวิธีทำงานใหม่ที่นำไปใช้", "(Output) อัตราการใช้กระแสไฟฟ้า")],
                [fallingRow, .swap("(Output) จำนวนวิธีทำงานใหม่ที่นำไปใช้", "(Output) เวลารอคอยของผู้รับบริการ")],
                [.swap("๔ เรื่อง\t๕ เรื่อง", "๔ เรื่อง\t๔ เรื่อง")],
            ]),
        RuleCase(
            "indicators.above_100_percent", [.swap("ร้อยละ ๘๕\tร้อยละ ๙๐", "ร้อยละ ๘๕\tร้อยละ ๑๑๐")],
            at: "(Output) ร้อยละของคำร้อง",
            silent: [
                [.swap("ร้อยละ ๘๕\tร้อยละ ๙๐", "ร้อยละ ๘๕\tร้อยละ ๑๐๐")],
                [.swap("๔ เรื่อง\t๕ เรื่อง", "๔ เรื่อง\t๑๑๐ เรื่อง")],
            ]),
        RuleCase(
            "indicators.no_unit",
            [.swap("๑ เรื่อง\t๒ เรื่อง\t๓ เรื่อง\t๔ เรื่อง\t๕ เรื่อง", "๑\t๒\t๓\t๔\t๕")], at: "(Output) จำนวนวิธี",
            silent: [
                // The title itself says percent.
                [.swap("ร้อยละ ๗๐\tร้อยละ ๗๕\tร้อยละ ๘๐\tร้อยละ ๘๕\tร้อยละ ๙๐", "๗๐\t๗๕\t๘๐\t๘๕\t๙๐")],
                [.swap("๑ เรื่อง\t๒ เรื่อง\t๓ เรื่อง", "๑ เรื่อง\t๒\t๓")],
            ]),
        RuleCase(
            "indicators.no_targets", [.swap("๑ เรื่อง\t๒ เรื่อง\t๓ เรื่อง\t๔ เรื่อง\t๕ เรื่อง\n", "")],
            at: "(Output) จำนวนวิธี",
            silent: [
                [
                    .swap(
                        "๑ เรื่อง\t๒ เรื่อง\t๓ เรื่อง\t๔ เรื่อง\t๕ เรื่อง\n", "1 เรื่อง\t2 เรื่อง\t3 เรื่อง\t4 เรื่อง\t5 เรื่อง\n")
                ]
            ]),
        RuleCase(
            "indicators.year_without_target", [.swap("\t๓ เรื่อง\t", "\t-\t")], at: "(Output) จำนวนวิธี",
            silent: [[.swap("\t๓ เรื่อง\t", "\t๓ เรื่อง (สะสม)\t")]]),
        RuleCase(
            "indicators.cannot_both_hold", [.swap("ไม่ต่ำกว่า ร้อยละ ๘๐", "ไม่ต่ำกว่า ร้อยละ ๘๕")], at: "LPA อยู่ในระดับสูง",
            silent: [
                [.swap("LPA อยู่ในระดับสูง", "ITA อยู่ในระดับสูง"), .swap("ไม่ต่ำกว่า ร้อยละ ๘๐", "ไม่ต่ำกว่า ร้อยละ ๘๕")],
                // Whoever reaches 80 also reaches 75.
                [.swap("ไม่ต่ำกว่า ร้อยละ ๘๐", "ไม่ต่ำกว่า ร้อยละ ๗๕")],
            ]),
        RuleCase(
            "indicators.count_as_percentage", [.swap("ผลการประเมิน LPA ของหน่วยงาน", "จำนวนหมู่บ้านที่ได้รับบริการ")],
            at: "จำนวนหมู่บ้านที่ได้รับบริการ",
            silent: [[.swap("ผลการประเมิน LPA ของหน่วยงาน", "ร้อยละของจำนวนหมู่บ้านที่ได้รับบริการ")]]),
        RuleCase(
            "indicators.no_baseline", [.swap("ใช้ค่าฐานของปี", "ใช้ข้อมูลของปี")], at: "(Output) ร้อยละของคำร้อง",
            silent: [[.swap("ใช้ค่าฐานของปี", "ใช้ข้อมูลปีฐานของปี")]]),
        RuleCase(
            "indicators.strategy_without_indicator",
            [
                .swap("\tจำนวนวิธีทำงานใหม่ที่นำไปใช้\n", "\t\n"),
                .cut(from: "ผลผลิต (Output) จำนวนวิธี", to: "แผนงานภายใต้ยุทธศาสตร์การพัฒนาคน"),
            ], at: "๔.๒ ยุทธศาสตร์ที่ ๒", silent: [[.swap("\tจำนวนวิธีทำงานใหม่ที่นำไปใช้\n", "\t\n")]]),
    ]

    private static let secondProgrammes: Edit = .cut(from: "แผนงานภายใต้ยุทธศาสตร์การพัฒนาคน", to: "กลไกการขับเคลื่อน")
    private static let template =
        "\tปัจจัยภายใน\tปัจจัยภายนอก\nปัจจัยภายใน\tจุดแข็ง (Strength) 1. 2. 3.\tจุดอ่อน (Weakness) 1. 2. 3."
    private static let full = "ปัจจัยภายใน\tจุดแข็ง (Strength) 1. ทิศทางชัด 2. คนเก่ง\tจุดอ่อน (Weakness) 1. ข้อมูลแยกกัน"

    static let structure = [
        RuleCase(
            "structure.objectives_differ", [.swap("๒. เพื่อให้เจ้าหน้าที่ตอบกลับภายในวันเดียว\n", "")],
            at: "๔.๑ ยุทธศาสตร์ที่ ๑",
            silent: [
                [.swap("๒. เพื่อให้เจ้าหน้าที่ตอบกลับภายในวันเดียว\n", "๒) เพื่อให้ เจ้าหน้าที่ ตอบกลับ\nภายในวันเดียว\n")]
            ]),
        RuleCase(
            "structure.objective_wording",
            [.swap("ตอบกลับภายในวันเดียว\n\nตัวชี้วัด", "ตอบกลับภายในวันเดี่ยว\n\nตัวชี้วัด")], at: "วันเดี่ยว",
            silent: [[.swap("ตอบกลับภายในวันเดียว\n\nตัวชี้วัด", "ตอบกลับ ภายใน วันเดียว\n\nตัวชี้วัด")]]),
        RuleCase(
            "structure.strategy_name",
            [.swap("๔.๒ ยุทธศาสตร์ที่ ๒ การพัฒนาคนและสิ่งแวดล้อม", "๔.๒ ยุทธศาสตร์ที่ ๒ การท่องเที่ยวเชิงวัฒนธรรม")],
            at: "๔.๒ ยุทธศาสตร์ที่ ๒",
            silent: [[.swap("๔.๒ ยุทธศาสตร์ที่ ๒ การพัฒนาคนและสิ่งแวดล้อม", "๔.๒ ยุทธศาสตร์ที่ ๒ การพัฒนาคน")]]),
        RuleCase(
            "structure.contents", [.swap("\t๕\nการติดตาม", "\t๕\nภาคผนวก รูปภาพกิจกรรม\t๑๒\nการติดตาม")],
            at: "ภาคผนวก",
            silent: [
                [.swap("ยุทธศาสตร์และตัวชี้วัด\t๕", "ยุทธศาสตร์ และ ตัวชี้วัด\t๕")],
                [.swap("\t๕\nการติดตาม", "\t๕\nองค์ประกอบที่ ๓ เมืองสะอาด\t๘\nการติดตาม")],
            ]),
        RuleCase(
            "structure.no_division", [.swap("ริมคลองร่มรื่น\tกองช่าง", "ริมคลองร่มรื่น\t")], at: "ปลูกต้นไม้ริมคลอง",
            silent: [[.swap("ริมคลองร่มรื่น\tกองช่าง", "ริมคลองร่มรื่น\tกอง ช่าง")]]),
        RuleCase(
            "structure.unknown_division", [.swap("ริมคลองร่มรื่น\tกองช่าง", "ริมคลองร่มรื่น\tกองสาธารณสุข")],
            at: "ปลูกต้นไม้ริมคลอง",
            silent: [
                [.swap("ริมคลองร่มรื่น\tกองช่าง", "ริมคลองร่มรื่น\tกองช่าง / สำนักปลัด")],
                [.swap("ริมคลองร่มรื่น\tกองช่าง", "ริมคลองร่มรื่น\tทุกส่วนงาน")],
            ]),
        RuleCase(
            "structure.division_spelling", [.swap("คัดแยกเอง\tกองสวัสดิการสังคม", "คัดแยกเอง\tกองสวัสดิการ")],
            at: "ธนาคารขยะหมู่บ้าน",
            silent: [[.swap("คัดแยกเอง\tกองสวัสดิการสังคม", "คัดแยกเอง\tกองสวัสดิการ สังคม")]]),
        RuleCase(
            "structure.empty_element",
            [.swap("การติดตามประเมินผล\n\n", "องค์ประกอบท้องถิ่น ๔.๐ ประการที่ ๔ บริการเชิงรุก\n\nการติดตามประเมินผล\n\n")],
            at: "ประการที่ ๔",
            silent: [
                [
                    .swap(
                        "การติดตามประเมินผล\n\n", "องค์ประกอบท้องถิ่น ๔.๐ ประการที่ ๓ เมืองสะอาด (ต่อ)\n\nการติดตามประเมินผล\n\n")
                ]
            ]),
        RuleCase(
            "structure.strategy_without_programme", [secondProgrammes], at: "๔.๒ ยุทธศาสตร์ที่ ๒",
            silent: [[.cut(from: "แผนงานภายใต้ยุทธศาสตร์การพัฒนาบริการ", to: "๔.๒ ยุทธ"), secondProgrammes]]),
        RuleCase(
            "structure.programme_without_project", [.swap("\tโครงการรวมฐานข้อมูลหมู่บ้าน", "\t")], at: "๑.๒ แผนงานข้อมูลกลาง",
            silent: [[.swap("\tโครงการรวมฐานข้อมูลหมู่บ้าน", "\t\n\tโครงการรวมฐานข้อมูลหมู่บ้าน")]]),
        RuleCase(
            "structure.tows_threads", [.swap("SO - ใช้", template + "\n\nSO - ใช้")], at: "จุดแข็ง (Strength) 1.",
            silent: [
                [.swap("SO - ใช้", full + "\n\nSO - ใช้")],
                [.swap("SO - ใช้", "\tแบบบันทึก\tหมายเหตุ ๑. ๒. ๓.\n\nSO - ใช้")],
            ]),
        RuleCase(
            "structure.numbering_gap", [.swap("๓\tทบทวนคู่มือ", "๔\tทบทวนคู่มือ")], at: "ทบทวนคู่มือ",
            silent: [[.swap("๓\tทบทวนคู่มือ", "3.\tทบทวนคู่มือ")], [.swap("- WT๑ รวม", "- WT๑: รวม")]]),
        RuleCase(
            "structure.numbering_gap", [.swap("๒. ลดเวลาเดินทาง ๓. เจ้าหน้าที่", "๓. เจ้าหน้าที่")], at: "ระบบรับคำร้องออนไลน์",
            silent: [[.swap("๒. ลดเวลาเดินทาง ๓. เจ้าหน้าที่", "๒) ลดเวลาเดินทางได้ ๓.๕ ชั่วโมง ๓) เจ้าหน้าที่")]]),
        RuleCase(
            "structure.numbering_repeat", [.swap("๓\tทบทวนคู่มือ", "๒\tทบทวนคู่มือ")], at: "ทบทวนคู่มือ",
            silent: [[.swap("๓\tทบทวนคู่มือ", "(๓)\tทบทวนคู่มือ")]]),
        RuleCase(
            "structure.code_spelling", [.swap("- WT๑ รวม", "- Wt ๑ รวม")], at: "- Wt ๑",
            silent: [[.swap("- WT๑ รวม", "- WT๑. รวม")]]),
        RuleCase(
            "structure.programme_code", [.swap("แผนงาน ๒.๑ แผนงานพัฒนา", "แผนงาน ๓.๑ แผนงานพัฒนา")], at: "แผนงาน ๓.๑",
            silent: [[.swap("แผนงาน ๒.๑ แผนงานพัฒนา", "แผนงานที่ 2.1 แผนงานพัฒนา")]]),
    ]
}
