"""The Thai words by which the tests find things, as a person would: labels, buttons, headings. One place for all."""
import re

SIGN_IN = "เข้าสู่ระบบ"
SIGN_OUT = "ออกจากระบบ"
LOGIN_NAME = "ชื่อผู้ใช้"
PASSWORD = "รหัสผ่าน"
PASSWORD_AGAIN = "รหัสผ่านอีกครั้ง"
DISPLAY_NAME = "ชื่อที่ใช้แสดง"
SAVE_AND_SIGN_IN = "บันทึกและเข้าสู่ระบบ"
SAMPLE_DATA = "ข้อมูลตัวอย่าง — ไม่ใช่ข้อมูลจริง"
SKIP = "ข้ามไปยังเนื้อหาหลัก"
SEARCH = "ค้นหา"
PROBLEM = "มีบางอย่างต้องแก้ไข"
ORGANISATION = "องค์การบริหารส่วนตำบลสองห้อง"

# The work on a quarter.
PERCENT = "ทำได้ร้อยละ"
IN_PROGRESS = "กำลังดำเนินการ"
NARRATIVE = "ทำอะไรไปแล้ว ได้ผลอย่างไร"
SAVE_PROGRESS = "บันทึกความก้าวหน้า"
SAVED_BY_ANOTHER = "บันทึกไว้เมื่อ"
AMOUNT = "จำนวนเงิน"
DOCUMENT_DAY = "วันที่ตามเอกสาร"
DOCUMENT_NUMBER = "เลขที่เอกสาร"
SAVE_MONEY = "บันทึกรายการเงิน"
CONFIRM_MONEY = "ตรวจกับเอกสารแล้ว ถูกต้อง ให้บันทึก"
MONEY_SAVED = "บันทึกรายการเงินแล้ว"
REVERSE = "กลับรายการ"
REASON = re.compile("เหตุผล")
ATTACH = "แนบหลักฐาน"
ATTACHED = "แนบหลักฐานแล้ว"
PROGRESS_SAVED = "บันทึกความก้าวหน้าแล้ว"
APPROVE_TICKED = "อนุมัติรายการที่เลือก"
APPROVED = re.compile(r"อนุมัติแล้ว \d+ รายการ")
CLOSED = re.compile("ปิด(ไตรมาส|แล้ว)|ไตรมาส.*ปิด")
ISSUED = "ออกรายงานแล้ว"
MAKE_REPORT = re.compile("ออกรายงาน|สร้างรายงาน|จัดทำรายงาน")

# The first day: accounts and roles.
PERSON_NAME = "ชื่อและนามสกุล"
MAKE_ACCOUNT = "สร้างบัญชี"
ROLE = "หน้าที่"
AUDITOR = "ผู้ตรวจสอบภายใน"
PROPOSE = "เสนอหน้าที่"
WAITS_FOR_CONFIRMATION = "รอปลัดยืนยัน"
CONFIRM = "ยืนยัน"
CONFIRMED = "ยืนยันแล้ว"
MAKE_LINK = "ออกลิงก์"
