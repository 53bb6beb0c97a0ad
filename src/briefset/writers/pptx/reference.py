"""The reference presentation made ready, in the theme's colours and faces and emptied of its slides; our sections.

In: the reference's bytes, a `Theme`; the open presentation, a `Deck`. Out: the same presentation.
Never: recolours a house template, which is any whose theme is not named Briefset; an id by chance.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from briefset.design.theme import Theme
from briefset.diagnostics import Diagnostic, Failure
from briefset.writers.ooxml.fit import line_em
from briefset.writers.ooxml.package import read_archive, write_archive
from briefset.writers.ooxml.xml import Node, build, find, parse, qualify, serialize
from briefset.writers.pptx.deck import Deck, Picture, Slide
from briefset.writers.pptx.layouts import find_layout, find_placeholder, read_placeholder_names
from briefset.writers.pptx.library import drop_part, presentation_node

BUILT_IN_THEME = "Briefset"
KINDS = {
    **dict.fromkeys(("Cambria", "EB Garamond", "Georgia", "Gentium Book Plus", "Times New Roman"), "18"),
    **dict.fromkeys(("Arial", "Calibri", "Source Sans 3"), "34"),
}
"""Roman or swiss (ECMA-376, part 1, 21.1.2.3.7), so that what stands in for a missing face is of its kind."""
SLOTS = {"major": "+mj-lt", "minor": "+mn-lt"}
SOURCE = "source"


def retheme(reference: bytes, theme: Theme) -> bytes:
    """The presentation with the theme's colours in its slots, and the brand's faces (ECMA-376, part 1, 20.1.6.2)."""
    parts = read_archive(reference)
    old, new = _faces(parts), _wanted(theme)
    has_own_cover = theme.cover != theme.accent or theme.on_cover != theme.paper
    for name, data in parts.items():
        if name.startswith("ppt/theme/") and name.endswith(".xml"):
            parts[name] = _recolour(data, theme, new)
        elif old and name.startswith(("ppt/slideLayouts/slideLayout", "ppt/slideMasters/slideMaster")):
            ground = theme if name.startswith("ppt/slideLayouts/") and has_own_cover else None
            parts[name] = _relayout(data, ground, _pitches(old, new))
    return write_archive(parts, compressed=False)


def _wanted(theme: Theme) -> dict[str, dict[str, str]]:
    """The faces that a brand names, by kind of font and script (ECMA-376, part 1, 20.1.4.1.18)."""
    scripts = {"major": {"latin": "serif", "ea": "cjk"}, "minor": {"latin": "sans", "ea": "cjk"}}
    return {
        kind: {script: theme.office[role] for script, role in roles.items() if role in theme.office}
        for kind, roles in scripts.items()
    }


def _faces(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The Latin faces of our own reference; none for a house template."""
    root = next((parse(data) for name, data in sorted(parts.items()) if name.startswith("ppt/theme/theme")), None)
    if root is None or root.get("name") != BUILT_IN_THEME:
        return {}
    fonts = {kind: next(root.iter(qualify(f"a:{kind}Font"))) for kind in ("major", "minor")}
    return {kind: next(font.iter(qualify("a:latin"))).get("typeface", "") for kind, font in fonts.items()}


def _pitches(old: Mapping[str, str], new: Mapping[str, Mapping[str, str]]) -> dict[str, float]:
    """The line height of each face that another one replaces, as a share of its size: lines stay as far apart."""
    replaced = {kind: face for kind, face in old.items() if new[kind].get("latin", face) != face}
    return {SLOTS[kind]: line_em(face) for kind, face in replaced.items()}


def _slots(theme: Theme) -> dict[str, str]:
    return {
        "dk1": theme.ink,
        "lt1": theme.paper,
        "dk2": theme.soft,
        "lt2": theme.tint,
        "accent1": theme.accent,
        "accent2": theme.mute,
        "hlink": theme.accent,
        "folHlink": theme.soft,
    }


def _recolour(data: bytes, theme: Theme, faces: Mapping[str, Mapping[str, str]]) -> bytes:
    root = parse(data)
    if root.get("name") != BUILT_IN_THEME:
        return data
    for slot, value in _slots(theme).items():
        for node in root.iter(qualify(f"a:{slot}")):
            node[:] = [build("a:srgbClr", {"val": value.lstrip("#").upper()})]
    for kind, scripts in faces.items():
        for font in root.iter(qualify(f"a:{kind}Font")):
            for script, face in scripts.items():
                node = next(font.iter(qualify(f"a:{script}")))
                node.set("typeface", face)
                if face in KINDS:
                    node.set("pitchFamily", KINDS[face])
    return serialize(root)


def _relayout(data: bytes, ground: Theme | None, pitches: Mapping[str, float]) -> bytes:
    """A layout or master on the cover's colour, where its ground has one, with its lines as far apart as before."""
    if ground is None and not pitches:
        return data
    root = parse(data)
    if ground is not None:
        _reground(root, ground)
    for run in root.iter(qualify("a:defRPr")):
        face, level = find(run, "a:latin"), run.getparent()
        spacing = find(level, "a:lnSpc") if level is not None else None
        share = find(spacing, "a:spcPct") if spacing is not None else None
        if spacing is not None and face is not None and share is not None and face.get("typeface") in pitches:
            percent = int(share.get("val", "0")) / 100_000
            height = int(run.get("sz", "1800")) * percent * pitches[face.get("typeface", "")]
            spacing[:] = [build("a:spcPts", {"val": round(height)})]
    return serialize(root)


def _reground(root: Node, theme: Theme) -> None:
    """The cover's colour for a coloured ground, and what stands on it in its own, by slot where the theme has one."""
    ground = next(root.iter(qualify("p:bgPr")), None)
    fill = find(ground, "a:solidFill") if ground is not None else None
    colour = find(fill, "a:schemeClr") if fill is not None else None
    if fill is not None and colour is not None and colour.get("val") == "accent1":
        for written in [node for node in root.iter(qualify("a:schemeClr")) if node.get("val") == "bg1"]:
            parent = written.getparent()
            if parent is not None:
                parent.replace(written, _slot(theme, theme.on_cover, written))
        fill[:] = [_slot(theme, theme.cover)]


def _slot(theme: Theme, colour: str, changes: Iterable[Node] = ()) -> Node:
    """The colour by slot where the theme has one for it, with the changes of another one."""
    names = {"dk1": "tx1", "dk2": "tx2", "lt1": "bg1", "lt2": "bg2"}
    slot = next((name for name, value in _slots(theme).items() if value.upper() == colour.upper()), "")
    if slot:
        return build("a:schemeClr", {"val": names.get(slot, slot)}, *changes)
    return build("a:srgbClr", {"val": colour.lstrip("#").upper()}, *changes)


SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""Marks the list of sections among the extensions of the presentation (MS-PPTX, 2.4.20)."""


def take_out_slides(presentation: Any) -> None:
    """A house template often holds sample slides: they, their sections and their custom shows are not ours."""
    root = presentation_node(presentation)
    slides = list(root.iterfind(f"{qualify('p:sldIdLst')}/{qualify('p:sldId')}"))
    for slide in slides:
        drop_part(presentation, slide.get(qualify("r:id"), ""))
    sections = [each for each in root.iter(qualify("p:ext")) if each.get("uri") == SECTIONS]
    for node in (*slides, *root.findall(qualify("p:custShowLst")), *sections):
        parent = node.getparent()
        assert parent is not None, "only the root has none"
        parent.remove(node)


def fill_feet(presentation: Any, deck: Deck) -> None:
    """The source of the deck in the foot of its layouts, so that a new slide has it too."""
    source = next((part.text for slide in deck.slides for part in slide.parts if part.placeholder == SOURCE), "")
    for place in (presentation.slide_master, *presentation.slide_layouts) if source else ():
        for shape in place.placeholders:
            mark = next(shape.element.iter(qualify("p:ph")))
            if mark.get("type") == "ftr" and shape.name == SOURCE:
                for text in shape.element.iter(qualify("a:t")):
                    text.text = source


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
    root = presentation_node(presentation)
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
