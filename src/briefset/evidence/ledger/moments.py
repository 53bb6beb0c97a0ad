"""The dates of a statement held against those of its evidence, with their precision and their relation.

In: the `Reading` of the statement, those of its evidence and of the paragraphs nearby. Out: `Fault`s. Never: lets a
date pass that is more precise than its evidence.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from briefset.evidence.ledger.compare import BORNE_OUT, agree
from briefset.evidence.ledger.faults import Fault
from briefset.evidence.ledger.ways import denies
from briefset.language.data import WEEK
from briefset.language.moments import Moment, read_date
from briefset.language.quantity import Quantity, any_phrase, plain_text
from briefset.language.reading import Reading

PARTS = frozenset(("early", "mid", "late"))


def find_date_faults(
    moment: Moment, statement: Reading, tiers: Sequence[Sequence[Reading]], near: Sequence[Reading], issued: str
) -> Iterator[Fault]:
    """The fault of a date that its evidence does not give; `near` and `issued` may lend it its year.

    Where the evidence has years, `near` lends those alone.
    """
    readings = [reading for tier in tiers for reading in tier]
    given = [other for reading in readings for other in reading.moments]
    weekdays = set(statement.language.weekdays.values())
    if moment.part in weekdays and weekdays.isdisjoint(one.part for one in given):
        return  # the day of the week follows from a date, or from the day of issue
    own = {other.year for other in given if other.year}
    dated = [other for reading in near for other in reading.moments if not own or other.year in own]
    years = lent_years(moment, (*dated, *read_date(issued)), (*given, *read_date(issued)))
    years |= {other.last_year for other in given}
    if issued[:4].isdigit():
        off = {*_told_years((*readings, *near)), *(1 for one in readings if _tells_coming(moment, one))}
        years |= {int(issued[:4]) + each for each in off}
    same = [other for other in given if covers(other, moment, years)]
    if any(
        is_one_edge(moment, other) or _bounds_part(moment, statement, other) or _is_in_half(moment, other)
        for other in given
    ):
        return
    if (
        "late" in moment.relations
        and not moment.month
        and (moment.year or 0) - int(issued[:4] or 0) in _told_years(readings)
    ):
        return
    if not same:
        told = _is_number(moment, readings) or _is_composed(moment, statement, readings, years)
        if not told and not _is_told(moment, (*readings, *near), issued):
            yield _explain(moment, given)
    elif not any(reading.language is not statement.language for reading in readings) and not (
        moment.relations - PARTS == {"since"} and any(not other.relations - PARTS for other in same)
    ):  # what happened at a time may be told as lasting since then
        yield from filter(None, [_find_relation_fault(moment, same, (statement, *readings))])


def _tells_coming(stated: Moment, reading: Reading) -> bool:
    """Whether a text has the month or season of a date as the next one: "next January"."""
    alike = (one for one in reading.moments if not one.year and (one.month, one.part) == (stated.month, stated.part))
    plain = plain_text(reading.text)
    beside = ({*plain[: one.start].split()[-1:], *plain[one.end :].split()[:1]} for one in alike)
    return any(reading.language.coming & words for words in beside)


def covers(given: Moment, stated: Moment, years: set[int | None]) -> bool:
    """Whether one date bears another out, its own year or one that it may be lent."""
    if given.covers(stated):
        return True
    lent = replace(given, year=stated.year)
    named = given.month or given.part or given.day
    exact = stated.month or stated.part or stated.day
    return bool(given.year is None and named and exact and stated.year in years and lent.covers(stated))


def as_weekday(stated: Moment, issued: Iterable[Moment]) -> Moment:
    """A day of the week around the day of issue as that alone, by which an article names it; else the date itself."""
    if not (stated.year and stated.month and stated.day):
        return stated
    day = date(stated.year, stated.month, stated.day)
    appeared = (date(one.year, one.month, one.day) for one in issued if one.year and one.month and one.day)
    is_near = any(abs((day - one).days) < len(WEEK) for one in appeared)
    return replace(stated, year=None, month=None, day=None, part=WEEK[day.weekday()]) if is_near else stated


def own_years(given: Iterable[Moment]) -> set[int | None]:
    """The year that dates lend to those beside them without one: the only one that they name."""
    named: set[int | None] = {moment.year for moment in given if moment.year}
    return named if len(named) == 1 else set()


def lent_years(stated: Moment, dated: Iterable[Moment], ends: Iterable[Moment]) -> set[int | None]:
    """The years that dates nearby lend to one without; the end of a period lends a later month the year before."""
    years: set[int | None] = {moment.year for moment in dated if moment.year}
    return years | {end.year - 1 for end in ends if end.year and end.month and (stated.month or 0) > end.month}


def is_one_edge(stated: Moment, given: Moment) -> bool:
    """Whether two dates with other relations bound one time: "until 2014" and "before 2015", "ends on 31 March" too."""
    if stated.relations & {"since", "after"} and given.day and not given.relations and stated.year == given.year:
        return ("begin", _days(given)[1] + 1) in _edges(stated)
    return stated.relations != given.relations and bool(_edges(stated) & _edges(given))


def _bounds_part(stated: Moment, statement: Reading, given: Moment) -> bool:
    """Whether a month begins or ends a quarter or half of the year whose other end the statement names too."""
    size, rank = {"Q": 3, "H": 6}.get(given.part[:1], 0), given.part[1:]
    if not size or not rank.isdigit() or (stated.year and given.year and stated.year != given.year):
        return False
    ends = {size * (int(rank) - 1) + 1, size * int(rank)}
    return stated.month in ends and ends <= {moment.month for moment in statement.moments}


def _is_in_half(stated: Moment, given: Moment) -> bool:
    """Whether a quarter or half of a year lies before or after its middle, where the statement says so."""
    side = next((relation for relation in ("before", "after") if relation in stated.relations), "")
    halves = {"before": ("H1", "Q1", "Q2"), "after": ("H2", "Q3", "Q4")}.get(side, ())
    return "mid" in stated.relations and not stated.month and stated.year == given.year and given.part in halves


def _edges(moment: Moment) -> set[tuple[str, int]]:
    """Which time a date with a relation bounds, by the ordinal of its last or first day."""
    relations, first, last = moment.relations, *_days(moment)
    if not first:
        return set()
    ends = {"before": first - 1, "until": last, "by": last} if "late" not in relations else dict.fromkeys(
        ("before", "until", "by"), last)  # fmt: skip
    begins = {"since": first, "after": last + 1}
    return {("end", ends[one]) for one in relations if one in ends} | {
        ("begin", begins[one]) for one in relations if one in begins
    }


def _days(moment: Moment) -> tuple[int, int]:
    """The first and the last day of a date, by their ordinals; none for a season, a quarter or a span."""
    if moment.part or moment.last_year or not (moment.year or moment.month):
        return 0, 0
    year = moment.year or COMMON_YEAR
    if moment.month and moment.day:
        day = date(year, moment.month, min(moment.day, monthrange(year, moment.month)[1])).toordinal()
        return day, day
    months = (moment.month, moment.month) if moment.month else (1, 12)
    return date(year, months[0], 1).toordinal(), date(year, months[1], monthrange(year, months[1])[1]).toordinal()


COMMON_YEAR = 2001
"""The year by which dates without one are compared."""


def _is_told(moment: Moment, readings: Sequence[Reading], issued: str) -> bool:
    """Whether the evidence names a year or month from the date of issue: "last year", "next month"."""
    dates = [end for end in read_date(issued) if end.year]
    if moment.day or moment.part or moment.last_year or not dates:
        return False
    year, month = dates[0].year or 0, dates[0].month
    if not moment.month:
        return (moment.year or 0) - year in _told_years(readings)
    months = (12 * year + month - 1 + off for off in _told_months(readings)) if month else ()
    return any(divmod(one, 12) == (moment.year or one // 12, moment.month - 1) for one in months)


def _told_months(readings: Sequence[Reading]) -> set[int]:
    """How far from the month of issue the months lie that the readings name by it."""
    return {
        months for reading in readings for phrase, months in reading.language.relative_months.items()
        if phrase in plain_text(reading.text)
    }  # fmt: skip


def _told_years(readings: Sequence[Reading]) -> set[int]:
    """How far from the date of issue the years lie that the readings name by it."""
    return {
        years for reading in readings for phrase, years in reading.language.relative_years.items()
        if phrase in plain_text(reading.text)
    } | {
        -int(one.low) for reading in readings for one in reading.quantities
        if one.unit == "y" and one.low.denominator == 1 and _reaches_back(one, reading)
    }  # fmt: skip


def _reaches_back(one: Quantity, reading: Reading) -> bool:
    """Whether a length of time is counted back from the date of issue: "two years ago"."""
    before, after = plain_text(reading.text[: one.start]).rstrip(), plain_text(reading.text[one.end :]).lstrip()
    return before.endswith(reading.language.ago) or after.startswith(reading.language.ago)


def _is_number(moment: Moment, readings: list[Reading]) -> bool:
    """Whether the digits of a year stand in the evidence as a number."""
    if moment.part and not moment.year:
        ranks = {str(one.low) for reading in readings for one in reading.quantities if one.ordinal}
        parts = {other.part[0] for reading in readings for other in reading.moments if other.part}
        return moment.part[0] in parts and moment.part[1:] in ranks
    if moment.month and not moment.day and not moment.year:  # "from January to September" for the first nine months
        months = {one.base[0] for reading in readings for one in reading.quantities if one.unit == "mo"}
        return moment.month in months or (moment.month == 1 and bool(months))
    if moment.month or moment.part or moment.last_year:
        return False
    return any(one.low == moment.year and not one.unit for reading in readings for one in reading.quantities)


def _is_composed(moment: Moment, statement: Reading, readings: list[Reading], years: set[int | None]) -> bool:
    """Whether a text names the day by itself, and the month elsewhere: "julio fue seco … el día 24"."""
    if moment.year and not (moment.month or moment.day or moment.part):
        for reading in readings:
            years_told = ({one.year for one in text.moments} for text in (statement, reading))
            if any(one.span == "y" for one in reading.quantities) and all(moment.year + 1 in one for one in years_told):
                return True  # "in 2024, more than a year before"
            lengths = [one.low for one in reading.quantities if one.unit == "y" and one.low > 1]
            if any(abs(moment.year - one.year) in lengths for one in reading.moments if one.year):
                return True  # "from 2027, for three years more"
    for reading in readings:
        named = [replace(one, day=moment.day) for one in reading.moments if one.month and not one.day]
        leads = any_phrase(reading.language.day_leads)
        day = re.compile(rf"(?<!\w)(?:{leads}) {moment.day}(?:st|nd|rd|th|er|\.)?(?![\w%])(?! [^\W\d_]+s\b)")
        if moment.day and day.search(plain_text(reading.text)) and any(covers(one, moment, years) for one in named):
            return True
    return False


def _explain(moment: Moment, given: list[Moment]) -> Fault:
    told = ", ".join(dict.fromkeys(other.text for other in given)) or "no date"
    coarser = [other for other in given if moment.covers(replace(other, relations=frozenset())) and other.year]
    rest = [other for other in given if other not in coarser]
    finer = [other for other in rest if other.year == moment.year and (other.month or other.part)]
    if coarser and not finer:
        message = f"“{moment.text}” is more precise than the evidence of this text, which gives {told}"
        return Fault(moment.start, "date-too-precise", message, "write the date with the article's precision")
    message = f"“{moment.text}” is not in the evidence of this text, which gives {told}"
    hint = "correct it, quote the words that give it as evidence, or write [ed.: …]"
    return Fault(moment.start, "date-not-in-evidence", message, hint)


def _find_relation_fault(moment: Moment, same: list[Moment], readings: Sequence[Reading]) -> Fault | None:
    """Another relation to the date than the evidence has, or a part of the time that it does not name."""
    if any(
        _is_one_relation(moment.relations, other.relations | _part_of(other, moment)) for other in same
    ) and not _is_of_another(moment, same, readings):
        return None
    related = {"before", "since", "until"} & {
        *moment.relations,
        *(relation for other in same for relation in other.relations),
    }
    mine, theirs = denies(readings[0]), any(denies(reading) for reading in readings[1:])
    if (related >= {"before", "since"} and (mine or theirs)) or (related == {"before", "until"} and mine != theirs):
        return None
    if related == {"before", "until"} and denies(readings[0], moment.start) and denies(readings[1], same[0].start):
        return None  # "not until" is "not before"
    other = same[0]
    message = f"“{_related(moment)}” is not how the evidence dates it: “{_related(other)}”"
    hint = "write the date with the article's word for it"
    ends = bool(moment.relations & ENDS and other.relations & ENDS) and not (moment.relations ^ other.relations) & PARTS
    later = moment.relations == {"after"} and not other.relations
    loose = ends or later or moment.part in readings[0].language.weekdays.values()
    return Fault(moment.start, "date-not-in-evidence", message, hint, is_warning=loose)


ENDS = frozenset(("before", "until", "by"))
"""The relations by which a date ends something."""


def _is_of_another(moment: Moment, same: list[Moment], readings: Sequence[Reading]) -> bool:
    """Whether the evidence has the relation with another date, and none with this one: "by 2018; it opened in 2010"."""
    related = [
        other for reading in readings[1:] for other in reading.moments if moment.relations & other.relations - PARTS
    ]
    return bool(related) and not any(other.relations or other in related for other in same)


def _part_of(given: Moment, stated: Moment) -> frozenset[str]:
    """Which part of the month or year that the statement names a finer date lies in."""
    if given.day and stated.month and not stated.day:
        return frozenset({"early" if given.day <= EARLY else "mid" if given.day <= MID else "late"})
    if given.year and stated.part.endswith("0s"):
        rank = given.year % 10
        return frozenset({"early" if rank < FIRST_THIRD else "mid" if rank < SECOND_THIRD - 1 else "late"})
    if given.month and not stated.month and not stated.part:
        return frozenset({"early" if given.month <= FIRST_THIRD else "mid" if given.month <= SECOND_THIRD else "late"})
    return frozenset()


EARLY, MID = 10, 20
"""The last days of the first and the second part of a month."""
FIRST_THIRD, SECOND_THIRD = 4, 8
"""The last months of the first and the second part of a year."""


def _is_one_relation(stated: frozenset[str], given: frozenset[str]) -> bool:
    if not stated - PARTS:
        return stated <= given
    if any(relation in stated and (given - stated) & lost for relation, lost in UNDATED.items()):
        return False
    wanted, told = stated - PARTS - {"since"} if len(stated - PARTS) > 1 else stated - PARTS, given - PARTS
    return (
        wanted == told or (wanted == {"by"} and told <= {"until"}) or (wanted == {"until"} and told <= {"by"})
    ) and stated & PARTS <= given


UNDATED = {"before": frozenset(("mid", "late")), "after": frozenset(("early", "mid"))}
"""The parts of a time without which the relation says something else: "before the end of 2025"."""


def _related(moment: Moment) -> str:
    return " ".join([*sorted(moment.relations), moment.text])


# Lengths of time between two dates


def spans_between(readings: Sequence[Reading]) -> Iterator[tuple[str, int]]:
    """Every length of time between two dates of the evidence, in each unit in which it is whole."""
    moments = [moment for reading in readings for moment in reading.moments]
    for moment in moments:
        yield "mo", {"Q": 3, "H": 6}.get(moment.part[:1], 0)
    for index, one in enumerate(moments):
        for other in moments[index + 1 :]:
            yield from _between(one, other)


def _between(one: Moment, other: Moment) -> Iterator[tuple[str, int]]:
    if one.year and other.year:
        yield "y", abs(one.year - other.year)
    if one.month and other.month:
        years = (one.year or other.year or 0) - (other.year or one.year or 0)
        apart = abs(12 * years + one.month - other.month)
        yield from (("mo", apart), ("mo", apart + 1))  # from January to June
        if one.day and other.day:
            year = one.year or other.year or 2001
            first, last = (
                date(moment.year or year, moment.month or 1, min(moment.day or 1, 28)) for moment in (one, other)
            )
            off = (one.day - min(one.day, 28)) - (other.day - min(other.day, 28))
            yield from (("d", abs((first - last).days + off)), ("d", abs((first - last).days + off) + 1))


def is_between(stated: Quantity, readings: Sequence[Reading], issued: str = "") -> bool:
    """Whether a length of time is that between two dates of the evidence: "three years later".

    A year or month of the evidence may also be so many before the article appeared.
    """
    ends = read_date(issued)[-1:]
    dated = (
        one for reading in readings for one in reading.moments for end in ends if one.year and end.year != one.year
    )
    since = [(*span, one) for one in dated for span in _between(one, ends[0])]
    lengths = [
        *spans_between(readings),
        *((unit, count) for unit, count, one in since if unit == "y" or (unit == "mo" and ends[0].month)),
    ]
    return any(_is_length(stated, unit, count) for unit, count in lengths if count)


def _is_length(stated: Quantity, unit: str, count: int) -> bool:
    """Whether a length of time is so many years, months or days, within its hedge; years are no months."""
    exact = unit == "y" and stated.unit in ("mo", "d", "wk")
    told = replace(stated, low=Fraction(count), high=Fraction(count), unit=unit, bound="", bound_words="", kind="")
    return not exact and agree(stated, told) in BORNE_OUT
