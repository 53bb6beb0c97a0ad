"""A chart read from the tree.

In: a `<figure data-chart>` of the checked tree. Out: `Data`. Never: a size or a colour.
"""

from __future__ import annotations

from itertools import groupby

from briefset.doctree import Element
from briefset.geometry.data import Data, Mark, Row


def read_chart(figure: Element) -> Data:
    """The values of a figure, from the `data-` attributes of its marks."""
    marks = [below for below in figure.walk() if "data-value" in below.attributes]
    rows = tuple(_row(list(group)) for _, group in groupby(marks, key=_row_key))
    first = next((list(group) for _, group in groupby(marks, key=_row_key)), [])
    alt = next((below.text() for below in figure.walk() if below.tag == "title"), "")
    places = tuple(float(place) for place in figure.get("data-places").split())
    return Data(
        figure.get("data-chart"),
        figure.get("data-unit"),
        alt,
        tuple(mark.get("data-head") for mark in first),
        rows,
        float(figure.get("data-start") or 0),
        places,
        figure.get("data-src"),
    )


def _row_key(mark: Element) -> tuple[str, str]:
    """Marks of one row follow each other and have its number; bars stand alone."""
    return mark.get("data-row") or mark.get("data-category"), mark.get("data-row") or mark.get("data-src")


def _row(marks: list[Element]) -> Row:
    first = marks[0]
    return Row(first.get("data-category"), tuple(map(_mark, marks)), first.get("data-terms"), first.get("data-src"))


def _mark(mark: Element) -> Mark:
    given = mark.get("data-value")
    return Mark(float(given) if given else None, mark.get("data-text"), mark.get("data-hedge"), mark.get("data-src"))
