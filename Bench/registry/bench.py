#!/usr/bin/env python3
"""The tax map under load: CPU time a request, beside PostGIS doing the same work in the same run.

  bench.py --program PATH/songhong [--runs 5] [--parcels 50000] [--people-parcels 72000] [--only map|import|names]

PATH/songhong is a release build. The data are the generator's. Each run starts the program anew, so that its first
tiles are cold; requests go one after another over one kept connection. CPU time is the server's own, from /proc, of
all its threads. Medians of the runs are judged against the bars of the tax map; PostGIS's figures stand beside them.
Needs SONGHONG_TEST_POSTGRES (scripts/postgres-for-tests.sh run …) with PostGIS, and GDAL. Exit code 1 when a bar is
missed.
"""
import argparse
import http.client
import json
import math
import os
import random
import re
import resource
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

from postgis import ONE, PAGE, TILE, PostGIS, seconds


def say(text):
    print(text, file=sys.stderr, flush=True)


class Server:
    """The program on a free port, and one kept connection to it."""

    def __init__(self, program, data):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = subprocess.Popen([program, "serve", "--data", data, "--port", str(self.port)],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.headers = {}
        for _ in range(6000):
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                self.get("/health")
                return
            except OSError:
                if self.process.poll() is not None:
                    sys.exit(f"bench: the program ended:\n{self.process.stderr.read().decode()}")
                time.sleep(0.01)
        sys.exit("bench: no answer within 60 s")

    def get(self, path):
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        # A tile in which nothing lies has no content.
        if answer.status not in (200, 204):
            sys.exit(f"bench: {path} answers {answer.status}: {body[:300]!r}")
        return body

    def cpu(self, paths):
        """CPU milliseconds of the server per request."""
        before = seconds(self.process.pid)
        for path in paths:
            self.get(path)
        return (seconds(self.process.pid) - before) / len(paths) * 1000

    def sign_in(self, name, password):
        self.connection.request("GET", "/sign-in")
        answer = self.connection.getresponse()
        page = answer.read().decode()
        cookies = answer.headers.get_all("Set-Cookie", [])
        inputs = [dict(re.findall(r'([a-z]+)="([^"]*)"', each)) for each in re.findall(r"<input[^>]*>", page)]
        fields = {each["name"]: each.get("value", "") for each in inputs if each.get("type") == "hidden"}
        self.connection.request(
            "POST", "/sign-in", urllib.parse.urlencode(fields | {"name": name, "password": password}),
            {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}",
             "Cookie": "; ".join(each.split(";")[0] for each in cookies)})
        answer = self.connection.getresponse()
        answer.read()
        cookies += answer.headers.get_all("Set-Cookie", [])
        if answer.status != 303:
            sys.exit(f"bench: signing in answers {answer.status}")
        kept = dict(each.split(";")[0].split("=", 1) for each in cookies)
        self.headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in kept.items())}

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def tiles_at(zoom, bounds):
    """Every tile of a zoom that lies inside the bounds."""
    west, south, east, north = bounds
    count = 1 << zoom

    def column(longitude):
        return int((longitude + 180) / 360 * count)

    def row(latitude):
        return int((1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2 * count)

    return [(zoom, x, y) for x in range(column(west), column(east) + 1) for y in range(row(north), row(south) + 1)]


def command(*words):
    """CPU and wall seconds of a command, and what it told."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    ended = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.returncode:
        sys.exit(f"bench: {' '.join(words)} ends with {ended.returncode}:\n{ended.stdout}{ended.stderr}")
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return used, time.monotonic() - start, ended.stdout


def features_of(tile):
    """How many features a vector tile holds: fields 2 of the layers (fields 3), read from the protobuf."""

    def varint(data, place):
        value = shift = 0
        while True:
            byte = data[place]
            value |= (byte & 127) << shift
            place, shift = place + 1, shift + 7
            if byte < 128:
                return value, place

    def fields(data):
        place = 0
        while place < len(data):
            key, place = varint(data, place)
            if key & 7 == 2:
                size, place = varint(data, place)
                yield key >> 3, data[place:place + size]
                place += size
            elif key & 7 == 0:
                _, place = varint(data, place)
            else:
                raise ValueError("unexpected wire type")

    return sum(number == 2 for layer, body in fields(tile) if layer == 3 for number, _ in fields(body))


def sample_run(options, data, plan):
    """One start of the program: cold tiles, warm tiles, pages, single features."""
    server = Server(options.program, data)
    try:
        paths = {name: [f"/tiles/parcels/{z}/{x}/{y}.mvt" for z, x, y in plan[name]] for name in ("z14", "z16")}
        server.get("/tiles/parcels.json")
        result = {"z14 cold": server.cpu(paths["z14"]), "z16 cold": server.cpu(paths["z16"])}
        result["z14 warm"] = server.cpu(paths["z14"] * options.repeat)
        result["z16 warm"] = server.cpu(paths["z16"] * options.repeat)
        result["page"] = server.cpu([f"/ogc/collections/parcels/items?bbox={box}&limit=100" for box in plan["boxes"]])
        result["one"] = server.cpu([f"/ogc/collections/parcels/items/{id}" for id in plan["ids"]])
        return result
    finally:
        server.stop()


def prepare(options, data):
    """What is asked, from the data themselves: tiles of about 900 parcels, boxes, identifiers."""
    server = Server(options.program, data)
    try:
        bounds = json.loads(server.get("/tiles/parcels.json"))["bounds"]
        counts = [(features_of(server.get("/tiles/parcels/%d/%d/%d.mvt" % tile)), tile) for tile in tiles_at(14, bounds)]
        near = sorted(counts, key=lambda each: abs(each[0] - 900))[:20]
        small = [(features_of(server.get("/tiles/parcels/%d/%d/%d.mvt" % (16, x * 4 + dx, y * 4 + dy))),
                  (16, x * 4 + dx, y * 4 + dy)) for _, (_, x, y) in near[:5] for dx in range(4) for dy in range(4)]
        page = json.loads(server.get("/ogc/collections/parcels/items?limit=1000"))
        ids = [feature["id"] for feature in page["features"]]
        dice = random.Random(7)
        west, south, east, north = bounds
        boxes = []
        while len(boxes) < 200:
            x, y = dice.uniform(west, east - 0.02), dice.uniform(south, north - 0.02)
            boxes.append("%.6f,%.6f,%.6f,%.6f" % (x, y, x + 0.02, y + 0.02))
        return {"z14": [tile for _, tile in near], "z16": [tile for count, tile in small if count],
                "z14 parcels": statistics.median(count for count, _ in near),
                "z16 parcels": statistics.median(count for count, _ in small if count), "boxes": boxes, "ids": ids}
    finally:
        server.stop()


def names_run(options, data, password):
    """Finding a person by a name that may be misspelt, one after another: p99 of the server's CPU, and of wall time."""
    server = Server(options.program, data)
    try:
        server.sign_in("demo-welfare", password)
        with open(os.path.join(os.path.dirname(__file__), "names.txt"), encoding="utf-8") as file:
            names = [line.strip() for line in file if line.strip()]
        paths = ["/staff/register?" + urllib.parse.urlencode({"q": name}) for name in names]
        server.cpu(paths[:20])
        used, times = [], []
        for path in paths:
            start = time.perf_counter()
            used.append(server.cpu([path]))
            times.append((time.perf_counter() - start) * 1000)
        place = math.ceil(len(paths) * 0.99) - 1
        if options.slowest:
            for each, name in sorted(zip(used, names), reverse=True)[:10]:
                say(f"{each:8.2f} ms  {name}")
        return {"names": sorted(used)[place], "names wall": sorted(times)[place], "names median": statistics.median(used)}
    finally:
        server.stop()


def pull_run(options, data, folder):
    """A full pull of all parcels by ogr2ogr over the OGC API: CPU seconds of both ends, and wall time."""
    server = Server(options.program, data)
    try:
        target = os.path.join(folder, "pull.gpkg")
        if os.path.exists(target):
            os.remove(target)
        before = seconds(server.process.pid)
        used, wall, _ = command("ogr2ogr", "-f", "GPKG", target, f"OAPIF:http://127.0.0.1:{server.port}/ogc", "parcels")
        server_used = seconds(server.process.pid) - before
        return {"pull": used + server_used, "pull wall": wall, "pull server": server_used}, target
    finally:
        server.stop()


def import_run(options, file, place):
    """CPU seconds of bringing a file of parcels to an empty register: the check, then the act."""
    check = command(options.program, "import", file, "--kind", "parcels", "--data", place)
    id = re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", check[2]).group()
    apply = command(options.program, "import", "apply", id, "--data", place)
    return {"import": check[0] + apply[0], "import check": check[0], "import wall": check[1] + apply[1]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the release build of songhong")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--repeat", type=int, default=10, help="how often each warm tile is asked for in a run")
    parser.add_argument("--parcels", type=int, default=50_000)
    parser.add_argument("--people-parcels", type=int, default=72_000,
                        help="parcels of the sample in which names are looked for: over 100,000 people")
    parser.add_argument("--slowest", action="store_true", help="say which names took longest")
    parser.add_argument("--only", choices=["map", "import", "names"], help="one part of it")
    options = parser.parse_args()
    runs, peers, plan, told = [{} for _ in range(options.runs)], [{}], {"z14 parcels": 0, "z16 parcels": 0}, []
    with tempfile.TemporaryDirectory(prefix="songhong-bench-", dir=os.environ.get("BENCH_DIR")) as folder:
        data, crowd, files = (os.path.join(folder, name) for name in ("data", "crowd", "files"))
        scale = ["--seed", "7", "--scale"]
        if options.only in (None, "map"):
            say(f"building {options.parcels:,} parcels")
            build = command(options.program, "demo", *scale, str(options.parcels), "--only-registers", "--data", data)
            told.append(f"the generator wrote {options.parcels:,} parcels with their people: "
                        f"{build[0]:.1f} s CPU, {build[1]:.1f} s")
            plan = prepare(options, data)
            for number, run in enumerate(runs):
                run |= sample_run(options, data, plan)
                pulled, target = pull_run(options, data, folder)
                run |= pulled
                say(f"run {number + 1}: {json.dumps({key: round(value, 3) for key, value in run.items()})}")
            say("the same in PostGIS")
            peer = PostGIS(target)
            statements = {name: [TILE.format(z=z, x=x, y=y) for z, x, y in plan[name]] for name in ("z14", "z16")}
            pages, ones = [PAGE.format(box=box) for box in plan["boxes"]], [ONE.format(id=id) for id in plan["ids"]]
            peers = []
            for _ in runs:
                tiles = {f"{name} {state}": peer.cpu(statements[name]) for state in ("cold", "warm")
                         for name in ("z14", "z16")}
                peers.append(tiles | {"page": peer.cpu(pages), "one": peer.cpu(ones)})
            peer.close()
        if options.only in (None, "import"):
            say("importing parcels from a file")
            # Roads and waters are no parcels of the file, so a larger sample has as many.
            command(options.program, "demo", *scale, str(min(100_000, options.parcels * 112 // 100)), "--files", files)
            parcels = os.path.join(files, "ltax", "parcel.geojson")
            with open(parcels, encoding="utf-8") as file:
                plan["imported"] = len(json.load(file)["features"])
            for number, run in enumerate(runs[:3]):
                run |= import_run(options, parcels, os.path.join(folder, f"import-{number}"))
        if options.only in (None, "names"):
            say("looking for names")
            build = command(options.program, "demo", *scale, str(options.people_parcels), "--data", crowd)
            told.append(f"the whole sample with {options.people_parcels:,} parcels: {build[0]:.1f} s CPU, {build[1]:.1f} s")
            password = re.search(r": ([a-z0-9]+(-[a-z0-9]+)+)", build[2]).group(1)
            for run in runs:
                run |= names_run(options, crowd, password)

    rows = [(f"z14 tile, warm ({plan['z14 parcels']:.0f} parcels)", "z14 warm", "ms CPU", 1.0),
            ("z14 tile, cold", "z14 cold", "ms CPU", 5.0),
            (f"z16 tile, warm ({plan['z16 parcels']:.0f} parcels)", "z16 warm", "ms CPU", 0.5),
            ("z16 tile, cold", "z16 cold", "ms CPU", None),
            ("page of 100 features in a box", "page", "ms CPU", 1.0),
            ("one feature", "one", "ms CPU", 0.2),
            (f"ogr2ogr pulls {options.parcels:,} parcels", "pull", "s CPU", 3.0),
            ("  of it the server", "pull server", "s CPU", None), ("  wall time", "pull wall", "s", None),
            (f"import of {plan.get('imported', 0):,} parcels", "import", "s CPU", 20.0),
            ("  of it the check", "import check", "s CPU", None),
            ("a name among 100,000 people, p99", "names", "ms CPU", 20.0),
            ("  its median", "names median", "ms CPU", None), ("  p99 of wall time", "names wall", "ms", None)]
    fine = True
    print(f"{'':38} {'median':>9} {'range':>17} {'PostGIS':>9} {'ratio':>7}  bar")
    for title, name, unit, bar in rows:
        values = [each[name] for each in runs if name in each]
        if not values:
            continue
        middle = statistics.median(values)
        beside = statistics.median(each[name] for each in peers) if name in peers[0] else None
        peer_text = f"{beside:9.3f} {middle / beside:6.2f}×" if beside else f"{'':9} {'':7}"
        verdict = ""
        if bar is not None:
            fine = fine and middle <= bar
            verdict = f"≤ {bar:g} {unit} → {'PASS' if middle <= bar else 'MISS'}"
        print(f"{title:38} {middle:9.3f} {min(values):8.3f}–{max(values):<8.3f} {peer_text}  {verdict or unit}")
    print("\n".join(told))
    sys.exit(0 if fine else 1)


main()
