"""A chart read from the tree.

In: a `<figure data-chart>` of the checked tree. Out: `Data`. Never: a size or a colour.
"""

from __future__ import annotations

from itertools import groupby

from briefset.charts.data import Data, Mark, Row
from briefset.pages.doctree import Element


def read_chart(figure: Element) -> Data:
    """The values of a figure, from the `data-` attributes of its marks, which stand in the order of drawing."""
    marks = [below for below in figure.walk() if "data-value" in below.attributes]
    marks.sort(key=_order)
    rows = [list(group) for _, group in groupby(marks, key=_row_key)]
    alt = next((below.text() for below in figure.walk() if below.tag == "title"), "")
    places = tuple(float(place) for place in figure.get("data-places").split())
    heads = tuple(mark.get("data-head") for mark in rows[0]) if rows else ()
    start = float(figure.get("data-start") or 0)
    path = figure.get("data-src")
    return Data(
        figure.get("data-chart"), figure.get("data-unit"), alt, heads, tuple(map(_row, rows)), start, places, path
    )


def _order(mark: Element) -> tuple[int, int]:
    return int(mark.get("data-row") or 0), int(mark.get("data-column") or 0)


def _row_key(mark: Element) -> str:
    """Marks of one row share its number; bars without a number stand alone."""
    return mark.get("data-row") or mark.get("data-src") or mark.get("data-category")


def _row(marks: list[Element]) -> Row:
    first = marks[0]
    return Row(first.get("data-category"), tuple(map(_mark, marks)), first.get("data-terms"), first.get("data-src"))


def _mark(mark: Element) -> Mark:
    given = mark.get("data-value")
    return Mark(float(given) if given else None, mark.get("data-text"), mark.get("data-hedge"), mark.get("data-src"))
