"""Ways in: signing in as a person does, opening a page that must be there, going by keyboard alone."""
from playwright.sync_api import expect

import words


def signed_in(program, browser, account):
    """Signs in once for each account, by its one-time link where it has one, and keeps the cookies."""
    assert not account.is_shut_out, f"{account.name} could not sign in before"
    if account.state is None:
        account.is_shut_out = True
        context = browser.new_context(base_url=program.base, locale="th-TH")
        context.set_default_timeout(10_000)
        page = context.new_page()
        if account.password is None:
            take_link(page, account, program.new_password())
        else:
            sign_in(page, account.name, account.password)
        expect(page.get_by_role("button", name=words.SIGN_OUT)).to_be_visible()
        account.state = context.storage_state()
        account.is_shut_out = False
        context.close()
    return account.state


def take_link(page, account, password, shown=None):
    """Turns a one-time link into a password, as the person does."""
    page.goto(account.link)
    if shown:
        page.get_by_label(words.DISPLAY_NAME, exact=True).fill(shown)
    page.get_by_label(words.LOGIN_NAME, exact=True).fill(account.name)
    page.get_by_label(words.PASSWORD, exact=True).fill(password)
    page.get_by_label(words.PASSWORD_AGAIN, exact=True).fill(password)
    page.get_by_role("button", name=words.SAVE_AND_SIGN_IN).click()
    account.password = password


def sign_in(page, name, password):
    page.goto("/sign-in")
    page.get_by_label(words.LOGIN_NAME, exact=True).fill(name)
    page.get_by_label(words.PASSWORD, exact=True).fill(password)
    page.get_by_role("main").get_by_role("button", name=words.SIGN_IN).click()


def need(page, path):
    """Opens a page that must be there."""
    response = page.goto(path)
    assert response.status == 200, f"{path} answers {response.status}"
    return page


def tab_to(page, wanted, most=150):
    """Presses Tab until the wanted thing has the focus, and sees to it that the focus can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            style = wanted.evaluate("element => { const style = getComputedStyle(element);"
                                    " return [style.outlineStyle, style.boxShadow] }")
            assert style != ["none", "none"], "the focus cannot be seen"
            return
    raise AssertionError(f"{most} times Tab does not reach it")
