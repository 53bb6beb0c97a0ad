"""What is wrong in a YAML file, before it is known which file that is.

In: line, column, code, message, hint. Out: `Fault`, or `RefusedError` that carries several. Never: prints.
"""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong; lines and columns count from 1, and 0 means the whole file.

    Without an end it ends after the word that begins there.
    """

    line: int
    column: int
    code: str
    message: str
    hint: str
    end_line: int = 0
    end_column: int = 0

    def until(self, end: tuple[int, int]) -> Fault:
        """The same with a line and column of the place after it."""
        return self._replace(end_line=end[0], end_column=end[1])


class RefusedError(Exception):
    """Ends the reading of a file; carries every fault found so far."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*(fault.message for fault in faults))
        self.faults = faults
