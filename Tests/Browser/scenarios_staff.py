"""How the office comes in, takes the report, reads the mayor's page, and is refused what is not its own."""
import re

import pytest
from playwright.sync_api import expect

import checks
import words
from doors import need, sign_in, signed_in


def test_signing_in_and_out(visit, staff, program, browser):
    account = staff("welfare")
    signed_in(program, browser, account)  # Takes the one-time link the first time, and so has a password.
    page = visit()
    page.goto("/staff")
    assert "/sign-in" in page.url, "the door is open"
    sign_in(page, account.name, account.password)
    expect(page.get_by_role("button", name=words.SIGN_OUT)).to_be_visible()
    page.get_by_role("button", name=words.SIGN_OUT).click()
    page.goto("/staff")
    assert "/sign-in" in page.url, "the session outlived its end"


def test_a_link_that_was_used_is_refused(visit, staff, program, browser):
    account = staff("welfare")
    signed_in(program, browser, account)
    page = visit()
    response = page.goto(account.link)
    assert 400 <= response.status < 500
    expect(page.get_by_role("main")).to_contain_text(re.compile("ลิงก์"))


def test_a_wrong_password_says_what_to_do_and_lets_nobody_in(visit, staff):
    page = visit()
    sign_in(page, staff("education").name, "ไม่ใช่รหัสผ่านนี้แน่")
    expect(page.get_by_text(words.PROBLEM)).to_be_visible()
    expect(page.get_by_label(words.PASSWORD, exact=True)).to_have_value("")
    page.goto("/staff")
    assert "/sign-in" in page.url


def test_an_empty_form_names_each_field(visit):
    page = visit()
    sign_in(page, "", "")
    expect(page.get_by_label(words.LOGIN_NAME, exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label(words.PASSWORD, exact=True)).to_have_attribute("aria-invalid", "true")


def test_a_form_without_its_token_is_refused(visit, program):
    page = visit()
    answer = page.request.post(f"{program.base}/sign-in", form={"name": "demo-works", "password": "x"})
    assert answer.status == 403


def test_the_report_is_issued_and_downloaded(visit, staff):
    page = visit(staff("secretary"))
    need(page, "/staff/reports")
    page.get_by_role("main").get_by_role("button", name=words.MAKE_REPORT).click()
    expect(page.get_by_text(words.ISSUED)).to_be_visible()
    link = page.locator('main a[href*="/staff/reports/"]').first
    expect(link).to_be_visible()
    answer = page.request.get(page.evaluate("link => link.href", link.element_handle()))
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")


def test_the_mayors_page_shows_the_quarter_at_a_glance(visit, staff):
    page = visit(staff("mayor"))
    need(page, "/staff/mayor")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("main ol > li").count() <= 5, "more decisions than one sitting holds"
    for quarter in ("2569-Q3", "2569-Q4", "2570-Q1"):
        need(page, f"/staff/mayor?quarter={quarter}")
        page.set_viewport_size({"width": 680, "height": 900})
        page.emulate_media(media="print")
        checks.screenshot(page, f"print-mayor-{quarter}")
        assert not checks.colours(page)
        sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4", prefer_css_page_size=True)))
        assert sheets == 1, f"the mayor's page of {quarter} fills {sheets} sheets of A4"
        page.emulate_media(media="screen")


def test_the_officer_cannot_open_the_accounts(visit, staff):
    page = visit(staff("works"))
    response = page.goto("/staff/accounts")
    assert response.status == 403
    expect(page.get_by_role("main")).to_contain_text(re.compile("สิทธิ"))
