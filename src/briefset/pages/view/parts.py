"""What a page must print of each part that its product shows.

In: `View`. Out: `Expected` words by YAML path. Never: looks whether they are there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from briefset.diagnostics import Diagnostic, Position
from briefset.pages.view import View
from briefset.pages.view.entries import StatisticView
from briefset.pages.view.exhibits import ExhibitView
from briefset.pages.view.slides import SlideView
from briefset.summary.model import Caution, Entry
from briefset.summary.model.roles import Role
from briefset.wording.markdown import plain

Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Expected:
    """Words that stand at a YAML path in the page, or in its evidence; any one of `alternatives` will do."""

    path: str
    alternatives: tuple[str, ...]
    in_evidence: bool = False


def diagnose_part(product: str, name: str) -> Diagnostic:
    """The complaint about a part that a product.yaml names and no page has."""
    position = Position(f"templates/{product}/product.yaml")
    return Diagnostic(
        position, "product", f"{name} is not a part that a product can show", f"parts: {', '.join(PARTS)}"
    )


def _one(path: str, text: str | None) -> Iterator[Expected]:
    if text:
        yield Expected(path, (plain(text),))


def _entry(entry: Entry) -> Iterator[Expected]:
    for role in (Role.HEAD, Role.STATEMENT):
        for _, text in entry.texts(role):
            yield from _one(entry.path, text)


def _exhibit(exhibit: ExhibitView) -> Iterator[Expected]:
    yield from _one(exhibit.path, exhibit.entry.title)
    for bar in exhibit.bars:
        yield Expected(exhibit.path, (bar.text, bar.display))
    for row in exhibit.rows:
        for cell in row.cells:
            yield from _one(row.path, cell)


def _slide(slide: SlideView) -> Iterator[Expected]:
    yield from _one(slide.path, slide.title)
    yield from _numbers(slide)
    for exhibit in slide.exhibits:
        for bar in exhibit.bars:
            yield Expected(slide.path, (bar.text, bar.display))
    if slide.quotation:
        yield from _one(slide.path, slide.quotation.entry.text)
    for event in slide.events:
        yield from _one(slide.path, event.entry.text)


def _numbers(slide: SlideView) -> Iterator[Expected]:
    for number in slide.numbers:
        part = number.statistic
        yield Expected(slide.path, (" ".join(filter(None, (part.qualifier, part.prefix + part.number, part.suffix))),))


def _caution(caution: Caution) -> Iterator[Expected]:
    yield from _one(caution.path, caution.head)
    yield Expected(caution.path, tuple(plain(text) for text in (caution.text, caution.brief) if text))


def _statistic(statistic: StatisticView) -> Iterator[Expected]:
    yield from _one(statistic.path, statistic.entry.label)
    yield from _one(statistic.path, statistic.text)


def _evidence(view: View) -> Iterator[Expected]:
    """Every statement, and all the words for it."""
    for entry in (entry for group in view.evidence for entry in group.entries):
        for pair in entry.pairs:
            yield Expected(entry.path, (plain(pair.stated),), in_evidence=True)
            for support in pair.supports:
                yield Expected(support.path, (view.locale.quote(support.words),), in_evidence=True)


def _notes(view: View) -> Iterator[Expected]:
    for path, support in view.notes.items():
        yield Expected(path, (view.locale.quote(support.words),))


def _essentials(view: View) -> Iterator[Expected]:
    shown, summary = view.essentials, view.summary
    if shown.bottom_line:
        yield from _one(shown.bottom_line.path, shown.bottom_line.text)
    for point in (*shown.points, *shown.cautions):
        yield from _one(point.path, point.entry.head)
        yield from _one(point.path, point.text)
    yield from _each(_statistic, shown.numbers)
    for path, text in (("use", summary.use), ("limits", summary.limits)):
        yield from _one(path, text)
    if shown.quotation:
        yield from _one(shown.quotation.path, shown.quotation.entry.text)


def _each(expect: Callable[[Shown], Iterator[Expected]], shown: Iterable[Shown]) -> Iterator[Expected]:
    return (item for part in shown for item in expect(part))


PARTS: dict[str, Callable[[View], Iterator[Expected]]] = {
    "title": lambda view: _one("title", view.summary.title),
    "deck": lambda view: _one("deck", view.deck),
    "thesis": lambda view: _each(_entry, filter(None, [view.summary.thesis])),
    "brief": lambda view: _each(_entry, view.lead),
    "abstract": lambda view: _each(_entry, view.abstract),
    "claims": lambda view: _each(_entry, view.claims),
    "sections": lambda view: _each(_entry, view.summary.sections),
    "notes": _notes,
    "quotations": lambda view: _each(_entry, [part.entry for part in view.quotations]),
    "statistics": lambda view: _each(_statistic, view.statistics),
    "derived": lambda view: (item for part in view.derived for item in _one(part.path, part.text)),
    "exhibits": lambda view: _each(_exhibit, view.exhibits),
    "messages": lambda view: (item for part in view.exhibits for item in _one(part.path, part.entry.message)),
    "events": lambda view: _each(_entry, [part.entry for part in view.timeline]),
    "terms": lambda view: _each(_entry, view.terms),
    "questions": lambda view: _each(_entry, view.questions),
    "cautions": lambda view: _each(_caution, view.cautions),
    "essentials": _essentials,
    "slips": lambda view: _each(_entry, view.summary.source.slips),
    "numbers": lambda view: _each(_numbers, [slide for slide in view.slides if slide.entry.kind == "numbers"]),
    "slides": lambda view: _each(_slide, view.slides),
    "evidence": _evidence,
}
"""What a product can say that it shows, and the words that its pages then hold."""
