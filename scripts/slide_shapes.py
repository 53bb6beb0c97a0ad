"""Slide master, layouts and notes master of reference.pptx as XML.

In: `Layout` values. Out: elements of PresentationML (ECMA-376, part 1, 19.3). Never: a colour that is not a theme slot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from briefset.writers.ooxml.xml import NAMESPACES, Node, build
from slide_layouts import BAR, FOOT, FOOT_RULE, HEAD, Layout, Ornament, Place, Style, head_of

DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
LINE_EM = {"major": 1.172, "minor": 1.221}
"""Line height of Cambria and Calibri at 100 percent."""
CHANGING = {"sldNum": ("slidenum", "‹#›"), "dt": ("datetime1", "1/1/2026")}
BULLET_PT = 18
FIELDS = {
    "slidenum": "{1E1B8A30-0C4B-4E43-8C0A-5F0D3B1C7A01}",
    "datetime1": "{2F3C9B41-1D5C-4F54-9D1B-6A1E4C2D8B02}",
}


def emu(length_pt: float) -> int:
    """Points as English Metric Units."""
    return round(length_pt * 12700)


def colour(name: str, tint: int = 100) -> Node:
    """A theme colour, lightened so that `tint` percent of it remain."""
    change = [build("a:lumMod", {"val": tint * 1000}), build("a:lumOff", {"val": (100 - tint) * 1000})]
    return build("a:schemeClr", {"val": name}, *(change if tint < 100 else ()))


def _box(tag: str, box_pt: tuple[float, float, float, float], **flips: int) -> Node:
    x, y, width, height = (emu(value) for value in box_pt)
    return build(tag, flips, build("a:off", {"x": x, "y": y}), build("a:ext", {"cx": width, "cy": height}))


def _level(number: int, style: Style) -> Node:
    share = round(100_000 * style.pitch_pt / (style.size_pt * LINE_EM[style.font]))
    short = {"major": "mj", "minor": "mn"}[style.font]
    faces = (build(f"a:{name}", {"typeface": f"+{short}-{code}"}) for name, code in _SCRIPTS)
    run: dict[str, str | int] = {"sz": round(style.size_pt * 100), "b": int(style.bold)}
    if style.capitals:
        run |= {"cap": "all", "spc": 100}
    return build(
        f"a:lvl{number}pPr",
        {**_indents(number, style), "algn": style.align},
        build("a:lnSpc", {}, build("a:spcPct", {"val": share})),
        build("a:spcBef", {}, build("a:spcPts", {"val": round(style.before_pt * 100)})),
        *(_bullet() if style.bullet else (build("a:buNone"),)),
        build("a:defRPr", run, build("a:solidFill", {}, _shaded(style)), *faces),
    )


def _indents(number: int, style: Style) -> dict[str, str | int]:
    left_pt = BULLET_PT * number if style.bullet else 0
    return {"marL": emu(left_pt), "indent": -emu(BULLET_PT) if style.bullet else 0}


def _bullet() -> tuple[Node, ...]:
    face = build("a:buFont", {"typeface": "+mj-lt"})
    return build("a:buClr", {}, colour("accent1")), face, build("a:buChar", {"char": "–"})


def _shaded(style: Style) -> Node:
    change = [build("a:lumMod", {"val": style.shade * 1000})] if style.shade < 100 else []
    return build("a:schemeClr", {"val": style.colour}, *change)


_SCRIPTS = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))


def _placeholder(shape_id: int, place: Place, index: int) -> Node:
    kind: dict[str, str | int] = {"type": place.kind} | ({} if place.kind == "title" else {"idx": index})
    insets: dict[str, str | int] = {
        "lIns": 0,
        "tIns": emu(place.inset_pt),
        "rIns": 0,
        "bIns": 0,
        "anchor": place.anchor,
    }
    levels = [_level(number, style) for number, style in enumerate(place.levels, 1)]
    return build(
        "p:sp",
        {},
        build(
            "p:nvSpPr",
            {},
            build("p:cNvPr", {"id": shape_id, "name": place.name}),
            build("p:cNvSpPr", {}, build("a:spLocks", {"noGrp": 1})),
            build("p:nvPr", {}, build("p:ph", kind)),
        ),
        build("p:spPr", {}, _box("a:xfrm", place.box_pt)),
        build(
            "p:txBody",
            {},
            build("a:bodyPr", {**insets, "wrap": "square"}, build("a:normAutofit")),
            build("a:lstStyle", {}, *levels),
            *_prompts(place),
        ),
    )


def _prompts(place: Place) -> Iterator[Node]:
    if place.kind in CHANGING:
        name, shown = CHANGING[place.kind]
        identifier = {"id": FIELDS[name], "type": name}
        yield build("a:p", {}, build("a:fld", identifier, build("a:rPr", {"lang": "en-GB"}), build("a:t", text=shown)))
        return
    for number in range(1, max(len(place.levels), 1) + 1):
        words = place.prompt if number == 1 else f"Level {number}"
        properties = build("a:pPr", {"lvl": number - 1}) if number > 1 else None
        run = build("a:r", {}, build("a:rPr", {"lang": "en-GB"}), build("a:t", text=words))
        yield build("a:p", {}, properties, run)


def _decorative() -> Node:
    mark = etree.Element(f"{{{DECORATIVE}}}decorative", nsmap={"adec": DECORATIVE})
    mark.set("val", "1")
    return build("a:extLst", {}, build("a:ext", {"uri": DECORATIVE_URI}, mark))


def _ornament(shape_id: int, ornament: Ornament) -> Node:
    properties = build("p:cNvPr", {"id": shape_id, "name": ornament.name}, _decorative())
    fill = build("a:solidFill", {}, colour(ornament.colour, ornament.tint))
    if not ornament.arrow:
        shape = build("a:prstGeom", {"prst": "rect"}, build("a:avLst"))
        drawn = build("p:spPr", {}, _box("a:xfrm", ornament.box_pt), shape, fill, build("a:ln", {}, build("a:noFill")))
        return build("p:sp", {}, build("p:nvSpPr", {}, properties, build("p:cNvSpPr"), build("p:nvPr")), drawn)
    line = build("a:ln", {"w": emu(2)}, fill, build(_ends(ornament.arrow), {"type": "arrow", "w": "lg", "len": "lg"}))
    shape = build("a:prstGeom", {"prst": "line"}, build("a:avLst"))
    drawn = build("p:spPr", {}, _box("a:xfrm", ornament.box_pt), shape, line)
    return build("p:cxnSp", {}, build("p:nvCxnSpPr", {}, properties, build("p:cNvCxnSpPr"), build("p:nvPr")), drawn)


def _ends(arrow: str) -> str:
    return "a:tailEnd" if arrow == "right" else "a:headEnd"


def _shape_tree(shapes: Sequence[Node]) -> Node:
    root = build("p:nvGrpSpPr", {}, build("p:cNvPr", {"id": 1, "name": ""}), build("p:cNvGrpSpPr"), build("p:nvPr"))
    frame = build("a:xfrm", {}, *(build(f"a:{tag}", {a: 0, b: 0}) for tag, a, b in _FRAME))
    return build("p:spTree", {}, root, build("p:grpSpPr", {}, frame), *shapes)


_FRAME = (("off", "x", "y"), ("ext", "cx", "cy"), ("chOff", "x", "y"), ("chExt", "cx", "cy"))


def _ground(name: str) -> Node:
    return build("p:bg", {}, build("p:bgPr", {}, build("a:solidFill", {}, colour(name)), build("a:effectLst")))


def layout_part(layout: Layout) -> Node:
    """One layout; its ornaments come first, then its placeholders in reading order."""
    places = layout.places if layout.bare else (head_of(layout), *layout.places, *FOOT)
    ornaments = layout.ornaments if layout.bare else (BAR, FOOT_RULE, *layout.ornaments)
    shapes = [_ornament(number, ornament) for number, ornament in enumerate(ornaments, 2)]
    first = 2 + len(ornaments)
    shapes += [_placeholder(first + number, place, 10 + number) for number, place in enumerate(places)]
    return build(
        "p:sldLayout",
        {**({"type": layout.kind} if layout.kind else {}), "preserve": 1, "userDrawn": 1},
        build("p:cSld", {"name": layout.name}, _ground(layout.ground) if layout.ground else None, _shape_tree(shapes)),
        build("p:clrMapOvr", {}, build("a:masterClrMapping")),
    )


def slide_master_part(layout_relations: Sequence[str], first_id: int) -> Node:
    """The master: white ground, a title, a text, and the styles that every layout starts from."""
    body = Place("body", "body", (48, 128, 864, 340), tuple(Style(20, 26) for _ in range(5)))
    shapes = [_placeholder(number, place, number) for number, place in enumerate((HEAD, body, *FOOT[1:]), 2)]
    ids = [build("p:sldLayoutId", {"id": first_id + n, "r:id": key}) for n, key in enumerate(layout_relations)]
    styles = (
        build("p:titleStyle", {}, _level(1, HEAD.levels[0])),
        build("p:bodyStyle", {}, *(_level(number, Style(20, 26)) for number in range(1, 10))),
        build("p:otherStyle", {}, *(_level(number, Style(18, 22)) for number in range(1, 10))),
    )
    return build(
        "p:sldMaster",
        {},
        build("p:cSld", {}, _ground("bg1"), _shape_tree(shapes)),
        colour_map(),
        build("p:sldLayoutIdLst", {}, *ids),
        build("p:hf", {"hdr": 0}),
        build("p:txStyles", {}, *styles),
    )


def colour_map() -> Node:
    """Which theme colour is text, which is ground."""
    pairs = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
    same = {name: name for name in (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")}
    return build("p:clrMap", pairs | same)


def notes_master_part() -> Node:
    """The notes page: the slide above, the notes below."""
    image = Place("Slide", "sldImg", (54, 54, 432, 243))
    body = Place("Notes", "body", (54, 324, 432, 340), tuple(Style(12, 16) for _ in range(5)))
    shapes = [_placeholder(number, place, number - 1) for number, place in enumerate((image, body), 2)]
    text = shapes[0].find(f"{{{NAMESPACES['p']}}}txBody")
    assert text is not None
    shapes[0].remove(text)
    style = build("p:notesStyle", {}, *(_level(number, Style(12, 16)) for number in range(1, 10)))
    return build("p:notesMaster", {}, build("p:cSld", {}, _ground("bg1"), _shape_tree(shapes)), colour_map(), style)
