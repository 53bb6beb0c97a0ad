"""Places in a Word document, and what leads to them: bookmarks, cross references, the contents.

In: the checked tree. Out: names of bookmarks, `w:bookmarkStart` and `w:bookmarkEnd`, the headings for the contents.
Never: a name that Word would refuse, or a link to a place that is not there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.pages.doctree import Element
from briefset.writers.docx.styles import TEMPLATE_FILE
from briefset.writers.ooxml.xml import Node, build

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
