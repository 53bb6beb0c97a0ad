#!/bin/sh
# Makes .venv with the exact versions of requirements.lock, and checks the three system libraries of WeasyPrint.
# Writes .venv/.ready last, so that an interrupted run starts anew. Exit codes: 1 set-up failed, 4 something is missing.
# Environment: PYTHON names the interpreter to use.
set -eu

cd "$(dirname "$0")/.."
venv=.venv
# A user's pip settings must not redirect the installation out of .venv.
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV || true

say() { printf '%s\n' "$*" >&2; }
stop() { code=$1; shift; say "Set-up stopped: $*"; exit "$code"; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
has() { "$1" -c "import $2" >/dev/null 2>&1; }
can_install() { has "$1" ensurepip || has "$1" pip || has "$1" virtualenv; }

find_python() {
    for candidate in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3}; do
        if new_enough "$candidate" && can_install "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    if [ -n "${PYTHON:-}" ]; then
        stop 4 "PYTHON=$PYTHON is not Python 3.11 or newer with pip."
    fi
    found=$(python3 --version 2>/dev/null || echo "no python3")
    stop 4 "briefset needs Python 3.11 or newer with pip; found $found.
On Debian 12 or Ubuntu 24.04 type:  sudo apt-get install -y python3 python3-pip python3-venv"
}

# Prints the command that installs what is missing, or nothing.
missing() {
    PYTHONPATH=src "$1" -B -c 'from briefset.files.libraries import install_command, missing_libraries
missing = missing_libraries()
print(install_command(missing) if missing else "")'
}

require_libraries() {
    command=$(missing "$1")
    [ -n "$command" ] || return 0
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing the system libraries of the PDF writer …"
        DEBIAN_FRONTEND=noninteractive sh -c "$command" </dev/null >&2 || true
        [ -n "$(missing "$1")" ] || return 0
    fi
    stop 4 "the PDF writer needs Pango and HarfBuzz. Do this, then run make again:
    $command"
}

# Debian and Ubuntu split ensurepip off into python3-venv; without it the system's own pip serves as well.
make_venv() {
    rm -rf "$venv"
    "$1" -m venv "$venv" >/dev/null 2>&1 && return
    rm -rf "$venv"
    if has "$1" pip; then
        "$1" -m venv --without-pip "$venv"
    else
        "$1" -m virtualenv -q "$venv"
    fi
}

pip_install() {
    if has "$venv/bin/python" pip; then
        "$venv/bin/python" -m pip install -qq "$@"
    else
        "$python" -m pip --python "$venv/bin/python" install -qq "$@"
    fi
}

# A regular file alone is read: anything may stand in a folder that was unpacked or copied.
ready() { if [ -f "$venv/.ready" ] && [ ! -L "$venv/.ready" ]; then head -c 4096 "$venv/.ready"; fi }
finished_here() { [ "$(ready)" = "$PWD" ] && new_enough "$venv/bin/python"; }

python=$(find_python)
require_libraries "$python"
if finished_here; then
    say "Updating $venv …"
else
    say "Creating $venv with $("$python" --version) …"
    make_venv "$python"
fi
rm -f "$venv/.ready"
say "Installing the locked versions (about a minute) …"
pip_install --require-hashes -r requirements.lock ||
    stop 1 "pip could not install requirements.lock; its message is above. A network or a package mirror is needed once."
pip_install --no-deps --no-build-isolation --editable . || stop 1 "pip could not install the project itself."
printf '%s\n' "$PWD" >"$venv/.ready"
say "Ready."
