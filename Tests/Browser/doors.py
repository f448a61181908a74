"""Ways in: signing in as a person does, and pages that may not be there yet."""
import pytest
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


def take_link(page, account, password):
    """Turns a one-time link into a password, as the person does."""
    page.goto(account.link)
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
    """Opens a page that may not be built yet; then the test is skipped, and says so."""
    response = page.goto(path)
    if response.status == 404:
        pytest.skip(f"{path} is not served yet")
    assert response.status == 200, f"{path} answers {response.status}"
    return page
