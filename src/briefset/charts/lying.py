"""Bars that lie, in groups, each labelled at its end with its value and its series: charts of kind `grouped`.

In: `Data` with a value for each series in a row, a width, a look. Out: `Picture`.
Never: a bar that does not start at zero.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefset.charts.data import Data, Mark
from briefset.charts.names import name_column, name_labels
from briefset.charts.picture import SERIES_ROLES, Block, Group, Label, Look, Picture, Source, Stroke
from briefset.charts.placement import Scale, fit_scale, is_cramped, refuse
from briefset.charts.shapes import BREAK_PT, Rectangle, broken_ends, hedge_side, stroke_offsets

LEAST_SHARE = 0.18
"""The least share of the width that the longest bar takes; below it a chart says nothing."""
BETWEEN = 0.6
"""The space between two groups, in pitches."""


def draw_lying(data: Data, width_pt: float, look: Look, height_pt: float) -> Picture:
    """Grouped bars; the height follows from their number, and grows to `height_pt` where there is room."""
    column = name_column(data.rows, width_pt, look)
    rows = [max(len(data.heads), len(lines)) for lines in column.lines]
    units = sum(rows) + BETWEEN * (len(rows) - 1)
    pitch_pt = max(look.pitch_pt, min(height_pt / units, 1.9 * look.pitch_pt))
    scale = _scale(data, column.end_pt, width_pt, look)
    groups, top_pt = [], 0.0
    for number, (lines, count) in enumerate(zip(column.lines, rows, strict=True)):
        middle_pt = top_pt + count * pitch_pt / 2
        groups.append(Group(labels=name_labels(data.rows[number], lines, middle_pt, look)))
        groups += _bars(data, number, scale, middle_pt, pitch_pt, look)
        top_pt += (count + BETWEEN) * pitch_pt
    bottom_pt = top_pt - BETWEEN * pitch_pt
    zero_pt = scale.at(0.0)
    groups.append(Group(strokes=(Stroke(zero_pt, 0.0, zero_pt, bottom_pt, look.rule_pt),)))
    plot = Rectangle(column.end_pt, 0.0, width_pt - column.end_pt, bottom_pt)
    return Picture(width_pt, bottom_pt, plot, tuple(groups))


def _scale(data: Data, left_pt: float, width_pt: float, look: Look) -> Scale:
    marks = [(head, mark) for row in data.rows for head, mark in zip(data.heads, row.marks, strict=True)]
    rooms = [(mark.value or 0.0, _room_pt(head, mark, look)) for head, mark in marks]
    rights = [(0.0, 0.0), *((value, room) for value, room in rooms if value >= 0)]
    lefts = [(0.0, 0.0), *((value, room) for value, room in rooms if value < 0)]
    scale = fit_scale(rights, lefts, left_pt, width_pt)
    if is_cramped(scale, data, LEAST_SHARE * width_pt):
        head, mark = max(marks, key=lambda pair: _room_pt(pair[0], pair[1], look))
        raise refuse(f"{mark.text} {head}", "shorten the names of groups or series", mark.path or data.path)
    return scale


def _room_pt(head: str, mark: Mark, look: Look) -> float:
    beyond_pt = BREAK_PT if hedge_side(mark.hedge) == "above" else 0.0
    return look.value_width_pt(mark.text) + look.name_width_pt(head) + 3 * look.gap_pt + beyond_pt


def _bars(data: Data, number: int, scale: Scale, middle_pt: float, pitch_pt: float, look: Look) -> Iterator[Group]:
    row, roles = data.rows[number], SERIES_ROLES[len(data.heads)]
    first_pt = middle_pt - pitch_pt * (len(row.marks) - 1) / 2
    for place, (head, mark, role) in enumerate(zip(data.heads, row.marks, roles, strict=True)):
        source = Source(number, row.label, head, row.terms, mark)
        y_pt = first_pt + place * pitch_pt
        blocks, end_pt = _bar(mark, role, scale, y_pt, min(look.bar_pt, 0.75 * pitch_pt), look)
        yield Group(source, blocks, labels=_labels(mark, head, role, end_pt, y_pt + 0.33 * look.text_pt, look))


def _bar(
    mark: Mark, role: str, scale: Scale, middle_pt: float, bar_pt: float, look: Look
) -> tuple[tuple[Block, ...], float]:
    """The bar with its broken end, and where its label stands."""
    zero_pt, y_pt = scale.at(0.0), middle_pt - bar_pt / 2
    if mark.value is None:
        return (), zero_pt
    sign = -1.0 if mark.value < 0 else 1.0
    solid_pt, whole_pt = broken_ends(hedge_side(mark.hedge), max(abs(mark.value) * scale.unit_pt, look.least_pt))
    spans = [(0.0, solid_pt)]
    spans += [(whole_pt - offset - thick, thick) for offset, thick in stroke_offsets(whole_pt - solid_pt)]
    lefts = (zero_pt + start if sign > 0 else zero_pt - start - length for start, length in spans)
    blocks = (Block(left, y_pt, length, bar_pt, role) for left, (_, length) in zip(lefts, spans, strict=True))
    return tuple(blocks), zero_pt + sign * whole_pt


def _labels(mark: Mark, head: str, role: str, end_pt: float, y_pt: float, look: Look) -> tuple[Label, ...]:
    """The value and its series, in the order in which they are read, whichever way the bar grows."""
    name_pt = look.name_width_pt(head)
    ink = "accent" if role == "accent" else "ink"
    path = mark.path
    if mark.value is None:
        value = look.name(mark.text, end_pt + look.gap_pt, y_pt, path=path)
    elif mark.value < 0:
        value = look.value(mark.text, end_pt - 2 * look.gap_pt - name_pt, y_pt, "end", ink, path)
    else:
        value = look.value(mark.text, end_pt + look.gap_pt, y_pt, "start", ink, path)
    return (value, look.name(head, value.box.right_pt + look.gap_pt, y_pt, path=path)) if head else (value,)
