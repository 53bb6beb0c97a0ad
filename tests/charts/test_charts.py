"""In every chart each label stands apart from every other, inside the picture; what has no room is refused by name."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefset.charts import draw_chart, has_room
from briefset.charts.data import Data, DataPoint, Row
from briefset.charts.kinds import KINDS
from briefset.charts.picture import STYLES, Label, Picture
from briefset.charts.placement import fit_scale, spread
from briefset.diagnostics import Failure
from briefset.summary.model.exhibits import Drawn, Exhibit

WORDS = ("Africa", "Union", "trade", "partners", "investment", "合作", "Ελλάδα")
DRAWN = [name for name, kind in KINDS.items() if kind.draw]
WIDTHS = (152.0, 234.5, 482.0)


def row(label: str, *values: float | None, hedge: str = "") -> Row:
    points = (
        DataPoint(value, "" if value is None else f"{hedge} {value:g}".strip(), hedge, f"{label}[{n}]")
        for n, value in enumerate(values)
    )
    return Row(label, tuple(points), path=label)


def chart(kind: str, heads: tuple[str, ...], *rows: Row, start: float = 0.0, places: tuple[float, ...] = ()) -> Data:
    return Data(kind, "US$ billion", "", heads, rows, start, places, "exhibits[0]")


@st.composite
def points(draw: st.DrawFn, count: int, gaps: bool) -> tuple[DataPoint, ...]:
    number = st.one_of(st.integers(0, 999), st.floats(-50, 900).map(lambda value: round(value, 1)))
    values = draw(st.lists(st.one_of(number, st.none()) if gaps else number, min_size=count, max_size=count))
    values = values if any(value is not None for value in values) else [1, *values[1:]]
    hedges = draw(st.lists(st.sampled_from(("", "", "nearly", "over")), min_size=count, max_size=count))
    pairs = zip(values, hedges, strict=True)
    return tuple(
        DataPoint(None, "") if v is None else DataPoint(float(v), f"{hedge} {v}".strip(), hedge) for v, hedge in pairs
    )


@st.composite
def charts(draw: st.DrawFn, most: int = 3) -> Data:
    """Any data within the limits of the model."""
    kind = draw(st.sampled_from(DRAWN))
    columns = draw(st.integers(*{"slope": (2, 2), "line": (3, 8), "grouped": (1, 3), "dot": (1, 3)}.get(kind, (1, 1))))
    rows = draw(st.integers(*{"pair": (2, 4), "line": (1, 4), "timeline": (2, 12)}.get(kind, (1, 6))))
    label = st.lists(st.sampled_from(WORDS), min_size=1, max_size=most).map(" ".join)
    heads = tuple(f"{2010 + n}" for n in range(columns)) if columns > 1 else ("",)
    if kind == "timeline":
        times = sorted(draw(st.lists(st.floats(2010, 2016), min_size=rows, max_size=rows)))
        events = tuple(Row("16 January 2016", (DataPoint(time, draw(label)),)) for time in times)
        return Data(kind, "", "", heads, events)
    entries = tuple(Row(draw(label), draw(points(columns, kind != "pair"))) for _ in range(rows))
    return Data(kind, "Percent", "", heads, entries)


def overlaps(picture: Picture) -> list[tuple[str, str]]:
    pairs = combinations(picture.labels, 2)
    return [(first.text, second.text) for first, second in pairs if first.box.meets(second.box, 0.05)]


def outside(picture: Picture) -> list[Label]:
    return [
        label
        for label in picture.labels
        if min(label.box.left_pt, label.box.top_pt) < -0.05
        or label.box.right_pt > picture.width_pt + 0.05
        or label.box.bottom_pt > picture.height_pt + 0.05
    ]


@settings(max_examples=150)
@given(charts(), st.sampled_from(WIDTHS))
def test_no_two_labels_meet_and_none_leaves_the_picture(data: Data, width_pt: float) -> None:
    try:
        picture = draw_chart(data, width_pt)
    except Failure:
        return
    assert overlaps(picture) == []
    assert outside(picture) == []


CROWDED = (
    row("A", 466, None, 496), row("B", 546.5, 721, None), row("C", 39, -1, 976), row("D", 643, None, 0, hedge="nearly"),
)  # fmt: skip
ZEROS = (
    row("A", 410.8, 999, 509.8, hedge="nearly"), row("B", 554.7, 338, 1, hedge="nearly"),
    row("C", 463.3, 0, 327.9, hedge="nearly"), row("D", 0, 0, None, hedge="nearly"),
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=100)
@example(chart("pair", ("",), row("A", 0, hedge="over"), row("B", -1)))
@example(chart("line", ("2010", "2011", "2012"), *CROWDED))
@example(chart("line", ("2010", "2011", "2012"), *ZEROS))
@given(charts(most=1).filter(lambda data: len(data.heads) < 5))
def test_short_names_always_have_room_on_the_whole_width(data: Data) -> None:
    shown = [label.text for label in draw_chart(data, 482.0).labels]
    assert all(
        any(text in "".join(shown) for text in (point.text,)) for point in data.points if data.kind != "timeline"
    )


@pytest.mark.slow
@settings(max_examples=100)
@given(charts())
def test_a_chart_on_a_slide_fits_its_place_or_is_refused(data: Data) -> None:
    try:
        picture = draw_chart(data, 520.0, "slide", 258.0 if data.kind == "pair" else 338.0)
    except Failure:
        return
    assert picture.height_pt <= 375.0
    assert min(label.size_pt for label in picture.labels) >= 16
    assert overlaps(picture) == []


def test_every_chart_of_the_model_has_its_record_and_every_record_its_chart() -> None:
    union = get_args(get_args(Exhibit)[0])
    kinds = [get_args(model.model_fields["kind"].annotation)[0] for model in union if issubclass(model, Drawn)]
    assert sorted(kinds) == sorted(DRAWN)


def test_a_chart_says_whether_its_labels_have_room() -> None:
    long = chart("grouped", ("2012", "2015"), row("Internationalisierungsbestrebungen", 1, 2))
    assert [has_room(long, width_pt) for width_pt in WIDTHS] == [False, False, True]


def test_the_error_names_the_label_and_what_to_shorten() -> None:
    long = row("Internationalisierungsbestrebungen", 1, 2)
    with pytest.raises(Failure) as caught:
        draw_chart(chart("grouped", ("2012", "2015"), long), 152.0)
    (fault,) = caught.value.diagnostics
    assert fault.message == "“Internationalisierungsbestrebungen” has no room in its chart"
    assert (fault.path, fault.hint) == (
        "Internationalisierungsbestrebungen",
        "shorten the name: its longest word is wider than a third of the chart",
    )


def test_grouped_bars_are_in_proportion_from_one_zero() -> None:
    picture = draw_chart(chart("grouped", ("2012", "2015"), row("A", 10, 20), row("B", -5, 40)), 482.0)
    bars = [bar for mark in picture.marks for bar in mark.bars]
    longest = max(bar.width_pt for bar in bars)
    assert [round(bar.width_pt / longest, 3) for bar in bars] == [0.25, 0.5, 0.125, 1.0]
    zero = {round(bar.x_pt, 3) for bar in bars if bar is not bars[2]}
    assert zero == {round(bars[2].x_pt + bars[2].width_pt, 3)}


def test_a_negative_bar_hangs_from_the_base_line_of_the_others() -> None:
    picture = draw_chart(chart("pair", ("",), row("2012", 0.8), row("2015", -0.4)), 152.0)
    up, down = (bar for mark in picture.marks for bar in mark.bars)
    assert up.y_pt + up.height_pt == pytest.approx(down.y_pt)
    assert up.height_pt == pytest.approx(2 * down.height_pt)


def test_a_broken_end_above_a_bar_of_no_height_has_room_of_its_own() -> None:
    picture = draw_chart(chart("pair", ("",), row("2012", 0, hedge="over"), row("2015", -1)), 152.0)
    (label, *_), (base,) = picture.labels, [line for mark in picture.marks for line in mark.lines]
    assert label.box.bottom_pt < base.y1_pt - 9


def test_a_value_in_a_crowd_stands_away_from_its_dot_and_a_line_leads_to_it() -> None:
    picture = draw_chart(chart("line", ("2010", "2011", "2012"), *CROWDED), 482.0)
    (crowded,) = [mark for mark in picture.marks if mark.cell and mark.cell.point.value == 39]
    (leader,) = crowded.lines
    assert leader.x1_pt == crowded.markers[0].x_pt
    assert crowded.labels[0].box.left_pt <= leader.x2_pt <= crowded.labels[0].box.right_pt


def test_nearly_breaks_the_end_of_a_lying_bar_and_over_adds_lines_beyond_it() -> None:
    picture = draw_chart(chart("grouped", ("",), row("A", 100, hedge="nearly"), row("B", 100, hedge="over")), 482.0)
    nearly, over = (list(mark.bars) for mark in picture.marks if mark.bars)
    assert (len(nearly), len(over)) == (4, 4)
    assert over[0].width_pt - nearly[0].width_pt == pytest.approx(9.0)


@pytest.mark.parametrize("kind", ["slope", "line", "dot"])
def test_a_hedged_point_is_hollow_and_its_label_keeps_the_word(kind: str) -> None:
    heads = ("2012", "2014", "2015") if kind == "line" else ("2012", "2015")
    values = (10, 20, 30)[: len(heads)]
    picture = draw_chart(chart(kind, heads, row("A", *values), row("B", *values[::-1], hedge="nearly")), 234.5)
    marks = [mark for mark in picture.marks if mark.cell and mark.markers]
    assert {mark.markers[0].hollow for mark in marks if mark.cell and mark.cell.row == 1} == {True}
    assert {mark.markers[0].hollow for mark in marks if mark.cell and mark.cell.row == 0} == {False}
    assert sum(label.text.startswith("nearly ") for label in picture.labels) == len(heads)


def test_a_line_stops_at_a_gap_and_the_gap_has_no_dot() -> None:
    picture = draw_chart(chart("line", ("2010", "2012", "2014", "2016"), row("A", 1, None, 3, 4)), 234.5)
    paths = [line for mark in picture.marks for line in mark.lines if line.role == "accent"]
    markers = [marker for mark in picture.marks for marker in mark.markers]
    assert (len(paths), len(markers)) == (1, 3)


def test_moments_stand_at_their_distances_in_time() -> None:
    data = chart("line", ("2010", "2011", "2020"), row("A", 1, 2, 3), places=(0.0, 0.1, 1.0))
    first, second, last = sorted(marker.x_pt for mark in draw_chart(data, 482.0).marks for marker in mark.markers)
    assert (second - first) / (last - first) == pytest.approx(0.1)


def test_an_axis_that_does_not_begin_at_zero_is_dashed() -> None:
    zero, declared = (
        draw_chart(chart("line", ("a", "b", "c"), row("A", 95, 96, 99), start=start), 234.5) for start in (0.0, 90.0)
    )
    strokes = [
        [line for mark in picture.marks for line in mark.lines if line.role == "ink"] for picture in (zero, declared)
    ]
    assert len(strokes[0]) == 1
    assert len(strokes[1]) > 20
    assert declared.span[0] < 95 < zero.span[1]


def test_the_last_row_takes_the_accent() -> None:
    picture = draw_chart(chart("slope", ("a", "b"), row("A", 1, 2), row("B", 3, 4)), 234.5)
    roles = {mark.cell.row: mark.markers[0].role for mark in picture.marks if mark.cell and mark.markers}
    assert roles == {0: "mute", 1: "accent"}


def test_close_events_move_apart_and_keep_a_line_to_their_dots() -> None:
    times = (2012.0, 2012.01, 2012.02, 2020.0)
    events = tuple(Row("2012", (DataPoint(time, f"Event {n}"),)) for n, time in enumerate(times))
    picture = draw_chart(Data("timeline", "", "", ("",), events), 234.5)
    leaders = [line for mark in picture.marks for line in mark.lines if line.role == "soft"]
    assert len(leaders) >= 2
    markers = [mark.markers[0].y_pt for mark in picture.marks if mark.markers]
    assert (markers[1] - markers[0]) / (markers[3] - markers[0]) == pytest.approx(0.01 / 8, abs=1e-6)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8).map(sorted), st.floats(1, 12))
def test_what_is_spread_keeps_its_order_and_its_distance(centres: list[float], size: float) -> None:
    found = spread(centres, [size] * len(centres), 0, 100)
    assert found is not None
    assert all(second - first >= size - 1e-6 for first, second in pairwise(found))
    assert found[0] >= size / 2 - 1e-6
    assert found[-1] <= 100 - size / 2 + 1e-6


def test_what_does_not_fit_is_not_spread() -> None:
    assert spread([10, 20], [60, 60], 0, 100) is None


def test_labels_that_have_room_stay_where_they_are() -> None:
    assert spread([10, 50], [10, 10], 0, 100) == [10, 50]


def test_a_scale_leaves_the_room_that_each_value_needs() -> None:
    scale = fit_scale([(10.0, 30.0), (5.0, 70.0)], [(0.0, 0.0)], 20.0, 120.0)
    assert scale.at(10.0) + 30 <= 120
    assert scale.at(5.0) + 70 == pytest.approx(120)


def test_print_and_slides_keep_to_their_smallest_type() -> None:
    assert STYLES["print"].text_pt >= 7.6
    assert STYLES["slide"].text_pt >= 16
