"""The console script, and `python -m briefset`: the command line, interruptible from its first import to its end.

In: argv. Out: an exit code. Never: a traceback for Ctrl-C, or something left behind where the system or the end of the
terminal ends it (SIGTERM, SIGHUP).
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # what `signal` wraps, without enum, which takes longer than an answer
import os
import sys

INTERRUPTED = 130
OBJECTS_BETWEEN = 20_000
"""How many objects are made before Python looks for cycles; by its own 700 it does so through an eighth of a build."""
ENDINGS = [getattr(_signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(_signal, name)]
TYPE_CHECKING = False
if TYPE_CHECKING:  # typing takes longer to import than many an answer to be given
    from collections.abc import Callable
    from types import FrameType
    from typing import NoReturn


def main() -> NoReturn:
    """Runs the command, unless its answer is ready; a signal ends it at once while there is nothing to put away."""
    own = (_signal.SIG_DFL, _signal.default_int_handler)
    ENDINGS[:] = [number for number in ENDINGS if _signal.getsignal(number) in own]  # others are deaf on purpose
    _hear(_leave)
    try:
        from briefset.cli.fast_path import answer

        _use_utf8()
        code = answer(sys.argv[1:])
        code = _run() if code is None else code
    except KeyboardInterrupt:
        code = INTERRUPTED
    _hear(_signal.SIG_IGN)  # what Python does at its end has no place for an exception
    if code == INTERRUPTED:
        _say_so()
        # After a Ctrl-C in the `exec` of a text Python ends by that signal (run_eval_code_obj), unless another follows.
        exec("")  # noqa: S102 - it is empty
    sys.exit(code)


def _hear(handler: Callable[[int, FrameType | None], object] | int) -> None:
    for number in ENDINGS:
        _signal.signal(number, handler)


def _run() -> int:
    import gc

    gc.set_threshold(OBJECTS_BETWEEN)
    from briefset.cli.application import run

    sys.unraisablehook = _notice
    _hear(_interrupt)
    try:
        code: int = run()
    except BaseException:
        if not _was_interrupted():
            raise
        code = INTERRUPTED
    gc.freeze()  # or Python's end looks for cycles in all that is there, a fifth of the time of a small build
    return INTERRUPTED if code and _was_interrupted() else code


def _was_interrupted() -> bool:
    """Whether a signal was heard; another exception may have been made of it, as Python 3.11 does in `__set_name__`."""
    return any(_signal.getsignal(number) is _leave for number in ENDINGS)


def _use_utf8() -> None:
    """Data is UTF-8 whatever the locale; bytes of a file's name that are no text are written as escapes."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open while we run
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    """The first signal unwinds, so that everything is put away; one that comes while it does ends at once."""
    _hear(_leave)
    raise KeyboardInterrupt


def _notice(lost: sys.UnraisableHookArgs) -> None:
    """A signal that came where Python drops exceptions, as while it frees an object, ends at once."""
    if isinstance(lost.exc_value, KeyboardInterrupt):
        _leave()
    sys.__unraisablehook__(lost)


def _leave(_number: int = 0, _frame: FrameType | None = None) -> NoReturn:
    _say_so()
    os._exit(INTERRUPTED)


def _say_so() -> None:
    """One line, past Python's buffers, which may be in use."""
    try:
        os.write(2, b"interrupted\n")
    except OSError:  # closed by the caller
        return


if __name__ == "__main__":
    main()
