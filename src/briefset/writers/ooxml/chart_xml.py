"""The small nodes that every native chart is made of (ECMA-376, part 1, 21.2).

In: values, texts, theme slots, sizes in points. Out: lxml elements.
Never: a colour by value; a face but that of a foreign script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefset.charts.data import DataPoint
from briefset.charts.picture import STYLES, ChartStyle, Mark, Picture
from briefset.language.scripts import split_foreign
from briefset.writers.ooxml.workbook import Grid, cells
from briefset.writers.ooxml.xml import Node, build, qualify

CATEGORY_AXIS, VALUE_AXIS = 111111110, 111111111
LABEL_FLAGS = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
SLOTS = {"accent": "accent1", "mute": "accent2", "ink": "tx1", "soft": "tx2"}
"""The theme slot of each role."""
SHIFT_PT = 1.0
"""A label that stands less than this from its usual place is left to the programme."""


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
    eastern: Mapping[str, str] = field(default_factory=dict)
    """Faces by East Asian language, where that of the theme has other forms."""
    names_bars: bool = True
    """Whether the axis of lying bars prints their names, or the page beside it does."""

    @property
    def style(self) -> ChartStyle:
        """The sizes by which the geometry measures this chart: those of a slide, in proportion to its type."""
        scaled = STYLES["slide"].scaled(self.category_pt / STYLES["slide"].text_pt)
        small_pt = min(self.value_pt, 1.125 * self.category_pt)
        texts = {"large_pt": self.value_pt, "value_pt": small_pt, "text_pt": self.category_pt}
        return replace(scaled, **texts, rule_pt=self.line_pt, family=self.family)


def value_node(name: str, value: str | float) -> Node:
    """An element that holds nothing but a value."""
    return build(name, {"val": str(value)})


def fill(role: str) -> Node:
    """A solid fill in a theme colour."""
    return build("a:solidFill", {}, build("a:schemeClr", {"val": role}))


def text_look(size_pt: float, role: str, language: str, *, bold: bool = False) -> Node:
    """How text of an axis or of a whole chart looks."""
    run = build("a:defRPr", {"sz": round(100 * size_pt), "b": int(bold), "lang": language}, fill(role))
    end = build("a:endParaRPr", {"lang": language})
    return build("c:txPr", {}, build("a:bodyPr"), build("a:lstStyle"), build("a:p", {}, build("a:pPr", {}, run), end))


def plot_layout(x: float, y: float, width: float, height: float) -> Node:
    """Fix the plot's inside, so that bars start and end where the PDF has them (21.2.2.95)."""
    modes = [value_node("c:layoutTarget", "inner"), value_node("c:xMode", "edge"), value_node("c:yMode", "edge")]
    shares = [value_node(f"c:{key}", f"{value:.6f}") for key, value in zip("xywh", (x, y, width, height), strict=True)]
    return build("c:layout", {}, build("c:manualLayout", {}, *modes, *shares))


def inner_layout(picture: Picture, frame: Frame) -> Node:
    """The plot's inside at the place that the picture gives it."""
    plot, width_pt, height_pt = picture.plot, frame.width_pt, frame.height_pt
    place = (plot.x_pt / width_pt, plot.y_pt / height_pt)
    return plot_layout(*place, plot.width_pt / width_pt, plot.height_pt / height_pt)


def series_node(number: int, grid: Grid, *parts: Node) -> Node:
    """A series with its name, what is given of its style, and its categories and values."""
    series, last = grid.series[number], len(grid.categories) + 1
    name = build("c:tx", {}, text_reference("c:strRef", "c:strCache", cells(number + 1, 1, 1), (series.name,)))
    categories = build("c:cat", {}, text_reference("c:strRef", "c:strCache", cells(0, 2, last), grid.categories))
    values = build("c:val", {}, number_reference(cells(number + 1, 2, last), [point.value for point in series.points]))
    return build(
        "c:ser", {}, value_node("c:idx", number), value_node("c:order", number), name, *parts, categories, values
    )


def text_reference(name: str, cache: str, formula: str, texts: tuple[str, ...]) -> Node:
    """Texts of a column."""
    points = (build("c:pt", {"idx": place}, build("c:v", text=text)) for place, text in enumerate(texts))
    return build(name, {}, build("c:f", text=formula), build(cache, {}, value_node("c:ptCount", len(texts)), *points))


def number_reference(formula: str, values: list[float | None]) -> Node:
    """Numbers of a column, with the decimals that they have; a gap has no point."""
    given = [(place, value) for place, value in enumerate(values) if value is not None]
    points = (build("c:pt", {"idx": place}, build("c:v", text=repr(value))) for place, value in given)
    code = build("c:formatCode", text=number_format([value for _, value in given]))
    cache = build("c:numCache", {}, code, value_node("c:ptCount", len(values)), *points)
    return build("c:numRef", {}, build("c:f", text=formula), cache)


def number_format(values: list[float]) -> str:
    """A format with as many decimals as the most precise value has."""
    decimals = max((len(f"{value!r}".partition(".")[2].rstrip("0")) for value in values), default=0)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def text_runs(text: str, look: dict[str, str | int], role: str, language: str, frame: Frame) -> Iterator[Node]:
    """Text as runs, one for each language that its letters give away."""
    for piece, tongue in split_foreign(text, language):
        eastern = _face(tongue, frame) if tongue != language else None
        properties = build("a:rPr", {**look, "lang": tongue}, fill(role), eastern)
        yield build("a:r", {}, properties, build("a:t", text=piece))


def names_look(texts: Iterable[str], language: str, frame: Frame) -> Node:
    """How names look that Office takes from a column: in their own language where they share one."""
    tongues = {tongue for text in texts for _, tongue in split_foreign(text, language)}
    tongue = next(iter(tongues)) if len(tongues) == 1 else language
    eastern = [face for each in sorted(tongues - {language}) for face in [_face(each, frame)] if face is not None]
    look = text_look(frame.category_pt, "tx2", tongue)
    for node in (node for node in look.iter(qualify("a:defRPr")) if eastern):
        node.append(eastern[0])
    return look


def _face(language: str, frame: Frame) -> Node | None:
    face = frame.eastern.get(language.partition("-")[0])
    return build("a:ea", {"typeface": face}) if face else None


def label_node(
    place: int, point: DataPoint, frame: Frame, language: str, *, accent: bool, size_pt: float, name: str = ""
) -> Node:
    """A label in the article's words, because a number alone would lose its hedge."""
    look: dict[str, str | int] = {"lang": language, "sz": round(100 * size_pt), "b": 1}
    runs = text_runs(point.text, look, "accent1" if accent else "tx1", language, frame)
    body = build("a:bodyPr", {"wrap": "none"})
    soft: dict[str, str | int] = {"lang": language, "b": 0}
    tail = text_runs(f" {name}" if name else "", soft, "tx2", language, frame)
    rich = build("c:rich", {}, body, build("a:lstStyle"), build("a:p", {}, build("a:pPr"), *runs, *tail))
    text = build("c:tx", {}, rich)
    # LibreOffice takes the style of a label from here, PowerPoint and Word from the run.
    whole = text_look(size_pt, "accent1" if accent else "tx1", language, bold=True)
    place_node = value_node("c:dLblPos", "outEnd")
    return build("c:dLbl", {}, value_node("c:idx", place), text, whole, place_node, *label_flags())


def label_flags() -> list[Node]:
    """Labels show values, and nothing else of their own."""
    return [value_node(f"c:show{name}", int(name == "Val")) for name in LABEL_FLAGS]


def value_axis(
    axis: int, across: int, span: tuple[float, float], place: str, *, between: str = "between", shown: bool = False
) -> Node:
    """An axis of values without ticks and words; its line is drawn when it is shown."""
    scale = (
        value_node("c:orientation", "minMax"),
        value_node("c:max", repr(span[1])),
        value_node("c:min", repr(span[0])),
    )
    head = (value_node("c:axId", axis), build("c:scaling", {}, *scale), value_node("c:delete", int(not shown)))
    points = (value_node("c:majorTickMark", "none"), value_node("c:minorTickMark", "none"))
    number = build("c:numFmt", {"formatCode": "General", "sourceLinked": 0})
    tail = (value_node("c:crossAx", across), value_node("c:crosses", "autoZero"), value_node("c:crossBetween", between))
    look = axis_line(1.2) if shown else None
    words = value_node("c:tickLblPos", "none" if shown else "nextTo")
    return build("c:valAx", {}, *head, value_node("c:axPos", place), number, *points, words, look, *tail)


def axis_line(line_pt: float) -> Node:
    """The line of an axis."""
    return build("c:spPr", {}, build("a:ln", {"w": round(12700 * line_pt)}, fill("tx1")))


def category_axis(names: Iterable[str], frame: Frame, language: str, place: str, labels: str = "low") -> Node:
    """An axis of names; on the left, the first name stands above. Names above a chart need no line."""
    orientation = build("c:scaling", {}, value_node("c:orientation", "maxMin" if place == "l" else "minMax"))
    line = axis_line(frame.line_pt) if labels != "high" else build("c:spPr", {}, build("a:ln", {}, build("a:noFill")))
    styles = (line, names_look(names, language, frame))
    points = (
        value_node("c:majorTickMark", "none"),
        value_node("c:minorTickMark", "none"),
        value_node("c:tickLblPos", labels),
    )
    tail = (
        value_node("c:crosses", "autoZero"),
        value_node("c:auto", 0),
        value_node("c:lblAlgn", "ctr"),
        value_node("c:lblOffset", 100),
    )
    head = (value_node("c:axId", CATEGORY_AXIS), orientation, value_node("c:delete", 0), value_node("c:axPos", place))
    number = build("c:numFmt", {"formatCode": "General", "sourceLinked": 0})
    cross = value_node("c:crossAx", VALUE_AXIS)
    return build("c:catAx", {}, *head, number, *points, *styles, cross, *tail, value_node("c:noMultiLvlLbl", 1))


def placed_label(place: int, mark: Mark, frame: Frame, language: str) -> Node:
    """A label with the words of the picture, moved as far as the picture moves it."""
    lines: dict[float, list[Node]] = {}
    for label in mark.labels:
        runs = lines.setdefault(round(label.y_pt, 2), [])
        text = f" {label.text}" if runs else label.text
        look: dict[str, str | int] = {"lang": language, "sz": round(100 * label.size_pt), "b": int(label.bold)}
        runs.extend(text_runs(text, look, SLOTS[label.role], language, frame))
    align = {"l": "r", "r": "l"}.get(mark.side, "ctr")
    paragraphs = (build("a:p", {}, build("a:pPr", {"algn": align}), *runs) for _, runs in sorted(lines.items()))
    rich = build("c:rich", {}, build("a:bodyPr", {"wrap": "none"}), build("a:lstStyle"), *paragraphs)
    head = (value_node("c:idx", place), _moved(mark, frame), build("c:tx", {}, rich))
    return build("c:dLbl", {}, *head, value_node("c:dLblPos", mark.side), *label_flags())


def _moved(mark: Mark, frame: Frame) -> Node | None:
    """How far a label stands from its usual place, as shares of the chart (21.2.2.31)."""
    x_pt, y_pt = mark.shift_pt
    if mark.side in ("l", "r") and mark.markers:
        boxes = [label.box for label in mark.labels]
        middle_pt = (min(box.top_pt for box in boxes) + max(box.bottom_pt for box in boxes)) / 2
        y_pt = middle_pt - mark.markers[0].y_pt
    if max(abs(x_pt), abs(y_pt)) < SHIFT_PT + (0.1 * frame.category_pt):
        return None
    shares = (value_node("c:x", f"{x_pt / frame.width_pt:.6f}"), value_node("c:y", f"{y_pt / frame.height_pt:.6f}"))
    return build("c:layout", {}, build("c:manualLayout", {}, *shares))


def marker_node(radius_pt: float, slot: str, *, hollow: bool = False) -> Node:
    """A round marker; a hollow one marks a value that is hedged (sizes are 2 to 72 points)."""
    style = build(
        "c:spPr", {}, fill("bg1" if hollow else slot), build("a:ln", {"w": round(5080 * radius_pt)}, fill(slot))
    )
    size = min(max(round(2 * radius_pt), 2), 72)
    return build("c:marker", {}, value_node("c:symbol", "circle"), value_node("c:size", size), style)


def marker_point(place: int, radius_pt: float, slot: str) -> Node:
    """One point with a hollow marker; the line that leads to it stays."""
    return build(
        "c:dPt", {}, value_node("c:idx", place), marker_node(radius_pt, slot, hollow=True), value_node("c:bubble3D", 0)
    )
