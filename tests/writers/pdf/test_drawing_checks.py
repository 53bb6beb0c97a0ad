"""Words in drawn pictures: those that stand apart pass, those that touch or leave are named with their line."""

import pytest

from briefset.pages.doctree import parse
from briefset.writers.pdf.drawing_checks import find_picture_faults

CLASSES = frozenset({"bar", "dot"})
PICTURE = """
<svg xmlns="http://www.w3.org/2000/svg" font-family="Source Sans 3, Noto Sans SC"
viewBox="0 0 200 100" data-src="slides[1]">
<title>A picture</title>{}</svg>
"""
TEXT = '<text x="{}" y="{}" font-size="16" font-weight="700" text-anchor="{}">{}</text>'


def faults(*drawn: str) -> list[tuple[str, str]]:
    tree = parse(f"<!DOCTYPE html><html lang=en><body>{PICTURE.format(''.join(drawn))}", CLASSES, "page")
    return [(fault.path, fault.message) for fault in find_picture_faults(tree)]


def test_words_that_stand_apart_pass() -> None:
    assert faults(TEXT.format(0, 20, "start", "Bilateral"), TEXT.format(0, 40, "start", "Regional")) == []


@pytest.mark.parametrize(("x", "anchor"), [(150, "start"), (30, "middle"), (40, "end")])
def test_words_that_leave_their_picture_are_an_error_at_its_line(x: int, anchor: str) -> None:
    assert faults(TEXT.format(x, 20, anchor, "Humankind")) == [("slides[1]", "“Humankind” is wider than its picture")]


def test_words_over_words_are_an_error_at_their_line() -> None:
    other = f'<g data-src="slides[1].steps[2]">{TEXT.format(30, 24, "start", "Regional")}</g>'
    assert faults(TEXT.format(0, 20, "start", "Bilateral"), other) == [
        ("slides[1].steps[2]", "“Regional” prints over “Bilateral” in a picture")
    ]


@pytest.mark.parametrize(("word", "count"), [("Bilateral", 0), ("Intergovernmental", 1)])
def test_a_word_must_stand_inside_its_circle(word: str, count: int) -> None:
    circle = '<circle cx="100" cy="50" r="45"/>'
    found = faults(f"<g>{circle}{TEXT.format(100, 55, 'middle', word)}</g>")
    assert found == [("slides[1]", f"“{word}” is wider than its circle")] * count


def test_words_over_a_bar_are_an_error_and_words_beside_it_are_not() -> None:
    bar = '<g transform="translate(60 0)"><rect class="bar" x="0" y="5" width="40" height="20"/></g>'
    assert faults(bar, TEXT.format(0, 20, "start", "Humankind")) == [
        ("slides[1]", "“Humankind” prints over a bar of its picture")
    ]
    assert faults(bar, TEXT.format(102, 20, "start", "60")) == []


def test_a_group_that_is_moved_moves_its_words() -> None:
    moved = f'<g transform="translate(90 0)">{TEXT.format(0, 20, "start", "Regional")}</g>'
    assert faults(TEXT.format(0, 20, "start", "Bilateral"), moved) == []


def test_a_dot_is_no_circle_around_words() -> None:
    assert faults(f'<g><circle class="dot" cx="4" cy="15" r="4"/>{TEXT.format(12, 20, "start", "Quay")}</g>') == []
