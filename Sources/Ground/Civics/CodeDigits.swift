/// Reads and writes codes that are made of digits in groups.
enum CodeDigits {
    /// The digits of a text that has nothing else but single dashes or spaces between them.
    static func read<Failure: Error>(_ text: String, orElse failure: Failure) throws(Failure) -> [Int] {
        var digits: [Int] = []
        var dividers = 0
        for scalar in ThaiText.squashed(text).unicodeScalars {
            switch scalar {
            case "0"..."9":
                digits.append(Int(scalar.value) - 0x30)
                dividers = 0
            case "-", " ", "\u{2010}", "\u{2011}", "\u{2013}":
                dividers += 1
                guard !digits.isEmpty, dividers <= 3 else { throw failure }
            default: throw failure
            }
        }
        guard digits.isEmpty || dividers == 0 else { throw failure }
        return digits
    }

    /// Exactly so many ASCII digits.
    static func isDigits(_ text: String, count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    static func grouped(_ digits: String, by lengths: [Int]) -> String {
        var rest = digits[...]
        var groups: [Substring] = []
        for length in lengths {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return groups.joined(separator: "-")
    }
}
