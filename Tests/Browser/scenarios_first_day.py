"""The first day: an empty directory, two one-time links, and a role that takes two people to give."""
import re

import pytest
from playwright.sync_api import expect

import checks
import words
from doors import need, take_link
from program import Account, Program


@pytest.fixture(scope="module")
def fresh():
    """A program on an empty directory, and the accounts whose links it printed."""
    program = Program()
    try:
        program.serve()
        links = re.findall(r"^\s*(.+): http://\S+?(/invitation/\S+)", program.said(), re.MULTILINE)
        assert len(links) == 2, program.said()
        for name, (role, link) in zip(("admin.first", "secretary.first"), links):
            program.accounts[role] = Account(name, None)
            program.accounts[role].link = link
        yield program
    finally:
        program.stop()


def of_role(program, word):
    return next(account for role, account in program.accounts.items() if word in role)


def test_the_plan_is_there_at_once_and_nothing_is_called_sample_data(visit, fresh):
    page = visit(of=fresh)
    need(page, "/plan")
    expect(page.get_by_text(words.SAMPLE_DATA)).to_have_count(0)
    assert len({link.get_attribute("href") for link in page.locator('main a[href*="/plan/elements/"]').all()}) == 13


def test_a_link_asks_for_a_password_that_is_typed_twice_and_not_short(visit, fresh):
    page = visit(of=fresh)
    account = of_role(fresh, "ผู้ดูแลระบบ")
    need(page, account.link)
    page.get_by_label(words.DISPLAY_NAME, exact=True).fill("สมศรี มีระเบียบ")
    page.get_by_label(words.LOGIN_NAME, exact=True).fill(account.name)
    page.get_by_label(words.PASSWORD, exact=True).fill("ก")
    page.get_by_label(words.PASSWORD_AGAIN, exact=True).fill("ข")
    page.get_by_role("button", name=words.SAVE_AND_SIGN_IN).click()
    expect(page.get_by_text(words.PROBLEM)).to_be_visible()
    expect(page.get_by_label(words.LOGIN_NAME, exact=True)).to_have_value(account.name)
    expect(page.get_by_label(words.PASSWORD, exact=True)).to_have_value("")
    assert not checks.accessibility(page)


def test_a_role_with_personal_data_takes_two_people(visit, fresh):
    first, second, third = visit(of=fresh), visit(of=fresh), visit(of=fresh)
    for page, word in ((first, "ผู้ดูแลระบบ"), (second, "ปลัด")):
        account = of_role(fresh, word)
        take_link(page, account, fresh.new_password(), shown="ทดสอบ " + account.name)
        expect(page.get_by_role("button", name=words.SIGN_OUT)).to_be_visible()

    # The administrator makes an account, its link, and proposes the role.
    need(first, "/staff/accounts")
    first.get_by_label(words.PERSON_NAME, exact=True).fill("สมชาย <b>ตรวจดี</b>")
    first.get_by_role("button", name=words.MAKE_ACCOUNT).click()
    expect(first.get_by_role("heading", level=1)).to_have_text("สมชาย <b>ตรวจดี</b>")
    made = first.url.split("?")[0]
    first.get_by_role("button", name=words.MAKE_LINK).click()
    link = re.search(r"/invitation/\S+", first.locator("main code").inner_text()).group(0)
    first.goto(made)
    first.get_by_label(words.ROLE, exact=True).select_option(label=words.AUDITOR)
    first.get_by_role("button", name=words.PROPOSE).click()
    expect(first.get_by_role("status")).to_contain_text(words.WAITS_FOR_CONFIRMATION)

    # Until it is confirmed the person comes in and may do nothing with it.
    newcomer = Account("somchai.first", None)
    newcomer.link = link
    take_link(third, newcomer, fresh.new_password())
    expect(third.get_by_role("button", name=words.SIGN_OUT)).to_be_visible()
    assert third.goto("/staff/audit").status == 403

    # Who proposed it cannot confirm it; the permanent secretary can.
    need(first, "/staff/grants")
    assert first.get_by_role("button", name=words.CONFIRM, exact=True).count() == 0
    need(second, "/staff/grants")
    row = second.locator("main tr", has_text="สมชาย")
    row.get_by_role("button", name=words.CONFIRM, exact=True).click()
    expect(second.get_by_role("status")).to_contain_text(words.CONFIRMED)
    need(third, "/staff/audit")
