"""The chart part that PowerPoint and Word share (ECMA-376, part 1, 21.2).

In: `Data`, the frame's size, type sizes, a language. Out: the part's XML, without its workbook's relation.
Never: a colour or a face by value, a grid, a scale of bars that does not start at zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefset.charts import draw_chart
from briefset.charts.data import Data
from briefset.charts.kinds import KINDS
from briefset.writers.ooxml.chart_bars import column_plot, group_plot, row_plot
from briefset.writers.ooxml.chart_lines import line_plot
from briefset.writers.ooxml.chart_points import dot_plot, legend, time_plot
from briefset.writers.ooxml.chart_xml import Frame, text_look, value_node
from briefset.writers.ooxml.workbook import Grid, make_grid
from briefset.writers.ooxml.xml import Node, build

__all__ = ["Frame", "chart_part"]

Plot = Callable[[Data, Grid, Frame, str], Iterator[Node]]
PLOTS: dict[str, Plot] = {"col": column_plot, "bar": group_plot, "line": line_plot, "scatter": dot_plot}
"""Plots by the chart that Office makes of a kind."""


def chart_part(data: Data, frame: Frame, language: str, relation: str = "") -> Node:
    """The root of the part; `relation` is the id of the embedded workbook, when the caller knows it already.

    Raises `Failure` at the YAML path of a label that has no room in the frame.
    """
    cell = build("c:externalData", {"r:id": relation}, value_node("c:autoUpdate", 0)) if relation else None
    plot = time_plot if data.places else row_plot if data.kind == "bars" else PLOTS[KINDS[data.kind].office]
    area = build("c:plotArea", {}, *plot(data, make_grid(data), frame, language))
    tail = (value_node("c:plotVisOnly", 1), value_node("c:dispBlanksAs", "gap"))
    chart = build("c:chart", {}, value_node("c:autoTitleDeleted", 1), area, _legend(data, frame, language), *tail)
    text = text_look(frame.category_pt, "tx2", language)
    space = (value_node("c:date1904", 0), value_node("c:lang", language), value_node("c:roundedCorners", 0))
    return build("c:chartSpace", {}, *space, chart, _bare(), text, cell)


def _bare() -> Node:
    """Neither ground nor frame, which Word would draw round a chart of its own accord."""
    return build("c:spPr", {}, build("a:noFill"), build("a:ln", {}, build("a:noFill")))


def _legend(data: Data, frame: Frame, language: str) -> Node | None:
    if KINDS[data.kind].office != "scatter":
        return None
    picture = draw_chart(data, frame.width_pt, frame.style, frame.height_pt)
    return legend(data, picture, frame, language)
