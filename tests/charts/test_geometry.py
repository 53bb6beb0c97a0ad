from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefset.charts import (
    choose_number_pt,
    locator_ticks,
    nested_circles,
    pair_bars,
    row_bars,
    timeline_dots,
    wrap_labels,
)

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


def test_a_short_bar_keeps_a_whole_end_because_its_label_carries_the_hedge() -> None:
    assert pair_bars([0.1, 1.0], 100, 94, hedges=["nearly", None])[0].strokes == ()


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


def test_dots_stand_at_equal_distances_and_their_texts_in_turn() -> None:
    dots = timeline_dots(4, 864, 280)
    assert [dot.centre_pt for dot in dots] == [108, 324, 540, 756]
    assert [dot.above for dot in dots] == [True, False, True, False]


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
        ([("1,234,567,890", "nearly billion")], 196, 44),
    ],
)
def test_big_numbers_take_the_largest_size_at_which_the_longest_has_room(
    texts: list[tuple[str, str]], room_pt: float, size_pt: float
) -> None:
    assert choose_number_pt(texts, room_pt, ["Gentium Book Plus", "Cambria"]) == size_pt
