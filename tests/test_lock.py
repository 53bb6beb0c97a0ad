"""evidence.lock lets those check a summary who do not have the article, and discloses nothing of it."""

from pathlib import Path

import pytest

from briefset.diagnostics import Failure
from briefset.lock import read_lock
from briefset.project import check, find_articles, warnings, write_lock
from briefset.verify import State


@pytest.fixture
def locked(project: Path) -> Path:
    """A project whose article was locked and then taken away."""
    write_lock(find_articles(project, [])[0])
    (project / "content" / "demo" / "source.txt").unlink()
    return project


def test_a_locked_summary_verifies_without_the_article(locked: Path) -> None:
    checked = check(find_articles(locked, [])[0])
    assert checked.verified.state is State.LOCKED
    assert warnings(checked) == []


def test_a_changed_quotation_is_refused_with_its_line(locked: Path) -> None:
    summary = locked / "content" / "demo" / "summary.yaml"
    text = summary.read_text(encoding="utf-8").replace("a workplace first and a view", "a workplace last and a view")
    summary.write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as caught:
        check(find_articles(locked, [])[0])
    (fault,) = caught.value.diagnostics
    assert fault.message == "these words or their paragraph changed since evidence.lock was made"
    assert "a workplace last" in fault.excerpt


def test_a_changed_paragraph_is_refused(locked: Path) -> None:
    summary = locked / "content" / "demo" / "summary.yaml"
    text = summary.read_text(encoding="utf-8").replace("at: 6\n    text: We were", "at: 5\n    text: We were")
    summary.write_text(text, encoding="utf-8")
    with pytest.raises(Failure):
        check(find_articles(locked, [])[0])


def test_the_lock_is_sorted_and_holds_no_words_of_the_article(project: Path) -> None:
    path, count = write_lock(find_articles(project, [])[0])
    text = path.read_text(encoding="utf-8")
    names = [line.split()[0] for line in text.splitlines()[2:]]
    assert names == sorted(names)
    assert len(names) == count == 26
    assert "quay" not in text
    assert "workplace-first" in text  # the summary's own id, not the article's words


def test_locking_twice_gives_the_same_bytes(project: Path) -> None:
    path, _ = write_lock(find_articles(project, [])[0])
    first = path.read_bytes()
    write_lock(find_articles(project, [])[0])
    assert path.read_bytes() == first


def test_a_damaged_lock_is_an_error_with_its_line(project: Path) -> None:
    path, _ = write_lock(find_articles(project, [])[0])
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[4] = "garbage"
    with pytest.raises(Failure) as caught:
        read_lock("\n".join(lines).encode(), "evidence.lock")
    assert caught.value.diagnostics[0].position.line == 5


def test_locked_refuses_a_summary_that_has_no_lock(project: Path) -> None:
    with pytest.raises(Failure):
        check(find_articles(project, [])[0], locked=True)
