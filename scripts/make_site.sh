#!/bin/sh
# Builds the site into build/site/ from docs/ and the sets in build/; a link that leads nowhere stops it.
set -eu

cd "$(dirname "$0")/.."
.venv/bin/python scripts/make_gallery.py
python3 -m venv build/.site-tools
build/.site-tools/bin/python -m pip install --quiet mkdocs-material==9.8.2
build/.site-tools/bin/mkdocs build --strict
