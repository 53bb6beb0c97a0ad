"""One article built again and again: the bytes of a build, and nothing twice that has not changed."""

from pathlib import Path

import pytest

import briefset
from tests.support.projects import change, summary_of

TITLE = ("A harbour worth sharing", "A harbour worth sharing with all")


def reading_copy(session: briefset.Session) -> briefset.Documents:
    return session.build(products=["briefing"], formats=["html"])


@pytest.fixture
def session(project: Path) -> briefset.Session:
    return briefset.Session(project / "content/demo")


@pytest.mark.slow
def test_the_bytes_are_those_of_a_build(project: Path, session: briefset.Session) -> None:
    for _ in range(2):
        built = briefset.build(project / "content/demo", formats=["html", "docx"])
        assert dict(session.build(formats=["html", "docx"])) == dict(built)
        change(summary_of(project), TITLE)


def test_what_has_not_changed_is_not_made_again(session: briefset.Session) -> None:
    assert reading_copy(session).fresh == {"briefing.html"}
    assert reading_copy(session).fresh == frozenset()
    more = session.build(formats=["html"])
    assert set(more) == {"briefing.html", "email.html"}
    assert more.fresh == {"email.html"}


def test_a_changed_word_is_seen_at_once(project: Path, session: briefset.Session) -> None:
    before = reading_copy(session)["briefing.html"]
    change(summary_of(project), TITLE)
    after = reading_copy(session)
    assert after.fresh == {"briefing.html"}
    assert (TITLE[1].encode() in before, TITLE[1].encode() in after["briefing.html"]) == (False, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("_brand.yml", 'color: {primary: "#0B5A66"}\n'),
        ("templates/briefing/copy.html.jinja", "<p>Mine</p>"),
        ("content/demo/source.txt", "\n"),
    ],
)
def test_a_brand_a_template_and_the_text_are_seen_too(
    project: Path, session: briefset.Session, name: str, text: str
) -> None:
    session.build(formats=["txt"])
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(text)
    assert session.build(formats=["txt"]).fresh == {"email.txt"}


def test_the_date_of_the_environment_is_seen(session: briefset.Session, monkeypatch: pytest.MonkeyPatch) -> None:
    reading_copy(session)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert b"1970-01-02" in reading_copy(session)["briefing.html"]


def test_a_session_goes_on_after_a_fault(project: Path, session: briefset.Session) -> None:
    good = reading_copy(session)
    change(summary_of(project), ("54,000", "84,000"))
    for _ in range(2):
        with pytest.raises(briefset.Failure, match="84,000"):
            reading_copy(session)
    change(summary_of(project), ("84,000", "54,000"))
    assert dict(reading_copy(session)) == dict(good)


def test_each_document_is_told_when_it_is_there(session: briefset.Session) -> None:
    told: list[str] = []
    built = session.build(formats=["docx", "html"], told=told.extend)
    assert told == ["briefing.html", "email.html", "handout.docx"]
    assert set(built) == set(told)


def test_pages_of_paper_say_how_far_they_are_filled(session: briefset.Session) -> None:
    fills = session.build(formats=["docx", "html"]).fills
    assert set(fills) == {"handout.docx"}
    assert all(0 < fill <= 1 for fill in fills["handout.docx"])


def test_what_is_watched_are_the_folders_that_decide(project: Path, session: briefset.Session) -> None:
    reading_copy(session)
    assert {project / "content/demo", project / "templates", project / "_brand.yml"} <= set(session.watched)


@pytest.mark.slow
def test_a_companion_is_made_once_whoever_asks_first(session: briefset.Session, project: Path) -> None:
    first = session.build(products=["evidence"])
    both = session.build(formats=["pdf"], products=["evidence", "briefing"])
    assert both.fresh == {"briefing.pdf"}
    assert dict(both) == dict(
        briefset.build(project / "content/demo", formats=["pdf"], products=["evidence", "briefing"])
    )
    assert first["evidence.pdf"] == both["evidence.pdf"]
    assert set(both.fills) == {"briefing.pdf", "evidence.pdf"}
