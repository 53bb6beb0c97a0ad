from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefset.charts import (
    choose_growth,
    choose_number_pt,
    choose_row_pt,
    draw_chart,
    locator_ticks,
    nested_circles,
    pair_bars,
    row_bars,
    wrap_labels,
)
from briefset.charts.data import Data, DataPoint, Row
from briefset.design.fonts import text_width_pt

SHARES = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=6)


def test_two_bars_stand_in_the_middle_of_equal_slots() -> None:
    first, second = pair_bars([0.5, 1.0], 152, 94)
    assert (first.centre_pt, second.centre_pt) == (38, 114)
    assert first.width_pt == pytest.approx(0.235 * 152)


def test_heights_are_in_proportion_and_start_at_zero() -> None:
    first, second = pair_bars([0.5, 1.0], 152, 94)
    assert (first.height_pt, second.height_pt) == (47, 94)
    assert first.y_pt + first.height_pt == second.y_pt + second.height_pt == 94


def test_nearly_dissolves_the_last_nine_points_below_the_value() -> None:
    bar = pair_bars([1.0], 100, 94, hedges=["nearly"])[0]
    assert (bar.top_pt, bar.y_pt, bar.height_pt) == (0, 9, 85)
    assert [round(line.y_pt, 2) for line in bar.strokes] == [0, 2.97, 5.94]


@pytest.mark.parametrize("hedge", ["over", "more than", "exceeded", "More than"])
def test_over_adds_three_lines_above_the_value(hedge: str) -> None:
    bar = pair_bars([1.0], 100, 94, hedges=[hedge])[0]
    assert (bar.top_pt, bar.y_pt, bar.height_pt) == (0, 9, 85)
    assert len(bar.strokes) == 3


def test_a_bar_without_a_hedge_has_a_whole_end() -> None:
    assert pair_bars([1.0, 0.5], 100, 94, hedges=[None, "first"])[1].strokes == ()


def test_a_short_bar_is_broken_in_its_upper_half_and_the_shortest_is_whole() -> None:
    short, shortest, _ = pair_bars([0.15, 0.05, 1.0], 100, 94, hedges=["nearly", "nearly", None])
    assert short.height_pt == pytest.approx(0.15 * 94 / 2)
    assert len(short.strokes) == 3
    assert shortest.strokes == ()


def test_a_bar_too_small_to_see_is_nine_tenths_of_a_point() -> None:
    assert pair_bars([0.001, 1.0], 100, 94)[0].height_pt == pytest.approx(0.9)


@given(SHARES)
def test_no_bar_leaves_its_picture(shares: list[float]) -> None:
    for bar in pair_bars(shares, 152, 94, hedges=["over"] * len(shares)):
        assert bar.x_pt >= 0
        assert bar.x_pt + bar.width_pt <= 152
        assert bar.top_pt >= -9 or bar.top_pt == pytest.approx(0, abs=1)


def test_rows_grow_to_the_right_from_zero() -> None:
    first, second = row_bars([1.0, 0.2], 143, 24, 6.5)
    assert first.width_pt == 143
    assert second.width_pt == pytest.approx(28.6)
    assert (first.x_pt, first.y_pt, second.y_pt) == (0, 8.75, 32.75)


def test_a_hedged_row_ends_in_three_lines_at_its_value() -> None:
    bar = row_bars([1.0], 143, 24, 6.5, hedges=["nearly"])[0]
    assert (bar.width_pt, bar.end_pt) == (134, 143)
    assert max(line.x_pt + line.width_pt for line in bar.strokes) == pytest.approx(143)


def test_the_strip_has_one_tick_for_each_paragraph_and_fills_its_width() -> None:
    ticks = locator_ticks([1, 7], 35, 138)
    assert len(ticks) == 35
    assert [tick.first for tick in ticks if tick.cited] == [1, 7]
    assert ticks[-1].x_pt + ticks[-1].width_pt == pytest.approx(138)


def test_above_120_paragraphs_one_tick_stands_for_several() -> None:
    ticks = locator_ticks([241], 241, 138)
    assert len(ticks) == 81
    assert (ticks[-1].cited, ticks[-1].first, ticks[-1].last) == (True, 241, 241)


def test_circles_touch_at_the_foot_and_the_outermost_fills_the_square() -> None:
    circles = nested_circles(3, 344)
    assert [round(circle.radius_pt, 1) for circle in circles] == [172.0, 117.4, 62.8]
    assert {round(circle.centre_y_pt + circle.radius_pt, 6) for circle in circles} == {344}


def test_the_label_of_a_ring_stands_above_the_next_circle() -> None:
    outer, inner = nested_circles(2, 344)
    assert outer.y_pt < outer.label_y_pt < inner.y_pt


def test_a_label_wraps_at_spaces_only_when_it_must() -> None:
    assert wrap_labels(["After: third", "Before the reform of 2010"], 73, 8.2) == (
        ("After: third",),
        ("Before the", "reform of 2010"),
    )


@pytest.mark.parametrize(
    ("texts", "room_pt", "size_pt"),
    [
        ([("8", ""), ("14", "")], 196, 112),
        ([("54,000", "")], 418, 112),
        ([("54,000", ""), ("40", "about")], 196, 64),
        ([("$1", "nearly million")], 196, 56),
        ([("1,234,567,890", "nearly billion")], 196, 0),
    ],
)
def test_big_numbers_take_the_largest_size_at_which_the_longest_has_room(
    texts: list[tuple[str, str]], room_pt: float, size_pt: float
) -> None:
    assert choose_number_pt(texts, room_pt, ["Gentium Book Plus", "Cambria"]) == size_pt


FAMILIES = ("Poppins", "Cambria", "A House's Own")


def test_numbers_of_a_wide_face_take_the_size_at_which_they_have_room_as_pages_set_it() -> None:
    sizes = [choose_number_pt([("8,888", "")], 150, [family], range(80, 20, -1)) for family in FAMILIES]
    assert (sizes, round(text_width_pt("8,888", "Poppins", "regular", 68 / 1.237))) == ([68, 69, 65], 150)


def test_type_grows_only_as_far_as_the_room_and_the_longest_word_go() -> None:
    short, long = ((words, 620.0, 22.0, 30.0, "Source Sans 3") for words in ("Closed until 2015", "word " * 80))
    assert choose_growth([[short]] * 3, 350, 10) == 1.45
    assert 1 < choose_growth([[short]] * 8, 350, 10) < 1.45
    assert choose_growth([[long]], 100) == 1
    assert choose_growth([[("Verkehrsministerkonferenz", 260.0, 22.0, 30.0, "Source Sans 3")]], 350) < 1.45


def test_rows_share_the_room_that_their_texts_leave() -> None:
    short, long = ((words, 620.0, 22.0, 30.0, "Source Sans 3") for words in ("Closed until 2015", "word " * 60))
    assert choose_row_pt([[short]] * 3, 1, 350, 0, 170) == 110
    assert choose_row_pt([[short]] * 2, 1, 350, 0, 170) == 170
    assert choose_row_pt([[short]] * 4, 1, 350, 14, 170, heads=1) == 80
    assert choose_row_pt([[long], [short]], 1, 200, 0, 170) < choose_row_pt([[short]] * 2, 1, 200, 0, 170)
    assert choose_row_pt([[long]], 1, 100, 0, 170) == 0


def test_a_time_line_on_a_slide_is_to_scale_and_in_the_largest_type_with_room() -> None:
    def events(*years: int) -> Data:
        rows = tuple(Row(str(year), (DataPoint(float(year), f"It happened in {year}"),)) for year in years)
        return Data("timeline", "", "", ("",), rows)

    few, many = (draw_chart(events(*years), 864, "slide", 368) for years in ((2000, 2001, 2010), range(2000, 2012)))
    dots = [mark.markers[0].y_pt for mark in few.marks if mark.markers]
    assert (dots[2] - dots[0]) / (dots[1] - dots[0]) == pytest.approx(10)
    sizes = [max(label.size_pt for mark in picture.marks for label in mark.labels) for picture in (few, many)]
    assert sizes[0] == pytest.approx(24)
    assert sizes[1] < sizes[0]
