"""Every kind of chart: how it is drawn and proven, and what the page, the slides and Office do with it.

In: `Data`, a width, a style, a height or none. Out: `Picture` in which no label touches another or leaves it.
Never: a chart that is not proven, or a kind that another module lists.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefset.charts.bars import draw_horizontal_bars, draw_vertical_bars
from briefset.charts.data import Data
from briefset.charts.dots import draw_dots
from briefset.charts.lines import draw_lines, draw_slope
from briefset.charts.picture import STYLES, ChartStyle, Picture
from briefset.charts.placement import prove, refuse
from briefset.charts.timelines import draw_timeline
from briefset.diagnostics import Failure

LARGER = (1.625, 1.5, 1.375, 1.25, 1.125, 1.0)
"""Steps by which the type of a chart that is made of shapes grows on a slide with room."""
Drawer = Callable[[Data, float, ChartStyle, float], Picture]


@dataclass(frozen=True, slots=True)
class ChartKind:
    """What sets a kind of chart apart; its key is the `kind` of the exhibit in the summary's model.

    `draw` is None where a template draws it. `page_width` is what it takes of a page's width where the summary says
    nothing. `height_pitches` is its height where neither its rows nor its place say so; `height_of_bars` says that a
    height given is that of the longest bar. `hedge_mark` is the label that says how it marks a hedged value.
    `office` is the chart that Office makes of it: `col`, `bar` (as in `c:barDir`), `line` or `scatter`; empty where
    shapes are drawn. `rows_are_series` says that a row is a series of Office's, not a category; `grows_with_rows` that
    larger letters make it higher; `slide_value_pt` is the size of its values on a slide.
    """

    draw: Drawer | None
    office: str = ""
    hedge_mark: str = ""
    page_width: str = "half"
    height_pitches: float = 0.0
    height_of_bars: bool = False
    rows_are_series: bool = False
    grows_with_rows: bool = False
    slide_value_pt: float = 18.0


KINDS = {
    "pair": ChartKind(
        draw_vertical_bars, "col", page_width="third", height_pitches=9.0, height_of_bars=True, slide_value_pt=22.0
    ),
    "bars": ChartKind(None, "bar"),
    "grouped": ChartKind(draw_horizontal_bars, "bar", "broken-end", grows_with_rows=True),
    "slope": ChartKind(draw_slope, "line", "hollow-hedge", "third", 13.0, rows_are_series=True),
    "line": ChartKind(draw_lines, "line", "hollow-hedge", height_pitches=14.0, rows_are_series=True),
    "dot": ChartKind(draw_dots, "scatter", "hollow-hedge", grows_with_rows=True),
    "timeline": ChartKind(draw_timeline, hedge_mark="hollow-implied"),
}
"""Charts by the kind of their exhibit; `bars` is a table whose bars stand on slides alone."""


def draw_chart(
    data: Data, width_pt: float, style: str | ChartStyle = "print", height_pt: float = 0.0, family: str = ""
) -> Picture:
    """The chart at that width; without a height, as high as it needs.

    Raises `Failure` at the YAML path of a label that has no room.
    """
    sizes, kind = STYLES[style] if isinstance(style, str) else style, KINDS[data.kind]
    assert kind.draw is not None, f"templates draw {data.kind}"
    sizes = replace(sizes, family=family or sizes.family)
    if style == "slide" and not kind.office:
        return _draw_largest(kind.draw, data, width_pt, sizes, height_pt)
    picture = prove(kind.draw(data, width_pt, sizes, height_pt or kind.height_pitches * sizes.pitch_pt))
    if height_pt and not kind.height_of_bars and picture.height_pt > height_pt + 0.01:
        longest = data.rows[-1]
        raise refuse(longest.label, "show fewer rows: the chart is higher than its place", longest.path)
    return picture


def has_room(data: Data, width_pt: float, family: str = "") -> bool:
    """Whether every label of the chart has room at that width."""
    try:
        draw_chart(data, width_pt, family=family)
    except Failure:
        return False
    return True


def _draw_largest(draw: Drawer, data: Data, width_pt: float, style: ChartStyle, height_pt: float) -> Picture:
    """The chart in the largest type with room, for a wider face too; raises `Failure` where there is none."""
    for larger in map(style.scaled, LARGER):
        try:
            if draw(data, width_pt, larger, 0.0).height_pt <= height_pt:
                return prove(draw(data, width_pt, larger, height_pt))
        except Failure:
            continue
    return prove(draw(data, width_pt, replace(style, spare=1.0), height_pt))


def fill_frame(data: Data, width_pt: float, style: ChartStyle, height_pt: float) -> Picture:
    """The chart in a frame of that height, labels included, as Office lays it out; raises `Failure` as `draw_chart`."""
    kind = KINDS[data.kind]
    if kind.height_of_bars:
        usual_pt = kind.height_pitches * style.pitch_pt
        height_pt -= draw_chart(data, width_pt, style, usual_pt).height_pt - usual_pt
    return draw_chart(data, width_pt, style, height_pt)
