#!/usr/bin/env python3
"""Durable commits a second, beside plain sqlite3 and pgbench, and the kill test.

  bench.py --bench PATH/storage-bench [--runs 5] [--seconds 3] [--rounds 20] [--only table|kill]

PATH/storage-bench is a release build. PostgreSQL is a throw-away cluster with fsync on
(scripts/postgres-for-tests.sh start --durable). Exit code 1 when a bar is missed.
"""
import argparse
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPT = os.path.join(HERE, "..", "..", "scripts", "postgres-for-tests.sh")


def directory():
    return tempfile.TemporaryDirectory(prefix="songhong-bench-", dir=os.environ.get("BENCH_DIR"))


def ours(arguments, *more):
    with directory() as data:
        out = subprocess.run([arguments.bench, "writers", "--data", data, "--seconds", str(arguments.seconds), *more],
                             check=True, capture_output=True, text=True).stdout
    answer = json.loads(out)
    return answer["commits"] / answer["seconds"], answer["cpu"] / max(1, answer["commits"]) * 1e6


def plain_sqlite(arguments, synchronous):
    """One sqlite3 shell that commits row after row; its own clock is the wall's."""
    count = 400 * arguments.seconds if synchronous == "FULL" else 20000 * arguments.seconds
    rows = "".join(f"INSERT INTO acts VALUES ({n}, 'บันทึกหนึ่งแถว');\n" for n in range(count))
    with directory() as data:
        file = os.path.join(data, "plain.sqlite")
        head = f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous};\n"
        subprocess.run(["sqlite3", file], input=head + "CREATE TABLE acts (number INTEGER PRIMARY KEY, note TEXT NOT NULL)"
                       " STRICT;", check=True, text=True, capture_output=True)
        begin, before = time.monotonic(), os.times()
        subprocess.run(["sqlite3", file], input=head + rows, check=True, text=True, capture_output=True)
        after = os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        return count / (time.monotonic() - begin), cpu / count * 1e6


def plain_pgbench(arguments, url, clients):
    with directory() as data:
        script = os.path.join(data, "insert.sql")
        with open(script, "w") as out:
            out.write("INSERT INTO pgbench_acts (note) VALUES ('บันทึกหนึ่งแถว');\n")
        subprocess.run(["psql", "-q", url, "-c", "DROP TABLE IF EXISTS pgbench_acts; CREATE TABLE pgbench_acts "
                        "(number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text NOT NULL)"],
                       check=True, capture_output=True)
        out = subprocess.run(["pgbench", "-n", "-M", "prepared", "-f", script, "-c", str(clients), "-j", "2",
                              "-T", str(arguments.seconds), url], check=True, capture_output=True, text=True).stdout
    return float(re.search(r"tps = ([\d.]+)", out).group(1)), float("nan")


def ours_postgres(arguments, url, count):
    subprocess.run(["psql", "-q", url, "-c", "DROP SCHEMA IF EXISTS bench CASCADE"], check=True, capture_output=True)
    return ours(arguments, "--engine", "postgres", "--url", url, "--count", str(count),
                "--connections", str(min(count, 64)))


def table(arguments):
    started = subprocess.run([SCRIPT, "start", "--durable"], check=True, capture_output=True, text=True).stdout
    environment = dict(re.findall(r"export (\w+)='([^']*)'", started))
    url = environment["SONGHONG_TEST_POSTGRES"]
    rows = [
        ("SQLite FULL, 1 writer", lambda: ours(arguments, "--count", "1")),
        ("SQLite FULL, 64 writers", lambda: ours(arguments, "--count", "64")),
        ("SQLite OFF, 1 writer", lambda: ours(arguments, "--count", "1", "--synchronous", "off")),
        ("SQLite OFF, 64 writers", lambda: ours(arguments, "--count", "64", "--synchronous", "off")),
        ("plain sqlite3 FULL, 1 writer", lambda: plain_sqlite(arguments, "FULL")),
        ("plain sqlite3 OFF, 1 writer", lambda: plain_sqlite(arguments, "OFF")),
        ("PostgreSQL, 1 writer", lambda: ours_postgres(arguments, url, 1)),
        ("PostgreSQL, 64 writers", lambda: ours_postgres(arguments, url, 64)),
        ("plain pgbench, 1 client", lambda: plain_pgbench(arguments, url, 1)),
        ("plain pgbench, 64 clients", lambda: plain_pgbench(arguments, url, 64)),
    ]
    found = {}
    try:
        # Round by round and not row by row, so that a slow minute of the machine falls on all alike.
        for number in range(arguments.runs):
            for name, measure in rows:
                found.setdefault(name, []).append(measure())
            print(f"run {number + 1} of {arguments.runs}", file=sys.stderr)
    finally:
        subprocess.run([SCRIPT, "stop"], env={**os.environ, **environment}, check=False)
    rate = {name: statistics.median(r for r, _ in runs) for name, runs in found.items()}
    cpu = {name: statistics.median(c for _, c in runs) for name, runs in found.items()}
    beside = {"SQLite FULL, 1 writer": "plain sqlite3 FULL, 1 writer",
              "SQLite FULL, 64 writers": "plain sqlite3 FULL, 1 writer",
              "SQLite OFF, 1 writer": "plain sqlite3 OFF, 1 writer",
              "SQLite OFF, 64 writers": "plain sqlite3 OFF, 1 writer",
              "PostgreSQL, 1 writer": "plain pgbench, 1 client",
              "PostgreSQL, 64 writers": "plain pgbench, 64 clients"}
    print(f"{'durable commits, one row each':32} {'commits/s':>10} {'range':>15} {'CPU µs each':>12}  beside the plain tool")
    for name, runs in found.items():
        low, high = min(r for r, _ in runs), max(r for r, _ in runs)
        each = "" if cpu[name] != cpu[name] else f"{cpu[name]:.0f}"
        other = f"{rate[name] / rate[beside[name]]:.2f} × {beside[name]}" if name in beside else ""
        print(f"{name:32} {rate[name]:10.0f} {low:7.0f}–{high:<7.0f} {each:>12}  {other}")
    one, many, off = (rate[f"SQLite {name}"] for name in ("FULL, 1 writer", "FULL, 64 writers", "OFF, 64 writers"))
    bar = min(20 * one, off / 2)
    print(f"bar: 64 writers FULL ≥ min(20 × {one:.0f}, {off:.0f} / 2) = {bar:.0f}: {many:.0f} "
          f"({many / one:.1f} × one writer, {many / off:.2f} of OFF) → {'PASS' if many >= bar else 'MISS'}")
    return many >= bar


def kill(arguments):
    """Kills the writing process at random moments; what it had acknowledged must be there when the file is opened."""
    rounds, acknowledged = 0, set()
    generator = random.Random(20261122)
    with directory() as data:
        for rounds in range(1, arguments.rounds + 1):
            process = subprocess.Popen([arguments.bench, "acknowledge", "--data", data, "--writers", "64"],
                                       stdout=subprocess.PIPE)
            seen = []
            reader = threading.Thread(target=lambda: seen.extend(process.stdout), daemon=True)
            reader.start()
            time.sleep(generator.uniform(0.2, 1.0))
            process.send_signal(signal.SIGKILL)
            process.wait()
            reader.join()
            lines = {int(line) for line in seen if line.endswith(b"\n")}
            if lines & acknowledged:
                print(f"round {rounds}: a number was acknowledged twice → MISS")
                return False
            acknowledged |= lines
            # A copy, so that opening it here mends nothing for the next round.
            with directory() as copy:
                for name in os.listdir(data):
                    shutil.copy(os.path.join(data, name), copy)
                kept = subprocess.run([arguments.bench, "numbers", "--data", copy], check=True, capture_output=True,
                                      text=True).stdout.split()
            lost = acknowledged - {int(number) for number in kept}
            if lost:
                print(f"round {rounds}: {len(lost)} acknowledged writes lost → MISS")
                return False
    enough = len(acknowledged) > arguments.rounds * 10
    print(f"kill: {rounds} rounds of SIGKILL, {len(acknowledged)} acknowledged writes, 0 lost → "
          f"{'PASS' if enough else 'MISS: too few writes to prove anything'}")
    return enough


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", required=True, help="the release build of storage-bench")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--only", choices=["table", "kill"])
    arguments = parser.parse_args()
    fine = True
    if arguments.only != "kill":
        fine = table(arguments) and fine
    if arguments.only != "table":
        fine = kill(arguments) and fine
    sys.exit(0 if fine else 1)


main()
