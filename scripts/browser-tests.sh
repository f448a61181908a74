#!/bin/sh
# The tests in a real browser: makes the Python environment they need (once), then runs Tests/Browser.
#
#   scripts/browser-tests.sh [arguments of pytest]      for example -k login
#
# SONGHONG names the program; without it .build/debug/songhong.
set -eu
cd "$(dirname "$0")/.."

wanted=Tests/Browser/requirements.txt
if ! cmp -s "$wanted" .venv/installed.txt; then
    # Debian's own Python, which python3-venv belongs to, where there is one.
    python=/usr/bin/python3
    [ -x "$python" ] || python=python3
    rm -rf .venv
    "$python" -m venv .venv
    # Only wheels: nothing is compiled here, and no browser is fetched (Debian's is used).
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: -r "$wanted"
    cp "$wanted" .venv/installed.txt
fi
exec .venv/bin/python -m pytest --rootdir=Tests/Browser -c Tests/Browser/pytest.ini "$@" Tests/Browser
