"""Slides with the parts of the summary that they name.

In: `Slide` entries and the summary. Out: `SlidePart`. Never: sizes or positions.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefset.evidence.ledger.references import find_references
from briefset.pages.view.entries import (
    EventPart,
    QuotationPart,
    StatisticPart,
    quotation_part,
    statistic_part,
    timeline,
)
from briefset.pages.view.exhibits import ExhibitPart, exhibit_parts, renamed
from briefset.summary.model import Caution, Entry, Event, Quotation, Slide, Statistic, Summary
from briefset.summary.model.slides import BigNumber
from briefset.yaml12.document import Loaded


@dataclass(frozen=True, slots=True)
class NumberPart:
    """A statistic shown large, under a label of its own."""

    label: str
    statistic: StatisticPart


@dataclass(frozen=True, slots=True)
class SlidePart:
    """A slide with the parts of the summary that it names; `named` holds all, as the summary has them."""

    entry: Slide
    number: int
    title: str
    at: list[int]
    exhibits: list[ExhibitPart]
    numbers: list[NumberPart]
    quotation: QuotationPart | None
    events: list[EventPart]
    cautions: list[Caution]
    named: list[Entry]

    @property
    def path(self) -> str:
        """Its YAML path."""
        return self.entry.path

    @property
    def kind(self) -> str:
        """Which slide it is."""
        return self.entry.kind

    @property
    def notes(self) -> str | None:
        """What the speaker says."""
        return self.entry.notes


def slide_parts(summary: Summary, loaded: Loaded) -> list[SlidePart]:
    """The slides of the summary, numbered from 1."""
    references = find_references(summary)
    named = ([entry for part in slide.walk() for entry in references[part.path]] for slide in summary.slides)
    return [
        _slide(slide, number, entries, summary, loaded)
        for number, (slide, entries) in enumerate(zip(summary.slides, named, strict=True), 1)
    ]


def _slide(slide: Slide, number: int, named: list[Entry], summary: Summary, loaded: Loaded) -> SlidePart:
    known = {exhibit.path: exhibit for exhibit in summary.exhibits}
    found = exhibit_parts(summary, [known[entry.path] for entry in named if entry.path in known], loaded)
    exhibits = [renamed(part, getattr(slide, "labels", None)) for part in found]
    statistics = {entry.id: entry for entry in named if isinstance(entry, Statistic)}
    big = [part for part in slide.walk() if isinstance(part, BigNumber)]
    quoted = [entry for entry in named if isinstance(entry, Quotation)]
    at = {number for entry in (slide, *named) for number in entry.paragraphs_named}
    return SlidePart(
        slide,
        number,
        summary.title if slide.kind == "cover" else slide.title,
        sorted(at.union(*(exhibit.at for exhibit in exhibits))),
        exhibits,
        [NumberPart(item.label, statistic_part(statistics[item.statistic])) for item in big],
        quotation_part(quoted[0], summary.speakers) if quoted else None,
        timeline([entry for entry in named if isinstance(entry, Event)]),
        [entry for entry in named if isinstance(entry, Caution)],
        named,
    )
