"""Where bars, dots, lines, ticks and labels stand: the arithmetic behind every picture.

In: numbers, texts and sizes in points. Out: frozen shapes, y downwards from the top left, as in SVG.
Never: colours as values, files, or a bar that does not start at zero.
"""

from briefset.charts.bars import pair_bars, row_bars
from briefset.charts.kinds import draw_chart, has_room
from briefset.charts.labels import (
    GROWTH,
    QUOTED_GROWTH,
    SINGLE_GROWTH,
    TOLD_GROWTH,
    choose_growth,
    choose_number_pt,
    choose_row_pt,
    widest_pt,
    wrap_labels,
)
from briefset.charts.picture import locator_ticks, nested_circles

__all__ = [
    "GROWTH",
    "QUOTED_GROWTH",
    "SINGLE_GROWTH",
    "TOLD_GROWTH",
    "choose_growth",
    "choose_number_pt",
    "choose_row_pt",
    "draw_chart",
    "has_room",
    "locator_ticks",
    "nested_circles",
    "pair_bars",
    "row_bars",
    "widest_pt",
    "wrap_labels",
]
