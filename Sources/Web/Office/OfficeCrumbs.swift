import Civics
import Html
import Shell

/// The way to the office's pages.
enum OfficeCrumbs {
    static let work = Crumb(Words(th: "งานสำนักงาน", en: "The office"), OfficeLinks.menu)

    /// The sister pages of keeping the plan.
    ///
    /// - Parameter keeps: whether the reader may change the plan itself; only then do amending and importing stand there.
    static func tabs(chosen: Link, keeps: Bool) -> HTML {
        let changing = [
            NavigationItem(Words(th: "แก้ไขแผน", en: "Amend"), OfficeLinks.amend),
            NavigationItem(Words(th: "นำเข้าแผน", en: "Import"), OfficeLinks.planImport),
        ]
        let reading = [
            NavigationItem(Words(th: "หน่วยงานหลัก", en: "Lead divisions"), OfficeLinks.leads),
            NavigationItem(Words(th: "กลยุทธ์สู่แผนงาน", en: "Threads"), OfficeLinks.threads),
        ]
        return Tabs(
            Words(th: "ดูแลแผน", en: "Keeping the plan"),
            [
                NavigationItem(Words(th: "ข้อสังเกต", en: "Findings"), OfficeLinks.findings),
                NavigationItem(Words(th: "ชั้นของแผน", en: "Layers"), OfficeLinks.layers),
            ] + (keeps ? changing : []) + reading, chosen: chosen
        ).html
    }
}
