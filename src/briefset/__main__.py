"""The console script, and `python -m briefset`: the command line, interruptible from its first import to its end.

In: argv. Out: an exit code. Never: a traceback for Ctrl-C.
"""

from __future__ import annotations

import os
import sys

INTERRUPTED = 130
TYPE_CHECKING = False
if TYPE_CHECKING:  # typing and signal take longer to import than many an answer to be given
    from types import FrameType
    from typing import NoReturn


def main() -> NoReturn:
    """Runs the command, unless its answer is ready."""
    try:
        from briefset.cli.ready import answer

        _use_utf8()
        code = answer(sys.argv[1:])
        code = _run() if code is None else code
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        sys.stderr.write("interrupted\n")
    sys.exit(code)


def _run() -> int:
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        from briefset.cli.application import run

        return run()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # what Python does at its end has no place for an exception


def _use_utf8() -> None:
    """Data is UTF-8 whatever the locale; bytes of a file's name that are no text are written as escapes."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open while we run
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    """The first Ctrl-C unwinds, so that everything is put away; one that comes while it does ends at once."""
    import signal

    signal.signal(signal.SIGINT, _leave)
    raise KeyboardInterrupt


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, b"interrupted\n")
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
