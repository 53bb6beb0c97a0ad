"""The styles of the Word reference document, as tables.

In: a `Theme`. Out: the XML of `w:styles`. Never: a colour of its own; slots of the document's theme, with the theme's
value beside them for readers that know no slots.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefset.theme import Theme
from briefset.writers.ooxml import Node, build, flag

SLOTS = {"ink": "text1", "soft": "text2", "tint": "background2", "accent": "accent1", "mute": "accent2", "paper": "background1"}
FONTS = {"serif": "major", "sans": "minor"}
HALF_POINT_BORDER = 4
QUARTER_POINT_BORDER = 2


@dataclass(frozen=True, slots=True)
class Text:
    """The look of letters; sizes in points, `face` is serif or sans."""

    face: str = ""
    size_pt: float = 0
    color: str = ""
    bold: bool | None = None
    italic: bool = False
    raised: str = ""
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph style; lengths in points, the pitch is kept exactly."""

    name: str
    text: Text
    based_on: str = "Normal"
    next: str = ""
    pitch_pt: float = 0
    before_pt: float = 0
    after_pt: float = 0
    left_pt: float = 0
    right_pt: float = 0
    hanging_pt: float = 0
    right_tab_pt: float = 0
    align: str = ""
    level: int | None = None
    list_id: int | None = None
    keep: bool = False
    boxed: bool = False


TEXT_WIDTH_PT = 471.3
BODY = Text("serif", 10.5, "ink")
SMALL = Text("sans", 9, "ink")
PARAGRAPHS = (
    Paragraph("Normal", BODY, "", pitch_pt=13.5),
    Paragraph("Body Text", Text(), after_pt=5),
    Paragraph("Title", Text("serif", 26, "ink"), next="Subtitle", pitch_pt=31, after_pt=1, keep=True),
    Paragraph("Subtitle", Text("serif", 13, "soft"), next="Source", pitch_pt=17, after_pt=10, keep=True),
    Paragraph("Source", SMALL, next="Body Text", pitch_pt=11.5, left_pt=9, right_pt=9, after_pt=6.5, boxed=True),
    Paragraph("Heading 1", Text("sans", 11.5, "accent", bold=True), next="Body Text", pitch_pt=15.5, before_pt=11.5,
              after_pt=2.5, level=0, keep=True),
    Paragraph("Heading 2", Text("sans", 10.5, "ink", bold=True), next="Body Text", pitch_pt=13.5, before_pt=9,
              after_pt=2.5, level=1, keep=True),
    Paragraph("Quote", Text("serif", 11), "Body Text", "Quote Source", pitch_pt=14.5, left_pt=19.5, right_pt=26, keep=True),
    Paragraph("Quote Source", Text("sans", 8.5, "soft"), next="Body Text", pitch_pt=11.5, after_pt=8, left_pt=19.5),
    Paragraph("List Number", Text(), "Body Text", pitch_pt=13.5, after_pt=5, left_pt=19.5, hanging_pt=3.5, list_id=1),
    Paragraph("List Bullet", Text(), "Body Text", pitch_pt=13.5, after_pt=5, left_pt=19.5, hanging_pt=10.5, list_id=2),
    Paragraph("Caption", SMALL, next="Table Text", pitch_pt=11.5, before_pt=12, after_pt=3, keep=True),
    Paragraph("Table Text", SMALL, pitch_pt=11.5, right_pt=6.5),
    Paragraph("Table Number", Text(), "Table Text", align="right"),
    Paragraph("Table Locator", Text(), "Table Text", align="right"),
    Paragraph("Table Head", Text(bold=True), "Table Text", keep=True),
    Paragraph("Table Head Right", Text(), "Table Head", align="right", keep=True),
    Paragraph("Note", Text("sans", 8, "soft"), next="Body Text", pitch_pt=10.5, before_pt=6.5),
    Paragraph("footnote text", Text("sans", 8, "ink"), pitch_pt=10.5),
    Paragraph("header", Text("sans", 8, "soft"), pitch_pt=10.5, right_tab_pt=TEXT_WIDTH_PT),
    Paragraph("footer", Text("sans", 8, "soft"), pitch_pt=10.5, right_tab_pt=TEXT_WIDTH_PT),
)
CHARACTERS = (
    ("Strong", Text(bold=True)),
    ("Emphasis", Text(italic=True)),
    ("Superscript", Text(raised="superscript")),
    ("Subscript", Text(raised="subscript")),
    ("Hyperlink", Text(color="accent", underline=True)),
    ("Locator", Text("sans", 8, "accent")),
    ("Locator in Text", Text()),
    ("Editorial", Text("sans", 0, "soft")),
    ("None Given", Text(color="soft")),
    ("Caption Label", Text(color="accent", bold=True)),
    ("Heading Note", Text(color="soft", bold=False)),
    ("Product Label", Text(color="accent", bold=True)),
    ("Page Number", Text(color="ink")),
    ("footnote reference", Text("sans", 0, "accent", raised="superscript")),
)
BUILT_IN = frozenset(
    "normal|body text|title|subtitle|heading 1|heading 2|quote|list number|list bullet|caption|header|footer|footnote text|"
    "footnote reference|strong|emphasis|hyperlink|page number".split("|")
)
SIDES = ("top", "left", "bottom", "right")


def style_id(name: str) -> str:
    """The identifier of a style, which never holds a space: `Heading 1` is `Heading1`."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def styles_part(theme: Theme, language: str) -> Node:
    """The whole `w:styles` element (ECMA-376, part 1, 17.7)."""
    return build(
        "w:styles", {}, _defaults(theme, language), *(_paragraph(style, theme) for style in PARAGRAPHS),
        _default("character", "Default Paragraph Font"), *(_character(name, text, theme) for name, text in CHARACTERS),
        _default("table", "Normal Table", build("w:tblPr", {}, _cell_margins(0, 0))), _default("numbering", "No List"),
        _table("Briefset", theme, _ruled(theme)), _table("Briefset Write-in", theme, _grid(theme)),
    )


def color(role: str, theme: Theme, name: str = "w:color", key: str = "w:val", slot: str = "w:themeColor") -> Node:
    """A colour by its slot in the theme."""
    attributes = {"w:val": "clear", "w:color": "auto"} if name == "w:shd" else {}
    by_slot = {slot: SLOTS[role]} if role in SLOTS else {}
    return build(name, {**attributes, key: getattr(theme, role).lstrip("#"), **by_slot})


def border(side: str, role: str, theme: Theme, width: int, space_pt: int = 0) -> Node:
    """One border; `width` in eighths of a point."""
    slot = {"w:themeColor": SLOTS[role]} if role in SLOTS else {}
    hex_color = getattr(theme, role).lstrip("#")
    return build(f"w:{side}", {"w:val": "single", "w:sz": width, "w:space": space_pt, "w:color": hex_color, **slot})


def run_properties(text: Text, theme: Theme) -> Node:
    """`w:rPr` of a style, in the order of the schema."""
    font = FONTS.get(text.face)
    fonts = {"w:asciiTheme": f"{font}HAnsi", "w:hAnsiTheme": f"{font}HAnsi", "w:eastAsiaTheme": f"{font}EastAsia", "w:cstheme": f"{font}Bidi"}
    half_points = round(text.size_pt * 2)
    return build(
        "w:rPr", {}, build("w:rFonts", fonts) if font else None,
        *([] if text.bold is None else [flag("w:b", None if text.bold else 0), flag("w:bCs", None if text.bold else 0)]),
        *([flag("w:i"), flag("w:iCs")] if text.italic else []), color(text.color, theme) if text.color else None,
        *([flag("w:sz", half_points), flag("w:szCs", half_points)] if half_points else []),
        flag("w:u", "single") if text.underline else None, flag("w:vertAlign", text.raised) if text.raised else None,
    )


def _defaults(theme: Theme, language: str) -> Node:
    properties = run_properties(BODY, theme)
    properties.append(build("w:lang", {"w:val": language, "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"}))
    spacing = build("w:pPr", {}, flag("w:widowControl"))
    return build("w:docDefaults", {}, build("w:rPrDefault", {}, properties), build("w:pPrDefault", {}, spacing))


def _default(kind: str, name: str, *properties: Node) -> Node:
    attributes = {"w:type": kind, "w:default": 1, "w:styleId": style_id(name)}
    return build("w:style", attributes, flag("w:name", name), flag("w:uiPriority", 99), flag("w:semiHidden"),
                 flag("w:unhideWhenUsed"), *properties)


def _named(kind: str, name: str, *children: Node | None, default: bool = False) -> Node:
    attributes: dict[str, str | int] = {"w:type": kind, "w:default": 1} if default else {"w:type": kind}
    if name.lower() not in BUILT_IN:
        attributes["w:customStyle"] = 1
    shown = name.lower() if name.startswith(("Heading", "Caption", "Page")) else name
    return build("w:style", {**attributes, "w:styleId": style_id(name)}, flag("w:name", shown), *children)


def _paragraph(style: Paragraph, theme: Theme) -> Node:
    return _named(
        "paragraph", style.name,
        flag("w:basedOn", style_id(style.based_on)) if style.based_on else None,
        flag("w:next", style_id(style.next)) if style.next else None, flag("w:qFormat"),
        _paragraph_properties(style, theme), run_properties(style.text, theme), default=not style.based_on,
    )


def _paragraph_properties(style: Paragraph, theme: Theme) -> Node:
    return build(
        "w:pPr", {}, flag("w:keepNext") if style.keep else None, flag("w:keepLines") if style.keep or style.boxed else None,
        build("w:numPr", {}, flag("w:numId", style.list_id)) if style.list_id else None,
        *(_box(theme) if style.boxed else ()), _right_tab(style.right_tab_pt) if style.right_tab_pt else None,
        _spacing(style), _indent(style), flag("w:jc", style.align) if style.align else None,
        None if style.level is None else flag("w:outlineLvl", style.level),
    )


def _box(theme: Theme) -> tuple[Node, Node]:
    roles = {"top": "ink", "left": "tint", "bottom": "ink", "right": "tint"}
    borders = (border(side, roles[side], theme, HALF_POINT_BORDER, 9 if roles[side] == "tint" else 6) for side in SIDES)
    return build("w:pBdr", {}, *borders), color("tint", theme, "w:shd", "w:fill", "w:themeFill")


def _right_tab(position_pt: float) -> Node:
    return build("w:tabs", {}, build("w:tab", {"w:val": "right", "w:pos": _twips(position_pt)}))


def _spacing(style: Paragraph) -> Node:
    line = {"w:line": _twips(style.pitch_pt), "w:lineRule": "exact"} if style.pitch_pt else {}
    return build("w:spacing", {"w:before": _twips(style.before_pt), "w:after": _twips(style.after_pt), **line})


def _indent(style: Paragraph) -> Node | None:
    lengths = {"left": style.left_pt, "right": style.right_pt, "hanging": style.hanging_pt}
    attributes = {f"w:{key}": _twips(value) for key, value in lengths.items() if value}
    if style.align == "right":
        attributes["w:right"] = 0
    return build("w:ind", attributes) if attributes else None


def _character(name: str, text: Text, theme: Theme) -> Node:
    base = flag("w:basedOn", "DefaultParagraphFont")
    return _named("character", name, base, flag("w:qFormat"), run_properties(text, theme))


def _table(name: str, theme: Theme, look: tuple[Node, ...]) -> Node:
    return _named("table", name, flag("w:basedOn", "NormalTable"), flag("w:qFormat"), *look)


def _ruled(theme: Theme) -> tuple[Node, ...]:
    rows = border("insideH", "rule", theme, QUARTER_POINT_BORDER)
    borders = build("w:tblBorders", {}, border("bottom", "ink", theme, HALF_POINT_BORDER), rows)
    below = build("w:tcBorders", {}, border("bottom", "ink", theme, HALF_POINT_BORDER))
    head = build("w:tcPr", {}, below, flag("w:vAlign", "bottom"))
    return build("w:tblPr", {}, borders, _cell_margins(3, 0)), _head_row(head)


def _grid(theme: Theme) -> tuple[Node, ...]:
    sides = (border(side, "mute", theme, HALF_POINT_BORDER) for side in (*SIDES, "insideH", "insideV"))
    head = build("w:tcPr", {}, color("tint", theme, "w:shd", "w:fill", "w:themeFill"))
    cells = build("w:tcPr", {}, flag("w:vAlign", "center"))
    return build("w:tblPr", {}, build("w:tblBorders", {}, *sides), _cell_margins(3, 6.5)), cells, _head_row(head)


def _head_row(cells: Node) -> Node:
    return build("w:tblStylePr", {"w:type": "firstRow"}, cells)


def _cell_margins(rows_pt: float, columns_pt: float) -> Node:
    width = {"top": rows_pt, "left": columns_pt, "bottom": rows_pt, "right": columns_pt}
    return build("w:tblCellMar", {}, *(build(f"w:{side}", {"w:w": _twips(width[side]), "w:type": "dxa"}) for side in SIDES))


def _twips(points: float) -> int:
    return round(points * 20)
