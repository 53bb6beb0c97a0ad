"""Everything that a preview is made of, begun and ended together.

In: an article, a port. Out: a page at an address of this machine, until a signal comes. Never: leaves a process, a
thread that holds the end up, or a file behind.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import NoReturn

from briefset.build.articles import ArticleFolder
from briefset.diagnostics import Exit
from briefset.preview.address import Editor, Sign, bind, make_token
from briefset.preview.server import Server

POLL_S = 0.1
PATIENCE_S = 3.0
"""How long the end may take; what has not ended then is left to the system."""


def serve(
    folder: ArticleFolder, look: tuple[Path | None, str], editor: str, port: int, begun: Callable[[str], None]
) -> NoReturn:
    """Serve until a signal ends it, then raise `KeyboardInterrupt`; `begun` is told the address.

    `look` is a brand and a size of paper, `editor` an address for `Editor`. Raises `Failure` where no port is free.
    """
    with ExitStack() as stack:
        opens = Editor.read(editor)
        server = bind(port, lambda number: Server(number, make_token()))
        stack.callback(server.server_close)
        sign = Sign(server.address)
        stack.callback(sign.remove)
        sign.put(folder)
        begun(server.address.url)  # who asks now waits for what is imported below
        _work(folder, look, opens, server, sign, stack)
    raise AssertionError("the work of a preview ends by a signal")


def _work(
    folder: ArticleFolder, look: tuple[Path | None, str], editor: Editor, server: Server, sign: Sign, stack: ExitStack
) -> None:
    from briefset.api.session import Session
    from briefset.preview.board import Board
    from briefset.preview.office import Office, find_office
    from briefset.preview.pictures import Pictures
    from briefset.preview.rebuild import Bell, Rebuild
    from briefset.preview.watcher import Watcher

    bell, pictures, command = Bell(), Pictures(), find_office()
    stack.callback(pictures.close)
    board = Board(editor, pictures, bell.ring)
    server.answer(board, board.states)
    threading.Thread(target=server.serve_forever, args=[POLL_S], name="server", daemon=True).start()
    stack.callback(server.shutdown)
    office = Office(command) if command else None
    if office:
        stack.callback(office.close)
    open_session = partial(Session, brand=look[0], page_size=look[1])
    rebuild = Rebuild(folder, open_session, sign.put, board, bell, pictures, office)
    watcher = Watcher(lambda: rebuild.session.watched, lambda: bell.ring(dirty=True))
    watcher.start()
    stack.callback(watcher.stop)
    stack.callback(_end_soon)
    rebuild.run()


def _end_soon() -> None:
    """End the process all the same where putting away takes too long, as while a page is drawn."""
    late = threading.Timer(PATIENCE_S, os._exit, [Exit.INTERRUPTED])
    late.daemon = True
    late.start()
