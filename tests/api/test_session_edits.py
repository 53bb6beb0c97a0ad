"""A session after many edits beside a build that has seen none of them: the same bytes, the same faults."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import briefset
from briefset.summary.model import versions
from tests.support.projects import ROOT

Edit = Callable[[str, int], str]
Answer = tuple[dict[str, bytes], list[tuple[str, ...]]]
WORD = re.compile(r"(?<= )[^\W\d_]{3,}(?= )")
NUMBER = re.compile(r"\d+")
VALUE = re.compile(r"(?<= value: )\d+(?=\n)")
ENTRY = re.compile(r"(?<=\n)  - .*\n(?=  - )")
QUOTE = re.compile(r'(?<=quote: )[^\s"{},][^",{}\n]* [^",{}\n]*(?=[,}])')
FAR = 7919
"""A prime, so that one edit after another is made at places far apart."""


def replacing(pattern: re.Pattern[str], make: Callable[[str], str]) -> Edit:
    """An edit of one of the places of a pattern."""

    def edit(text: str, step: int) -> str:
        places = list(pattern.finditer(text))
        if not places:
            return text
        place = places[step * FAR % len(places)]
        return text[: place.start()] + make(place[0]) + text[place.end() :]

    return edit


EDITS = (
    replacing(WORD, lambda word: f"{word} again"),
    replacing(QUOTE, lambda quote: quote.rpartition(" ")[0]),
    replacing(WORD, lambda _: "nur"),
    replacing(ENTRY, lambda entry: entry + entry),
    replacing(WORD, lambda _: "not"),
    replacing(NUMBER, lambda number: str(int(number) + 1)),
    replacing(WORD, lambda _: "its"),
    replacing(VALUE, lambda value: f"{value}.0"),
    replacing(ENTRY, lambda _: ""),
    replacing(WORD, lambda _: ""),
)


def answer(session: briefset.Session, formats: list[str]) -> Answer:
    """The documents and what is told of them, or what is wrong."""
    try:
        made = session.build(formats=formats)
    except briefset.Failure as failure:
        return {}, [fault.to_fields() for fault in failure.diagnostics]
    return dict(made), [told.to_fields() for told in made.diagnostics]


def answer_at_first_sight(article: Path, formats: list[str]) -> Answer:
    """The same of a session in a program that remembers nothing of any summary."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("_memory", "_versions"):
            patch.setattr(versions, name, getattr(versions, name).__wrapped__)
        return answer(briefset.Session(article), formats)


def check_edits(article: Path, formats: list[str], count: int) -> int:
    """How many of so many edits of a summary, each of one of the last good versions, can be built."""
    path = article / "summary.yaml"
    good = [path.read_text(encoding="utf-8")]
    session = briefset.Session(article)
    for step in range(count):
        text = EDITS[step % len(EDITS)](good[-1 - step % min(4, len(good))], step)
        path.write_text(text, encoding="utf-8")
        warm = answer(session, formats)
        assert warm == answer_at_first_sight(article, formats), text
        good += [text] if warm[0] else []
    return len(good) - 1


@pytest.mark.slow
@pytest.mark.parametrize(("slug", "count"), [("rufbus", 24), ("rewetted-bog", 12)])
def test_a_session_gives_what_a_first_build_gives_whatever_was_edited(tmp_path: Path, slug: str, count: int) -> None:
    article = tmp_path / "content" / slug
    shutil.copytree(ROOT / "content" / slug, article)
    assert check_edits(article, ["html", "txt"], count) > count // 3


@pytest.mark.slow
def test_every_format_is_the_same_after_edits(tmp_path: Path) -> None:
    article = tmp_path / "content" / "rufbus"
    shutil.copytree(ROOT / "content" / "rufbus", article)
    assert check_edits(article, ["html", "txt", "docx", "pptx", "pdf"], 3)
