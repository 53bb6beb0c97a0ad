"""The reading copy brings its typefaces along: parts of them, with the letters that it has, one face for a run."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont

from briefset.design.fonts import Face, read_face
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import read_theme
from briefset.writers.html import doctree_to_html, font_rules
from tests.support.trees import doctree

THEME = read_theme(Templates((built_in_templates(),)))
RULE = re.compile(r'font-family:"([^"]+)";font-style:(\w+);font-weight:(\d+);src:url\(data:font/woff2;base64,([^)]+)\)')


def embedded(body: str, language: str = "en") -> dict[tuple[str, str, str], str]:
    """The letters of each face that comes with a page."""
    rules = RULE.findall(font_rules(replace(doctree(body), language=language), THEME))
    return {(family, style, weight): letters_of(b64decode(data)) for family, style, weight, data in rules}


def letters_of(font: bytes) -> str:
    face = TTFont(io.BytesIO(font))
    assert face.flavor == "woff2"
    return "".join(map(chr, sorted(face.getBestCmap())))


@pytest.mark.slow
def test_a_western_page_has_reading_face_and_sans_upright_and_bold() -> None:
    found = embedded("<p>Łódź</p>")
    assert list(found) == [
        ("Gentium Book Plus", "normal", "400"),
        ("Gentium Book Plus", "normal", "700"),
        ("Source Sans 3", "normal", "400"),
        ("Source Sans 3", "normal", "700"),
    ]
    assert all({*"Łódź", *"AZaz09“”"} <= set(letters) for letters in found.values())
    assert ("Source Sans 3", "italic", "400") in embedded("<p><cite>Journal</cite></p>")


@pytest.mark.slow
def test_a_chinese_word_has_its_digits_from_its_own_face_and_no_more_letters_than_it_has() -> None:
    assert embedded('<p>In <span lang="zh-CN">十三五2016</span></p>')[("Noto Sans SC", "normal", "400")] == "0126三五十"


@pytest.mark.slow
def test_han_without_a_language_has_a_face() -> None:
    assert embedded("<p>Lobster 龙虾</p>")[("Noto Sans SC", "normal", "400")] == "虾龙"


@pytest.mark.slow
def test_a_chinese_page_is_set_in_one_face_its_english_words_too() -> None:
    found = embedded('<p>图书馆 <span lang="en">12 libraries</span></p>', "zh-CN")
    assert {family for family, _, _ in found} == {"Noto Sans SC"}
    assert {weight for _, _, weight in found} == {"400", "700"}
    assert {*"图书馆12libraries"} <= set(found["Noto Sans SC", "normal", "400"])


def test_a_face_whose_licence_bits_forbid_it_stays_out() -> None:
    face = TTFont(io.BytesIO(read_face("Source Sans 3", "Regular") or b""))
    face["OS/2"].fsType = 0x0002
    buffer = io.BytesIO()
    face.save(buffer)
    own = Face("House Sans", "Regular", buffer.getvalue(), frozenset("ab"))
    theme = replace(THEME, sans="House Sans", faces=(own,))
    assert "House Sans" not in font_rules(doctree("<p>ab</p>"), theme)


def test_the_rules_stand_first_in_the_page_and_are_the_same_each_time() -> None:
    tree = doctree("<p>ab</p>", head="<style>p { margin: 0 }</style>")
    page = doctree_to_html(tree, THEME)
    assert b"<style>@font-face{" in page
    assert page == doctree_to_html(tree, THEME)
