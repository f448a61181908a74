import Access
import Civics
import Html
import Hummingbird
import Shell

/// Everything of the office and of accounts that the reader may open, by what it is for.
struct OfficeMenuPage: Page {
    struct Entry {
        var label: Words
        var purpose: Words
        var link: Link
    }

    struct Group {
        var title: Words
        var entries: [Entry]
    }

    var groups: [Group]

    var title: Words { Words(th: "งานสำนักงาน", en: "The office") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [Crumb(Words(th: "งานของฉัน", en: "My work"), WebLinks.staff)] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(each: groups.filter { !$0.entries.isEmpty }, { group in
            """
            <h2>\(group.title)</h2>
            \(CardGrid(group.entries.map { entry in Card(entry.label, to: entry.link) { "<p>\(entry.purpose)</p>" } }))
            """
        })
        """
    }

    /// The menu of one reader: what the policy lets in at the door.
    init(for actor: Actor, policy: Policy) {
        groups = Self.all.map { group in
            Group(
                title: group.title,
                entries: group.entries.filter { entry in
                    policy.routeRule("GET", entry.link.page.text).map { policy.admits(actor, $0) } ?? false
                })
        }
    }

    private static let all: [Group] = [
        Group(
            title: Words(th: "ดูแลแผน", en: "Keeping the plan"),
            entries: [
                Entry(
                    label: Words(th: "ข้อสังเกต", en: "Findings"),
                    purpose: Words(th: "สิ่งที่ตรวจพบในแผน รอตัดสินใจ", en: "What the check found, to decide"),
                    link: OfficeLinks.findings),
                Entry(
                    label: Words(th: "ชั้นของแผนและการรับทราบ", en: "Layers and readers"),
                    purpose: Words(th: "แผนเปลี่ยนเมื่อใด ใครอ่านแล้ว", en: "When it changed, who has read it"),
                    link: OfficeLinks.layers),
                Entry(
                    label: Words(th: "แก้ไขแผน", en: "Amend"),
                    purpose: Words(th: "ตามหนังสือที่อนุมัติ", en: "By a document that decides it"),
                    link: OfficeLinks.amend),
                Entry(
                    label: Words(th: "นำเข้าแผน", en: "Import"),
                    purpose: Words(th: "อ่านเอกสารแผน ดูก่อนประกาศใช้", en: "Read a document and look before adopting"),
                    link: OfficeLinks.planImport),
                Entry(
                    label: Words(th: "หน่วยงานหลัก", en: "Lead divisions"),
                    purpose: Words(th: "กองใดรับผิดชอบกิจกรรมใด", en: "Who answers for which activity"),
                    link: OfficeLinks.leads),
                Entry(
                    label: Words(th: "กลยุทธ์สู่แผนงาน", en: "Threads"),
                    purpose: Words(th: "กลยุทธ์ใดนำไปสู่แผนงานใด", en: "Where each strategy leads"),
                    link: OfficeLinks.threads),
            ]),
        Group(
            title: Words(th: "ทะเบียนและการประเมิน", en: "Registers and evaluation"),
            entries: [
                Entry(
                    label: Words(th: "ทะเบียนนวัตกรรม", en: "Innovations"),
                    purpose: Words(th: "นวัตกรรมที่ใช้จริง", en: "What was put in use"), link: OfficeLinks.innovations),
                Entry(
                    label: Words(th: "บุคลากร (จำนวน)", en: "Staff in numbers"),
                    purpose: Words(th: "จำนวนคนตามกอง เข้าและออก", en: "People by division, who came and left"),
                    link: OfficeLinks.people),
                Entry(
                    label: Words(th: "รายงานกับหลักฐานไม่ตรงกัน", en: "Declared against evidence"),
                    purpose: Words(th: "คำถามที่ควรตรวจดู", en: "Questions to look into"),
                    link: OfficeLinks.contradictions),
                Entry(
                    label: Words(th: "การประเมินผลประจำปี", en: "Yearly evaluation"),
                    purpose: Words(th: "ผล ข้อเสนอ และคำตอบ", en: "Findings, recommendations, answers"),
                    link: OfficeLinks.evaluation),
                Entry(
                    label: Words(th: "ตารางที่เปลี่ยนตามเวลา", en: "Dated tables"),
                    purpose: Words(th: "ค่าตามกฎหมายและระเบียบ", en: "What law and rules set"),
                    link: OfficeLinks.tables),
            ]),
        Group(
            title: Words(th: "บัญชีและการตรวจสอบ", en: "Accounts and audit"),
            entries: [
                Entry(
                    label: Words(th: "บัญชีของฉัน", en: "My account"),
                    purpose: Words(th: "รหัสผ่านและเครื่องที่ใช้", en: "Password and devices"), link: AccountLinks.own),
                Entry(
                    label: Words(th: "บัญชีผู้ใช้", en: "Accounts"),
                    purpose: Words(th: "เพิ่มคน ออกลิงก์ เสนอหน้าที่", en: "People, links, roles"),
                    link: AccountLinks.accounts),
                Entry(
                    label: Words(th: "หน้าที่ที่รอยืนยัน", en: "Roles that wait"),
                    purpose: Words(th: "ปลัดยืนยันหรือไม่อนุมัติ", en: "Confirmed by the permanent secretary"),
                    link: AccountLinks.grants),
                Entry(
                    label: Words(th: "บันทึกการใช้งาน", en: "Audit log"),
                    purpose: Words(th: "ใครทำอะไรเมื่อใด", en: "Who did what, when"), link: AccountLinks.audit),
            ]),
    ]
}
