"""Bars: vertical, horizontal in groups, and the plain rows that templates draw; broken ends mark hedged values.

In: `Data` or shares (-1 to 1), families of hedges, sizes in points. Out: `Picture`, or frozen bars.
Never: a bar that does not start at zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefset.charts.data import Data, DataPoint, Row
from briefset.charts.labels import wrap_labels
from briefset.charts.picture import SERIES_ROLES, Bar, ChartCell, ChartStyle, Label, Line, Mark, Picture, Rectangle
from briefset.charts.placement import Scale, fit_scale, is_cramped, name_column, name_labels, refuse
from briefset.language.registry import require_language

SIDES = dict.fromkeys(("nearly", "about", "under", "most"), "below") | dict.fromkeys(("over", "least"), "above")
"""Where the true value lies, by the family of the hedge."""
BREAK_PT = 9.0
STROKES = ((0.0, 0.1), (0.33, 0.15), (0.66, 0.21))
"""Offset and thickness of the three lines of a broken end, thinnest outermost, as shares of its length."""


def hedge_side(hedge: str | None) -> str:
    """Where the true value lies: `below` the number ("nearly"), `above` it ("over"), or empty for a hedge of no family.

    English words stand for their family, as templates of the release before hand them over.
    """
    family = hedge or ""
    return SIDES.get(family) or SIDES.get(require_language("en").hedges.get(family.casefold().strip(), ""), "")


def broken_ends(side: str, length_pt: float) -> tuple[float, float]:
    """How long the solid part is, and the bar with its broken end; a short bar has a shorter one, or none."""
    if side == "above":
        return length_pt, length_pt + BREAK_PT
    broken_pt = min(BREAK_PT, length_pt / 2) if side == "below" and length_pt >= BREAK_PT else 0.0
    return length_pt - broken_pt, length_pt


def stroke_offsets(break_pt: float) -> list[tuple[float, float]]:
    """Offset from the outer end and thickness of each line of a broken end."""
    return [(offset * break_pt, thickness * break_pt) for offset, thickness in STROKES if break_pt]


@dataclass(frozen=True, slots=True)
class UprightBar(Rectangle):
    """A bar that stands on the base line, or hangs from it; `strokes` is its broken end, `top_pt` its outer end."""

    centre_pt: float
    slot_pt: float
    top_pt: float
    base_pt: float
    strokes: tuple[Rectangle, ...] = ()


@dataclass(frozen=True, slots=True)
class RowBar(Rectangle):
    """A bar that grows to the right; `strokes` is its broken end, `end_pt` the left edge of its label."""

    end_pt: float
    strokes: tuple[Rectangle, ...] = ()


def pair_bars(
    shares: Sequence[float],
    width_pt: float,
    height_pt: float,
    bar_share: float = 0.235,
    hedges: Sequence[str | None] = (),
    least_pt: float = 0.9,
) -> tuple[UprightBar, ...]:
    """Upright bars in equal slots; `height_pt` holds the longest bar with its broken end. Negative ones hang.

    Beyond two bars, a bar takes as much of its slot as it does of two.
    """
    sides = _sides(shares, hedges)
    scale_pt, base_pt = _upright_scale(shares, sides, height_pt)
    slot_pt = width_pt / len(shares)
    bar_pt = min(bar_share * width_pt, 2 * bar_share * slot_pt)
    return tuple(
        _upright(side, (index + 0.5) * slot_pt, bar_pt, slot_pt, base_pt, share * scale_pt, least_pt)
        for index, (share, side) in enumerate(zip(shares, sides, strict=True))
    )


def _upright_scale(shares: Sequence[float], sides: Sequence[str], height_pt: float) -> tuple[float, float]:
    """How long a share of 1 is, and where the base line stands."""
    reaches = [(share, BREAK_PT if side == "above" else 0.0) for share, side in zip(shares, sides, strict=True)]
    downs = [(0.0, 0.0), *((-share, beyond_pt) for share, beyond_pt in reaches if share < 0)]
    ups = [(0.0 if len(downs) > 1 else 1.0, 0.0), *(reach for reach in reaches if reach[0] >= 0)]
    scale_pt = min((height_pt - b - d) / (u + v) for u, b in ups for v, d in downs if u + v > 0)
    return scale_pt, height_pt - max(down * scale_pt + beyond_pt for down, beyond_pt in downs)


def _sides(shares: Sequence[float], hedges: Sequence[str | None]) -> list[str]:
    return [hedge_side(hedge) for hedge in hedges] if hedges else [""] * len(shares)


def _upright(
    side: str, centre_pt: float, bar_pt: float, slot_pt: float, base_pt: float, length_pt: float, least_pt: float
) -> UprightBar:
    solid_pt, whole_pt = broken_ends(side, max(abs(length_pt), least_pt))
    x_pt, hangs = centre_pt - bar_pt / 2, length_pt < 0
    top_pt = base_pt + whole_pt if hangs else base_pt - whole_pt
    y_pt = base_pt if hangs else base_pt - solid_pt
    strokes = (
        Rectangle(x_pt, top_pt - offset - thickness if hangs else top_pt + offset, bar_pt, thickness)
        for offset, thickness in stroke_offsets(whole_pt - solid_pt)
    )
    return UprightBar(x_pt, y_pt, bar_pt, solid_pt, centre_pt, slot_pt, top_pt, base_pt, tuple(strokes))


def row_bars(
    shares: Sequence[float],
    width_pt: float,
    row_pt: float,
    bar_pt: float,
    hedges: Sequence[str | None] = (),
    least_pt: float = 0.9,
) -> tuple[RowBar, ...]:
    """Bars that grow to the right, one in the middle of each row; `width_pt` holds the longest with its broken end."""
    sides = _sides(shares, hedges)
    reaches_out = any(side == "above" and share > 0.9 for share, side in zip(shares, sides, strict=True))
    scale_pt = width_pt - BREAK_PT * reaches_out
    return tuple(
        _row_bar(side, (index + 0.5) * row_pt - bar_pt / 2, bar_pt, max(share * scale_pt, least_pt))
        for index, (share, side) in enumerate(zip(shares, sides, strict=True))
    )


def _row_bar(side: str, y_pt: float, bar_pt: float, length_pt: float) -> RowBar:
    solid_pt, whole_pt = broken_ends(side, length_pt)
    strokes = (
        Rectangle(whole_pt - offset - thickness, y_pt, thickness, bar_pt)
        for offset, thickness in stroke_offsets(whole_pt - solid_pt)
    )
    return RowBar(0.0, y_pt, solid_pt, bar_pt, whole_pt, tuple(strokes))


NARROWER = "shorten the label, or show fewer bars"


def draw_vertical_bars(data: Data, width_pt: float, style: ChartStyle, height_pt: float) -> Picture:
    """Upright bars; `height_pt` is that of the longest with its broken end, or of all that stands and hangs."""
    slot_pt = width_pt / len(data.rows)
    names = wrap_labels([row.label for row in data.rows], slot_pt - style.gap_pt, style.text_pt, style.family)
    foot_pt = style.gap_pt + style.pitch_pt * max(map(len, names)) + style.gap_pt / 2
    tail_pt = style.headroom_pt if data.low < 0 else 0.0
    plot_pt = height_pt - tail_pt
    longest = max(data.high - data.low, 1e-9) if data.low < 0 else (data.high or 1.0)
    shares = [(row.points[0].value or 0.0) / longest for row in data.rows]
    hedges = [row.points[0].hedge for row in data.rows]
    bars = pair_bars(shares, width_pt, plot_pt, hedges=hedges, least_pt=style.least_pt)
    top_pt = style.headroom_pt + max(0.0, style.least_pt - plot_pt * max(data.high, 0.0) / longest)
    marks = [_vertical_bar(number, data.rows, bar, top_pt, style) for number, bar in enumerate(bars)]
    base_pt = top_pt + bars[0].base_pt
    floor_pt = top_pt + plot_pt + tail_pt
    below = [
        _names_below(row, lines, bar, floor_pt, style) for row, lines, bar in zip(data.rows, names, bars, strict=True)
    ]
    line = Mark(lines=(Line(0.0, base_pt, width_pt, base_pt, style.rule_pt),))
    plot = Rectangle(0.0, top_pt, width_pt, plot_pt + tail_pt)
    scale = Scale(base_pt, -_upright_scale(shares, _sides(shares, hedges), plot_pt)[0] / longest, 0.0)
    span = (scale.value(floor_pt), scale.value(top_pt))
    return Picture(width_pt, floor_pt + foot_pt, plot, (*marks, line, *below), span)


def _vertical_bar(number: int, rows: tuple[Row, ...], bar: UprightBar, top_pt: float, style: ChartStyle) -> Mark:
    row = rows[number]
    point, end = row.points[0], number == len(rows) - 1
    role = "accent" if end else "mute"
    shapes = (Rectangle(bar.x_pt, bar.y_pt, bar.width_pt, bar.height_pt), *bar.strokes)
    bars = (Bar(shape.x_pt, top_pt + shape.y_pt, shape.width_pt, shape.height_pt, role) for shape in shapes)
    down = bar.top_pt > bar.base_pt
    y_pt = top_pt + bar.top_pt + (style.rise_pt + 0.7 * style.large_pt if down else -style.rise_pt)
    ink = "accent" if end else "ink"
    label = Label(point.text, bar.centre_pt, y_pt, style.large_pt, True, "middle", ink, style.family, row.path)
    if label.width_pt > bar.slot_pt:
        raise refuse(point.text, NARROWER, row.path)
    return Mark(ChartCell(number, row.label, "", row.terms, point), tuple(bars), labels=(label,))


def _names_below(row: Row, lines: tuple[str, ...], bar: UprightBar, floor_pt: float, style: ChartStyle) -> Mark:
    first = style.name(lines[0], bar.centre_pt, floor_pt + style.pitch_pt, "middle", row.path)
    labels = [replace(first, text=line).moved(number * style.pitch_pt) for number, line in enumerate(lines)]
    if any(label.width_pt > bar.slot_pt for label in labels):
        raise refuse(row.label, NARROWER, row.path)
    return Mark(labels=tuple(labels))


LEAST_SHARE = 0.18
"""The least share of the width that the longest bar takes; below it a chart says nothing."""
BETWEEN = 0.6
"""The space between two groups, in pitches."""
LEAST_EM = 1.25
"""The least distance of two bars, in ems of their values, which else would leave the picture above."""


def draw_horizontal_bars(data: Data, width_pt: float, style: ChartStyle, height_pt: float) -> Picture:
    """Grouped bars; the height follows from their number, and grows to `height_pt` where there is room."""
    column = name_column(data.rows, width_pt, style)
    rows = [max(len(data.heads), len(lines)) for lines in column.lines]
    units = sum(rows) + BETWEEN * (len(rows) - 1)
    least_pt = max(style.pitch_pt, LEAST_EM * style.value_pt)
    pitch_pt = max(least_pt, min(height_pt / units, 1.9 * style.pitch_pt))
    scale = _bar_scale(data, column.end_pt, width_pt, style)
    marks, top_pt = [], 0.0
    for number, (lines, count) in enumerate(zip(column.lines, rows, strict=True)):
        middle_pt = top_pt + count * pitch_pt / 2
        marks.append(Mark(labels=name_labels(data.rows[number], lines, middle_pt, style)))
        marks += _bar_group(data, number, scale, middle_pt, pitch_pt, style)
        top_pt += (count + BETWEEN) * pitch_pt
    bottom_pt = top_pt - BETWEEN * pitch_pt
    zero_pt = scale.at(0.0)
    marks.append(Mark(lines=(Line(zero_pt, 0.0, zero_pt, bottom_pt, style.rule_pt),)))
    plot = Rectangle(column.end_pt, 0.0, width_pt - column.end_pt, bottom_pt)
    return Picture(width_pt, bottom_pt, plot, tuple(marks), (scale.value(column.end_pt), scale.value(width_pt)))


def _bar_scale(data: Data, left_pt: float, width_pt: float, style: ChartStyle) -> Scale:
    points = [(head, point) for row in data.rows for head, point in zip(data.heads, row.points, strict=True)]
    rooms = [(point.value or 0.0, _room_pt(head, point, style)) for head, point in points]
    rights = [(0.0, 0.0), *((value, room) for value, room in rooms if value >= 0)]
    lefts = [(0.0, 0.0), *((value, room) for value, room in rooms if value < 0)]
    scale = fit_scale(rights, lefts, left_pt, width_pt)
    if is_cramped(scale, data, LEAST_SHARE * width_pt):
        head, point = max(points, key=lambda pair: _room_pt(pair[0], pair[1], style))
        raise refuse(f"{point.text} {head}", "shorten the names of marks or series", point.path or data.path)
    return scale


def _room_pt(head: str, point: DataPoint, style: ChartStyle) -> float:
    beyond_pt = BREAK_PT if hedge_side(point.hedge) == "above" else 0.0
    return style.value_width_pt(point.text) + style.name_width_pt(head) + 3 * style.gap_pt + beyond_pt


def _bar_group(
    data: Data, number: int, scale: Scale, middle_pt: float, pitch_pt: float, style: ChartStyle
) -> Iterator[Mark]:
    row, roles = data.rows[number], SERIES_ROLES[len(data.heads)]
    first_pt = middle_pt - pitch_pt * (len(row.points) - 1) / 2
    for place, (head, point, role) in enumerate(zip(data.heads, row.points, roles, strict=True)):
        cell = ChartCell(number, row.label, head, row.terms, point)
        y_pt = first_pt + place * pitch_pt
        bars, end_pt = _horizontal_bar(point, role, scale, y_pt, min(style.bar_pt, 0.75 * pitch_pt), style)
        yield Mark(cell, bars, labels=_bar_labels(point, head, role, end_pt, y_pt + 0.33 * style.text_pt, style))


def _horizontal_bar(
    point: DataPoint, role: str, scale: Scale, middle_pt: float, bar_pt: float, style: ChartStyle
) -> tuple[tuple[Bar, ...], float]:
    """The bar with its broken end, and where its label stands."""
    zero_pt, y_pt = scale.at(0.0), middle_pt - bar_pt / 2
    if point.value is None:
        return (), zero_pt
    sign = -1.0 if point.value < 0 else 1.0
    solid_pt, whole_pt = broken_ends(hedge_side(point.hedge), max(abs(point.value) * scale.unit_pt, style.least_pt))
    spans = [(0.0, solid_pt)]
    spans += [(whole_pt - offset - thick, thick) for offset, thick in stroke_offsets(whole_pt - solid_pt)]
    lefts = (zero_pt + start if sign > 0 else zero_pt - start - length for start, length in spans)
    bars = (Bar(left, y_pt, length, bar_pt, role) for left, (_, length) in zip(lefts, spans, strict=True))
    return tuple(bars), zero_pt + sign * whole_pt


def _bar_labels(
    point: DataPoint, head: str, role: str, end_pt: float, y_pt: float, style: ChartStyle
) -> tuple[Label, ...]:
    """The value and its series, in the order in which they are read, whichever way the bar grows."""
    name_pt = style.name_width_pt(head)
    ink = "accent" if role == "accent" else "ink"
    path = point.path
    if point.value is None:
        value = style.name(point.text, end_pt + style.gap_pt, y_pt, path=path)
    elif point.value < 0:
        value = style.value(point.text, end_pt - 2 * style.gap_pt - name_pt, y_pt, "end", ink, path)
    else:
        value = style.value(point.text, end_pt + style.gap_pt, y_pt, "start", ink, path)
    return (value, style.name(head, value.box.right_pt + style.gap_pt, y_pt, path=path)) if head else (value,)
