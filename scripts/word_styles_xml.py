"""The styles of the Word reference document as XML.

In: the tables of `word_styles`, a `Theme`. Out: `w:styles`. Never: a colour of its own; slots of the document's theme,
with the theme's value beside them for readers that know no slots.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefset.design.theme import Theme
from briefset.writers.ooxml.xml import Node, build, flag
from word_styles import BODY, CHARACTERS, GALLERY, HIDDEN, PARAGRAPHS, PITCH_PT, SMALL, Paragraph, Text

SLOTS = {"ink": "text1", "soft": "text2", "tint": "background2", "accent": "accent1", "mute": "accent2"}
FONTS = {"sans": "major", "serif": "minor"}
"""Word's theme has a face of headings and one of running text."""
OTHER_PRIORITY = 99
HALF_POINT_BORDER = 4
QUARTER_POINT_BORDER = 2
BUILT_IN = (
    *("normal", "body text", "title", "subtitle", "heading 1", "heading 2", "quote", "list number", "list bullet"),
    *("caption", "header", "footer", "footnote text", "footnote reference", "strong", "emphasis", "hyperlink"),
    *("page number", "heading 3", "toc 1", "toc 2", "toc heading", "annotation text", "annotation reference"),
)
"""Names that Word knows, in small letters; every other style is marked as custom."""
SIDES = ("top", "left", "bottom", "right")


def style_id(name: str) -> str:
    """The identifier of a style, which never holds a space: `Heading 1` is `Heading1`."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def styles_part(theme: Theme, language: str) -> Node:
    """The whole `w:styles` element (ECMA-376, part 1, 17.7)."""
    return build(
        "w:styles",
        {},
        _defaults(theme, language),
        _latent(),
        *(_paragraph(style, theme) for style in PARAGRAPHS),
        _default("character", "Default Paragraph Font"),
        *(_character(name, text, theme) for name, text in CHARACTERS),
        _default("table", "Normal Table", build("w:tblPr", {}, _cell_margins(0, 0))),
        _default("numbering", "No List"),
        _table("Briefset", _ruled(theme), theme),
        _table("Briefset Write-in", _grid(theme), theme),
    )


def color(role: str, theme: Theme, name: str = "w:color", key: str = "w:val", slot: str = "w:themeColor") -> Node:
    """A colour by its slot in the theme."""
    attributes: dict[str, str | int] = {"w:val": "clear", "w:color": "auto"} if name == "w:shd" else {}
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
    scripts = {"asciiTheme": "HAnsi", "hAnsiTheme": "HAnsi", "eastAsiaTheme": "EastAsia", "cstheme": "Bidi"}
    fonts = {f"w:{key}": f"{font}{script}" for key, script in scripts.items()}
    half_points = round(text.size_pt * 2)
    return build(
        "w:rPr",
        {},
        build("w:rFonts", fonts) if font else None,
        *_toggles(text),
        color(text.color, theme) if text.color else None,
        *([flag("w:sz", half_points), flag("w:szCs", half_points)] if half_points else []),
        flag("w:u", "single") if text.underline else None,
        flag("w:vertAlign", text.raised) if text.raised else None,
    )


def _toggles(text: Text) -> list[Node]:
    bold = [] if text.bold is None else [flag(name, None if text.bold else 0) for name in ("w:b", "w:bCs")]
    return bold + ([flag("w:i"), flag("w:iCs")] if text.italic else [])


def _defaults(theme: Theme, language: str) -> Node:
    properties = run_properties(BODY, theme)
    properties.append(build("w:lang", {"w:val": language, "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"}))
    line = build("w:spacing", {"w:line": _twips(PITCH_PT), "w:lineRule": "atLeast"})
    spacing = build("w:pPr", {}, flag("w:widowControl"), line)
    return build("w:docDefaults", {}, build("w:rPrDefault", {}, properties), build("w:pPrDefault", {}, spacing))


def _latent() -> Node:
    """Of Word's own styles only those of the gallery are shown (ECMA-376, part 1, 17.7.4.5)."""
    hidden: dict[str, str | int] = {
        "w:defLockedState": 0,
        "w:defUIPriority": OTHER_PRIORITY,
        "w:defSemiHidden": 1,
        "w:defUnhideWhenUsed": 1,
        "w:defQFormat": 0,
        "w:count": 376,
    }
    names = ["Normal", *(name for name in GALLERY if name.lower() in BUILT_IN)]
    shown: dict[str, str | int] = {"w:semiHidden": 0, "w:unhideWhenUsed": 0, "w:qFormat": 1}
    exceptions = (
        build("w:lsdException", {"w:name": _shown(name), **shown, "w:uiPriority": _priority(name)}) for name in names
    )
    return build("w:latentStyles", hidden, *exceptions)


def _priority(name: str) -> int:
    return 0 if name == "Normal" else GALLERY.index(name) + 1 if name in GALLERY else OTHER_PRIORITY


def _default(kind: str, name: str, *properties: Node) -> Node:
    attributes: dict[str, str | int] = {"w:type": kind, "w:default": 1, "w:styleId": style_id(name)}
    return build(
        "w:style",
        attributes,
        flag("w:name", name),
        flag("w:uiPriority", OTHER_PRIORITY),
        flag("w:semiHidden"),
        flag("w:unhideWhenUsed"),
        *properties,
    )


def _named(kind: str, name: str, *children: Node | None, default: bool = False) -> Node:
    attributes: dict[str, str | int] = {"w:type": kind, "w:default": 1} if default else {"w:type": kind}
    if name.lower() not in BUILT_IN:
        attributes["w:customStyle"] = 1
    return build("w:style", {**attributes, "w:styleId": style_id(name)}, flag("w:name", _shown(name)), *children)


def _shown(name: str) -> str:
    """The name as Word writes it."""
    return name.lower() if name.startswith(("Heading", "Caption", "Page")) else name


def _place(name: str) -> tuple[Node | None, ...]:
    """Where a style stands in the lists of Word, in the order of the schema."""
    hidden = name in HIDDEN
    return (
        flag("w:uiPriority", _priority(name)),
        flag("w:semiHidden") if hidden else None,
        flag("w:unhideWhenUsed") if hidden else None,
        flag("w:qFormat") if name in GALLERY or name == "Normal" else None,
    )


def _paragraph(style: Paragraph, theme: Theme) -> Node:
    return _named(
        "paragraph",
        style.name,
        flag("w:basedOn", style_id(style.based_on)) if style.based_on else None,
        flag("w:next", style_id(style.next)) if style.next else None,
        *_place(style.name),
        _paragraph_properties(style, theme),
        run_properties(style.text, theme),
        default=not style.based_on,
    )


def _paragraph_properties(style: Paragraph, theme: Theme) -> Node:
    return build(
        "w:pPr",
        {},
        flag("w:keepNext") if style.keep else None,
        flag("w:keepLines") if style.keep or style.boxed else None,
        build("w:numPr", {}, flag("w:numId", style.list_id)) if style.list_id else None,
        *(_box(theme) if style.boxed else ()),
        _right_tab(style.right_tab_pt) if style.right_tab_pt else None,
        _spacing(style),
        _indent(style),
        flag("w:jc", style.align) if style.align else None,
        None if style.level is None else flag("w:outlineLvl", style.level),
    )


def _box(theme: Theme) -> tuple[Node, Node]:
    roles = {"top": "ink", "left": "tint", "bottom": "ink", "right": "tint"}
    borders = (border(side, roles[side], theme, HALF_POINT_BORDER, 9 if roles[side] == "tint" else 6) for side in SIDES)
    return build("w:pBdr", {}, *borders), color("tint", theme, "w:shd", "w:fill", "w:themeFill")


def _right_tab(position_pt: float) -> Node:
    return build("w:tabs", {}, build("w:tab", {"w:val": "right", "w:pos": _twips(position_pt)}))


def _spacing(style: Paragraph) -> Node:
    line: dict[str, str | int] = {"w:line": _twips(style.pitch_pt), "w:lineRule": "atLeast"} if style.pitch_pt else {}
    return build("w:spacing", {"w:before": _twips(style.before_pt), "w:after": _twips(style.after_pt), **line})


def _indent(style: Paragraph) -> Node | None:
    lengths = {"left": style.left_pt, "right": style.right_pt, "hanging": style.hanging_pt}
    attributes = {f"w:{key}": _twips(value) for key, value in lengths.items() if value}
    if style.align == "right":
        attributes["w:right"] = 0
    return build("w:ind", attributes) if attributes else None


def _character(name: str, text: Text, theme: Theme) -> Node:
    base = flag("w:basedOn", "DefaultParagraphFont")
    return _named("character", name, base, *_place(name), run_properties(text, theme))


def _table(name: str, look: tuple[Node, ...], theme: Theme) -> Node:
    """A table style, with text as in our tables for who adds one."""
    pitch: dict[str, str | int] = {
        "w:before": 0,
        "w:after": 0,
        "w:line": _twips(TABLE_PITCH_PT),
        "w:lineRule": "atLeast",
    }
    text = (build("w:pPr", {}, build("w:spacing", pitch)), run_properties(SMALL, theme))
    place = (flag("w:uiPriority", 1), flag("w:qFormat"))
    return _named("table", name, flag("w:basedOn", "NormalTable"), *place, *text, *look)


TABLE_PITCH_PT = 11.5


def _ruled(theme: Theme) -> tuple[Node, ...]:
    rows = border("insideH", "rule", theme, QUARTER_POINT_BORDER)
    ink = partial(border, role="ink", theme=theme, width=HALF_POINT_BORDER)
    borders = build("w:tblBorders", {}, ink("bottom"), rows)
    head = build("w:tcPr", {}, build("w:tcBorders", {}, ink("bottom")), flag("w:vAlign", "bottom"))
    total = build("w:tcPr", {}, build("w:tcBorders", {}, ink("top")))
    return build("w:tblPr", {}, _bands(), borders, _cell_margins(2.8, 0)), *_options(theme, head, total)


def _grid(theme: Theme) -> tuple[Node, ...]:
    sides = (border(side, "mute", theme, HALF_POINT_BORDER) for side in (*SIDES, "insideH", "insideV"))
    head = build("w:tcPr", {}, _tint(theme))
    cells = build("w:tcPr", {}, flag("w:vAlign", "center"))
    properties = build("w:tblPr", {}, _bands(), build("w:tblBorders", {}, *sides), _cell_margins(2.8, 6.5))
    return properties, cells, *_options(theme, head, build("w:tcPr", {}, _tint(theme)))


def _bands() -> Node:
    return flag("w:tblStyleRowBandSize", 1)


def _tint(theme: Theme) -> Node:
    return color("tint", theme, "w:shd", "w:fill", "w:themeFill")


def _options(theme: Theme, head: Node, total: Node) -> Iterator[Node]:
    """What each option of Word's table tools does: head, total, first and last column, banded rows."""
    bold = partial(run_properties, Text(bold=True), theme)
    for name, properties in (("firstRow", head), ("lastRow", total), ("firstCol", None), ("lastCol", None)):
        yield build("w:tblStylePr", {"w:type": name}, bold(), properties)
    yield build("w:tblStylePr", {"w:type": "band1Horz"}, build("w:tcPr", {}, _tint(theme)))


def _cell_margins(rows_pt: float, columns_pt: float) -> Node:
    width = {"top": rows_pt, "left": columns_pt, "bottom": rows_pt, "right": columns_pt}
    return build("w:tblCellMar", {}, *(_width(f"w:{side}", width[side]) for side in SIDES))


def _width(name: str, width_pt: float) -> Node:
    return build(name, {"w:w": _twips(width_pt), "w:type": "dxa"})


def _twips(points: float) -> int:
    return round(points * 20)
