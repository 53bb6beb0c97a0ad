"""The chart part that PowerPoint and Word share (ECMA-376, part 1, 21.2), and its values read from the tree.

In: a `<figure data-chart>` of the tree; `Data`, a frame, a language. Out: `Data`; XML without its workbook's relation.
Never: a colour or a face by value, a grid, a scale of bars that does not start at zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from briefset.charts import draw_chart
from briefset.charts.data import Data, DataPoint, Row
from briefset.charts.kinds import KINDS
from briefset.pages.doctree import Element
from briefset.writers.ooxml.chart_bars import bar_plot, row_plot
from briefset.writers.ooxml.chart_lines import dot_plot, legend, line_plot, time_plot
from briefset.writers.ooxml.chart_xml import Frame, text_look, value_node
from briefset.writers.ooxml.workbook import Grid, make_grid
from briefset.writers.ooxml.xml import Node, build

__all__ = ["Frame", "chart_part", "read_chart"]

Plot = Callable[[Data, Grid, Frame, str], Iterator[Node]]
PLOTS: dict[str, Plot] = {"col": bar_plot, "bar": bar_plot, "line": line_plot, "scatter": dot_plot}
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


def read_chart(figure: Element) -> Data:
    """The values of a figure, from the `data-` attributes of its marks, which stand in the order of drawing."""
    points = [below for below in figure.walk() if "data-value" in below.attributes]
    points.sort(key=_order)
    rows = [list(mark) for _, mark in groupby(points, key=_row_key)]
    alt = next((below.text() for below in figure.walk() if below.tag == "title"), "")
    places = tuple(float(place) for place in figure.get("data-places").split())
    heads = tuple(point.get("data-head") for point in rows[0]) if rows else ()
    start = float(figure.get("data-start") or 0)
    path = figure.get("data-src")
    return Data(
        figure.get("data-chart"),
        figure.get("data-unit"),
        alt,
        heads,
        tuple(map(_read_row, rows)),
        start,
        places,
        path,
        float(figure.get("data-most") or 0),
    )


def _order(point: Element) -> tuple[int, int]:
    return int(point.get("data-row") or 0), int(point.get("data-column") or 0)


def _row_key(point: Element) -> str:
    """Marks of one row share its number; bars without a number stand alone."""
    return point.get("data-row") or point.get("data-src") or point.get("data-category")


def _read_row(points: list[Element]) -> Row:
    first = points[0]
    return Row(
        first.get("data-category"), tuple(map(_read_point, points)), first.get("data-terms"), first.get("data-src")
    )


def _read_point(point: Element) -> DataPoint:
    given = point.get("data-value")
    return DataPoint(
        float(given) if given else None, point.get("data-text"), point.get("data-hedge"), point.get("data-src")
    )
