import Access
import Civics
import Html
import Shell

/// The policy as a page: for each class of data, which role may do what with it.
///
/// It is made from the same rows that guard every page, so it cannot say something else than what is done.
struct WhoMaySeePage: Page {
    var policy: Policy
    /// What the organisation calls its divisions.
    var divisions: [DivisionCode: Words] = [:]

    var title: Words { Words(th: "ใครเห็นอะไรได้บ้าง", en: "Who may see what") }
    var trail: [Crumb] { [Crumb(PublicLabel.home, .root)] }

    private struct Row {
        var role: Words
        var rights: [Policy.Right]
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(Words(th: "อะไรที่ไม่ได้เขียนไว้ในตารางนี้ ระบบไม่อนุญาต", en: "What is not written here is refused."))</p>
        <p>\(Words(th: "ตารางนี้สร้างจากกฎชุดเดียวกับที่ระบบใช้เปิดปิดทุกหน้า ผู้ดูแลระบบจัดการบัญชีได้ แต่อ่านข้อมูลส่วนตัวของประชาชนไม่ได้", en: "These tables are made from the very rules that open and close every page. The administrator runs accounts but cannot read citizens' personal data."))</p>
        \(each: DataClass.allCases, section)
        <h2>\(Words(th: "เปิดดูข้อมูลส่วนตัวเพื่ออะไรได้บ้าง", en: "What protected data may be opened for"))</h2>
        <p>\(Words(th: "ทุกครั้งที่เปิดดูเลขประจำตัว สวัสดิการ สุขภาพ หรือข้อมูลเด็ก ต้องเลือกวัตถุประสงค์ และระบบบันทึกไว้ว่าใครเปิดดูเมื่อใด", en: "Whenever an ID, welfare, health or a child's data is opened a purpose is chosen, and the log keeps who opened it and when."))</p>
        <ul>\(each: policy.purposes, { "<li>\($0.name)</li>" })</ul>
        <h2>\(Words(th: "การให้สิทธิ์", en: "How roles are given"))</h2>
        \(giving)
        """
    }

    private func section(_ dataClass: DataClass) -> HTML {
        let entry = policy.classes[dataClass]
        var rows: [Row] = []
        var last: Policy.Right?
        for right in policy.rights(on: dataClass) {
            if let last, last.role == right.role, last.division == right.division {
                rows[rows.count - 1].rights.append(right)
            } else {
                rows.append(Row(role: holder(right), rights: [right]))
            }
            last = right
        }
        let name = entry?.name ?? Words(dataClass.rawValue)
        let personal = Tag(Words(th: "ข้อมูลส่วนบุคคล", en: "personal data"), .warning)
        return """
            <h2>\(name) \(if: entry?.isPersonal ?? true, "\(personal)")</h2>
            \(rows.isEmpty ? nobody : table(name, rows))
            """
    }

    /// The role, and the division it must be held in where the right is that division's.
    private func holder(_ right: Policy.Right) -> Words {
        let role = policy.roles[right.role]?.name ?? Words(right.role.rawValue)
        guard let code = right.division else { return role }
        let place = divisions[code] ?? Words(code.rawValue)
        return Words(th: "\(role.th) เฉพาะ\(place.th)", en: "\(role.en), \(place.en) only")
    }

    private var nobody: HTML {
        "<p>\(Words(th: "ยังไม่มีใครเข้าถึงได้ ระบบรุ่นนี้ยังไม่ได้เก็บข้อมูลชั้นนี้", en: "Nobody may; this version keeps no data of this class."))</p>"
    }

    private func table(_ name: Words, _ rows: [Row]) -> HTML {
        DataTable(
            name, rows,
            columns: [
                TableColumn(Words(th: "บทบาท", en: "Role"), .heading) { "\($0.role)" },
                TableColumn(Words(th: "ทำอะไรได้ และไกลแค่ไหน", en: "What, and how far")) { row in
                    "<ul>\(each: row.rights, { "<li>\(Self.name($0.verb)): \(Self.name($0.reach))</li>" })</ul>" as HTML
                },
            ], isCaptionShown: false
        ).html
    }

    private var giving: HTML {
        DataTable(
            Words(th: "บทบาทและวิธีให้", en: "Roles and how they are given"), Role.allCases,
            columns: [
                TableColumn(Words(th: "บทบาท", en: "Role"), .heading) {
                    "\(policy.roles[$0]?.name ?? Words($0.rawValue))"
                },
                TableColumn(Words(th: "ใครให้ได้", en: "Given by")) {
                    "\(Self.name(policy.roles[$0]?.giving ?? .nobody))"
                },
            ], isCaptionShown: false
        ).html
    }

    private static func name(_ giving: Policy.RoleEntry.Giving) -> Words {
        switch giving {
        case .nobody: Words(th: "ทุกคนมีอยู่แล้ว", en: "everybody has it")
        case .onePerson: Words(th: "ผู้ดูแลระบบ", en: "the administrator")
        case .twoPersons:
            Words(
                th: "ผู้ดูแลระบบเสนอ และปลัดยืนยัน", en: "proposed by the administrator, confirmed by the permanent secretary"
            )
        }
    }

    private static func name(_ verb: Verb) -> Words {
        switch verb {
        case .aggregate: Words(th: "เห็นเฉพาะจำนวนรวม", en: "sees totals only")
        case .list: Words(th: "เห็นรายการแบบปิดบัง", en: "sees masked lists")
        case .read: Words(th: "อ่าน", en: "reads")
        case .write: Words(th: "บันทึกและแก้ไข", en: "writes")
        case .approve: Words(th: "รับรองหรือเผยแพร่", en: "approves or publishes")
        case .evaluate: Words(th: "เขียนผลประเมิน", en: "writes evaluations")
        case .disclose: Words(th: "เปิดดูทีละรายการโดยแจ้งเหตุผล", en: "opens one at a time, giving a reason")
        case .match: Words(th: "ถามได้เพียงว่าใช่หรือไม่", en: "may ask, and gets yes or no")
        }
    }

    private static func name(_ reach: Reach) -> Words {
        switch reach {
        case .none: Words(th: "ไม่ได้", en: "nothing")
        case .own: Words(th: "เฉพาะของตนเอง", en: "what is their own")
        case .assigned: Words(th: "เฉพาะที่ได้รับมอบหมาย", en: "what is assigned to them")
        case .village: Words(th: "เฉพาะหมู่บ้านของตน", en: "their villages")
        case .division: Words(th: "เฉพาะกองของตน", en: "their division")
        case .all: Words(th: "ทั้งหมด", en: "all")
        }
    }
}
