"""Slides with the parts of the summary that they name.

In: `Slide` entries and the summary. Out: `SlidePart`. Never: sizes or positions.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefset.pages.view.entries import (
    EventPart,
    QuotationPart,
    StatisticPart,
    paragraphs_of,
    quotation_part,
    select,
    statistic_part,
    timeline,
)
from briefset.pages.view.exhibits import ExhibitPart, exhibit_parts, renamed
from briefset.summary.model import Caution, Slide, Summary
from briefset.yaml12.document import Loaded


@dataclass(frozen=True, slots=True)
class NumberPart:
    """A statistic shown large, under a label of its own."""

    label: str
    statistic: StatisticPart


@dataclass(frozen=True, slots=True)
class SlidePart:
    """A slide with the parts of the summary that it names."""

    entry: Slide
    number: int
    title: str
    at: list[int]
    exhibits: list[ExhibitPart]
    numbers: list[NumberPart]
    quotation: QuotationPart | None
    events: list[EventPart]
    cautions: list[Caution]

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
    return [_slide(slide, number, summary, loaded) for number, slide in enumerate(summary.slides, 1)]


def _slide(slide: Slide, number: int, summary: Summary, loaded: Loaded) -> SlidePart:
    wanted = getattr(slide, "exhibits", None) or [name for name in (getattr(slide, "exhibit", None),) if name]
    found = exhibit_parts(summary, select(summary.exhibits, wanted), loaded)
    exhibits = [renamed(part, getattr(slide, "labels", None)) for part in found]
    statistics = {entry.id: entry for entry in summary.statistics}
    big = getattr(slide, "numbers", None) or [item for item in (getattr(slide, "number", None),) if item]
    numbers = [NumberPart(item.label, statistic_part(statistics[item.statistic])) for item in big]
    quoted = select(summary.quotations, [slide.quotation]) if slide.kind == "quotation" else []
    events = timeline(summary, slide.events) if slide.kind == "timeline" else []
    cautions = select(summary.cautions, slide.cautions) if slide.kind == "cautions" else []
    parts = [*(n.statistic.entry for n in numbers), *quoted, *(e.entry for e in events), *cautions]
    at = {*(getattr(slide, "at", None) or []), *(number for exhibit in exhibits for number in exhibit.at)}
    at |= {number for part in parts for number in paragraphs_of(part)}
    return SlidePart(
        slide,
        number,
        summary.title if slide.kind == "cover" else slide.title,
        sorted(at),
        exhibits,
        numbers,
        quotation_part(quoted[0], summary.speakers) if quoted else None,
        events,
        cautions,
    )
