import Civics
import Paper

/// A report with everything in it, for looking at and for testing.
enum SampleReport {
    static let sentence = "องค์การบริหารส่วนตำบลขอรายงานผลการดำเนินงานตามแผนพัฒนาท้องถิ่น"

    static func document(digits: PaperOptions.Digits = .asWritten, banner: String? = nil) -> PaperDocument {
        var options = PaperOptions(created: Instant(milliseconds: 1_795_316_645_678))
        options.digits = digits
        options.banner = banner
        options.footer = PaperText("รหัสที่มา ") + .code("L-7K2M-09QX")
        options.author = "องค์การบริหารส่วนตำบล"
        return PaperDocument(title: "รายงานผลไตรมาส 1", options: options, blocks: blocks)
    }

    static var blocks: [PaperBlock] {
        let long = String(repeating: sentence + "ประจำไตรมาสที่ 1 ปีงบประมาณ 2570 ", count: 4)
        return [
            .memo(
                PaperMemo(
                    office: "สำนักปลัด องค์การบริหารส่วนตำบล โทร. 0 0000 0000", number: "", date: "22 พฤศจิกายน 2569",
                    subject: "รายงานผลการดำเนินงานตามแผนพัฒนาท้องถิ่น (พ.ศ. 2566–2570) ประจำไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2570",
                    recipient: "นายกองค์การบริหารส่วนตำบล")),
            .paragraph(.official(PaperText(long))),
            .paragraph(.official(PaperText(sentence) + .bold(" จำนวน 33 กิจกรรม"))),
            .heading("ผลตามตัวชี้วัด", level: 2),
            .bullets([
                PaperBullet(
                    label: "ผู้สูงอายุที่ได้รับการดูแลต่อเนื่องที่บ้าน", value: 45, target: 80, scale: 100,
                    figures: PaperText("45 จาก 80 คน ") + .code("F-12")),
                PaperBullet(label: "ครัวเรือนที่คัดแยกขยะ", value: 90, target: 60, scale: 100, figures: "90 จาก 60 ครัวเรือน"),
                PaperBullet(label: "เด็กที่ได้ตรวจพัฒนาการ", value: nil, target: 30, scale: 100, figures: "ยังไม่มีรายงาน"),
            ]), .heading("งบประมาณรายกิจกรรม", level: 2), .table(table),
            .drawing(
                PaperDrawing(
                    height: 14,
                    shapes: [
                        .rectangle(x: 0, y: 2, width: 60, height: 6, shade: 0.8, isEdged: true),
                        .line(fromX: 0, fromY: 12, toX: 160, toY: 12),
                        .text("ร้อยละ 37", x: 160, y: 2, alignment: .right),
                    ])), .text("จึงเรียนมาเพื่อโปรดทราบ"),
            .signature(PaperSignature(name: "นางสาวตัวอย่าง ทดสอบ", position: "นักวิเคราะห์นโยบายและแผน")),
        ]
    }

    static var table: PaperTable {
        var rows: [PaperRow] = [
            PaperRow([PaperCell("ยุทธศาสตร์ที่ 1 การพัฒนาคุณภาพชีวิต", span: 4)], kind: .group)
        ]
        for number in 1...33 {
            rows.append(
                PaperRow([
                    "\(number)", "อบรมเชิงปฏิบัติการการดูแลผู้สูงอายุในชุมชนและการจัดการขยะต้นทางครั้งที่ \(number)",
                    "กองสวัสดิการสังคม", number == 5 ? "-" : "\(number),000",
                ]))
        }
        rows.append(
            PaperRow([PaperCell("รวม", span: 3, alignment: .right), PaperCell("556,000")], kind: .total))
        return PaperTable(
            columns: [.init(1, .centre), .init(7), .init(3), .init(2, .right)],
            head: [PaperRow(["ที่", "โครงการ/กิจกรรม", "หน่วยงานรับผิดชอบ", "งบประมาณ (บาท)"])], rows: rows)
    }
}
