"""Every page that a person of each kind can reach: accessible, whole on a phone, by itself, no dead link."""
import pytest

import checks
import crawl

# The demo's accounts, one for each role. A page that one of them has seen, with the same forms, is not checked again.
ROLES = ["works", "finance", "welfare", "works-director", "secretary", "deputy-secretary", "mayor", "admin", "auditor",
         "dpo", "evaluation", "innovation"]


SEEN = set()


def check(page, found, role, widths=checks.WIDTHS):
    """What is wrong with the first page of each shape."""
    return [fault for paths in found.values() for fault in checks.everything(page, paths[0], role, widths)]


def test_every_public_page(visit, program):
    page = visit()
    found, broken = crawl.pages(page, "/", program.base)
    faults = broken + check(page, found, "public")
    assert not faults, f"{len(faults)} faults on {len(found)} kinds of pages:\n" + "\n".join(faults)


def test_every_public_page_in_dark_colours_and_in_english(visit, program):
    page = visit(color_scheme="dark")
    page.goto("/?lang=en")
    found, _ = crawl.pages(page, "/", program.base)
    faults = check(page, found, "dark", (768,))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_staff(visit, staff, program, role):
    page = visit(staff(role))
    found, broken = crawl.pages(page, "/staff", program.base, within="/staff")
    assert found, "no page for this role"
    new = {shape: paths for shape, paths in found.items() if shape not in SEEN}
    SEEN.update(new)
    faults = broken + check(page, new, role)
    assert not faults, f"{len(faults)} faults on {len(new)} kinds of pages:\n" + "\n".join(faults)


def test_a_page_that_is_not_there_says_so_in_thai(visit):
    page = visit()
    response = page.goto("/no-such-page")
    assert response.status == 404
    assert page.locator("html").get_attribute("lang") == "th"
    assert not checks.accessibility(page)
    assert not checks.headers(response)
    assert page.get_by_role("main").get_by_role("link").count() >= 1, "no way forward"
