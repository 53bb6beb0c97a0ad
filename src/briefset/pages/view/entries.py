"""The parts of a view: entries of the summary with everything that a template prints already put into words.

In: entries of the model. Out: frozen parts. Never: chooses what a product shows (that is `view`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from briefset.language.locale import current_locale
from briefset.language.units import read_measure
from briefset.summary.model import (
    Derived,
    Entry,
    Event,
    Quotation,
    Speaker,
    Statistic,
)
from briefset.wording.wording import format_date, format_day, format_hedge, format_statistic, number_parts


@dataclass(frozen=True, slots=True)
class QuotationPart:
    """A quotation with its speaker and the line that stands under it."""

    entry: Quotation
    name: str
    role: str | None

    @property
    def path(self) -> str:
        """Its YAML path."""
        return self.entry.path

    @property
    def text(self) -> str:
        """The exact words, without outer marks."""
        return self.entry.text

    @property
    def at(self) -> list[int]:
        """Its paragraphs."""
        return self.entry.at

    @property
    def note(self) -> str | None:
        """The editor's note on the attribution."""
        return self.entry.note

    @property
    def occasion(self) -> str | None:
        """Where it was said; otherwise the speaker's office."""
        return self.entry.occasion or self.role

    @property
    def where(self) -> str:
        """The paragraph, or the first and the last."""
        return "–".join(f"P{number}" for number in sorted({self.entry.at[0], self.entry.at[-1]}))


@dataclass(frozen=True, slots=True)
class StatisticPart:
    """A statistic taken apart for print: hedge, `$`, `30`, `billion`."""

    entry: Statistic
    prefix: str
    number: str
    suffix: str

    @property
    def path(self) -> str:
        """Its YAML path."""
        return self.entry.path

    @property
    def label(self) -> str:
        """What is counted."""
        return self.entry.label

    @property
    def qualifier(self) -> str | None:
        """The article's hedge, in the language of the page."""
        return format_hedge(self.entry) or None

    @property
    def period(self) -> str | None:
        """The time that it covers."""
        return self.entry.period

    @property
    def rate(self) -> str | None:
        """Its period where that is a rate, such as "a year": without it the number would pass for a sum."""
        period = self.entry.period
        return period if period and read_measure(period, current_locale().language_data.lengths).rate else None

    @property
    def note(self) -> str | None:
        """Care to take."""
        return self.entry.note

    @property
    def at(self) -> list[int]:
        """Its paragraph."""
        return [self.entry.at]

    @property
    def text(self) -> str:
        """Hedge, number and unit: `nearly $30 billion`."""
        return format_statistic(self.entry)


@dataclass(frozen=True, slots=True)
class DerivedPart:
    """A number of ours, computed and formatted."""

    entry: Derived
    text: str

    @property
    def path(self) -> str:
        """Its YAML path."""
        return self.entry.path

    @property
    def label(self) -> str:
        """What it says."""
        return self.entry.label


@dataclass(frozen=True, slots=True)
class EventPart:
    """A line of the timeline; `first` marks the first of its year."""

    entry: Event
    first: bool

    @property
    def path(self) -> str:
        """Its YAML path."""
        return self.entry.path

    @property
    def text(self) -> str:
        """What happened."""
        return self.entry.text

    @property
    def at(self) -> list[int]:
        """Where the article says so."""
        return self.entry.at

    @property
    def year(self) -> str:
        """The year alone."""
        return self.entry.date[:4]

    @property
    def date(self) -> str:
        """The date within the year, in brackets where the article only implies it."""
        words = self.entry.printed if self.entry.printed is not None else format_day(self.entry.date)
        return f"[{words}]" if self.entry.implied and words else words

    @property
    def full_date(self) -> str:
        """The whole date in words."""
        return format_date(self.entry.date)


class Identified(Protocol):
    """An entry that a selection can name."""

    @property
    def id(self) -> str:
        """The name that a selection uses."""


Item = TypeVar("Item", bound=Identified)


def select(items: Sequence[Item], ids: list[str] | None) -> list[Item]:
    """The items of those ids in that order; all of them when no ids are given."""
    if ids is None:
        return list(items)
    by_id = {item.id: item for item in items}
    return [by_id[name] for name in ids]


def cited_paragraphs(entry: Entry) -> list[int]:
    """Every paragraph that the entry, or an entry below it, draws on."""
    return sorted({number for below in entry.walk() for number in below.paragraphs_named if number > 0})


def quotation_part(entry: Quotation, speakers: dict[str, Speaker]) -> QuotationPart:
    """The quotation with its speaker."""
    speaker = speakers[entry.speaker]
    return QuotationPart(entry, speaker.name, speaker.role)


def statistic_part(entry: Statistic) -> StatisticPart:
    """The statistic taken apart."""
    return StatisticPart(entry, *number_parts(entry))


def timeline(events: Iterable[Event]) -> list[EventPart]:
    """The events, the first of each year marked."""
    parts: list[EventPart] = []
    for event in events:
        parts.append(EventPart(event, not parts or parts[-1].year != event.date[:4]))
    return parts
