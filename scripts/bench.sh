#!/bin/sh
# All benchmarks on a release build: tables with their bars, PASS or MISS. Exit code 1 where a bar is missed.
#
#   scripts/bench.sh [storage] [plan] [pages] [registry]   the named ones; without a name all
set -u
cd "$(dirname "$0")/.." || exit 70

# As `make serve CONFIG=release` builds it: with Swift's own library inside, an answer of a fifth of a millisecond takes
# a sixth less than with the library beside it.
swift build -c release --static-swift-stdlib || exit 1
release=$(swift build -c release --static-swift-stdlib --show-bin-path) || exit 1

missed=0
for name in ${*:-storage plan pages registry}; do
    echo
    echo "== $name"
    case "$name" in
        storage) python3 Bench/storage/bench.py --bench "$release/storage-bench" || missed=1 ;;
        plan) python3 Bench/plan/bench.py --bench "$release/plan-bench" --program "$release/songhong" || missed=1 ;;
        registry)
            # Beside PostGIS, which the package postgresql-15-postgis-3 brings.
            scripts/postgres-for-tests.sh run \
                python3 Bench/registry/bench.py --program "$release/songhong" || missed=1 ;;
        pages) python3 Bench/pages/bench.py --program "$release/songhong" || missed=1 ;;
        *) echo "bench: no benchmark named $name (storage, plan, pages, registry)" >&2; exit 64 ;;
    esac
done
exit $missed
