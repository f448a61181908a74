"""One program with the demo's register for all tests; SONGHONG_URL names one that runs already."""
import json
import os
import sys
import urllib.request

import pytest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Browser"))
from program import Program, binary  # noqa: E402


@pytest.fixture(scope="session")
def base():
    given = os.environ.get("SONGHONG_URL")
    if given:
        yield given.rstrip("/")
        return
    if not os.access(binary(), os.X_OK):
        pytest.fail(f"there is no program at {binary()}: swift build", pytrace=False)
    program = Program()
    try:
        program.start()
        yield program.base
    finally:
        program.stop()


@pytest.fixture(scope="session")
def read(base):
    """`read("/ogc")`: the JSON of an address, here or whole."""

    def open_address(address, accept="application/json"):
        whole = address if address.startswith("http") else base + address
        request = urllib.request.Request(whole, headers={"Accept": accept})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    return open_address


@pytest.fixture(scope="session")
def parcels(read):
    """How many parcels there are; every test needs some."""
    count = read("/ogc/collections/parcels/items?limit=1")["numberMatched"]
    assert count > 0, "the register has no parcels: there is nothing to test on"
    return count


@pytest.fixture(scope="session")
def place(read, parcels):
    """The rectangle of the parcels, and a point on one of them."""
    west, south, east, north = read("/ogc/collections/parcels")["extent"]["spatial"]["bbox"][0]
    feature = read("/ogc/collections/parcels/items?limit=1")["features"][0]
    ring = feature["geometry"]["coordinates"]
    while isinstance(ring[0][0], list):
        ring = ring[0]
    corners = ring[:-1]
    middle = [sum(point[axis] for point in corners) / len(corners) for axis in (0, 1)]
    return (west, south, east, north), middle
