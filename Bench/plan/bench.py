#!/usr/bin/env python3
"""Reads, checks and stores a plan of 2,000 activities x 5 years; prints CPU times and the bar.

    Bench/plan/bench.py --bench .build/release/plan-bench --program .build/release/songhong [--runs 5]

`plan-bench` measures reading and checking inside the process. `songhong plan import` into a new directory is the whole
way: start, new database with all migrations, reading, checking, one transaction. Exit code 1 where the bar is missed.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

BAR_SECONDS = 1.0


def cpu_of(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, wall


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bench", required=True)
    options.add_argument("--program", required=True)
    options.add_argument("--runs", type=int, default=5)
    options = options.parse_args()

    parts = json.loads(subprocess.run([options.bench], check=True, capture_output=True, text=True).stdout)
    print("inside the process:", json.dumps(parts, ensure_ascii=False))

    with tempfile.TemporaryDirectory() as scratch:
        document = os.path.join(scratch, "plan.txt")
        with open(document, "wb") as file:
            subprocess.run([options.bench, "--print"], check=True, stdout=file)
        empty = [cpu_of([options.program, "plan", "read", "--help"]) for _ in range(options.runs)]
        whole = [
            cpu_of([options.program, "plan", "import", document, "--data", os.path.join(scratch, f"data-{run}")])
            for run in range(options.runs)
        ]
    cpu = statistics.median(run[0] for run in whole)
    wall = statistics.median(run[1] for run in whole)
    start = statistics.median(run[0] for run in empty)
    print(f"songhong plan import, median of {options.runs}: {cpu:.3f} s CPU, {wall:.3f} s wall"
          f" (of which {start:.3f} s CPU to start the program)")
    verdict = "PASS" if cpu < BAR_SECONDS else "MISS"
    print(f"bar: read, checked and stored in under {BAR_SECONDS:.0f} s CPU: {verdict}")
    sys.exit(0 if verdict == "PASS" else 1)


if __name__ == "__main__":
    main()
