"""The table styles of reference.pptx.

In: nothing. Out: `a:tblStyleLst`. Never: fills, stripes or vertical rules.
"""

from __future__ import annotations

from briefset.writers.ooxml.xml import Node, build
from slide_layouts import RULE_TINT
from slide_shapes import colour, emu

STYLES = {
    "rows": ("{6B1F0C52-5A0E-4B7E-9C1D-0A6F3E2B7C01}", "Briefset Rows"),
    "comparison": ("{6B1F0C52-5A0E-4B7E-9C1D-0A6F3E2B7C02}", "Briefset Comparison"),
    "labels": ("{6B1F0C52-5A0E-4B7E-9C1D-0A6F3E2B7C03}", "Briefset Labels"),
}
INK_PT, HAIR_PT = 0.9, 0.7


def table_styles_part() -> Node:
    """Rules between rows, ink at the end, and above; the comparison has ink below its head instead."""
    ink, hair = _line(INK_PT, "tx1"), _line(HAIR_PT, "accent2", RULE_TINT)
    return build(
        "a:tblStyleLst",
        {"def": STYLES["rows"][0]},
        _style("rows", {"top": ink, "bottom": _line(INK_PT, "tx1"), "insideH": hair}),
        _style(
            "comparison", {"bottom": _line(INK_PT, "tx1"), "insideH": _line(HAIR_PT, "accent2", RULE_TINT)}, head=True
        ),
        _style("labels", {}),
    )


def _line(width_pt: float, name: str, tint: int = 100) -> Node:
    return build("a:ln", {"w": emu(width_pt), "cmpd": "sng"}, build("a:solidFill", {}, colour(name, tint)))


def _style(key: str, lines: dict[str, Node], head: bool = False) -> Node:
    identifier, name = STYLES[key]
    node = build("a:tblStyle", {"styleId": identifier, "styleName": name}, _part("wholeTbl", lines))
    if head:
        node.append(_part("firstRow", {"bottom": _line(INK_PT, "tx1")}))
    return node


def _part(name: str, lines: dict[str, Node]) -> Node:
    font = build("a:fontRef", {"idx": "minor"}, build("a:prstClr", {"val": "black"}))
    text = build("a:tcTxStyle", {}, font, colour("tx1"))
    sides = [build(f"a:{side}", {}, line) for side, line in lines.items()]
    fill = build("a:fill", {}, build("a:noFill"))
    return build(f"a:{name}", {}, text, build("a:tcStyle", {}, build("a:tcBdr", {}, *sides), fill))
