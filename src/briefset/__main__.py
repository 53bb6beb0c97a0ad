"""The console script, and `python -m briefset`: the command line, interruptible from its first import to its end.

In: argv. Out: an exit code. Never: a traceback for Ctrl-C.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # what `signal` wraps, without enum, which takes longer than an answer
import os
import sys

INTERRUPTED = 130
TYPE_CHECKING = False
if TYPE_CHECKING:  # typing takes longer to import than many an answer to be given
    from types import FrameType
    from typing import NoReturn


def main() -> NoReturn:
    """Runs the command, unless its answer is ready; Ctrl-C ends at once while there is nothing to put away."""
    hears = _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler
    if hears:
        _signal.signal(_signal.SIGINT, _leave)
    try:
        from briefset.cli.ready import answer

        _use_utf8()
        code = answer(sys.argv[1:])
        code = _run(hears) if code is None else code
    except KeyboardInterrupt:
        code = INTERRUPTED
    _signal.signal(_signal.SIGINT, _signal.SIG_IGN)  # what Python does at its end has no place for an exception
    if code == INTERRUPTED:
        _say_so()
        # After a Ctrl-C in the `exec` of a text Python ends by that signal (run_eval_code_obj), unless another follows.
        exec("")  # noqa: S102 - it is empty
    sys.exit(code)


def _run(hears: bool) -> int:
    from briefset.cli.application import run

    if hears:
        sys.unraisablehook = _notice
        _signal.signal(_signal.SIGINT, _interrupt)
    try:
        code: int = run()
    except BaseException:
        if not _was_interrupted():
            raise
        code = INTERRUPTED
    return INTERRUPTED if code and _was_interrupted() else code


def _was_interrupted() -> bool:
    """Whether Ctrl-C was heard; another exception may have been made of it, as Python 3.11 does in `__set_name__`."""
    return _signal.getsignal(_signal.SIGINT) is _leave


def _use_utf8() -> None:
    """Data is UTF-8 whatever the locale; bytes of a file's name that are no text are written as escapes."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open while we run
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    """The first Ctrl-C unwinds, so that everything is put away; one that comes while it does ends at once."""
    _signal.signal(_signal.SIGINT, _leave)
    raise KeyboardInterrupt


def _notice(lost: sys.UnraisableHookArgs) -> None:
    """A Ctrl-C that came where Python drops exceptions, as while it frees an object, ends at once."""
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
