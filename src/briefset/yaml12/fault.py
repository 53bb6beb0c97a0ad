"""What is wrong in a YAML file, before it is known which file that is.

In: line, column, code, message, hint. Out: `Fault`, or `RefusedError` that carries several. Never: prints.
"""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong; lines and columns count from 1, and 0 means the whole file, or no end that is known."""

    line: int
    column: int
    code: str
    message: str
    hint: str
    end_line: int = 0
    end_column: int = 0


class RefusedError(Exception):
    """Ends the reading of a file; carries every fault found so far."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*(fault.message for fault in faults))
        self.faults = faults
