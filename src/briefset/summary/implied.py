"""What a summary leaves out and itself implies: ids, speakers that are named in full, the value of a quoted number.

In: a parsed `Summary` whose entries know their paths. Out: the same with these filled in, and diagnostics. Never: takes
another value for one that is written, or reads the article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from briefset.diagnostics import Diagnostic
from briefset.language.data import LanguageData
from briefset.language.quantities import LETTER_SCALES
from briefset.language.quantity import Quantity
from briefset.language.rates import find_rate
from briefset.language.reading import Reading, read
from briefset.language.registry import find_language
from briefset.language.stems import content_stems
from briefset.summary.model import Entry, Speaker, Statistic, Summary
from briefset.summary.model.base import make_id, make_older_id
from briefset.summary.model.roles import refs_of, unique_of
from briefset.yaml12.document import Loaded

COMPANY = ("unit", "qualifier", "ordinal")
"""What a statistic says of its number beside the value."""
AMOUNT = re.compile(r"^(?P<sign>\D*?)\s*(?P<digits>\d[\d.,'’\u00a0\u202f ]*)(?P<rest>.*)$", re.DOTALL)
Values = dict[str, dict[str, Any]]


def fill_in(summary: Summary, loaded: Loaded) -> tuple[Summary, list[Diagnostic]]:
    """The summary with what it implies, and a fault for each number that cannot be read."""
    values: Values = defaultdict(dict)
    if not is_written(summary.source, "language") and find_language(summary.language):
        values["source"]["language"] = summary.language.partition("-")[0]
        summary = summary.amended(values)
    speakers = _name_speakers(summary, values)
    if len(speakers) > len(summary.speakers):
        values[""]["speakers"] = speakers
    for path, name in _ids(summary):
        values[path]["id"] = name
    faults = list(_read_numbers(summary, values, loaded))
    filled = summary.amended(values)
    filled.place("")
    return filled, faults


def is_written(entry: Entry, name: str) -> bool:
    """Whether the summary itself gives a field a value."""
    return name in entry.model_fields_set


def _name_speakers(summary: Summary, values: Values) -> dict[str, Speaker]:
    """Every speaker by key, those too that an entry names in full; their entries then name the key."""
    speakers = dict(summary.speakers)
    keys = {name: key for key, speaker in speakers.items() for name in (speaker.name, *speaker.aliases)}
    for entry in summary.walk():
        for field, ref in refs_of(type(entry)).items():
            name = getattr(entry, field)
            if ref.collection != "speakers" or not isinstance(name, str) or name in speakers:
                continue
            if name not in keys and _is_name(name):
                keys[name] = _unused(make_id(name) or "speaker", set(speakers))
                speakers[keys[name]] = Speaker(name=name)
            if name in keys:
                values[entry.path][field] = keys[name]
    return speakers


def _is_name(text: str) -> bool:
    """Whether a text is a name and no key that is missing: it has a capital, a space, or another script."""
    return text != text.lower() or " " in text or not text.isascii()


def _ids(summary: Summary) -> Iterator[tuple[str, str]]:
    """An id for each entry that has none, with the entry's path."""
    taken: dict[str, set[str]] = defaultdict(set)
    nameless: list[tuple[str, Entry]] = []
    for entry in summary.walk():
        unique = unique_of(type(entry)).get("id")
        if unique is None:
            continue
        collection = unique.shared or entry.path.rpartition("[")[0]
        if own := getattr(entry, "id", ""):
            taken[collection].add(own)
        else:
            nameless.append((collection, entry))
    referred = {name for entry in summary.walk() for _, _, name in entry.ids()}
    for collection, entry in nameless:
        made, older = make_id(entry.called), make_older_id(entry.called)
        called = older if older in referred and made not in referred else made
        name = _unused(called or collection.rstrip("s"), taken[collection])
        taken[collection].add(name)
        yield entry.path, name


def _unused(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _read_numbers(summary: Summary, values: Values, loaded: Loaded) -> Iterator[Diagnostic]:
    language = find_language(summary.source.language)
    if language is None:
        return
    for statistic in summary.statistics:
        reading = read(statistic.quote, language)
        is_told = is_written(statistic, "value")
        if is_told and (len(reading.quantities) < 2 or any(is_written(statistic, name) for name in COMPANY)):
            continue
        given = _choose(statistic, reading)
        value = to_decimal(given) if given else None
        if is_told and given is None:
            continue
        if given is None or value is None:
            told = ", ".join(one.text for one in reading.quantities) or "no number"
            hint = f"the quotation gives {told}; write `value`, or quote one number alone"
            message = f"the number of “{statistic.label}” cannot be read from “{statistic.quote}”"
            yield loaded.diagnose(f"{statistic.path}.quote", "left-out", message, hint)
            continue
        read_values = {"value": value, "unit": _unit(given, statistic.label, language),
                       "qualifier": given.bound_words or None, "period": _period(given, reading),
                       "ordinal": given.ordinal}  # fmt: skip
        values[statistic.path] |= {name: one for name, one in read_values.items() if not is_written(statistic, name)}


def _choose(statistic: Statistic, reading: Reading) -> Quantity | None:
    """The one number of the quotation, a rank only where there is no other; of several, the one of what is counted.

    A value that is written says which is meant.
    """
    plain = [one for one in reading.quantities if not one.opaque]
    if is_written(statistic, "value"):
        meant = [one for one in plain if to_decimal(one) == statistic.value]
        return meant[0] if len(meant) == 1 else None
    wanted = [one for one in plain if one.ordinal == statistic.ordinal] or plain
    label = set(content_stems(statistic.label, reading.language))
    counted = [one for one in wanted if label & one.counted]
    if len(counted) == 1 and all(one.counted or one.base[2] != counted[0].base[2] for one in wanted):
        return counted[0]
    return wanted[0] if len(wanted) == 1 else None


def to_decimal(given: Quantity) -> Decimal | None:
    """The number as it is written before its scale; None for a range, and for a part that has no end."""
    low = given.low / 10**given.scale
    value = Decimal(low.numerator) / Decimal(low.denominator)
    if given.is_range or Fraction(value) != low:
        return None
    return -value if given.negative and value > 0 else value


def _unit(given: Quantity, label: str, language: LanguageData) -> str | None:
    """Currency, scale and unit as the quotation has them; none where the label says what is counted."""
    if given.unit in ("", "x", "part") and not given.scale:
        return None
    amounts = (language.scales, language.percent, language.points, language.basis_points, language.units)
    known = {word for phrases in (*amounts, language.currencies) for phrase in phrases for word in phrase.split()}
    match = AMOUNT.match(given.text)
    sign, rest = (match["sign"], match["rest"]) if match else ("", given.text)
    words = [_spell_out(word, given, language) for word in re.split(r"[\s\u00a0\u202f-]+", rest.strip())]
    units = (
        index
        for index, word in enumerate(words)
        if word == given.unit or word.casefold() in known or not word.isalnum()
    )
    first = next(units, None) if language.spaced else 0  # the words of 300万元 stand together
    unit = " ".join(filter(None, (sign.strip(), *(words[first:] if first is not None else ()))))
    named = {*content_stems(unit, language)}
    is_told = not given.scale or any(word in label.casefold().split() for word in unit.casefold().split())
    return None if not unit or (is_told and named and named <= {*content_stems(label, language)}) else unit


def _spell_out(word: str, given: Quantity, language: LanguageData) -> str:
    """The scale for which a letter stands behind a sum, as in £295m; any other word as it is."""
    exponent = LETTER_SCALES.get(word.casefold())
    return language.printed.scales.get(exponent, word) if exponent and exponent == given.scale else word


def _period(given: Quantity, reading: Reading) -> str | None:
    """The rate behind the number and the one date of the quotation that names a year: a year, 2014."""
    rate = find_rate(reading.text, given.end, reading.language) if given.rates else ""
    moments = [moment for moment in reading.moments if moment.year]
    date = moments[0].text if len(reading.moments) == len(moments) == 1 else ""
    return ", ".join(filter(None, (rate, date))) or None
