import Civics
import Html
import Shell

/// The way to the office's pages.
enum OfficeCrumbs {
    static let work = Crumb(Words(th: "งานสำนักงาน", en: "The office"), OfficeLinks.menu)

    /// The sister pages of keeping the plan.
    static func tabs(chosen: Link) -> HTML {
        Tabs(
            Words(th: "ดูแลแผน", en: "Keeping the plan"),
            [
                NavigationItem(Words(th: "ข้อสังเกต", en: "Findings"), OfficeLinks.findings),
                NavigationItem(Words(th: "ชั้นของแผน", en: "Layers"), OfficeLinks.layers),
                NavigationItem(Words(th: "แก้ไขแผน", en: "Amend"), OfficeLinks.amend),
                NavigationItem(Words(th: "นำเข้าแผน", en: "Import"), OfficeLinks.planImport),
                NavigationItem(Words(th: "หน่วยงานหลัก", en: "Lead divisions"), OfficeLinks.leads),
                NavigationItem(Words(th: "กลยุทธ์สู่แผนงาน", en: "Threads"), OfficeLinks.threads),
            ], chosen: chosen
        ).html
    }
}
