import Foundation

/// What a password must be: long, and not one that everybody tries first.
///
/// After NIST SP 800-63B 5.1.1.2: length counts, mixtures of signs are not asked for.
public enum PasswordRules {
    /// Unicode code points, as the guideline counts them: a Thai vowel or tone mark is a key pressed, too.
    public static let shortest = 12
    static let longestBytes = 1024

    /// Throws 422 unless the password may be used by this person.
    public static func check(_ password: String, loginName: LoginName, displayName: String) throws {
        guard password.utf8.count <= longestBytes else { throw Problem.passwordTooLong }
        guard password.unicodeScalars.count >= shortest else { throw Problem.passwordTooShort(shortest) }
        let plain = folded(password)
        let personal = [loginName.text, displayName].flatMap { $0.split(separator: " ").map { folded(String($0)) } }
        guard !isGuessable(plain, personal: personal.filter { $0.count >= 3 }) else { throw Problem.passwordGuessable }
    }

    /// Whether only common words, the person's own names, digits and repeats remain.
    static func isGuessable(_ plain: String, personal: [String]) -> Bool {
        if Set(plain).count < 5 || isRun(plain) { return true }
        var rest = plain
        for word in (personal + words).sorted(by: { $0.count > $1.count }) {
            rest = rest.replacingOccurrences(of: word, with: "")
        }
        return rest.filter { $0.isLetter }.count < 5 && rest.count < 8
    }

    private static func folded(_ text: String) -> String {
        let lower = text.precomposedStringWithCompatibilityMapping.lowercased()
        return String(
            lower.filter { !$0.isWhitespace && !"-_.,!@#$%^&*+=?".contains($0) }
                .map { ["0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a"][$0] ?? $0 })
    }

    /// `abcdefghijkl`, `123456789012` (digits folded to letters are compared before folding would matter).
    private static func isRun(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.map { Int($0.value) }
        let steps = zip(scalars, scalars.dropFirst()).map { $1 - $0 }
        let same = steps.filter { $0 == 1 || $0 == -1 || $0 == 0 }.count
        return same * 10 >= steps.count * 8
    }

    /// Common passwords, keyboard rows, and words that anybody in the district would try; folded like a password.
    static let words: [String] = [
        "password", "passw0rd", "passwort", "qwertyuiop", "qwerty", "asdfghjkl", "asdfgh", "zxcvbnm", "letmein",
        "welcome", "iloveyou", "iloveu", "admin", "administrator", "changeme", "secret", "login", "master", "dragon",
        "monkey", "football", "sunshine", "princess", "superman", "computer", "internet", "google", "facebook", "line",
        "123456789o", "1234567890", "123456789", "12345678", "1234567", "123456", "12345", "1234", "123", "987654321",
        "111111", "000000", "112233", "121212", "q1w2e3r4", "1q2w3e4r", "abc123", "test", "user", "guest", "hello",
        "songhong", "song hong", "buriram", "thailand", "bangkok", "isan", "isaan", "korat", "surin", "tambon",
        "amphoe",
        "obt", "localgov", "government", "2566", "2567", "2568", "2569", "2570", "2023", "2024", "2025", "2026", "2027",
        "สองห้อง", "บุรีรัมย์", "ประเทศไทย", "กรุงเทพ", "เมืองบุรีรัมย์", "ตลาดชัย", "องค์การบริหารส่วนตำบล", "อบต", "ตำบล", "อำเภอ",
        "จังหวัด",
        "เทศบาล", "นายก", "ปลัด", "รหัสผ่าน", "พาสเวิร์ด", "สวัสดี", "ยินดีต้อนรับ", "คิดถึง", "รักเธอ", "ฉันรักเธอ", "ผู้ดูแลระบบ",
        "ฟหกด", "ๆไำพ", "ผปแอ", "ฟหกดเ้่าสว", "ๅ/-ภ", "ประชาชน", "ราชการ", "ข้าราชการ", "กองช่าง", "กองคลัง",
    ].map(folded)
}
