"""How much room the blocks of a Word document take, by the metrics of their faces.

In: `w:p` and `w:tbl` elements, `w:styles`, the theme's faces. Out: lengths in points. Never: the layout of a program;
widths are sums without kerning, of the wider of a face and what stands in for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefset.design.fonts import EAST, Face, installed_families, is_bundled, is_embedded_by_word
from briefset.writers.docx.library import RELATIONSHIP_TYPE, Document, related
from briefset.writers.ooxml.fit import (
    SizedParagraph,
    SizedRun,
    count_lines,
    line_em,
    widest_piece_pt,
)
from briefset.writers.ooxml.xml import Node, find, parse, qualify

TWIPS, HALF_POINTS, EMU, EIGHTHS = 20, 2, 12700, 8
RAISED = 0.6
"""The size of a raised letter as a share of the text's."""
EASTERN_LINE_EM = 1.448
"""The line of Noto Sans SC, JP and KR."""
TALL = ("w:drawing", "w:pict")
SPACING = {"before_pt": "w:before", "after_pt": "w:after"}
SIDES = {"left_pt": ("w:left", "w:start"), "right_pt": ("w:right", "w:end")}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as it stands: its lines from first to last, the space around them, whether it keeps the next one."""

    lines_pt: tuple[float, ...]
    before_pt: float = 0.0
    after_pt: float = 0.0
    keeps_next: bool = False

    @property
    def height_pt(self) -> float:
        """With the space around it."""
        return self.before_pt + sum(self.lines_pt) + self.after_pt


class Metrics:
    """The measures of one document's styles."""

    def __init__(self, document: Document, faces: tuple[Face, ...] = ()) -> None:
        self.sheet: Node = document.styles.element
        self.styles = {str(style.get(qualify("w:styleId"))): style for style in self.sheet.findall(qualify("w:style"))}
        self.faces = _theme_faces(document)
        known = set(installed_families().values())
        self.own = {(face.family, face.style): face.data for face in faces if face.family not in known}
        self.pitch_pt = _pitch_pt(document.element.body.sectPr)
        self._known: dict[tuple[Node, float, bool], tuple[list[Node], tuple[float, ...]]] = {}

    @cached_property
    def has_faces_along(self) -> bool:
        """Whether every face of the styles travels with the file; another is set in what the reader has for it."""
        named = {str(node.get(qualify("w:ascii"))) for node in self.sheet.iter(qualify("w:rFonts"))} - {"None"}
        brought = {family for (family, _), font in self.own.items() if is_embedded_by_word(font)}
        held = {*installed_families().values(), *brought, ""}
        return all(is_bundled(face) or face in held for face in named | set(self.faces.values()))

    @cached_property
    def _base(self) -> list[Node]:
        """What holds where no style says otherwise (ECMA-376, part 1, 17.7.2)."""
        defaults = find(self.sheet, "w:docDefaults")
        normal = next((style for style in self.styles.values() if _is_default(style)), None)
        held = [] if defaults is None else [part for default in defaults for part in default]
        return ([] if normal is None else list(normal)) + held

    def block(self, paragraph: Node, width_pt: float, *, strong: bool = False) -> Block:
        """The paragraph in lines of that width; `strong` where its table makes it bold.

        Only the space around its lines may have changed since it was last measured.
        """
        key = (paragraph, width_pt, strong)
        if key not in self._known:
            looks = self._looks(paragraph)
            self._known[key] = looks, self._lines_pt(paragraph, looks, width_pt, strong)
        looks, lines_pt = self._known[key]
        spacing = {side: _twips(looks, "w:spacing", (name,)) for side, name in SPACING.items()}
        return Block(lines_pt, **spacing, keeps_next=_is_on(looks, "w:keepNext"))

    def _lines_pt(self, paragraph: Node, looks: list[Node], width_pt: float, strong: bool) -> tuple[float, ...]:
        sides = sum(_twips(looks, "w:ind", names) for names in SIDES.values())
        sized = self._sized(paragraph, looks, strong)
        lines = count_lines(sized, max(width_pt - sides, 1.0))
        line_pt = self._line_pt(sized, looks)
        drawn = max((_drawing_pt(node) for name in TALL for node in paragraph.iter(qualify(name))), default=0.0)
        return (line_pt,) * (lines - 1) + (max(line_pt, drawn),)

    def least_width_pt(self, paragraph: Node, *, strong: bool = False) -> float:
        """The narrowest column that cuts no word of the paragraph."""
        looks = self._looks(paragraph)
        sides = sum(_twips(looks, "w:ind", names) for names in (*SIDES.values(), ("w:firstLine",)))
        return widest_piece_pt(self._sized(paragraph, looks, strong)) + sides

    def has_strong_heads(self, style: str) -> bool:
        """Whether a table style makes its first column bold."""
        parts = (part for part in self._chain(style) if part.get(qualify("w:type")) == "firstCol")
        return any(_is_on([properties], "w:b") for part in parts for properties in part)

    def cell_margins_pt(self, style: str) -> tuple[float, float]:
        """What a table style leaves above and below the text of a cell, and beside it."""
        looks = list(self._chain(style))
        held = [margins for part in looks for margins in part.iter(qualify("w:tblCellMar"))]
        sums = (
            [_twips(held, f"w:{side}", ("w:w",)) for side in pair] for pair in (("top", "bottom"), ("left", "right"))
        )
        down, across = (sum(pair) for pair in sums)
        return down, across

    def _looks(self, paragraph: Node) -> list[Node]:
        """What says how a paragraph looks, nearest first."""
        own = find(paragraph, "w:pPr")
        style = None if own is None else find(own, "w:pStyle")
        named = [] if style is None else list(self._chain(str(style.get(qualify("w:val")))))
        return [*([] if own is None else [own]), *named, *self._base]

    def _chain(self, name: str) -> Iterator[Node]:
        """The properties of a style, then those of the styles on which it is based."""
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            style = self.styles[name]
            yield from style
            base = find(style, "w:basedOn")
            name = "" if base is None else str(base.get(qualify("w:val")))

    def _sized(self, paragraph: Node, looks: list[Node], strong: bool) -> SizedParagraph:
        size_pt = _size_pt(looks)
        runs = tuple(run for node in paragraph.iter(qualify("w:r")) for run in self._runs(node, looks, size_pt, strong))
        return SizedParagraph(runs, size_pt)

    def _runs(self, run: Node, looks: list[Node], size_pt: float, strong: bool) -> Iterator[SizedRun]:
        text = _text_of(run)
        if not text:
            return
        own = find(run, "w:rPr")
        style = None if own is None else find(own, "w:rStyle")
        named = [] if style is None else list(self._chain(str(style.get(qualify("w:val")))))
        held = [*([] if own is None else [own]), *named, *looks]
        on = {"bold": strong or _is_on(held, "w:b"), "italic": _is_on(held, "w:i")}
        raised = RAISED if _value(held, "w:vertAlign", ("w:val",)) in ("superscript", "subscript") else 1.0
        own_pt = _size_pt(held) * raised
        family, slope = self._family(held), " ".join(name for name, holds in on.items() if holds) or "regular"
        yield SizedRun(text, family, slope, 0.0 if own_pt == size_pt else own_pt, self._font(family, slope))

    def _font(self, family: str, style: str) -> bytes | None:
        """The font of a brand's own family, None for any other."""
        return self.own.get((family, style.title().replace(" ", ""))) or self.own.get((family, "Regular"))

    def _family(self, looks: list[Node]) -> str:
        slot = _value(looks, "w:rFonts", ("w:asciiTheme",))
        return self.faces.get(slot[:5], "") or _value(looks, "w:rFonts", ("w:ascii",))

    def _line_pt(self, sized: SizedParagraph, looks: list[Node]) -> float:
        """The height of a line: the tallest face in it, as the rule of the spacing has it (17.3.1.33)."""
        natural = max((_natural_pt(run, sized.size_pt) for run in sized.runs), default=0.0) or (
            sized.size_pt * line_em(family := self._family(looks), self._font(family, "regular"))
        )
        rule, line = _value(looks, "w:spacing", ("w:lineRule",)), _value(looks, "w:spacing", ("w:line",))
        if rule == "exact":
            return int(line or 0) / TWIPS
        taken_pt = max(natural, int(line or 0) / TWIPS) if rule == "atLeast" else natural * int(line or 240) / 240
        if not self.pitch_pt or _value(looks, "w:snapToGrid", ("w:val",)) in ("0", "false", "off"):
            return taken_pt
        return math.ceil(round(taken_pt / self.pitch_pt, 2)) * self.pitch_pt


def _pitch_pt(section: Node) -> float:
    """How far apart the lines of the page's grid lie, which take whole steps of it; 0 without one (17.6.5)."""
    grid = find(section, "w:docGrid")
    if grid is None or grid.get(qualify("w:type"), "default") == "default":
        return 0.0
    return int(float(grid.get(qualify("w:linePitch"), "0"))) / TWIPS


def _natural_pt(run: SizedRun, size_pt: float) -> float:
    em = line_em(run.family, run.font)
    eastern = EASTERN_LINE_EM if any(letter >= EAST for letter in run.text) else 0.0
    return (run.size_pt or size_pt) * max(em, eastern)


def _text_of(run: Node) -> str:
    """The letters of a run; a note's mark is a figure."""
    names = {
        qualify("w:t"): None,
        qualify("w:tab"): "    ",
        qualify("w:footnoteReference"): "0",
        qualify("w:footnoteRef"): "0",
    }
    return "".join((names[child.tag] or child.text or "") for child in run if child.tag in names)


def _drawing_pt(drawing: Node) -> float:
    inline = find(drawing, "wp:inline")
    extent = None if inline is None else find(inline, "wp:extent")
    return 0.0 if extent is None else int(extent.get("cy", "0")) / EMU


def _theme_faces(document: Document) -> Mapping[str, str]:
    theme = related(document.part, RELATIONSHIP_TYPE.THEME)
    if theme is None:
        return {}
    root = parse(theme.blob)
    fonts = {kind: next(root.iter(qualify(f"a:{kind}Font")), None) for kind in ("major", "minor")}
    latin = {kind: None if font is None else find(font, "a:latin") for kind, font in fonts.items()}
    return {kind: "" if face is None else face.get("typeface", "") for kind, face in latin.items()}


def _is_default(style: Node) -> bool:
    return style.get(qualify("w:type")) == "paragraph" and style.get(qualify("w:default")) in ("1", "true")


def _found(looks: list[Node], name: str) -> Iterator[Node]:
    """The properties of that name, nearest first."""
    wanted = qualify(name)
    for part in looks:
        if part.tag == wanted:
            yield part
        elif part.tag in _HOLDERS:
            yield from part.iter(wanted)


_HOLDERS = frozenset(map(qualify, ("w:pPr", "w:rPr", "w:tblPr", "w:tblCellMar")))


def _value(looks: list[Node], name: str, keys: tuple[str, ...]) -> str:
    values = (node.get(qualify(key)) for node in _found(looks, name) for key in keys)
    return next((value for value in values if value is not None), "")


def _twips(looks: list[Node], name: str, keys: tuple[str, ...]) -> float:
    value = _value(looks, name, keys)
    return int(float(value)) / TWIPS if value else 0.0


def _size_pt(looks: list[Node]) -> float:
    return float(_value(looks, "w:sz", ("w:val",)) or 20) / HALF_POINTS


def _is_on(looks: list[Node], name: str) -> bool:
    node = next(_found(looks, name), None)
    return node is not None and node.get(qualify("w:val"), "1") not in ("0", "false", "off")
