"""Quantities in running text: a number with all that it keeps company with, read the same way wherever it stands.

In: a text and the `LanguageData` of its language. Out: `Quantity`s in order, with offsets. Never: a judgement; two
quantities are compared by the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache
from itertools import takewhile

from briefset.language.clock import read_clock
from briefset.language.currencies import CURRENCIES, MONEY
from briefset.language.data import LanguageData
from briefset.language.digits import MINUS, MOST_TEXTS, Figure
from briefset.language.figures import is_bare_part, read_figures
from briefset.language.hedges import find_near_bounds, read_hedge
from briefset.language.measures import TIME, UNITS
from briefset.language.moments import Moment
from briefset.language.quantity import AFTER, BEFORE, Quantity, any_phrase, plain_text
from briefset.language.ranges import join_lengths, join_ranges, share_in_lists, share_units
from briefset.language.rates import find_rates, read_rates, read_rates_before, read_span
from briefset.language.stems import LONGEST_STEM, content_stems, stem, whole_stem

LEAST_SUM = 10**6
"""From which number on a currency that stands beside another number goes without saying."""
DENOMINATORS = (1000, 10**4, 10**5, 10**6)
"""What rates are reckoned by: 15 in 100 000."""
WORDS_ONLY = {"y", "mo", "d", "quarter", "decade", "century", "fortnight", "half-year", "millennium", "acre", "ton",
              "long ton", "s", "in"}  # fmt: skip
"""Units whose symbols here stand for words; texts write them out, or they are other words too."""
SYMBOLS = {symbol: symbol for symbol in UNITS if symbol not in WORDS_ONLY} | {
    "°C": "°C", "° C": "°C", "℃": "°C", "°F": "°F", "° F": "°F", "km/h": "km/h", "mph": "mph", "m2": "m²", "km2": "km²",
    "m3": "m³", "sq km": "km²", "hrs": "h", "yr": "y", "yrs": "y", "°": "°", "Hz": "Hz", "V": "V", "J": "J",
}  # fmt: skip
"""Symbols of units beside a number in any language (ISO 80000)."""


UNITS_OF_KINDS = {"part": "part", "multiple": "x"}
"""Units of figures that have none beside them."""
NO_UNITS = ("", "part", "x", "clock", "dial")
"""Those that a bare number nearby does not take."""
LETTER_SCALES = {"k": 3, "m": 6, "b": 9}


FIXED_LEAD = 12
"""How many characters before a number word a phrase may begin in which it counts nothing."""


@lru_cache(maxsize=MOST_TEXTS)
def read_quantities(text: str, language: LanguageData, dates: tuple[Moment, ...] = ()) -> tuple[Quantity, ...]:
    """The quantities of a text; numbers that are part of one of its dates are the date's."""
    lowered = plain_text(text)
    times = list(read_clock(text, language))
    taken = [*((one.start, one.end) for one in dates), *((one.start, one.end) for one in times)]
    found: list[Quantity] = []
    for figure in _half_joined(read_figures(text, language)):
        inside = bool(found) and figure.start < found[-1].end
        inside = inside or any(figure.start < end and start < figure.end for start, end in taken)
        if not inside and not _counts_nothing(figure, lowered, language):
            found.append(_with_company(figure, text, lowered, language))
    found = sorted((*found, *times), key=lambda one: one.start)
    ends = [*(one.start for one in found[1:]), len(text)]
    found = [replace(one, counted=_counted(text[:end], one, language)) for one, end in zip(found, ends, strict=False)]
    joined = join_ranges(
        share_units(list(join_lengths(found, lowered, language)), lowered, language), lowered, language
    )
    return tuple(_with_neighbours(list(share_in_lists(joined, lowered, language)), lowered, language))


def _with_neighbours(found: list[Quantity], lowered: str, language: LanguageData) -> Iterator[Quantity]:
    rates, things = find_rates(lowered, language), _things(lowered, language) if found else frozenset()
    things |= named_lengths(lowered, found, language) if found else frozenset()
    scales = frozenset(one.scale for one in found if one.scale)
    for index, one in enumerate(found):
        units = frozenset(other.unit for other in found if other is not one and other.unit not in NO_UNITS)
        units |= _units_behind(lowered, one, language)
        full = frozenset(next((near for near in rates if near.startswith(f"{rate} ")), rate) for rate in one.rates)
        money = units & MONEY
        elliptic = (
            len(money) == 1
            and not one.unit
            and one.low >= LEAST_SUM
            and not one.ordinal
            and names_nothing(lowered, one.end, language)
        )
        if language.times_grow and one.unit == "x" and not one.kind and _grows(one, lowered, language):
            one = replace(one, low=one.low + 1, high=one.high + 1, kind="multiple")  # noqa: PLW2901  # the same number
        yield replace(
            one, near_units=units, near_rates=rates, near_scales=scales, things=things, rates=full,
            unit=next(iter(money)) if elliptic else one.unit,
            near_bounds=find_near_bounds(lowered, found[index - 1].end if index else 0, one, language),
        )  # fmt: skip


def _grows(one: Quantity, lowered: str, language: LanguageData) -> bool:
    """Whether a multiple says by how much something grew: 增长近一倍 is twofold."""
    before = lowered[: one.start].removesuffix(one.bound_words)
    before = before.rstrip("".join(tail for tail in language.verb_tails if tail not in language.span_closers))
    return before.endswith(tuple(language.poles[0][0]))


def _units_behind(lowered: str, one: Quantity, language: LanguageData) -> frozenset[str]:
    """The unit that another word parts from its number: "one good year"."""
    behind = re.match(r"(?: [^\W\d_]+){2}", lowered[one.end :]) if language.spaced and not one.unit else None
    unit = language.units.get(behind[0].split()[1], "") if behind else ""
    return frozenset((unit,)) if unit else frozenset()


def _things(lowered: str, language: LanguageData) -> frozenset[str]:
    """What a text speaks of that something may be reckoned by, lengths of time aside: a cubic metre, a share."""
    words = re.findall(r"[^\W\d_]+", lowered) if language.spaced else ()
    units = {language.units.get(word) or language.per_nouns.get(word, "") for word in words}
    named = {unit for unit in units if unit and UNITS.get(unit, ("",))[0] not in TIME}
    if language.capitalised_nouns:
        lengths = _lengths(language)
        named |= {unit for word in words for name, unit in lengths if word.startswith(name) and word != name}
        named |= {whole for word in words if len(whole := whole_stem(word, language)) > LONGEST_STEM}
    return frozenset(named | {*content_stems(lowered, language)})


def named_lengths(lowered: str, found: Iterable[Quantity], language: LanguageData) -> frozenset[str]:
    """The lengths of time that a text names without a number other than one: "in the year to March", each quarter."""
    counted = [(one.start, one.end) for one in found if one.low != 1]
    named = _length_words(language).finditer(lowered)
    places = ((match.start(), language.units[match[0]]) for match in named)
    return frozenset(unit for start, unit in places if not any(first <= start < last for first, last in counted))


@cache
def _length_words(language: LanguageData) -> re.Pattern[str]:
    """A word for a length of time, where words do not part none that a figure dates: 7月1日."""
    listed = any_phrase(tuple(name for name, _ in _lengths(language)))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)" if language.spaced else rf"(?<!\d)(?:{listed})")


@cache
def _lengths(language: LanguageData) -> tuple[tuple[str, str], ...]:
    """The names of lengths of time with which a compound noun may begin: Monats|last."""
    return tuple((name, unit) for name, unit in language.units.items() if UNITS.get(unit, ("",))[0] in TIME)


def names_nothing(text: str, end: int, language: LanguageData) -> bool:
    """Whether no noun comes behind a number: "690 millions d'euros, contre 745 millions"."""
    word = re.match(r" ([^\W\d]+)" if language.spaced else r"([^\W\d])", plain_text(text[end:]))
    return not word or word[1] in language.stop


def _half_joined(figures: tuple[Figure, ...]) -> Iterator[Figure]:
    """Han halves belong to the number before them: 三年半 is left to its unit, 两个半 is 2½."""
    for figure in figures:
        if figure.kind != "half":
            yield figure


def _counts_nothing(figure: Figure, lowered: str, language: LanguageData) -> bool:
    word = lowered[figure.start : figure.end]
    per = f" {lowered[max(0, figure.start - 12) : figure.start].rstrip()}"
    only, counted = (tuple(f" {one}" for one in listed) for listed in (language.per_only, language.per_counted))
    leads = language.spaced and not figure.ordinal and per.endswith(only)
    if leads and not per.endswith(counted):
        return True
    plain = (measured := _after(language).match(lowered, figure.end)) is None or measured.end() == figure.end
    if (plain or leads) and figure.value in DENOMINATORS and per.endswith(counted):
        return True
    if (
        figure.spelled
        and not figure.kind
        and (word in language.hedges or (word in language.articles and _is_article(lowered, figure.end, language)))
    ):
        return True
    first, last = max(0, figure.start - FIXED_LEAD), figure.end + BEFORE
    return figure.spelled and any(
        lowered.startswith(phrase, at) and at + len(phrase) > figure.start
        for phrase in language.fixed if phrase in lowered[first:last]
        for at in range(first, figure.start + 1)
        if not (language.spaced and lowered[at - 1 : at].isalnum())
    )  # fmt: skip


def _is_article(lowered: str, end: int, language: LanguageData) -> bool:
    """Whether "un" or "ein" counts nothing: no unit, scale or "only" comes behind it."""
    word = re.match(r" ([^\W\d]+)", lowered[end:])
    measured = _after(language).match(lowered, end)
    if re.match(rf" [^\W\d]+ (?:{language.share_joints}) ", lowered[end:]):
        return False
    if not word and re.match(r" ?[,.;:]", lowered[end:]):
        return True
    return bool(word and word[1] not in language.only and (measured is None or measured.end() == end))


@cache
def _after(language: LanguageData) -> re.Pattern[str]:
    """What may follow a number at once: scale, percent, currency, unit."""
    edge = r"(?!\w)" if language.spaced else ""
    latin = r"(?!\w)" if language.spaced else r"(?![A-Za-z])"
    tails = any_phrase(language.scale_tails)
    scale = any_phrase(tuple(scale for scale in language.scales if len(scale) > 1 or not language.spaced))
    share = "|".join(f"(?P<{name}>{any_phrase(listed)})" for name, listed in
                     (("basis", language.basis_points), ("points", language.points),
                      ("percent", language.percent)))  # fmt: skip
    money = any_phrase(tuple(language.currencies))
    unit = any_phrase(tuple(language.units))
    signs = any_phrase(tuple(sign.casefold() for sign in CURRENCIES))
    symbols = any_phrase(tuple(symbol.casefold() for symbol in SYMBOLS))
    of = any_phrase(language.unit_joints)
    return re.compile(
        rf"(?P<first>{tails})?(?:[ -]?(?P<scale>{scale}){edge}(?P<tail>(?:[ -](?:{scale}){edge})*)"
        rf"|(?: (?=[kmb] ?[€$£¥]))?(?P<letter>[kmb])(?!\w))?"
        rf"(?P<more>{tails})?"
        rf"(?:[ -]?(?:{share}){edge}(?P<tail2>)|(?:[ -]|{of})?(?P<money>{money}){edge}|[ ]?(?P<sign>{signs}){latin}"
        rf"|[ ]?(?P<symbol>{symbols}){latin}(?!')|(?:[ -]|{of})?(?P<unit>{unit}){edge})?"
    )


@cache
def _before(language: LanguageData) -> re.Pattern[str]:
    signs = any_phrase(tuple(sign.casefold() for sign in CURRENCIES))
    hedges = any_phrase(tuple(language.hedges))
    articles = any_phrase(language.articles)
    article = (
        rf"(?:(?:{articles}) )?"
        if language.spaced
        else rf"(?:(?:{articles}){{1,2}}[^\W\d]{{1,8}}的"
        rf"|(?:{articles}){{0,2}}(?:[^\W\d]{{0,4}}(?:{any_phrase(language.whole_openers)}))?)"
    )
    edge = r"(?<!\w)" if language.spaced else ""
    gap = r"(?:[ (]+|(?<='))" if language.spaced else r"[ (]*"
    word = r"\w" if language.spaced else r"[A-Za-z\d]"
    return re.compile(
        rf"(?:{edge}(?P<hedge>{hedges}){gap}{article})?(?P<currency>(?<![a-z])(?:{signs}) ?)?"
        rf"(?P<minus>(?<!{word})(?<!{word} )[{MINUS}] ?|(?<=[^\W\d] )[–−])?(?P<currency2>(?<![a-z])(?:{signs}) ?)?$"
    )


def _with_company(figure: Figure, text: str, lowered: str, language: LanguageData) -> Quantity:
    before = _before(language).search(lowered[max(0, figure.start - BEFORE) : figure.start])
    after = _after(language).match(lowered, figure.end)
    assert before is not None
    assert after is not None
    sign = (before["currency"] or before["currency2"] or "").strip()
    currency = next((CURRENCIES[name] for name in CURRENCIES if name.casefold() == sign), "") if sign else ""
    end, scale, unit = _read_after(after, figure, currency, lowered, language)
    value = figure.value * Fraction(10) ** scale
    if halved := re.match(rf" (?:{any_phrase(language.half)})(?!\w)", lowered[end:]) if end > figure.end else None:
        end, value = end + halved.end(), value + Fraction(10**scale, 2)
    first = figure.start - len(before["minus"] or "") - len(before["currency"] or "") - len(before["currency2"] or "")
    bound, bound_words = read_hedge(before, lowered, figure, end, language)
    if figure.kind == "set" and not bound:
        bound = "about?"  # "une trentaine", "two dozen"
    if (tail := after["first"] or after["more"]) and not bound and not figure.ordinal:
        bound, bound_words = language.hedges_after.get(tail, ""), tail
    rates = (
        frozenset()
        if figure.ordinal or figure.opaque
        else read_rates(lowered, end, language) or read_rates_before(lowered, first, language)
    )
    lead = lowered[:first].rstrip().removesuffix(bound_words).rstrip()
    factor = "x" if lead.endswith(language.times_after or ("\0",)) else ""
    return Quantity(
        first, end, text[first:end].strip(), value, value,
        unit="" if unit == "count" else currency or unit or UNITS_OF_KINDS.get(figure.kind, factor),
        rates=rates, span=read_span(lowered, figure.start, end, language), bound=bound, bound_words=bound_words,
        ordinal=figure.ordinal, spelled=figure.spelled, kind=figure.kind,
        opaque=figure.opaque and text[figure.start:figure.end],
        negative=bool(before["minus"]) or (not before["hedge"] and _is_below_zero(lowered, first, end, language)),
        scale=scale or _spelled_scale(figure, lowered, language),
                preposition=bound_words in language.prepositions, loose=bound_words in language.loose_bounds,
        whole=_whole(text, end, language),
    )  # fmt: skip


def _is_below_zero(lowered: str, start: int, end: int, language: LanguageData) -> bool:
    """Whether words make a number a negative one: "6 degrees below zero", 零下6度."""
    behind, before = lowered[end : end + BEHIND].lstrip(), lowered[max(0, start - BEHIND) : start].rstrip()
    told = behind.startswith(language.below_zero[:-1] if language.spaced else ("\0",))
    if before.endswith(tuple(f" {joint} {language.below_zero[-1]}" for joint in language.list_joints)):
        return False  # "plus or minus"
    return told or before.endswith(language.below_zero[-1:] if language.spaced else language.below_zero)


BEHIND = 30
"""How many characters beside a number are looked at for what makes it negative."""


def _spelled_scale(figure: Figure, lowered: str, language: LanguageData) -> int:
    """The scale that a number in words ends in, from a million on: "doce millones"."""
    last = language.scales.get(re.split(r"[ -]", lowered[figure.start : figure.end])[-1], 0)
    return last if figure.spelled and not figure.kind and last >= LEAST_SCALE else 0


LEAST_SCALE = 6


def _read_after(
    after: re.Match[str], figure: Figure, currency: str, lowered: str, language: LanguageData
) -> tuple[int, int, str]:
    """Where a number ends with its unit, its power of ten, and the unit."""
    if figure.ordinal or figure.opaque or figure.kind in ("part", "multiple", "roman"):
        points = re.match(rf"[ -]?(?:{any_phrase(language.part_of_point)})(?!\w)", lowered[figure.end :])
        if points:
            return figure.end + len(points[0]), 0, "%" if points[0].endswith(language.percent) else "pp"
        return _part_of(figure, lowered, language)
    if _is_single_point(after["points"] or "", figure, lowered, language):
        return figure.end, 0, ""
    scale = language.scales[after["scale"]] if after["scale"] else 0
    scale += sum(language.scales[word] for word in re.findall(r"[^ -]+", after["tail"] or ""))
    if after["letter"]:
        if not currency and not after["sign"]:
            return (figure.end + 1, 0, "m") if after["letter"] == "m" else (figure.end, 0, "")
        scale = LETTER_SCALES[after["letter"]]
    if unit := _unit_after(after, language):
        return after.end(), scale, unit
    if after["unit"]:
        return (after.start("unit"), scale, "") if currency else (after.end(), scale, language.units[after["unit"]])
    return after.end() if scale or after["letter"] else figure.end, scale, ""


def _is_single_point(word: str, figure: Figure, lowered: str, language: LanguageData) -> bool:
    """Whether one point is a thing and no measure of a change: "lost on one point", but not "rose by one point"."""
    is_plain = bool(word) and not any(part in word for part in language.percent)
    told = {*lowered[: figure.start].split()[-1:]} & language.oblique
    return is_plain and figure.spelled and figure.value == 1 and not told


def _unit_after(after: re.Match[str], language: LanguageData) -> str:
    """The share, currency or symbol that follows a number; empty for a unit in words or none."""
    if after["points"] or after["basis"]:
        return "bp" if after["basis"] else "pp"
    if after["percent"]:
        return "%"
    if after["money"]:
        return language.currencies[after["money"]]
    for name, table in (("sign", CURRENCIES), ("symbol", SYMBOLS)):
        if after[name]:
            return next(value for written, value in table.items() if written.casefold() == after[name])
    return ""


def _part_of(figure: Figure, lowered: str, language: LanguageData) -> tuple[int, int, str]:
    """A part of something with a size: "half a million", "a quarter of a century"."""
    scales, units = any_phrase(tuple(language.scales)), any_phrase(tuple(language.units))
    first = lowered.rfind(" ", figure.start, figure.end) + 1 or figure.start
    bare = "?" if is_bare_part(lowered, first, figure.end, language) or language.part_compounds else ""
    of, money = any_phrase(language.unit_joints), any_phrase(tuple(language.currencies))
    article = rf"(?:{any_phrase(language.articles)}) "
    whole = re.match(
        rf"(?:(?:{of})(?:{article})?|[ -]?(?:{article}){bare})"
        rf"(?:(?P<scale>{scales})(?:(?: |{of})(?:(?P<money>{money})|(?P<measure>{units})))?|(?P<unit>{units}))(?!\w)",
        lowered[figure.end :],
    )
    if not whole or figure.kind != "part":
        return figure.end, 0, ""
    end = figure.end + whole.end()
    if (
        whole["unit"]
        and whole[0].startswith(language.unit_joints or ("\0",))
        and lowered[end:].lstrip().startswith(language.rate_breaks or ("\0",))
    ):
        return figure.end, 0, ""  # "half of the year before" is no half-year
    counted = language.currencies.get(whole["money"] or "") or language.units.get(whole["measure"] or "", "count")
    return (
        (end, language.scales[whole["scale"]], counted) if whole["scale"] else (end, 0, language.units[whole["unit"]])
    )


def _whole(text: str, end: int, language: LanguageData) -> frozenset[str]:
    """The stems of the thing that a share is of, up to the next verb or break."""
    opened = re.match(
        rf" ?(?:{any_phrase(language.whole_openers)})(?:(?<=')|(?!\w))" if language.spaced else r"(?!)",
        plain_text(text[end : end + AFTER]),
    )
    if not opened:
        return frozenset()
    rest = plain_text(text[end + opened.end() : end + opened.end() + AFTER])
    articles = {*language.articles, *language.definite}
    words = re.split(r"[.;:,()“”!?–—\d]", rest, maxsplit=1)[0].split()
    named = takewhile(lambda word: word in articles or word not in language.stop, words)
    return frozenset(content_stems(" ".join(named), language, limit=4))


def _counted(text: str, one: Quantity, language: LanguageData) -> frozenset[str]:
    """The words behind a number that say what is counted; before it where it is a label: week 6."""
    clause = re.split(r"[.;:,()“”!?–—\d]", text[one.end : one.end + AFTER], maxsplit=1)[0]
    clause = "" if plain_text(clause).split()[:1] in [[article] for article in language.definite] else clause
    label = re.search(r"([^\W\d_]+) $", plain_text(text[max(0, one.start - BEFORE) : one.start]))
    labels = {label[1]} & {*language.units, *language.numbered_things} if label else ()
    return frozenset([*content_stems(clause, language, limit=3), *(stem(word, language) for word in labels)])


# Ranges, and units that several numbers share
