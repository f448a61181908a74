import Civics
import Evidence
import PlanText
import Planning
import Sheets

/// The plan as tables for spreadsheets: UTF-8 with a byte order mark, no cell that a spreadsheet would run.
enum PlanSheets {
    /// One row for each activity; amounts in baht, "-" for no budget, empty where nothing is printed.
    static func activities(_ view: PlanView) -> [UInt8] {
        let years = view.snapshot.years
        let head =
            ["กิจกรรมที่", "องค์ประกอบ", "กิจกรรม"] + years.map { "งบประมาณ \($0) (บาท)" }
            + ["หน่วยงานรับผิดชอบ", "ความก้าวหน้า \(view.quarter.code)", "ร้อยละ", "ผลที่คาดว่าจะได้รับ", "บรรทัดในเอกสาร"]
        let rows = view.snapshot.activities.map { activity -> [String] in
            let state = view.state(activity.id)
            var row = [activity.place, activity.elementTitle, activity.title]
            row += years.map { budget(activity.budget[$0]) }
            row.append(view.division(state)?.th ?? activity.division ?? "")
            row.append(state?.standing.words.th ?? "")
            row.append(state?.progress.map { "\($0.percent)" } ?? "")
            row.append(view.snapshot.children(of: activity.id, .result).map(\.text).joined(separator: " / "))
            row.append(activity.line.map { "\($0)" } ?? "")
            return row
        }
        return CSVWriter.write([head] + rows)
    }

    /// One row for each indicator, with its targets, the result at the measured quarter and its status.
    static func indicators(_ view: PlanView) -> [UInt8] {
        let years = view.snapshot.years
        let head =
            ["รหัส", "ยุทธศาสตร์ที่", "ประเภท", "ตัวชี้วัด", "หน่วย"] + years.map { "เป้าหมาย \($0)" }
            + ["ผล \(view.measured.code)", "สถานะ", "ร้อยละของที่ควรได้", "ที่มาของตัวเลข", "รหัสที่มา", "บรรทัดในเอกสาร"]
        let rows = view.indicators.map { line -> [String] in
            let indicator = line.indicator
            var row = [indicator.key, "\(indicator.strategy)", IndicatorText.kind(indicator.kind).th, indicator.title]
            row.append(indicator.unit ?? "")
            row += years.map { indicator.targets[$0]?.description ?? "" }
            row.append(line.figure.value.map { $0.text(decimals: $0.denominator == 1 ? 0 : line.decimals) } ?? "")
            row.append(line.status.word.name.th)
            row.append(line.status.attainment.flatMap { $0.times(Ratio(100)) }.map { $0.text(decimals: 1) } ?? "")
            row.append(IndicatorText.source(line).th)
            row.append(line.frozen?.lineageCode ?? "")
            row.append(indicator.line.map { "\($0)" } ?? "")
            return row
        }
        return CSVWriter.write([head] + rows)
    }

    private static func budget(_ budget: Budget?) -> String {
        switch budget {
        case .some(.amount(let satang)):
            satang.amount.isMultiple(of: 100) ? "\(satang.amount / 100)" : satang.formatted.filter { $0 != "," }
        case .some(.none): "-"
        case nil: ""
        }
    }
}
