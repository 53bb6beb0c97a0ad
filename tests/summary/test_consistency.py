"""Values of a summary fit one another."""

from pathlib import Path

import pytest

from briefset.diagnostics import Diagnostic, Failure
from briefset.summary.validate import validate
from briefset.yaml12.document import load

TABLE = """  - id: rows
    kind: table
    title: Two rows
    columns: [What, How]
    rows:
      - {cells: [Cafés, three], at: AT, evidence: [{at: 6, quote: three cafés opened}]}
"""


def refuse(sample: Path, at: str) -> list[Diagnostic]:
    text = sample.read_text(encoding="utf-8")
    start = text.index("\n", text.index("\nexhibits:") + 1) + 1
    text = text[:start] + TABLE.replace("AT", at) + text[start:]
    try:
        validate(load(text.encode(), "summary.yaml"))
    except Failure as failure:
        return failure.diagnostics
    return []


@pytest.mark.parametrize("at", ["6", "[5, 6]"])
def test_a_row_may_have_its_evidence_in_the_paragraphs_that_it_prints(sample: Path, at: str) -> None:
    assert refuse(sample, at) == []


@pytest.mark.parametrize(("at", "printed"), [("7", "P7"), ("[5, 7]", "P5, P7")])
def test_a_row_may_not_print_other_paragraphs_than_its_evidence(sample: Path, at: str, printed: str) -> None:
    (fault,) = refuse(sample, at)
    assert (fault.code, fault.message) == (
        "bad-locator",
        f"P6 is not among the paragraphs that the row prints, {printed}",
    )
    assert "cells: [Cafés" in fault.excerpt
