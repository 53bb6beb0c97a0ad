"""Why a text of the summary passes or not: its evidence, the numbers and dates of both sides, and what decided.

In: a YAML path and the summary. Out: lines of text. Never: a verdict of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefset.evidence.ledger.evidence import EvidenceIndex, Tier
from briefset.evidence.ledger.faults import Fault, hedged
from briefset.evidence.ledger.prose import Prose, find_faults_in_dates, find_faults_in_numbers, prose_of
from briefset.language.moments import Moment
from briefset.language.quantity import Quantity
from briefset.language.reading import Reading
from briefset.summary.model import Summary


def explain_path(path: str, summary: Summary) -> list[str]:
    """The lines on every text at a YAML path and below it; none where no text stands there that needs evidence."""
    below = (f"{path}.", f"{path}[")
    texts = (prose for prose in prose_of(EvidenceIndex(summary)) if f"{prose.path}.".startswith(below))
    return [line for prose in texts for line in _explain(prose)]


def _explain(prose: Prose) -> Iterator[str]:
    yield f"{prose.path}: {prose.text}"
    tiers = prose.find_for(0)
    for nearness, tier in enumerate(tiers, 1):
        for reading in tier:
            yield f"  evidence {nearness}: “{reading.text}”"
            yield from _list_values(reading)
    numbers, dates = _by_start(find_faults_in_numbers(prose)), _by_start(find_faults_in_dates(prose))
    for one in prose.reading.quantities:
        yield f"  number {_show(one)}"
        yield f"    {_decided(one, prose, numbers.get(one.start))}"
    for moment in prose.reading.moments:
        yield f"  date {_show_date(moment)}"
        fault = dates.get(moment.start)
        yield f"    {_told(fault) if fault else _covering(moment, prose.find_for(moment.start))}"


def _by_start(faults: Iterator[Fault]) -> dict[int, Fault]:
    return {fault.start: fault for fault in faults}


def _list_values(reading: Reading) -> Iterator[str]:
    values = [*map(_show, reading.quantities), *map(_show_date, reading.moments)]
    yield f"    gives {'; '.join(values) or 'no number and no date'}"


def _decided(one: Quantity, prose: Prose, fault: Fault | None) -> str:
    """The fault of a number, or the agreement that bears it out, with the number of the evidence."""
    pairs = prose.weighing.pairs[one]
    found = f"{pairs[0].agreement.name.lower().replace('_', ' ')}: “{hedged(pairs[0].given)}”" if pairs else ""
    if fault:
        return f"{_told(fault)} ({found})" if found else _told(fault)
    return found or "needs no evidence: the text answers for it"


def _told(fault: Fault) -> str:
    return f"{fault.code}: {fault.message}"


def _covering(moment: Moment, tiers: Sequence[Tier]) -> str:
    given = (other for tier in tiers for reading in tier for other in reading.moments)
    same = next((other.text for other in given if other.covers(moment)), "")
    return f"same: “{same}”" if same else "borne out: by a date nearby, the date of issue, or a number"


def _show(one: Quantity) -> str:
    """A number as written, and as it was read."""
    ends = " to ".join(dict.fromkeys(f"{float(end):,.4f}".rstrip("0").rstrip(".") for end in (one.low, one.high)))
    rates = (f"per {rate}" for rate in sorted(one.rates))
    read = (one.bound.rstrip("?"), ends, one.unit, *rates, one.span and f"over a {one.span}")
    return f"“{hedged(one)}” ({' '.join(filter(None, read))}{', a rank' if one.ordinal else ''})"


def _show_date(moment: Moment) -> str:
    """A date as written, and as it was read."""
    parts = [moment.year, moment.month, moment.day, moment.part, *sorted(moment.relations)]
    return f"“{moment.text}” ({' '.join(str(part) for part in parts if part)})"
