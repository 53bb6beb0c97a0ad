"""A language server for those who write summaries: `briefset lsp`."""

from __future__ import annotations

import logging
import os
import signal

from briefset.editor.server import server

__all__ = ["serve"]


def serve() -> None:
    """Answers an editor over stdin and stdout until it closes them; what else is printed goes to stderr."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_DFL)  # nothing is to be put away, and a thread waits for stdin
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # the editor is told of faults, and shows them
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    server.start_io(stdout=stream)
