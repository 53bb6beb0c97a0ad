"""A long statement beside its evidence, clause by clause: each ends with its paragraph reference.

In: a `Statement`. Out: `Pair`s in the order of the statement. Never: drops a word of either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from briefset.article.locator import LOCATOR, read_paragraphs
from briefset.evidence.register import Statement, Support

CLAUSE_END = re.compile(rf"[(（][^()（）]*{LOCATOR}[^()（）]*[)）](?:\s?[.,;:!?。，；：！？])*\s*")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A part of a statement with the words of the article that bear it out."""

    stated: str
    supports: tuple[Support, ...]


def pair_evidence(statement: Statement) -> list[Pair]:
    """The statement cut after its paragraph references, each part with its words; one pair where it names none."""
    clauses = split_clauses(statement.stated)
    held: list[list[Support]] = [[] for _ in clauses]
    for support in statement.supports:
        held[_choose(support, clauses)].append(support)
    return _join([Pair(clause, tuple(pieces)) for clause, pieces in zip(clauses, held, strict=True)])


def split_clauses(text: str) -> list[str]:
    """The text, cut after each bracket that names a paragraph and the mark that follows it."""
    ends = [match.end() for match in CLAUSE_END.finditer(text)]
    edges = sorted({0, *ends, len(text)})
    return [text[start:end] for start, end in pairwise(edges)] or [text]


def _choose(support: Support, clauses: list[str]) -> int:
    """The clause that names the paragraph; of several, the one with most of the words."""
    words = _words(support.words)
    return max(
        range(len(clauses)),
        key=lambda index: (
            support.paragraph in read_paragraphs(clauses[index]),
            len(words & _words(clauses[index])),
            -index,
        ),
    )


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


def _join(pairs: list[Pair]) -> list[Pair]:
    """A part without words of its own goes with the next; the last ones go with the part before them."""
    joined: list[Pair] = []
    waiting = ""
    for pair in pairs:
        if pair.supports:
            joined.append(Pair(waiting + pair.stated, pair.supports))
        waiting = "" if pair.supports else waiting + pair.stated
    if not joined:
        return [Pair(waiting.strip(), ())]
    joined[-1] = Pair(joined[-1].stated + waiting, joined[-1].supports)
    return [Pair(pair.stated.strip(), pair.supports) for pair in joined]
