#!/bin/sh
# What every change must pass before its tests: the format, the arrows between the rooms, the house rules.
set -eu
cd "$(dirname "$0")/.."

echo "รูปแบบ · format" >&2
git ls-files -z --cached --others --exclude-standard -- '*.swift' |
    xargs -0 swift format lint --strict --parallel --configuration .swift-format

echo "ลูกศรระหว่างห้อง · arrows" >&2
swift build --build-tests --explicit-target-dependency-import-check=error

echo "กฎของบ้าน · house rules" >&2
swift test --skip-build --disable-xctest --filter '^HouseTests\.'
