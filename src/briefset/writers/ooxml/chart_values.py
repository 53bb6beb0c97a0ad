"""A chart read from the tree.

In: a `<figure data-chart>` of the checked tree. Out: `Data`. Never: a size or a colour.
"""

from __future__ import annotations

from itertools import groupby

from briefset.charts.data import Data, DataPoint, Row
from briefset.pages.doctree import Element


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
        figure.get("data-chart"), figure.get("data-unit"), alt, heads, tuple(map(_row, rows)), start, places, path
    )


def _order(point: Element) -> tuple[int, int]:
    return int(point.get("data-row") or 0), int(point.get("data-column") or 0)


def _row_key(point: Element) -> str:
    """Marks of one row share its number; bars without a number stand alone."""
    return point.get("data-row") or point.get("data-src") or point.get("data-category")


def _row(points: list[Element]) -> Row:
    first = points[0]
    return Row(first.get("data-category"), tuple(map(_mark, points)), first.get("data-terms"), first.get("data-src"))


def _mark(point: Element) -> DataPoint:
    given = point.get("data-value")
    return DataPoint(
        float(given) if given else None, point.get("data-text"), point.get("data-hedge"), point.get("data-src")
    )
