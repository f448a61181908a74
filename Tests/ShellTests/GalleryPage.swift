import Access
import Civics
import Html
import Shell

/// Every component once, with believable and with awkward content.
struct GalleryPage: Page {
    struct Work: Sendable {
        var number: Int
        var title: String
        var budget: Satang?
        var status: Status
        var actual: Double?
        var target: Double?
        var expected: Double?
    }

    static let works = [
        Work(
            number: 1, title: "โครงการติดตั้งโซลาร์เซลล์เสาไฟฟ้าส่องสว่างสาธารณะ", budget: Satang(baht: 500_000),
            status: .behind,
            actual: 12, target: 60, expected: 30),
        Work(
            number: 2, title: "โครงการพัฒนาระบบแผนที่ภาษีและทะเบียนทรัพย์สิน", budget: Satang(125_050_50), status: .achieved,
            actual: 84, target: 60, expected: 45),
        Work(
            number: 3, title: "โครงการดูแลผู้สูงอายุและผู้ป่วยติดเตียง (Songhong Care)", budget: nil, status: .notDue,
            actual: nil, target: 100, expected: nil),
        Work(number: 4, title: "ลดขยะมูลฝอยต่อคน", budget: .zero, status: .worse, actual: -6, target: 20, expected: 10),
    ]

    var title: Words { Words(th: "แผนนวัตกรรม พ.ศ. 2566–2570", en: "Innovation plan B.E. 2566–2570") }
    var trail: [Crumb] {
        [Crumb(Words(th: "หน้าแรก", en: "Home"), .root), Crumb(Words(th: "แผน", en: "Plan"), Link("plan"))]
    }
    var scripts: [String] { ["filter.js", "draft.js", "confirm.js"] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(Words("แผนที่มีชีวิต: ทุกตัวเลขเปิดดูที่มาได้ ทั้งงบประมาณ ผลงาน และตัวชี้วัดของนวัตกรรมทั้งหกด้านของตำบล"))</p>
        \(SearchBox(Words(th: "ค้นหาในแผน", en: "Search the plan"), to: Link("search"), value: "น้ำ & \"ไฟ\""))
        \(tiles)
        \(Tabs(Words(th: "ปีงบประมาณ", en: "Fiscal year"), [2566, 2567, 2568, 2569, 2570].map {
            NavigationItem(Words("\($0)"), Link("plan", $0))
        }, chosen: Link("plan", 2569)))
        \(charts)
        \(tables)
        \(blocks)
        \(forms)
        """
    }

    private var tiles: HTML {
        CardGrid(
            """
            \(StatTile(Words(th: "กิจกรรมปีนี้", en: "Activities this year"), "33", note: Words(th: "ข้อมูล ณ 22 พ.ย. 2569", en: "as of 22 Nov 2026"), to: Link("plan", "activities")))
            \(StatTile(Words(th: "งบตามแผน", en: "Planned budget"), "\(MoneyText(Satang(baht: 4_815_000), hasUnit: true))"))
            \(StatTile(Words(th: "ตัวชี้วัดที่คำนวณเอง", en: "Self-computing KPIs"), "7 <span class=\"quiet\">/ 24</span>"))
            """
        ).html
    }

    private var charts: HTML {
        """
        <h2>\(Words(th: "ตัวชี้วัด", en: "Indicators"))</h2>
        \(DistributionBar(Words(th: "กิจกรรมปี 2569", en: "Activities in 2569"), [.achieved: 4, .onTrack: 14, .watch: 5, .behind: 4, .worse: 1, .overdue: 2, .notDue: 6, .unmeasurable: 3]))
        \(StatusLegend())
        \(BulletChart(Words("ครัวเรือนที่สำรวจแล้ว"), actual: 1_402, target: 1_623, expected: 1_200, unit: Words(th: "ครัวเรือน", en: "households")))
        \(BulletChart(Words("ขยะต่อคนต่อวัน"), actual: 0.82, target: 0.6, expected: 0.7, unit: Words(th: "กก.", en: "kg"), decimals: 2, direction: .lessIsBetter))
        <h3>\(Words(th: "งบประมาณ", en: "Money"))</h3>
        \(BudgetStrip(planned: Satang(baht: 4_815_000), approved: Satang(baht: 3_900_000), contracted: Satang(baht: 2_100_000), paid: nil))
        \(ProgressBar(Words(th: "จ่ายแล้วเทียบกับอนุมัติ", en: "Paid of approved"), 140, of: 100))
        \(QuarterStrip(FiscalYear(buddhist: 2569), [(.closed, Link("q", 1)), (.reported, nil), (.late, nil), (.coming, nil)]))
        """
    }

    private var tables: HTML {
        """
        \(DataTable(Words(th: "กิจกรรมของปีงบประมาณ 2569", en: "Activities in fiscal year 2569"), Self.works, note: Words(th: "หน่วย: บาท", en: "unit: baht"), columns: [
            TableColumn(Words(th: "กิจกรรม", en: "Activity"), .heading) { "<a href=\"\(link: Link("plan", "activities", $0.number))\">\($0.title)</a>" },
            TableColumn(Words(th: "งบประมาณ", en: "Budget"), .number) { MoneyText($0.budget) },
            TableColumn(Words(th: "ผลเทียบเป้า", en: "Against target")) {
                BulletChart(Words($0.title), actual: $0.actual, target: $0.target, expected: $0.expected, unit: Words(th: "ครั้ง", en: "times"), isTitleShown: false)
            },
            TableColumn(Words(th: "แนวโน้ม", en: "Trend")) { Sparkline(Words($0.title), [3, 5, nil, 9, $0.actual], targets: [4, 4, 8, 8, 8], isLastProvisional: true) },
            TableColumn(Words(th: "สถานะ", en: "Status")) { StatusMark($0.status, detail: "ทำได้ 42 จาก 60") },
        ], footer: ["\(Words(th: "รวม", en: "Total"))", MoneyText(Satang(62_505_050)).html, "", "", ""], filter: Words(th: "กรองรายการ", en: "Filter the list")))
        \(Pager(page: 2, of: 7, link: Link("plan", "activities").with("year", 2569)))
        \(DataTable(Words(th: "งบประมาณรายปี", en: "Budget by year"), Self.works, columns: [
            TableColumn(Words(th: "กิจกรรม", en: "Activity"), .heading) { "\($0.title)" },
            TableColumn(Words("2567"), .number) { MoneyText($0.budget) },
            TableColumn(Words("2568"), .number) { MoneyText($0.budget) },
            TableColumn(Words("2569"), .number) { MoneyText($0.budget) },
            TableColumn(Words("2570"), .number) { MoneyText($0.budget) },
        ], onPhone: .scroll))
        """
    }

    private var blocks: HTML {
        """
        <h2>\(Words(th: "นวัตกรรมหกด้าน", en: "Six innovations"))</h2>
        \(CardGrid(["Songhong Life", "Songhong SOS", "Songhong Care"].map(innovation)))
        \(Notice(.news, "<p>ไตรมาส 2 ปิดวันที่ 15 เมษายน 2569</p>"))\(Notice(.done, "<p>บันทึกแล้ว</p>"))
        \(Notice(.warning, "<p>ตัวเลขนี้กรอกด้วยมือ</p>"))\(Notice(.wrong, "<p>ยอดรวมที่พิมพ์ไม่ตรงกับผลบวก</p>"))
        \(FactList([(Words(th: "ผู้รับผิดชอบ", en: "Division"), "สำนักปลัด"), (Words(th: "งบประมาณ", en: "Budget"), MoneyText(nil).html), (Words(th: "เริ่ม", en: "Start"), DayText(CivilDate(year: 2025, month: 10, day: 1) ?? Self.day).html)]))
        \(Provenance(lines: [412, 415], document: Words("แผนนวัตกรรม 2566–2570")) { Link("plan", "document").at("line-\($0)") })
        \(Timeline([Timeline.Event(Self.day, Words("อนุมัติผลไตรมาส 1"), detail: "<p>โดยผู้อำนวยการกองคลัง</p>"), Timeline.Event(Self.day, Words("ส่งรายงาน"))]))
        \(EmptyState(Words(th: "ยังไม่มีรายการ", en: "Nothing here yet"), action: ButtonLink(Words(th: "เพิ่มรายการ", en: "Add one"), to: Link("new"), .plain).html))
        \(DownloadList([DownloadList.Item(Words(th: "ตารางกิจกรรม", en: "Activities"), kind: "CSV", to: Link("plan.csv")), DownloadList.Item(Words(th: "แผนฉบับย่อ", en: "Summary"), kind: "PDF", to: Link("plan.pdf"))]))
        """
    }

    private func innovation(_ name: String) -> Card {
        Card(Words(name), to: Link("innovations", name), eyebrow: Words("ยุทธศาสตร์ที่ 1")) {
            """
            <p>บริการที่ชาวบ้านแจ้งเรื่องได้จากโทรศัพท์ และติดตามได้ทุกขั้นตอน</p>
            \(Tag(Words("ร่าง"), .warning)) \(Tag(Words("อนุมัติแล้ว"), .strong)) \(Tag(Words("3 กิจกรรม")))
            """
        }
    }

    static let day = CivilDate(year: 2026, month: 11, day: 22) ?? FiscalYear(buddhist: 2569).first

    private var errors: FormErrors {
        var errors = FormErrors()
        errors.add(
            "paid", Words(th: "จำนวนเงินต้องเป็นตัวเลข เช่น 12,500.50", en: "The amount must be a number, e.g. 12,500.50"))
        errors.add("state", Words(th: "เลือกความก้าวหน้า", en: "Choose the progress"))
        return errors
    }

    private var forms: HTML {
        """
        <h2>\(Words(th: "บันทึกผล", en: "Enter progress"))</h2>
        \(ErrorSummary(errors))
        \(Form(to: Link("plan", "activities", 7, "progress"), hasFiles: true, draft: "progress-7") { """
            \(HiddenField("version", "3"))
            \(RadioGroup("state", Words(th: "ความก้าวหน้า", en: "Progress"), choices: [Choice("none", Words(th: "ยังไม่เริ่ม", en: "Not started")), Choice("going", Words(th: "กำลังทำ", en: "Under way"), hint: Words("มีหลักฐานอย่างน้อยหนึ่งชิ้น")), Choice("done", Words(th: "เสร็จแล้ว", en: "Done"))], chosen: "going", error: errors["state"]))
            \(NumberField("percent", Words(th: "ร้อยละ", en: "Percent"), value: "40", unit: Words("%")))
            \(MoneyField("paid", Words(th: "เบิกจ่าย", en: "Paid"), value: "abc", error: errors["paid"]))
            \(DateField("day", Words(th: "วันที่จ่าย", en: "Day of payment")))
            \(TextField("document", Words(th: "เลขที่เอกสาร", en: "Document number"), isRequired: false, width: 20, maximum: 40))
            \(Select("division", Words(th: "หน่วยงาน", en: "Division"), choices: [Choice("a", Words("สำนักปลัด")), Choice("b", Words("กองคลัง"))], chosen: "b"))
            \(TextArea("story", Words(th: "ทำอะไรไปแล้วบ้าง", en: "What was done"), value: "\nบรรทัดแรก </textarea>"))
            \(FileField("photo", Words(th: "หลักฐาน", en: "Evidence"), types: [".pdf", "image/*"], isRequired: false))
            \(CheckboxGroup("village", Words(th: "หมู่บ้าน", en: "Villages"), choices: [Choice("1", Words("หมู่ 1")), Choice("2", Words("หมู่ 2"))], chosen: ["2"]))
            \(Checkbox("sure", Words(th: "ตรวจแล้วว่าถูกต้อง", en: "I have checked this")))
            \(FieldGroup(Words(th: "บัญชี", en: "Account")) { "\(TextField("user", Words(th: "ชื่อผู้ใช้", en: "User name"), autocomplete: "username"))\(TextField("secret", Words(th: "รหัสผ่าน", en: "Password"), value: "never", kind: .password, autocomplete: "current-password"))" })
            \(ButtonRow("\(Button(Words(th: "บันทึก", en: "Save")))\(Button(Words(th: "ลบ", en: "Delete"), .danger, name: "act", value: "delete", question: Words(th: "ลบจริงหรือ", en: "Really delete?")))\(ButtonLink(Words(th: "กลับ", en: "Back"), to: Link("plan"), .quiet))"))
            """ })
        """
    }
}
