"""evidence.lock lets those check and build a summary who do not have the article, and can be reviewed."""

import difflib
import hashlib
import re
from pathlib import Path

import pytest
import yaml

from briefset.build.articles import ArticleFolder
from briefset.build.check import check, warnings, write_lock
from briefset.diagnostics import Failure
from briefset.evidence.lock import Block, Lock
from briefset.evidence.lock.form import lock_to_text, read_lock
from briefset.evidence.quotations.verify import How, State, Stretch
from tests.support.projects import article_of, change, check_project, summary_of


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


def test_a_block_shows_a_statement_and_what_it_rests_on(project: Path) -> None:
    path, _ = write_lock(article_of(project))
    text = path.read_text(encoding="utf-8")
    block = text.partition("statement claims.rules\n")[2].partition("\n\n")[0].splitlines()
    assert [line.partition(", sha256")[0] for line in block] == [
        "  says text: Sharing is, in her words, “a matter of hours and of rules rather than of money”.",
        '  says {"head": "Rules, not money"}',
        "  rests on text#1: P8 42-93 exact, written",
        "  rests on evidence: P8 42-93 exact, written",
        "    shows: a matter of hours and of rules rather than of money",
    ]
    names = [line for line in text.splitlines() if line.startswith("statement ")]
    assert names == sorted(names)


def test_a_lock_names_the_article_and_the_values_that_were_read(project: Path) -> None:
    text = write_lock(article_of(project))[0].read_text(encoding="utf-8")
    sha256 = hashlib.sha256(summary_of(project).with_name("source.txt").read_bytes()).hexdigest()
    assert f"\nsource {sha256} 9\n" in text
    assert "    reads “$2.4 million” (2,400,000 $)\n    shows: $2.4 million\n" in text


def test_locking_twice_gives_the_same_bytes(project: Path) -> None:
    path, _ = write_lock(article_of(project))
    first = path.read_bytes()
    write_lock(article_of(project))
    assert path.read_bytes() == first


def test_a_damaged_lock_is_an_error_with_its_line(project: Path) -> None:
    path, _ = write_lock(article_of(project))
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[5] = "garbage"
    with pytest.raises(Failure) as caught:
        read_lock("\n".join(lines).encode(), "evidence.lock")
    assert caught.value.diagnostics[0].position.line == 6


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
    messages = relock(project, f"{line}\n", "")
    assert messages[0] == "evidence.lock holds events.finished.quote, which the summary no longer has"


def test_the_lock_says_how_each_piece_was_found(project: Path) -> None:
    path, _ = write_lock(article_of(project))
    assert "  rests on text: P1 91-136 exact, written, sha256 " in path.read_text(encoding="utf-8")
    assert read_lock(path.read_bytes(), "").items["quotations.workplace-first.text"].found.how is How.EXACT


OLDER = """\
# What was found in the article; made by `briefset lock`. Columns: name, paragraph, offsets, how, SHA-256.
source {sha256} 9
"""


def older_lock(project: Path) -> Path:
    """The lock of a project in the form before."""
    path, _ = write_lock(article_of(project))
    lock = read_lock(path.read_bytes(), "")
    lines = [
        f"{key} P{item.found.paragraph} {item.found.start}-{item.found.end} {item.found.how} {item.hash}\n"
        for key, item in sorted(lock.items.items())
    ]
    path.write_text(OLDER.format(sha256=lock.sha256) + "".join(lines), encoding="utf-8")
    return path


def test_a_lock_of_the_form_before_still_vouches(project: Path) -> None:
    path = older_lock(project)
    assert check_project(project, locked=True).verified.state is State.LIVE
    path.with_name("source.txt").unlink()
    checked = check_project(project, locked=True)
    assert (checked.verified.state, warnings(checked)) == (State.LOCKED, [])


def codes_locked(project: Path) -> set[str]:
    try:
        check_project(project, locked=True)
    except Failure as failure:
        return {fault.code for fault in failure.diagnostics}
    return set()


@pytest.mark.parametrize(("value", "codes"), [("False", set()), ("True", {"locked"})])
def test_a_lock_may_hold_what_is_left_out_as_far_as_it_is_the_same(project: Path, value: str, codes: set[str]) -> None:
    path, _ = write_lock(article_of(project))
    text = path.read_text(encoding="utf-8")
    assert '"ordinal"' not in text
    path.write_text(
        re.sub(r"(statement statistics.*\n  says \{.*)\}", rf'\1, "ordinal": "{value}"}}', text), encoding="utf-8"
    )
    assert '"ordinal"' in path.read_text(encoding="utf-8")
    assert codes_locked(project) == codes


def test_locking_writes_a_lock_of_the_form_before_anew(project: Path) -> None:
    older_lock(project)
    path, _ = write_lock(article_of(project))
    assert "statement claims.rules" in path.read_text(encoding="utf-8")


def test_the_places_of_a_quotation_over_two_paragraphs_are_read_as_written() -> None:
    line = f"quotations.a.text P3 4-15 + P4 0-9 typographic {'b' * 64}"
    lock = read_lock(f"source {'a' * 64} 5\n{line}\n".encode(), "evidence.lock")
    assert lock.items["quotations.a.text"].found.rest == (Stretch(4, 0, 9),)
    assert "  rests on text: P3 4-15 + P4 0-9 typographic, written" in lock_to_text(lock).decode()


TEXTS = ["plain", "two\nlines", '"in marks" of JSON', " spaces ", "ends with a stop.", "a: b # c"]


@pytest.mark.parametrize("text", TEXTS)
def test_what_a_statement_says_comes_back_from_its_line(text: str) -> None:
    lock = Lock("a" * 64, 1, {"": Block({"title": text}, {"first": 3, "title": text})})
    again = read_lock(lock_to_text(lock), "evidence.lock")
    assert again.blocks[""] == lock.blocks[""]


def test_a_lock_with_ids_as_releases_before_made_them_is_read(tmp_path: Path) -> None:
    folder = make_article(tmp_path, {"statistics": [{"label": "Straße des Hafens", "quote": "52 boats"}]})
    path, _ = write_lock(folder)
    change(path, ("statement statistics.strasse-des-hafens\n", "statement statistics.strae-des-hafens\n"))
    (folder.path / "source.txt").unlink()
    assert check(folder, locked=True).verified.state is State.LOCKED


# Excerpts: as many as one fifth of the article has room for

TOWNS = ("Aden", "Bonn", "Cork", "Dover", "Essen", "Faro", "Genoa", "Hull", "Imbros", "Jaffa", "Kiel", "Lagos")
SENTENCES = [
    f"In {1990 + index} the harbour of {town} counted {31 + index} boats, and its master said that the quay was far "
    "too short for them."
    for index, town in enumerate(TOWNS)
]
CLAIMS = [f"{town} had {count} boats in {year}." for year, town, count in
          (re.findall(r"In (\d+) the harbour of (\w+) counted (\d+)", one)[0] for one in SENTENCES)]  # fmt: skip


def make_article(folder: Path, parts: dict[str, object], text: str = "There were 52 boats.") -> ArticleFolder:
    """An article of some text, and a summary that has some parts."""
    content = folder / "content" / "demo"
    content.mkdir(parents=True)
    (content / "source.txt").write_text(f"Boats\nAda Moreau, May 2023\n{text}\n", encoding="utf-8")
    head = {"title": "T", "language": "en-GB", "date": "2026-11-23", "source": {"text": "source.txt"}}
    summary_of(folder).write_text(yaml.safe_dump(head | parts, allow_unicode=True), encoding="utf-8")
    return article_of(folder)


def blocks_of(folder: ArticleFolder) -> dict[str, str]:
    """Every block of the lock, written anew, by what its statement says."""
    text = write_lock(folder)[0].read_text(encoding="utf-8")
    blocks = text.strip().split("\n\n")[2:]
    return {re.findall(r'(?:"text": "|says text: )([^"\n]*)', block)[0]: block for block in blocks}


def test_an_edit_changes_the_block_of_its_statement_alone(tmp_path: Path) -> None:
    folder = make_article(tmp_path, {"claims": CLAIMS}, "\n".join(SENTENCES))
    before = blocks_of(folder)
    assert 0 < sum("shows ends" in block for block in before.values()) < len(before)
    for index, old in enumerate(CLAIMS):
        new = f"The quay was far too short for the boats of {old.split()[0]}, as its master said in {old[-5:-1]}."
        change(folder.summary, (old, new))
        after = blocks_of(folder)
        assert {text: after[text] for text in after if text != new} == {
            text: before[text] for text in before if text != old
        }, index
        shown = re.findall(r"shows(?: \d+-\d+)?: (.*)", "\n".join(after.values()))
        assert sum(map(len, shown)) <= sum(map(len, SENTENCES)) / 5 + len("Boats Ada Moreau, May 2023")
        change(folder.summary, (new, old))
        assert blocks_of(folder) == before


def test_what_a_lock_shows_is_read_from_the_article_again(tmp_path: Path) -> None:
    folder = make_article(tmp_path, {"claims": CLAIMS}, "\n".join(SENTENCES))
    path, _ = write_lock(folder)
    written = path.read_text(encoding="utf-8")
    change(path, ("harbour of Aden", "harbour of Eden"))
    assert "harbour of Eden" not in str(
        [text for one in check(folder).published.summary.walk() for text in one.texts()]
    )
    write_lock(folder)
    assert path.read_text(encoding="utf-8") == written


# A summary in short form


def shorten(project: Path) -> None:
    """Take everything out of the sample that the program finds."""
    data = yaml.safe_load(summary_of(project).read_text(encoding="utf-8"))
    for entry in [data["thesis"], data["brief"], *data["abstract"], *data["claims"], *data["sections"]]:
        del entry["evidence"]
    for entry in [*data["quotations"], *data["statistics"]]:
        del entry["at"]
    for name in ("paragraphs", "title", "author", "container-title", "issued"):
        del data["source"][name]
    for section in data["sections"]:
        del section["last"]
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    summary_of(project).write_text(text, encoding="utf-8")


@pytest.fixture
def short(project: Path) -> Path:
    shorten(project)
    return project


def test_a_short_summary_is_the_same_with_its_lock_as_with_its_article(short: Path) -> None:
    write_lock(article_of(short))
    live = check_project(short).published
    summary_of(short).with_name("source.txt").unlink()
    checked = check_project(short, locked=True)
    assert (checked.verified.state, warnings(checked)) == (State.LOCKED, [])
    assert checked.published.summary == live.summary
    assert checked.published.found == live.found


def test_a_changed_statement_needs_the_article(short: Path) -> None:
    write_lock(article_of(short))
    change(summary_of(short), ("54,000 visitors in 2023", "45,000 visitors in 2023"))
    summary_of(short).with_name("source.txt").unlink()
    with pytest.raises(Failure) as caught:
        check_project(short)
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.path) == ("locked", "claims[1]")


def test_a_new_statement_is_not_borne_out_by_the_lock(short: Path) -> None:
    write_lock(article_of(short))
    change(summary_of(short), ("claims:\n", "claims:\n- {id: new, text: The boats stayed.}\n"))
    summary_of(short).with_name("source.txt").unlink()
    with pytest.raises(Failure) as caught:
        check_project(short)
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.path) == ("no-article-text", "claims[0]")


def test_a_number_changed_in_another_text_is_noticed_with_the_lock_alone(short: Path) -> None:
    write_lock(article_of(short))
    change(summary_of(short), ("the opening of a small port", "the opening of 13 small ports"))
    summary_of(short).with_name("source.txt").unlink()
    with pytest.raises(Failure) as caught:
        check_project(short)
    assert {fault.code for fault in caught.value.diagnostics} == {"number-not-in-evidence"}


def test_locked_refuses_a_statement_that_was_changed_beside_the_same_evidence(project: Path) -> None:
    assert relock(project, "and three new cafés", "and three cafés") == [
        "this statement is not as it was when evidence.lock was made"
    ]


def test_locked_refuses_other_evidence_than_was_found(short: Path) -> None:
    messages = relock(short, "Visitors came, and the boats stayed (P6).", "The number of boats did not fall (P6).")
    assert "evidence.lock does not have the evidence that is found here" in messages


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("found last: 3", 'found last: "three"', "no-article-text"),
        ("found last: 3", "found last: 99", "bad-locator"),
        ("found last: 3", f"found last: {'[' * 100_000}", "lock"),
        ('found issued: "2024-03"', 'found issued: "spring"', "no-article-text"),
        ('found author: ["Ada Moreau"]', "found author: [3]", "no-article-text"),
    ],
)
def test_a_lock_that_somebody_has_changed_is_told_and_not_believed(short: Path, old: str, new: str, code: str) -> None:
    path, _ = write_lock(article_of(short))
    change(path, (old, new))
    path.with_name("source.txt").unlink()
    with pytest.raises(Failure) as caught:
        check_project(short)
    assert code in {fault.code for fault in caught.value.diagnostics}


def test_a_lock_with_each_hash_and_each_field_on_a_line_of_its_own_is_read_the_same(project: Path) -> None:
    path, _ = write_lock(article_of(project))
    data = path.read_bytes()
    apart = re.sub(r", (sha256 [0-9a-f]{64})", r"\n    \1", data.decode()).replace(
        '  says {"head": "Rules, not money"}', "  says head: Rules, not money"
    )
    assert apart.encode() != data
    assert read_lock(apart.encode(), "") == read_lock(data, "")


def test_a_further_piece_of_evidence_changes_no_other_line(project: Path) -> None:
    before = write_lock(article_of(project))[0].read_text(encoding="utf-8").splitlines()
    path = summary_of(project)
    text = path.read_text(encoding="utf-8")
    further = "evidence: [{at: 6, quote: three cafés opened}, {at: 8, quote: a matter of hours"
    path.write_text(text.replace("evidence: [{at: 8, quote: a matter of hours", further), encoding="utf-8")
    after = write_lock(article_of(project))[0].read_text(encoding="utf-8").splitlines()
    assert {line[:2] for line in difflib.ndiff(before, after)} == {"  ", "+ "}
