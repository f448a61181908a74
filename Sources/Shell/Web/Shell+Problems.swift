public import Access
import Civics

/// The refusals of the shell itself; numbers end in two digits under 20.
extension Problem {
    public static let formUnreadable = Problem(
        "400.10", Words(th: "อ่านข้อมูลที่ส่งมาไม่ได้", en: "The form that was sent cannot be read"),
        wayForward: Words(
            th: "กลับไปที่แบบฟอร์มแล้วส่งอีกครั้ง หากยังไม่ได้ ให้แจ้งรหัสนี้แก่เจ้าหน้าที่",
            en: "Go back to the form and send it again; if it fails again, tell the office this number"))
    public static let addressUnreadable = Problem(
        "400.11", Words(th: "ที่อยู่ของหน้านี้ไม่ถูกต้อง", en: "This address is not well formed"),
        wayForward: Words(th: "กลับไปหน้าแรกแล้วค้นหาสิ่งที่ต้องการ", en: "Go to the home page and search from there"))
    public static let signInFirst = Problem(
        "401.10", Words(th: "หน้านี้ต้องเข้าสู่ระบบก่อน", en: "This page needs you to sign in first"),
        wayForward: Words(th: "เข้าสู่ระบบแล้วเปิดหน้านี้อีกครั้ง", en: "Sign in and open this page again"))
    public static let notPermitted = Problem(
        "403.10", Words(th: "บัญชีของท่านไม่มีสิทธิ์ทำสิ่งนี้", en: "Your account may not do this"),
        wayForward: Words(
            th: "หากหน้าที่ของท่านต้องใช้ ให้ขอสิทธิ์จากผู้ดูแลระบบและปลัด",
            en: "If your work needs it, ask the administrator and the permanent secretary for the role"))
    public static let formTokenWrong = Problem(
        "403.11",
        Words(
            th: "แบบฟอร์มนี้หมดอายุ หรือไม่ได้ส่งมาจากหน้าของเรา",
            en: "This form has expired or was not sent from our own page"),
        wayForward: Words(
            th: "ยังไม่มีการบันทึก เปิดหน้าแบบฟอร์มใหม่แล้วส่งอีกครั้ง",
            en: "Nothing was saved. Open the form again and send it once more"))
    public static let pageNotFound = Problem(
        "404.10", Words(th: "ไม่พบหน้านี้", en: "There is no such page"),
        wayForward: Words(
            th: "ตรวจที่อยู่อีกครั้ง หรือเริ่มจากหน้าแรก", en: "Check the address, or start from the home page"))
    public static let methodNotAllowed = Problem(
        "405.10", Words(th: "หน้านี้ไม่รับคำสั่งแบบนี้", en: "This page does not take that kind of request"),
        wayForward: Words(th: "เปิดหน้านี้จากลิงก์ตามปกติ", en: "Open the page through its link"))
    public static let bodyTooSlow = Problem(
        "408.10", Words(th: "ข้อมูลมาไม่ครบในเวลาที่กำหนด", en: "What was sent did not arrive in time"),
        wayForward: Words(
            th: "ยังไม่มีการบันทึก ตรวจสัญญาณเครือข่ายแล้วส่งอีกครั้ง",
            en: "Nothing was saved. Check the network and send it again"))
    public static let bodyTooLarge = Problem(
        "413.10", Words(th: "ข้อมูลหรือไฟล์ที่ส่งมาใหญ่เกินไป", en: "What was sent is too large"),
        wayForward: Words(
            th: "ยังไม่มีการบันทึก ลดขนาดไฟล์หรือแบ่งส่งหลายครั้ง",
            en: "Nothing was saved. Make the file smaller or send it in parts"))
    public static let formKindUnknown = Problem(
        "415.10", Words(th: "ไม่รู้จักรูปแบบของข้อมูลที่ส่งมา", en: "The kind of data sent is not known here"),
        wayForward: Words(th: "ส่งผ่านแบบฟอร์มบนหน้าเว็บ", en: "Send it through the form on the page"))
    public static let internalFault = Problem(
        "500.10", Words(th: "ระบบขัดข้อง เราบันทึกเหตุไว้แล้ว", en: "Something went wrong on our side; it has been recorded"),
        wayForward: Words(
            th: "ลองใหม่อีกครั้งในอีกสักครู่ หากยังไม่ได้ ให้แจ้งรหัสคำขอแก่เจ้าหน้าที่",
            en: "Try again in a while; if it fails again, tell the office the request number"))

    /// All of them, for the test that numbers are unique.
    public static let ofShell: [Problem] = [
        formUnreadable, addressUnreadable, signInFirst, notPermitted, formTokenWrong, pageNotFound, methodNotAllowed,
        bodyTooSlow, bodyTooLarge, formKindUnknown, internalFault,
    ]
}
