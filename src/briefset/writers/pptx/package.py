"""A reference presentation made ready: emptied of what it shows, and known to have all that a deck needs.

In: an open presentation, a `Deck`. Out: the presentation without slides. Never: changes a layout, a master or a theme.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefset.diagnostics import Diagnostic, Failure
from briefset.writers.ooxml.xml import find, qualify
from briefset.writers.pptx.layouts import find_layout, find_place, read_names
from briefset.writers.pptx.slide_model import Deck, Picture

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


def check_places(presentation: Any, deck: Deck) -> None:
    """Raises `Failure` with every layout and every placeholder that the deck needs and the presentation lacks."""
    faults = {(fault.message, fault.hint): fault for fault in _missing(presentation, deck)}
    if faults:
        raise Failure(list(faults.values()))


def _missing(presentation: Any, deck: Deck) -> Iterator[Diagnostic]:
    for slide in deck.slides:
        try:
            names = read_names(find_layout(presentation, slide.layout, slide.path))
        except Failure as failure:
            yield from failure.diagnostics
            continue
        for part in (each for each in slide.parts if not isinstance(each, Picture)):
            try:
                find_place(names, part.placeholder, slide.layout, part.path or slide.path)
            except Failure as failure:
                yield from failure.diagnostics
