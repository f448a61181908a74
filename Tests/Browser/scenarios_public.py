"""What a villager does: reads the plan, searches it, takes it away, on a phone, on paper, without scripts."""
import csv
import io
import json
import re

import pytest
from playwright.sync_api import expect

import checks
import words
from doors import need


def test_the_home_page_says_who_we_are_and_that_the_data_are_made_up(visit):
    page = visit()
    page.goto("/")
    expect(page.get_by_role("banner")).to_contain_text(words.ORGANISATION)
    expect(page.get_by_text(words.SAMPLE_DATA)).to_be_visible()


def test_the_plan_is_read_from_the_home_page_down_to_a_line_of_the_document(visit):
    page = visit(viewport={"width": 360, "height": 740})
    need(page, "/plan")
    for count, kind in ((3, "strategies"), (13, "elements")):
        links = {link.get_attribute("href") for link in page.locator(f'main a[href*="/plan/{kind}/"]').all()}
        assert len(links) == count, f"{len(links)} {kind} are linked from the plan"
    page.locator("#element-1 summary").click()
    page.locator('#element-1 a[href*="/plan/elements/"]').click()
    page.locator('main a[href*="/plan/activities/"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(re.compile("บรรทัด"))


def test_all_33_activities_are_reached_from_the_13_elements(visit):
    page = visit()
    need(page, "/plan")
    elements = {link.get_attribute("href") for link in page.locator('main a[href*="/plan/elements/"]').all()}
    activities = set()
    for element in sorted(elements):
        page.goto(element)
        activities |= {link.get_attribute("href").split("?")[0]
                       for link in page.locator('main a[href*="/plan/activities/"]').all()}
    assert len(activities) == 33, sorted(activities)


def test_searching_in_thai_finds_and_says_when_it_does_not(visit):
    page = visit()
    need(page, "/search")
    field = page.get_by_role("main").locator("input[name]:not([type=hidden])").first
    field.fill("แผนที่ภาษี")
    field.press("Enter")
    expect(page.locator('main a[href*="/plan/"]').first).to_be_visible()
    field = page.get_by_role("main").locator("input[name]:not([type=hidden])").first
    field.fill("ฟหกดกหฟด")
    field.press("Enter")
    expect(page.get_by_role("main")).to_contain_text(re.compile("ไม่พบ"))


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "' OR 1=1 --", "ก" * 5000, "%00%ff", "  "],
                         ids=["a script", "a query", "5,000 letters", "bytes", "spaces"])
def test_hostile_or_overlong_searches_are_text(visit, typed):
    page = visit()
    page.on("dialog", lambda dialog: pytest.fail("a script was run"))
    need(page, "/search")
    page.get_by_role("main").get_by_role("searchbox").fill(typed)
    page.get_by_role("main").get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("searchbox")).to_be_visible()
    assert not checks.accessibility(page) and not checks.overflow(page)


@pytest.mark.parametrize("name, opening", [
    ("plan.pdf", b"%PDF-"), ("plan.json", b"{"), ("activities.csv", None), ("indicators.csv", None), ("plan.yaml", None),
])
def test_the_plan_can_be_taken_away(visit, program, name, opening):
    page = visit()
    answer = page.request.get(f"{program.base}/plan/download/{name}")
    assert answer.status == 200
    body = answer.body()
    if opening:
        assert body.startswith(opening)
    if name == "plan.json":
        assert len(json.loads(body)["elements"]) == 13
    if name == "activities.csv":
        rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
        assert len(rows) == 34, "a head and 33 activities"


def test_the_plan_is_read_without_scripts(visit):
    page = visit(java_script_enabled=False)
    for path in ("/", "/plan", "/plan/elements/1", "/search", "/sign-in"):
        need(page, path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/")
    page.get_by_role("navigation").get_by_role("link", name=words.SEARCH).click()
    page.get_by_role("main").get_by_role("searchbox").fill("ผู้สูงอายุ")
    page.get_by_role("main").get_by_role("button", name=words.SEARCH).click()
    page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
    assert "/plan/" in page.url
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_plan_is_printed_in_grey_and_whole(visit):
    page = visit(viewport={"width": 720, "height": 1000})
    need(page, "/plan")
    page.emulate_media(media="print")
    assert not checks.overflow(page)
    expect(page.get_by_role("navigation").first).to_be_hidden()
    checks.screenshot(page, "print-plan")
    assert not checks.colours(page)
    # Paper cannot be unfolded: what is folded up on the screen is printed too.
    folded = page.locator("#element-13 a[href*='/plan/elements/13']")
    expect(folded).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF-")


def test_the_keyboard_skips_to_the_main_part(visit):
    page = visit()
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=words.SKIP)
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_text_twice_as_large_still_fits_a_phone(visit):
    page = visit(viewport={"width": 360, "height": 740})
    for path in ("/", "/plan"):
        need(page, path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert not checks.overflow(page), path


def test_a_page_weighs_at_most_150_kilobytes(visit):
    page = visit()
    sizes = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    need(page, "/plan")
    page.wait_for_load_state("networkidle")
    assert sum(sizes) <= 150 * 1024, f"{sum(sizes)} bytes in {len(sizes)} answers"
