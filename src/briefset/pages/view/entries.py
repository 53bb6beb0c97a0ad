"""The entries of a view, each with what a template prints of it beyond its own fields already put into words.

In: entries of the model. Out: frozen views of them. Never: chooses what a product shows (that is `view`).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from briefset.language.locale import Locale
from briefset.language.quantity import plain_text
from briefset.language.rates import find_rates
from briefset.summary.model import (
    Derived,
    Entry,
    Event,
    Quotation,
    Speaker,
    Statistic,
)
from briefset.wording.wording import format_day, format_hedge, format_statistic, number_parts


class RenamedWarning(DeprecationWarning):
    """A template asks for a value under a name that it had in the release before."""


def note_renamed(old: str, new: str) -> None:
    """Say of which name a template should make use; `render` tells its file and line."""
    warnings.warn(f"{old} is now {new}", RenamedWarning, stacklevel=4)


class EntryView:
    """An entry of the summary as a page prints it; a field of the entry itself is `entry.field`."""

    __slots__ = ()
    entry: Entry

    @property
    def path(self) -> str:
        """Its YAML path."""
        return self.entry.path

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """A field of the entry under its old name, for one release."""
            if name.startswith("_") or name not in type(self.entry).model_fields:
                raise AttributeError(f"{type(self).__name__} has no {name}")
            note_renamed(name, f"entry.{name}")
            return getattr(self.entry, name)


@dataclass(frozen=True, slots=True)
class QuotationView(EntryView):
    """A quotation with its speaker and the line that stands under it: the occasion, otherwise the speaker's office."""

    entry: Quotation
    name: str
    occasion: str | None
    where: str


@dataclass(frozen=True, slots=True)
class StatisticView(EntryView):
    """A statistic taken apart for print, hedge, `$`, `30`, `billion`, and whole: `nearly $30 billion`.

    `rate` is its period where that is a rate, such as "a year": without it the number would pass for a sum.
    """

    entry: Statistic
    qualifier: str | None
    prefix: str
    number: str
    suffix: str
    text: str
    rate: str | None
    at: list[int]


@dataclass(frozen=True, slots=True)
class DerivedView(EntryView):
    """A number of ours, computed and formatted."""

    entry: Derived
    text: str


@dataclass(frozen=True, slots=True)
class EventView(EntryView):
    """A line of the timeline: the year, the date within it, in brackets where the article only implies it.

    `first` marks the first of its year.
    """

    entry: Event
    first: bool
    year: str
    date: str


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


def view_quotation(entry: Quotation, speakers: dict[str, Speaker]) -> QuotationView:
    """The quotation with its speaker, and its paragraph or the first and the last; none of words not found."""
    speaker = speakers[entry.speaker]
    where = "–".join(f"P{number}" for number in sorted({*entry.at[:1], *entry.at[-1:]}))
    return QuotationView(entry, speaker.name, entry.occasion or speaker.role, where)


def view_statistic(entry: Statistic, locale: Locale) -> StatisticView:
    """The statistic taken apart."""
    is_rate = bool(entry.period and find_rates(plain_text(entry.period), locale.language_data))
    return StatisticView(
        entry,
        format_hedge(entry, locale) or None,
        *number_parts(entry, locale),
        format_statistic(entry, locale),
        entry.period if is_rate else None,
        [entry.at],
    )


def view_events(events: Iterable[Event], locale: Locale) -> list[EventView]:
    """The events, the first of each year marked."""
    views: list[EventView] = []
    for event in events:
        year = event.date[:4]
        words = event.printed if event.printed is not None else format_day(event.date, locale)
        date = f"[{words}]" if event.implied and words else words
        views.append(EventView(event, not views or views[-1].year != year, year, date))
    return views
