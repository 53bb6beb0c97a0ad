"""The console script, and `python -m briefset`: the command line, interruptible from its first import to its end.

In: argv. Out: an exit code. Never: a traceback for Ctrl-C.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

from briefset import __version__
from briefset.diagnostics import Exit


def main() -> NoReturn:
    """Runs the command."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        code = _run()
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # what Python does at its end has no place for an exception
    if code == Exit.INTERRUPTED:
        sys.stderr.write("interrupted\n")
    sys.exit(code)


def _run() -> int | str | None:
    if sys.argv[1:] in (["-V"], ["--version"]):  # answered before Typer, which takes ten times as long to import
        sys.stdout.write(f"briefset {__version__}\n")
        return Exit.OK
    from briefset.cli import app

    try:
        app()
    except SystemExit as end:
        return end.code
    return Exit.OK


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    """The first Ctrl-C unwinds, so that everything is put away; one that comes while it does ends at once."""
    signal.signal(signal.SIGINT, _leave)
    raise KeyboardInterrupt


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, b"interrupted\n")
    os._exit(Exit.INTERRUPTED)


if __name__ == "__main__":
    main()
