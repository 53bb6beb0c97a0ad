"""Which statements a person means: by path, by name, or by some of their words.

In: `Register`, `Summary`, what was typed. Out: `Statement`s. Never: guesses; nothing is found by likeness.
"""

from __future__ import annotations

from briefset.evidence.quotations.collect import walk_named
from briefset.evidence.register import Register, Statement
from briefset.language.quantity import plain_text
from briefset.summary.model import Summary
from briefset.yaml12.paths import is_at_or_below


def select_statements(register: Register, summary: Summary, wanted: str) -> list[Statement]:
    """The statements at or below a path such as `claims[0]`, or of a name such as `two-dreams`, or with the words."""
    names = dict(walk_named(summary))
    named = {entry.path for name, entry in names.items() if wanted in (name, getattr(entry, "id", None))}
    at = [one for one in register.statements if any(is_at_or_below(one.path, path) for path in {wanted, *named})]
    if at or not wanted.strip():
        return at
    words = _plain(wanted)
    return [one for one in register.statements if words in _plain(f"{one.head} {one.stated}")]


def _plain(text: str) -> str:
    return " ".join(plain_text(text).split())
