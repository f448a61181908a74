"""One program and one browser for all tests; a new context, so new cookies, for each."""
import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from checks import SCREENS
from doors import signed_in
from program import Program, binary


@pytest.fixture(scope="session")
def program(request):
    if not os.access(binary(), os.X_OK):
        pytest.fail(f"there is no program at {binary()}: swift build", pytrace=False)
    if not request.config.option.keyword:  # A whole run: pictures of an earlier one would be taken for today's.
        shutil.rmtree(SCREENS, ignore_errors=True)
    program = Program()
    try:
        program.start()
        yield program
    finally:
        program.stop()


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        # Inside a container root has no sandbox of its own; only pages of this program are opened.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def visit(program, browser):
    """Opens pages: `visit()` as the public, `visit(account)` signed in; whatever goes astray fails the test.

    `of` is another program than the demo; other keyword arguments go to the browser's context, e.g.
    `java_script_enabled=False`.
    """
    contexts, astray = [], []

    def open_page(account=None, of=program, **options):
        state = signed_in(of, browser, account) if account else None
        context = browser.new_context(base_url=of.base, locale="th-TH", storage_state=state, **options)
        context.set_default_timeout(10_000)
        context.on("request", lambda request: None if request.url.startswith((of.base, "data:", "blob:"))
                   else astray.append(f"a request to another host: {request.url}"))
        page = context.new_page()
        page.on("pageerror", lambda error: astray.append(f"{page.url}: {error}"))
        # A status the test itself asks for (404, 422) is said on the console too; everything else is a fault.
        page.on("console", lambda message: astray.append(f"{page.url}: {message.text}")
                if message.type == "error" and "the server responded with a status of" not in message.text else None)
        contexts.append(context)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not astray, "\n".join(astray)


@pytest.fixture
def staff(program):
    """`staff("works-director")`: the demo office's account of that name."""

    def find(name):
        account = program.account(name)
        assert account, f"the demo has no account demo-{name}; it has {sorted(program.accounts)}"
        return account

    return find
