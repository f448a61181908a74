#!/bin/bash
# All tests: the Swift ones on both databases, then the browser's, then those of other people's map programs.
# The last line of standard output counts them.
#
#   scripts/test.sh                     everything
#   scripts/test.sh --filter Civics     only Swift tests whose names match, no browser, no map programs
set -u
cd "$(dirname "$0")/.." || exit 70

results=artefacts/results
rm -rf "$results" artefacts/screens && mkdir -p "$results" || exit 70

swift build --build-tests || exit 1

commands=$(scripts/postgres-for-tests.sh start) || exit 1
eval "$commands"
trap 'scripts/postgres-for-tests.sh stop' EXIT
trap 'exit 130' INT TERM HUP

failed=0
# Swift Testing alone: without this a second, empty XCTest run is reported too.
swift test --skip-build --disable-xctest --parallel --xunit-output "$results/swift.xml" "$@" </dev/null || failed=1
# A run that crashed has left no file; then its failure is counted as one.
ls "$results"/swift*.xml >/dev/null 2>&1 || failed=1
sum=("swift=$failed:$results/swift*.xml")

if [ $# = 0 ]; then
    failed=0
    scripts/browser-tests.sh --junitxml="$results/browser.xml" </dev/null || failed=1
    sum+=("browser=$failed:$results/browser*.xml")
    failed=0
    scripts/interop-tests.sh --junitxml="$results/interop.xml" </dev/null || failed=1
    sum+=("interop=$failed:$results/interop*.xml")
fi

python3 scripts/sum-tests.py "${sum[@]}"
