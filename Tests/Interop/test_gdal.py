"""GDAL 3.6 of Debian 12: the OAPIF driver on the features, the MVT driver on the tiles."""
import json
import math
import os
import subprocess
import urllib.request


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"{' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
    assert "ERROR" not in done.stderr, done.stderr
    # What --debug tells comes on the other stream.
    return done.stderr if "--debug" in arguments else done.stdout


def count(path):
    said = run("ogrinfo", "-ro", "-so", "-al", path)
    return int(said.split("Feature Count: ")[1].split()[0])


def tile_of(middle, zoom):
    side = 2 ** zoom
    latitude = math.radians(middle[1])
    x = int((middle[0] + 180) / 360 * side)
    y = int((1 - math.asinh(math.tan(latitude)) / math.pi) / 2 * side)
    return x, y


def test_ogrinfo_lists_the_open_layers(base):
    said = run("ogrinfo", "-ro", f"OAPIF:{base}/ogc")
    for layer in ("parcels", "villages", "places"):
        assert layer in said
    assert "parcels-register" not in said and "buildings" not in said


def test_ogrinfo_knows_shape_count_and_fields(base, parcels):
    said = run("ogrinfo", "-ro", "-so", f"OAPIF:{base}/ogc", "parcels")
    assert f"Feature Count: {parcels}" in said
    assert "code: String" in said and "WGS 84" in said


def test_everything_comes_over_pages_of_any_size(base, parcels, tmp_path):
    for size in (97, 1000, 10000):
        file = tmp_path / f"{size}.gpkg"
        run("ogr2ogr", "-f", "GPKG", str(file), f"OAPIF:{base}/ogc", "parcels", "-oo", f"PAGE_SIZE={size}")
        assert count(str(file)) == parcels


def test_everything_comes_when_nobody_says_how_long_pages_are(base, parcels, tmp_path):
    file = tmp_path / "usual.gpkg"
    said = run("ogr2ogr", "--debug", "on", "-f", "GPKG", str(file), f"OAPIF:{base}/ogc", "parcels")
    assert count(str(file)) == parcels
    assert said.count("HTTP: Fetch") < 100


def test_a_box_brings_what_touches_it(base, place, tmp_path, read):
    _, (x, y) = place
    box = [x - 0.002, y - 0.002, x + 0.002, y + 0.002]
    file = tmp_path / "box.gpkg"
    run("ogr2ogr", "-f", "GPKG", str(file), f"OAPIF:{base}/ogc", "parcels", "-spat", *map(str, box))
    answer = read("/ogc/collections/parcels/items?limit=10000&bbox=" + ",".join(map(str, box)))
    # GDAL looks at the shapes themselves, the box at their rectangles.
    assert 0 < count(str(file)) <= answer["numberReturned"]


def test_a_filter_is_answered_by_the_server(base, read, tmp_path):
    code = read("/ogc/collections/parcels/items?limit=1")["features"][0]["properties"]["code"]
    said = run("ogrinfo", "-ro", "-al", "-where", f"code = '{code}'", f"OAPIF:{base}/ogc/collections/parcels")
    assert code in said and "Feature Count: 1" in said


def test_metres_are_those_gdal_works_out_itself(base, read, tmp_path):
    url = f"{base}/ogc/collections/parcels/items?limit=20"
    uri = "http://www.opengis.net/def/crs/EPSG/0/32648"
    metres = read(f"/ogc/collections/parcels/items?limit=20&crs={uri}")
    plain = tmp_path / "plain.json"
    with urllib.request.urlopen(url, timeout=60) as answer:
        plain.write_bytes(answer.read())
    turned = tmp_path / "turned.json"
    run("ogr2ogr", "-f", "GeoJSON", "-lco", "RFC7946=NO", "-lco", "COORDINATE_PRECISION=6", "-t_srs", "EPSG:32648",
        str(turned), str(plain))
    # Codes may repeat, so the order tells which is which.
    theirs = json.loads(turned.read_text())["features"]
    assert len(theirs) == len(metres["features"]) == 20

    def points(node):
        return [tuple(node)] if not isinstance(node[0], list) else [p for part in node for p in points(part)]

    for feature, same in zip(metres["features"], theirs):
        other = points(same["geometry"]["coordinates"])
        for x, y in points(feature["geometry"]["coordinates"]):
            assert min(math.hypot(x - a, y - b) for a, b in other) < 0.005


def test_tiles_open_with_the_mvt_driver(base, place, read, tmp_path):
    _, middle = place
    for zoom in (14, 16):
        x, y = tile_of(middle, zoom)
        said = run("ogrinfo", "-ro", "-al", "-so", "-oo", f"X={x}", "-oo", f"Y={y}", "-oo", f"Z={zoom}",
                   "-oo", "METADATA_FILE=", f"MVT:/vsicurl/{base}/tiles/parcels/{zoom}/{x}/{y}.mvt")
        assert "Layer name: parcels" in said and "code: String" in said
        features = int(said.split("Feature Count: ")[1].split()[0])
        assert features > 0


def test_a_tile_lies_where_its_features_lie(base, place, tmp_path):
    _, middle = place
    x, y = tile_of(middle, 16)
    file = tmp_path / "tile.mvt"
    request = urllib.request.Request(f"{base}/tiles/parcels/16/{x}/{y}.mvt", headers={"Accept-Encoding": "identity"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        file.write_bytes(answer.read())
    out = tmp_path / "tile.json"
    run("ogr2ogr", "-f", "GeoJSON", "-t_srs", "EPSG:4326", str(out), f"MVT:{file}",
        "-oo", f"X={x}", "-oo", f"Y={y}", "-oo", "Z=16", "-oo", "METADATA_FILE=")
    tile = json.loads(out.read_text())["features"]
    assert tile
    with urllib.request.urlopen(f"{base}/ogc/collections/parcels/items?limit=10000", timeout=60) as answer:
        known = {f["id"]: f["properties"] for f in json.load(answer)["features"]}
    for feature in tile:
        own = known.get(feature["properties"]["id"])
        assert own is None or own["code"] == feature["properties"].get("code")
    assert any(feature["properties"]["id"] in known for feature in tile)
    assert os.path.getsize(file) > 100
