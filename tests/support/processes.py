"""Processes that tests start: how they hear signals, and which of them run."""

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
