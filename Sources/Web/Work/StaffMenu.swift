import Access
import Civics
import Html
import Planning
import Shell
import Tables

/// The staff pages that a person may open, the most used first; the guard still asks at each door.
struct StaffMenu: Component {
    var room: WorkRoom
    var chosen: Link

    var html: HTML {
        Tabs(Words(th: "หน้างานเจ้าหน้าที่", en: "Staff pages"), items, chosen: chosen).html
    }

    private var items: [NavigationItem] {
        var items = [
            NavigationItem(Words(th: "งานไตรมาสนี้", en: "Work"), WorkLinks.work),
            NavigationItem(Words(th: "ภาพรวมทุกกอง", en: "Overview"), WorkLinks.overview),
            NavigationItem(Words(th: "หน้าผู้บริหาร", en: "Mayor"), WorkLinks.mayor),
            NavigationItem(Words(th: "แผนปฏิบัติการ", en: "Action plan"), WorkLinks.actionPlan),
            NavigationItem(Words(th: "โอนงบ", en: "Transfers"), WorkLinks.transfers),
            NavigationItem(Words(th: "ตัวชี้วัด", en: "Indicators"), WorkLinks.kpi),
            NavigationItem(Words(th: "รายงาน", en: "Reports"), WorkLinks.reports),
        ]
        if room.actor.holds(.divisionDirector) {
            items.insert(NavigationItem(Words(th: "รออนุมัติ", en: "Approvals"), WorkLinks.approvals), at: 1)
        }
        return items
    }
}

/// The quarters of a fiscal year side by side, with the years before and after.
struct QuarterTabs: Component {
    var room: WorkRoom
    var quarter: FiscalQuarter
    /// The page's address for a quarter.
    var link: (FiscalQuarter) -> Link

    var html: HTML {
        let year = quarter.year
        var items = year.quarters.map { NavigationItem($0.words, link($0)) }
        if room.years.contains(year.previous.buddhist), let last = year.previous.quarters.last {
            items.insert(
                NavigationItem(
                    Words(th: "← ปี \(year.previous.buddhist)", en: "← \(year.previous.buddhist)"), link(last)), at: 0)
        }
        if room.years.contains(year.next.buddhist), let first = year.next.quarters.first {
            items.append(
                NavigationItem(Words(th: "ปี \(year.next.buddhist) →", en: "\(year.next.buddhist) →"), link(first)))
        }
        return Tabs(Words(th: "ไตรมาส", en: "Quarter"), items, chosen: link(quarter)).html
    }
}

/// The fiscal years of the plan side by side.
struct YearTabs: Component {
    var room: WorkRoom
    var year: Int
    var link: (Int) -> Link

    var html: HTML {
        Tabs(
            Words(th: "ปีงบประมาณ", en: "Fiscal year"),
            room.years.map { NavigationItem(Words(th: "ปีงบฯ \($0)", en: "FY \($0)"), link($0)) }, chosen: link(year)
        ).html
    }
}

/// The divisions side by side, and all of them.
struct DivisionTabs: Component {
    var room: WorkRoom
    var division: DivisionCode?
    var link: (String) -> Link

    var html: HTML {
        var items = room.divisions.map { NavigationItem($0.name, link($0.code.rawValue)) }
        items.append(NavigationItem(room.name(nil), link("all")))
        return Tabs(Words(th: "กอง", en: "Division"), items, chosen: link(division?.rawValue ?? "all")).html
    }
}

/// Whether a quarter can be written, and until when: said by the calendar.
struct LockLine: Component {
    var lock: QuarterLock
    var today: CivilDate

    var html: HTML {
        switch lock {
        case .notBegun(let first):
            return
                "<p class=\"quiet\">\(Words(th: "ไตรมาสนี้ยังไม่เริ่ม เริ่ม", en: "This quarter has not begun. It begins on")) \(DayText(first))</p>"
        case .open(let last):
            let left = today.days(until: last)
            let words = Words(th: "เปิดให้รายงานถึงสิ้นวันที่", en: "Open for reporting until the end of")
            return """
                <p class="lead">\(words) \(DayText(last)) \
                <strong>\(left == 0 ? Words(th: "วันนี้วันสุดท้าย", en: "last day today") : Words(th: "เหลือ \(left) วัน", en: "\(left) days left"))</strong></p>
                """
        case .closed(let last):
            return """
                <p><span class="tag tag-strong">\(Words(th: "ปิดไตรมาสแล้ว", en: "Quarter closed"))</span> \
                \(Words(th: "ปิดตามปฏิทินเมื่อสิ้นวันที่", en: "Closed by the calendar at the end of")) \(DayText(last))</p>
                """
        case .reopened(let reopening):
            let said = Words(th: "เปิดใหม่ถึงสิ้นวันที่", en: "Reopened until the end of")
            let by = Words(
                th: "โดย \(reopening.reopenedName) เหตุผล: \(reopening.reason)",
                en: "by \(reopening.reopenedName), because: \(reopening.reason)")
            return Notice(.warning, "<p>\(said) \(DayText(reopening.until)) \(by)</p>").html
        }
    }
}

/// The short word after a form was taken in.
struct WorkNotice: Component {
    var done: String?

    private static let sentences: [String: Words] = [
        "progress": Words(th: "บันทึกความก้าวหน้าแล้ว", en: "Progress is saved."),
        "money": Words(th: "บันทึกรายการเงินแล้ว", en: "The payment is saved."),
        "reversed": Words(th: "กลับรายการแล้ว รายการเดิมยังอยู่ในประวัติ", en: "Reversed; the entry stays in the history."),
        "file": Words(th: "แนบหลักฐานแล้ว", en: "The file is attached."),
        "approved": Words(th: "อนุมัติแล้ว", en: "Approved."),
        "lead": Words(th: "กำหนดกองเจ้าภาพแล้ว", en: "The lead division is named."),
        "cancelled": Words(th: "บันทึกการยกเลิกแล้ว", en: "The cancellation is recorded."),
        "planned": Words(th: "บันทึกแผนปฏิบัติการแล้ว", en: "The action plan is saved."),
        "moved": Words(th: "บันทึกการโอนงบแล้ว", en: "The transfer is saved."),
        "entered": Words(th: "บันทึกค่าตัวชี้วัดแล้ว", en: "The value is saved."),
        "reopened": Words(th: "เปิดไตรมาสใหม่แล้ว", en: "The quarter is open again."),
        "issued": Words(
            th: "ออกรายงานแล้ว ดาวน์โหลดได้ในรายการด้านล่าง", en: "The report is issued; it is in the list below."),
    ]

    var html: HTML {
        guard let words = done.flatMap({ Self.sentences[$0] }) else { return .empty }
        return Notice(.done, "<p>\(words)</p>").html
    }
}
