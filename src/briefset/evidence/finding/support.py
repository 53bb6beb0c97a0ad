"""How much of what an entry says the words that are quoted for it hold.

In: an `Entry` with its evidence, a `Chooser`. Out: `Support`. Never: a verdict; that is the ledger's.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefset.evidence.finding.cover import Chooser
from briefset.evidence.finding.needs import holds, parts_of
from briefset.evidence.ledger.moments import covers
from briefset.language.reading import read
from briefset.language.stems import content_stems
from briefset.summary.model import Entry
from briefset.summary.model.roles import Role

EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Support:
    """The weight of the content words that are held, and how many of the numbers and dates."""

    weight: float
    numbers: int
    dates: int

    def is_less(self, other: Support) -> bool:
        """Whether the other holds more of anything."""
        fewer = self.numbers < other.numbers or self.dates < other.dates
        return fewer or self.weight < other.weight - EPSILON


def measure_support(entry: Entry, chooser: Chooser) -> Support:
    """How much of an entry's texts its own quoted words and its evidence hold."""
    language = chooser.index.language
    quoted = [text for below in entry.walk() for _, text in below.texts(Role.VERBATIM)]
    readings = [read(words, language) for words in quoted]
    parts = [part for _, text in entry.texts(Role.WEIGHED) for part in parts_of(text, chooser.own_language)]
    held = {stem for words in quoted for stem in content_stems(words, language)}
    terms = {term for part in parts for term in chooser.terms(part.words)}
    quantities = [given for reading in readings for given in reading.quantities]
    moments = [given for reading in readings for given in reading.moments]
    return Support(
        sum(chooser.index.weights[term] for term in terms & held),
        sum(any(holds(number, given) for given in quantities) for part in parts for number, _ in part.numbers),
        sum(any(covers(given, one, {one.year}) for given in moments) for part in parts for one in part.moments),
    )
