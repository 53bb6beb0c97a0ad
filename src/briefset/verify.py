"""The summary held against the article: every quotation and every piece of evidence looked up.

In: `Summary`, the `Article` when its text is at hand, and `Loaded` for positions. Out: `Verified`.
Never: accepts a word, a number or a name that differs; only typography may.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefset.article import Article
from briefset.diagnostics import Diagnostic, Failure
from briefset.fold import Folded, fold, quotation_pattern
from briefset.load import Loaded
from briefset.model import Author, Entry, Event, Evidence, Quotation, Slip, Source, Statistic, Summary, Term

MARKED = re.compile(r"“([^“”]+)”")
EDITORIAL = re.compile(r"\[ed\.[^\]]*\]")
NOT_PROSE = {Quotation: {"text", "note"}, Term: {"note"}, Statistic: {"quote"}, Event: {"quote"}}
"""Fields that hold the article's words already, or an addition of the editor's."""
NO_PROSE = (Source, Author, Slip, Evidence)
SENTENCE = re.compile(r"(?<=[.!?”])\s+")


class State(StrEnum):
    """Against what a summary was verified."""

    LIVE = "article"
    LOCKED = "lock"
    UNVERIFIED = "nothing"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the summary that must stand in the article; `key` names them by ids, not by order."""

    path: str
    words: str
    at: tuple[int, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where words stand in the article: paragraph, and offsets of their characters in it."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verified:
    """A summary whose quotations were looked up; `found` is empty where the article is not at hand."""

    summary: Summary
    found: dict[str, Found]
    state: State


def verify(summary: Summary, article: Article | None, loaded: Loaded) -> Verified:
    """The verified summary; raises `Failure` with every miss at its line."""
    if article is None:
        return Verified(summary, {}, State.UNVERIFIED)
    _check_article(summary, article, loaded)
    folded = [fold(paragraph) for paragraph in article.paragraphs]
    found: dict[str, Found] = {}
    missed: list[Diagnostic] = []
    for quoted in collect_quoted(summary):
        hit = find(quoted, folded)
        if hit is None:
            missed.append(_explain(quoted, folded, article, loaded))
        else:
            found[quoted.key] = hit
    if missed:
        raise Failure(missed)
    return Verified(summary, found, State.LIVE)


def _check_article(summary: Summary, article: Article, loaded: Loaded) -> None:
    source = summary.source
    faults = []
    if source.sha256 and source.sha256 != article.sha256:
        faults.append(
            loaded.diagnose(
                "source.sha256",
                "other-article",
                f"{article.file} is not the text that was summarised",
                f"check the text, then write {article.sha256}",
            )
        )
    if source.paragraphs != article.last:
        faults.append(
            loaded.diagnose(
                "source.paragraphs",
                "other-article",
                f"{article.file} has {article.last} paragraphs",
                f"write {article.last}, or correct `front` and `ends-before`",
            )
        )
    if faults:
        raise Failure(faults)


def collect_quoted(summary: Summary) -> Iterator[Quoted]:
    """Everything in the summary that claims to be the article's words, in YAML order."""
    for key, entry in _walk_named(summary, ""):
        match entry:
            case Evidence() | Statistic():
                yield Quoted(f"{entry.path}.quote", entry.quote, (entry.at,), f"{key}.quote")
            case Event():
                yield Quoted(f"{entry.path}.quote", entry.quote, tuple(entry.at), f"{key}.quote")
            case Quotation():
                yield Quoted(f"{entry.path}.text", entry.text, (entry.at,), f"{key}.text")
            case _:
                pass
        yield from _quoted_in_prose(key, entry)


def _quoted_in_prose(key: str, entry: Entry) -> Iterator[Quoted]:
    """What stands in quotation marks in running text; its first letter may change its case, its paragraph is open."""
    if isinstance(entry, NO_PROSE):
        return
    for name, text in entry.texts():
        marked = MARKED.findall(EDITORIAL.sub("", text)) if name not in NOT_PROSE.get(type(entry), ()) else []
        for number, words in enumerate(marked, 1):
            where = f"{entry.path}.{name}".lstrip(".")
            yield Quoted(f"{where}", f"[{words[0]}]{words[1:]}", (), f"{key}.{name}#{number}".lstrip("."))


def _walk_named(entry: Entry, key: str) -> Iterator[tuple[str, Entry]]:
    yield key, entry
    for name, child in entry.children():
        identity = getattr(child, "id", None)
        step = f"{name.partition('[')[0]}.{identity}" if identity else name
        yield from _walk_named(child, f"{key}.{step}".lstrip("."))


def find(quoted: Quoted, folded: list[Folded]) -> Found | None:
    """Where the words stand, in one of the paragraphs that they name."""
    return _search(quoted.words, folded, quoted.at or range(len(folded)))


def _search(words: str, folded: list[Folded], numbers: tuple[int, ...] | range) -> Found | None:
    pattern = quotation_pattern(words)
    for number in numbers:
        if number < len(folded) and (match := pattern.search(folded[number].text)):
            offsets = folded[number].offsets
            return Found(number, offsets[match.start()], offsets[match.end() - 1] + 1)
    return None


def _explain(quoted: Quoted, folded: list[Folded], article: Article, loaded: Loaded) -> Diagnostic:
    if not quoted.at:
        words = quoted.words.replace("[", "", 1).replace("]", "", 1)
        message = f"“{words}” stands in quotation marks, and is not in the article"
        return loaded.diagnose(
            quoted.path, "not-in-article", message, "quote exactly, drop the marks, or write [ed.: …]"
        )
    where = ", ".join(f"P{number}" for number in quoted.at)
    elsewhere = _search(quoted.words, folded, range(len(folded)))
    if elsewhere is not None:
        return loaded.diagnose(
            quoted.path,
            "wrong-paragraph",
            f"these words are not in {where} but in P{elsewhere.paragraph}",
            f"write `at: {elsewhere.paragraph}`",
        )
    number, sentence = _nearest(quoted.words, article)
    return loaded.diagnose(
        quoted.path,
        "not-in-article",
        f"these words are not in the article; nearest, in P{number}: “{sentence}”",
        "quote the article's exact words",
    )


def _nearest(words: str, article: Article) -> tuple[int, str]:
    """The sentence of the article most like the words, for the reader of the message only."""
    target = fold(words).text
    candidates = [
        (number, sentence)
        for number, paragraph in enumerate(article.paragraphs)
        for sentence in SENTENCE.split(paragraph)
    ]
    wanted = set(target.split())
    likely = sorted(candidates, key=lambda item: -len(wanted & set(fold(item[1]).text.split())))[:12]
    return max(likely, key=lambda item: difflib.SequenceMatcher(None, target, fold(item[1]).text, False).ratio())
