"""What an officer and a director do: enter progress and money, attach evidence, approve, lock, and get things wrong."""
import re

import pytest
from playwright.sync_api import expect

import checks
import words
from doors import need, tab_to
from work import attach, evidence_form, kept_percent, money_form, open_activity, pay, progress_form, report


def test_progress_is_entered_and_stays(visit, staff):
    page = visit(staff("works"))
    address = open_activity(page)
    report(page, "40", "สำรวจแปลงที่ดินแล้ว 6 หมู่บ้าน <b>ครบ</b> & ถูกต้อง")
    assert kept_percent(page, address) == "40"
    expect(page.get_by_role("main")).to_contain_text("สำรวจแปลงที่ดินแล้ว 6 หมู่บ้าน <b>ครบ</b> & ถูกต้อง")


@pytest.mark.parametrize("typed", ["140", "-5", "มาก", "<script>alert(1)</script>", "9" * 400],
                         ids=["above 100", "below 0", "a word", "a script", "400 digits"])
def test_wrong_progress_is_named_kept_in_the_form_and_not_saved(visit, staff, typed):
    page = visit(staff("works"))
    address = open_activity(page)
    before = kept_percent(page, address)
    report(page, typed, "ข้อความที่ต้องไม่หาย")
    expect(page.get_by_text(words.PROBLEM)).to_be_visible()
    expect(progress_form(page).get_by_label(words.PERCENT)).to_have_attribute("aria-invalid", "true")
    expect(progress_form(page).get_by_label(words.NARRATIVE)).to_have_value("ข้อความที่ต้องไม่หาย")
    assert kept_percent(page, address) == before


def test_a_hostile_narrative_is_text(visit, staff):
    page = visit(staff("works"))
    page.on("dialog", lambda dialog: pytest.fail("a script was run"))
    address = open_activity(page)
    hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)> ' OR 1=1 --"
    report(page, "41", hostile)
    page.goto(address)
    expect(progress_form(page).get_by_label(words.NARRATIVE)).to_have_value(hostile)
    assert page.locator("main img, main script").count() == 0


@pytest.mark.parametrize("letters", [5_000, 200_000], ids=["5,000 letters", "200,000 letters"])
def test_an_overlong_narrative_is_refused_and_nothing_is_saved(visit, staff, letters):
    page = visit(staff("works"))
    address = open_activity(page)
    before = kept_percent(page, address)
    # Words, not one letter: Chromium seeks word ends in a run of Thai letters for a minute.
    report(page, "42", "ถนน " * (letters // 4))
    if letters < 10_000:
        expect(page.get_by_text(words.PROBLEM)).to_be_visible()
        assert len(progress_form(page).get_by_label(words.NARRATIVE).input_value()) == letters, "typed words are lost"
    else:
        # Past what a form may hold: a page of its own says so, before anything is read into a form.
        expect(page.get_by_role("main")).to_contain_text("ใหญ่เกินไป")
    assert kept_percent(page, address) == before


def test_a_report_without_a_status_is_named(visit, staff):
    page = visit(staff("works"))
    open_activity(page)
    form = progress_form(page)
    form.evaluate("form => form.querySelectorAll('[type=radio]').forEach(choice => choice.checked = false)")
    form.get_by_role("button", name=words.SAVE_PROGRESS).click()
    expect(page.get_by_text(words.PROBLEM)).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("กรุณาเลือกสถานะ")


def test_progress_is_entered_by_keyboard_alone(visit, staff, program, browser):
    account = staff("education")
    page = visit()
    page.goto("/sign-in")
    tab_to(page, page.get_by_label(words.LOGIN_NAME, exact=True))
    page.keyboard.insert_text(account.name)
    tab_to(page, page.get_by_label(words.PASSWORD, exact=True))
    page.keyboard.insert_text(account.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=words.SIGN_OUT)).to_be_visible()
    open_activity(page)
    form = progress_form(page)
    chosen = form.locator("[type=radio]:checked")
    tab_to(page, (chosen if chosen.count() else form.locator("[type=radio]")).first)
    for _ in range(4):
        if form.get_by_label(words.IN_PROGRESS).is_checked():
            break
        page.keyboard.press("ArrowDown")
    tab_to(page, form.get_by_label(words.PERCENT))
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("33")
    tab_to(page, form.get_by_label(words.NARRATIVE))
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("ประชุมครูและผู้ปกครองแล้ว")
    tab_to(page, form.get_by_role("button", name=words.SAVE_PROGRESS))
    page.keyboard.press("Enter")
    expect(page.get_by_text(words.PROGRESS_SAVED)).to_be_visible()
    expect(progress_form(page).get_by_label(words.PERCENT)).to_have_value("33")


def test_a_payment_is_entered_listed_and_taken_back(visit, staff):
    page = visit(staff("works"))
    open_activity(page)
    document = "ฎีกา 77/2570 <b>&"
    pay(page, "๑,๒๕๐.๕๐", document)
    confirm = page.get_by_label(words.CONFIRM_MONEY)
    expect(page.get_by_text(words.MONEY_SAVED).or_(confirm).first).to_be_visible()
    if confirm.count():  # The activity has no budget: the form asks once more before it saves.
        confirm.check()
        money_form(page).get_by_role("button", name=words.SAVE_MONEY).click()
    expect(page.get_by_text(words.MONEY_SAVED)).to_be_visible()
    row = page.locator("#money tr", has_text=document)
    expect(row).to_contain_text("1,250.50")
    row.get_by_role("link", name=words.REVERSE).click()
    page.get_by_role("main").get_by_label(words.REASON).fill("ลงผิดกิจกรรม")
    page.get_by_role("main").get_by_role("button", name=words.REVERSE).click()
    expect(page.locator("#money tr", has_text="ลงผิดกิจกรรม")).to_contain_text("1,250.50")


def test_a_payment_far_over_the_budget_is_asked_about_before_it_is_saved(visit, staff):
    page = visit(staff("works"))
    open_activity(page)
    before = page.locator("#money tbody tr").count()
    pay(page, "999,999,999", "ฎีกา 78/2570")
    expect(page.get_by_label(words.CONFIRM_MONEY)).to_be_visible()
    assert page.locator("#money tbody tr").count() == before
    assert not checks.accessibility(page)


@pytest.mark.parametrize("amount, document, day, field", [
    ("", "ฎีกา 1/2570", None, words.AMOUNT),
    ("ฟรี", "ฎีกา 1/2570", None, words.AMOUNT),
    ("-500", "ฎีกา 1/2570", None, words.AMOUNT),
    ("9" * 60, "ฎีกา 1/2570", None, words.AMOUNT),
    ("500", "ฎีกา 1/2570", "31 กุมภาพันธ์ 2570", words.DOCUMENT_DAY),
    ("500", "", None, words.DOCUMENT_NUMBER),
    ("500", "<script>alert(1)</script>" * 40, None, words.DOCUMENT_NUMBER),
], ids=["no amount", "a word", "below 0", "60 digits", "31 February", "no document", "an overlong script"])
def test_a_wrong_payment_is_named_kept_in_the_form_and_not_saved(visit, staff, amount, document, day, field):
    page = visit(staff("works"))
    address = open_activity(page)
    before = page.locator("#money tbody tr").count()
    pay(page, amount, document, day)
    expect(page.get_by_text(words.PROBLEM)).to_be_visible()
    expect(money_form(page).get_by_label(field)).to_have_attribute("aria-invalid", "true")
    expect(money_form(page).get_by_label(words.AMOUNT)).to_have_value(amount)
    expect(money_form(page).get_by_label(words.DOCUMENT_NUMBER)).to_have_value(document)
    assert not checks.accessibility(page)
    page.goto(address)
    assert page.locator("#money tbody tr").count() == before


def test_evidence_is_attached_and_comes_back_as_it_was(visit, staff):
    page = visit(staff("works"))
    open_activity(page)
    body = "หมู่ที่,ครัวเรือน\n1,98\n2,104\n".encode()
    attach(page, "สำรวจ.csv", "text/csv", body)
    expect(page.get_by_text(words.ATTACHED)).to_be_visible()
    link = page.locator("#evidence a", has_text="สำรวจ.csv")
    with page.expect_download() as download:
        link.click()
    with open(download.value.path(), "rb") as file:
        assert file.read() == body


@pytest.mark.parametrize("name, body", [
    (None, b""), ("ว่าง.pdf", b""), ("รูป.jpg", b"MZ\x90\x00" + b"\x00" * 400), ("page.html", b"<script>alert(1)</script>"),
], ids=["no file", "an empty file", "a program called a photo", "a web page"])
def test_wrong_evidence_is_refused_beside_its_field(visit, staff, name, body):
    page = visit(staff("works"))
    open_activity(page)
    before = page.locator("#evidence .downloads li").count()
    if name:
        attach(page, name, "application/octet-stream", body)
    else:
        evidence_form(page).get_by_role("button", name=words.ATTACH).click()
    expect(page.get_by_text(words.PROBLEM)).to_be_visible()
    expect(evidence_form(page).locator("input[type=file]")).to_have_attribute("aria-invalid", "true")
    assert page.locator("#evidence .downloads li").count() == before


def test_evidence_over_20_megabytes_is_refused_in_words(visit, staff):
    page = visit(staff("works"))
    address = open_activity(page)
    before = page.locator("#evidence .downloads li").count()
    attach(page, "วิดีโอ.pdf", "application/pdf", b"%PDF-1.7\n" + b"0" * (21 * 1_048_576))
    expect(page.get_by_role("main")).to_contain_text("ใหญ่เกินไป")
    page.goto(address)
    assert page.locator("#evidence .downloads li").count() == before


def test_two_people_saving_the_same_row_both_keep_what_they_wrote(visit, staff):
    first, second = visit(staff("works")), visit(staff("works-director"))
    address = open_activity(first)
    second.goto(address)
    report(first, "45", "คนแรกบันทึก")
    report(second, "55", "คนที่สองบันทึก")
    # The second is told who saved what, and what was typed is still in the form.
    expect(second.get_by_role("main")).to_contain_text(words.SAVED_BY_ANOTHER)
    expect(second.get_by_role("main")).to_contain_text("คนแรกบันทึก")
    expect(progress_form(second).get_by_label(words.NARRATIVE)).to_have_value("คนที่สองบันทึก")
    assert kept_percent(first, address) == "45"


def test_the_director_approves_what_was_reported(visit, staff):
    officer = visit(staff("works"))
    open_activity(officer)
    report(officer, "60", "พร้อมให้ตรวจ")
    page = visit(staff("works-director"))
    need(page, "/staff/approvals")
    page.get_by_role("button", name=words.APPROVE_TICKED).click()
    expect(page.get_by_role("main")).to_contain_text(words.APPROVED)


def test_a_closed_quarter_is_locked(visit, staff):
    page = visit(staff("works"))
    address = open_activity(page)
    page.goto(re.sub(r"quarter=[^&]+", "quarter=2569-Q1", address))
    expect(page.get_by_role("main")).to_contain_text(words.CLOSED)
    assert progress_form(page).count() == 0, "a closed quarter offers a form"
    # Nor does it take one that was kept from before.
    action = re.sub(r"[?].*", "/progress", address)
    token = page.locator("input[name=form-token]").first.input_value()
    answer = page.request.post(page.url.split("/staff/")[0] + action, form={
        "form-token": token, "quarter": "2569-Q1", "version": "0", "status": "in_progress", "percent": "50"})
    assert 400 <= answer.status < 500, answer.status
    assert "ปิด" in answer.text()
