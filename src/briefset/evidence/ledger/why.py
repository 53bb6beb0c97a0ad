"""Why a text of the summary passes or not: its evidence, the numbers and dates of both sides, and what decided.

In: a YAML path and the summary. Out: `Weighed` texts, as data and as lines. Never: a verdict of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefset.article.text import Article
from briefset.evidence.ledger.compare import Agreement
from briefset.evidence.ledger.evidence import Tier, evidence_of
from briefset.evidence.ledger.faults import Fault, hedged
from briefset.evidence.ledger.prose import Prose, find_faults_in_dates, find_faults_in_numbers, is_label, prose_of
from briefset.language.moments import Moment
from briefset.language.quantity import Quantity
from briefset.language.reading import Reading
from briefset.summary.model import Summary
from briefset.summary.model.versions import recall

ANSWERED = "needs no evidence: the text answers for it"
NEARBY = "borne out: by a date nearby, the date of issue, or a number"


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number that a text gives rounded, under a hedge that holds, and the number of the article."""

    path: str
    stated: str
    given: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the article that may bear a text out, how near they are (1 is nearest), and the values read in them."""

    nearness: int
    words: str
    values: list[str]


@dataclass(frozen=True, slots=True)
class Value:
    """A number or date of a text: as written, as read, how it agrees with what, and the fault that is told of it.

    `given` is empty where nothing of the evidence agrees, `code` and `message` where nothing is wrong.
    """

    kind: str
    words: str
    read: str
    verdict: str
    given: str = ""
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A text, what it was held against, and what became of each of its numbers and dates."""

    path: str
    text: str
    evidence: list[Piece]
    values: list[Value]


def explain_path(path: str, summary: Summary, article: Article | None = None) -> list[Weighed]:
    """Every text at a YAML path and below it, with the article if it is at hand; none where none needs evidence."""
    below = (f"{path}.", f"{path}[")
    texts = (prose for prose in prose_of(evidence_of(summary)) if f"{prose.path}.".startswith(below))
    return [_explain(prose, article) for prose in texts]


def find_rounded(summary: Summary) -> Iterator[Rounded]:
    """Every number that a reader cannot see at once in the article's words, because it is rounded there."""
    evidence = evidence_of(summary)
    known = recall(summary, "rounded", evidence.rules)
    for prose in prose_of(evidence):
        yield from prose.once(known, _find_rounded)


def _find_rounded(prose: Prose) -> list[Rounded]:
    hedges = [(one, prose.weighing.pairs[one]) for one in prose.reading.quantities if one.bound_words]
    return [
        Rounded(prose.path, hedged(one), hedged(pairs[0].given))
        for one, pairs in hedges
        if pairs and pairs[0].agreement in (Agreement.ROUNDED, Agreement.BOUND_HOLDS)
    ]


def to_lines(weighed: Weighed) -> Iterator[str]:
    """The lines on a text for people."""
    yield f"{weighed.path}: {weighed.text}"
    for piece in weighed.evidence:
        yield f"  evidence {piece.nearness}: “{piece.words}”"
        yield f"    gives {'; '.join(piece.values) or 'no number and no date'}"
    for value in weighed.values:
        yield f"  {value.kind} “{value.words}” ({value.read})"
        found = f"{value.verdict}: “{value.given}”" if value.given else value.verdict
        told = f"{value.code}: {value.message}" if value.code else ""
        yield f"    {f'{told} ({found})' if told and value.given else told or found}"


def _explain(prose: Prose, article: Article | None) -> Weighed:
    tiers = prose.find_for(0)
    pieces = [
        Piece(nearness, reading.text, list_values(reading))
        for nearness, tier in enumerate(tiers, 1)
        for reading in tier
    ]
    return Weighed(prose.path, prose.text, pieces, [*_numbers(prose, article), *_dates(prose)])


def _numbers(prose: Prose, article: Article | None) -> Iterator[Value]:
    """The numbers, each with the agreement that decided, and the number of the evidence."""
    found = find_faults_in_numbers(prose)
    faults = _by_start(one for one in found if not (article and is_label(one, prose, article)))
    for one in prose.reading.quantities:
        pairs, fault = prose.weighing.pairs[one], faults.get(one.start)
        verdict = pairs[0].agreement.name.lower().replace("_", " ") if pairs else "" if fault else ANSWERED
        given = hedged(pairs[0].given) if pairs else ""
        yield Value("number", hedged(one), _read(one), verdict, given, *_told(fault))


def _dates(prose: Prose) -> Iterator[Value]:
    faults = _by_start(find_faults_in_dates(prose))
    for moment in prose.reading.moments:
        fault = faults.get(moment.start)
        same = "" if fault else _covering(moment, prose.find_for(moment.start))
        verdict = "" if fault else "same" if same else NEARBY
        yield Value("date", moment.text, _read_date(moment), verdict, same, *_told(fault))


def _told(fault: Fault | None) -> tuple[str, str]:
    return (fault.code, fault.message) if fault else ("", "")


def _by_start(faults: Iterator[Fault]) -> dict[int, Fault]:
    return {fault.start: fault for fault in faults}


def list_values(reading: Reading) -> list[str]:
    """The numbers and dates of a text, each as written and as it was read."""
    numbers = [f"“{hedged(one)}” ({_read(one)})" for one in reading.quantities]
    return [*numbers, *(f"“{moment.text}” ({_read_date(moment)})" for moment in reading.moments)]


def _covering(moment: Moment, tiers: Sequence[Tier]) -> str:
    given = (other for tier in tiers for reading in tier for other in reading.moments)
    return next((other.text for other in given if other.covers(moment)), "")


def _read(one: Quantity) -> str:
    """A number as it was read."""
    ends = " to ".join(dict.fromkeys(f"{float(end):,.4f}".rstrip("0").rstrip(".") for end in (one.low, one.high)))
    rates = (f"per {rate}" for rate in sorted(one.rates))
    read = ("" if one.bound.endswith("?") else one.bound, ends, one.unit, *rates, one.span and f"over a {one.span}")
    return f"{' '.join(filter(None, read))}{', a rank' if one.ordinal else ''}"


def _read_date(moment: Moment) -> str:
    """A date as it was read."""
    parts = [moment.year, moment.month, moment.day, moment.part, *sorted(moment.relations)]
    return " ".join(str(part) for part in parts if part)
