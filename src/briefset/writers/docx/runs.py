"""Runs of text: inline elements as Word runs with one character style each; bookmarks, and what leads to them.

In: the children of a block, the checked tree. Out: `w:r`, bookmarks around them, the headings for the contents.
Never: a colour, a size or a face, which belong to styles, save the face of East Asian text and of text from right to
left, which the theme names; a bookmark's name that Word would refuse, or a link to a place that is not there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.language.scripts import is_from_right as is_written_from_right
from briefset.language.tags import primary
from briefset.pages.doctree import Element
from briefset.writers.docx.styles import MARKS, TEMPLATE_FILE, Styles
from briefset.writers.ooxml.xml import Node, build, flag

HEADINGS = {"h2": 1, "h3": 2}
"""Levels of the contents; `h1` is the title."""
CONTENTS = "nav.contents"
CONTENTS_STYLES = {1: CONTENTS, 2: f"{CONTENTS} h3"}
INSTRUCTION = 'TOC \\o "1-2" \\h \\z \\u \\n'
"""Headings of two levels, linked, without page numbers: those nobody but Word knows (ECMA-376, part 1, 17.16.5.68)."""
FIRST_HEADING = 100_000_001
LONGEST_NAME = 40
FOREIGN = re.compile(r"[^A-Za-z0-9_]")


class Links:
    """The places of one document: every element with an id, and every heading when there are contents."""

    def __init__(self, root: Element) -> None:
        self.targets = {element.get("id"): element for element in root.walk() if element.get("id")}
        self.names = dict(zip(self.targets, bookmark_names(self.targets), strict=True))
        self.used = 0
        with_contents = any(is_contents(element) for element in root.walk())
        headings = [element for element in root.walk() if element.tag in HEADINGS] if with_contents else []
        self.headings = [(element, f"_Toc{FIRST_HEADING + place}") for place, element in enumerate(headings)]

    def around(self, elements: Iterable[Element], content: Iterable[Node]) -> Iterator[Node]:
        """The content between the bookmarks of elements that are places."""
        names = [name for element in elements for name in self._names(element)]
        first, self.used = self.used, self.used + len(names)
        numbers = range(first, first + len(names))
        yield from (
            build("w:bookmarkStart", {"w:id": number, "w:name": name})
            for number, name in zip(numbers, names, strict=True)
        )
        yield from content
        yield from (build("w:bookmarkEnd", {"w:id": number}) for number in numbers)

    def _names(self, element: Element) -> Iterator[str]:
        if element.get("id"):
            yield self.names[element.get("id")]
        yield from (name for heading, name in self.headings if heading is element)

    def find(self, link: Element) -> tuple[str, bool]:
        """The bookmark that a link leads to, and whether the link repeats the words there; else raises `Failure`."""
        place = link.get("href").removeprefix("#")
        if place not in self.targets:
            hint = "give the place that id, or take the link out of the template"
            fault = Diagnostic(Position(TEMPLATE_FILE), "misplaced", f"no place has the id {place!r}", hint)
            raise Failure([fault])
        return self.names[place], self.targets[place].text() == link.text()


def is_contents(element: Element) -> bool:
    """Whether the element is where the contents belong."""
    return element.tag == "nav" and element.has("contents")


def bookmark_names(ids: Iterable[str]) -> list[str]:
    """A name for each id: letters, digits and underscores, at most 40, unlike each other however they are written."""
    names: list[str] = []
    for identifier in ids:
        name = FOREIGN.sub("_", identifier)
        name = name if name[:1].isalpha() else f"b_{name}"
        if len(name) > LONGEST_NAME or name.lower() in (other.lower() for other in names):
            name = f"{name[: LONGEST_NAME - 9]}_{hashlib.sha256(identifier.encode()).hexdigest()[:8]}"
        names.append(name)
    return names


EAST_ASIAN = frozenset(("zh", "ja", "ko"))
QUOTES = ("“", "”")
LANGUAGE_ORDER = ("w:val", "w:eastAsia", "w:bidi")
NEEDS_PERCENT = {'"': "%22", "\\": "%5C", " ": "%20"}


@dataclass(frozen=True, slots=True)
class Span:
    """What holds for a stretch of text: its style, marks within it, language, direction, and the block around it."""

    block: str
    style: str | None = None
    marks: tuple[str, ...] = ()
    language: str = ""
    from_right: bool = False


@dataclass(frozen=True, slots=True)
class RunWriter:
    """Writes runs; `note` takes a footnote and returns its number, `eastern_face` gives the face of a language.

    `picture` takes an image and returns the drawing.
    With `comment`, which takes an editor's note and returns what stands for it in the text, such notes are comments;
    notes of the class `source` hold the article's words and stay notes.
    """

    styles: Styles
    eastern_face: Callable[[str], str]
    links: Links
    note: Callable[[Element], int]
    comment: Callable[[Element], list[Node]] | None = None
    complex_face: Callable[[str], str] = lambda _: ""
    """The face of a language that runs from right to left; empty where the brand brings none."""
    picture: Callable[[Element], Node] | None = None

    def runs(self, element: Element, span: Span) -> Iterator[Node]:
        """The runs of everything in the element."""
        language = element.get("lang", span.language)
        inside = replace(span, language=language, from_right=is_from_right(element, span.from_right))
        for child in element.children:
            if isinstance(child, str):
                yield self.run(inside, text_node(child))
            elif child.tag == "img" and self.picture:
                yield self.run(inside, self.picture(child))
            else:
                yield from self._inline(child, inside)

    def run(self, span: Span, *content: Node) -> Node:
        """One run."""
        return build("w:r", {}, self._properties(span), *content)

    def field(self, instruction: str, result: str, span: Span) -> Iterator[Node]:
        """A field with its result filled in, so that nothing has to be updated on opening (ECMA-376, 17.16)."""
        yield from self._field(instruction, [self.run(span, text_node(result))], span)

    def field_ends(self, instruction: str, span: Span | None = None) -> tuple[list[Node], list[Node]]:
        """What stands before and after the result of a field."""
        begin, separate, end = (build("w:fldChar", {"w:fldCharType": kind}) for kind in ("begin", "separate", "end"))
        code = build("w:instrText", {"xml:space": "preserve"}, text=f" {instruction} ")
        looks = span or Span("")
        return [self.run(looks, node) for node in (begin, code, separate)], [self.run(looks, end)]

    def _field(self, instruction: str, results: list[Node], span: Span) -> Iterator[Node]:
        before, after = self.field_ends(instruction, span)
        yield from (*before, *results, *after)

    def _inline(self, element: Element, span: Span) -> Iterator[Node]:
        if element.has("footnote") and self.comment and not element.has("source"):
            yield from self.comment(element)
        elif element.has("footnote"):
            raised = Span(span.block, self.styles.ids["sup.footnote"])
            yield self.run(raised, build("w:footnoteReference", {"w:id": self.note(element)}))
        elif element.tag == "br":
            yield self.run(span, build("w:br"))
        elif element.tag == "data" and element.has("sequence"):
            yield from self.field(f"SEQ {element.get('value')} \\* ARABIC", element.text(), span)
        elif element.tag == "data" and element.has("field"):
            yield from self._field(element.get("value"), list(self.runs(element, span)), span)
        elif element.tag == "a":
            yield from self._jump(element, span) if element.get("href").startswith("#") else self._link(element, span)
        elif element.tag == "q":
            yield from self._quoted(element, span)
        else:
            yield from self.links.around([element], self.runs(element, self._within(element, span)))

    def _link(self, element: Element, span: Span) -> Iterator[Node]:
        address = "".join(NEEDS_PERCENT.get(letter, letter) for letter in element.get("href"))
        inside = replace(span, style=self.styles.get(element, span.block))
        return self._field(f'HYPERLINK "{address}"', list(self.runs(element, inside)), span)

    def _jump(self, element: Element, span: Span) -> Iterator[Node]:
        """A cross reference where the words are those of the place, so that Word keeps them alike; else a link.

        A link within a styled span, as a paragraph's is, looks like the span, and is none where there is no place.
        """
        if span.style and element.get("href").removeprefix("#") not in self.links.targets:
            yield from self.runs(element, span)
            return
        name, repeats_words = self.links.find(element)
        if repeats_words:
            yield from self._field(f"REF {name} \\h", list(self.runs(element, span)), span)
        else:
            inside = replace(span, style=span.style or self.styles.get(element, span.block))
            yield build("w:hyperlink", {"w:anchor": name, "w:history": 1}, *self.runs(element, inside))

    def _quoted(self, element: Element, span: Span) -> Iterator[Node]:
        yield self.run(span, text_node(QUOTES[0]))
        yield from self.runs(element, self._within(element, span))
        yield self.run(span, text_node(QUOTES[1]))

    def _within(self, element: Element, span: Span) -> Span:
        if element.tag in MARKS and not element.classes:
            return replace(span, marks=(*span.marks, element.tag))
        return replace(span, style=self.styles.get(element, span.block) or span.style)

    def _properties(self, span: Span) -> Node | None:
        style, marks = span.style, span.marks
        if style is None and marks:
            style, marks = self.styles.get(Element(marks[0]), span.block), marks[1:]
        kinds = [MARKS[mark] for mark in marks]
        raised = next((kind for kind in kinds if not kind.startswith("w:")), None)
        sides = ("", "Cs") if span.from_right else ("",)
        parts = [
            flag("w:rStyle", style) if style else None,
            self._face(span),
            *(flag(name + side) for name in ("w:b", "w:i") if name in kinds for side in sides),
            flag("w:vertAlign", raised) if raised else None,
            flag("w:rtl") if span.from_right else None,
            language_node(span.language),
        ]
        return build("w:rPr", {}, *parts) if any(part is not None for part in parts) else None

    def _face(self, span: Span) -> Node | None:
        if span.from_right and (face := self.complex_face(span.language)):
            return build("w:rFonts", {"w:cs": face})
        if primary(span.language) not in EAST_ASIAN:
            return None
        return build("w:rFonts", {"w:hint": "eastAsia", "w:eastAsia": self.eastern_face(span.language)})


def paragraph_node(style: str | None, *content: Node) -> Node:
    """A paragraph in that style, with nothing else to say of it."""
    return build("w:p", {}, build("w:pPr", {}, flag("w:pStyle", style)), *content)


def text_node(text: str) -> Node:
    """`w:t` with every space kept."""
    return build("w:t", {"xml:space": "preserve"}, text=text)


def is_from_right(element: Element, around: bool) -> bool:
    """Whether text runs from right to left: as `dir` says, else as the language is written, else as around it."""
    if element.get("dir") in ("rtl", "ltr"):
        return element.get("dir") == "rtl"
    return is_written_from_right(element.get("lang")) if element.get("lang") else around


def language_node(language: str) -> Node | None:
    """`w:lang` for foreign text, on the attribute that Word reads for its script (ECMA-376, 17.3.2.20)."""
    if not language:
        return None
    return build("w:lang", {key: language for key in LANGUAGE_ORDER if key in ("w:val", slot_of(language))})


def slot_of(language: str) -> str:
    """The attribute of `w:lang` on which Word reads a language."""
    if primary(language) in EAST_ASIAN:
        return "w:eastAsia"
    return "w:bidi" if is_written_from_right(language) else "w:val"
