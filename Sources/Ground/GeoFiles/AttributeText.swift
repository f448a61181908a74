import Civics

/// How the attributes of a shapefile spell their letters (.cpg, the language-driver byte of .dbf, or the bytes).
struct AttributeText {
    /// What a file says of its encoding.
    enum Declared: Sendable, Hashable {
        case known(FeatureTable.Encoding)
        /// Another one, by its name; Thai files wear such labels by mistake.
        case other(String)
        case nothing
    }

    let encoding: FeatureTable.Encoding

    /// Reads the declaration in `.cpg`, then the byte at 29 of `.dbf`.
    ///
    /// The driver bytes for Thai are 0x7C and 0x50 (code page 874); 0x57 means "what the machine had" and says
    /// nothing.
    static func declared(cpg: [UInt8]?, driver: UInt8) -> Declared {
        if let cpg {
            let label = String(decoding: cpg.prefix(64).prefix { $0 >= 0x20 }, as: UTF8.self)
            let key = label.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
            switch key {
            case "": break
            case "utf8", "65001", "cp65001": return .known(.utf8)
            case "874", "cp874", "windows874", "ansi874", "oem874", "ibm874", "tis620", "tis6202533", "iso885911",
                "ldid124", "ldid80", "x874":
                return .known(.windows874)
            default: return .other(label)
            }
        }
        switch driver {
        case 0x7C, 0x50: return .known(.windows874)
        case 0x00, 0x57: return .nothing
        default: return .other("LDID/\(driver)")
        }
    }

    /// Chooses the encoding that every value fits.
    /// - Parameters:
    ///   - values: All texts with bytes above 7F, each with whether it fills its column (and may be cut off there).
    /// - Returns: The encoding, and what the person should know about the choice; `nil` when none fits.
    static func chosen(
        declared: Declared, among values: [(bytes: [UInt8], fills: Bool)]
    ) -> (text: AttributeText, notes: [Words])? {
        let fitting = [FeatureTable.Encoding.utf8, .windows874].filter { encoding in
            let text = AttributeText(encoding: encoding)
            return values.allSatisfy { text.string($0.bytes, fills: $0.fills) != nil }
        }
        guard !values.isEmpty else {
            if case .known(let encoding) = declared { return (AttributeText(encoding: encoding), []) }
            return (AttributeText(encoding: .utf8), [])
        }
        guard let first = fitting.first else { return nil }
        switch declared {
        case .known(let encoding):
            if fitting.contains(encoding) { return (AttributeText(encoding: encoding), []) }
            return (AttributeText(encoding: first), [contradiction(encoding.rawValue, first)])
        case .other(let label):
            return (AttributeText(encoding: first), [contradiction(label, first)])
        case .nothing:
            let text = AttributeText(encoding: first)
            guard fitting.count > 1, !values.contains(where: { text.hasThai($0.bytes, fills: $0.fills) }) else {
                return (text, [])
            }
            return (
                text,
                [
                    Words(
                        th: "ไฟล์ไม่บอกรหัสตัวอักษร และอ่านได้ทั้ง UTF-8 และไทย (874) โปรดตรวจตัวหนังสือก่อนนำเข้า",
                        en: "The file names no encoding and fits both UTF-8 and Thai (874): look at its texts first.")
                ]
            )
        }
    }

    private static func contradiction(_ label: String, _ encoding: FeatureTable.Encoding) -> Words {
        let name = encoding == .utf8 ? "UTF-8" : "Windows-874"
        return Words(
            th: "ไฟล์ระบุรหัสตัวอักษร “\(label)” แต่เนื้อหาเป็น \(name) จึงอ่านเป็น \(name) โปรดตรวจตัวหนังสือ",
            en: "The file claims the encoding “\(label)”, but its letters are \(name) and were read so: look at them.")
    }

    /// Returns the text, or `nil` when the bytes do not fit this encoding.
    /// - Parameter fills: The value is as long as its column: the last letter may be cut, and is then left out.
    func string(_ bytes: [UInt8], fills: Bool) -> String? {
        if encoding == .windows874 {
            var scalars = String.UnicodeScalarView()
            for byte in bytes {
                guard let scalar = Self.thai(byte) else { return nil }
                scalars.append(scalar)
            }
            return String(scalars)
        }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        guard fills else { return nil }
        let tail = bytes.reversed().prefix { $0 & 0xC0 == 0x80 }.count
        guard tail < 3, let lead = bytes.dropLast(tail).last, lead >= 0xC2,
            tail + 1 < (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2)
        else { return nil }
        return String(validating: bytes.dropLast(tail + 1), as: UTF8.self)
    }

    private func hasThai(_ bytes: [UInt8], fills: Bool) -> Bool {
        string(bytes, fills: fills)?.unicodeScalars.contains { ("\u{E01}"..."\u{E5B}").contains($0) } ?? false
    }

    /// A byte of code page 874: TIS-620 at A1–FB, and the few signs Windows added below.
    private static func thai(_ byte: UInt8) -> Unicode.Scalar? {
        switch byte {
        case 0x00..<0x80: Unicode.Scalar(byte)
        case 0xA0: "\u{A0}"
        case 0xA1...0xDA, 0xDF...0xFB: Unicode.Scalar(UInt32(byte) - 0xA0 + 0x0E00)
        case 0x80: "€"
        case 0x85: "…"
        case 0x91: "‘"
        case 0x92: "’"
        case 0x93: "“"
        case 0x94: "”"
        case 0x95: "•"
        case 0x96: "–"
        case 0x97: "—"
        default: nil
        }
    }
}
