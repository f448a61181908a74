/// Money in words (จำนวนเงินเป็นตัวอักษร), as receipts and contracts carry it.
///
/// The rules are those of everyday Thai: groups of six digits joined by ล้าน; 1 in the tens is สิบ, 2 is ยี่สิบ; 1 in
/// the units is เอ็ด after any digit of its own group (ยี่สิบเอ็ด, หนึ่งร้อยเอ็ด) and หนึ่ง alone in it (สิบล้านหนึ่ง).
extension Satang {
    /// "หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์", "ยี่สิบเอ็ดบาทถ้วน", "ศูนย์บาทถ้วน", "ลบหนึ่งบาทถ้วน".
    public var inWords: String {
        let (baht, satang) = amount.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = amount < 0 ? "ลบ" : ""
        if satang == 0 { return sign + ThaiNumeral.words(baht) + "บาทถ้วน" }
        let whole = baht == 0 ? "" : ThaiNumeral.words(baht) + "บาท"
        return sign + whole + ThaiNumeral.words(satang) + "สตางค์"
    }

    /// Reads an amount in words back; `nil` for figures and for words that are not one exact amount.
    ///
    /// Brackets around the whole and spaces inside do not count, ถ้วน may be missing, and both หนึ่ง and เอ็ด are
    /// taken in the units.
    public init?(inWords text: String) {
        var rest = Array(ThaiText.clean(text).unicodeScalars.filter { !$0.properties.isWhitespace })[...]
        guard rest.count <= 400 else { return nil }
        if rest.first == "(", rest.last == ")" { rest = rest.dropFirst().dropLast() }
        let negative = rest.remove(prefix: "ลบ")
        guard let magnitude = Self.magnitude(rest) else { return nil }
        let amount = negative ? Int64(exactly: -Int128(magnitude)) : Int64(exactly: magnitude)
        guard let amount else { return nil }
        self.init(amount)
    }

    private static func magnitude(_ text: [Unicode.Scalar].SubSequence) -> UInt64? {
        var rest = text
        var total: UInt64 = 0
        if let cut = rest.firstRange(of: "บาท") {
            guard let baht = ThaiNumeral.number(rest[..<cut.lowerBound]) else { return nil }
            let (product, overflow) = baht.multipliedReportingOverflow(by: 100)
            guard !overflow else { return nil }
            total = product
            rest = rest[cut.upperBound...]
            if rest.isEmpty || rest.elementsEqual("ถ้วน".unicodeScalars) { return total }
        }
        guard rest.remove(suffix: "สตางค์"), let satang = ThaiNumeral.number(rest), (1...99).contains(satang) else {
            return nil
        }
        let (sum, overflow) = total.addingReportingOverflow(satang)
        return overflow ? nil : sum
    }
}

/// Whole numbers in Thai words.
enum ThaiNumeral {
    static let digits: [String] = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]
    /// From the hundred thousands down to the hundreds.
    static let places: [(value: UInt64, name: String)] = [
        (100_000, "แสน"), (10_000, "หมื่น"), (1000, "พัน"), (100, "ร้อย"),
    ]

    static func words(_ number: UInt64) -> String {
        if number == 0 { return digits[0] }
        let (millions, group) = number.quotientAndRemainder(dividingBy: 1_000_000)
        let head = millions == 0 ? "" : words(millions) + "ล้าน"
        return head + groupWords(group)
    }

    /// The words of 0 (none) to 999,999.
    private static func groupWords(_ group: UInt64) -> String {
        var result = ""
        for (value, name) in places {
            let digit = group / value % 10
            if digit > 0 { result += digits[Int(digit)] + name }
        }
        switch group / 10 % 10 {
        case 0: break
        case 1: result += "สิบ"
        case 2: result += "ยี่สิบ"
        case let tens: result += digits[Int(tens)] + "สิบ"
        }
        let units = group % 10
        if units > 0 { result += units == 1 && group > 10 ? "เอ็ด" : digits[Int(units)] }
        return result
    }

    /// The number that words make; `nil` when they are not exactly one number below 2⁶⁴.
    static func number(_ text: [Unicode.Scalar].SubSequence) -> UInt64? {
        if text.elementsEqual(digits[0].unicodeScalars) { return 0 }
        guard !text.isEmpty else { return nil }
        var rest = text
        var total: UInt64 = 0
        while true {
            let group = takeGroup(from: &rest, alone: total == 0)
            let (sum, overflow) = total.addingReportingOverflow(group)
            guard !overflow, sum > 0 else { return nil }
            if rest.isEmpty { return sum }
            let (product, tooMany) = sum.multipliedReportingOverflow(by: 1_000_000)
            guard !tooMany, rest.remove(prefix: "ล้าน") else { return nil }
            total = product
            if rest.isEmpty { return total }
        }
    }

    /// Takes the words of one group of six digits off the front: 0 when none stand there.
    private static func takeGroup(from rest: inout [Unicode.Scalar].SubSequence, alone: Bool) -> UInt64 {
        var group: UInt64 = 0
        for (value, name) in places {
            var ahead = rest
            if let digit = takeDigit(from: &ahead), ahead.remove(prefix: name) {
                group += digit * value
                rest = ahead
            }
        }
        var ahead = rest
        if rest.remove(prefix: "สิบ") {
            group += 10
        } else if rest.remove(prefix: "ยี่สิบ") {
            group += 20
        } else if let digit = takeDigit(from: &ahead), digit >= 3, ahead.remove(prefix: "สิบ") {
            group += digit * 10
            rest = ahead
        }
        if group > 0 || !alone, rest.remove(prefix: "เอ็ด") { return group + 1 }
        return group + (takeDigit(from: &rest) ?? 0)
    }

    private static func takeDigit(from rest: inout [Unicode.Scalar].SubSequence) -> UInt64? {
        for (digit, name) in digits.enumerated().dropFirst() where rest.remove(prefix: name) {
            return UInt64(digit)
        }
        return nil
    }
}
