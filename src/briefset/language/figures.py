"""Numbers as written, in figures and in words: where each stands, and what it is worth.

In: a text and the `LanguageData` of its language. Out: `Figure`s in order, with offsets. Never: one inside another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from itertools import chain, pairwise

from text_to_num import find_numbers

from briefset.language.data import LanguageData
from briefset.language.digits import DIGITS, MOST_TEXTS, Figure, digits_in, read_romans
from briefset.language.han_numerals import read_han_figures, read_han_parts
from briefset.language.measures import TIME, UNITS

WORD = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as text2num takes it."""

    word: str
    start: int
    other: bool

    def text(self) -> str:
        return self.word

    def nt_separated(self, _previous: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return self.other


@lru_cache(maxsize=MOST_TEXTS)
def read_figures(text: str, language: LanguageData) -> tuple[Figure, ...]:
    """The numbers of a text, none inside another."""
    plain = text.translate(DIGITS)
    found: list[Figure] = []
    in_words = (_read_multiples, _read_parts, _read_spelled) if _may_have_words(plain, language) else ()
    for reader in (_read_shares, digits_in, read_romans, *in_words):
        for figure in sorted(reader(plain, language), key=lambda one: (one.start - one.end, one.kind == "")):
            if not any(figure.start < other.end and other.start < figure.end for other in found):
                found.append(figure)
    return tuple(sorted(found, key=lambda figure: figure.start))


def is_number_word(word: str, language: LanguageData) -> bool:
    """Whether a word is a cardinal and nothing else: eight, not thousand."""
    figures = read_figures(word, language) if word and word not in language.scales else ()
    return any(one.spelled and not one.ordinal and not one.kind and one.end == len(word) for one in figures)


VALUED = re.compile(r"[\d¼-¾⅐-↏²³¹⁰-₉]|(?<!\w)[MDCLXVI]+(?!\w)|[IVX](?=[a-zà-ÿ])")
"""A digit, or what may be a Roman numeral."""
LETTERS = re.compile(r"[^\W\d_]+")
BESIDE = 4
"""How many words, spaces and marks between two words of one number there are at most: "two hundred and five"."""


def may_have_figures(text: str, language: LanguageData) -> bool:
    """Whether a text has anything of which a number could be made; true where that is not known by its words."""
    return VALUED.search(text) is not None or _may_have_words(text, language)


def _may_have_words(text: str, language: LanguageData) -> bool:
    """The same of numbers in words: a phrase that is one has a word that is one, or is of such a phrase."""
    if not language.spaced:
        return True
    return any(_may_be_of_figure(word, language) for word in _word_pattern(language).findall(text))


@lru_cache(maxsize=1 << 16)
def _may_be_of_figure(word: str, language: LanguageData) -> bool:
    folded, known = word.casefold(), _words_of_figures(language)
    if not LETTERS.fullmatch(word) or folded in known:
        return folded in known
    if language.part_compounds and folded.startswith(tuple(known)):
        return True  # Drittelmehrheit
    return bool(language.number_words and find_numbers([_Word(word, 0, False)], language.number_words, 0.0))


@cache
def _words_of_figures(language: LanguageData) -> frozenset[str]:
    """The longest word of each phrase that is a number of its own."""
    named = (language.parts, language.ordinals, language.further_numbers, language.sets, language.multiples)
    phrases = chain(*named, language.scales, language.half, language.number_spellings, language.clock_names)
    return frozenset(max(LETTERS.findall(phrase.casefold()), key=len, default="") for phrase in phrases)


# Digits


@cache
def _phrases(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(words)})(?!\w)", re.IGNORECASE)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _any(words: tuple[str, ...]) -> str:
    return (
        "|".join(re.escape(word).replace(r"\ ", r"[\s\u00a0]+") for word in sorted(words, key=len, reverse=True))
        or r"(?!)"
    )


def _read_spelled(text: str, language: LanguageData) -> Iterator[Figure]:
    """Cardinals and ordinals in words, with a half that follows them, and nouns that count."""
    if not language.number_words:
        yield from read_han_figures(text)
        return
    half, spelled = _half_behind(language), _spelled_in(text, language)
    joint = _compiled(rf"[\s\u00a0-]+|{_any(language.unit_joints)}")
    for match in _single_lengths(language).finditer(text):
        yield Figure(match.start(), match.end(), Fraction(1))
    for figure in spelled:
        if more := half.match(text, figure.end):
            last = re.split(r"[\s\u00a0-]", text[figure.start : figure.end])[-1]
            yield Figure(
                figure.start,
                more.end(),
                figure.value + Fraction(10 ** language.scales.get(last.casefold(), 0), 2),
                spelled=True,
            )
        else:
            yield figure
    counted: list[Figure] = []
    for match in _phrases(tuple(language.sets)).finditer(text):
        counts = [*spelled, *counted]
        before = next((one for one in counts if joint.fullmatch(text, one.end, match.start())), None)
        start = before.start if before else match.start()
        count = before.value if before else Fraction(1)
        counted.append(Figure(start, match.end(), count * language.sets[_folded(match[0])], spelled=True, kind="set"))
    yield from counted


@cache
def _single_lengths(language: LanguageData) -> re.Pattern[str]:
    """An article that counts a length of time, since a half or a smaller one is added: "a year and a half"."""
    units, more = _any(tuple(language.units)), _any(language.list_joints[:1])
    added = rf"(?:{_any(language.half)})(?!\w)|(?:{more})\s[^\W_]+\s(?:{units})(?!\w)"
    times = _any(tuple(word for word, unit in language.units.items() if UNITS.get(unit, ("",))[0] in TIME))
    return _compiled(rf"(?<!\w)(?:{_any(language.articles)})(?=\s(?:{times})\s(?:{added}))")


@cache
def _half_behind(language: LanguageData) -> re.Pattern[str]:
    return _compiled(rf"[\s\u00a0]+(?:{_any(language.half)})(?!\w)")


@lru_cache(maxsize=MOST_TEXTS)
def _spelled_in(text: str, language: LanguageData) -> tuple[Figure, ...]:
    return tuple(_find_spelled(text, language)) if _may_have_words(text, language) else ()


def _find_spelled(text: str, language: LanguageData) -> Iterator[Figure]:
    ranks = {match.start(): match for match in _phrases(tuple(language.ordinals)).finditer(text)}
    for match in ranks.values():
        yield Figure(
            match.start(), match.end(), Fraction(language.ordinals[_folded(match[0])]), spelled=True, ordinal=True
        )
    for words in _runs_of_words(text, language):
        tokens = [_token(word, text, language) for word in words]
        for found in find_numbers(tokens, language.number_words, 0.0):
            start, end = words[found.start].start(), words[found.end - 1].end()
            value = Fraction(round(found.value * 1000), 1000)
            if start not in ranks:
                yield Figure(start, end, value, spelled=True, ordinal=found.is_ordinal)
    for match in _phrases(tuple(language.further_numbers)).finditer(text):
        yield Figure(match.start(), match.end(), language.further_numbers[_folded(match[0])], spelled=True)


def _runs_of_words(text: str, language: LanguageData) -> Iterator[list[re.Match[str]]]:
    """The words around those that may be of a number, with what may join these: "two hundred and five"."""
    words = list(_word_pattern(language).finditer(text))
    begin, end = 0, 0
    for index, word in enumerate(words):
        if not _may_be_of_figure(word[0], language):
            continue
        if index - BESIDE > end:
            yield words[begin:end]
            begin = index - BESIDE
        end = index + BESIDE + 1
    yield words[begin:end]


@cache
def _scales(language: LanguageData) -> re.Pattern[str]:
    return _compiled(rf"(?:{_any(tuple(language.scales))})(?!\w)")


def _token(word: re.Match[str], text: str, language: LanguageData) -> _Word:
    follows = _scales(language).match(text, word.start()) and _follows_number(text, word.start(), language)
    plain = language.number_spellings.get(word[0].casefold(), word[0])
    return _Word(plain if word[0].strip() else " ", word.start(), bool(word[0].isdigit() or follows))


def _follows_number(text: str, start: int, language: LanguageData) -> bool:
    """Whether a scale stands behind digits or a half, and is no number of its own."""
    before = text[max(0, start - 24) : start]
    half = _compiled(rf"(?:{_any((*language.half, *language.further_numbers))})[\s\u00a0]+$")
    return bool(re.search(r"[\d½¼¾⅓⅔]\+?[\s\u00a0-]*$", before) or half.search(before))


@cache
def _word_pattern(language: LanguageData) -> re.Pattern[str]:
    """Words; a number word stands apart from what it is written together with."""
    if not language.compound_tails:
        return WORD
    return re.compile(
        rf"[^\W\d_]+?(?=(?:{_any(language.compound_tails)})[^\W\d_]{{0,3}}(?!\w))|{WORD.pattern}",
        re.DOTALL | re.IGNORECASE,
    )


def _folded(phrase: str) -> str:
    return re.sub(r"[\s\u00a0]+", " ", phrase.casefold())


def _read_parts(text: str, language: LanguageData) -> Iterator[Figure]:
    """Parts of a whole in words: two thirds, a quarter, half of, two in five, one out of ten."""
    if not language.number_words:
        yield from read_han_parts(text)
        return
    spelled = [*_spelled_in(text, language), *digits_in(text, language)]
    for match in _parts(language).finditer(text):
        before = (one for one in spelled if one.end <= match.start() and one.start < match.start() and not one.ordinal)
        count = next((one for one in before if re.fullmatch(r"[\s\u00a0-]+", text[one.end : match.start()])), None)
        below = language.parts[_folded(match["part"])]
        if count and count.value < below * 4:
            yield Figure(count.start, match.end(), count.value / below, spelled=True, kind="part")
        elif _is_part(text, match.start(), match.end(), language) or _ends_clause(match, text, spelled, language):
            yield Figure(match.start(), match.end(), Fraction(1, below), spelled=True, kind="part")


@cache
def _parts(language: LanguageData) -> re.Pattern[str]:
    joined = r"(?!\w)"
    if language.part_compounds:
        joined += rf"|(?=(?:{_any(language.part_compounds)})[^\W\d_]{{0,3}}(?!\w))"
    return _compiled(rf"(?<!\w)(?P<part>{_any(tuple(language.parts))})(?:{joined})")


def _is_part(text: str, start: int, end: int, language: LanguageData) -> bool:
    """Whether a part without a count is meant: "a quarter of", "half of", "by half", not the quarter of a year."""
    leads = _compiled(rf"(?<!\w)(?:{language.part_before})").finditer(text, max(0, start - 24), end)
    before = next((lead.start() for lead in leads if lead.end() == start), None)
    if _compiled(rf"(?:{_any(language.half)})$").search(text[max(0, end - 16) : end]) or text[end : end + 1] == "-":
        return False
    after = re.match(r"[\s\u00a0]+([^\W\d_]+)", text[end:])
    if before is not None and after and any(after[1].casefold() in words for words in language.poles[1]):
        return True  # "a fifth fewer"
    bare = is_bare_part(text, start, end, language)
    sized = bare and after and after[1].casefold() in {*language.scales, *language.units, *language.part_of_point}
    led = start if before is None else before
    hedge = _compiled(rf"(?<!\w)(?:{_any(tuple(language.hedges))})\s$")
    hedged = (bare or before is not None) and hedge.search(text[max(0, led - 24) : led])
    if after and after[1].casefold() not in language.stop and not sized and not (hedged and before is not None):
        return False
    return bool(before is not None or (bare and after) or hedged)


def _ends_clause(part: re.Match[str], text: str, spelled: list[Figure], language: LanguageData) -> bool:
    """Whether a part ends a clause behind a verb: "refunds half.", but not "the first half.", "cut in half."."""
    before = text[: part.start()].rstrip()
    is_object = bool(before) and before[-1].isalpha() and before.split()[-1].casefold() not in language.stop
    is_last = is_bare_part(text, *part.span(), language) and re.match(r"[,.;:)]", text[part.end() :])
    return bool(is_object and is_last) and not any(one.end == len(before) for one in spelled)


def is_bare_part(text: str, start: int, end: int, language: LanguageData) -> bool:
    """Whether the part there needs nothing before it: half."""
    match = _compiled(language.bare_parts).match(text, start)
    return match is not None and match.end() == end


def _read_shares(text: str, language: LanguageData) -> Iterator[Figure]:
    """Two in five, one out of ten: both numbers beside each other, the second the larger and not long."""
    if not language.share_joints:
        return
    figures = (*_spelled_in(text, language), *digits_in(text, language))
    ordered = sorted((one for one in figures if not one.ordinal and not one.opaque), key=lambda one: one.start)
    yield from _read_wholes_first(ordered, text, language)
    for one, other in pairwise(ordered):
        between = text[one.end : other.start]
        if one.value <= 20 and _parts_things(one, other, text, language):
            yield Figure(one.start, other.end, one.value / other.value, spelled=one.spelled, kind="part")
        elif (
            _compiled(rf"\s(?:{language.share_joints})\s").fullmatch(between)
            and 0 < one.value < other.value <= 10**6
            and one.value.denominator == 1
            and not _MAY_BE_YEAR.fullmatch(text, other.start, other.end)
            and (one.value <= 20 or other.value in (100, 1000))
            and other.value.denominator == 1
        ):
            vague = between.strip().casefold() in language.vague_joints and other.value not in ROUND_WHOLES
            if not vague and _is_share(text, other.end, language):
                yield Figure(one.start, other.end, one.value / other.value, spelled=one.spelled, kind="part")

    for rank in (one for one in figures if one.ordinal and language.each_nth):
        each = _compiled(rf"(?<!\w)(?:{_any(language.each_nth)})\s$")
        if (match := each.search(text[: rank.start])) and rank.value > 1 and _is_share(text, rank.end, language):
            yield Figure(match.start(), rank.end, 1 / rank.value, spelled=True, kind="part")


_MAY_BE_YEAR = re.compile(r"1[1-9]\d\d|20\d\d")


def _read_wholes_first(figures: list[Figure], text: str, language: LanguageData) -> Iterator[Figure]:
    """Shares that name the whole first: "of every ten applications, four"."""
    for whole, part in pairwise(figures):
        opener = _compiled(rf"(?<!\w)(?:{_any(language.whole_first)})\s$")
        opened = whole.value in ROUND_WHOLES and opener.search(text[max(0, whole.start - 20) : whole.start])
        joined = re.fullmatch(r"(?:\s[^\W\d_]+){0,3},\s", text[whole.end : part.start])
        if opened and joined and part.value < whole.value:
            yield Figure(whole.start, part.end, part.value / whole.value, spelled=part.spelled, kind="part")


def _parts_things(number: Figure, whole: Figure, text: str, language: LanguageData) -> bool:
    """Whether the whole stands behind the noun: "one borrower in six", which nothing is counted by."""
    between = text[number.end : whole.start]
    counted = re.match(r"\s([^\W\d_]+)", text[whole.end :])
    noun = (
        counted
        and counted[1].casefold() not in language.stop
        and counted[1].casefold().endswith(language.plural_endings)
    )
    named = _compiled(rf"(?:\s(?:[^\W\d_]{{1,2}}['’])?[^\W\d_]+){{1,5}}?\s(?:{language.share_joints})\s").fullmatch(
        between
    )
    others = {*language.lengths, *language.stop} - {
        word for phrase in language.whole_openers for word in phrase.split()
    }
    lengths = set(between.casefold().split()[:-1]) & others
    return (
        bool(named)
        and between.islower()
        and 1 < whole.value <= 100
        and whole.value.denominator == 1
        and not (noun and number.value > 1)
        and not lengths
    )


ROUND_WHOLES = (2, 3, 4, 5, 10, 100, 1000)


def _is_share(text: str, end: int, language: LanguageData) -> bool:
    """Whether no unit behind "in five" makes it something else: "two in five years" is no share."""
    word = re.match(r"\s(%|[^\W\d_]+)", text[end:])
    return not word or word[1].casefold() not in {*language.lengths, *language.percent}


@cache
def _multiples(language: LanguageData) -> re.Pattern[str]:
    words = tuple(language.multiples)
    return _phrases(words) if language.spaced else _compiled(_any(words))


def _read_multiples(text: str, language: LanguageData) -> Iterator[Figure]:
    for match in _multiples(language).finditer(text):
        yield Figure(match.start(), match.end(), language.multiples[_folded(match[0])], spelled=True, kind="multiple")


# Han numerals
