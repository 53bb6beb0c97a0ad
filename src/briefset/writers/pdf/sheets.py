"""Style sheets, read once in a process and used for every document after that.

In: the text of a style sheet in a page. Out: WeasyPrint's reading of it, the same one for the same text.
Never: keeps one that names counters, fonts or other sheets of its own, or one that was complained of.
It wraps a name of WeasyPrint 70.
"""

from __future__ import annotations

import re
from typing import Any

OWN_RESOURCES = re.compile(r"@(font-face|counter-style|import|color-profile|layer|namespace)")
"""What a sheet adds to its document while it is read, so that it must be read again for the next."""
_kept: dict[tuple[str, str], Any] = {}


def install() -> None:
    """Wrap WeasyPrint's reading of style sheets, once per process."""
    from weasyprint import css

    if getattr(css.CSS, "reads_once", False):
        return
    read = css.CSS

    def read_once(*positional: Any, **options: Any) -> Any:
        text = options.get("string")
        if text is None or positional or OWN_RESOURCES.search(text):
            return read(*positional, **options)
        rules = options.pop("page_rules", None)
        key = (text, options.get("media_type", ""))
        if key not in _kept:
            _kept[key] = read(**options)
        if rules is not None:
            rules.extend(_kept[key].page_rules)
        return _kept[key]

    read_once.reads_once = True  # type: ignore[attr-defined]
    css.CSS = read_once


def forget() -> None:
    """Read every sheet anew: a warning was logged while one was read, and must be logged again."""
    _kept.clear()
