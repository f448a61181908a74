public import Access
import Civics

/// Refusals of the register as a whole; each noun has its own beside it.
extension Problem {
    /// For the test that numbers are unique.
    public static let registryHistory: [Problem] = [
        .noSuchRecord, .recordChangedMeanwhile, .changeBeforeLast, .validFromInFuture, .correctionPeriodWrong,
    ]

    public static let noSuchRecord = Problem(
        "404.300",
        Words(th: "ไม่พบรายการนี้ในทะเบียน หรือรายการสิ้นสุดแล้ว", en: "The register has no such record, or it has ended."),
        wayForward: Words(th: "ค้นหาใหม่จากหน้าทะเบียน", en: "Search for it again in the register."))

    public static let recordChangedMeanwhile = Problem(
        "409.300", Words(th: "มีผู้อื่นบันทึกรายการนี้ไปก่อนแล้ว", en: "Somebody else has saved this record in the meantime."),
        wayForward: Words(
            th: "เปิดรายการล่าสุด ตรวจดู แล้วแก้ไขอีกครั้ง", en: "Open the newest version, look at it, and change it again."))

    public static let changeBeforeLast = Problem(
        "422.300",
        Words(
            th: "วันที่มีผลอยู่ก่อนการเปลี่ยนแปลงครั้งล่าสุดของรายการนี้",
            en: "The day lies before the last change of this record."),
        wayForward: Words(
            th: "เลือกวันหลังการเปลี่ยนแปลงครั้งล่าสุด หรือใช้ “แก้ไขย้อนหลัง” และระบุช่วงวัน",
            en: "Choose a later day, or use “correct the past” and give the days."), field: "validFrom")

    public static let validFromInFuture = Problem(
        "422.301", Words(th: "วันที่มีผลต้องไม่เกินวันนี้", en: "The day it holds from cannot be after today."),
        wayForward: Words(th: "แก้วันที่แล้วส่งใหม่", en: "Change the day and send it again."), field: "validFrom")

    public static let correctionPeriodWrong = Problem(
        "422.302", Words(th: "ช่วงวันที่แก้ไขย้อนหลังไม่ถูกต้อง", en: "The days to correct are not a period of the past."),
        wayForward: Words(
            th: "ให้วันเริ่มมาก่อนวันสิ้นสุด และไม่เกินวันนี้", en: "The first day comes before the last, and neither after today."),
        field: "validFrom")
}
