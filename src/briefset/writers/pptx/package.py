"""The presentation's package: a reference emptied of its slides and known to have what a deck needs; our sections.

In: an open presentation, a `Deck`. Out: the presentation without slides, then with the sections by which PowerPoint
groups slides for a speaker. Never: changes a layout, a master or a theme; an id by chance.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from briefset.diagnostics import Diagnostic, Failure
from briefset.writers.ooxml.xml import Node, build, find, qualify
from briefset.writers.pptx.deck import Deck, Picture, Slide
from briefset.writers.pptx.layouts import find_layout, find_placeholder, read_placeholder_names

SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""Marks the list of sections among the extensions of the presentation (MS-PPTX, 2.4.20)."""


def take_out_slides(presentation: Any) -> None:
    """A house template often holds sample slides: they, their sections and their custom shows are not ours."""
    part = presentation.part
    root = part._element  # noqa: SLF001 - python-pptx has no public name for the part's root
    slides = find(root, "p:sldIdLst")
    for slide in [] if slides is None else list(slides):
        part.drop_rel(slide.get(qualify("r:id")))
        slides.remove(slide)  # type: ignore[union-attr] # there is none to remove without a list
    for shows in root.findall(qualify("p:custShowLst")):
        root.remove(shows)
    for extension in list(root.iter(qualify("p:ext"))):
        if extension.get("uri") == SECTIONS:
            extension.getparent().remove(extension)


def check_placeholders(presentation: Any, deck: Deck) -> None:
    """Raises `Failure` with every layout and every placeholder that the deck needs and the presentation lacks."""
    faults = {(fault.message, fault.hint): fault for fault in _missing(presentation, deck)}
    if faults:
        raise Failure(list(faults.values()))


def _missing(presentation: Any, deck: Deck) -> Iterator[Diagnostic]:
    for slide in deck.slides:
        try:
            names = read_placeholder_names(find_layout(presentation, slide.layout, slide.path))
        except Failure as failure:
            yield from failure.diagnostics
            continue
        for part in (each for each in slide.parts if not isinstance(each, Picture)):
            try:
                find_placeholder(names, part.placeholder, slide.layout, part.path or slide.path)
            except Failure as failure:
                yield from failure.diagnostics


NAMES = uuid.UUID("3c6d21ad-7d4e-5a2b-9a55-0d1b6f1f5a10")


def add_sections(presentation: Any, slides: Sequence[Slide]) -> None:
    """Group neighbouring slides of one section, which begins anew where another came between."""
    if not any(slide.section for slide in slides):
        return
    ids = [native.slide_id for native in presentation.slides]
    sections = build("p14:sectionLst", {}, *_sections(slides, ids))
    root = presentation.part._element  # noqa: SLF001 - python-pptx has no public name for the part's root
    extensions = find(root, "p:extLst")
    if extensions is None:
        extensions = build("p:extLst")
        root.append(extensions)
    extensions.append(build("p:ext", {"uri": SECTIONS}, sections))


def _sections(slides: Sequence[Slide], ids: Sequence[int]) -> Iterator[Node]:
    pairs = zip(slides, ids, strict=True)
    for number, (name, members) in enumerate(groupby(pairs, lambda pair: pair[0].section)):
        key = f"{{{uuid.uuid5(NAMES, f'{number} {name}')}}}".upper()
        held = build("p14:sldIdLst", {}, *(build("p14:sldId", {"id": slide_id}) for _, slide_id in members))
        yield build("p14:section", {"name": name, "id": key}, held)
