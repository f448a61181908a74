"""OWSLib walks the interface; QGIS's ways of asking are repeated request by request."""
import urllib.error

import pytest
from owslib.ogcapi.features import Features


def test_owslib_walks_all_of_it(base, parcels):
    api = Features(f"{base}/ogc")
    assert any(name.endswith("/core") for name in api.conformance()["conformsTo"])
    assert {"parcels", "villages", "places"} <= set(api.feature_collections())
    assert api.api()["openapi"].startswith("3.0")
    for name in api.feature_collections():
        assert api.collection(name)["id"] == name
        assert "properties" in api.collection_queryables(name)
        page = api.collection_items(name, limit=3)
        assert page["type"] == "FeatureCollection" and page["numberReturned"] == len(page["features"])
        for feature in page["features"]:
            assert api.collection_item(name, feature["id"])["properties"] == feature["properties"]


def test_owslib_asks_for_a_box(base, place):
    _, (x, y) = place
    page = Features(f"{base}/ogc").collection_items("parcels", bbox=[x - 0.001, y - 0.001, x + 0.001, y + 0.001])
    assert page["features"]


def test_qgis_walks_from_the_landing_page_to_the_features(base, read, place):
    # As its provider does: landing page, description, collections, then items in boxes and by next links.
    accept = "application/geo+json, application/json"
    landing = read("/ogc", accept)
    links = {link["rel"]: link["href"] for link in landing["links"]}
    description = read(links["service-desc"], "application/vnd.oai.openapi+json;version=3.0, application/json")
    limit = description["components"]["parameters"]["limit"]["schema"]
    assert limit["maximum"] >= limit["default"] > 0
    collections = read(links["data"], accept)["collections"]
    parcels = next(entry for entry in collections if entry["id"] == "parcels")
    items = next(link["href"] for link in parcels["links"] if link["rel"] == "items")
    (west, south, east, north), _ = place
    seen, address = set(), f"{items}?limit=1000&bbox={west},{south},{east},{north}"
    while address:
        page = read(address, accept)
        identifiers = {feature["id"] for feature in page["features"]}
        assert not identifiers & seen
        seen |= identifiers
        address = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
    assert len(seen) == read(f"{items}?limit=1")["numberMatched"]
    for uri in parcels["crs"]:
        swapped = uri.endswith("/4326")
        box = f"{south},{west},{north},{east}" if swapped else f"{west},{south},{east},{north}"
        query = f"limit=5&bbox={box}&crs={uri}"
        if swapped or uri.endswith("CRS84"):
            query += f"&bbox-crs={uri}"
        assert len(read(f"{items}?{query}", accept)["features"]) == 5


def test_what_is_not_declared_is_refused(base, read):
    with pytest.raises(urllib.error.HTTPError) as refusal:
        read("/ogc/collections/parcels/items?colour=red")
    assert refusal.value.code == 400
    assert refusal.value.headers["Content-Type"] == "application/problem+json"
