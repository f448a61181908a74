import Civics
import Paper
import Planning

/// A file that shows what was done: a short report as PDF where the work is finished, a note of the visit before.
struct DemoEvidence: Sendable {
    var activity: PlannedActivity
    var quarter: FiscalQuarter
    var narrative: String
    var isFinal: Bool
    var participants: Int

    var name: String {
        isFinal
            ? "รายงานผล กิจกรรม \(activity.place) (ตัวอย่าง).pdf"
            : "บันทึกการดำเนินงาน \(activity.place) ไตรมาส \(quarter.number) (ตัวอย่าง).txt"
    }

    func bytes(at moment: Instant) throws -> [UInt8] {
        isFinal ? try document(moment).pdf() : Array(note(moment).utf8)
    }

    private func note(_ moment: Instant) -> String {
        """
        ข้อมูลตัวอย่าง ไม่ใช่เอกสารราชการ
        บันทึกการดำเนินงาน \(quarter.text(in: .thai))
        กิจกรรม \(activity.place) \(activity.title)
        วันที่ \(moment.thaiDate.thaiShort)

        \(narrative)
        ผู้ร่วมดำเนินการ \(participants) คน

        """
    }

    private func document(_ moment: Instant) -> PaperDocument {
        var options = PaperOptions(created: moment)
        options.banner = "ข้อมูลตัวอย่าง"
        options.author = "ข้อมูลตัวอย่าง"
        return PaperDocument(
            title: "รายงานผลกิจกรรม \(activity.place)", options: options,
            blocks: [
                .heading("รายงานผลการดำเนินกิจกรรม (ข้อมูลตัวอย่าง)", level: 1),
                .text(PaperText("กิจกรรม \(activity.place) \(activity.title)")),
                .text(PaperText("\(quarter.text(in: .thai)) จัดทำเมื่อ \(moment.thaiDate.thaiShort)")),
                .heading("ผลการดำเนินงาน", level: 2), .text(PaperText(narrative)),
                .text(PaperText("ผู้ร่วมดำเนินการ \(participants) คน ตามบัญชีลงชื่อที่เก็บไว้ที่กองเจ้าของเรื่อง")),
            ])
    }
}
