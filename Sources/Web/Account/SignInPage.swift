import Civics
import Html
import Shell

/// Name and password, nothing else.
struct SignInPage: Page {
    var back: Link
    var name = ""
    var errors = FormErrors()

    static let nameMissing = Words(th: "กรอกชื่อผู้ใช้", en: "Fill in your name")
    static let passwordMissing = Words(th: "กรอกรหัสผ่าน", en: "Fill in your password")
    static let secondFactorNotYet = Words(
        th: "บัญชีนี้ต้องยืนยันตัวตนขั้นที่สอง ซึ่งยังไม่เปิดให้ใช้ กรุณาติดต่อผู้ดูแลระบบ",
        en: "This account needs a second proof, which is not available yet. Please ask the administrator.")

    var title: Words { Words(th: "เข้าสู่ระบบ", en: "Sign in") }
    var audience: PageAudience { .staff }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <p class="lead">\(Words(th: "สำหรับเจ้าหน้าที่ของเรา ประชาชนอ่านแผนได้โดยไม่ต้องเข้าสู่ระบบ", en: "For our staff. Everybody else reads the plan without signing in."))</p>
        \(Form(to: WebLinks.signIn) { fields })
        <p class="quiet">\(Words(th: "ลืมรหัสผ่านหรือยังไม่มีบัญชี ให้ขอลิงก์จากผู้ดูแลระบบ", en: "Forgot the password, or no account yet? Ask the administrator for a link."))</p>
        <p><a href="\(link: WebLinks.plan)">\(Words(th: "อ่านแผนของเรา", en: "Read our plan"))</a></p>
        """
    }

    private var fields: HTML {
        """
        \(if: back != .root, HiddenField("back", back.text).html)
        \(TextField("name", Words(th: "ชื่อผู้ใช้", en: "Name"), value: name, error: errors["name"], autocomplete: "username", width: 20, maximum: 64))
        \(TextField("password", Words(th: "รหัสผ่าน", en: "Password"), kind: .password, error: errors["password"], autocomplete: "current-password", width: 20))
        \(Button(title))
        """
    }
}
