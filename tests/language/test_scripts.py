"""Text in other scripts has its language and the forms of that language; a character without a glyph is an error."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from briefset.diagnostics import Diagnostic, Failure
from briefset.language.scripts import mark_foreign
from tests.support.projects import build_project, make_project, summary_of


def asking(project: Path, words: str) -> None:
    make_project(project)
    summary = summary_of(project)
    text = summary.read_text(encoding="utf-8")
    asked = re.search(r"^questions:.*?text: ([^\n}]*)", text, re.MULTILINE | re.DOTALL)
    assert asked is not None
    summary.write_text(text[: asked.start(1)] + words + text[asked.end(1) :], encoding="utf-8")


def make(project: Path, wanted: str) -> Path:
    build_project(project, wanted)
    return project / "build" / "demo"


@pytest.mark.parametrize(
    ("text", "original", "marked"),
    [
        ("a 中国梦 b", "zh-CN", 'a <span lang="zh-CN">中国梦</span> b'),
        ("a 日本語のテキスト b", "zh-CN", 'a <span lang="ja">日本語のテキスト</span> b'),
        ("a 日本語 b", "ja-JP", 'a <span lang="ja-JP">日本語</span> b'),
        ("a 한국어 문서 b", "zh-CN", 'a <span lang="ko">한국어 문서</span> b'),
        ("a 韓國 b", "ko-KR", 'a <span lang="ko-KR">韓國</span> b'),
        ("a 中国 b", "ru", 'a <span lang="zh-CN">中国</span> b'),
        ("a 《中国》（上） b", "", 'a <span lang="zh-CN">《中国》（上）</span> b'),
        ("東京 – 経済のあした", "", '<span lang="ja">東京</span> – <span lang="ja">経済のあした</span>'),
        ("a السلام عليكم b", "zh-CN", 'a <span lang="ar" dir="rtl">السلام عليكم</span> b'),
        ("a سلام b", "fa-IR", 'a <span lang="fa-IR" dir="rtl">سلام</span> b'),
        ("a שלום b", "zh-CN", 'a <span lang="he" dir="rtl">שלום</span> b'),
        ("a Русский язык b", "", 'a <span lang="ru">Русский язык</span> b'),
        ("a Українська b", "ru", 'a <span lang="ru">Українська</span> b'),
        ("a Українська b", "", 'a <span lang="uk">Українська</span> b'),
        ("a България b", "", 'a <span lang="bg">България</span> b'),
        ("a Ελληνικά b", "zh-CN", 'a <span lang="el">Ελληνικά</span> b'),
        ("a α and Δ b", "", "a α and Δ b"),
    ],
)
def test_a_run_in_another_script_has_its_language(text: str, original: str, marked: str) -> None:
    head = '<!DOCTYPE html><!-- 中国 --><html lang="en"><head><title>中国</title></head>'
    page = head + '<body><h1 title="中国">{}</h1></body></html>'
    assert mark_foreign(page.format(text), original) == page.format(marked)


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [
        ("zh-CN", "他说ありがとう之后", '他说<span lang="ja">ありがとう</span>之后'),
        ("ja", "中国の한국", '中国の<span lang="ko">한국</span>'),
        ("ko", "한국(韓國)", "한국(韓國)"),
        ("ru", "Русский Ελληνικά", 'Русский <span lang="el">Ελληνικά</span>'),
        ("fa", "سلام שלום", 'سلام <span lang="he" dir="rtl">שלום</span>'),
    ],
)
def test_a_page_is_not_foreign_to_itself(language: str, text: str, marked: str) -> None:
    assert mark_foreign(f'<p lang="{language}">{text}</p>', "ja") == f'<p lang="{language}">{marked}</p>'


def test_words_whose_language_is_given_and_pictures_keep_their_elements() -> None:
    given = '<p lang="en"><em lang="zh-TW">中<br>國</em> &lt; <svg><text x="1">中国</text><text>a 中国</text></svg></p>'
    marked = given.replace('<text x="1">', '<text x="1" lang="zh-CN">')
    assert mark_foreign(given, "") == marked


@pytest.mark.slow
def test_each_script_is_set_in_its_own_face(tmp_path: Path) -> None:
    make_project(tmp_path)
    summary = summary_of(tmp_path)
    text = summary.read_text(encoding="utf-8")
    words = "中国, 日本語の, 한국어, Русский, Ελληνικά and Nguyễn"
    changed = text.replace("Moreau argues that a working harbour", f"{words}: a working harbour", 1)
    assert changed != text
    summary.write_text(changed, encoding="utf-8")
    with pikepdf.open(make(tmp_path, "pdf") / "briefing.pdf") as opened:
        objects = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary)]
        fonts = {str(item.FontName).partition("+")[2] for item in objects if _is_font(item)}
        languages = {
            str(item.Lang) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/Lang" in item
        }
    assert {"Noto-Sans-SC", "Noto-Sans-JP", "Noto-Sans-KR"} <= {font.rstrip(",") for font in fonts}
    assert {"zh-CN", "ja", "ko"} <= languages


def _is_font(item: pikepdf.Dictionary) -> bool:
    return bool(item.get("/Type") == pikepdf.Name.FontDescriptor)


def complaint(project: Path, wanted: str) -> Diagnostic:
    with pytest.raises(Failure) as caught:
        make(project, wanted)
    return caught.value.diagnostics[0]


@pytest.mark.parametrize("wanted", ["docx", "html"])
def test_a_character_that_no_face_has_is_an_error_at_its_line_in_every_format(tmp_path: Path, wanted: str) -> None:
    asking(tmp_path, "What does \U00012000 mean?")
    fault = complaint(tmp_path, wanted)
    lines = summary_of(tmp_path).read_text(encoding="utf-8").splitlines()
    assert fault.code == "no-glyph"
    assert fault.path.startswith("questions[0]")
    assert "\U00012000" in lines[fault.position.line - 1]
    assert "U+12000" in fault.message


def test_a_slide_is_held_to_the_same_rule(tmp_path: Path) -> None:
    make_project(tmp_path)
    summary = summary_of(tmp_path)
    text = summary.read_text(encoding="utf-8")
    summary.write_text(text.replace("title: A harbour worth sharing", "title: A harbour 😀", 1), encoding="utf-8")
    fault = complaint(tmp_path, "pptx")
    assert (fault.code, fault.path) == ("no-glyph", "title")


def test_signs_that_are_not_drawn_need_no_glyph(tmp_path: Path) -> None:
    asking(tmp_path, "What is a har\u00adbour for?")
    assert (make(tmp_path, "docx") / "handout.docx").is_file()
