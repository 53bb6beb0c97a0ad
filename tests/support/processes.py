"""Processes that tests start: how they hear signals, and which of them run."""

import os
import select
import sys
from pathlib import Path

# A shell makes a program that it starts in the background deaf to these two; those of the tests must hear them.
HEARING = ("env", "--default-signal=INT,HUP", sys.executable)


def members(session: int) -> set[int]:
    """The processes of a session that run."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(its) == session and state != "Z":
            found.add(int(stat.parent.name))
    return found


def wait_for_end(session: int) -> None:
    """Waits until no process of a session runs, however long a busy machine takes for that."""
    while left := members(session):
        for pid in left:
            try:
                handle = os.pidfd_open(pid)
            except ProcessLookupError:
                continue
            select.select([handle], [], [])
            os.close(handle)
