"""`check --fix` puts the article's wording in, tells what it did, and leaves alone what is not clear."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefset.cli.application import app
from tests.support.projects import make_project, summary_of


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    make_project(tmp_path)
    return summary_of(tmp_path)


def check(summary: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["check", "--project", str(summary.parents[2]), *options])
    return done.exit_code, done.stderr


def spoil(summary: Path, old: str, new: str) -> tuple[str, str]:
    """The file before and after a change of one piece of it."""
    before = summary.read_text(encoding="utf-8")
    assert before.count(old) == 1, f"{old!r} stands {before.count(old)} times in the sample"
    after = before.replace(old, new)
    summary.write_text(after, encoding="utf-8")
    return before, after


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "    text: We were afraid of losing our place, and we have",
            "    text: We were scared of losing our place, and we have",
        ),
        ("    at: 6\n    text: We were", "    at: 5\n    text: We were"),
        (
            "{at: 8, quote: they should copy the council’s patience}",
            "{at: 8, quote: they should follow the council’s patience}",
        ),
    ],
)
def test_a_wrong_word_or_paragraph_is_put_right_and_nothing_else_changes(summary: Path, old: str, new: str) -> None:
    before, _ = spoil(summary, old, new)
    assert check(summary)[0] == 1
    code, said = check(summary, "--fix")
    assert (code, summary.read_text(encoding="utf-8")) == (0, before)
    assert "summary.yaml:" in said
    assert check(summary)[0] == 0


def test_the_change_is_shown_word_by_word(summary: Path) -> None:
    spoil(summary, "text: We were afraid of", "text: We were scared of")
    assert "[-scared-] {+afraid+}" in check(summary, "--fix")[1]


def test_what_is_not_clear_stays_and_the_error_with_it(summary: Path) -> None:
    _, after = spoil(
        summary, "text: We were afraid of losing our place, and we have not lost it", "text: Gulls like fish"
    )
    code, said = check(summary, "--fix")
    assert (code, summary.read_text(encoding="utf-8")) == (1, after)
    assert "not-in-article" in said
