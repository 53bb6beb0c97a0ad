"""The newest state of a preview, for those who wait for it.

In: states, as values for JSON. Out: each reader's next, with its number. Never: a queue; the slow miss what is old.
"""

from __future__ import annotations

import json
import threading
from typing import Any


class States:
    """Holds one state; may be written and awaited from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._values: dict[str, Any] = {}
        self._number, self._text = 0, "{}"

    def update(self, **values: Any) -> None:
        """Put values in; readers are told when that changes anything."""
        with self._changed:
            self._values |= values
            text = json.dumps(self._values, ensure_ascii=False)
            if text != self._text:
                self._number, self._text = self._number + 1, text
                self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> tuple[int, str]:
        """The newest state and its number, as soon as that is not `seen`, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != seen, seconds)
            return self._number, self._text
