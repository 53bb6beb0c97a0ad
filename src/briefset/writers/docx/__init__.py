"""Word: a doctree as a .docx file.

In: `Doctree`, `Theme`, the bytes of a reference document, the product's table of styles. Out: the file's bytes.
Never: a path, a clock, or a look that is not in the reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from briefset.design.theme import Theme
from briefset.diagnostics import Diagnostic
from briefset.pages.doctree import Doctree, Element
from briefset.writers.docx.blocks import BlockWriter, Numbering
from briefset.writers.docx.drawings import LOGO_NAME as LOGO_NAME
from briefset.writers.docx.drawings import Charts
from briefset.writers.docx.fonts import ReadFace, embed_fonts
from briefset.writers.docx.library import (
    CONTENT_TYPE,
    RELATIONSHIP_TYPE,
    Document,
    add_part,
    core_properties_node,
    parts_of,
    read_document,
    related,
    rewrite,
)
from briefset.writers.docx.metrics import Metrics
from briefset.writers.docx.notes import Comments
from briefset.writers.docx.pagination import Paginator, Paper, Source
from briefset.writers.docx.running import fill_running, is_running
from briefset.writers.docx.runs import Links, slot_of
from briefset.writers.docx.sections import column_width_twips, keep_one_section, measure_running_pt
from briefset.writers.docx.styles import resolve
from briefset.writers.ooxml.package import write_normalised
from briefset.writers.ooxml.xml import Node, build, find, parse, place, qualify, serialize

UNDATED = "1980-01-01"
LATIN = "en-US"
"""The language of Latin letters and figures in an East Asian document, as Word itself has it."""
PROPERTIES = {
    "dc:creator": "author",
    "dc:subject": "subject",
    "cp:keywords": "keywords",
    "dc:description": "description",
    "dc:identifier": "identifier",
    "cp:lastModifiedBy": "author",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A Word file, its pages by count, and the tables whose words are wider than the page."""

    data: bytes
    paper: Paper
    faults: tuple[Diagnostic, ...] = ()


def doctree_to_docx(
    tree: Doctree,
    theme: Theme,
    reference: bytes,
    styles: Mapping[str, str],
    read_face: ReadFace | None = None,
    *,
    with_comments: bool = False,
    pages: int | None = None,
) -> Written:
    """The document in Office Open XML (ECMA-376), the same bytes for the same input, and its pages by count.

    `read_face` brings the typefaces to embed; without it none is embedded. `with_comments` makes comments of
    the editor's notes. `pages` is the most that there may be, for which rows and page breaks are arranged.

    Raises `Failure` when the reference lacks a style, or the table of styles an element of the tree.
    """
    document = keep_one_section(read_document(reference))
    found = resolve(styles, document.styles.element, tree.root)
    date = datetime.fromisoformat(tree.metadata.get("created", UNDATED))
    comments, metrics = Comments(document, date), Metrics(document, theme.faces)
    writer = BlockWriter(
        found,
        Numbering(document),
        Charts(document, tree.language, theme, date),
        Links(tree.root),
        comments if with_comments else None,
        theme,
        metrics,
        column_width_twips(document.element.body.sectPr),
    )
    sources = _fill_body(document, writer, tree.root)
    fill_running(document, writer, tree.root)
    writer.footnotes.attach(document)
    comments.attach()
    embed_fonts(document, tree.root.text(), theme.fallbacks, read_face, theme.further + _eastern(tree.root, theme))
    _describe(document, tree, date)
    paper = _paginate(document, writer, sources).arrange(pages)
    data = write_normalised(parts_of(document), date, tree.metadata.get("publisher") or theme.publisher)
    return Written(data, paper, tuple(writer.faults))


def _paginate(document: Document, writer: BlockWriter, sources: list[Source]) -> Paginator:
    notes, section = writer.footnotes.by_id(), document.element.body.sectPr
    return Paginator(
        writer.metrics, sources, notes, section, writer.rooms, measure_running_pt(document, writer.metrics)
    )


def _describe(document: Document, tree: Doctree, date: datetime) -> None:
    """What the file says of itself: its language, its properties, and the summary that it was made from."""
    _set_language(document.styles.element, tree.language)
    _set_properties(document, tree, date)
    note_origin(document, tree.metadata.get("summary", ""))


def _eastern(root: Element, theme: Theme) -> tuple[str, ...]:
    """The faces of East Asian languages that stand in the text, beyond that of the theme."""
    languages = {element.get("lang") for element in root.walk()}
    faces = sorted({theme.east_asian_face(language) for language in languages if slot_of(language) == "w:eastAsia"})
    return tuple(face for face in faces if face != theme.cjk)


def _fill_body(document: Document, writer: BlockWriter, root: Element) -> list[Source]:
    body = document.element.body
    for old in [child for child in body if child.tag != qualify("w:sectPr")]:
        body.remove(old)
    blocks = Element(root.tag, root.attributes, tuple(child for child in root.children if not is_running(child)))
    sources = list(writer.blocks(blocks))
    for _, node in sources:
        body.insert(len(body) - 1, node)
    return sources


def _set_language(sheet: Node, language: str) -> None:
    """Make the language the document's default, keeping the defaults for other scripts."""
    defaults = find(sheet, "w:docDefaults")
    for properties in () if defaults is None else defaults.iter(qualify("w:rPr")):
        old = find(properties, "w:lang")
        others = {} if old is None else {f"w:{key}": old.get(qualify(f"w:{key}"), "") for key in ("eastAsia", "bidi")}
        if slot_of(language) == "w:eastAsia":
            slots = {"w:val": LATIN, "w:eastAsia": language}
        else:
            slots = {"w:val": language} | ({slot_of(language): language} if slot_of(language) != "w:val" else {})
        attributes = {"w:val": language} | {key: value for key, value in others.items() if value} | slots
        place(properties, build("w:lang", attributes))


def _set_properties(document: Document, tree: Doctree, date: datetime) -> None:
    core = core_properties_node(document)
    for old in list(core):
        core.remove(old)
    core.extend(_properties(tree))
    stamp = date.strftime("%Y-%m-%dT%H:%M:%SZ")
    core.extend(
        [build(name, {"xsi:type": "dcterms:W3CDTF"}, text=stamp) for name in ("dcterms:created", "dcterms:modified")]
    )


def _properties(tree: Doctree) -> Iterator[Node]:
    yield build("dc:title", text=tree.title)
    yield build("dc:language", text=tree.language)
    yield build("cp:revision", text="1")
    for name, key in PROPERTIES.items():
        if tree.metadata.get(key):
            yield build(name, text=tree.metadata[key])


PROPERTY = "briefset-summary"
NAME = "/docProps/custom.xml"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The one format of custom properties (MS-OSHARED, 2.3.3.2.3)."""
FIRST = 2
"""Lower numbers are taken (ECMA-376, part 1, 22.3.2.2)."""


def note_origin(document: Document, digest: str) -> None:
    """Write the digest beside the custom properties of the reference; without one, nothing is written."""
    if not digest:
        return
    package = document.part.package
    known = related(package, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    root = build("cup:Properties") if known is None else parse(known.blob)
    for old in [each for each in root if each.get("name") == PROPERTY]:
        root.remove(old)
    number = max([FIRST - 1, *(int(each.get("pid", "0")) for each in root)]) + 1
    value = build("vt:lpwstr", text=digest)
    root.append(build("cup:property", {"fmtid": FORMAT, "pid": number, "name": PROPERTY}, value))
    if known is not None:
        rewrite(known, root)
    else:
        kind, content_type = RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES
        add_part(package, kind, NAME, content_type, serialize(root))
