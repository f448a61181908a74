"""PostGIS doing the same work: a throw-away database with the same parcels, asked over one kept connection."""
import os
import re
import subprocess

TILE = """SELECT ST_AsMVT(q, 'parcels', 4096, 'geom') FROM (
    SELECT id, code, zone, block, use, area, area_m2, drawn_m2, village,
        ST_AsMVTGeom(ST_Transform(geom, 3857), ST_TileEnvelope({z}, {x}, {y}), 4096, 64, true) AS geom
    FROM parcels WHERE geom && ST_Transform(ST_TileEnvelope({z}, {x}, {y}), 4326)) AS q;"""

# A page of features as GeoJSON text, as the program's own answer.
PAGE = """SELECT json_build_object('type', 'FeatureCollection', 'features', json_agg(ST_AsGeoJSON(q.*, 'geom', 7)::json))
    FROM (SELECT id, code, zone, block, use, area, area_m2, drawn_m2, village, geom FROM parcels
    WHERE geom && ST_MakeEnvelope({box}, 4326) ORDER BY id LIMIT 100) AS q;"""

ONE = """SELECT ST_AsGeoJSON(q.*, 'geom', 7) FROM (SELECT id, code, zone, block, use, area, area_m2, drawn_m2, village, geom FROM parcels
    WHERE id = '{id}') AS q;"""


class PostGIS:
    """A connection to the database named by SONGHONG_TEST_POSTGRES, with the extension and the table `parcels`."""

    def __init__(self, geopackage):
        self.address = os.environ["SONGHONG_TEST_POSTGRES"]
        self.run("DROP TABLE IF EXISTS parcels; CREATE EXTENSION IF NOT EXISTS postgis")
        host, port = re.search(r"@([^:/]+):(\d+)/", self.address).groups()
        subprocess.run(
            ["ogr2ogr", "-f", "PostgreSQL", f"PG:host={host} port={port} user=postgres dbname=postgres", geopackage,
             "-nln", "parcels", "-lco", "GEOMETRY_NAME=geom", "-lco", "FID=fid", "-lco", "SPATIAL_INDEX=GIST",
             "--config", "PG_USE_COPY", "YES"], check=True)
        self.run("CREATE INDEX ON parcels (id); ANALYZE parcels")
        self.shell = subprocess.Popen(["psql", "--quiet", "--no-align", "--tuples-only", self.address],
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.backend = int(self.ask("SELECT pg_backend_pid();"))

    def run(self, sql):
        subprocess.run(["psql", "--quiet", "--set", "ON_ERROR_STOP=1", "--command", sql, self.address], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def ask(self, sql):
        self.shell.stdin.write(sql + "\n\\echo ~end~\n")
        self.shell.stdin.flush()
        lines = []
        for line in self.shell.stdout:
            if line.strip() == "~end~":
                return "\n".join(lines).strip()
            lines.append(line.rstrip("\n"))
        raise RuntimeError("psql ended")

    def cpu(self, statements):
        """CPU milliseconds of the server per statement; its answers are read and thrown away."""
        before = seconds(self.backend)
        for statement in statements:
            self.ask(statement)
        return (seconds(self.backend) - before) / len(statements) * 1000

    def close(self):
        self.shell.stdin.close()
        self.shell.wait()


def seconds(pid):
    """CPU seconds that a process has used, to a nanosecond where the kernel tells, else to a tick."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/schedstat", encoding="ascii") as file:
                total += int(file.read().split()[0])
        except (FileNotFoundError, ProcessLookupError):
            continue
    if total:
        return total / 1e9
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
