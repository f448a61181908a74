import Access
import Civics

extension PersonIdentifier {
    /// Whether somebody's 13-digit ID stands in a text, however its digits are grouped.
    public static func stands(in text: String) -> Bool { FreeText.holdsIdentity(text) }
}

/// What people type where anything can be typed: names, notes, addresses, reasons.
///
/// Such texts lie in clear (class C2 or less) and go into the audit log, so an ID (C3) has no place in them.
enum FreeText {
    /// Refuses (422.343) texts in which somebody's 13-digit ID stands.
    static func refuseIdentities(_ texts: [String?]) throws {
        for case let text? in texts where holdsIdentity(text) { throw Problem.identityInText }
    }

    /// Whether a text holds 13 digits with the check digit of an ID, however they are grouped.
    ///
    /// Groups of digits may be parted by one or more blanks and dashes; a house number before the ID hides it not. The
    /// digits of a record's own identifier (a UUID) are nobody's ID, though one in some thousands would check.
    static func holdsIdentity(_ text: String) -> Bool {
        guard text.utf8.count >= 13, digitsCheck(text) else { return false }
        let identifier = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/.ignoresCase()
        return digitsCheck(text.replacing(identifier, with: "x"))
    }

    private static func digitsCheck(_ text: String) -> Bool {
        var groups: [[Int]] = [[]]
        for scalar in ThaiDigits.arabic(text).unicodeScalars {
            if ("0"..."9").contains(scalar) {
                groups[groups.count - 1].append(Int(scalar.value) - 0x30)
            } else if " -\u{A0}\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}".unicodeScalars.contains(scalar) {
                if groups.last?.isEmpty == false { groups.append([]) }
            } else {
                if areIdentity(groups) { return true }
                groups = [[]]
            }
        }
        return areIdentity(groups)
    }

    /// Whether some groups that follow each other make 13 digits that check.
    private static func areIdentity(_ groups: [[Int]]) -> Bool {
        for start in groups.indices {
            var digits: [Int] = []
            for group in groups[start...] where digits.count < 13 { digits += group }
            if digits.count == 13, NationalID.checkDigit(of: digits.dropLast()) == digits[12] { return true }
        }
        return false
    }
}
