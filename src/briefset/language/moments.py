"""Dates in running text, each with the precision and the relation that it is written with.

In: a text and the `LanguageData` of its language. Out: `Moment`s in order, with offsets. Never: adds a year that the
text does not give, apart from one that stands in the same phrase ("May and July 2015").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import TypeVar

from briefset.language.data import LanguageData
from briefset.language.digits import DIGITS, MOST_TEXTS, SPACES
from briefset.language.han_numerals import HAN_DIGITS, read_han

Value = TypeVar("Value")
YEAR = r"(?:1\d|20|21)\d\d"
GAP = f"[{SPACES}]"
HAN_YEAR = re.compile(r"(?<![一二三四五六七八九〇零十百千万亿])[一二三四五六七八九〇零]{4}(?=年)")
CERTAIN_YEARS = range(1900, 2100)
"""Years that four digits mean where nothing speaks against it."""
KNOWN_YEARS = range(1000, 2100)
"""The same where a noun would have a capital, and none follows."""

DATED = ("y:", "m:", "d:", "p:")
"""What the parts of a date begin with among the words beside a number."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as far as it is written; `last_year` is another year only for a span of years such as 2006–07.

    `relations` are names of `data.RELATIONS`; `part` is a season, quarter or half of the year, a decade, or a weekday.
    """

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None
    part: str = ""
    relations: frozenset[str] = frozenset()

    def covers(self, other: Moment) -> bool:
        """Whether every part that the other names is the same here."""
        pairs = ((other.year, self.year), (other.month, self.month), (other.day, self.day),
                 (other.last_year, self.last_year),
                 (other.part or None, self.part or self._lies_in(other.part)))  # fmt: skip
        return all(theirs is None or theirs == own for theirs, own in pairs)

    def _lies_in(self, part: str) -> str:
        """The season of its month; for a decade that of its year."""
        return f"{(self.year or 0) // 10}0s" if part[:1].isdigit() else SEASONS.get(self.month or 0, "")

    @property
    def keys(self) -> frozenset[str]:
        """What it is named by, part by part, for comparing which number belongs to which date."""
        named = (("y", self.year), ("m", self.month), ("d", self.day), ("y", self.last_year), ("p", self.part or None))
        return frozenset(f"{name}:{value}" for name, value in named if value is not None)


SEASONS = dict(enumerate(("winter", "winter", *(part for part in ("spring", "summer", "autumn") for _ in range(3)),
                          "winter"), 1))  # fmt: skip
"""The season of each month, as meteorologists count them north of the equator."""


@lru_cache(maxsize=MOST_TEXTS)
def read_moments(text: str, language: LanguageData) -> tuple[Moment, ...]:
    """The dates of a text."""
    plain = text.translate(DIGITS)
    if not language.spaced:
        plain = HAN_YEAR.sub(lambda match: "".join(str(HAN_DIGITS[sign]) for sign in match[0]), plain)
    found = [
        _moment(match, language) for match in _pattern(language).finditer(plain) if _is_date(match, plain, language)
    ]
    found = [day for one in found for day in (one, *_further_day(one, plain, language))]
    related = [replace(one, relations=_relations(plain, one, language)) for one in _with_years(found, plain, language)]
    return tuple(_without_ends(related, plain, language))


def may_have_moments(text: str, language: LanguageData) -> bool:
    """Whether a text has anything that could be a date; true where that is not known by its words."""
    if not language.spaced or re.search(r"\d", text):
        return True
    return not _words_of_dates(language).isdisjoint(re.findall(r"[^\W\d_]+", text.casefold()))


@cache
def _words_of_dates(language: LanguageData) -> frozenset[str]:
    phrases = (*language.months, *language.year_parts, *language.decades, *language.weekdays)
    return frozenset(word for phrase in phrases for word in re.findall(r"[^\W\d_]+", phrase.casefold()))


def _further_day(one: Moment, text: str, language: LanguageData) -> Iterator[Moment]:
    """The second day behind "October 3 to 5", where nothing is counted by it."""
    if not (one.month and one.day) or one.year or not language.spaced or not one.text[-1:].isdigit():
        return
    joints = _words((*language.range_joints, *language.list_joints))
    match = re.match(rf"(?:{GAP}(?:{joints}){GAP}|{GAP}?[–-]{GAP}?)([0-3]?\d)(?=[,.;:)]?(?:\s\D|$))", text[one.end :])
    counted = match and re.match(r"\s([^\W\d_]+)", text[one.end + match.end() :])
    if match and not (counted and counted[1].casefold() not in language.stop):
        start, end = one.end + match.start(1), one.end + match.end(1)
        yield Moment(start, end, text[start:end], None, one.month, int(match[1]))


def _without_ends(found: list[Moment], text: str, language: LanguageData) -> Iterator[Moment]:
    """The two ends of "from … to …" are in no relation of their own."""
    if len(found) < 2:
        yield from found
        return
    joint = re.compile(
        rf"{GAP}?(?:{_words(language.range_joints)}|[–—-]){GAP}?(?:{_words(tuple(language.relations))}|{GAP}|-)*",
        re.IGNORECASE,
    )
    opener = re.compile(
        rf"(?:{_words(language.range_openers)}){GAP}(?:{_words(tuple(language.relations))}|{GAP}|-)*$", re.IGNORECASE
    )
    ends: set[int] = set()
    for one, other in pairwise(found):
        between = text[one.end : other.start]
        told = between.strip().casefold() in language.relations and not one.relations
        if joint.fullmatch(between) and (told or opener.search(text[: one.start]) or not language.spaced):
            ends |= {one.start, other.start}
    for one in found:
        yield replace(one, relations=one.relations - {"since", "until"}) if one.start in ends else one


@cache
def _words(listed: tuple[str, ...]) -> str:
    return (
        "|".join(
            re.escape(word).replace(r"\ ", f"{GAP}+").replace("’", "['’]")
            for word in sorted(listed, key=len, reverse=True)
        )
        or r"(?!)"
    )


@cache
def _pattern(language: LanguageData) -> re.Pattern[str]:
    if not language.spaced:
        parts, month = (
            _words((*language.year_parts, *language.weekdays)),
            r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]",
        )
        day = r"[0-3]?\d|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
        return re.compile(
            rf"(?<!\d)(?<!\d[.,])(?:(?P<y1>{YEAR})(?:年?[—–-](?P<ly>\d{{2,4}})年度?|年(?!代)度?)(?:(?P<m1>{month})月(?:份)?(?:(?P<d1>{day})[日号])?|(?P<p1>{parts}))?"
            rf"|(?<![一二三四五六七八九十百])(?P<m2>{month})月(?:份)?(?:(?P<d2>{day})[日号])?|(?P<p2>{parts})"
            rf"|(?<=[日号][至到—–-])(?P<d3>{day})[日号]|(?P<dec>{YEAR[:-2]}0|\d0|[二三四五六七八九]十)年代"
            rf"|(?<![\d.])(?P<y4>(?:19|20)\d\d)(?=\s*(?:$|[）)、，/–—-])))"
        )
    months, rank = _words(tuple(language.months)), r"(?:st|nd|rd|th|er|º|\.)?"
    joints = _words((*language.range_joints, *language.list_joints))
    month = rf"(?P<{{0}}>(?i:{months}))(?![\w])\.?"
    day = r"(?<![\d.,])(?P<{0}>[0-3]?\d)(?:st|nd|rd|th|er|º|\.)?"
    joint = rf",?{GAP}(?:(?:{_words(language.year_joints)}){GAP})?"
    year = rf"(?P<{{0}}>{YEAR})(?!\d)"
    parts = _words(tuple(language.year_parts))
    edge = r"(?<![\w,$€£¥§])(?<!\d[./])"
    return re.compile(
        rf"{edge}(?:(?P<firstday>[0-3]?\d){rank}(?=(?:{GAP}?[–-]{GAP}?|{GAP}(?:{joints}){GAP})[0-3]?\d{rank}{GAP}"
        rf"(?:(?:{_words(language.day_joints)}){GAP})?(?P<lastmonth>(?i:{months}))(?!\w))"
        rf"|(?P<y0>{YEAR})-(?P<m0>0[1-9]|1[0-2])(?:-(?P<d0>\d\d))?(?![\d-])"
        rf"|(?P<d9>[0-3]?\d)[./](?P<m9>[01]?\d)[./](?P<y9>{YEAR})(?!\d)"
        rf"|{day.format('d1')}{GAP}(?:(?:{_words(language.day_joints)}){GAP})?{month.format('m1')}(?:{joint}{year.format('y1')})?"
        rf"|{month.format('m2')}{GAP}{day.format('d2')}(?![\d%]|{GAP}\d{{3}}(?!\d))(?:{joint}{year.format('y2')})?"
        rf"|{month.format('m3')}(?:{joint}{year.format('y3')})?"
        rf"|(?i:(?P<p1>{parts}))(?!\w)(?:{joint}{year.format('y5')})?"
        rf"|(?P<p2>(?i:{_words(tuple(language.weekdays))}))s?(?!\w)"
        rf"|(?P<dec>{YEAR[:-2]}0)(?:['’]?s|er)(?!\w)|(?<!-)(?P<dec2>(?i:{_words(tuple(language.decades))}))"
        rf"|(?P<y4>{YEAR})(?:[/–—-](?P<ly>\d\d|{YEAR}))?(?![\d%’']|[.,:]\d|\w))"
    )


def _looked_up(written: str, named: Mapping[str, Value]) -> Value:
    """What a name means in a language's record, which has it with the point of an abbreviation or without."""
    plain = re.sub(rf"(?:{GAP}|\s)+", " ", written.lower())
    return next(named[form] for form in (plain, plain.rstrip("."), f"{plain}.") if form in named)


def _moment(match: re.Match[str], language: LanguageData) -> Moment:
    groups = {name: value for name, value in match.groupdict().items() if value}
    year, month, day, part = (
        next((value for name, value in groups.items() if re.fullmatch(rf"{letter}\d", name)), None) for letter in "ymdp"
    )
    number = None
    if month:
        number = (
            int(month)
            if month.isdecimal()
            else int(read_han(month) or 0)
            if not language.spaced
            else _looked_up(month, language.months)
        )
    named = _looked_up(part, {**language.year_parts, **language.weekdays}) if part else ""
    if decade := groups.get("dec"):
        tens = decade if decade.isascii() else str(read_han(decade))
        named = f"{tens}s" if len(tens) == 4 else f"19{tens}s"
    elif decade := groups.get("dec2"):
        named = _looked_up(decade, language.decades)
    day = day or groups.get("firstday")
    last = groups.get("ly")
    if last and year and len(last) == 2:
        last = year[:2] + last
    if last and year and not 0 < int(last) - int(year) <= 60:
        last = None
    return Moment(match.start(), match.end(), match[0], int(year) if year else None, number,
                  (int(day) if day.isdecimal() else int(read_han(day) or 0)) if day else None,
                  int(last) if last else None, named)  # fmt: skip


def _is_date(match: re.Match[str], text: str, language: LanguageData) -> bool:
    """Whether digits or a word that could be a date are one: a year after a cue, a month with its capital."""
    groups = match.groupdict()
    if groups.get("m0") and not 1 <= int(groups["m0"]) <= 12:
        return False
    named = next((groups.get(name) for name in ("m1", "m2", "m3", "lastmonth") if groups.get(name)), "") or ""
    if language.spaced and language.capitalised_months and named and not named[0].isupper():
        return False
    if month := groups.get("m3"):
        return _is_month(month, match, text, language)
    if groups.get("y4"):
        return groups["ly"] is not None or is_year(match, text, language)
    if groups.get("dec2"):  # "in her sixties" tells an age
        owner = re.search(rf"([^\W\d_]+){GAP}$", text[: match.start()])
        return not owner or owner[1].casefold() not in language.determiners - {*language.definite}
    if part := groups.get("p1"):
        return bool(groups.get("y5") or groups.get("y1")) or part.casefold() not in language.ambiguous_parts
    return True


def _is_month(month: str, match: re.Match[str], text: str, language: LanguageData) -> bool:
    if not language.capitalised_months:
        return (
            bool(match["y3"])
            or month.casefold() not in language.ambiguous_months
            or _has_cue(text, match.start(), language)
        )
    if month.casefold() not in language.ambiguous_months or match["y3"] or text[match.end() :].startswith("/"):
        return True
    return _has_cue(text, match.start(), language)


def _has_cue(text: str, start: int, language: LanguageData) -> bool:
    before = text[max(0, start - 16) : start].casefold()
    return bool(re.search(rf"(?<!\w)(?:{_words(language.date_cues)})(?:{GAP}|-)?$", before))


def is_year(match: re.Match[str], text: str, language: LanguageData) -> bool:
    """Whether four digits alone are a year: after a word that says so, or where nothing is counted by them."""
    year, start, end = int(match["y4"]), match.start(), match.end()
    before, after = text[max(0, start - 40) : start].casefold(), text[end : end + 30]
    counted = re.match(rf"{GAP}(?P<noun>[^\W\d_]+)", after)
    noun = counted["noun"] if counted else ""
    if year in CERTAIN_YEARS and re.search(
        rf"(?:{_words(language.range_openers)}){GAP}{YEAR}{GAP}(?:{_words(language.range_joints)}){GAP}$", before
    ):
        return True
    opens = bool(re.search(r"(?:^|[.!?:;“„«(]\s*)$", before)) and year in CERTAIN_YEARS
    counts = (
        not opens
        and bool(noun)
        and noun.casefold() not in language.stop
        and noun[0].islower() != language.capitalised_nouns
    )
    led = re.search(rf"(?<!\w)(?P<word>{_words(language.year_leads)}){GAP}$", before)
    leads = led and (year in CERTAIN_YEARS or led["word"] not in language.date_cues)
    if counts and noun.casefold().endswith(language.plural_endings) and not leads:
        return False
    hedged = re.search(rf"(?<!\w)(?P<word>{_words(tuple(language.hedges))}){GAP}$", before)
    cued = hedged and (hedged["word"] in language.date_cues or _has_cue(text, start - len(hedged[0]), language))
    if hedged and (counts or year not in CERTAIN_YEARS) and not cued:
        return False
    if (
        noun.casefold() in language.units
        or noun.casefold() in language.scales
        or noun.casefold() in language.currencies
    ):
        return False
    alone = language.capitalised_nouns and not counts and not hedged and year in KNOWN_YEARS
    return (
        alone
        or year in CERTAIN_YEARS
        or _has_cue(text, start, language)
        or bool(re.search(r"(?:^|[(,–-]\s?)$", before))
    )


def _with_years(found: list[Moment], text: str, language: LanguageData) -> Iterator[Moment]:
    """A date without a year takes that of the date joined to it: "from 30 November to 12 December 2015"."""
    if len(found) < 2:
        yield from found
        return
    joint = re.compile(
        rf"(?:{GAP}?(?:{_words((*language.range_joints, *language.list_joints))}){GAP}?|{GAP}?[-–/]{GAP}?|, )"
        rf"(?:(?:{_words(tuple(language.relations))})[{SPACES}-])?", re.IGNORECASE
    )  # fmt: skip
    dated: list[Moment] = []
    for moment in reversed(found):
        last = dated[-1] if dated else None
        joined = last is not None and not moment.part and joint.fullmatch(text[moment.end : last.start])
        year, month = (last.year, last.month) if joined and last else (None, None)
        bare = moment.day and not moment.month
        dated.append(replace(moment, year=moment.year or year, month=month if bare else moment.month))
    yield from reversed(dated) if language.spaced else _carried(dated[::-1], joint, text)


def _carried(found: list[Moment], joint: re.Pattern[str], text: str) -> Iterator[Moment]:
    """A date takes what it lacks from the date before it, where the year stands first: 2021年4月16日至22日."""
    last: Moment | None = None
    for moment in found:
        one = moment
        if last is not None and not moment.year and joint.fullmatch(text[last.end : moment.start]):
            one = replace(moment, year=last.year, month=moment.month or (last.month if moment.day else None))
        yield one
        last = one


def _relations(text: str, moment: Moment, language: LanguageData) -> frozenset[str]:
    """The relations that the words right before a date name, or right behind it where words do not stand apart."""
    start = moment.start
    if not language.spaced:
        return _relations_around(text, moment, language)
    before = re.sub(rf"{GAP}", " ", text[max(0, start - 40) : start].casefold().replace("’", "'"))
    behind = re.match(
        rf"[^\S\n](?P<word>{_words(tuple(language.relations_behind))})(?!\w)", text[moment.end :].casefold()
    )
    relation = language.relations_behind[behind["word"]] if behind else None
    relations, found = _relation_pattern(language), {relation}
    while match := relations.search(before):
        if match["word"] in language.relations:
            found.add(language.relations[match["word"]])
        before = before[: match.start()]
        if not before.endswith(" ") and language.spaced:
            break
    return frozenset(filter(None, found))


LEADS = {"since", "until", "by"}
"""The relations that stand before a date where words do not stand apart."""


def _relations_around(text: str, moment: Moment, language: LanguageData) -> frozenset[str]:
    """The relations before a date and behind it, where words do not stand apart: 截至3月底, 2018年以前."""
    listed = "|".join(re.escape(word) for word in language.relations)
    rest = re.sub("前后|左右", "", text[moment.end : moment.end + REACH])
    behind = re.match(rf"(?:年?(?:{listed}))*(?!步|续)", rest)
    led = re.search(rf"(?:{listed})+$", text[max(0, moment.start - REACH) : moment.start])
    before = {language.relations[word] for word in (re.findall(listed, led[0]) if led else ())} & LEADS
    words = re.findall(listed, behind[0]) if behind else []
    after = {language.relations[word] for word in words if word not in language.range_joints}
    return frozenset(after | (before - {"until"} if after & {"before", "since"} else before))


REACH = 12
"""How many characters beside a date are looked at for its relation, where words do not stand apart."""


@cache
def _relation_pattern(language: LanguageData) -> re.Pattern[str]:
    edge, gap = (r"(?<!\w)", r"[ -]?") if language.spaced else ("", "")
    leads = (*language.articles, *language.year_joints, *language.year_leads)
    articles = _words(tuple(lead for lead in leads if lead not in language.relations))
    listed = "|".join(re.escape(word) for word in language.relations) or r"(?!)"
    return re.compile(rf"{edge}(?P<word>{listed})(?: ?(?:{articles}))*{gap}$")


def read_date(date: str) -> list[Moment]:
    """The ends of a date of the summary: `2015-11-30/2015-12-12` has two."""
    ends = []
    for part in filter(None, date.split("/")):
        numbers = [int(number) for number in part.split("-")]
        year, month, day = (*numbers, None, None)[:3]
        ends.append(Moment(0, len(part), part, year, month, day))
    return ends
