#!/bin/sh
# Installs what tests need from the system, where this user may: gettext, poppler, two browsers, Java, chattr, Apertium.
# Elsewhere it says what is missing, and the tests that need it are skipped by name.
set -eu
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need msgfmt gettext
need pdftotext poppler-utils
# The shell of Chromium does for the tests what Chromium does, for three quarters of the time; some systems have none.
command -v chromium-headless-shell >/dev/null 2>&1 || need chromium chromium
command -v firefox >/dev/null 2>&1 || need firefox-esr firefox-esr
need java default-jre-headless
[ "$(id -u)" != 0 ] || need chattr e2fsprogs # others hold files by rights
need apertium "apertium apertium-eng-spa apertium-eng-cat"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing$missing"
  # Another process, such as automatic updates, may hold apt's locks for minutes; `update` has no option to wait.
  tries=0
  while ! said=$(LC_ALL=C apt-get update -qq 2>&1); do
    case $said in *"Could not get lock"*) tries=$((tries + 1)) ;; *) tries=60 ;; esac
    [ "$tries" -lt 60 ] || { echo "$said" >&2; exit 1; }
    sleep 10
  done
  if apt-cache show chromium-headless-shell >/dev/null 2>&1; then
    missing=$(echo "$missing" | sed 's/ chromium\( \|$\)/ chromium-headless-shell\1/')
  fi
  there="" absent=""
  for name in $missing; do
    case $(LC_ALL=C apt-cache policy "$name") in
      "" | *"Candidate: (none)"*) absent="$absent $name" ;; # Ubuntu has browsers as snaps alone
      *) there="$there $name" ;;
    esac
  done
  # shellcheck disable=SC2086 - a list of names
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -qq -y --no-install-recommends $there >/dev/null
  missing=$absent
fi
[ -z "$missing" ] || echo "Not installed:$missing. The tests that need them will be skipped." >&2
