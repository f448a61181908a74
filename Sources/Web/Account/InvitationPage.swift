import Access
import Civics
import Html
import Shell

/// A one-time link: choose the name and password to sign in with.
struct InvitationPage: Page {
    var token: String
    /// Whom the link was made for.
    var holder: String
    var displayName: String
    var loginName: String
    var errors = FormErrors()

    static let notTheSame = Words(th: "รหัสผ่านสองช่องไม่ตรงกัน", en: "The two passwords differ")

    var title: Words { Words(th: "ตั้งชื่อผู้ใช้และรหัสผ่าน", en: "Choose your name and password") }
    var audience: PageAudience { .staff }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <p class="lead">\(Words(th: "ลิงก์นี้เตรียมไว้สำหรับ \(holder) ใช้ได้ครั้งเดียว", en: "This link was made for \(holder) and works once."))</p>
        \(PasswordAdvice())
        \(Form(to: AccountLinks.invitation(token)) { fields })
        """
    }

    private var fields: HTML {
        """
        \(TextField("displayName", Words(th: "ชื่อที่ใช้แสดง", en: "Name to show"), value: displayName, hint: Words(th: "ชื่อและนามสกุล เห็นในบันทึกงาน", en: "Your name, as it stands beside your work"), error: errors["displayName"], autocomplete: "name", maximum: 200))
        \(TextField("loginName", Words(th: "ชื่อผู้ใช้", en: "Name to sign in with"), value: loginName, hint: Words(th: "3 ถึง 64 ตัว เป็นอักษรไทย อังกฤษ หรือตัวเลข ขึ้นต้นด้วยตัวอักษร เช่น มาลี.ใจดี", en: "3 to 64 Thai or Latin letters or digits, beginning with a letter, such as malee.jaidee"), error: errors["loginName"], autocomplete: "username", width: 20, maximum: 64))
        \(TextField("password", Words(th: "รหัสผ่าน", en: "Password"), kind: .password, error: errors["password"], autocomplete: "new-password", width: 20))
        \(TextField("passwordAgain", Words(th: "รหัสผ่านอีกครั้ง", en: "Password again"), kind: .password, error: errors["passwordAgain"], autocomplete: "new-password", width: 20))
        \(Button(Words(th: "บันทึกและเข้าสู่ระบบ", en: "Save and sign in")))
        """
    }
}

/// What a password must be, in plain words.
struct PasswordAdvice: Component {
    var html: HTML {
        """
        <ul class="advice">
        <li>\(Words(th: "ยาวอย่างน้อย \(PasswordRules.shortest) ตัว ใช้ประโยคสั้น ๆ ที่จำง่าย เว้นวรรคได้", en: "At least \(PasswordRules.shortest) letters: a short sentence you remember; spaces are fine"))</li>
        <li>\(Words(th: "ไม่บังคับตัวพิมพ์ใหญ่ ตัวเลข หรือสัญลักษณ์", en: "No capitals, digits or signs are asked for"))</li>
        <li>\(Words(th: "ไม่ใช่ชื่อของท่าน ชื่อตำบล หรือคำที่ใครก็เดาได้", en: "Not your own name, the tambon's, or a word anybody would guess"))</li>
        </ul>
        """
    }
}
