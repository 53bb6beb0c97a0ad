"""Checked semantic HTML: the one tree that every writer reads.

In: HTML printed by a template, and the classes its product allows. Out: `Doctree`, white space collapsed.
Never: drops or unwraps what it does not know; an unknown element, attribute or class is an error, and so is a style
sheet that would cost without end.
"""

from __future__ import annotations

import difflib
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from xml.etree.ElementTree import Element as RawElement

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.diagnostics.limits import MAX_ELEMENT_DEPTH, MAX_FAULTS, MAX_SPAN, MAX_STYLE_DEPTH, MAX_VARIABLE_LETTERS
from briefset.pages.doctree.markup import INLINES, VOCABULARY, names, parse_html

ATTRIBUTES = names("""
    class id lang dir href rel name content charset scope colspan rowspan role datetime value title open start
    width height viewbox x y x1 y1 x2 y2 cx cy r dx dy d fill stroke stroke-width text-anchor font-size
    font-weight font-family textlength lengthadjust transform preserveaspectratio focusable xmlns tabindex
    property media type src alt popover popovertarget popovertargetaction autofocus
""")
BOUND = names("href src colspan rowspan")
"""The attributes whose values are bounded."""
MOST_NAMES = 4096
DATA = "application/ld+json"
"""The one type of script that is allowed: it holds data, and runs nothing (HTML, 4.12.1)."""
PICTURE = re.compile(r"^data:image/(png|jpeg|svg\+xml);base64,[A-Za-z0-9+/]+=*$")
"""A picture that the page holds itself; any other would be a second file."""
SAFE_LINK = re.compile(r"^(([\w-]+\.(pdf|html))?#[\w.-]+|https://\S+|mailto:\S+)$")
"""An address on the page or in another file of the set, or one that a reader opens elsewhere."""
NUMBER = re.compile(r"[0-9]{1,9}")
SPACE = re.compile(r"[ \t\n\r\f]+")
IGNORED = re.compile(r"/\*.*?(?:\*/|\Z)|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.DOTALL)
"""Comments and strings (CSS Syntax 3, 4.3)."""
DECLARED = re.compile(r"(--[\w-]+)\s*:([^;{}]*)")
NAMED = re.compile(r"var\(\s*(--[\w-]+)", re.IGNORECASE)
BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its tag, its attributes, and its children, elements and text."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Element | str, ...] = ()

    @property
    def classes(self) -> tuple[str, ...]:
        """The class names, in order."""
        return tuple(self.attributes.get("class", "").split())

    def has(self, name: str) -> bool:
        """Whether the element carries the class."""
        return "class" in self.attributes and name in self.classes

    def get(self, name: str, default: str = "") -> str:
        """An attribute's value."""
        return self.attributes.get(name, default)

    def elements(self) -> Iterator[Element]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """Every element below this one, in document order."""
        waiting = [child for child in reversed(self.children) if not isinstance(child, str)]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if not isinstance(child, str)]

    def text(self) -> str:
        """All text below this element, in document order."""
        return "".join([child if isinstance(child, str) else child.text() for child in self.children])


def rows_of(table: Element) -> list[tuple[Element, list[Element]]]:
    """Each row of a table with its cells, and empty ones behind a cell that spans columns and behind a short row."""
    rows = [(row, list(_cells(row))) for row in table.walk() if row.tag == "tr"]
    most = max((len(cells) for _, cells in rows), default=0)
    return [(row, [*cells, *[EMPTY] * (most - len(cells))]) for row, cells in rows]


EMPTY = Element("td")


def _cells(row: Element) -> Iterator[Element]:
    for cell in row.elements():
        yield from (cell, *[EMPTY] * (int(cell.get("colspan") or 1) - 1))


@dataclass(frozen=True, slots=True)
class Doctree:
    """One document: the HTML as printed, its body as a checked tree, and the elements as they were parsed."""

    html: str
    root: Element
    language: str
    title: str
    metadata: Mapping[str, str]
    raw: RawElement | None = field(default=None, compare=False, repr=False)


def parse(html: str, classes: frozenset[str], template: str) -> Doctree:
    """The checked tree of a page.

    Raises `Failure` with every unknown element, attribute, class or unsafe link, naming `template` and the YAML path.
    """
    raw = parse_html(html)
    refusals = chain(_refusals(raw, classes, Position(template), ""), _style_refusals(raw, Position(template)))
    if found := list(islice(refusals, MAX_FAULTS)):
        raise Failure(found)
    root = convert(raw)
    body = next(element for element in root.elements() if element.tag == "body")
    title = next((element.text() for element in root.walk() if element.tag == "title"), "")
    return Doctree(html, body, root.get("lang"), title, _metadata(raw, root.get("lang")), raw)


def _metadata(raw: RawElement, language: str) -> dict[str, str]:
    metas = ((meta.get("name", ""), meta.get("content", "")) for meta in raw.iter("meta"))
    named = {name.removeprefix("dcterms."): content for name, content in metas if name}
    return named | {"date": named.get("created", ""), "language": language}


@lru_cache(maxsize=MOST_NAMES)
def _local(name: object) -> str:
    """The name of an element or attribute without its namespace (Namespaces in XML 1.0, 2.1)."""
    return str(name).rpartition("}")[2]


def _refusals(
    raw: RawElement, classes: frozenset[str], where: Position, path: str, depth: int = 1
) -> Iterator[Diagnostic]:
    path = raw.get("data-src", path)
    for message, hint in _faults(raw, classes):
        yield Diagnostic(where, "unknown-markup", message, hint, path)
    if depth > MAX_ELEMENT_DEPTH:
        message = f"more than {MAX_ELEMENT_DEPTH} elements inside one another, the last a <{_local(raw.tag)}>"
        yield Diagnostic(where, "unknown-markup", message, "look for an element that is not closed", path)
        return
    for child in raw:
        yield from _refusals(child, classes, where, path, depth + 1)


def _style_refusals(raw: RawElement, where: Position) -> Iterator[Diagnostic]:
    for message, hint in find_costly(style.text or "" for style in raw.iter("style")):
        yield Diagnostic(where, "unknown-markup", message, hint)


def _faults(raw: RawElement, classes: frozenset[str]) -> Iterator[tuple[str, str]]:
    tag = _local(raw.tag)
    if tag not in VOCABULARY and not (tag == "script" and raw.get("type") == DATA):
        yield f"element <{tag}> is not in the vocabulary", _nearest(tag, VOCABULARY)
    for name, value in raw.attrib.items():
        plain = _local(name).lower()
        if plain in BOUND or plain not in ATTRIBUTES:
            yield from _attribute_faults(tag, plain, value)
    if tag == "tr" and sum(int(cell.get("colspan", "1")[:9]) for cell in raw if _spans(cell)) > MAX_SPAN:
        yield f"a row of more than {MAX_SPAN:,} columns", "divide the table"
    for name in raw.get("class", "").split():
        if name not in classes:
            yield f"class {name!r} of <{tag}> is not declared", f"{_nearest(name, classes)}, or add it to product.yaml"


def _spans(cell: RawElement) -> bool:
    return _local(cell.tag) in ("td", "th") and NUMBER.fullmatch(cell.get("colspan", "1")) is not None


def _attribute_faults(tag: str, plain: str, value: str) -> Iterator[tuple[str, str]]:
    if plain not in ATTRIBUTES and not plain.startswith(("data-", "aria-")):
        yield f"attribute {plain} of <{tag}> is not in the vocabulary", _nearest(plain, ATTRIBUTES)
    if plain == "href" and not SAFE_LINK.match(value):
        yield f"link {value!r} is not allowed", "link to #id, another file of the set with #id, https: or mailto:"
    if plain in ("colspan", "rowspan") and not (NUMBER.fullmatch(value) and int(value) <= MAX_SPAN):
        yield f"{plain} {value[:60]!r} of <{tag}> is not allowed", f"give a number up to {MAX_SPAN}"
    if plain == "src" and not PICTURE.match(value):
        yield f"picture {value[:60]!r} is not allowed", "print the brand's logo, or draw it as inline SVG"


def _nearest(name: str, known: frozenset[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), 1)
    return f"did you mean {near[0]!r}?" if near else "use a known one"


def read_picture(address: str) -> tuple[bytes, str] | None:
    """The bytes and the type of a picture that the page holds itself; None for any other address."""
    found = PICTURE.match(address)
    return (b64decode(address.partition(",")[2]), f"image/{found[1]}") if found else None


def convert(raw: RawElement) -> Element:
    """The element as a frozen value with white space collapsed as CSS 2.2, section 16.6.1, says."""
    return _Collapser().element(raw)


class _Collapser:
    """Collapses white space across inline elements: no two spaces in a row, none at a block's edges."""

    def __init__(self) -> None:
        self.after_space = True

    def element(self, raw: RawElement) -> Element:
        tag = _local(raw.tag)
        block = tag not in INLINES
        if block:
            self.after_space = True
        children: list[Element | str] = []
        self.add(raw.text, children)
        for child in raw:
            if isinstance(child.tag, str):
                if _local(child.tag) not in INLINES:
                    _trim(children)
                children.append(self.element(child))
            self.add(child.tail, children)
        if block:
            _trim(children)
        if block or tag == "br":
            self.after_space = True
        return Element(tag, {_local(key): value for key, value in raw.items()}, tuple(children))

    def add(self, text: str | None, children: list[Element | str]) -> None:
        if not text:
            return
        collapsed = SPACE.sub(" ", text)
        if self.after_space:
            collapsed = collapsed.removeprefix(" ")
        if collapsed:
            self.after_space = collapsed.endswith(" ")
            children.append(collapsed)


def _trim(children: list[Element | str]) -> None:
    """Take the space off the end of a block's line, however deep in inline elements it stands."""
    if not children:
        return
    last = children[-1]
    if isinstance(last, str):
        children[-1:] = [last.rstrip(" ")] if last.rstrip(" ") else []
    elif last.tag in INLINES:
        inner = list(last.children)
        _trim(inner)
        children[-1] = Element(last.tag, last.attributes, tuple(inner))


def find_costly(sheets: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Message and hint for brackets that are too deep, and for the first variable that grows too long."""
    plain = [IGNORED.sub(" ", sheet) for sheet in sheets]
    if any(_is_deep(sheet) for sheet in plain):
        yield f"more than {MAX_STYLE_DEPTH} brackets inside one another in a style", "look for one that is not closed"
    sizes = _Sizes(DECLARED.findall(" ".join(plain)))
    for name in sizes.values:
        if sizes.of(name) > MAX_VARIABLE_LETTERS:
            yield f"the variable {name} grows without end", "name each variable fewer times in the values of others"
            return


def _is_deep(sheet: str) -> bool:
    depth = 0
    for bracket in re.findall(r"[()\[\]{}]", sheet):
        depth = max(0, depth + BRACKETS[bracket])
        if depth > MAX_STYLE_DEPTH:
            return True
    return False


class _Sizes:
    """How long each variable is when all that its longest declaration names is put in (CSS Variables 1, 3)."""

    def __init__(self, declared: Iterable[tuple[str, str]]) -> None:
        self.values: dict[str, list[str]] = {}
        self.known: dict[str, int] = {}
        for name, value in declared:
            self.values.setdefault(name, []).append(value)

    def of(self, name: str) -> int:
        """In letters; those of variables that name themselves do not count, for such are invalid (ibid., 2.3)."""
        if name not in self.known:
            self.known[name] = 0
            self.known[name] = max((self._put_in(value) for value in self.values.get(name, [])), default=0)
        return self.known[name]

    def _put_in(self, value: str) -> int:
        return min(MAX_VARIABLE_LETTERS + 1, len(value) + sum(self.of(each) for each in NAMED.findall(value)))
