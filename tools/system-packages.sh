#!/bin/sh
# Installs what tests need from the system, where this user may: gettext, poppler, a browser, Java, Apertium.
# Elsewhere it says what is missing, and the tests that need it are skipped by name.
set -eu
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need msgfmt gettext
need pdftotext poppler-utils
need chromium chromium
need java default-jre-headless
need apertium "apertium apertium-eng-spa apertium-eng-cat"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing$missing"
  apt-get update -qq
  # shellcheck disable=SC2086 - a list of names
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
else
  echo "Not installed:$missing. The tests that need them will be skipped." >&2
fi
