"""What a view selected, held against the page that a template printed of it.

In: `View`, the parts that the product says it shows, and the checked tree. Out: nothing, or `Failure` at the YAML line
of each statement that the page lacks or alters. Never: trusts the template that made the tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.language.typography import without_spaces
from briefset.pages.doctree import Doctree, Element
from briefset.pages.view import View
from briefset.pages.view.entries import StatisticView
from briefset.pages.view.exhibits import ExhibitView
from briefset.pages.view.slides import SlideView
from briefset.summary.model import Caution, Entry
from briefset.summary.model.roles import Role
from briefset.wording.markdown import plain
from briefset.yaml12.paths import ancestors

Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Expected:
    """Words that stand at a YAML path in the page; any one of `alternatives` will do."""

    path: str
    alternatives: tuple[str, ...]


def check_selection(view: View, shows: tuple[str, ...], tree: Doctree) -> None:
    """Raises `Failure` for each selected statement, and each number of one, that the page does not print."""
    unknown = [name for name in shows if name not in PARTS]
    if unknown:
        raise Failure([_unknown(view.product.name, name) for name in unknown])
    printed = _Printed(tree)
    expected = [item for name in shows for item in PARTS[name](view)]
    faults = [_complain(item.path, item.alternatives[0]) for item in expected if not printed.has(item)]
    if view.product.numbered:
        paths = dict.fromkeys(item.path for item in expected)
        faults += [
            _complain(path, f"note number {statement.number}")
            for path in paths
            for statement in view.register.find(path)
            if statement.path == path and not printed.is_marked(path, statement.number)
        ]
    if faults:
        raise Failure(faults)


def _unknown(product: str, name: str) -> Diagnostic:
    position = Position(f"templates/{product}/product.yaml")
    return Diagnostic(
        position, "product", f"{name} is not a part that a product can show", f"parts: {', '.join(PARTS)}"
    )


def _complain(path: str, words: str) -> Diagnostic:
    hint = "this is a fault of a template: print it, or take it out of `shows` in product.yaml"
    return Diagnostic(Position(""), "lost-in-output", f"the page does not print “{words[:80]}”", hint, path)


class _Printed:
    """The visible text of a page by YAML path; the evidence repeats statements, and stands in for none."""

    def __init__(self, tree: Doctree) -> None:
        self.texts: dict[str, list[str]] = {}
        self.marks: set[tuple[str, str]] = set()
        self._collect(tree.root, ())

    def _collect(self, element: Element, paths: tuple[str, ...]) -> None:
        if element.has("evidence") or element.tag == "details":
            return
        path = element.get("data-src")
        if path:
            paths = (*paths, *ancestors(path))
            for name in set(ancestors(path)):
                self.texts.setdefault(name, []).append(_visible(element))
        mark = element.text() if element.has("ref") else element.get("data-mark")
        if mark:
            self.marks |= {(name, mark) for name in paths}
        for child in element.elements():
            self._collect(child, paths)

    def has(self, item: Expected) -> bool:
        """Whether one of the alternatives stands at the path or below it."""
        texts = self.texts.get(item.path, ())
        return any(without_spaces(wanted) in without_spaces(text) for wanted in item.alternatives for text in texts)

    def is_marked(self, path: str, number: int) -> bool:
        """Whether the note number stands at the path or below it."""
        return (path, str(number)) in self.marks


def _visible(element: Element) -> str:
    """The text that is seen: not what a picture says in place of itself."""
    if element.tag in {"title", "desc", "details"} or element.has("evidence"):
        return ""
    return "".join(child if isinstance(child, str) else _visible(child) for child in element.children)


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
    for number in slide.numbers:
        part = number.statistic
        yield Expected(slide.path, (" ".join(filter(None, (part.qualifier, part.prefix + part.number, part.suffix))),))
    for exhibit in slide.exhibits:
        for bar in exhibit.bars:
            yield Expected(slide.path, (bar.text, bar.display))
    if slide.quotation:
        yield from _one(slide.path, slide.quotation.entry.text)
    for event in slide.events:
        yield from _one(slide.path, event.entry.text)


def _caution(caution: Caution) -> Iterator[Expected]:
    yield from _one(caution.path, caution.head)
    yield Expected(caution.path, (plain(caution.text), plain(caution.brief)))


def _statistic(statistic: StatisticView) -> Iterator[Expected]:
    yield from _one(statistic.path, statistic.entry.label)
    yield from _one(statistic.path, statistic.text)


def _each(expect: Callable[[Shown], Iterator[Expected]], shown: Iterable[Shown]) -> Iterator[Expected]:
    return (item for part in shown for item in expect(part))


PARTS: dict[str, Callable[[View], Iterator[Expected]]] = {
    "title": lambda view: _one("title", view.summary.title),
    "deck": lambda view: _one("deck", view.deck),
    "thesis": lambda view: _entry(view.summary.thesis),
    "brief": lambda view: _entry(view.summary.brief),
    "abstract": lambda view: _each(_entry, view.summary.abstract),
    "claims": lambda view: _each(_entry, view.claims),
    "sections": lambda view: _each(_entry, view.summary.sections),
    "quotations": lambda view: _each(_entry, [part.entry for part in view.quotations]),
    "statistics": lambda view: _each(_statistic, view.statistics),
    "derived": lambda view: (item for part in view.derived for item in _one(part.path, part.text)),
    "exhibits": lambda view: _each(_exhibit, view.exhibits),
    "events": lambda view: _each(_entry, [part.entry for part in view.timeline]),
    "terms": lambda view: _each(_entry, view.terms),
    "questions": lambda view: _each(_entry, view.questions),
    "cautions": lambda view: _each(_caution, view.cautions),
    "slips": lambda view: _each(_entry, view.summary.source.slips),
    "slides": lambda view: _each(_slide, view.slides),
}
"""What a product can say that it shows, and the words that its pages then hold."""
