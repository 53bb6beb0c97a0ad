"""Words in another script have their language wherever they stand, in every format, and a face of that language."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import tinyhtml5
from lxml import etree

from briefset.design.templates import built_in_templates
from tests.support.projects import make_project
from tests.support.sets import SharedSets
from tests.support.tags import read_texts

WORDS = {"日本の港": "ja", "한국 항구": "ko", "海港": "zh-CN", "Русский порт": "ru", "Ελληνικό λιμάνι": "el"}
PLACES = {
    "title: A harbour worth sharing": "日本の港",
    "deck: How Ada Moreau": "한국 항구",
    "head: Workplace and view": "Русский порт",
    "argument: The essay’s steps": "海港",
    "title: The old order": "海港",
    "occasion: town council": "Ελληνικό λιμάνι",
    "title: Visitors to the quay": "Русский порт",
    'columns: [For, "': "海港",
    "label: The work": "日本の港",
    "title: Activity": "日本の港",
    "columns: [Paragraph, Claim": "한국 항구",
    "title: Three steps, from": "日本の港",
    "title: Visitors came, and the boats stayed": "海港",
    "label: visitors in 2023": "Ελληνικό λιμάνι",
    'text: "4.5-fold': "日本の港",
    'label: "2021': "日本の港",
    'label: "2023': "日本の港",
    "family: Moreau": "Русский порт",
}
LETTERS = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")


@pytest.fixture(scope="module")
def output(shared_sets: SharedSets) -> Path:
    return shared_sets.project("scripts", write_scripts, "pdf", "html", "docx", "pptx") / "build" / "demo"


def write_scripts(project: Path) -> None:
    make_project(project, *((place, f"{place} {words}") for place, words in PLACES.items()))
    product = (built_in_templates() / "handout" / "product.yaml").read_text(encoding="utf-8")
    (project / "templates" / "handout").mkdir(parents=True)
    drawn = product.replace("\ncharts: []", "\ncharts: [pair]")
    (project / "templates" / "handout" / "product.yaml").write_text(drawn, encoding="utf-8")


def expected(text: str) -> set[str]:
    """The languages of the words in a text, which may be parts of a line."""
    found = {" ".join(part.replace("\u00a0", " ").split()) for part in LETTERS.findall(text)}
    return {tag for words, tag in WORDS.items() for part in found if part in words}


def test_the_reading_copy_has_the_language_at_every_word(output: Path) -> None:
    root = tinyhtml5.parse((output / "briefing.html").read_text(encoding="utf-8"), namespace_html_elements=False)
    found = [pair for body in root if body.tag == "body" for pair in in_markup(body, "en")]
    assert {tag for _, tag in found} == set(WORDS.values())
    assert [(text, tag) for text, tag in found if expected(text) != {tag}] == []


def in_markup(element: Any, language: str) -> Iterator[tuple[str, str]]:
    if str(element.tag).endswith("svg"):  # one picture with a text alternative
        return
    language = element.get("lang", language)
    if LETTERS.search(element.text or ""):
        yield element.text, language
    for child in element:
        yield from in_markup(child, language)
        if LETTERS.search(child.tail or ""):
            yield child.tail, language


@pytest.mark.parametrize("name", ["briefing.pdf", "factsheet.pdf", "factsheet-print.pdf"])
def test_every_word_in_the_tags_of_a_pdf_has_its_language(output: Path, name: str) -> None:
    data = (output / name).read_bytes()
    texts = read_texts(data)
    with pikepdf.open(io.BytesIO(data)) as opened:
        pages = {page.objgen: number for number, page in enumerate(opened.pages)}
        root = opened.Root.StructTreeRoot
        found = [pair for kid in kids(root) for pair in in_tags(kid, str(opened.Root.Lang), pages, texts)]
    assert len({tag for _, tag in found}) >= 3
    assert [(text, tag) for text, tag in found if expected(text) != {tag}] == []


def in_tags(element: Any, language: str, pages: dict[Any, int], texts: Any) -> Iterator[tuple[str, str]]:
    language = str(element.get("/Lang", language))
    for kid in kids(element):
        if isinstance(kid, int):
            text = texts.get((pages[element.Pg.objgen], kid), "")
            if LETTERS.search(text) and str(element.S) != "/Figure":
                yield text, language
        elif "/S" in kid:
            yield from in_tags(kid, language, pages, texts)


def kids(element: Any) -> list[Any]:
    below = element.get("/K", [])
    return list(below) if isinstance(below, pikepdf.Array) else [below]


def read_parts(file: Path, pattern: str) -> Iterator[Any]:
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if re.fullmatch(pattern, name):
                yield etree.fromstring(archive.read(name))


def test_every_run_in_word_names_language_and_face(output: Path) -> None:
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    faces = {"ja": "Noto Sans JP", "ko": "Noto Sans KR", "zh-CN": "Noto Sans SC"}
    seen: set[str] = set()
    for root in read_parts(output / "handout.docx", r"word/(document|header\d|footer\d|footnotes)\.xml"):
        for run in root.iter(f"{word}r"):
            text = "".join(run.itertext(f"{word}t"))
            if LETTERS.search(text):
                language = next(run.iter(f"{word}lang"))
                named = [fonts.get(f"{word}eastAsia") for fonts in run.iter(f"{word}rFonts")]
                seen |= expected(text)
                assert {language.get(f"{word}eastAsia") or language.get(f"{word}val")} == expected(text)
                assert named == [face for face in [faces.get(language.get(f"{word}val"))] if face]
    assert seen == set(WORDS.values())
    with zipfile.ZipFile(output / "handout.docx") as archive:
        embedded = {name.rpartition("/")[2].partition("-")[0] for name in archive.namelist() if "/fonts/" in name}
    assert {"NotoSansJP", "NotoSansKR", "NotoSansSC"} <= embedded


def test_every_run_on_a_slide_names_its_language_and_a_face_of_its_forms(output: Path) -> None:
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    faces = {"ja": ["Yu Gothic"], "ko": ["Malgun Gothic"]}
    seen: set[str] = set()
    for root in read_parts(output / "factsheet.pptx", r"ppt/(slides/slide|notesSlides/notesSlide|charts/chart).*\.xml"):
        for run in root.iter(f"{drawing}r"):
            text = "".join(run.itertext(f"{drawing}t"))
            if LETTERS.search(text):
                properties = run.find(f"{drawing}rPr")
                seen |= expected(text)
                assert {properties.get("lang")} == expected(text)
                named = [face.get("typeface") for face in properties.iter(f"{drawing}ea")]
                assert [face for face in named if not face.startswith("+")] == faces.get(properties.get("lang"), [])
    assert {"ja", "zh-CN", "el"} <= seen


@pytest.mark.parametrize(
    ("file", "part", "face"),
    [
        ("factsheet.pptx", r"ppt/charts/chart.*\.xml", "Yu Gothic"),
        ("handout.docx", r"word/charts/chart1\.xml", "Noto Sans JP"),
    ],
)
def test_the_names_on_an_axis_have_their_language_and_face(output: Path, file: str, part: str, face: str) -> None:
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    charts = list(read_parts(output / file, part))
    axes = [axis for chart in charts for axis in chart.iter("{*}catAx")]
    named = {next(axis.iter(f"{drawing}ea")).get("typeface") for axis in axes}
    assert named == {face}


def test_words_of_the_article_have_its_language_in_a_summary_in_another(shared_sets: SharedSets) -> None:
    built = shared_sets.sample("de") / "build" / "demo"
    quoted = "„A quay is a workplace first and a view"
    page = (built / "briefing.html").read_text(encoding="utf-8")
    assert f'<blockquote><span lang="en">{quoted}' in page
    assert '<span lang="en">„A Harbour Worth Sharing: What Small Ports Can Teach“</span>' in page
    assert '<th scope="row"><span lang="en">inner basin</span></th>' in page
    for name, part, attribute in (
        ("handout.docx", r"word/document\.xml", "lang/@*"),
        ("factsheet.pptx", r"ppt/slides/slide\d+\.xml", "rPr/@lang"),
    ):
        runs = [run for root in read_parts(built / name, part) for run in root.iter("{*}r")]
        said = [run for run in runs if "".join(run.itertext("{*}t")).startswith(quoted)]
        local = "/".join(f"*[local-name()='{step}']" if step[0] != "@" else step for step in attribute.split("/"))
        assert [run.xpath(f".//{local}") for run in said] == [["en"]]
