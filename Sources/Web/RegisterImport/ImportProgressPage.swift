import Civics
import Html
import Registry
import Shell

/// An import that is being worked on; the page comes again by itself until it is done.
struct ImportProgressPage: Page {
    var job: ImportJob
    var progress: ImportProgress?

    var title: Words {
        job.state == .applied || job.state == .applying
            ? Words(th: "กำลังทำงานกับทะเบียน", en: "At work on the register")
            : Words(th: "กำลังตรวจแฟ้ม", en: "Checking the file")
    }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { ImportCrumbs.imports }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(job.fileName)</p>
        <div role="status">
        <p>\(phase)</p>
        \(progress.map { Self.bar($0) })
        </div>
        <p>\(Words(th: "หน้านี้เปลี่ยนเองทุกสองวินาที ปิดหน้าไปทำอย่างอื่นได้ แล้วกลับมาดูจากรายการนำเข้า", en: "The page renews itself every two seconds. You may leave it and come back through the list."))</p>
        \(ButtonRow("\(ButtonLink(Words(th: "ดูตอนนี้", en: "Look now"), to: RegisterImportLinks.job(job.id), .plain))\(ButtonLink(Words(th: "รายการนำเข้า", en: "All imports"), to: RegisterImportLinks.list, .quiet))"))
        """
    }

    private var phase: Words {
        guard let progress, progress.total > 1 else {
            return progress?.phase.name ?? Words(th: "กำลังเริ่ม", en: "Beginning")
        }
        let (done, total) = (Numerals.text(Int64(progress.done)), Numerals.text(Int64(progress.total)))
        return Words(
            th: "\(progress.phase.name.th) \(done) จาก \(total)", en: "\(progress.phase.name.en) \(done) of \(total)")
    }

    private static func bar(_ progress: ImportProgress) -> HTML {
        let total = max(progress.total, 1)
        return
            "<progress class=\"import-bar\" max=\"\(total)\" value=\"\(min(progress.done, total))\" aria-label=\"\(progress.phase.name)\"></progress>"
    }
}
