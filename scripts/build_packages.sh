#!/bin/sh
# Adds wheel and sdist to dist/. Their files are dated by SOURCE_DATE_EPOCH, else by the last commit, so that two runs
# give the same bytes.
set -eu

cd "$(dirname "$0")/.."
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || echo 315532800)}"
export SOURCE_DATE_EPOCH
.venv/bin/hatchling build -d dist >/dev/null
