"""What can be added to a summary from words of its article.

In: nothing. Out: `Kind`. Never: imported together with what takes time; the command line knows the names from here.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What can be added; the list of the summary is its plural."""

    statistic = "statistic"
    quotation = "quotation"
    event = "event"
    term = "term"

    @property
    def collection(self) -> str:
        """The key of the summary that lists its kind."""
        return f"{self.value}s"
