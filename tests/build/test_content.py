"""The articles under `content/` whose text is published are ordinary summaries: short, and without a complaint."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefset.build.articles import ArticleFolder
from briefset.build.check import check, warnings
from tests.support.projects import ROOT

PUBLISHED = ("rewetted-bog", "rufbus")
LINES, LETTERS = 120, 120


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_article_is_checked_without_a_complaint(name: str) -> None:
    folder = ArticleFolder(name, ROOT / "content" / name, ROOT)
    checked = check(folder, locked=True)
    assert warnings(checked) == []
    lines = folder.summary.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= LETTERS


@pytest.mark.parametrize("name", PUBLISHED)
def test_its_text_is_free_and_says_that_it_is_invented(name: str) -> None:
    last = Path(ROOT / "content" / name / "source.txt").read_text(encoding="utf-8").splitlines()[-1]
    assert "CC0 1.0" in last
