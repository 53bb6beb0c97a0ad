"""PowerPoint from the checked tree and a reference presentation.

In: `Doctree`, `Theme`, the reference's bytes. Out: the bytes of a .pptx. Never: a position or a style of its own
where the layout gives one, a picture of text, the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from briefset.charts.kinds import KINDS
from briefset.design.theme import Theme
from briefset.pages.doctree import Doctree
from briefset.writers.ooxml.package import normalise
from briefset.writers.ooxml.xml import Node, build, find, parse, qualify
from briefset.writers.pptx.charts import add_chart, bar_names, drawn_chart
from briefset.writers.pptx.deck import (
    Chart,
    Deck,
    Paragraph,
    Picture,
    Placed,
    Slide,
    Strip,
    Table,
    TextBox,
    doctree_to_deck,
)
from briefset.writers.pptx.layouts import (
    EMU_PER_PT,
    Faces,
    Placeholder,
    find_layout,
    find_placeholder,
    read_colour,
    read_faces,
    read_placeholders,
)
from briefset.writers.pptx.library import new_slide, read_presentation, related_blob, save
from briefset.writers.pptx.placeholders import move_placeholders
from briefset.writers.pptx.reference import add_sections, check_placeholders, fill_feet, take_out_slides
from briefset.writers.pptx.reference import retheme as retheme
from briefset.writers.pptx.scale import fit_back, fit_to_own
from briefset.writers.pptx.shapes import (
    DRAWINGS,
    Ids,
    identity,
    logo_nodes,
    new_ids,
    placeholder_node,
    rule_node,
    strip_node,
)
from briefset.writers.pptx.tables import add_table
from briefset.writers.pptx.text import TextStyle, field_node, fit_text, floor_pt, paragraph_node, pitch_of

PROPERTIES = {"subject": "subject", "keywords": "keywords", "comments": "description", "identifier": "identifier"}
PROPERTY_LIMIT = 255
NUMBER = "number-"
RULED = {"number": "ink", "fact-1": "ink", "fact": "soft"}
"""Placeholders with a rule above, which is drawn only where they are filled; a name before its kind."""


@dataclass(frozen=True, slots=True)
class SlideContext:
    """What the parts of one slide share."""

    slide: Any
    places: dict[str, Placeholder]
    moved: Set[str]
    parts: tuple[Placed, ...]
    faces: Faces
    text_style: TextStyle
    styles: dict[str, str]
    date: datetime
    ids: Ids


def doctree_to_pptx(tree: Doctree, theme: Theme, reference: bytes) -> bytes:
    """The tree's slides as a presentation in the layouts of the reference; raises `Failure` as `deck_to_pptx` does."""
    return deck_to_pptx(doctree_to_deck(tree), theme, reference)


def deck_to_pptx(deck: Deck, theme: Theme, reference: bytes) -> bytes:
    """The deck as a presentation (ECMA-376, part 1, 13), dated by its metadata.

    Raises `Failure` for a layout or placeholder that the reference lacks, and for text that does not fit its box.
    """
    reference, factor = fit_to_own(retheme(reference, theme))
    presentation = read_presentation(reference)
    take_out_slides(presentation)
    check_placeholders(presentation, deck)
    fill_feet(presentation, deck)
    faces = replace(read_faces(presentation), complex_face=theme.complex_face)
    styles, date = _table_styles(presentation), _date(deck)
    for slide in deck.slides:
        _add_slide(presentation, slide, deck.language, faces, styles, date)
    add_sections(presentation, deck.slides)
    _describe(presentation.core_properties, deck, date)
    return normalise(fit_back(save(presentation), factor), date, deck.metadata.get("publisher") or theme.publisher)


def _date(deck: Deck) -> datetime:
    return datetime.fromisoformat(deck.metadata["date"].replace("Z", "+00:00")).astimezone(UTC)


def _table_styles(presentation: Any) -> dict[str, str]:
    """The reference's own table styles: id by name."""
    held = related_blob(presentation, "tableStyles")
    return {style.get("styleName", ""): style.get("styleId", "") for style in parse(held)} if held else {}


def _add_slide(
    presentation: Any, slide: Slide, language: str, faces: Faces, styles: dict[str, str], date: datetime
) -> None:
    layout = find_layout(presentation, slide.layout, slide.path)
    native = new_slide(presentation, layout)
    tree = native.shapes.element
    dark = next(layout.element.iter(qualify("p:bg")), None) is not None
    text_style = TextStyle(language, faces.minor, "" if dark else "tx2", faces.complex_face)
    places = read_placeholders(layout, faces)
    moved = move_placeholders(places, slide)
    context = SlideContext(
        native, places | moved, moved.keys(), slide.parts, faces, text_style, styles, date, new_ids()
    )
    for part in slide.parts:
        if isinstance(part, Picture):
            tree.extend(logo_nodes(part, places, native, presentation.slide_width / EMU_PER_PT, context.ids))
            continue
        place = find_placeholder(context.places, part.placeholder, slide.layout, part.path or slide.path)
        for shape in WRITERS[type(part)](part, place, context):
            tree.append(shape)
    _add_notes(native, slide, language)


def _write_text(part: TextBox, place: Placeholder, context: SlideContext) -> Iterator[Node]:
    if place.kind == "sldNum":
        yield placeholder_node(place, context.ids, [field_node(part.text, context.text_style)])
        return
    if rule := RULED.get(part.placeholder, RULED.get(part.placeholder.partition("-")[0])):
        yield rule_node(rule, place.box, context.ids)
    base_pt = max(place.levels[paragraph.level - 1].size_pt for paragraph in part.paragraphs)
    size_pt = min(_size_pt(peer, context.places[peer.placeholder]) for peer in _peers(part, context))
    paragraphs = [_paragraph(paragraph, place, context.text_style, size_pt, base_pt) for paragraph in part.paragraphs]
    yield placeholder_node(place, context.ids, paragraphs, place.box if place.name in context.moved else None)


def _peers(part: TextBox, context: SlideContext) -> list[TextBox]:
    """The big numbers of a slide, which share one size; any other part alone."""
    texts = (peer for peer in context.parts if isinstance(peer, TextBox) and peer.placeholder.startswith(NUMBER))
    return list(texts) if part.placeholder.startswith(NUMBER) else [part]


def _size_pt(part: TextBox, place: Placeholder) -> float:
    least_pt = floor_pt(part.placeholder, place.levels[0])
    return fit_text(part.paragraphs, place.levels, place.text_box, least_pt, part.path)


def _paragraph(paragraph: Paragraph, place: Placeholder, text_style: TextStyle, size_pt: float, base_pt: float) -> Node:
    level = place.levels[paragraph.level - 1]
    if size_pt >= min(level.size_pt, base_pt) and not place.grown:
        return paragraph_node(paragraph, text_style)
    pitch, own_pt = pitch_of(paragraph, level) if paragraph.is_stacked else 0.0, min(size_pt, level.size_pt)
    told, pitch_pt = paragraph.with_unit(level.unit_pt), level.pitch_pt * own_pt / level.size_pt
    return paragraph_node(told, text_style, own_pt, pitch_pt=pitch_pt, pitch=pitch, before_pt=level.before_pt)


def _write_chart(part: Chart, place: Placeholder, context: SlideContext) -> Iterator[Node]:
    if not KINDS[part.data.kind].office:
        yield drawn_chart(part, place, context.ids, context.text_style.language, context.faces.minor)
        return
    frame = add_chart(context.slide, part, place, context.date, context.text_style.language, context.faces.minor)
    yield _bind(frame, place, context.ids, part.alt)
    if part.data.kind == "bars":
        yield bar_names(part, place, context.ids, context.text_style)


def _write_table(part: Table, place: Placeholder, context: SlideContext) -> Iterator[Node]:
    frame = add_table(context.slide, part, place, context.styles, context.text_style, context.faces)
    yield _bind(frame, place, context.ids)


def _write_drawing(part: Placed, place: Placeholder, context: SlideContext) -> Iterator[Node]:
    yield DRAWINGS[type(part)](part, place.box, context.ids, context.text_style)


def _write_strip(part: Strip, place: Placeholder, context: SlideContext) -> Iterator[Node]:
    yield strip_node(part, place.box, context.ids, read_colour(context.slide.slide_layout))


WRITERS: dict[type, Callable[[Any, Placeholder, SlideContext], Iterator[Node]]] = {
    TextBox: _write_text,
    Chart: _write_chart,
    Table: _write_table,
    **dict.fromkeys(DRAWINGS, _write_drawing),
    Strip: _write_strip,
}


def _bind(frame: Node, place: Placeholder, ids: Ids, alt: str = "") -> Node:
    """Name a chart's or a table's frame, and tie it to its placeholder."""
    head = frame[0]
    head[0] = identity(ids, place.name, alt)
    properties = find(head, "p:nvPr")
    assert properties is not None
    properties.append(build("p:ph", {"type": place.kind, "idx": place.index}))
    return frame


def _add_notes(native: Any, slide: Slide, language: str) -> None:
    if not slide.notes:
        return
    shape = native.notes_slide.notes_placeholder
    body = next(shape.element.iter(qualify("p:txBody")))
    for old in body.findall(qualify("a:p")):
        body.remove(old)
    text_style = TextStyle(language, "")
    body.extend(paragraph_node(paragraph, text_style) for paragraph in slide.notes)


def _describe(properties: Any, deck: Deck, date: datetime) -> None:
    """Core properties (ECMA-376, part 2, 11)."""
    metadata = deck.metadata
    properties.title, properties.language = deck.title, deck.language
    properties.author = properties.last_modified_by = metadata.get("author", "")
    for name, source in PROPERTIES.items():
        setattr(properties, name, metadata.get(source, "")[:PROPERTY_LIMIT])
    properties.revision = 1
    properties.created = properties.modified = date.replace(tzinfo=None)
