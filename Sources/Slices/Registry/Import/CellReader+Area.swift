import Civics

extension CellReader {
    /// The area of the paper: rai-ngan-wa in one cell, or in three (four with เศษ, hundredths of a square wa).
    mutating func landArea() -> LandArea? {
        if let text = text("area") {
            // Plain numbers are square metres in LTAX files, and are measured from the shape anyway.
            if Double(text.filter { $0 != "," }) != nil { return nil }
            do throws(LandAreaError) { return try LandArea.parse(text) } catch { return refuse("area", error.words) }
        }
        let before = reasons.count
        let rai = whole("rai", in: 0...1_000_000)
        let ngan = whole("ngan", in: 0...3)
        let wa = hundredths("wa")
        let fraction = whole("wa_fraction", in: 0...99)
        guard reasons.count == before, rai != nil || ngan != nil || wa != nil else { return nil }
        if let wa, wa % 100 != 0, let fraction, fraction != 0 {
            return refuse(
                "wa_fraction", Words(th: "มีเศษตารางวาทั้งในช่องวาและช่องเศษ", en: "Square wa have a fraction twice."))
        }
        guard
            let area = LandArea(
                rai: Int64(rai ?? 0), ngan: Int64(ngan ?? 0), squareWaHundredths: (wa ?? 0) + Int64(fraction ?? 0))
        else { return refuse("wa", LandAreaError.partTooLarge.words) }
        return area
    }

    /// The address, in one cell or one cell for each part; `nil` where no cell says anything.
    mutating func address() -> ThaiAddress? {
        let before = reasons.count
        var address = ThaiAddress()
        if let line = text("address") {
            do throws(ThaiAddressError) { address = try ThaiAddress.parse(line) } catch {
                return refuse("address", error.words)
            }
        }
        address.houseNumber = text("house_number") ?? address.houseNumber
        address.moo = whole("village", in: 1...99) ?? address.moo
        address.village = text("village_name").map { Self.without("บ้าน", $0) } ?? address.village
        address.soi = text("soi").map { Self.without("ซอย", $0) } ?? address.soi
        address.road = text("road").map { Self.without("ถนน", $0) } ?? address.road
        address.tambon = text("tambon").map { Self.without("ตำบล", $0) } ?? address.tambon
        address.amphoe = text("amphoe").map { Self.without("อำเภอ", $0) } ?? address.amphoe
        address.province = text("province").map { Self.without("จังหวัด", $0) } ?? address.province
        if let postcode = text("postcode") {
            let digits = ThaiDigits.arabic(postcode)
            guard digits.utf8.count == 5, Int(digits) != nil else {
                return refuse("postcode", Words(th: "รหัสไปรษณีย์มี 5 หลัก", en: "A postcode has 5 digits."))
            }
            address.postcode = digits
        }
        guard reasons.count == before else { return nil }
        return address == ThaiAddress() ? nil : address
    }

    private static func without(_ word: String, _ text: String) -> String {
        guard text.hasPrefix(word), text.count > word.count + 1 else { return text }
        return ThaiText.squashed(String(text.dropFirst(word.count)))
    }
}
