import Civics

/// House numbers (บ้านเลขที่) in the order in which houses stand: 9, 10, 10/2, 10/11, 10 ก.
enum HouseNumber {
    /// A key of bytes; runs of digits compare as numbers, a house without a number comes last.
    static func sortKey(_ number: String?) -> [UInt8] {
        guard let number else { return [0xFF] }
        var key: [UInt8] = []
        var digits: [UInt8] = []
        func flush() {
            let significant = digits.drop { $0 == 0x30 }
            if !digits.isEmpty { key += [0x30, UInt8(min(significant.count, 255))] + significant }
            digits = []
        }
        for byte in normalised(number).utf8 {
            if (0x30...0x39).contains(byte) {
                digits.append(byte)
            } else {
                flush()
                key.append(byte)
            }
        }
        flush()
        return key
    }

    /// As it is compared: Arabic digits, lower case, no spaces.
    static func normalised(_ number: String) -> String {
        ThaiDigits.arabic(ThaiText.clean(number)).lowercased().filter { !$0.isWhitespace }
    }
}
