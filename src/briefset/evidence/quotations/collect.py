"""Everything in a summary that claims to be the article's words.

In: `Summary`. Out: `Quoted` pieces with their paths. Never: looks at the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefset.article.locator import LOCATOR, read_paragraphs
from briefset.language.sentences import sentence_bounds
from briefset.summary.model import Abbreviation, Entry, Quotation, Slip, Summary, Term
from briefset.summary.model.roles import Role
from briefset.summary.model.versions import once_of_each, recall
from briefset.yaml12.paths import join_path

EDITORIAL = re.compile(r"\[ed\.[^\]]*\]")
MARKED = re.compile(
    r"“(?P<english>[^“”]+)”|„(?P<german>[^„“”]+)[“”]|«\s?(?P<french>[^«»]+?)\s?»"
    r"|»(?P<inward>[^«»]+)«|「(?P<corner>[^「」]+)」|『(?P<white>[^『』]+)』"
    r"|(?<![\w’])‘(?P<single>[^‘’]+(?:’\w[^‘’]*)*)’(?!\w)|(?<!\w)\"(?P<straight>[^\"]+)\"(?!\w)"
)
"""Quotation marks in running text; a nested pair is part of the pair around it."""
CITED = re.compile(rf"[^.!?。！？“”(（]{{0,60}}?[(（](?P<places>{LOCATOR}(?:[,，、]\s?{LOCATOR})*)[)）]")
HOLE = "“”"
"""Where the quoted words stood in a `Quoted.sentence`."""
REMARK = "\ufffc"
"""What stands for the editor's words in a `Quoted.sentence`."""


class Kind(StrEnum):
    """What a piece of quoted words is."""

    EVIDENCE = "evidence"
    QUOTATION = "quotation"
    PROSE = "words in quotation marks"
    TERM = "term"
    SLIP = "slip"
    ABBREVIATION = "abbreviation"


EVIDENCE = frozenset({Kind.EVIDENCE, Kind.QUOTATION, Kind.TERM})
"""Words that bear out the entry in which they stand; words in prose marks do where they name their paragraph."""
KINDS = {Quotation: Kind.QUOTATION, Term: Kind.TERM, Slip: Kind.SLIP, Abbreviation: Kind.ABBREVIATION}
"""The kind of an entry's verbatim texts; all others are evidence."""
FREE_CASE = frozenset({Kind.PROSE, Kind.TERM})
"""These may begin with another letter case than in the article, for they stand in sentences and lists of ours."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the summary that must stand in the article; `key` names them by ids, not by order.

    `at` names the paragraphs where they may stand, none for the whole article; a quotation with several runs over them.
    `sentence` is what stands around words in quotation marks, without any words in such marks, `HOLE` for them.
    """

    path: str
    words: str
    at: tuple[int, ...]
    key: str = ""
    kind: Kind = Kind.EVIDENCE
    sentence: str = ""

    @property
    def is_joined(self) -> bool:
        """Whether the words run over several paragraphs, in order."""
        return self.kind is Kind.QUOTATION and len(self.at) > 1

    @property
    def free_case(self) -> bool:
        """Whether the first letter may be small or capital."""
        return self.kind in FREE_CASE


@once_of_each
def collect_quoted(summary: Summary) -> tuple[Quoted, ...]:
    """Everything in the summary that claims to be the article's words, in YAML order."""
    known = recall(summary, "quoted")
    named = walk_named(summary)
    return tuple(one for key, entry in named for one in known.list_once(entry, key, _quoted_in, key, entry))


def _quoted_in(key: str, entry: Entry) -> Iterator[Quoted]:
    yield from _quoted_in_entry(key, entry)
    yield from _quoted_in_prose(key, entry)


def _quoted_in_entry(key: str, entry: Entry) -> Iterator[Quoted]:
    if isinstance(entry, Abbreviation) and entry.by == "editor":
        return
    kind = KINDS.get(type(entry), Kind.EVIDENCE)
    for name, text in entry.texts(Role.VERBATIM):
        yield Quoted(f"{entry.path}.{name}", text, tuple(entry.paragraphs_named), f"{key}.{name}", kind)


def _quoted_in_prose(key: str, entry: Entry) -> Iterator[Quoted]:
    """What stands in quotation marks in running text, at the paragraphs that follow it in brackets if there are any."""
    for name, text in entry.texts(Role.QUOTING):
        prose = EDITORIAL.sub(REMARK, text)
        without_quotations = MARKED.sub(lambda marked: " " * len(marked[0]), prose)
        for number, marked in enumerate(MARKED.finditer(prose), 1):
            where = join_path(entry.path, name)
            words = (marked[marked.lastgroup or 0] or "").replace("*", "").replace(REMARK, "").strip()
            place = f"{key}.{name}#{number}".lstrip(".")
            sentence = _sentence(without_quotations, marked.start(), marked.end())
            yield Quoted(where, words, _cited(prose, marked.end()), place, Kind.PROSE, sentence)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence of a text that holds a stretch of it."""
    first, last = sentence_bounds(text, start, end)
    return f"{text[first:start]}{HOLE}{text[end:last]}"


def _cited(text: str, end: int) -> tuple[int, ...]:
    """The paragraphs in brackets after a quotation, in the same sentence."""
    cited = CITED.match(text, end)
    return tuple(sorted(read_paragraphs(cited["places"]))) if cited else ()


def walk_named(entry: Entry, key: str = "") -> Iterator[tuple[str, Entry]]:
    """An entry and every entry below it, each with the name that does not change when others come before it."""
    yield key, entry
    for name, child in entry.children():
        identity = getattr(child, "id", None)
        step = f"{name.partition('[')[0]}.{identity}" if identity else name
        yield from walk_named(child, join_path(key, step))
