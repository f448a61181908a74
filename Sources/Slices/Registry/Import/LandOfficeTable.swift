import Access
import Civics
import Sheets

/// One CSV file of the Land Department's archive.
struct LandOfficeTable {
    private let source: LandOfficeChange.Source
    private let file: String
    private let columns: [String: Int]
    private let rows: ArraySlice<[String]>
    private let allowsSpecimen: Bool

    /// - Parameter allowsSpecimen: whether IDs that begin with 9, which nobody has, are taken.
    init(
        _ content: [UInt8], source: LandOfficeChange.Source, file: String, allowsSpecimen: Bool
    ) throws(SheetError) {
        self.allowsSpecimen = allowsSpecimen
        let table = try CSVReader.read(content)
        self.source = source
        self.file = file
        // Header names come with blanks at their ends.
        columns = Dictionary(
            (table.rows.first ?? []).enumerated().map { (Self.folded($0.element), $0.offset) },
            uniquingKeysWith: { first, _ in first })
        rows = table.rows.dropFirst()
    }

    func changes(_ actions: LandOfficeActions) -> [LandOfficeChange] {
        rows.enumerated().compactMap { offset, cells in
            cells.contains { !$0.trimmed.isEmpty } ? change(cells, number: offset + 1, actions) : nil
        }
    }

    private static func folded(_ header: String) -> String { header.trimmed.lowercased().filter { !$0.isWhitespace } }

    private func change(_ cells: [String], number: Int, _ actions: LandOfficeActions) -> LandOfficeChange {
        func cell(_ names: String...) -> String? {
            for name in names {
                guard let column = columns[Self.folded(name)], column < cells.count else { continue }
                let text = ThaiText.clean(cells[column]).trimmed
                if !text.isEmpty, text != "-", text != "฿-" { return text }
            }
            return nil
        }
        let status = cell("สถานะดำเนินการ", "สถานะ") ?? ""
        var change = LandOfficeChange(
            source: source, file: file, row: number, status: status, action: actions.action(for: status),
            reasons: [])
        change.deedNumber = source == .certificate ? cell("เลขที่นส3ก", "เลขที่ น.ส.3ก") : cell("โฉนด")
        change.surveyPage = cell("ห.สำรวจ", "หน้าสำรวจ")
        change.landNumber = cell("ที่ดิน", "ล.ที่ดิน")
        change.sheet =
            source == .certificate
            ? Self.sheet(
                [cell("UTM_AIRMAP1"), cell("UTM_AIRMAP2"), cell("UTM_AIRMAP3")], scale: cell("UTM_SCALE"),
                padsLast: false)
            : Self.sheet(
                [cell("UTM_MAP1"), cell("UTM_MAP2"), cell("UTM_MAP3"), cell("UTM_MAP4")], scale: cell("UTM_SCALE"),
                padsLast: true)
        if source == .construction { change.action = .quarantine }
        readFigures(&change, cell: { cell($0) })
        readOwner(&change, cell: { cell($0) })
        return change
    }

    private func readFigures(_ change: inout LandOfficeChange, cell: (String) -> String?) {
        var row: [String: String] = [:]
        row["rai"] = cell("ไร่")
        row["ngan"] = cell("งาน")
        row["wa"] = cell("วา")
        // เศษ is hundredths of a square wa: "2 wa, เศษ 9" is 2.09.
        row["wa_fraction"] = cell("เศษ")
        var reader = CellReader(ImportRow(number: change.row, cells: row))
        change.area = reader.landArea()
        change.reasons += reader.reasons
        if let text = cell("วันที่") {
            if let day = Self.day(text) {
                change.on = day
            } else {
                change.reasons.append(
                    ImportReason(
                        .cellRefused, field: "date",
                        Words(
                            th: "วันที่ “\(text)” ไม่ใช่ ว/ด/ปปปป พ.ศ.", en: "“\(text)” is not d/m/yyyy of the Buddhist Era."
                        )))
            }
        }
        if let text = cell("REG_AMT") {
            do throws(MoneyError) { change.amount = try Satang.parse(text) } catch {
                change.reasons.append(ImportReason(.cellRefused, field: "amount", error.words))
            }
        }
        change.order = cell("PROCESS_ORDER").flatMap { Int(ThaiDigits.arabic($0)) }
    }

    private func readOwner(_ change: inout LandOfficeChange, cell: (String) -> String?) {
        change.ownerTitle = cell("คำนำหน้า").flatMap { PersonNameText.title($0) }
        change.ownerGivenName = cell("ชื่อ")
        change.ownerFamilyName = cell("นามสกุล")
        if let text = cell("13 หลัก") ?? cell("13หลัก") {
            do {
                change.ownerID = try PersonIdentifier(digits: text, allowsSpecimen: allowsSpecimen)
            } catch {
                let words = (error as? Problem ?? .identifierWrong(nil)).sentence
                change.reasons.append(ImportReason(.cellRefused, field: "national_id", words))
            }
        }
        var row: [String: String] = [:]
        row["house_number"] = cell("OWN_HSE_NO")
        row["village"] = cell("OWN_MOO")
        row["soi"] = cell("OWN_SOI")
        row["village_name"] = cell("OWN_VILLAGE")
        row["road"] = cell("OWN_ROAD")
        row["tambon"] = cell("OWN_TAMBOL")
        row["amphoe"] = cell("OWN_AMPHUR")
        row["province"] = cell("OWN_PROVINCE")
        var reader = CellReader(ImportRow(number: change.row, cells: row))
        change.address = reader.address()
        // An address that cannot be read does not stop a transfer; it is told.
        change.reasons += reader.reasons.map { ImportReason(.noted, field: $0.field, $0.words) }
    }

    /// `d/m/yyyy` of the Buddhist Era, unpadded.
    static func day(_ text: String) -> CivilDate? {
        let parts = ThaiDigits.arabic(text).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]),
            (2400...2700).contains(year)
        else { return nil }
        return CivilDate(year: year - 543, month: month, day: day)
    }

    /// The parts and the scale joined by `|`; the last of four is padded to two digits, as the polygons have it.
    static func sheet(_ parts: [String?], scale: String?, padsLast: Bool) -> String? {
        let known = parts.compactMap { $0.map { ThaiDigits.arabic($0) } }
        guard known.count == parts.count, let scale else { return nil }
        var joined = known
        if padsLast, let last = joined.last, last.utf8.count == 1 { joined[joined.count - 1] = "0" + last }
        return (joined + [ThaiDigits.arabic(scale)]).joined(separator: "|")
    }
}
