"""Spaces at marks follow the language; lines of Chinese break between letters, and not before a closing mark."""

from __future__ import annotations

import pytest

from briefset.language.typography import join_scales, may_break, pieces_of, space_marks, words_of


@pytest.mark.parametrize(
    ("language", "text", "spaced"),
    [
        ("fr", "<p>Qui ? Quoi ; où : « là » !</p>", "<p>Qui\u202f? Quoi\u202f; où\u00a0: «\u00a0là\u00a0»\u202f!</p>"),
        ("fr", "9 500 et 23 800, 18 % et 2021 à 2024", "9\u202f500 et 23\u202f800, 18\u00a0% et 2021 à 2024"),
        ("fr", '<a title="x : y">z</a> <em>!</em>', '<a title="x : y">z</a>\u202f<em>!</em>'),
        ("fr", "<style>a : b</style> c : d", "<style>a : b</style> c\u00a0: d"),
        ("zh-CN", "一。 二， <span>三</span>；\u00a0四", "一。二，<span>三</span>；四"),
        ("zh-CN", "一。</strong> 二 P1 三", "一。</strong>二 P1 三"),
        ("en", "who ? what : 9 500", "who ? what : 9 500"),
    ],
)
def test_marks_have_the_spaces_of_their_language(language: str, text: str, spaced: str) -> None:
    assert space_marks(text, language) == spaced


@pytest.mark.parametrize(
    ("languages", "text", "joined"),
    [
        (
            ("en-GB",),
            "<p>€9 billion and 27 percent of 9 bills</p>",
            "<p>€9\u00a0billion and 27\u00a0percent of 9 bills</p>",
        ),
        (("de-DE", "en"), "30 Milliarden, “30 billion”", "30\u00a0Milliarden, “30\u00a0billion”"),
        (("fr",), "9,5 milliards, 30 pour cent", "9,5\u00a0milliards, 30\u00a0pour cent"),
        (("es",), "30 mil millones, 1,5 billones", "30\u00a0mil millones, 1,5\u00a0billones"),
        (("zh",), "300 亿", "300\u00a0亿"),
        (("en",), '<a title="9 billion">9 <em>billion</em></a>', '<a title="9 billion">9 <em>billion</em></a>'),
    ],
)
def test_a_number_stays_on_one_line_with_its_scale(languages: tuple[str, ...], text: str, joined: str) -> None:
    assert join_scales(text, *languages) == joined


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("short-term plan", ["short-", "term ", "plan"]),
        ("书在城里，人在城外。", ["书", "在", "城", "里，", "人", "在", "城", "外。"]),
        ("（P4）和《书》", ["（P4）", "和", "《书》"]),
        ("増えっぱなしでゅ", ["増", "えっ", "ぱ", "な", "し", "でゅ"]),
        ("到2023年", ["到", "2023", "年"]),
    ],
)
def test_a_line_breaks_where_the_language_lets_it(text: str, pieces: list[str]) -> None:
    assert pieces_of(text) == pieces


def test_a_label_does_not_break_after_a_dash() -> None:
    assert words_of("2012–2015 short-term") == ["2012–2015 ", "short-term"]


def test_a_break_between_two_runs_is_that_of_the_text() -> None:
    assert [may_break("城", "外"), may_break("城", "。"), may_break("a ", "b"), may_break("a", "b")] == [
        True, False, True, False,
    ]  # fmt: skip
