"""Names of a statement in a language without capitals, held against those of the article and of its evidence.

In: a statement's text, the article's paragraphs. Out: `Fault`s that are warnings. Never: knows who anybody is; a person
shows by a family name behind a title or before a verb of saying, a place by its rank, a firm by its form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from briefset.evidence.ledger.elsewhere import sentences_of
from briefset.evidence.ledger.faults import Fault
from briefset.language.data import LanguageData

HAN = "㐀-鿿"
RANKS = "省市县镇乡州岛"
PLACE = re.compile(rf"(?<![{HAN}])[{HAN}]{{2}}[{RANKS}](?!场)|(?<=[在距对从向到与和])[{HAN}]{{2}}[{RANKS}](?!场)")
"""A place with its rank, at the beginning of a clause or behind a preposition."""
FIRM = re.compile(rf"(?<![{HAN}])([{HAN}]{{2,6}}?)(?:股份|集团|有限)")
COUNTERS = "个各全本该这那每"
"""What stands before a common noun that ends as a place does: 整个城市."""
LEAST = 3
"""Characters of the shortest name in which one exchanged character shows."""
BEHIND = "则|也|还|就|随后|补充|在|等|对|和|与|将|的看法|一致|并|于|向|担任|任|主持|出任|自|把"
"""What may stand behind a name besides a verb of saying."""


@cache
def _pattern(language: LanguageData) -> re.Pattern[str]:
    """A family name with one or two characters; one of a single character at the beginning of a clause only."""
    long = "|".join(sorted(name for name in language.surnames if len(name) > 1))
    short = "".join(sorted(name for name in language.surnames if len(name) == 1))
    said = "|".join(sorted(language.reporting))
    name = rf"(?:{long})[{HAN}]{{1,2}}?|(?<![{HAN}])[{short}][{HAN}]{{1,2}}?"
    return re.compile(rf"({name})(?=(?:{BEHIND})|(?:{said})|[^{HAN}]|$)")


def _persons(text: str, language: LanguageData) -> Iterator[tuple[int, str]]:
    pattern = _pattern(language)
    for match in pattern.finditer(text):
        yield match.start(), match[1]
    for title in re.finditer("|".join(sorted(language.titles, key=len, reverse=True)), text):
        if named := pattern.match(text[title.end() :]):
            yield title.end(), named[1]


@lru_cache(maxsize=64)
def han_names_of(paragraphs: tuple[str, ...], language: LanguageData) -> tuple[str, ...]:
    """The names of an article."""
    text = "\n".join(paragraphs)
    listed = language.partial | language.universal
    places = {one for one in PLACE.findall(text) if one[:2] not in listed and one[1] not in COUNTERS}
    found = {name for _, name in _persons(text, language)} | places | set(FIRM.findall(text))
    return tuple(sorted(found))


def find_han_name_faults(
    text: str, paragraphs: Sequence[str], quoted: Sequence[str], around: Sequence[str], language: LanguageData
) -> Iterator[Fault]:
    """A warning for a name that differs from the article's by a character, is strange to it, or is another of it."""
    if not language.surnames:
        return
    names, whole = han_names_of(tuple(paragraphs), language), "\n".join(paragraphs)
    if wrong := next(_find_misspelt(text, names, whole), None):
        start, name, hint = wrong
        yield Fault(start, "name-not-in-article", f"“{name}” stands nowhere in the article", hint, is_warning=True)
        return
    told, near = "\n".join(quoted), "\n".join((*quoted, *sentences_of(quoted, around, language), *paragraphs[:1]))
    missing = [name for name in names if name in text and name not in near]
    others = [name for name in names if name in told and name not in text]
    if missing and others:
        message = f"“{missing[0]}” is not in the evidence, which names “{others[0]}”"
        start = text.index(missing[0])
        yield Fault(start, "name-not-in-evidence", message, "name whom the evidence names", is_warning=True)


def _find_misspelt(text: str, names: tuple[str, ...], whole: str) -> Iterator[tuple[int, str, str]]:
    for name in (one for one in names if len(one) >= LEAST):
        for start in range(len(text) - len(name) + 1):
            piece = text[start : start + len(name)]
            if piece not in whole and _is_like(piece, name):
                yield start, piece, f"did you mean “{name}”?"


def _is_like(piece: str, name: str) -> bool:
    """Whether two names differ by one character, and a place keeps its rank."""
    if not re.fullmatch(rf"(?![{COUNTERS}])[{HAN}]+", piece) or (name[-1] in RANKS and piece[-1] != name[-1]):
        return False
    return sum(one != other for one, other in zip(piece, name, strict=True)) == 1
