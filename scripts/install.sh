#!/bin/sh
# Installs this checkout into a new virtual environment, with the versions of requirements.lock and nothing of its
# development tools. Argument: the folder of the environment.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
"${PYTHON:-python3}" -m venv "$1"
# As constraints, for requirements with hashes would have pip install every tool of the lock.
sed -n -E 's/^([A-Za-z0-9._-]+==[^ \\]+( ; [^\\]*[^ \\])?) *\\?$/\1/p' "$here/requirements.lock" >"$1/constraints.txt"
"$1/bin/python" -m pip install --quiet --disable-pip-version-check --constraint "$1/constraints.txt" "$here"
