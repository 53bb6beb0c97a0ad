"""The summary held against the article: every quotation and every piece of evidence looked up.

In: `Summary`, the `Article` when its text is at hand, and `Loaded` for positions. Out: `Verified`, or diagnostics that
lead to the right words. Never: accepts a word, a number or a name that differs; only typography may.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import islice
from types import MappingProxyType

from briefset.article.locator import list_paragraphs
from briefset.article.nearest import find_nearest
from briefset.article.quotation import is_sic_misplaced
from briefset.article.quotation_rules import Refusal
from briefset.article.search import Found, How, Passages, Stretch, passages_of
from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Failure
from briefset.evidence.quotations.collect import EVIDENCE, Kind, Quoted, collect_quoted
from briefset.language.registry import find_language
from briefset.language.sentences import count_words
from briefset.summary.model import Entry, Summary
from briefset.summary.model.versions import recall
from briefset.yaml12.document import Loaded
from briefset.yaml12.paths import ancestors

__all__ = [
    "Found",
    "How",
    "Kind",
    "Located",
    "Passages",
    "Quoted",
    "State",
    "Stretch",
    "Verified",
    "collect_quoted",
    "find",
    "look_up",
    "verify",
]

SHORT = 3
"""Words below which a quotation must be the only one of its kind: two words are a phrase, and phrases recur."""
LEAST = 2
"""Words below which nothing is evidence: one word shows what the article speaks of, not what it says."""
MOST_PLACES = 64
"""How many places of words are looked at."""
MARKS_HINT = "quote exactly, drop the marks, or write [ed.: …]"


class State(StrEnum):
    """Against what a summary was verified."""

    LIVE = "article"
    LOCKED = "lock"
    UNVERIFIED = "nothing"


@dataclass(frozen=True, slots=True)
class Located:
    """Where a piece stands that nobody has written, and by what the program has found it."""

    found: Found
    reason: str


@dataclass(frozen=True, eq=False)
class Verified:
    """A summary whose quotations were looked up; `found` is empty where the article is not at hand."""

    summary: Summary
    found: dict[str, Found]
    state: State
    located: Mapping[str, Located] = field(default_factory=dict)
    """What the program has found, by its path."""
    missed: frozenset[str] = frozenset()
    """The paths of words that are not where they should be."""

    @cached_property
    def _unproven(self) -> frozenset[str]:
        missed = (quoted for quoted in collect_quoted(self.summary) if quoted.kind in EVIDENCE)
        return frozenset(path for quoted in missed if quoted.path in self.missed for path in ancestors(quoted.path))

    def lacks_evidence(self, entry: Entry) -> bool:
        """Whether words are missed that bear out an entry or a part of it, so that nothing can be said of its sense."""
        return bool(entry.path) and entry.path in self._unproven


def verify(
    summary: Summary, article: Article | None, loaded: Loaded, located: Mapping[str, Located] = MappingProxyType({})
) -> Verified:
    """The verified summary; raises `Failure` with every miss at its line. What is `located` was taken from there."""
    verified, faults = look_up(summary, article, loaded, located)
    if faults:
        raise Failure(faults)
    return verified


def look_up(
    summary: Summary, article: Article | None, loaded: Loaded, located: Mapping[str, Located] = MappingProxyType({})
) -> tuple[Verified, list[Diagnostic]]:
    """The summary with every place that was found, and a fault for each that was not."""
    if article is None:
        return Verified(summary, {}, State.UNVERIFIED, located), []
    language = find_language(summary.source.language)
    passages, known = passages_of(article.paragraphs, language), recall(summary, "places", article.paragraphs, language)
    found: dict[str, Found] = {}
    faults = list(_check_article(summary, article, loaded))
    missed = set()
    for quoted in collect_quoted(summary):
        if quoted.path in located:
            found[quoted.key] = located[quoted.path].found
            continue
        hits = known.list_once(quoted, "", _find_places, quoted, passages)
        fault = _fault(quoted, hits, passages, loaded)
        if fault is not None:
            faults.append(fault)
            missed.add(quoted.path)
        else:
            found[quoted.key] = hits[0]
    return Verified(summary, found, State.LIVE, located, frozenset(missed)), faults


def _check_article(summary: Summary, article: Article, loaded: Loaded) -> Iterator[Diagnostic]:
    source = summary.source
    if source.sha256 and source.sha256 != article.sha256:
        message, hint = (
            f"{article.file} is not the text that was summarised",
            f"check the text, then write {article.sha256}",
        )
        yield loaded.diagnose("source.sha256", "other-article", message, hint)
    if source.paragraphs != article.last:
        message = f"{article.file} has {article.last} paragraphs"
        hint = f"write {article.last}, or correct `front` and `ends-before`"
        yield loaded.diagnose("source.paragraphs", "other-article", message, hint)


def find(quoted: Quoted, passages: Passages) -> Found | None:
    """Where the words stand first, in one of the paragraphs that they name."""
    return next(find_all(quoted, passages), None)


def _find_places(quoted: Quoted, passages: Passages) -> Iterator[Found]:
    return islice(find_all(quoted, passages), MOST_PLACES)


def find_all(quoted: Quoted, passages: Passages) -> Iterator[Found]:
    """Every place of the words in the paragraphs that they name, or in the whole article if they name none."""
    if quoted.is_joined:
        yield from _find_joined(quoted, passages)
        return
    if quoted.kind is Kind.TERM:
        yield from passages.find_forms(quoted.words, quoted.at or None)
        return
    yield from passages.find_all(quoted.words, quoted.at or None, quoted.free_case)


def _find_joined(quoted: Quoted, passages: Passages) -> Iterator[Found]:
    """Words that run over consecutive paragraphs, and touch each of them."""
    if quoted.at != tuple(range(quoted.at[0], quoted.at[-1] + 1)) or quoted.at[-1] >= len(passages.paragraphs):
        return
    for found in passages.joined(quoted.at).find_all(quoted.words):
        stretches = list(_divide(found, quoted.at, passages))
        if len(stretches) == len(quoted.at):
            first, *rest = stretches
            yield replace(found, paragraph=first.paragraph, start=first.start, end=first.end, rest=tuple(rest))


def _divide(found: Found, at: tuple[int, ...], passages: Passages) -> Iterator[Stretch]:
    begin = 0
    for number in at:
        length = len(passages.paragraphs[number])
        start, end = max(found.start - begin, 0), min(found.end - begin, length)
        if start < end:
            yield Stretch(number, start, end)
        begin += length + 1


def _fault(quoted: Quoted, hits: list[Found], passages: Passages, loaded: Loaded) -> Diagnostic | None:
    """What is wrong with words that were found so often: not at all, too short, or in several places."""
    if not hits:
        return explain_mismatch(quoted, passages, loaded)
    words = count_words(quoted.words)
    is_value = quoted.kind is Kind.EVIDENCE and any(letter.isdigit() for letter in quoted.words)
    if quoted.kind in (Kind.EVIDENCE, Kind.QUOTATION) and words < LEAST and not is_value:
        hint = "quote at least two words; what one word shows, a paragraph number shows too"
        return loaded.diagnose(quoted.path, "too-short", "one word is no evidence", hint)
    if quoted.kind in (Kind.EVIDENCE, Kind.QUOTATION) and words < SHORT and len(hits) > 1:
        return _ambiguous(quoted, hits, loaded)
    return None


def _ambiguous(quoted: Quoted, hits: list[Found], loaded: Loaded) -> Diagnostic:
    numbers = tuple(sorted({hit.paragraph for hit in hits}))
    message = f"“{quoted.words}” stands {len(hits)} times in {list_paragraphs(numbers)}"
    return loaded.diagnose(
        quoted.path, "ambiguous", message, "quote more words, so that it is clear which place is meant"
    )


def explain_mismatch(quoted: Quoted, passages: Passages, loaded: Loaded) -> Diagnostic:
    """What is wrong with words that are not found where they should be."""
    fault = _refusal(quoted, passages) or _elsewhere(quoted, passages) or _nowhere(quoted, passages)
    return loaded.diagnose(quoted.path, fault.code, fault.message, fault.hint)


def _refusal(quoted: Quoted, passages: Passages) -> Refusal | None:
    """A rule about omissions and insertions that the words break, where all their pieces are in the article."""
    if is_sic_misplaced(quoted.words):
        return Refusal("insertion", "[sic] follows no word of the article", "put [sic] right after the slip")
    if quoted.is_joined:
        return passages.joined(quoted.at).refusal(quoted.words)
    fault = passages.refusal(quoted.words, quoted.at or None, quoted.free_case)
    return None if fault is not None and fault.code == "not-in-article" else fault


def _elsewhere(quoted: Quoted, passages: Passages) -> Refusal | None:
    if not quoted.at:
        return None
    others = places(quoted, passages)
    if not others:
        return None
    numbers = tuple(found.paragraph for found in others)
    message = f"these words are not in {list_paragraphs(quoted.at)} but in {list_paragraphs(numbers)}"
    if quoted.kind is Kind.PROSE:
        message = f"“{quoted.words}” is not in {list_paragraphs(quoted.at)} but in {list_paragraphs(numbers)}"
        return Refusal("wrong-paragraph", message, f"write (P{numbers[0]}) after it")
    hint = f"write `at: {numbers[0]}`" if len(numbers) == 1 else f"write `at:` with one of {list_paragraphs(numbers)}"
    return Refusal("wrong-paragraph", message, hint)


def places(quoted: Quoted, passages: Passages) -> list[Found]:
    """The first place in each of at most four paragraphs of the article."""
    found: dict[int, Found] = {}
    for place in islice(passages.find_all(quoted.words, None, quoted.free_case), 100):
        found.setdefault(place.paragraph, place)
    return list(found.values())[:4]


def _nowhere(quoted: Quoted, passages: Passages) -> Refusal:
    near = find_nearest(quoted.words, passages)
    message = "these words are not in the article"
    hint = "quote the article's exact words"
    if quoted.kind is Kind.PROSE:
        message, hint = f"“{quoted.words}” stands in quotation marks, and is not in the article", MARKS_HINT
    if near is None:
        return Refusal("not-in-article", message, hint)
    return Refusal("not-in-article", f"{message}; nearest, in P{near.paragraph}: “{near.difference}”", hint)
