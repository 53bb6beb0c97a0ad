"""Text in other scripts has its language and the forms of that language; a character without a glyph is an error."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from briefset.build import Wish, build
from briefset.diagnostics import Diagnostic, Failure
from briefset.project import find_articles
from briefset.render import mark_prose
from briefset.scaffold import scaffold


def asking(project: Path, words: str) -> None:
    scaffold(project, "demo", None)
    summary = project / "content" / "demo" / "summary.yaml"
    text = summary.read_text(encoding="utf-8")
    asked = re.search(r"^questions:.*?text: ([^\n}]*)", text, re.MULTILINE | re.DOTALL)
    assert asked is not None
    summary.write_text(text[: asked.start(1)] + words + text[asked.end(1) :], encoding="utf-8")


def make(project: Path, wanted: str) -> Path:
    build(find_articles(project, [])[0], Wish((wanted,), project / "build"))
    return project / "build" / "demo"


@pytest.mark.parametrize(
    ("text", "original", "marked"),
    [
        ("a 中国梦 b", "zh-CN", '<span lang="zh-CN">中国梦</span>'),
        ("a 日本語のテキスト b", "zh-CN", '<span lang="ja">日本語のテキスト</span>'),
        ("a 日本語 b", "ja-JP", '<span lang="ja-JP">日本語</span>'),
        ("a 한국어 b", "zh-CN", '<span lang="ko">한국어</span>'),
        ("a 韓國 b", "ko-KR", '<span lang="ko-KR">韓國</span>'),
        ("a 中国 b", "ru", '<span lang="zh-CN">中国</span>'),
        ("a السلام عليكم b", "zh-CN", '<span lang="ar" dir="rtl">السلام عليكم</span>'),
        ("a سلام b", "fa-IR", '<span lang="fa-IR" dir="rtl">سلام</span>'),
        ("a שלום b", "zh-CN", '<span lang="he" dir="rtl">שלום</span>'),
        ("a Русский Ελληνικά b", "zh-CN", "a Русский Ελληνικά b"),
    ],
)
def test_a_run_in_another_script_has_its_language(text: str, original: str, marked: str) -> None:
    html = str(mark_prose(text, original))
    assert html in (marked, f"a {marked} b")


def test_each_script_is_set_in_its_own_face(tmp_path: Path) -> None:
    scaffold(tmp_path, "demo", None)
    summary = tmp_path / "content" / "demo" / "summary.yaml"
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
    lines = (tmp_path / "content" / "demo" / "summary.yaml").read_text(encoding="utf-8").splitlines()
    assert fault.code == "no-glyph"
    assert fault.path.startswith("questions[0]")
    assert "\U00012000" in lines[fault.position.line - 1]
    assert "U+12000" in fault.message


def test_a_slide_is_held_to_the_same_rule(tmp_path: Path) -> None:
    scaffold(tmp_path, "demo", None)
    summary = tmp_path / "content" / "demo" / "summary.yaml"
    text = summary.read_text(encoding="utf-8")
    summary.write_text(text.replace("title: A harbour worth sharing", "title: A harbour 😀", 1), encoding="utf-8")
    fault = complaint(tmp_path, "pptx")
    assert (fault.code, fault.path) == ("no-glyph", "title")


def test_signs_that_are_not_drawn_need_no_glyph(tmp_path: Path) -> None:
    asking(tmp_path, "What is a har\u00adbour for?")
    assert (make(tmp_path, "docx") / "handout.docx").is_file()
