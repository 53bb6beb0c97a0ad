#!/bin/sh
# Installs the programs that `make bench` measures against into benchmarks/.peers, apart from .venv and its lock.
# Exit codes: 1 something could not be installed. Environment: PYTHON names the interpreter to use.
set -eu

cd "$(dirname "$0")/.."
peers=benchmarks/.peers
.venv/bin/python -m venv --without-pip "$peers"
.venv/bin/python -m pip --python "$peers/bin/python" install -qq "pypandoc-binary>=1.17,<2" "typst>=0.15,<0.16"
if ! command -v pdftoppm >/dev/null && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends poppler-utils </dev/null >&2 || true
fi
command -v pdftoppm >/dev/null || { echo "pdftoppm is missing: install poppler-utils" >&2; exit 1; }
echo "Ready: make bench"
