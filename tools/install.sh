#!/bin/sh
# Installs pinned packages into an environment: `sh tools/install.sh .venv requirements/test.txt`. pip brings uv, which
# takes a fifth of pip's time for the rest and checks the same hashes. It reads none of pip's settings, such as the
# address of another index: where it gets nothing, or there is no uv, pip brings all.
set -eu
pip="$1/bin/python -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes"
[ -x "$1/bin/uv" ] || $pip --only-binary :all: -r requirements/uv.txt || true
"$1/bin/uv" pip install --quiet --python "$1/bin/python" --require-hashes -r "$2" || $pip -r "$2"
