"""Which Word style an element gets: the product's table, resolved in the reference document.

In: a doctree, the table of selectors, the reference's `w:styles`. Out: `Styles`. Never: makes up a style;
what the table or the reference lacks is an error with the nearest name.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.pages.doctree import Element
from briefset.writers.ooxml.xml import Node, find, qualify

CONTAINERS = frozenset((
    "body", "main", "header", "footer", "section", "article", "aside", "div", "figure", "dl", "nav", "colgroup",
    "thead", "tbody", "tr"
))  # fmt: skip
PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "blockquote", "figcaption", "caption", "dt", "dd", "td", "th"])
LISTS = frozenset(("ol", "ul"))
MARKS = {"em": "w:i", "cite": "w:i", "strong": "w:b", "sup": "superscript", "sub": "subscript"}
INLINES = frozenset((*MARKS, *["span", "a", "q", "abbr", "time", "data", "br"]))
UNSTYLED = frozenset(["span", "q", "abbr", "time", "data", "br", "li", "col", "img"])
KNOWN = CONTAINERS | PARAGRAPHS | LISTS | INLINES | UNSTYLED | {"table"}
BEHAVIOURS = frozenset(("new-page", "room", "footnote", "sequence", "field", "first"))
"""Classes that say what to do, not how it looks."""
CONTENTS = ("nav.contents", "nav.contents h3", "nav.contents p")
"""The entries of two levels, and their title."""
CHART = "p.chart"
"""The paragraph that holds a chart."""
NOTE = ("p.footnote", "sup.footnote")
TEMPLATE_FILE = "product.yaml"


@dataclass(frozen=True, slots=True)
class Styles:
    """Word style identifiers by selector: `tag`, `tag.class`, or one of these below a block (`td.at span.locator`)."""

    ids: Mapping[str, str]

    def get(self, element: Element, block: str = "") -> str | None:
        """The identifier for an element, the most precise selector first."""
        names = (prefix + name for prefix in (f"{block} ", "") for name in selectors(element))
        return next((self.ids[name] for name in names if name in self.ids), None)

    def block(self, element: Element) -> str:
        """The selector under which a block found its style."""
        return next((name for name in selectors(element) if name in self.ids), element.tag)


def selectors(element: Element) -> list[str]:
    """The selectors that may name an element; a class that changes the look needs a selector of its own."""
    looks = [name for name in element.classes if name not in BEHAVIOURS]
    return [f"{element.tag}.{name}" for name in looks] or [element.tag]


def resolve(styles: Mapping[str, str], sheet: Node, root: Element) -> Styles:
    """The styles for a document.

    Raises `Failure` with every style that the tree uses and the reference lacks, and every element without a style.
    """
    known = styles_by_name(sheet)
    used = _used_names(root)
    needed = {selector: name for selector, name in styles.items() if selector.split()[-1] in used}
    faults = list(missing_styles(needed, known))
    ids = {selector: known.get((style_kind(selector), name.lower()), "") for selector, name in styles.items()}
    found = Styles({selector: number for selector, number in ids.items() if number})
    faults += [] if faults else _unnamed(root, found)
    if faults:
        raise Failure(faults)
    return found


def _used_names(root: Element) -> set[str]:
    """The last part of every selector that may apply; notes, charts and contents need styles that no element names."""
    names = {name for element in root.walk() for name in (element.tag, *selectors(element))}
    names |= set(NOTE) if any(element.has("footnote") for element in root.walk()) else set()
    return names | ({CHART} if any(map(is_chart, root.walk())) else set())


def styles_by_name(sheet: Node) -> dict[tuple[str, str], str]:
    """Style identifiers of a `w:styles` element, by kind and by name in small letters as Word compares them."""
    found = {}
    for style in sheet.findall(qualify("w:style")):
        name = find(style, "w:name")
        if name is not None:
            kind, label = style.get(qualify("w:type"), "paragraph"), name.get(qualify("w:val"), "")
            found[kind, label.lower()] = style.get(qualify("w:styleId"), "")
    return found


def style_kind(selector: str) -> str:
    """The kind of Word style that a selector needs: paragraph, character or table."""
    tag = selector.split()[-1].partition(".")[0]
    return "table" if tag == "table" else "character" if tag in INLINES else "paragraph"


def missing_styles(styles: Mapping[str, str], known: Mapping[tuple[str, str], str]) -> Iterator[Diagnostic]:
    """A diagnostic for each style of the table that the reference lacks."""
    for selector, name in styles.items():
        kind = style_kind(selector)
        if (kind, name.lower()) not in known:
            near = _nearest(name, [label for other, label in known if other == kind])
            message = f"the reference document has no {kind} style {name!r} (for {selector})"
            yield Diagnostic(
                Position(TEMPLATE_FILE), "no-style", message, near or "add the style to the reference document"
            )


def _unnamed(root: Element, styles: Styles) -> list[Diagnostic]:
    faults: dict[str, Diagnostic] = {}
    for element, path in _walk(root, ""):
        name = selectors(element)[0]
        if element.has("footnote") or is_chart(element) or (element.tag == "nav" and element.has("contents")):
            needed = NOTE if element.has("footnote") else (CHART,) if is_chart(element) else CONTENTS
            for selector in (each for each in needed if each not in styles.ids):
                faults[selector] = _fault(f"no Word style for {selector}", f"add {selector} to styles", path)
        elif element.tag not in KNOWN:
            hint = "leave it out of the handout's template"
            faults[name] = _fault(f"<{element.tag}> has no form in Word", hint, path)
        elif _needs_style(element, name) and styles.get(element) is None:
            hint = _nearest(name, list(styles.ids)) or f"add {name} to styles in product.yaml"
            faults[name] = _fault(f"no Word style for {name}", hint, path)
    return list(faults.values())


def is_chart(element: Element) -> bool:
    """Whether the element is a figure whose picture is a chart, which Word draws by itself."""
    return element.tag == "figure" and bool(element.get("data-chart"))


def _needs_style(element: Element, name: str) -> bool:
    return element.tag not in CONTAINERS and (element.tag not in UNSTYLED or "." in name)


def _walk(element: Element, path: str) -> Iterator[tuple[Element, str]]:
    pictures = {"svg"} if is_chart(element) else set()
    for child in (each for each in element.elements() if each.tag not in pictures):
        below = child.get("data-src", path)
        yield child, below
        yield from _walk(child, below)


def _fault(message: str, hint: str, path: str) -> Diagnostic:
    return Diagnostic(Position(TEMPLATE_FILE), "no-style", message, hint, path)


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name.lower(), known, 1, 0.5)
    return f"did you mean {near[0]!r}?" if near else ""
