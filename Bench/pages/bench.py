#!/usr/bin/env python3
"""How fast the program starts and shows the plan, and what memory it takes, on a demo database.

  bench.py --program PATH/songhong [--runs 5] [--requests 1000] [--page /plan]

PATH/songhong is a release build. Each run starts the program anew: from its start to the first page answered, then
the requests one after another on one kept connection, then its memory from /proc. Medians of the runs are judged.
Exit code 1 when a bar is missed.
"""
import argparse
import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

START_BAR = 1.0      # seconds from start to the first page
MEMORY_BAR = 150.0   # MB resident after the requests, and at most


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(connection, path):
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        sys.exit(f"bench: {path} answers {answer.status}")
    return len(body)


def memory(process):
    """Resident memory now and at most, in MB."""
    with open(f"/proc/{process.pid}/status", encoding="ascii", errors="replace") as status:
        lines = dict(line.split(":", 1) for line in status if ":" in line)
    return tuple(int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))


def cpu(process):
    """CPU seconds the process has used."""
    with open(f"/proc/{process.pid}/stat", encoding="ascii", errors="replace") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(arguments, data):
    port = free_port()
    begin = time.perf_counter()
    process = subprocess.Popen([arguments.program, "serve", "--data", data, "--port", str(port)],
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        while True:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            try:
                get(connection, arguments.page)
                break
            except OSError:
                if process.poll() is not None:
                    sys.exit(f"bench: the program ended:\n{process.stderr.read().decode()}")
                if time.perf_counter() - begin > 60:
                    sys.exit("bench: no answer within 60 s")
                time.sleep(0.005)
        started, used = time.perf_counter() - begin, cpu(process)
        times, size = [], 0
        for _ in range(arguments.requests):
            before = time.perf_counter()
            size = get(connection, arguments.page)
            times.append((time.perf_counter() - before) * 1000)
        times.sort()
        now, most = memory(process)
        return {"start": started, "median": statistics.median(times),
                "p99": times[min(len(times) - 1, int(len(times) * 0.99))],
                "cpu": (cpu(process) - used) / arguments.requests * 1000, "now": now, "most": most, "size": size / 1024}
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the release build of songhong")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--page", default="/plan")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="songhong-bench-", dir=os.environ.get("BENCH_DIR")) as folder:
        data = os.path.join(folder, "data")
        subprocess.run([arguments.program, "demo", "--seed", "7", "--data", data], check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        runs = []
        for number in range(arguments.runs):
            runs.append(run(arguments, data))
            print(f"run {number + 1} of {arguments.runs}", file=sys.stderr)
    middle = {name: statistics.median(each[name] for each in runs) for name in runs[0]}
    rows = [("start to first page", "start", "s", 3, START_BAR), (f"{arguments.page} median", "median", "ms", 2, None),
            (f"{arguments.page} p99", "p99", "ms", 2, None), ("server CPU a request", "cpu", "ms", 2, None),
            ("page, compressed", "size", "KB", 1, None), ("memory after the requests", "now", "MB", 1, MEMORY_BAR),
            ("memory at most", "most", "MB", 1, MEMORY_BAR)]
    fine = True
    print(f"{f'{arguments.requests} requests, one after another':36} {'median':>10} {'range':>19}  bar")
    for title, name, unit, digits, bar in rows:
        low, high = min(each[name] for each in runs), max(each[name] for each in runs)
        verdict = ""
        if bar is not None:
            fine = fine and middle[name] < bar
            verdict = f"< {bar:g} {unit} → {'PASS' if middle[name] < bar else 'MISS'}"
        print(f"{title:36} {middle[name]:7.{digits}f} {unit:2} {low:8.{digits}f}–{high:<8.{digits}f}   {verdict}")
    sys.exit(0 if fine else 1)


main()
