"""PowerPoint from a deck and a reference presentation.

In: `Deck`, `Theme`, the reference's bytes. Out: the bytes of a .pptx. Never: a position or a style of its own where the
layout gives one, a picture of text, the clock.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from briefset.design.theme import Theme
from briefset.writers.ooxml.package import normalise
from briefset.writers.ooxml.xml import Node, build, find, parse, qualify
from briefset.writers.pptx.layouts import (
    EMU_PER_PT,
    Faces,
    Place,
    find_layout,
    find_place,
    read_colour,
    read_faces,
    read_places,
)
from briefset.writers.pptx.package import add_sections, check_places, take_out_slides
from briefset.writers.pptx.placeholders import moved_places
from briefset.writers.pptx.shapes import Ids, identity, logo_nodes, new_ids, placeholder_node, rule_node
from briefset.writers.pptx.slide_model import (
    Chart,
    Circles,
    Deck,
    Paragraph,
    Part,
    Picture,
    Relation,
    Slide,
    Strip,
    Table,
    TextBox,
    Timeline,
)
from briefset.writers.pptx.text import Voice, field_node, fit_text, floor_pt, paragraph_node
from briefset.writers.pptx.theme import retheme

PROPERTIES = {"subject": "subject", "keywords": "keywords", "comments": "description"}
PROPERTY_LIMIT = 255
NUMBER = "number-"
RULED = {"number": "ink", "fact-1": "ink", "fact": "soft"}
"""Placeholders with a rule above, which is drawn only where they are filled; a name before its kind."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What the parts of one slide share."""

    slide: Any
    places: dict[str, Place]
    moved: Set[str]
    parts: tuple[Part, ...]
    faces: Faces
    voice: Voice
    styles: dict[str, str]
    date: datetime
    ids: Ids


def deck_to_pptx(deck: Deck, theme: Theme, reference: bytes) -> bytes:
    """The deck as a presentation (ECMA-376, part 1, 13), dated by its metadata.

    Raises `Failure` for a layout or placeholder that the reference lacks, and for text that does not fit its box.
    """
    from pptx import Presentation

    presentation = Presentation(io.BytesIO(retheme(reference, theme)))
    take_out_slides(presentation)
    check_places(presentation, deck)
    faces = replace(read_faces(presentation), complex_face=theme.complex_face)
    styles, date = _table_styles(presentation), _date(deck)
    for slide in deck.slides:
        _add_slide(presentation, slide, deck.language, faces, styles, date)
    add_sections(presentation, deck.slides)
    _describe(presentation.core_properties, deck, date)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return normalise(buffer.getvalue(), date)


def _date(deck: Deck) -> datetime:
    return datetime.fromisoformat(deck.metadata["date"].replace("Z", "+00:00")).astimezone(UTC)


def _table_styles(presentation: Any) -> dict[str, str]:
    """The reference's own table styles: id by name."""
    for relation in presentation.part.rels.values():
        if relation.reltype.endswith("/tableStyles"):
            root = parse(relation.target_part.blob)
            return {style.get("styleName", ""): style.get("styleId", "") for style in root}
    return {}


def _add_slide(
    presentation: Any, slide: Slide, language: str, faces: Faces, styles: dict[str, str], date: datetime
) -> None:
    layout = find_layout(presentation, slide.layout, slide.path)
    native = _new_slide(presentation, layout)
    tree = native.shapes.element
    dark = next(layout.element.iter(qualify("p:bg")), None) is not None
    voice = Voice(language, faces.minor, "" if dark else "tx2", faces.complex_face)
    places = read_places(layout, faces)
    moved = moved_places(places, slide)
    stage = Stage(native, places | moved, moved.keys(), slide.parts, faces, voice, styles, date, new_ids())
    for part in slide.parts:
        if isinstance(part, Picture):
            tree.extend(logo_nodes(part, places, native, presentation.slide_width / EMU_PER_PT, stage.ids))
            continue
        place = find_place(stage.places, part.placeholder, slide.layout, part.path or slide.path)
        for shape in WRITERS[type(part)](part, place, stage):
            tree.append(shape)
    _add_notes(native, slide, language)


def _new_slide(presentation: Any, layout: Any) -> Any:
    """A slide of that layout, without the empty placeholders that `add_slide` would clone."""
    key, native = presentation.part.add_slide(layout)
    presentation.slides._sldIdLst.add_sldId(key)  # noqa: SLF001 - the rest of what `add_slide` does
    return native


def _write_text(part: TextBox, place: Place, stage: Stage) -> Iterator[Node]:
    if place.kind == "sldNum":
        yield placeholder_node(place, stage.ids, [field_node(part.text, stage.voice)])
        return
    if rule := RULED.get(part.placeholder, RULED.get(part.placeholder.partition("-")[0])):
        yield rule_node(rule, place.box, stage.ids)
    base_pt = max(place.levels[paragraph.level - 1].size_pt for paragraph in part.paragraphs)
    size_pt = min(_size_pt(peer, stage.places[peer.placeholder]) for peer in _peers(part, stage))
    paragraphs = [_paragraph(paragraph, place, stage.voice, size_pt, base_pt) for paragraph in part.paragraphs]
    yield placeholder_node(place, stage.ids, paragraphs, place.box if place.name in stage.moved else None)


def _peers(part: TextBox, stage: Stage) -> list[TextBox]:
    """The big numbers of a slide, which share one size; any other part alone."""
    texts = (peer for peer in stage.parts if isinstance(peer, TextBox) and peer.placeholder.startswith(NUMBER))
    return list(texts) if part.placeholder.startswith(NUMBER) else [part]


def _size_pt(part: TextBox, place: Place) -> float:
    least_pt = floor_pt(part.placeholder, place.levels[0])
    return fit_text(part.paragraphs, place.levels, place.text_box, least_pt, part.path)


def _paragraph(paragraph: Paragraph, place: Place, voice: Voice, size_pt: float, base_pt: float) -> Node:
    level = place.levels[paragraph.level - 1]
    if size_pt >= min(level.size_pt, base_pt):
        return paragraph_node(paragraph, voice)
    return paragraph_node(paragraph, voice, size_pt, pitch_pt=level.pitch_pt * size_pt / level.size_pt)


def _write_chart(part: Chart, place: Place, stage: Stage) -> Iterator[Node]:
    from briefset.writers.ooxml.chart_part import NATIVE
    from briefset.writers.pptx.charts import add_chart, bar_names, drawn_chart

    if part.data.kind not in NATIVE:
        yield drawn_chart(part, place, stage.ids, stage.voice.language, stage.faces.minor)
        return
    frame = add_chart(stage.slide, part, place, stage.date, stage.voice.language, stage.faces.minor)
    yield _bind(frame, place, stage.ids, part.alt)
    if part.data.kind == "bars":
        yield bar_names(part, place, stage.ids, stage.voice)


def _write_table(part: Table, place: Place, stage: Stage) -> Iterator[Node]:
    from briefset.writers.pptx.tables import add_table

    frame = add_table(stage.slide, part, place, stage.styles, stage.voice, stage.faces)
    yield _bind(frame, place, stage.ids)


def _write_circles(part: Circles, place: Place, stage: Stage) -> Iterator[Node]:
    from briefset.writers.pptx.shapes import circles_node

    yield circles_node(part, place.box, stage.ids, stage.voice)


def _write_relation(part: Relation, place: Place, stage: Stage) -> Iterator[Node]:
    from briefset.writers.pptx.shapes import relation_node

    yield relation_node(part, place.box, stage.ids, stage.voice)


def _write_timeline(part: Timeline, place: Place, stage: Stage) -> Iterator[Node]:
    from briefset.writers.pptx.shapes import timeline_node

    yield timeline_node(part, place.box, stage.ids, stage.voice)


def _write_strip(part: Strip, place: Place, stage: Stage) -> Iterator[Node]:
    from briefset.writers.pptx.shapes import strip_node

    yield strip_node(part, place.box, stage.ids, read_colour(stage.slide.slide_layout))


WRITERS: dict[type, Callable[[Any, Place, Stage], Iterator[Node]]] = {
    TextBox: _write_text,
    Chart: _write_chart,
    Table: _write_table,
    Circles: _write_circles,
    Relation: _write_relation,
    Timeline: _write_timeline,
    Strip: _write_strip,
}


def _bind(frame: Node, place: Place, ids: Ids, alt: str = "") -> Node:
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
    voice = Voice(language, "")
    body.extend(paragraph_node(paragraph, voice) for paragraph in slide.notes)


def _describe(properties: Any, deck: Deck, date: datetime) -> None:
    """Core properties (ECMA-376, part 2, 11)."""
    metadata = deck.metadata
    properties.title, properties.language = deck.title, deck.language
    properties.author = properties.last_modified_by = metadata.get("author", "")
    for name, source in PROPERTIES.items():
        setattr(properties, name, metadata.get(source, "")[:PROPERTY_LIMIT])
    properties.revision = 1
    properties.created = properties.modified = date.replace(tzinfo=None)
