#!/bin/sh
# Installs the system packages of scripts/packages.txt that are missing; quick and silent when none is.
#
#   scripts/install-packages.sh serve    to build and run the program
#   scripts/install-packages.sh test     to test and measure it as well
set -eu

part=${1:-serve}
list=$(dirname "$0")/packages.txt
case "$part" in
    serve | test) ;;
    *) sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 64 ;;
esac

say() { printf '%s\n' "$@" >&2; }

# The part's own lines and those of the parts above it.
wanted=$(awk -v part="$part" '
    { sub(/[ \t]*#.*/, "") }
    /^\[/ { if (reached) exit; if ($1 == "[" part "]") reached = 1; next }
    NF { print $1 }' "$list")

if ! command -v dpkg-query >/dev/null 2>&1; then
    say "เครื่องนี้ไม่ใช่ Debian/Ubuntu กรุณาติดตั้งไลบรารีที่เทียบเท่ากับรายการต่อไปนี้เอง แล้วสั่ง: make … PACKAGES=no" \
        "This is not Debian or Ubuntu. Install the equivalents of these packages, then run: make … PACKAGES=no" \
        "  $(echo $wanted)"
    exit 69
fi

# shellcheck disable=SC2086 # the list is words
have=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null | awk '$2 == "installed" { print $1 }') || true
missing=$(for name in $wanted; do printf '%s\n' "$have" | grep -qxF "$name" || printf '%s ' "$name"; done)
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    as_root=sudo
else
    say "ขาดแพ็กเกจของระบบ กรุณาให้ผู้ดูแลเครื่องสั่ง แล้วลองใหม่:" \
        "System packages are missing. Ask the machine's administrator to run this, then try again:" \
        "  apt-get install $missing"
    exit 77
fi

say "ติดตั้งแพ็กเกจของระบบ · Installing system packages: $missing"
apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" </dev/null >&2; }
# shellcheck disable=SC2086
if ! { apt update && apt install --no-install-recommends $missing; }; then
    say "ติดตั้งไม่สำเร็จ กรุณาตรวจสอบเครือข่ายและข้อความด้านบน แล้วสั่งใหม่อีกครั้ง" \
        "The installation failed. Check the network and the messages above, then run the command again."
    exit 69
fi
