"""The register on the tax map in a real browser: the map, a parcel's shape, a file brought and taken back, a sealed ID."""
import json
import re

from playwright.sync_api import expect

from doors import need


def wait_for_map(page):
    expect(page.locator("#map[data-ready=true]")).to_be_visible()
    # A tile has been drawn when a canvas holds a pixel that is not empty.
    page.wait_for_function("""() => [...document.querySelectorAll('#map canvas')].some(canvas => {
        const pen = canvas.getContext('2d');
        return canvas.width > 0 && pen.getImageData(0, 0, canvas.width, canvas.height).data.some(value => value > 0);
    })""")


def parcels(page, program, query="limit=1"):
    answer = page.request.get(f"{program.base}/ogc/collections/parcels/items?{query}")
    return answer.json()["features"]


def open_parcel(page, program):
    """The staff page of a parcel that is one polygon; returns its address and the feature."""
    feature = next(each for each in parcels(page, program, "limit=50") if each["geometry"]["type"] == "Polygon")
    address = f"/staff/register/parcels/{feature['id']}"
    need(page, address)
    return address, feature


def test_everybody_sees_the_map_and_what_lies_at_a_place(visit, program):
    page = visit()
    page.goto("/map")
    wait_for_map(page)
    feature = parcels(page, program)[0]
    ring = feature["geometry"]["coordinates"][0]
    x, y = sum(point[0] for point in ring[:-1]) / (len(ring) - 1), sum(point[1] for point in ring[:-1]) / (len(ring) - 1)
    page.goto(f"/map#19/{y:.6f}/{x:.6f}")
    page.reload()
    wait_for_map(page)
    page.locator("#map-here").click()
    expect(page.locator("#map-found")).to_contain_text(feature["properties"]["code"])


def test_the_map_is_found_and_searched_without_javascript(visit, program):
    page = visit(java_script_enabled=False)
    code = parcels(page, program)[0]["properties"]["code"]
    page.goto(f"/map?q={code}")
    expect(page.get_by_role("main")).to_contain_text(code)


def test_measuring_tells_length_and_area_in_rai(visit):
    page = visit()
    page.goto("/map")
    wait_for_map(page)
    page.locator("button[data-measure=area]").click()
    box = page.locator("#map").bounding_box()
    for dx, dy in ((0.4, 0.4), (0.6, 0.4), (0.6, 0.6)):
        page.mouse.click(box["x"] + box["width"] * dx, box["y"] + box["height"] * dy)
        page.wait_for_timeout(350)  # Two clicks in a row would be a double click, which zooms.
    expect(page.locator("#map-measure")).to_contain_text(re.compile(r"\d+-\d-\d"))


def test_the_map_on_paper_is_true_to_scale(visit):
    page = visit()
    page.goto("/map/sheet?paper=a3&scale=2000")
    drawing = page.locator("svg.map-drawing")
    expect(drawing).to_have_attribute("width", "392mm")
    assert drawing.locator("path").count() > 5
    expect(page.locator(".map-sheet")).to_contain_text("1 : 2,000")


def test_a_corner_is_moved_by_keyboard_and_saved(visit, staff, program):
    page = visit(staff("finance"))
    address, feature = open_parcel(page, program)
    page.goto(address + "/shape")
    wait_for_map(page)
    corner = page.locator(".map-corner").first
    corner.focus()
    before = page.locator("#map-measure").text_content()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(page.locator("#map-measure")).not_to_have_text(before)
    page.get_by_role("button", name="บันทึกรูป").click()
    expect(page).to_have_url(re.compile(address))
    now = page.request.get(f"{program.base}/ogc/collections/parcels/items/{feature['id']}").json()
    assert now["geometry"] != feature["geometry"], "the shape was not saved"


def test_a_file_is_looked_at_carried_out_and_taken_back(visit, staff, program):
    page = visit(staff("finance"))
    need(page, "/staff/register/imports/new")
    west, south = 103.2, 14.6
    square = [[west, south], [west + 0.001, south], [west + 0.001, south + 0.001], [west, south + 0.001], [west, south]]
    file = {"type": "FeatureCollection", "features": [{
        "type": "Feature", "properties": {"PARCEL_COD": "99Z901", "Chanod_no": "987654", "land_type": "โฉนด"},
        "geometry": {"type": "Polygon", "coordinates": [square]}}]}
    page.locator("input[type=file]").set_input_files(
        {"name": "parcel.geojson", "mimeType": "application/geo+json", "buffer": json.dumps(file).encode()})
    page.locator("main form button[type=submit]").first.click()
    # What the file does not say is asked; the proposals are taken as they stand.
    for _ in range(3):
        if re.search(r"/imports/[0-9a-f-]{36}", page.url) and "files" not in page.url:
            break
        page.locator("main form button[type=submit]").last.click()
        page.wait_for_load_state()
    expect(page.get_by_role("main")).to_contain_text("99Z901")
    assert not parcels(page, program, "code=99Z901"), "looking at a file changed the register"
    page.get_by_role("button", name=re.compile("นำเข้าจริง")).click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("ย้อน"), timeout=20_000)
    assert len(parcels(page, program, "code=99Z901")) == 1


def test_a_sealed_id_is_shown_after_a_reason_and_noted(visit, staff, program):
    page = visit(staff("welfare"))
    need(page, "/staff/register/people")
    link = page.locator('main a[href*="/staff/register/people/"]').filter(has_text=re.compile(r"\S+ \S+")).first
    page.goto(link.get_attribute("href"))
    main = page.get_by_role("main")
    sealed = re.compile(r"\b9-\d{4}-\d{5}-\d{2}-\d\b|\b9\d{12}\b")
    assert not sealed.search(main.text_content()), "an ID stands open"
    page.get_by_role("link", name="เปิดดูเลข").click()
    form = page.locator("main form").last
    form.locator("select, input[type=radio]").first.evaluate(
        "field => { if (field.tagName === 'SELECT') field.selectedIndex = 1; else field.checked = true }")
    form.locator("textarea, input[type=text]").first.fill("ตรวจบัตรที่เคาน์เตอร์")
    form.locator("button[type=submit]").last.click()
    expect(main).to_contain_text(sealed)
