"""Slides as plain values: what stands where, before anything is drawn.

In: a checked tree whose sections are slides. Out: `Deck`. Never: positions, colours, or text left behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.doctree import Doctree, Element
from briefset.writers.deck_parts import (
    Bar,
    Cell,
    Chart,
    Deck,
    Mark,
    Paragraph,
    Part,
    Picture,
    Run,
    Slide,
    Strip,
    Table,
    TextBox,
)

BOLD, ITALIC, SOFT = frozenset({"strong"}), frozenset({"em", "cite"}), frozenset({"editorial", "hedge"})


def doctree_to_deck(tree: Doctree) -> Deck:
    """The tree's slides, in order.

    Raises `Failure` for a slide without a title, text outside every placeholder, and more words than `data-words` allows.
    """
    sections = [element for element in tree.root.walk() if element.has("slide")]
    slides = tuple(_slide(section) for section in sections)
    faults = [fault for pair in zip(sections, slides, strict=True) for fault in _faults(*pair)]
    if faults:
        raise Failure(faults)
    return Deck(slides, tree.language, tree.title, tree.metadata)


def _slide(section: Element) -> Slide:
    parts = tuple(_part(element, path) for element, path in _placed(section, section.get("data-src")))
    titles = [part.text for part in parts if part.placeholder == "title"]
    notes = [p.text() for aside in section.walk() if aside.has("notes") for p in aside.walk() if p.tag == "p"]
    title = titles[0] if titles else ""
    return Slide(section.get("data-layout"), section.get("data-src"), title, parts, tuple(notes))


def _placed(element: Element, path: str) -> Iterator[tuple[Element, str]]:
    """The elements with a placeholder, each with the YAML path that holds for it."""
    for child in element.elements():
        below = child.get("data-src") or path
        if child.get("data-placeholder"):
            yield child, below
        elif not child.has("notes"):
            yield from _placed(child, below)


def _faults(section: Element, slide: Slide) -> Iterator[Diagnostic]:
    if not slide.title.strip():
        yield _diagnose("no-title", "the slide has no title", "print one with data-placeholder=title", slide.path)
    for text in _strays(section):
        message = f"“{text[:60]}” stands outside every placeholder"
        yield _diagnose("no-placeholder", message, "give its element a data-placeholder in the template", slide.path)
    budget = section.get("data-words")
    if budget.isdigit() and slide.words > int(budget):
        message = f"the slide has {slide.words} words; its budget is {budget}"
        hint = f"cut {slide.words - int(budget)} words, or move them to its notes"
        yield _diagnose("budget", message, hint, slide.path)


def _strays(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            if child.strip():
                yield child.strip()
        elif not child.get("data-placeholder") and not child.has("notes"):
            yield from _strays(child)


def _diagnose(code: str, message: str, hint: str, path: str) -> Diagnostic:
    return Diagnostic(Position(""), code, message, hint, path)


def _part(element: Element, path: str) -> Part:
    name, kind = element.get("data-placeholder"), element.get("data-picture")
    if element.tag == "table":
        return _table(element, name, path)
    if kind == "strip":
        return Strip(name, tuple(tick.has("cited") for tick in element.walk() if tick.tag == "rect"))
    if kind in ("columns", "rows"):
        return Chart(name, path, kind, _alt(element), element.get("data-unit"), tuple(_bars(element)))
    if kind:
        return Picture(name, path, kind, _alt(element), tuple(_marks(element, path)))
    return TextBox(name, path, paragraphs(element), element.get("data-rule"))


def _alt(element: Element) -> str:
    return next((child.text() for child in element.elements() if child.tag == "title"), "")


def _bars(element: Element) -> Iterator[Bar]:
    for bar in element.walk():
        if bar.get("data-value"):
            label = bar.get("data-display") or bar.get("data-label")
            value = float(bar.get("data-value"))
            yield Bar(
                bar.get("data-category"), value, label, bar.get("data-src"), bar.get("data-hedge"), bar.has("end")
            )


def _marks(element: Element, path: str) -> Iterator[Mark]:
    for mark in element.walk():
        if mark.get("data-label"):
            yield Mark(mark.get("data-label"), mark.get("data-category"), mark.get("data-src") or path)


def _table(element: Element, name: str, path: str) -> Table:
    rows = [row for row in element.walk() if row.tag == "tr"]
    cells = tuple(tuple(Cell(paragraphs(cell), cell.tag == "th") for cell in row.elements()) for row in rows)
    widths = tuple(float(width) for width in (element.get("data-widths") or "1").split())
    head = any(part.tag == "thead" for part in element.elements())
    look = next(iter(element.classes), "")
    return Table(name, path, look, widths, head, cells, tuple(row.get("data-src") or path for row in rows))


def paragraphs(element: Element) -> tuple[Paragraph, ...]:
    """The paragraphs below an element; an element without any is a paragraph itself."""
    found = [child for child in element.elements() if child.tag == "p"]
    return tuple(_paragraph(child) for child in found or [element])


def _paragraph(element: Element) -> Paragraph:
    name = next(iter(element.classes), "") if element.tag == "p" else ""
    return Paragraph(tuple(_runs(element, Run(""))), int(element.get("data-level", "1")), name)


def _runs(element: Element, style: Run) -> Iterator[Run]:
    for child in element.children:
        if isinstance(child, str):
            yield replace(style, text=child)
        elif child.tag == "br":
            yield replace(style, text="\v")
        else:
            yield from _runs(child, _styled(child, style))


def _styled(element: Element, style: Run) -> Run:
    return replace(
        style,
        bold=style.bold or element.tag in BOLD,
        italic=style.italic or element.tag in ITALIC,
        soft=style.soft or not SOFT.isdisjoint(element.classes),
        aside=style.aside or element.has("hedge"),
        language=element.get("lang") or style.language,
        link=element.get("href") or style.link,
    )
