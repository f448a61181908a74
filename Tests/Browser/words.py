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

# The work on a quarter. Patterns, because the label may say more ("ร้อยละความก้าวหน้า (0–100)").
PERCENT = re.compile("ร้อยละ")
STATUS = re.compile("สถานะ")
NARRATIVE = re.compile("ผลการดำเนินงาน|สิ่งที่ทำ|เล่า|บรรยาย")
SAVE = re.compile("บันทึก|ส่ง")
APPROVE = re.compile("อนุมัติ|รับรอง")
LOCK = re.compile("ปิดไตรมาส|ล็อก|อนุมัติ")
REPORT = re.compile("รายงาน")
MAKE_REPORT = re.compile("ออกรายงาน|สร้างรายงาน|จัดทำรายงาน")
