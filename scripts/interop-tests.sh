#!/bin/sh
# Other people's programs read the map's interfaces: GDAL, OWSLib, an OpenAPI validator, a fuzzer (Tests/Interop).
# Makes the Python environment they need (once).
#
#   scripts/interop-tests.sh [arguments of pytest]      for example -k gdal
#
# SONGHONG names the program; without it .build/debug/songhong. SONGHONG_URL names one that runs already.
set -eu
cd "$(dirname "$0")/.."

if ! command -v ogr2ogr >/dev/null; then
    echo "interop-tests.sh: ogr2ogr is missing (Debian: gdal-bin)" >&2
    exit 69
fi
wanted=Tests/Interop/requirements.txt
if ! cmp -s "$wanted" .venv-interop/installed.txt; then
    # Debian's own Python, which python3-venv belongs to, where there is one.
    python=/usr/bin/python3
    [ -x "$python" ] || python=python3
    rm -rf .venv-interop
    "$python" -m venv .venv-interop
    .venv-interop/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: -r "$wanted"
    cp "$wanted" .venv-interop/installed.txt
fi
exec .venv-interop/bin/python -m pytest --rootdir=Tests/Interop -c Tests/Interop/pytest.ini "$@" Tests/Interop
