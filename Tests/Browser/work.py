"""The page of one activity as an officer uses it: its address, and filling its forms."""
from playwright.sync_api import expect

import words
from doors import need


def money_form(page):
    return page.locator('form[action$="/money"]')


def evidence_form(page):
    return page.locator('form[action$="/files"]')


def progress_form(page):
    return page.locator('form[action$="/progress"]')


def open_activity(page):
    """From my work this quarter to the first activity that can be reported on; returns its address."""
    need(page, "/staff/work")
    links = page.locator('main a[href*="/staff/activities/"]')
    expect(links.first).to_be_visible()
    for address in dict.fromkeys(link.get_attribute("href").split("#")[0] for link in links.all()):
        page.goto(address)
        if progress_form(page).count():
            return address
    raise AssertionError("no activity of this officer can be reported on this quarter")


def unbounded(form):
    """As somebody sends who does not use our form: no limit of the browser's helps the program."""
    form.evaluate("form => form.querySelectorAll('[maxlength]').forEach(field => field.removeAttribute('maxlength'))")


def pay(page, amount, document, day=None):
    form = money_form(page)
    unbounded(form)
    form.get_by_label(words.AMOUNT).fill(amount)
    if day is not None:
        form.get_by_label(words.DOCUMENT_DAY).fill(day)
    form.get_by_label(words.DOCUMENT_NUMBER).fill(document)
    form.get_by_role("button", name=words.SAVE_MONEY).click()


def attach(page, name, kind, body):
    form = evidence_form(page)
    form.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": body})
    form.get_by_role("button", name=words.ATTACH).click()


def report(page, percent, narrative):
    form = progress_form(page)
    form.get_by_label(words.IN_PROGRESS).check()
    field = form.get_by_label(words.PERCENT)
    unbounded(form)
    field.fill(percent)
    # Set at once: typing 200,000 letters one by one is the browser's work, not the program's.
    form.get_by_label(words.NARRATIVE).evaluate("(field, text) => { field.value = text }", narrative)
    form.get_by_role("button", name=words.SAVE_PROGRESS).click()


def kept_percent(page, address):
    page.goto(address)
    return progress_form(page).get_by_label(words.PERCENT).input_value()
