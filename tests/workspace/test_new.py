"""`new` writes a summary that checks and builds at once, and never writes over anything."""

from pathlib import Path

import pytest

from briefset.build.articles import find_articles
from briefset.build.check import check, describe
from briefset.diagnostics import Exit, Failure
from briefset.workspace.new import scaffold


def test_the_sample_checks_at_once(project: Path) -> None:
    described = describe(check(find_articles(project, [])[0]))
    assert described.endswith("30 quotations and pieces of evidence found in the article")


def test_a_skeleton_from_an_article_checks_at_once_and_lists_its_paragraphs(project: Path) -> None:
    source = project / "content" / "demo" / "source.txt"
    scaffold(project, "second", source)
    check(find_articles(project, ["second"])[0])
    lines = (project / "content" / "second" / "summary.yaml").read_text(encoding="utf-8").splitlines()
    assert "# P6 (45 words) The number of visitors rose from 12,000 in …" in lines
    assert "#    quotation: “We were afraid of losing our place, and we have not lost it,”" in lines
    assert "#    number: … million, of which nearly $1 million came from the …" in lines


def test_a_folder_that_is_there_is_left_alone(project: Path) -> None:
    with pytest.raises(Failure) as caught:
        scaffold(project, "demo", None)
    assert caught.value.exit_code is Exit.USAGE


@pytest.mark.parametrize("slug", ["", "Two Words", "../up", "a" * 81, "-a", "ä"])
def test_a_name_that_is_no_slug_is_refused(tmp_path: Path, slug: str) -> None:
    with pytest.raises(Failure):
        scaffold(tmp_path, slug, None)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_article_writes_nothing(tmp_path: Path) -> None:
    source = tmp_path / "empty.txt"
    source.write_bytes(b"")
    with pytest.raises(Failure):
        scaffold(tmp_path, "second", source)
    assert not (tmp_path / "content").exists()
