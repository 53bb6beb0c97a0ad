"""Why each code exists, with a wrong and a right example; the rules themselves are in `codes`.

In: the tables of this folder. Out: `Explanation` by code. Never: a rule that `codes` does not have.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from briefset.diagnostics.codes import CODES
from briefset.yaml12.document import load

GROUPS = {
    "yaml": "The YAML of a summary",
    "summary": "What a summary is made of",
    "evidence": "Quotations and evidence",
    "numbers": "Numbers and dates",
    "sense": "The sense of a statement",
    "documents": "Templates and finished documents",
    "project": "Files and commands",
}
"""The tables, in the order in which they are listed, with their headings."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a rule exists; `where` is empty when the examples are pieces of the sample summary."""

    code: str
    rule: str
    group: str
    why: str
    wrong: str
    right: str
    where: str = ""


@cache
def read_explanations() -> dict[str, Explanation]:
    """All explanations by code, group by group."""
    explanations = [
        Explanation(code=code, rule=CODES[code], group=group, **{name: str(text) for name, text in entry.items()})
        for group in GROUPS
        for code, entry in _read(group).items()
    ]
    return {explanation.code: explanation for explanation in explanations}


def _read(group: str) -> dict[str, dict[str, object]]:
    name = f"{group}.yaml"
    return load((resources.files(__name__) / name).read_bytes(), name).data
