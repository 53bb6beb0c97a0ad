"""A house presentation made ready: layouts and placeholders that it lacks come from our own, at the size of its slides.

In: the parts of both. Out: the parts of the template, a sentence for each thing added, and what stands out of place.
Never: moves a placeholder of the house; layouts of ours on slides of another size are drawn for these.
"""

from __future__ import annotations

import difflib
import math
import posixpath
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import combinations

from briefset.design.colours import contrast
from briefset.diagnostics import Diagnostic, Position, Severity
from briefset.writers.ooxml.xml import Node, build, find, parse, qualify, serialize
from briefset.writers.pptx.layouts import EMU_PER_PT, FOR_NEW_SLIDES, KNOWN_NAMES, Box
from briefset.writers.pptx.scale import MUCH

PRESENTATION, TYPES = "ppt/presentation.xml", "[Content_Types].xml"
TABLES = "ppt/tableStyles.xml"
TABLES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"
LAYOUT = re.compile(r"ppt/slideLayouts/[^/]+\.xml")
MASTER = re.compile(r"ppt/slideMasters/[^/]+\.xml")
LAYOUT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
FIRST_ID = 2_147_483_648
"""Masters and layouts are numbered from here (ECMA-376, part 1, 19.7.14)."""
TOUCH_PT = 2.0
"""How far a box may reach out of the slide, or into another, without anybody seeing it."""
SEEN = (("tx1", "bg1", 4.5), ("accent1", "bg1", 3.0))
"""What stands on what: text, and what is large or drawn (WCAG 2.2, 1.4.3 and 1.4.11)."""
Scale = tuple[float, float]


def adopt(house: Mapping[str, bytes], own: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """The parts of a house presentation with every layout and placeholder of ours, and what was added."""
    parts, told, added = dict(house), list[str](), list[str]()
    size, drawn_for = _slide_size(house), _slide_size(own)
    scale = (size[0] / drawn_for[0], size[1] / drawn_for[1])
    masters = {name: name for name in _parts_like(own, MASTER) if name in house}
    ours = _by_name(own)
    if scale != (1.0, 1.0):
        kept = [
            name for name, part in _by_name(house).items() if name in ours and _same_boxes(house, part, own, ours[name])
        ]
        parts |= {part: _scaled(house[part], scale) for name, part in _by_name(house).items() if name in kept}
        parts |= {name: _scaled(house[name], scale) for name in masters if _same_boxes(house, name, own, name)}
        told += [f"the layouts are drawn anew for slides of {size[0]:g} × {size[1]:g} pt"] if kept else []
    known = _by_name(parts)
    for name, part in reversed(ours.items()):
        layout = parse(_scaled(own[part], scale))
        if name in known:
            told += _complete(parts, known[name], layout, name)
        elif name not in FOR_NEW_SLIDES:
            _add_layout(parts, layout)
            near = difflib.get_close_matches(name.casefold(), [each.casefold() for each in known], 1, 0.75)
            added.append(f"“{name}”" + (f" (or rename “{near[0]}” to it)" if near else ""))
    told += [f"layouts are missing, and come from our own presentation: {', '.join(added)}"] if added else []
    _add_table_styles(parts, own)
    return parts, told


def find_faults(parts: Mapping[str, bytes], own: Mapping[str, bytes], label: str) -> Iterator[Diagnostic]:
    """An error for each layout of which a placeholder stands outside the slide, or on another one."""
    width_pt, height_pt = _slide_size(parts)
    layouts, hint = _by_name(parts), "move them apart in the slide master (View, Slide Master), and save again"
    for name, part in _by_name(own).items():
        used = _boxes(own, part).keys()
        boxes = (
            {each: box for each, box in _boxes(parts, layouts[name]).items() if each in used} if name in layouts else {}
        )
        outside = [f"“{each}”" for each, box in boxes.items() if _reaches_out(box, width_pt, height_pt)]
        pairs = combinations(boxes.items(), 2)
        touching = [f"“{first}” and “{second}”" for (first, one), (second, other) in pairs if _covers(one, other)]
        if outside:
            message = f"layout “{name}”: {', '.join(outside)} outside the slide of {width_pt:g} × {height_pt:g} pt"
            yield Diagnostic(Position(label), "reference", message, hint.replace("apart", "onto it"))
        if touching:
            yield Diagnostic(
                Position(label), "reference", f"layout “{name}”: {', '.join(touching)} on each other", hint
            )


def find_faint(parts: Mapping[str, bytes], label: str) -> Iterator[Diagnostic]:
    """A warning for each pair of the theme's colours that stand on each other in our layouts, and hardly can be seen.

    By the colours of the first master, under the names that it maps them to (ECMA-376, part 1, 19.3.1.6).
    """
    master = _parts_like(parts, MASTER)[0]
    mapped = next(parse(parts[master]).iter(qualify("p:clrMap")), None)
    slots = _slots(parts, master)
    colours = {name: slots.get(str(slot), "") for name, slot in ({} if mapped is None else mapped.attrib).items()}
    for text, ground, needed in SEEN:
        one, other = colours.get(text, ""), colours.get(ground, "")
        if one and other and contrast(one, other) < needed:
            message = f"{text} on {ground} of its theme, {one} on {other}: the contrast is {contrast(one, other):.2f}"
            hint = "choose another colour in the slide master (Colours), or the dark and light ones the other way round"
            told = f"{message}, and {needed} is needed"
            yield Diagnostic(Position(label), "contrast", told, hint, severity=Severity.WARNING)


def _slots(parts: Mapping[str, bytes], master: str) -> dict[str, str]:
    """The colours of a master's theme by slot; one of the system as the program last saw it (20.1.2.3.33)."""
    relations = parse(parts[master.replace("slideMasters/", "slideMasters/_rels/") + ".rels"])
    targets = [str(each.get("Target")) for each in relations if str(each.get("Type")).endswith("/theme")]
    theme = posixpath.normpath(posixpath.join("/ppt/slideMasters", targets[0])).lstrip("/")
    slots = [slot for scheme in parse(parts[theme]).iter(qualify("a:clrScheme")) for slot in scheme if len(slot)]
    values = {str(slot.tag).rpartition("}")[2]: slot[0].get("lastClr") or slot[0].get("val") for slot in slots}
    return {name: f"#{value}".upper() for name, value in values.items() if re.fullmatch("[0-9a-fA-F]{6}", value or "")}


def _reaches_out(box: Box, width_pt: float, height_pt: float) -> bool:
    right_pt, bottom_pt = box.x_pt + box.width_pt, box.y_pt + box.height_pt
    return min(box.x_pt, box.y_pt) < -TOUCH_PT or right_pt > width_pt + TOUCH_PT or bottom_pt > height_pt + TOUCH_PT


def _covers(one: Box, other: Box) -> bool:
    across = min(one.x_pt + one.width_pt, other.x_pt + other.width_pt) - max(one.x_pt, other.x_pt)
    down = min(one.y_pt + one.height_pt, other.y_pt + other.height_pt) - max(one.y_pt, other.y_pt)
    return across > TOUCH_PT and down > TOUCH_PT


def _slide_size(parts: Mapping[str, bytes]) -> tuple[float, float]:
    size = find(parse(parts[PRESENTATION]), "p:sldSz")
    width, height = (0, 0) if size is None else (int(size.get(side, "0")) for side in ("cx", "cy"))
    return width / EMU_PER_PT, height / EMU_PER_PT


def _parts_like(parts: Mapping[str, bytes], pattern: re.Pattern[str]) -> list[str]:
    return sorted(filter(pattern.fullmatch, parts), key=lambda name: (len(name), name))


def _by_name(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of each layout by its name; one under the name of its kind counts as what people call it."""
    roots = ((part, find(parse(parts[part]), "p:cSld")) for part in _parts_like(parts, LAYOUT))
    named = {node.get("name", ""): part for part, node in reversed([*roots]) if node is not None}
    return {KNOWN_NAMES.get(name, name): part for name, part in named.items()}


def _placeholders(root: Node) -> dict[str, Node]:
    """The shapes with a placeholder by their names."""
    shapes = [shape for shape in root.iter(qualify("p:sp")) if next(shape.iter(qualify("p:ph")), None) is not None]
    return {next(shape.iter(qualify("p:cNvPr"))).get("name", ""): shape for shape in shapes}


def _boxes(parts: Mapping[str, bytes], part: str) -> dict[str, Box]:
    """Where the placeholders of a layout stand, those without a place of their own where their master has them."""
    masters = [_placeholders(parse(parts[name])) for name in _parts_like(parts, MASTER)]
    of_kind = {_kind(shape): shape for master in reversed(masters) for shape in master.values()}
    found = {
        name: _box(shape) or _box(of_kind.get(_kind(shape)))
        for name, shape in _placeholders(parse(parts[part])).items()
    }
    return {name: box for name, box in found.items() if box is not None}


def _kind(shape: Node) -> str:
    kind = next(shape.iter(qualify("p:ph"))).get("type", "body")
    return {"ctrTitle": "title", "subTitle": "body", "obj": "body"}.get(kind, kind)


def _box(shape: Node | None) -> Box | None:
    frame = None if shape is None else next(shape.iter(qualify("a:xfrm")), None)
    if frame is None or len(frame) < 2:
        return None
    lengths = (frame[0].get("x"), frame[0].get("y"), frame[1].get("cx"), frame[1].get("cy"))
    return Box(*(int(length or 0) / EMU_PER_PT for length in lengths))


def _same_boxes(house: Mapping[str, bytes], part: str, own: Mapping[str, bytes], own_part: str) -> bool:
    return [_box(each) for each in _placeholders(parse(house[part])).values()] == [
        _box(each) for each in _placeholders(parse(own[own_part])).values()
    ]


def _scaled(part: bytes, scale: Scale) -> bytes:
    """A layout for slides of another size: places across and down, and letters by the mean of both.

    On slides that are only a little larger, letters stay as they are.
    """
    if scale == (1.0, 1.0):
        return part
    root, letters = parse(part), math.sqrt(scale[0] * scale[1])
    letters = letters if letters > MUCH else min(1.0, letters)
    sides = {"x": scale[0], "cx": scale[0], "y": scale[1], "cy": scale[1]}
    for frame in root.iter(qualify("a:xfrm")):
        for node in frame:
            _multiply(node, sides)
    for node in root.iter(qualify("a:defRPr")):
        _multiply(node, {"sz": letters}, 50)
    for node in root.iter(qualify("a:spcPts")):
        _multiply(node, {"val": letters})
    return serialize(root)


def _multiply(node: Node, factors: Mapping[str, float], step: int = 1) -> None:
    """Multiply the numbers of an element that it has, to whole steps."""
    for key, factor in factors.items():
        if node.get(key):
            node.set(key, str(round(int(node.get(key, "0")) * factor / step) * step))


def _complete(parts: dict[str, bytes], part: str, layout: Node, name: str) -> list[str]:
    """Add the placeholders that a layout of the house lacks, in our places and under numbers that are free.

    A date is for slides that somebody adds, and the house may have other words at its place.
    """
    root = parse(parts[part])
    own, known = _placeholders(layout), _placeholders(root)
    missing = [each for each in own if each not in known and _kind(own[each]) != "dt"]
    tree = next(root.iter(qualify("p:spTree")))
    for each in missing:
        shape = deepcopy(own[each])
        ph = next(shape.iter(qualify("p:ph")))
        taken = {int(node.get("idx", "0")) for node in root.iter(qualify("p:ph"))}
        if ph.get("type") != "title":
            ph.set("idx", str(max(taken | {9}) + 1 if int(ph.get("idx", "0")) in taken else int(ph.get("idx", "0"))))
        ids = {int(node.get("id", "0")) for node in root.iter(qualify("p:cNvPr"))}
        next(shape.iter(qualify("p:cNvPr"))).set("id", str(max(ids) + 1))
        tree.append(shape)
    parts[part] = serialize(root) if missing else parts[part]
    return [f"layout “{name}”: the placeholder “{each}” is ours" for each in missing]


def _add_layout(parts: dict[str, bytes], layout: Node) -> None:
    """Add a layout below the first master, with its relations, its number and its content type."""
    master = _parts_like(parts, MASTER)[0]
    number = 1 + max(
        (int(digits[0]) for name in _parts_like(parts, LAYOUT) if (digits := re.findall(r"\d+", name))), default=0
    )
    part, relations = (
        f"ppt/slideLayouts/slideLayout{number}.xml",
        master.replace("slideMasters/", "slideMasters/_rels/") + ".rels",
    )
    key = f"rIdBriefset{number}"
    back = {"Id": "rId1", "Type": f"{RELATION}slideMaster", "Target": f"../slideMasters/{master.rpartition('/')[2]}"}
    forth = {"Id": key, "Type": f"{RELATION}slideLayout", "Target": f"../slideLayouts/slideLayout{number}.xml"}
    parts[part] = serialize(layout)
    parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = serialize(
        build("rel:Relationships", {}, build("rel:Relationship", back))
    )
    _append(parts, relations, build("rel:Relationship", forth))
    _append(parts, TYPES, build("ct:Override", {"PartName": f"/{part}", "ContentType": LAYOUT_TYPE}))
    root = parse(parts[master])
    listed = next(root.iter(qualify("p:sldLayoutIdLst")))
    listed.append(build("p:sldLayoutId", {"id": _free_id(parts), "r:id": key}))
    parts[master] = serialize(root)


def _add_table_styles(parts: dict[str, bytes], own: Mapping[str, bytes]) -> None:
    """Add the rules of our tables and lists, in the colours of the house's theme."""
    ours = parse(own[TABLES])
    held = parse(parts[TABLES]) if TABLES in parts else build("a:tblStyleLst", {"def": ours.get("def", "")})
    known = {style.get("styleName") for style in held}
    held.extend(style for style in list(ours) if style.get("styleName") not in known)
    if TABLES not in parts:
        key = {"Id": "rIdBriefsetTables", "Type": f"{RELATION}tableStyles", "Target": "tableStyles.xml"}
        _append(parts, "ppt/_rels/presentation.xml.rels", build("rel:Relationship", key))
        _append(parts, TYPES, build("ct:Override", {"PartName": f"/{TABLES}", "ContentType": TABLES_TYPE}))
    parts[TABLES] = serialize(held)


def _append(parts: dict[str, bytes], name: str, node: Node) -> None:
    root = parse(parts[name])
    root.append(node)
    parts[name] = serialize(root)


def _free_id(parts: Mapping[str, bytes]) -> int:
    """A number that no master and no layout has."""
    names = [PRESENTATION, *_parts_like(parts, MASTER)]
    nodes = (
        node for name in names for node in parse(parts[name]).iter(*map(qualify, ("p:sldMasterId", "p:sldLayoutId")))
    )
    return max([FIRST_ID, *(int(node.get("id", "0")) for node in nodes)]) + 1
