"""Every kind of chart, drawn and proven.

In: `Data`, a width, a look, a height or none. Out: `Picture` in which no label touches another or leaves it.
Never: a chart that is not proven.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefset.charts.data import Data
from briefset.charts.dots import draw_dots
from briefset.charts.lines import draw_lines
from briefset.charts.lying import draw_lying
from briefset.charts.picture import LOOKS, Look, Picture
from briefset.charts.placement import prove, refuse
from briefset.charts.slopes import draw_slopes
from briefset.charts.standing import draw_standing
from briefset.charts.timelines import draw_timeline

DRAWERS: dict[str, Callable[[Data, float, Look, float], Picture]] = {
    "pair": draw_standing,
    "grouped": draw_lying,
    "slope": draw_slopes,
    "line": draw_lines,
    "dot": draw_dots,
    "timeline": draw_timeline,
}
CHART_KINDS = tuple(DRAWERS)
HEIGHTS = {"pair": 9.0, "slope": 13.0, "line": 14.0}
"""How high a chart is, in pitches, where neither its rows nor its place say so; of standing bars, the longest bar."""


def draw_chart(
    data: Data, width_pt: float, look: str | Look = "print", height_pt: float = 0.0, family: str = ""
) -> Picture:
    """The chart at that width; without a height, as high as it needs. A height of standing bars is that of the longest.

    Raises `Failure` at the YAML path of a label that has no room.
    """
    sizes = LOOKS[look] if isinstance(look, str) else look
    sizes = replace(sizes, family=family or sizes.family)
    room_pt = height_pt or HEIGHTS.get(data.kind, 0.0) * sizes.pitch_pt
    picture = prove(DRAWERS[data.kind](data, width_pt, sizes, room_pt))
    if height_pt and data.kind != "pair" and picture.height_pt > height_pt + 0.01:
        longest = data.rows[-1]
        raise refuse(longest.label, "show fewer rows: the chart is higher than its place", longest.path)
    return picture
