"""Bars that stand, with their values above and their names below: charts of kind `pair`.

In: `Data` with one value a row, a width, a look. Out: `Picture`. Never: a bar that does not start at zero.
"""

from __future__ import annotations

from dataclasses import replace

from briefset.charts.bars import UprightBar, pair_bars
from briefset.charts.data import Data, Row
from briefset.charts.labels import wrap_labels
from briefset.charts.picture import Block, Group, Label, Look, Picture, Source, Stroke
from briefset.charts.placement import refuse
from briefset.charts.shapes import Rectangle

NARROWER = "shorten the label, or show fewer bars"


def draw_standing(data: Data, width_pt: float, look: Look, height_pt: float) -> Picture:
    """Upright bars; `height_pt` is that of the longest with its broken end, or of all that stands and hangs."""
    slot_pt = width_pt / len(data.rows)
    names = wrap_labels([row.label for row in data.rows], slot_pt - look.gap_pt, look.text_pt, look.family)
    foot_pt = look.gap_pt + look.pitch_pt * max(map(len, names)) + look.gap_pt / 2
    tail_pt = look.headroom_pt if data.low < 0 else 0.0
    plot_pt = height_pt - tail_pt
    longest = max(data.high - data.low, 1e-9) if data.low < 0 else (data.high or 1.0)
    values = [row.marks[0].value or 0.0 for row in data.rows]
    hedges = [row.marks[0].hedge for row in data.rows]
    bars = pair_bars([value / longest for value in values], width_pt, plot_pt, hedges=hedges, least_pt=look.least_pt)
    top_pt = look.headroom_pt + max(0.0, look.least_pt - plot_pt * max(data.high, 0.0) / longest)
    groups = [_bar(number, data.rows, bar, top_pt, look) for number, bar in enumerate(bars)]
    base_pt = top_pt + bars[0].base_pt
    floor_pt = top_pt + plot_pt + tail_pt
    below = [_names(row, lines, bar, floor_pt, look) for row, lines, bar in zip(data.rows, names, bars, strict=True)]
    line = Group(strokes=(Stroke(0.0, base_pt, width_pt, base_pt, look.rule_pt),))
    plot = Rectangle(0.0, top_pt, width_pt, plot_pt)
    return Picture(width_pt, floor_pt + foot_pt, plot, (*groups, line, *below))


def _bar(number: int, rows: tuple[Row, ...], bar: UprightBar, top_pt: float, look: Look) -> Group:
    row = rows[number]
    mark, end = row.marks[0], number == len(rows) - 1
    role = "accent" if end else "mute"
    shapes = (Rectangle(bar.x_pt, bar.y_pt, bar.width_pt, bar.height_pt), *bar.strokes)
    blocks = (Block(shape.x_pt, top_pt + shape.y_pt, shape.width_pt, shape.height_pt, role) for shape in shapes)
    down = bar.top_pt > bar.base_pt
    y_pt = top_pt + bar.top_pt + (look.rise_pt + 0.7 * look.large_pt if down else -look.rise_pt)
    label = Label(
        mark.text, bar.centre_pt, y_pt, look.large_pt, True, "middle", "accent" if end else "ink", look.family, row.path
    )
    if label.width_pt > bar.slot_pt:
        raise refuse(mark.text, NARROWER, row.path)
    return Group(Source(number, row.label, "", row.terms, mark), tuple(blocks), labels=(label,))


def _names(row: Row, lines: tuple[str, ...], bar: UprightBar, floor_pt: float, look: Look) -> Group:
    first = look.name(lines[0], bar.centre_pt, floor_pt + look.pitch_pt, "middle", row.path)
    labels = [replace(first, text=line).moved(number * look.pitch_pt) for number, line in enumerate(lines)]
    if any(label.width_pt > bar.slot_pt for label in labels):
        raise refuse(row.label, NARROWER, row.path)
    return Group(labels=tuple(labels))
