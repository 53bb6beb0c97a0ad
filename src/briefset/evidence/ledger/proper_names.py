"""Proper names of a statement held against those of the article and of its evidence.

In: a statement's text, the article's paragraphs. Out: `Fault`s that are warnings. Never: knows who anybody is; a
name is a word with a capital where the language writes none otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache

from briefset.evidence.ledger.elsewhere import sentences_of
from briefset.evidence.ledger.faults import Fault
from briefset.evidence.ledger.han_names import find_han_name_faults, han_names_of
from briefset.evidence.quotations.person_names import NAME
from briefset.language.data import LanguageData
from briefset.language.digits import ROMAN
from briefset.language.quantity import plain_text
from briefset.language.reading import bounds_of_names, crossing, read, sentences
from briefset.language.stems import content_stems, stem

LEAST = 3
"""Letters of the shortest name that is looked at."""
SAME_BEGINNING = 4
"""Letters that a name and what is derived from it share: China, Chinese."""
LIKE = 0.6
"""How like a name of the article one must be for it to be proposed."""
BEGINNING = 0.8
"""How like a name of the article the first word of a sentence must be to count as a name."""
VOWELS = re.compile(r"[aeiouy]{0,2}")
"""What a place's name loses before an ending: Chin-a, Ital-y."""
MOST_PIECES = 2
"""How many pieces of evidence a statement has at most whose names are compared; more draw on many people."""
ALIKE = 0.8
"""How like a name of the article a noun must be to count as a name, where every noun has a capital."""


@dataclass(frozen=True)
class Vocabulary:
    """Every word of an article, and its names."""

    paragraphs: tuple[str, ...]
    language: LanguageData

    @cached_property
    def words(self) -> frozenset[str]:
        """In small letters."""
        text = " ".join(self.paragraphs).replace("’", "'")
        return frozenset(
            part
            for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.casefold())
            for part in (word, *word.split("'"))
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """Its words with a capital."""
        return frozenset(match[0] for paragraph in self.paragraphs for match in NAME.finditer(paragraph))

    @cached_property
    def common(self) -> frozenset[str]:
        """The stems of its words without a capital."""
        found = re.findall(r"(?<!\w)[a-zà-ÿ][^\W\d_]+", " ".join(self.paragraphs))
        return frozenset(stem(word, self.language) for word in found)

    @cached_property
    def _plain(self) -> str:
        return plain_text(" ".join(self.paragraphs))

    def has(self, phrase: str) -> bool:
        """Whether a phrase stands in the article, in whatever case."""
        return bool(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", self._plain))

    @cached_property
    def named(self) -> list[str]:
        """Its names, without words that only begin a sentence."""
        return sorted({name for paragraph in self.paragraphs for _, name in names_of(paragraph, self.language)})

    @cached_property
    def certain(self) -> frozenset[str]:
        """Its names; where every noun has a capital, those that stand behind a title or noun: "Ortsteil Nachrodt"."""
        if not self.language.capitalised_nouns:
            return self.names
        return frozenset(name for paragraph in self.paragraphs for _, name in certain_names(paragraph, self.language))

    @cached_property
    def initials(self) -> str:
        """The first letters of its names, so that an abbreviation of several can be known."""
        return " ".join("".join(name[0] for name in NAME.findall(paragraph)) for paragraph in self.paragraphs)


@lru_cache(maxsize=4)
def vocabulary(paragraphs: tuple[str, ...], language: LanguageData) -> Vocabulary:
    """The vocabulary of an article, made once however many ask for it."""
    return Vocabulary(paragraphs, language)


def names_within(text: str, paragraphs: tuple[str, ...], language: LanguageData) -> frozenset[str]:
    """The names of an article that a text has."""
    if not language.spaced:
        return frozenset(name for name in han_names_of(paragraphs, language) if name in text)
    article = vocabulary(paragraphs, language)
    return frozenset(name for _, name in names_of(text, language, article) if name in article.certain)


def find_name_faults(
    text: str, article: Vocabulary, quoted: Sequence[str], around: Sequence[str], language: LanguageData
) -> Iterator[Fault]:
    """A warning for each name that the article never mentions, and for one that stands for another of the evidence."""
    if not language.spaced:
        yield from find_han_name_faults(text, article.paragraphs, quoted, around, language)
        return
    names = [(start, name) for start, name in names_of(text, language, article) if not language.capitalised_nouns]
    if language.capitalised_nouns:
        own = {start for start, _ in certain_names(text, language) if not _follows_genitive(text, start, article)}
        names = [
            one
            for one in names_of(text, language, article)
            if one[0] in own or get_close_matches(one[1], article.certain, 1, ALIKE)
        ]
    strange = [
        (start, name)
        for start, name in names
        if not is_known(name, article, language)
        and not is_known(_singular(name, text[:start], language), article, language)
    ]
    for start, name in strange:
        near = get_close_matches(name, article.named, 1, LIKE)
        hint = (
            f"did you mean “{near[0]}”?"
            if near
            else "write the name as the article has it, or mark it as yours: [ed.: …]"
        )
        yield Fault(start, "name-not-in-article", f"“{name}” stands nowhere in the article", hint, is_warning=True)
    if strange or not quoted:
        return
    if swapped := _find_swapped(names, text, quoted, article):
        yield swapped
        return
    if len(quoted) <= MOST_PIECES:
        yield from _find_exchanged(names, text, quoted, (*around, *article.paragraphs[:1]), article)


def _follows_genitive(text: str, start: int, article: Vocabulary) -> bool:
    """Whether the word before is a name of the article in the genitive, which any noun may follow: Stechers Zählung."""
    before = re.search(r"([^\W\d_]+)s $", text[:start])
    return before is not None and before[1] in article.names and f"{before[1]}s" not in article.names


def _find_swapped(names: list[tuple[int, str]], text: str, quoted: Sequence[str], article: Vocabulary) -> Fault | None:
    """Two names of one sentence of the statement that fit the evidence better when they change places."""
    told, language = "\n".join(quoted), article.language
    same = {(match.start(), name) for _, name in names for match in re.finditer(rf"(?<!\w){name}(?!\w)", told)}
    theirs = sorted(same.union(names_of(told, language)))
    said, given = _companies(names, text, language), _companies(theirs, told, language)
    shared = [(start, name) for start, name in names if name in given]
    ends = [last for _, last in sentences(text, language)]
    for index, (begin, one) in enumerate(shared):
        for start, other in shared[index + 1 :]:
            apart = bisect(ends, begin) != bisect(ends, start) or _lists(text[begin + len(one) : start], language)
            apart = apart or _frame(text, begin, one, language) != _frame(text, start, other, language)
            if not apart and one != other and crossing(said[one], said[other], given[one], given[other]) > 0:
                message = f"“{one}” and “{other}” have changed places, by what the evidence says of each"
                return Fault(start, "name-not-in-evidence", message, "name whom the evidence names", is_warning=True)
    return None


def _lists(between: str, language: LanguageData) -> bool:
    """Whether nothing but names, their particles and the joints of a list stands between two names."""
    small = {*language.list_joints, *language.articles, *language.definite} | language.particles
    words = re.findall(r"\w+", between)
    return not re.search(r"[^\w\s,]", between) and all(word[0].isupper() or word in small for word in words)


def _frame(text: str, start: int, name: str, language: LanguageData) -> tuple[str, bool]:
    """The preposition before a name, and whether it is a genitive: names in other frames are seldom exchanged."""
    before = re.search(r"([^\W\d_]+) $", text[:start])
    lead = before[1].casefold() if before else ""
    prepositions = (language.oblique | language.noun_joints) - {*language.list_joints}
    return lead if lead in prepositions else "", text[start + len(name) :].startswith(("'s", "’s"))


def _companies(names: list[tuple[int, str]], text: str, language: LanguageData) -> dict[str, frozenset[str]]:
    """The stems, numbers and dates beside each name, at its first place; a number counts for two words."""
    found: dict[str, frozenset[str]] = {}
    reading = read(text, language)
    places = [(start, start + len(name)) for start, name in names]
    for index, (_, name) in enumerate(names):
        begin, end = bounds_of_names(text, index, places, language)
        keys = {*content_stems(text[begin:end], language)} - {*content_stems(name, language)}
        keys |= {f"{mark}:{one.base}" for one in reading.quantities if begin <= one.start < end for mark in "nN"}
        keys = keys.union(*(one.keys for one in reading.moments if begin <= one.start < end))
        found.setdefault(name, frozenset(keys))
    return found


def _find_exchanged(
    names: list[tuple[int, str]], text: str, quoted: Sequence[str], around: Sequence[str], article: Vocabulary
) -> Iterator[Fault]:
    language = article.language
    told = Vocabulary(tuple(quoted), language)
    near = Vocabulary((*quoted, *sentences_of(quoted, around, language), *around[-1:]), language)
    missing = [(start, name) for start, name in names if not is_known(name, told, language)]
    said = Vocabulary((text,), language)
    others = [name for piece in quoted for name in _unsaid(piece, said, article)]
    for start, name in missing:
        if others and not is_known(name, near, language):
            message = f"“{name}” is not in the evidence, which names “{others[0]}”"
            yield Fault(start, "name-not-in-evidence", message, "name whom the evidence names", is_warning=True)
            return


def _unsaid(piece: str, said: Vocabulary, article: Vocabulary) -> Iterator[str]:
    """The names in quoted words of which the statement has no part."""
    language = said.language
    names = list(certain_names(piece, language) if language.capitalised_nouns else names_of(piece, language, article))
    known = [start for start, name in names if is_known(name, said, language)]
    for start, name in names:
        if start not in known and not any(
            re.fullmatch(r"\S+\s\S*", piece[min(start, other) : max(start, other)] + "-") for other in known
        ):
            yield name


def names_of(text: str, language: LanguageData, article: Vocabulary | None = None) -> Iterator[tuple[int, str]]:
    """The names of a text; a sentence's first word only where it begins a longer name or is like one of the article."""
    starts = {
        first + len(text[first:last]) - len(text[first:last].lstrip(" “\"'(‘„«[¡¿"))
        for first, last in sentences(text, language)
    }
    for match in NAME.finditer(text):
        name = re.sub(r"[’']s?$", "", match[0])
        if _is_no_name(name, text[match.end() :], language):
            continue
        if match.start() in starts and not _begins_name(name, text, match.end(), article, language):
            continue
        yield match.start(), name


def _is_no_name(name: str, after: str, language: LanguageData) -> bool:
    """Whether a word with a capital is another thing: a month, a title, the adjective of a currency."""
    plain, following = name.casefold(), re.match(r" ([^\W\d_]+)", after)
    money = following and f"{plain} {following[1].casefold()}" in language.currencies
    return (
        len(name) < LEAST
        or bool(ROMAN.fullmatch(name))
        or plain in {*language.months, *language.weekdays, *language.common_capitals, *language.titles, *language.stop}
        or plain in " ".join(language.units).split()
        or bool(money)
    )


def _begins_name(name: str, text: str, end: int, article: Vocabulary | None, language: LanguageData) -> bool:
    """Whether the first word of a sentence is a name."""
    if name.casefold() in language.stop or name.casefold() in language.relations:
        return False
    if text[end : end + 1] == " " and NAME.match(text, end + 1):
        return True
    if name.casefold() in language.hedges or any(name.casefold() in group for pair in language.poles for group in pair):
        return False
    if article is None or stem(name, language) in article.common:
        return False
    if language.capitalised_nouns:
        return name in article.certain
    return _begins_like_one(name, article)


@lru_cache(maxsize=4096)
def _begins_like_one(name: str, article: Vocabulary) -> bool:
    """Whether a word is like a name of the article, from its first letter on."""
    near = get_close_matches(name, article.named, 1, BEGINNING)
    return bool(near) and near[0][0] == name[0]


def _singular(name: str, before: str, language: LanguageData) -> str:
    """A name without the ending of a plural, where an article before it may make one of it: the Osgoods."""
    lead = re.search(r"([^\W\d_]+) $", before)
    return name[:-1] if lead and lead[1].casefold() in language.articles and name.endswith("s") else name


def certain_names(text: str, language: LanguageData) -> Iterator[tuple[int, str]]:
    """The names that show as such where every noun has a capital: behind a title, a particle or another noun."""
    starts = {first for first, _ in sentences(text, language)}
    measures = {
        *language.units,
        *language.scales,
        *language.currencies,
        *language.percent,
        *language.lengths,
        *language.sets,
    }
    for match in re.finditer(rf"(?<!\w)({NAME.pattern})(\.?) ((?:[^\W\d_A-ZÀ-Þ]+ )?)(?={NAME.pattern})", text):
        first, particle = match[1].casefold(), match[3].strip()
        if (
            (match[2] and first not in language.titles)
            or first in language.stop
            or first in measures
            or (particle and particle not in language.particles - language.stop)
        ):
            continue
        if match.start() in starts and first not in language.titles:
            continue
        name = NAME.match(text, match.end())
        if (
            name
            and len(name[0]) >= LEAST
            and name[0].casefold()
            not in {*language.months, *language.weekdays, *language.common_capitals, *language.titles}
        ):
            yield name.start(), re.sub(r"[’']s?$", "", name[0])


def is_known(name: str, article: Vocabulary, language: LanguageData) -> bool:
    """Whether the article has the name, what it is derived from, or what it abbreviates."""
    plain = name.casefold().replace("’", "'")
    parts = [plain, *re.split(r"[-']", plain)]
    if plain in article.words or all(part in article.words for part in parts[1:] if len(part) > 1):
        return True
    if any(article.has(other) for group in language.same_names if plain in group for other in group):
        return True
    if name.isupper() and len(name) <= 6:
        return name in article.initials.replace(" ", "") or any(word.startswith(plain) for word in article.words)
    if language.capitalised_nouns and (
        (plain.endswith("s") and plain[:-1] in article.words) or stem(plain, language) in article.common
    ):
        return True
    return f"{plain}s" in article.words or any(_is_derived(plain, other, language) for other in article.words)


def _is_derived(name: str, other: str, language: LanguageData) -> bool:
    """Whether two words differ by the ending that makes an adjective of a name: China, Chinese."""
    shared = next(
        (index for index, (one, two) in enumerate(zip(name, other, strict=False)) if one != two),
        min(len(name), len(other)),
    )
    if shared < SAME_BEGINNING:
        return False
    one, two = name[shared:], other[shared:]
    return any(
        derived in language.demonyms and derived != "s" and VOWELS.fullmatch(rest) is not None
        and (len(derived) > 1 or name[shared - 1] in "aeiouy")
        for derived, rest in ((one, two), (two, one))
    )  # fmt: skip
