"""The chart part that PowerPoint and Word share (ECMA-376, part 1, 21.2).

In: `Data`, the frame's size, type sizes, a language. Out: the part's XML, without its workbook's relation.
Never: a colour or a face by value, a legend, a grid, a scale of bars that does not start at zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefset.geometry import wrap_labels
from briefset.geometry.data import Data, Mark
from briefset.writers.chart_book import Grid, cells, make_grid
from briefset.writers.ooxml import Node, build

CATEGORY_AXIS, VALUE_AXIS = 111111110, 111111111
ROW_SHARE = 0.72
"""How much of a row's width the longest bar takes; the rest is for its value."""
CATEGORY_SHARE = 224 / 652
"""How much of the width the categories of lying bars take."""
COLUMN_GAP = 113
LINE_EM = 1.25
LABEL_FLAGS = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


@dataclass(frozen=True, slots=True)
class Frame:
    """How large a native chart is, and its type, bars and lines."""

    width_pt: float
    height_pt: float
    value_pt: float
    category_pt: float
    bar_pt: float = 36.0
    line_pt: float = 1.2
    family: str = "Calibri"


def chart_part(data: Data, frame: Frame, language: str, relation: str = "") -> Node:
    """The root of the part; `relation` is the id of the embedded workbook, when the caller knows it already."""
    source = build("c:externalData", {"r:id": relation}, _val("c:autoUpdate", 0)) if relation else None
    plot = PLOTS[data.kind](data, make_grid(data), frame, language)
    visible = (_val("c:plotVisOnly", 1), _val("c:dispBlanksAs", "gap"))
    chart = build("c:chart", {}, _val("c:autoTitleDeleted", 1), build("c:plotArea", {}, *plot), *visible)
    text = text_look(frame.category_pt, "tx2", language)
    space = (_val("c:date1904", 0), _val("c:lang", language), _val("c:roundedCorners", 0))
    return build("c:chartSpace", {}, *space, chart, text, source)


def _val(name: str, value: str | float) -> Node:
    return build(name, {"val": str(value)})


def fill(role: str) -> Node:
    """A solid fill in a theme colour."""
    return build("a:solidFill", {}, build("a:schemeClr", {"val": role}))


def text_look(size_pt: float, role: str, language: str, *, bold: bool = False) -> Node:
    """How text of an axis or of a whole chart looks."""
    run = build("a:defRPr", {"sz": round(100 * size_pt), "b": int(bold), "lang": language}, fill(role))
    end = build("a:endParaRPr", {"lang": language})
    return build("c:txPr", {}, build("a:bodyPr"), build("a:lstStyle"), build("a:p", {}, build("a:pPr", {}, run), end))


def _layout(x: float, y: float, width: float, height: float) -> Node:
    """Fix the plot's inside, so that bars start and end where the PDF has them (21.2.2.95)."""
    modes = [_val("c:layoutTarget", "inner"), _val("c:xMode", "edge"), _val("c:yMode", "edge")]
    shares = [_val(f"c:{key}", f"{value:.6f}") for key, value in zip("xywh", (x, y, width, height), strict=True)]
    return build("c:layout", {}, build("c:manualLayout", {}, *modes, *shares))


def _columns(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    room_pt, labels = (
        1.64 * frame.value_pt,
        wrap_labels(grid.categories, 0.9 * frame.width_pt / len(grid.categories), frame.category_pt, frame.family),
    )
    below_pt = (LINE_EM * max(map(len, labels)) + 0.625) * frame.category_pt
    head, foot = room_pt / frame.height_pt, below_pt / frame.height_pt
    yield _layout(0, head, 1, 1 - head - foot)
    yield _bar_chart("col", COLUMN_GAP, _bar_series(data, grid, frame, language))
    yield _category_axis(frame, language, lying=False)
    yield _value_axis(data.low, data.high, lying=False)


def _rows(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    row_pt = frame.height_pt / len(grid.categories)
    bar_pt = min(frame.bar_pt, row_pt / 2)
    yield _layout(CATEGORY_SHARE, 0, 1 - CATEGORY_SHARE, 1)
    yield _bar_chart("bar", round(100 * (row_pt - bar_pt) / bar_pt), _bar_series(data, grid, frame, language))
    yield _category_axis(frame, language, lying=True)
    yield _value_axis(data.low, round((data.high or 1.0) / ROW_SHARE, 6), lying=True)


def _bar_chart(direction: str, gap: int, series: Iterator[Node]) -> Node:
    head = (_val("c:barDir", direction), _val("c:grouping", "clustered"), _val("c:varyColors", 0))
    axes = (_val("c:axId", CATEGORY_AXIS), _val("c:axId", VALUE_AXIS))
    return build("c:barChart", {}, *head, *series, _val("c:gapWidth", gap), *axes)


def _bar_series(data: Data, grid: Grid, frame: Frame, language: str) -> Iterator[Node]:
    last = len(grid.categories) - 1
    for number, series in enumerate(grid.series):
        ends = [data.kind != "pair" or place == last for place in range(last + 1)]
        points = (_bar_point(place, end=end) for place, end in enumerate(ends))
        labels = (
            label_node(place, mark, "outEnd", frame.value_pt, language, accent=ends[place] and data.kind == "pair")
            for place, mark in enumerate(series.marks)
            if mark.value is not None
        )
        shape = build("c:spPr", {}, fill("accent1"))
        parts = (shape, _val("c:invertIfNegative", 0), *points, build("c:dLbls", {}, *labels, *label_flags()))
        yield series_node(number, grid, *parts)


def series_node(number: int, grid: Grid, *parts: Node) -> Node:
    """A series with its name, what is given of its look, and its categories and values."""
    series, last = grid.series[number], len(grid.categories) + 1
    name = build("c:tx", {}, _text_reference("c:strRef", "c:strCache", cells(number + 1, 1, 1), (series.name,)))
    categories = build("c:cat", {}, _text_reference("c:strRef", "c:strCache", cells(0, 2, last), grid.categories))
    values = build("c:val", {}, number_reference(cells(number + 1, 2, last), [mark.value for mark in series.marks]))
    return build("c:ser", {}, _val("c:idx", number), _val("c:order", number), name, *parts, categories, values)


def _text_reference(name: str, cache: str, formula: str, texts: tuple[str, ...]) -> Node:
    points = (build("c:pt", {"idx": place}, build("c:v", text=text)) for place, text in enumerate(texts))
    return build(name, {}, build("c:f", text=formula), build(cache, {}, _val("c:ptCount", len(texts)), *points))


def number_reference(formula: str, values: list[float | None]) -> Node:
    """Numbers of a column, with the decimals that they have; a gap has no point."""
    given = [(place, value) for place, value in enumerate(values) if value is not None]
    points = (build("c:pt", {"idx": place}, build("c:v", text=repr(value))) for place, value in given)
    code = build("c:formatCode", text=number_format([value for _, value in given]))
    cache = build("c:numCache", {}, code, _val("c:ptCount", len(values)), *points)
    return build("c:numRef", {}, build("c:f", text=formula), cache)


def number_format(values: list[float]) -> str:
    """A format with as many decimals as the most precise value has."""
    decimals = max((len(f"{value!r}".partition(".")[2].rstrip("0")) for value in values), default=0)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _bar_point(place: int, *, end: bool) -> Node:
    shape = build("c:spPr", {}, fill("accent1" if end else "accent2"))
    return build("c:dPt", {}, _val("c:idx", place), _val("c:invertIfNegative", 0), _val("c:bubble3D", 0), shape)


def label_node(place: int, mark: Mark, position: str, size_pt: float, language: str, *, accent: bool) -> Node:
    """A label in the article's words, because a number alone would lose its hedge."""
    look: dict[str, str | int] = {"lang": language, "sz": round(100 * size_pt), "b": 1}
    run = build("a:r", {}, build("a:rPr", look, fill("accent1" if accent else "tx1")), build("a:t", text=mark.text))
    body = build("a:bodyPr", {"wrap": "none"})
    rich = build("c:rich", {}, body, build("a:lstStyle"), build("a:p", {}, build("a:pPr"), run))
    text = build("c:tx", {}, rich)
    return build("c:dLbl", {}, _val("c:idx", place), text, _val("c:dLblPos", position), *label_flags())


def label_flags() -> list[Node]:
    """Labels show values, and nothing else of their own."""
    return [_val(f"c:show{name}", int(name == "Val")) for name in LABEL_FLAGS]


def _category_axis(frame: Frame, language: str, *, lying: bool) -> Node:
    orientation = build("c:scaling", {}, _val("c:orientation", "maxMin" if lying else "minMax"))
    line = build("a:ln", {"w": round(12700 * frame.line_pt)}, fill("tx1"))
    looks = (build("c:spPr", {}, line), text_look(frame.category_pt, "tx2", language))
    marks = (_val("c:majorTickMark", "none"), _val("c:minorTickMark", "none"), _val("c:tickLblPos", "low"))
    tail = (_val("c:crosses", "autoZero"), _val("c:auto", 0), _val("c:lblAlgn", "ctr"), _val("c:lblOffset", 100))
    head = (_val("c:axId", CATEGORY_AXIS), orientation, _val("c:delete", 0), _val("c:axPos", "l" if lying else "b"))
    number = build("c:numFmt", {"formatCode": "General", "sourceLinked": 0})
    cross = _val("c:crossAx", VALUE_AXIS)
    return build("c:catAx", {}, *head, number, *marks, *looks, cross, *tail, _val("c:noMultiLvlLbl", 1))


def _value_axis(low: float, high: float, *, lying: bool) -> Node:
    scale = (_val("c:orientation", "minMax"), _val("c:max", repr(high or 1.0)), _val("c:min", repr(low)))
    head = (_val("c:axId", VALUE_AXIS), build("c:scaling", {}, *scale), _val("c:delete", 1))
    marks = (_val("c:majorTickMark", "none"), _val("c:minorTickMark", "none"), _val("c:tickLblPos", "nextTo"))
    number = build("c:numFmt", {"formatCode": "General", "sourceLinked": 0})
    cross = (_val("c:crossAx", CATEGORY_AXIS), _val("c:crosses", "autoZero"), _val("c:crossBetween", "between"))
    return build("c:valAx", {}, *head, _val("c:axPos", "b" if lying else "l"), number, *marks, *cross)


PLOTS: dict[str, Callable[[Data, Grid, Frame, str], Iterator[Node]]] = {"pair": _columns, "bars": _rows}
"""What draws each kind."""
