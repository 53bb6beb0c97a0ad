"""Each broken input of `cases/` and the diagnostics beside it, in the short format.

`cases/reading/` is taken as it is. `cases/summary/` holds parts of a summary; the sections of `base.yaml` that a part
does not begin itself (or renounce with `# without KEY`) are appended, so that line numbers are those of the part.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from briefset.cli.format import format_diagnostics
from briefset.diagnostics import Diagnostic, Exit, Failure, Position
from briefset.diagnostics.codes import SUMMARY_CODES
from briefset.summary.validate import validate
from briefset.yaml12.document import load

CASES = Path(__file__).resolve().parents[1] / "cases"
READING = sorted((CASES / "reading").glob("*.yaml"))
SUMMARY = sorted((CASES / "summary").glob("*.yaml"))
SECTION = re.compile(r"^([a-z-]+)(:.*\n(?: .*\n)*)", re.MULTILINE)


def complete(part: str) -> str:
    own = set(re.findall(r"^(?:# without )?([a-z-]+)", part, re.MULTILINE))
    sections = SECTION.findall((CASES / "base.yaml").read_text(encoding="utf-8"))
    return part + "".join(key + body for key, body in sections if key not in own)


def refuse(data: bytes, name: str) -> list[Diagnostic]:
    with pytest.raises(Failure) as caught:
        validate(load(data, name))
    assert caught.value.exit_code is Exit.ERRORS
    return caught.value.diagnostics


def diagnose(case: Path) -> list[Diagnostic]:
    if case in READING:
        return refuse(case.read_bytes(), case.name)
    return refuse(complete(case.read_text(encoding="utf-8")).encode(), case.name)


@pytest.mark.parametrize("case", [*READING, *SUMMARY], ids=lambda case: case.stem)
def test_a_broken_input_is_diagnosed_as_written_beside_it(case: Path) -> None:
    found = format_diagnostics(diagnose(case), "short")
    assert found == case.with_suffix(".expected").read_text(encoding="utf-8")


def test_there_are_many_cases_and_each_expectation_has_one() -> None:
    assert len(READING) + len(SUMMARY) >= 80
    assert {path.with_suffix(".yaml") for path in CASES.glob("*/*.expected")} == {*READING, *SUMMARY}


def test_the_cases_show_every_code_but_those_of_large_or_undecodable_files() -> None:
    shown = {diagnostic.code for _, diagnostic in told()}
    assert set(SUMMARY_CODES) - shown == {"encoding", "file-too-large", "too-many-values"}
    assert shown <= set(SUMMARY_CODES)


def test_every_diagnostic_says_where_what_and_what_to_do() -> None:
    for case, diagnostic in told():
        assert diagnostic.position.file == case.name
        assert diagnostic.position.line >= 1
        assert diagnostic.position.column >= 1
        assert ends_of(diagnostic.position) >= (diagnostic.position.line, diagnostic.position.column)
        assert diagnostic.message
        assert diagnostic.hint


@cache
def told() -> list[tuple[Path, Diagnostic]]:
    """All that is told of all cases."""
    return [(case, diagnostic) for case in [*READING, *SUMMARY] for diagnostic in diagnose(case)]


def ends_of(position: Position) -> tuple[int, int]:
    return position.end_line, position.end_column


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"a: [1, 2\nb: 3", (1, 4, 1, 7)),
        (b"a: @b c", (1, 4, 1, 6)),
        (b"a: b: c", (1, 5, 1, 6)),
        (b"a:\tb", (1, 3, 1, 4)),
        (b"a: x\xff", (1, 5, 1, 6)),
        (b"a: " + b"w" * 500, (1, 4, 1, 504)),
        (b"a: 'b", (1, 4, 1, 6)),
        (b"- a\nb: c", (2, 1, 2, 3)),
    ],
)
def test_a_fault_ends_after_its_word(text: bytes, place: tuple[int, int, int, int]) -> None:
    with pytest.raises(Failure) as caught:
        load(text, "x.yaml")
    position = caught.value.diagnostics[0].position
    assert (position.line, position.column, *ends_of(position)) == place


def test_no_message_is_one_of_a_library() -> None:
    words = re.compile(r"Input should|Value error|token|scalar|while parsing|did not find")
    assert [diagnostic for _, diagnostic in told() if words.search(diagnostic.message)] == []
