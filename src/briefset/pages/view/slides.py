"""Slides with the parts of the summary that they name.

In: `Slide` entries and the summary. Out: `SlideView`. Never: sizes or positions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefset.evidence.ledger.references import is_statement
from briefset.pages.view.default_slides import Made
from briefset.pages.view.entries import (
    EntryView,
    EventView,
    QuotationView,
    StatisticView,
    view_events,
    view_quotation,
    view_statistic,
)
from briefset.pages.view.exhibits import ExhibitView, are_comparable, on_one_scale, renamed, view_exhibits
from briefset.summary.model import Caution, Entry, Event, Exhibit, Quotation, Slide, Statistic, Summary
from briefset.summary.model.exhibits import TimelineChart
from briefset.summary.model.slides import BigNumber, ChartsSlide, TimelineSlide
from briefset.wording.labels import Labels
from briefset.yaml12.document import Loaded


@dataclass(frozen=True, slots=True)
class NumberView:
    """A statistic shown large, under a label of its own."""

    label: str
    statistic: StatisticView


@dataclass(frozen=True, slots=True)
class SlideView(EntryView):
    """A slide with the parts of the summary that it names; `named` holds all, as the summary has them.

    `stated` are the paths whose statements it shows. `scale` is the label that says how two charts of different units
    are drawn beside each other.
    """

    entry: Slide
    number: int
    title: str
    at: list[int]
    exhibits: list[ExhibitView]
    numbers: list[NumberView]
    quotation: QuotationView | None
    events: list[EventView]
    timeline: ExhibitView | None
    scale: str
    cautions: list[Caution]
    named: list[Entry]
    stated: list[str]


def named_slides(summary: Summary) -> list[Made]:
    """The slides of the summary, each with the parts that it names."""
    known = summary.by_id()
    return [
        Made(slide, [known[ref.collection, name] for part in slide.walk() for _, ref, name in part.ids()])
        for slide in summary.slides
    ]


def view_slides(slides: list[Made], summary: Summary, labels: Labels, loaded: Loaded) -> list[SlideView]:
    """The slides, numbered from 1."""
    shown = [part for made in slides for part in _apart(made, summary, labels)]
    return [_slide(made.slide, number, made.named, summary, labels, loaded) for number, made in enumerate(shown, 1)]


def unlike_charts(slide: ChartsSlide, summary: Summary) -> list[Exhibit]:
    """The charts of a slide that cannot stand beside each other, for they share no scale; otherwise none."""
    named = [exhibit for name in slide.exhibits for exhibit in summary.exhibits if exhibit.id == name]
    return [] if are_comparable(named, summary.statistics) else named


def _apart(made: Made, summary: Summary, labels: Labels) -> Iterator[Made]:
    """The slide, or one for each of its charts where they share no scale."""
    slide = made.slide
    if not isinstance(slide, ChartsSlide) or not (charts := unlike_charts(slide, summary)):
        yield made
        return
    for number, chart in enumerate(charts, 1):
        title = f"{slide.title}{labels('brackets', words=f'{number}/{len(charts)}')}"
        yield Made(slide.model_copy(update={"title": title, "exhibits": [chart.id]}), [chart])


def _timeline(slide: Slide, summary: Summary, labels: Labels, loaded: Loaded) -> ExhibitView | None:
    """The events of a slide on an axis of time, in the order of their dates."""
    if not isinstance(slide, TimelineSlide):
        return None
    dates = {event.id: event.date for event in summary.events}
    names = sorted(slide.events, key=lambda name: dates[name])
    chart = TimelineChart.model_construct(kind="timeline", id="", title=slide.title, events=names, alt=None)
    chart.place(slide.path)
    return view_exhibits(summary, [chart], labels, loaded)[0]


def _slide(
    slide: Slide, number: int, named: list[Entry], summary: Summary, labels: Labels, loaded: Loaded
) -> SlideView:
    known = {exhibit.path: exhibit for exhibit in summary.exhibits}
    found = view_exhibits(summary, [known[entry.path] for entry in named if entry.path in known], labels, loaded)
    exhibits, scale = on_one_scale([renamed(part, getattr(slide, "labels", None)) for part in found])
    statistics = {entry.id: entry for entry in named if isinstance(entry, Statistic)}
    big = [part for part in slide.walk() if isinstance(part, BigNumber)]
    quoted = [entry for entry in named if isinstance(entry, Quotation)]
    written = {entry.path for entry in summary.slides}
    at = {number for entry in (slide, *named) for number in entry.paragraphs_named}
    return SlideView(
        slide,
        number,
        summary.title if slide.kind == "cover" else slide.title,
        sorted(at.union(*(exhibit.at for exhibit in exhibits))),
        exhibits,
        [NumberView(item.label, view_statistic(statistics[item.statistic], summary.locale)) for item in big],
        view_quotation(quoted[0], summary.speakers) if quoted else None,
        view_events([entry for entry in named if isinstance(entry, Event)], summary.locale),
        _timeline(slide, summary, labels, loaded),
        scale,
        [entry for entry in named if isinstance(entry, Caution)],
        named,
        [slide.path] if slide.path in written else [entry.path for entry in named if is_statement(entry)],
    )
