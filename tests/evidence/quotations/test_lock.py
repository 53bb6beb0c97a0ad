"""evidence.lock lets those check a summary who do not have the article, and discloses nothing of it."""

from pathlib import Path

import pytest

from briefset.build.check import check, warnings, write_lock
from briefset.diagnostics import Failure
from briefset.evidence.quotations.lock import read_lock
from briefset.evidence.quotations.verify import How, State, Stretch
from tests.support.projects import article_of, check_project, summary_of


@pytest.fixture
def locked(project: Path) -> Path:
    """A project whose article was locked and then taken away."""
    write_lock(article_of(project))
    (project / "content" / "demo" / "source.txt").unlink()
    return project


def test_a_locked_summary_verifies_without_the_article(locked: Path) -> None:
    checked = check_project(locked)
    assert checked.verified.state is State.LOCKED
    assert warnings(checked) == []


def test_a_changed_quotation_is_refused_with_its_line(locked: Path) -> None:
    summary = summary_of(locked)
    text = summary.read_text(encoding="utf-8").replace("a workplace first and a view", "a workplace last and a view")
    summary.write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as caught:
        check_project(locked)
    (fault,) = caught.value.diagnostics
    assert fault.message == "these words or their paragraph changed since evidence.lock was made"
    assert "a workplace last" in fault.excerpt


def test_a_changed_paragraph_is_refused(locked: Path) -> None:
    summary = summary_of(locked)
    text = summary.read_text(encoding="utf-8").replace("at: 6\n    text: We were", "at: 5\n    text: We were")
    summary.write_text(text, encoding="utf-8")
    with pytest.raises(Failure):
        check_project(locked)


def test_the_lock_is_sorted_and_holds_no_words_of_the_article(project: Path) -> None:
    path, count = write_lock(article_of(project))
    text = path.read_text(encoding="utf-8")
    names = [line.split()[0] for line in text.splitlines()[2:]]
    assert names == sorted(names)
    assert len(names) == count == 30
    assert "quay" not in text
    assert "workplace-first" in text  # the summary's own id, not the article's words


def test_locking_twice_gives_the_same_bytes(project: Path) -> None:
    path, _ = write_lock(article_of(project))
    first = path.read_bytes()
    write_lock(article_of(project))
    assert path.read_bytes() == first


def test_a_damaged_lock_is_an_error_with_its_line(project: Path) -> None:
    path, _ = write_lock(article_of(project))
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[4] = "garbage"
    with pytest.raises(Failure) as caught:
        read_lock("\n".join(lines).encode(), "evidence.lock")
    assert caught.value.diagnostics[0].position.line == 5


def test_locked_refuses_a_summary_that_has_no_lock(project: Path) -> None:
    with pytest.raises(Failure):
        check_project(project, locked=True)


def relock(project: Path, old: str, new: str) -> list[str]:
    """The messages of `check --locked`, with the article at hand, after one change of the locked summary."""
    folder = article_of(project)
    write_lock(folder)
    text = folder.summary.read_text(encoding="utf-8")
    assert old in text
    folder.summary.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Failure) as caught:
        check(folder, locked=True)
    return [fault.message for fault in caught.value.diagnostics]


def test_locked_refuses_a_changed_piece_even_with_the_article(project: Path) -> None:
    assert relock(project, "workplace first and a view second", "workplace first") == [
        "these words or their paragraph changed since evidence.lock was made"
    ]


def test_locked_refuses_an_added_piece(project: Path) -> None:
    text = article_of(project).summary.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "id: vote" in line)
    added = line.replace("id: vote", "id: vote-again")
    assert relock(project, line, f"{line}\n{added}") == ["events.vote-again.quote is not in evidence.lock"]


def test_locked_refuses_a_removed_piece(project: Path) -> None:
    text = article_of(project).summary.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "id: finished" in line)
    assert relock(project, f"{line}\n", "") == [
        "evidence.lock holds events.finished.quote, which the summary no longer has"
    ]


def test_the_lock_says_how_each_piece_was_found(project: Path) -> None:
    path, _ = write_lock(article_of(project))
    (line,) = [line for line in path.read_text(encoding="utf-8").splitlines() if "workplace-first" in line]
    assert line.startswith("quotations.workplace-first.text P1 91-136 exact ")
    assert read_lock(path.read_bytes(), "").items["quotations.workplace-first.text"].found.how is How.EXACT


def test_the_places_of_a_quotation_over_two_paragraphs_are_read_as_written() -> None:
    line = f"quotations.a.text P3 4-15 + P4 0-9 typographic {'b' * 64}"
    lock = read_lock(f"source {'a' * 64} 5\n{line}\n".encode(), "evidence.lock")
    assert lock.items["quotations.a.text"].found.rest == (Stretch(4, 0, 9),)
    assert line in lock.to_text().decode()
