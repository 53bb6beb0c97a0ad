"""Whether a finished PDF can be read by those who do not see it: our own check of its tags.

In: WeasyPrint's PDF objects as they are written. Out: what is wrong, in words, with the page. Never: mends anything.
The rules are those of PDF/UA-1 (ISO 14289-1) that a template can break; veraPDF judges the same files in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from briefset.diagnostics import Diagnostic, Position

HEADING = re.compile(r"/H([1-6])$")
ROW_GROUPS = ("/THead", "/TBody", "/TFoot")
LIST_PARTS = ("/LI", "/L", "/Caption")
ITEM_PARTS = ("/Lbl", "/LBody")
PAINTERS = frozenset(b"Tj TJ f f* F S s B B* b b* Do sh".split())
HINT = "correct the template: the finished file must be readable without seeing it (PDF/UA-1)"


@dataclass(slots=True)
class Tag:
    """An element of the structure tree: its kind, its entries, the page, and what is below it."""

    kind: str
    entries: Any
    page: int
    kids: list[Tag] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        """This element and everything below it, in reading order."""
        waiting = [self]
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting += reversed(tag.kids)

    def has_content(self) -> bool:
        """Whether anything that is drawn belongs to it."""
        return any(tag.marks for tag in self.walk())


def find_structure_faults(pdf: Any) -> list[Diagnostic]:
    """One error for each thing that a reader with assistive technology would miss."""
    root = read_tree(pdf)
    messages = [message for rule in RULES for message in rule(root)]
    messages += [*_check_document(pdf), *_check_order(root), *_check_marking(pdf, root)]
    return [Diagnostic(Position(""), "structure", message, HINT) for message in dict.fromkeys(messages)]


def read_tree(pdf: Any) -> Tag:
    """The structure tree below its root."""
    objects = {item.reference: item for item in pdf.objects}
    pages = {reference: number for number, reference in enumerate(pdf.page_references, 1)}
    root = objects[pdf.catalog["StructTreeRoot"]]
    return _read(objects[root["K"][0]], objects, pages)


def _read(entries: Any, objects: dict[Any, Any], pages: dict[Any, int]) -> Tag:
    tag = Tag(entries["S"], entries, pages.get(entries.get("Pg"), 0))
    for kid in entries["K"]:
        if isinstance(kid, int):
            tag.marks.append(kid)
        elif objects[kid].get("Type") == "/OBJR":
            tag.links.append(objects[objects[kid]["Obj"]])
        else:
            tag.kids.append(_read(objects[kid], objects, pages))
    return tag


def _check_document(pdf: Any) -> Iterator[str]:
    if not _text(pdf.catalog.get("Lang")):
        yield "the document has no language"
    if not _text(pdf.info.get("Title")):
        yield "the document has no title"


def _text(value: Any) -> str:
    return str(getattr(value, "string", value) or "").strip()


def _check_headings(root: Tag) -> Iterator[str]:
    """ISO 14289-1, 7.4.2: the first is of level 1, and none is skipped on the way down."""
    last = 0
    for tag in root.walk():
        if found := HEADING.match(tag.kind):
            level = int(found[1])
            if level > last + 1:
                before = f"follows one of level {last}" if last else "is the first"
                yield f"page {tag.page}: a heading of level {level} {before}"
            if not tag.has_content():
                yield f"page {tag.page}: a heading is empty"
            last = level


def _check_lists(root: Tag) -> Iterator[str]:
    for tag in root.walk():
        parts = {"/L": LIST_PARTS, "/LI": ITEM_PARTS}.get(tag.kind)
        if parts and (tag.marks or any(kid.kind not in parts for kid in tag.kids)):
            yield f"page {tag.page}: a list holds something that is no item"
        if tag.kind == "/L" and not tag.kids:
            yield f"page {tag.page}: a list is empty"


def _check_tables(root: Tag) -> Iterator[str]:
    for table in (tag for tag in root.walk() if tag.kind == "/Table"):
        rows = list(_rows(table))
        widths = {sum(cell.entries["A"].get("ColSpan", 1) for cell in row.kids) for row in rows}
        spans = any("RowSpan" in cell.entries["A"] for row in rows for cell in row.kids)
        if len(widths) > 1 and not spans:
            yield f"page {table.page}: the rows of a table differ in their number of cells"
        headers = [cell for row in rows for cell in row.kids if cell.kind == "/TH"]
        if not headers:
            yield f"page {table.page}: a table has no header cell"
        if any("Scope" not in cell.entries["A"] for cell in headers):
            yield f"page {table.page}: a header cell does not say what it heads"


def _rows(table: Tag) -> Iterator[Tag]:
    for kid in table.kids:
        if kid.kind == "/TR":
            yield kid
        elif kid.kind in ROW_GROUPS:
            yield from _rows(kid)


def _check_figures(root: Tag) -> Iterator[str]:
    for tag in root.walk():
        if tag.kind == "/Figure" and not _text(tag.entries.get("Alt")):
            yield f"page {tag.page}: a picture has no text instead of it"


def _check_links(root: Tag) -> Iterator[str]:
    """ISO 14289-1, 7.18.5: what can be clicked is a link, and has a name."""
    for tag in (tag for tag in root.walk() if tag.links):
        if tag.kind != "/Link":
            yield f"page {tag.page}: a link is not tagged as one"
        if not tag.has_content():
            yield f"page {tag.page}: a link has no text"
        if any(not _text(link.get("Contents")) for link in tag.links):
            yield f"page {tag.page}: a link does not say where it goes"


def _check_order(root: Tag) -> Iterator[str]:
    """No content stands twice in the tree, and the tree never leads back to an earlier page."""
    seen: set[tuple[int, int]] = set()
    last = 0
    for tag in root.walk():
        places = {(tag.page, mark) for mark in tag.marks}
        if places & seen:
            yield f"page {tag.page}: something is read twice"
        seen |= places
        if places and tag.page < last:
            yield f"page {tag.page}: something is read after what stands on page {last}"
        last = max(last, tag.page) if places else last


def _check_marking(pdf: Any, root: Tag) -> Iterator[str]:
    """ISO 14289-1, 7.1: all that is drawn is either in the tree, or marked as an artifact."""
    objects = {item.reference: item for item in pdf.objects}
    known = {(tag.page, mark) for tag in root.walk() for mark in tag.marks}
    for number, reference in enumerate(pdf.page_references, 1):
        stream = objects[objects[reference]["Contents"]].stream
        marks, loose = _read_marks(stream)
        if loose:
            yield f"page {number}: something is drawn that is neither tagged nor an artifact"
        if any((number, mark) not in known for mark in marks):
            yield f"page {number}: something that is drawn is missing from the structure"


def _read_marks(stream: list[Any]) -> tuple[list[int], bool]:
    """The marks of a page's drawing, and whether anything is painted outside of them."""
    depth, loose, marks = 0, False, []
    for item in stream:
        if isinstance(item, dict):
            marks += [item["MCID"]] if "MCID" in item else []
        elif item in (b"BDC", b"BMC"):
            depth += 1
        elif item == b"EMC":
            depth -= 1
        elif not depth and isinstance(item, bytes):
            loose = loose or item.rpartition(b" ")[2] in PAINTERS
    return marks, loose


RULES: tuple[Callable[[Tag], Iterator[str]], ...] = (
    _check_headings,
    _check_lists,
    _check_tables,
    _check_figures,
    _check_links,
)
