"""The sections of a presentation, by which PowerPoint groups slides for a speaker.

In: a presentation with our slides alone, and the slides' sections. Out: the list of sections in the presentation part.
Never: an id by chance; the same sections have the same ids.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from briefset.writers.ooxml.xml import Node, build, find
from briefset.writers.pptx.package import SECTIONS
from briefset.writers.pptx.slide_model import Slide

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
