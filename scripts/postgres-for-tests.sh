#!/bin/sh
# A throw-away PostgreSQL for the tests, on loopback, with Debian's package and without its service.
#
#   eval "$(scripts/postgres-for-tests.sh start)"   starts it; sets SONGHONG_TEST_POSTGRES and SONGHONG_TEST_POSTGRES_DIR
#   scripts/postgres-for-tests.sh stop              stops the one named by SONGHONG_TEST_POSTGRES_DIR and removes it
#   scripts/postgres-for-tests.sh run COMMAND …     starts it, runs the command, stops it, gives the command's exit code
#
# start --durable keeps fsync on, for benchmarks. Data lies in a new directory under ${TMPDIR:-/tmp}.
# initdb refuses to run as root, so root hands the work to the user postgres.
set -eu

say() { echo "postgres-for-tests: $*" >&2; }

binaries() {
    for candidate in /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin; do
        if [ -x "$candidate/initdb" ]; then echo "$candidate"; return; fi
    done
    if command -v initdb >/dev/null 2>&1; then dirname "$(command -v initdb)"; return; fi
    say "no PostgreSQL server found; install the package postgresql-15"
    exit 69
}

as_postgres() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

free_port() {
    python3 -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}

start() {
    settings="-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    if [ "${1:-}" = --durable ]; then settings="-c fsync=on"; fi
    bin=$(binaries)
    base=$(mktemp -d "${TMPDIR:-/tmp}/songhong-postgres.XXXXXX")
    if [ "$(id -u)" = 0 ]; then chown postgres "$base"; fi
    # C.UTF-8 sorts by code point as SQLite does, and knows Thai letters, which the plain C does not.
    if ! as_postgres "$bin/initdb" --pgdata "$base/data" --username postgres --auth trust --encoding UTF8 \
        --locale C.UTF-8 --no-sync >"$base/initdb.log" 2>&1; then
        cat "$base/initdb.log" >&2
        exit 70
    fi
    # The port may be taken between asking and using it, so a few are tried.
    for try in 1 2 3 4 5; do
        port=$(free_port)
        if as_postgres "$bin/pg_ctl" --pgdata "$base/data" --wait --silent --log "$base/server.log" --options \
            "-h 127.0.0.1 -p $port -k $base -c max_connections=500 -c shared_buffers=64MB \
             -c max_locks_per_transaction=512 -c max_pred_locks_per_transaction=256 $settings" start >&2
        then
            echo "export SONGHONG_TEST_POSTGRES='postgres://postgres@127.0.0.1:$port/postgres'"
            echo "export SONGHONG_TEST_POSTGRES_DIR='$base'"
            return
        fi
        say "start $try failed on port $port"
    done
    cat "$base/server.log" >&2
    rm -rf "$base"
    exit 70
}

stop() {
    base=${SONGHONG_TEST_POSTGRES_DIR:-}
    case "$base" in
        */songhong-postgres.*) ;;
        *) say "SONGHONG_TEST_POSTGRES_DIR names no throw-away server"; exit 64 ;;
    esac
    as_postgres "$(binaries)/pg_ctl" --pgdata "$base/data" --wait --silent --mode immediate stop >&2 || true
    rm -rf "$base"
}

case "${1:-}" in
    start) shift; start "$@" ;;
    stop) stop ;;
    run)
        shift
        commands=$(start)
        eval "$commands"
        trap 'stop' EXIT
        trap 'exit 130' INT TERM HUP
        "$@"
        ;;
    *) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 64 ;;
esac
