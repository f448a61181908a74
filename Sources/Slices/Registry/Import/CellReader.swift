import Civics

/// Reads the cells of one row, and notes a reason for each that cannot be read.
///
/// An empty cell says nothing: it never empties what the register holds. "-" counts as empty.
struct CellReader {
    private let cells: [String: String]
    private(set) var reasons: [ImportReason] = []

    init(_ row: ImportRow) {
        cells = row.cells
    }

    mutating func note(_ reason: ImportReason) { reasons.append(reason) }

    /// Whether a reason so far ends the row.
    var isRefused: Bool { reasons.contains { Self.refusing.contains($0.code) } }

    static let refusing: Set<ImportReason.Code> = [
        .cellRefused, .missing, .identityMisplaced, .shapeRefused, .shapeInvalid, .shapeFarAway, .recordRefused,
    ]

    /// The text of a cell, cleaned; `nil` for an empty one.
    ///
    /// A 13-digit ID in a column that is not for IDs is refused: it would stand in clear where it does not belong.
    mutating func text(_ field: String) -> String? {
        guard let cell = raw(field) else { return nil }
        if FreeText.holdsIdentity(cell) {
            note(
                ImportReason(
                    .identityMisplaced, field: field,
                    Words(
                        th: "มีเลขประจำตัวประชาชนอยู่ในช่องที่ไม่ใช่ช่องเลขประจำตัว",
                        en: "A national ID stands in a column that is not for IDs.")))
            return nil
        }
        return cell
    }

    /// A cell of class C3, for sealing; never for a reason or a column.
    func secret(_ field: String) -> String? { raw(field) }

    private func raw(_ field: String) -> String? {
        guard let cell = cells[field] else { return nil }
        let clean = ThaiText.squashed(ThaiText.clean(cell))
        return clean.isEmpty || clean == "-" || clean == "–" ? nil : clean
    }

    mutating func required(_ field: String, _ title: Words) -> String? {
        if let text = text(field) { return text }
        if !reasons.contains(where: { $0.field == field }) {
            note(ImportReason(.missing, field: field, Words(th: "ไม่มี\(title.th)", en: "No \(title.en.lowercased()).")))
        }
        return nil
    }

    /// A whole number in a range.
    mutating func whole(_ field: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(field) else { return nil }
        var digits = ThaiDigits.arabic(text).filter { $0 != "," }
        if digits.hasSuffix(".0") { digits.removeLast(2) }
        guard let number = Int(digits) else {
            return refuse(field, Words(th: "“\(text)” ไม่ใช่จำนวนเต็ม", en: "“\(text)” is not a whole number."))
        }
        guard range.contains(number) else {
            return refuse(
                field,
                Words(
                    th: "\(number) อยู่นอกช่วง \(range.lowerBound)–\(range.upperBound)",
                    en: "\(number) lies outside \(range.lowerBound)–\(range.upperBound)."))
        }
        return number
    }

    mutating func number(_ field: String) -> Double? {
        guard let text = text(field) else { return nil }
        let digits = ThaiDigits.arabic(text).filter { $0 != "," }
        guard digits.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(digits),
            number.isFinite
        else { return refuse(field, Words(th: "“\(text)” ไม่ใช่ตัวเลข", en: "“\(text)” is not a number.")) }
        return number
    }

    /// Hundredths, such as of a square metre; more than two decimals are refused, never rounded.
    mutating func hundredths(_ field: String) -> Int64? {
        guard let text = text(field) else { return nil }
        do throws(MoneyError) {
            // Baht and satang are written just as units and hundredths.
            let amount = try Satang.parse(text).amount
            guard amount >= 0 else {
                return refuse(field, Words(th: "“\(text)” ติดลบไม่ได้", en: "“\(text)” cannot be negative."))
            }
            return amount
        } catch {
            return refuse(
                field,
                Words(
                    th: "“\(text)” ไม่ใช่ตัวเลขทศนิยมไม่เกินสองตำแหน่ง",
                    en: "“\(text)” is not a number of at most two decimals."))
        }
    }

    /// "ใช่", "ไม่", "true", "1", "ยินยอม"; anything else is refused.
    mutating func boolean(_ field: String) -> Bool? {
        guard let text = text(field) else { return nil }
        switch ThaiDigits.arabic(text).lowercased() {
        case "ใช่", "มี", "จริง", "ยินยอม", "y", "yes", "true", "t", "1", "✓", "/": return true
        case "ไม่", "ไม่ใช่", "ไม่มี", "เท็จ", "ไม่ยินยอม", "n", "no", "false", "f", "0", "x": return false
        default:
            return refuse(field, Words(th: "“\(text)” ไม่ใช่ ใช่/ไม่ใช่", en: "“\(text)” is neither yes nor no."))
        }
    }

    /// A day, or a month or year where no more is known, years of the Buddhist Era.
    mutating func partialDate(_ field: String) -> PartialDate? {
        guard let text = text(field) else { return nil }
        if let date = PartialDate(iso: text), text.utf8.count > 4 { return date }
        do throws(CivilDateError) { return try PartialDate.parse(text) } catch {
            return refuse(field, error.words)
        }
    }

    mutating func day(_ field: String) -> CivilDate? {
        guard let text = text(field) else { return nil }
        if let date = CivilDate(iso: text) { return date }
        do throws(CivilDateError) { return try CivilDate.parse(text) } catch { return refuse(field, error.words) }
    }

    mutating func houseCode(_ field: String) -> HouseCode? {
        guard let text = text(field) else { return nil }
        if let code = HouseCode(text) { return code }
        return refuse(field, Words(th: "เลขรหัสประจำบ้านต้องมี 11 หลัก", en: "A house code has 11 digits."))
    }

    mutating func parcelCode(_ field: String) -> ParcelCode? {
        guard let text = text(field) else { return nil }
        if let code = ParcelCode(text) { return code }
        return refuse(
            field,
            Words(
                th: "“\(text)” ไม่ใช่รหัสแปลงที่ดิน เช่น 01A001 หรือ 07K002/004/01",
                en: "“\(text)” is not a parcel code such as 01A001 or 07K002/004/01."))
    }

    /// Ten digits for a mobile, nine for a line; several parted by commas, strokes or blanks.
    mutating func phones(_ field: String) -> [String]? {
        guard let text = text(field) else { return nil }
        var phones: [String] = []
        for part in ThaiDigits.arabic(text).split(whereSeparator: { ",;/".contains($0) }) {
            let digits = part.filter { !" -.()".contains($0) }
            var number = String(digits)
            if number.hasPrefix("+66") { number = "0" + number.dropFirst(3) }
            // A spreadsheet drops the first 0 of a number.
            if number.utf8.count == 8 || number.utf8.count == 9, !number.hasPrefix("0") { number = "0" + number }
            guard number.utf8.allSatisfy({ (0x30...0x39).contains($0) }), number.hasPrefix("0"),
                (9...10).contains(number.utf8.count)
            else {
                return refuse(
                    field, Words(th: "หมายเลขโทรศัพท์ต้องมี 9 หรือ 10 หลัก", en: "A telephone number has 9 or 10 digits."))
            }
            phones.append(number)
        }
        return phones.isEmpty ? nil : phones
    }

    mutating func refuse<T>(_ field: String, _ words: Words) -> T? {
        note(ImportReason(.cellRefused, field: field, words))
        return nil
    }
}
