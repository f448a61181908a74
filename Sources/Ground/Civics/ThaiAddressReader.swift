extension ThaiAddress {
    /// Reads an address in one line, with whole or short words and Thai or Arabic digits:
    /// "123/4 หมู่ที่ 5 บ้านตลาดชัย ต.สองห้อง อ.เมืองบุรีรัมย์ จ.บุรีรัมย์ 31000".
    ///
    /// Parts are known by the words before them; only the house number at the start and the postcode at the end may
    /// stand alone. Nothing is dropped: what belongs nowhere is an error.
    public static func parse(_ text: String) throws(ThaiAddressError) -> ThaiAddress {
        let clean = ThaiText.squashed(ThaiDigits.arabic(ThaiText.clean(text)))
        if clean.isEmpty { throw .empty }
        guard clean.unicodeScalars.count <= 400 else { throw .tooLong }
        var reader = AddressReader(Array(clean.unicodeScalars))
        return try reader.read()
    }
}

private enum AddressPart: String {
    case houseNumber = "บ้านเลขที่"
    case moo = "หมู่ที่"
    case village = "บ้าน"
    case soi = "ซอย"
    case road = "ถนน"
    case tambon = "ตำบล"
    case amphoe = "อำเภอ"
    case province = "จังหวัด"
    case postcode = "รหัสไปรษณีย์"
}

private struct AddressReader {
    private let text: [Unicode.Scalar]
    private var address = ThaiAddress()

    init(_ text: [Unicode.Scalar]) {
        self.text = text
    }

    mutating func read() throws(ThaiAddressError) -> ThaiAddress {
        let starts = markers()
        try readOpening(text[..<(starts.first?.at ?? text.count)])
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].at : text.count
            try place(start.part, text[(start.at + start.length)..<end])
        }
        return address
    }

    /// A word that announces a part.
    private struct Marker {
        var at: Int
        var length: Int
        var part: AddressPart
    }

    /// The longest word first, so that หมู่บ้าน is not read as หมู่.
    private static let words: [(text: String, part: AddressPart)] = [
        ("รหัสไปรษณีย์", .postcode), ("บ้านเลขที่", .houseNumber), ("กิ่งอำเภอ", .amphoe), ("หมู่บ้าน", .village),
        ("จังหวัด", .province), ("หมู่ที่", .moo), ("อำเภอ", .amphoe), ("เลขที่", .houseNumber), ("ตำบล", .tambon),
        ("แขวง", .tambon), ("หมู่", .moo), ("บ้าน", .village), ("ถนน", .road), ("ซอย", .soi), ("เขต", .amphoe),
        ("จ.", .province), ("อ.", .amphoe), ("ต.", .tambon), ("ม.", .moo), ("ซ.", .soi), ("ถ.", .road),
        ("บ.", .village),
    ]

    private func markers() -> [Marker] {
        var found: [Marker] = []
        var index = 0
        while index < text.count {
            if let marker = marker(at: index, after: found.last) {
                found.append(marker)
                index += marker.length
            } else {
                index += 1
            }
        }
        return found
    }

    private func marker(at index: Int, after last: Marker?) -> Marker? {
        let rest = text[index...]
        let opens = index == 0 || text[index - 1] == " " || text[index - 1] == ","
        let afterDigit = index > 0 && ("0"..."9").contains(text[index - 1])
        for (word, part) in Self.words where rest.starts(with: word.unicodeScalars) {
            let length = word.unicodeScalars.count
            // "ต.สองห้องอ.เมือง": a consonant with a point never stands inside a name.
            let glued =
                index > 0 && text[index - 1] != "." && word.hasSuffix(".")
                && [.tambon, .amphoe, .province].contains(part)
            guard opens || afterDigit || glued else { continue }
            // "บ้านบ้านใหม่", "ต.บ้านใหม่", "อ. บ้านด่าน", "ต.ถนนหัก": after a word its name stands, not the next word.
            if let last, text[(last.at + last.length)..<index].allSatisfy({ $0 == " " }) { return nil }
            return Marker(at: index, length: length, part: part)
        }
        return nil
    }

    /// What stands before the first word: a house number, and in a short address Bangkok or the postcode.
    private mutating func readOpening(_ slice: ArraySlice<Unicode.Scalar>) throws(ThaiAddressError) {
        var words = Self.trimmed(slice).split(separator: " ").map(String.init)
        try takePostcode(&words)
        try takeBangkok(&words, alone: true)
        guard let first = words.first else { return }
        guard words.count == 1, first.unicodeScalars.first.map({ ("0"..."9").contains($0) }) == true else {
            throw .unplaced(words.joined(separator: " "))
        }
        address.houseNumber = first
    }

    private mutating func place(_ part: AddressPart, _ slice: ArraySlice<Unicode.Scalar>) throws(ThaiAddressError) {
        var words = Self.trimmed(slice).split(separator: " ").map(String.init)
        if part != .postcode {
            try takePostcode(&words)
            if part != .province { try takeBangkok(&words) }
        }
        let name = words.joined(separator: " ")
        if name.isEmpty { throw .nameless(part.rawValue) }
        switch part {
        case .houseNumber: try set(\.houseNumber, name, part)
        case .moo: try setMoo(words)
        case .village: try set(\.village, name, part)
        case .soi: try set(\.soi, name, part)
        case .road: try set(\.road, name, part)
        case .tambon: try set(\.tambon, name, part)
        case .amphoe: try set(\.amphoe, name, part)
        case .province: try set(\.province, Self.bangkokNames.contains(name) ? ThaiAddress.bangkok : name, part)
        case .postcode:
            guard CodeDigits.isDigits(name, count: 5) else { throw .nameless(part.rawValue) }
            try set(\.postcode, name, part)
        }
    }

    /// "5" or "5 ตลาดชัย", as many write the name of the village without its word: that is left for a person.
    private mutating func setMoo(_ words: [String]) throws(ThaiAddressError) {
        guard let first = words.first, let number = Int(first), (1...99).contains(number) else {
            throw .nameless(AddressPart.moo.rawValue)
        }
        guard words.count == 1 else { throw .unplaced(words.dropFirst().joined(separator: " ")) }
        guard address.moo == nil else { throw .twice(AddressPart.moo.rawValue) }
        address.moo = number
    }

    private mutating func set(
        _ path: WritableKeyPath<ThaiAddress, String?>, _ name: String, _ part: AddressPart
    ) throws(ThaiAddressError) {
        guard address[keyPath: path] == nil else { throw .twice(part.rawValue) }
        address[keyPath: path] = name
    }

    /// Five digits at the end of a part are the postcode; a house number stands at the start and is no part's end.
    private mutating func takePostcode(_ words: inout [String]) throws(ThaiAddressError) {
        splitPostcode(&words)
        guard words.count > 1, let last = words.last, CodeDigits.isDigits(last, count: 5) else { return }
        try set(\.postcode, last, .postcode)
        words.removeLast()
    }

    /// "บุรีรัมย์31000" → "บุรีรัมย์", "31000".
    private func splitPostcode(_ words: inout [String]) {
        guard let last = words.last else { return }
        let name = last.unicodeScalars.dropLast(5)
        let code = String(last.unicodeScalars.suffix(5))
        guard CodeDigits.isDigits(code, count: 5), let end = name.last, (0x0E01...0x0E4E).contains(end.value) else {
            return
        }
        words[words.count - 1] = String(name)
        words.append(code)
    }

    private static let bangkokNames: Set<String> = [ThaiAddress.bangkok, "กรุงเทพฯ", "กรุงเทพ", "กทม.", "กทม"]

    /// Bangkok is written without จังหวัด.
    private mutating func takeBangkok(_ words: inout [String], alone: Bool = false) throws(ThaiAddressError) {
        guard words.count > (alone ? 0 : 1), let last = words.last, Self.bangkokNames.contains(last) else { return }
        try set(\.province, ThaiAddress.bangkok, .province)
        words.removeLast()
    }

    private static func trimmed(_ slice: ArraySlice<Unicode.Scalar>) -> String {
        ThaiText.squashed(String(slice.string.map { $0 == "," ? " " : $0 }))
    }
}
