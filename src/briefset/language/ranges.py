"""Numbers that belong together: the ends of a range, the two values of a change, units and hedges shared by a list.

In: `Quantity`s in order, plain text. Out: the same, joined or completed. Never: a number that was not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise

from briefset.language.data import LanguageData
from briefset.language.measures import TIME, to_base
from briefset.language.quantity import Quantity, any_phrase


@cache
def _joint(listed: tuple[str, ...], language: LanguageData) -> re.Pattern[str]:
    gap = " " if language.spaced else " ?"
    return re.compile(
        rf"(?:{gap}(?:{any_phrase(listed)}){gap}(?:(?:{any_phrase(language.definite)}) )?| ?[–—→-] ?|~| ?～ ?)"
    )


def share_units(found: list[Quantity], lowered: str, language: LanguageData) -> list[Quantity]:
    """A bare number takes the unit of the one that is joined to it: "22.5 and 9.3 percent", "from 3 to 6 million"."""
    shared = list(found)
    joint = _joint((*language.range_joints, *language.list_joints, *language.span_closers), language)
    for index in range(len(shared) - 2, -1, -1):
        one, other = shared[index], shared[index + 1]
        between = lowered[one.end : other.start]
        comma = re.fullmatch(r", ?", between) and index + 2 < len(shared)
        plain = not (one.ordinal or other.ordinal or one.opaque or one.kind in ("part", "multiple", "roman", "clock"))
        if plain and (joint.fullmatch(between) or comma):
            shared[index : index + 2] = _shared(one, other, between)
    return shared


def join_lengths(found: list[Quantity], lowered: str, language: LanguageData) -> Iterator[Quantity]:
    """A length of time in two units is one: "a year and three months", 两年零三个月."""
    last: Quantity | None = None
    joint = re.compile(rf",? ?(?:(?:{any_phrase(language.list_joints[:1])}|零|又) ?)?")
    for one in found:
        if last and joint.fullmatch(lowered[last.end : one.start]) and _is_smaller(one, last):
            smaller = (last.base[0] + one.base[0]) / to_base(Fraction(1), one.unit)[0]
            text = f"{last.text}{lowered[last.end : one.start]}{one.text}"
            last = replace(last, end=one.end, text=text, low=smaller, high=smaller, unit=one.unit, counted=one.counted)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _is_smaller(one: Quantity, other: Quantity) -> bool:
    """Whether a length of time may go on another: in a smaller unit, without a hedge, a rate or a rank of its own."""
    same = one.base[2] == other.base[2] and one.base[2] in TIME and not (one.ordinal or other.ordinal)
    plain = not (one.bound or one.rates or other.rates or one.is_range or other.is_range)
    return same and plain and one.base[0] < to_base(Fraction(1), other.unit)[0]


SHARES = ("%", "pp", "bp")


def _shared(one: Quantity, other: Quantity, between: str) -> tuple[Quantity, Quantity]:
    """Two joined numbers, each with the unit, scale and rate that only the other has."""
    scale = other.scale if one.scale == 0 and one.low < 1000 and _may_share_scale(one, other) else 0
    scaled = replace(one, low=one.low * 10**scale, high=one.high * 10**scale, scale=one.scale or scale)
    if not one.unit and (other.unit or scale):
        if _is_written_grouped(one) and (other.unit in SHARES or not scale):
            return one, other
        one = replace(scaled, unit=other.unit, rates=one.rates or other.rates)
    elif one.unit and not other.unit and re.fullmatch(r" ?[–—-] ?", between) and other.kind != "part":
        one, other = scaled, replace(other, unit=one.unit)
    elif one.unit == other.unit and scale:
        one = scaled
    if not one.counted:
        one = replace(one, counted=other.counted, rates=one.rates or other.rates)
    return one, other


def _may_share_scale(one: Quantity, other: Quantity) -> bool:
    return one.low * Fraction(10) ** other.scale <= other.low * 100


def _is_written_grouped(one: Quantity) -> bool:
    """Whether the number is too long to be a percentage: 489,579 or 12.3 percent."""
    return one.low >= 1000


def join_ranges(found: list[Quantity], lowered: str, language: LanguageData) -> list[Quantity]:
    """Two numbers of one kind with "to" or a dash between them as one range, unless "from" makes a span of them."""
    joined: list[Quantity] = []
    joint = _joint(language.range_joints, language)
    opener = re.compile(rf"(?:^|[^\w])(?P<word>{any_phrase(language.range_openers)})\s?(?:[^\W\d]+ )?$")
    for one in found:
        last = joined[-1] if joined else None
        if last and not last.is_range and joint.fullmatch(lowered[last.end : one.start]) and _same_kind(last, one):
            opened = opener.search(lowered[max(0, last.start - 30) : last.start])
            if _is_one_range(last, one, opened["word"] if opened else "", lowered, language):
                joined[-1] = _range(last, one, lowered[last.end : one.start], language)
                continue
        joined.append(one)
    return joined


def _is_one_range(one: Quantity, other: Quantity, opener: str, lowered: str, language: LanguageData) -> bool:
    """Whether two joined numbers are the ends of one range, and no change, and no list."""
    between = lowered[one.end : other.start].strip()
    if not opener:
        return between not in language.list_joints and one.low < other.low and _is_near(one, other)
    changes = opener in language.span_openers and _tells_change(lowered[: one.start], language)
    return not (changes and (between in language.span_closers or not between.isalpha()))


def _range(one: Quantity, other: Quantity, between: str, language: LanguageData) -> Quantity:
    """The range from one number to another, with what either has beside it."""
    low, high = sorted((one.low, other.high))
    hedged = one if one.bound or between.strip() in language.hedges_after else other
    within = between.strip() in language.hedges_after
    return replace(
        one,
        end=other.end,
        text=f"{one.text}{between}{other.text}",
        low=low,
        high=high,
        unit=other.unit or one.unit,
        rates=other.rates or one.rates,
        span=other.span or one.span,
        counted=other.counted or one.counted,
        bound="" if within else hedged.bound,
        bound_words="" if within else hedged.bound_words,
    )


def _tells_change(before: str, language: LanguageData) -> bool:
    """Whether "from" opens a change: always, or after a verb of change where the same word opens a range too."""
    clause = re.split(r"[.;:](?!\d)", before)[-1]
    words = re.findall(r"[^\W\d]+", clause)
    return not language.change_verbs or any(word.startswith(language.change_verbs) for word in words)


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers can be the ends of a range: not ten times one another."""
    return not one.low or other.low <= one.low * 10 or one.low < 1


def _same_kind(one: Quantity, other: Quantity) -> bool:
    if one.ordinal or other.ordinal or one.opaque or other.opaque or {one.kind, other.kind} & {"roman", "clock"}:
        return False
    return one.unit == other.unit or (not one.unit and not one.counted)


def share_in_lists(found: list[Quantity], lowered: str, language: LanguageData) -> Iterator[Quantity]:
    """One hedge before a list serves all of it: "at least 43 million illnesses, 560,000 stays and 38,000 deaths"."""
    hedge: tuple[str, str] = ("", "")
    for index, one in enumerate(found):
        if (
            index
            and not one.bound
            and hedge[0]
            and (one.base[2] == found[index - 1].base[2] or not one.unit)
            and one.kind != "multiple"
            and _is_listed(found[index - 1], one, lowered, language)
        ):
            yield replace(one, kind=one.kind or "listed", bound_words=hedge[1], bound=f"{hedge[0]}?")
        else:
            yield one
            hedge = (one.bound, one.bound_words)


def _is_listed(one: Quantity, other: Quantity, lowered: str, language: LanguageData) -> bool:
    between = lowered[one.end : other.start]
    return bool(
        re.fullmatch(
            rf"[^.;:()\d]{{0,40}}?(?:, |,| (?:{any_phrase(language.list_joints)}) )(?:[^\W\d]+ ){{0,2}}", between
        )
    )


def find_spans(
    found: tuple[Quantity, ...], lowered: str, language: LanguageData
) -> Iterator[tuple[Quantity, Quantity]]:
    """The two ends of each change: "from 11 million in 1990 to 4.5 million", "to 5.1 percent from 4.9"."""
    if len(found) < 2:
        return
    back = re.compile(rf"[^.;:()“”!?]{{0,40}}?,? (?:{any_phrase(language.span_openers)}) ")
    led = re.compile(rf"(?:^|[^\w])(?:{any_phrase(language.span_closers)}) $")
    if not language.spaced:
        yield from _find_unspaced_spans(found, lowered, language)
        return
    opener = re.compile(rf"(?:^|[^\w])(?:{any_phrase(language.span_openers)})\s?(?:[^\W\d]+ ){{0,2}}$")
    closer = re.compile(
        rf"[^.;:()“”!?]{{0,60}}?(?:^|[^\w])(?:{any_phrase(language.span_closers)})\s?(?:[^\W\d]+ ){{0,3}}"
    )
    joints = re.compile(any_phrase(tuple(joint for joint in language.clause_joints if " " in joint)))
    for one, other in pairwise(found):
        if opener.search(lowered[max(0, one.start - 40) : one.start]) and closer.fullmatch(
            joints.sub("", lowered[one.end : other.start])
        ):
            yield one, other
        elif led.search(lowered[max(0, one.start - 12) : one.start]) and back.fullmatch(lowered[one.end : other.start]):
            yield other, one


def _find_unspaced_spans(
    found: tuple[Quantity, ...], lowered: str, language: LanguageData
) -> Iterator[tuple[Quantity, Quantity]]:
    opener = re.compile(rf"(?:{any_phrase(language.span_openers)})[^。，；、\d]{{0,6}}$")
    closer = re.compile(rf"[^。；\d]{{0,12}}(?:{any_phrase(language.span_closers)})[^。，；、\d]{{0,4}}")
    for one, other in pairwise(found):
        if opener.search(lowered[max(0, one.start - 12) : one.start]) and closer.fullmatch(
            lowered[one.end : other.start]
        ):
            yield one, other
