#!/bin/sh
# Fills dist/ with every article's documents (named article-document), the wheel, and SHA256SUMS.
# The wheel's files are dated by SOURCE_DATE_EPOCH, else by the last commit, so that two runs give the same bytes.
set -eu

cd "$(dirname "$0")/.."
# One order of file names on every machine.
export LC_ALL=C
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || echo 315532800)}"
export SOURCE_DATE_EPOCH

rm -rf dist
mkdir dist
for summary in content/*/summary.yaml; do
    article=$(basename "$(dirname "$summary")")
    for document in "build/$article"/*; do
        cp "$document" "dist/$article-$(basename "$document")"
    done
done
.venv/bin/hatchling build -t wheel -d dist >/dev/null
cd dist
sums=$(sha256sum -- *)
printf '%s\n' "$sums" | tee SHA256SUMS
