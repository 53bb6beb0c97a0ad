"""A house template made ready for Word: styles and numbering that it lacks come from our own reference.

In: the parts of both, the product's table of styles. Out: the parts of the template, a sentence for each thing added.
Never: changes a style that the template has, but for the numbering of a list, and that a heading or a caption stays
with what follows.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace

from briefset.diagnostics import Diagnostic, Position
from briefset.writers.docx.style_names import loose_name, plain_name
from briefset.writers.docx.styles import missing_styles, style_kind, styles_by_name
from briefset.writers.ooxml.xml import Node, build, find, flag, parse, qualify, serialize

STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
NUMBERING_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
LISTS = ("ol", "ul")
CAPTION = "caption"
TOGETHER = ("h2", "h3", CAPTION)
"""What stands above something and belongs to it; a caption of Word's own may stand below."""
CAPTION_GAP_TWIPS = 160
PREFIX = "Briefset"


def adopt(
    house: Mapping[str, bytes], own: Mapping[str, bytes], styles: Mapping[str, str]
) -> tuple[dict[str, bytes], list[str]]:
    """The parts of a house template with every style and numbering of the table, and what was added."""
    sheet = _Sheet(house, own)
    wanted = dict.fromkeys((style_kind(selector), name) for selector, name in styles.items())
    added = [said for kind, name in wanted if (said := sheet.require(kind, name))]
    numbered = [said for tag in LISTS if tag in styles and (said := sheet.require_numbering(styles[tag]))]
    kept = [said for tag in TOGETHER if tag in styles and (said := sheet.require_bond(styles[tag], tag))]
    told = [f"{what} from our own reference: {', '.join(names)}" for what, names in (
        ("styles are missing, and come", added),
        ("list styles carry no numbering, and have that", numbered),
        ("styles do not keep with what follows, and have that", kept),
    ) if names]  # fmt: skip
    return sheet.parts(house), told


def find_faults(parts: Mapping[str, bytes], styles: Mapping[str, str], label: str) -> Iterator[Diagnostic]:
    """An error for each style of the table that neither the template nor our own reference has."""
    for fault in missing_styles(styles, styles_by_name(parse(parts[STYLES]))):
        yield replace(fault, position=Position(label))


class _Sheet:
    """The styles of a house template, and those of our own reference from which they are completed."""

    def __init__(self, house: Mapping[str, bytes], own: Mapping[str, bytes]) -> None:
        self.root, self.own = parse(house[STYLES]), parse(own[STYLES])
        empty = serialize(build("w:numbering"))
        self.numbering, self.own_numbering = parse(house.get(NUMBERING, empty)), parse(own.get(NUMBERING, empty))
        self.own_by_name = styles_by_name(self.own)
        for read in (plain_name, loose_name):
            for style in self.root.findall(qualify("w:style")):
                _name_plainly(style, self.root, read)
        self.house = {(kind, name) for kind, name in styles_by_name(self.root) if (kind, name) not in self.own_by_name}

    def require(self, kind: str, name: str) -> str:
        """Add a style that is missing, with those that it is based on; what was added, empty where nothing was."""
        known = styles_by_name(self.root)
        if (kind, name.lower()) in known or (kind, name.lower()) not in self.own_by_name:
            return ""
        near = difflib.get_close_matches(name.lower(), [label for other, label in self.house if other == kind], 1, 0.75)
        self._copy(self.own_by_name[kind, name.lower()])
        return f"“{name}”" + (f" (or rename “{near[0]}” to it)" if near else "")

    def require_numbering(self, name: str) -> str:
        """Number the list style that carries no numbering; what was added."""
        style = _by_id(self.root, styles_by_name(self.root).get(("paragraph", name.lower()), ""))
        own = _by_id(self.own, self.own_by_name.get(("paragraph", name.lower()), ""))
        if style is None or own is None or self._is_numbered(style):
            return ""
        self._number(style, own)
        return f"“{name}”"

    def require_bond(self, name: str, tag: str) -> str:
        """Keep a style with what follows, and a caption away from what it follows; what was changed."""
        number = styles_by_name(self.root).get(("paragraph", name.lower()), "")
        style = _by_id(self.root, number)
        if style is None or self._has(style, "w:keepNext", "w:val") not in ("", "0", "false", "off"):
            return ""
        properties = _properties(style)
        for old in properties.findall(qualify("w:keepNext")):
            properties.remove(old)
        _insert(properties, build("w:keepNext"), ("w:pStyle",))
        if tag == CAPTION and self._has(style, "w:spacing", "w:before") in ("", "0"):
            spacing = find(properties, "w:spacing")
            if spacing is None:
                spacing = build("w:spacing")
                _insert(properties, spacing, BEFORE_SPACING)
            spacing.set(qualify("w:before"), str(CAPTION_GAP_TWIPS))
        return f"“{name}”"

    def _has(self, style: Node, tag: str, attribute: str) -> str:
        """What a style or one that it is based on says; “1” for a mark without a value, empty where none says so."""
        seen: set[str] = set()
        while (number := style.get(qualify("w:styleId"), "")) not in seen:
            seen.add(number)
            node = style.find(f"{qualify('w:pPr')}/{qualify(tag)}")
            if node is not None and (len(node.attrib) == 0 or node.get(qualify(attribute)) is not None):
                return node.get(qualify(attribute), "1")
            base = find(style, "w:basedOn")
            other = None if base is None else _by_id(self.root, base.get(qualify("w:val"), ""))
            if other is None:
                break
            style = other
        return ""

    def parts(self, house: Mapping[str, bytes]) -> dict[str, bytes]:
        """The parts of the template, with its numbering where it had none."""
        made = {**house, STYLES: serialize(self.root)}
        if len(self.numbering):
            made[NUMBERING] = serialize(self.numbering)
        if len(self.numbering) and NUMBERING not in house:
            types, relations = parse(house[TYPES]), parse(house[RELATIONS])
            types.append(build("ct:Override", {"PartName": f"/{NUMBERING}", "ContentType": NUMBERING_TYPE}))
            key = {"Id": "rIdBriefsetNumbering", "Type": NUMBERING_RELATION, "Target": "numbering.xml"}
            relations.append(build("rel:Relationship", key))
            made |= {TYPES: serialize(types), RELATIONS: serialize(relations)}
        return made

    def _copy(self, own_id: str) -> str:
        """The identifier, in the template, of a style of ours; the style is added where it has none of that name."""
        own = _by_id(self.own, own_id)
        if own is None:
            return ""
        kind, name = own.get(qualify("w:type"), "paragraph"), _name(own)
        known = styles_by_name(self.root)
        if (kind, name.lower()) in known:
            return known[kind, name.lower()]
        style = deepcopy(own)
        taken = {each.get(qualify("w:styleId")) for each in self.root.findall(qualify("w:style"))}
        number = f"{PREFIX}{own_id}" if own_id in taken else own_id
        style.set(qualify("w:styleId"), number)
        style.attrib.pop(qualify("w:default"), "")
        self.root.append(style)
        for tag in ("w:basedOn", "w:link", "w:next"):
            self._rename(style, tag)
        if kind == "paragraph":
            self._part_from_base(style, own)
        if style.find(f"{qualify('w:pPr')}/{qualify('w:numPr')}") is not None:
            self._number(style, own)
        return number

    def _rename(self, style: Node, tag: str) -> None:
        """Point to the template's style of the same name, ours where it has none; what follows may be left out."""
        node = find(style, tag)
        if node is None:
            return
        other = node.get(qualify("w:val"), "")
        if tag == "w:next":
            own = _by_id(self.own, other)
            key = ("paragraph", _name(own).lower()) if own is not None else ("", "")
            found = styles_by_name(self.root).get(key, "")
        else:
            found = self._copy(other)
        if found:
            node.set(qualify("w:val"), found)
        else:
            style.remove(node)

    def _part_from_base(self, style: Node, own: Node) -> None:
        """Write into a copied style how ours stands where the template's base stands otherwise: indented, say."""
        ours, theirs = {GRID: "0"} | _standing(own, self.own), _standing(style, self.root)
        for (tag, name), value in STANDING.items():
            wanted = ours.get((tag, name), value)
            if theirs.get((tag, name), value) != wanted:
                properties = _properties(style)
                node = find(properties, tag)
                if node is None:
                    node = build(tag)
                    _insert(properties, node, BEFORE_STANDING[tag])
                node.set(qualify(name), wanted)

    def _is_numbered(self, style: Node) -> bool:
        number = style.find(f"{qualify('w:pPr')}/{qualify('w:numPr')}/{qualify('w:numId')}")
        wanted = None if number is None else number.get(qualify("w:val"))
        return any(each.get(qualify("w:numId")) == wanted for each in self.numbering.findall(qualify("w:num")))

    def _number(self, style: Node, own: Node) -> None:
        """Give the style the numbering of ours, under numbers that are free there (ECMA-376, part 1, 17.9)."""
        number = own.find(f"{qualify('w:pPr')}/{qualify('w:numPr')}/{qualify('w:numId')}")
        wanted = "" if number is None else number.get(qualify("w:val"), "")
        instance = next(
            each for each in self.own_numbering.findall(qualify("w:num")) if each.get(qualify("w:numId")) == wanted
        )
        link = find(instance, "w:abstractNumId")
        key = "" if link is None else link.get(qualify("w:val"), "")
        abstracts = self.own_numbering.findall(qualify("w:abstractNum"))
        abstract = deepcopy(next(each for each in abstracts if each.get(qualify("w:abstractNumId")) == key))
        ids = [self._free("w:abstractNum", "w:abstractNumId"), self._free("w:num", "w:numId")]
        abstract.set(qualify("w:abstractNumId"), str(ids[0]))
        for node in abstract.iter(qualify("w:pStyle")):
            node.set(qualify("w:val"), style.get(qualify("w:styleId"), ""))
        later = next((each for each in self.numbering if each.tag != qualify("w:abstractNum")), None)
        self.numbering.append(abstract) if later is None else later.addprevious(abstract)
        self.numbering.append(build("w:num", {"w:numId": ids[1]}, flag("w:abstractNumId", ids[0])))
        _set_number(style, ids[1])

    def _free(self, tag: str, attribute: str) -> int:
        taken = [int(each.get(qualify(attribute), "0")) for each in self.numbering.findall(qualify(tag))]
        return max(taken, default=0) + 1


BEFORE_NUMBER = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl")
BEFORE_SPACING = (
    *BEFORE_NUMBER, "w:numPr", "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens",
    "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi",
    "w:adjustRightInd", "w:snapToGrid",
)  # fmt: skip
BEFORE_PROPERTIES = (
    "w:name", "w:aliases", "w:basedOn", "w:next", "w:link", "w:autoRedefine", "w:hidden", "w:uiPriority",
    "w:semiHidden", "w:unhideWhenUsed", "w:qFormat", "w:locked", "w:personal", "w:personalCompose",
    "w:personalReply", "w:rsid",
)  # fmt: skip
BEFORE_STANDING = {
    "w:snapToGrid": BEFORE_SPACING[:-1],
    "w:spacing": BEFORE_SPACING,
    "w:ind": (*BEFORE_SPACING, "w:spacing"),
    "w:jc": (*BEFORE_SPACING, "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap"),
}
"""What stands before in the sequence of the schema (ECMA-376, part 1, 17.3.1.26 and 17.7.4.17)."""
GRID = ("w:snapToGrid", "w:val")
"""Whether lines keep to the grid of the page, which Chinese and Japanese templates have, and ours has not."""
STANDING = {
    GRID: "1",
    **{
        ("w:ind", f"w:{side}"): "0" for side in ("left", "right", "hanging", "firstLine", "firstLineChars", "leftChars")
    },
    **{("w:spacing", f"w:{side}"): "0" for side in ("before", "after", "beforeLines", "afterLines")},
    ("w:spacing", "w:line"): "240",
    ("w:spacing", "w:lineRule"): "auto",
    ("w:jc", "w:val"): "left",
}
"""How a paragraph stands: what a style says of it, and what holds where none does."""


def _standing(style: Node, sheet: Node) -> dict[tuple[str, str], str]:
    """What a style says of how its paragraphs stand, otherwise those that it is based on and the sheet's defaults."""
    found: dict[tuple[str, str], str] = {}
    for properties in (node for part in _bases(style, sheet) for node in part.iterfind(qualify("w:pPr"))):
        for tag, name in STANDING:
            node = find(properties, tag)
            if node is not None and (value := node.get(qualify(name))) is not None:
                found.setdefault((tag, name), value)
    return found


def _bases(style: Node, sheet: Node) -> Iterator[Node]:
    """A style, those that it is based on, and what the sheet has for all of them."""
    seen: set[Node] = set()
    each: Node | None = style
    while each is not None and each not in seen:
        seen.add(each)
        yield each
        base = find(each, "w:basedOn")
        each = None if base is None else _by_id(sheet, base.get(qualify("w:val"), ""))
    yield from sheet.iterfind(f"{qualify('w:docDefaults')}/{qualify('w:pPrDefault')}")


def _set_number(style: Node, number: int) -> None:
    properties = _properties(style)
    for old in properties.findall(qualify("w:numPr")):
        properties.remove(old)
    _insert(properties, build("w:numPr", {}, flag("w:numId", number)), BEFORE_NUMBER)


def _properties(style: Node) -> Node:
    """The properties of the paragraphs of a style, which has them from now on."""
    properties = find(style, "w:pPr")
    if properties is None:
        properties = build("w:pPr")
        _insert(style, properties, BEFORE_PROPERTIES)
    return properties


def _insert(parent: Node, child: Node, before: tuple[str, ...]) -> None:
    names = {qualify(name) for name in before}
    later = next((each for each in parent if each.tag not in names), None)
    parent.append(child) if later is None else later.addprevious(child)


def _by_id(sheet: Node, number: str) -> Node | None:
    return next((each for each in sheet.findall(qualify("w:style")) if each.get(qualify("w:styleId")) == number), None)


def _name(style: Node) -> str:
    name = find(style, "w:name")
    return "" if name is None else name.get(qualify("w:val"), "")


def _names(style: Node) -> Iterator[str]:
    """The name of a style and those that it has beside it."""
    aliases = find(style, "w:aliases")
    yield from (_name(style), *("" if aliases is None else aliases.get(qualify("w:val"), "")).split(","))


def _name_plainly(style: Node, sheet: Node, read: Callable[[str], str]) -> None:
    """Call a built-in style as files do, where the template has its name in the language of a program."""
    name = find(style, "w:name")
    kind, known = style.get(qualify("w:type"), "paragraph"), styles_by_name(sheet)
    plain = next((plain for each in _names(style) if (plain := read(each.strip()))), "")
    if name is not None and plain and (kind, plain.lower()) not in known:
        name.set(qualify("w:val"), plain)
