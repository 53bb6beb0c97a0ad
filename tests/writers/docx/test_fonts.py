"""Typefaces that travel in the Word file, recovered as Word does it (ECMA-376, part 1, 17.8.1)."""

import dataclasses
import io
import zipfile

import pytest
from fontTools.ttLib import TTFont

from briefset.design.fonts import read_face, read_installed
from briefset.writers.docx import doctree_to_docx
from briefset.writers.docx.fonts import embed_face
from briefset.writers.docx.library import read_document
from briefset.writers.docx.metrics import Block, Metrics
from briefset.writers.docx.theme import recolour
from briefset.writers.ooxml.xml import Node, build, parse, qualify
from tests.support.word import PRODUCT, REFERENCE, THEME, part, tree, write_with_fonts

SERIF, SANS, HAN = "Gentium Book Plus", "Source Sans 3", "Noto Sans SC"


def fonts_of(data: bytes) -> dict[str, dict[str, TTFont]]:
    """The embedded faces by family and style, with the key taken out of their first 32 bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = parse(archive.read("word/_rels/fontTable.xml.rels"))
        targets = {node.get("Id"): str(node.get("Target")).removeprefix("/word/") for node in relations}
        files = {key: archive.read(f"word/{target}") for key, target in targets.items()}
    table = part(data, "word/fontTable.xml")
    return {
        font.get(qualify("w:name"), ""): {
            str(node.tag).rpartition("embed")[2]: recover(node, files) for node in font if "}embed" in str(node.tag)
        }
        for font in table
    }


def recover(node: Node, files: dict[str | None, bytes]) -> TTFont:
    data = files[node.get(qualify("r:id"))]
    key = bytes.fromhex(node.get(qualify("w:fontKey"), "").strip("{}").replace("-", ""))[::-1]
    head = bytes(byte ^ key[index % 16] for index, byte in enumerate(data[:32]))
    return TTFont(io.BytesIO(head + data[32:]))


def names(face: TTFont) -> str:
    return str(face["name"].getDebugName(1))


def test_the_faces_of_the_page_travel_in_the_file() -> None:
    found = fonts_of(write_with_fonts("<p>a</p>"))
    assert {family: set(styles) for family, styles in found.items()} == {
        SERIF: {"Regular", "Bold", "Italic"},
        SANS: {"Regular", "Bold", "Italic"},
        HAN: set(),
    }
    assert {names(face) for face in found[SERIF].values()} == {SERIF}


def test_latin_is_embedded_whole_so_that_the_text_can_be_edited() -> None:
    characters = fonts_of(write_with_fonts("<p>a</p>"))[SANS]["Regular"].getBestCmap()
    assert {ord(letter) for letter in "AzÀÿĀſșẞ–“”…€− "} <= characters.keys()


@pytest.mark.slow
def test_of_chinese_only_what_is_used_is_embedded() -> None:
    characters = fonts_of(write_with_fonts('<p>a <span lang="zh-CN">中国</span></p>'))[HAN]["Regular"].getBestCmap()
    assert set(characters) == {ord("中"), ord("国"), ord(" ")}


@pytest.mark.slow
def test_a_chinese_document_has_its_figures_in_the_face_of_its_letters_once_and_bold_too() -> None:
    chinese = THEME.speaking("zh")
    reference = recolour(REFERENCE, THEME, chinese)
    written = doctree_to_docx(tree("<p>中国 2015</p>"), chinese, reference, PRODUCT.styles, chinese.read_face).data
    table = [font.get(qualify("w:name")) for font in part(written, "word/fontTable.xml")]
    assert table.count(HAN) == 1
    faces = fonts_of(written)[HAN]
    assert set(faces) == {"Regular", "Bold"}
    assert all({ord(letter) for letter in "中国2015Pa"} <= face.getBestCmap().keys() for face in faces.values())


def sizes_of(reference: bytes) -> dict[str, list[int]]:
    """Half points by the face of the theme, in the order of the styles."""
    looks = list(part(reference, "word/styles.xml").iter(qualify("w:rPr")))
    pairs = [(look.find(qualify("w:rFonts")), look.find(qualify("w:sz"))) for look in looks]
    named = [
        (fonts.get(qualify("w:asciiTheme"), ""), int(size.get(qualify("w:val"), "")))
        for fonts, size in pairs
        if fonts is not None and size is not None
    ]
    return {face: [size for owner, size in named if owner == face] for face in ("majorHAnsi", "minorHAnsi")}


def test_letters_of_a_wide_face_are_as_much_smaller_in_word() -> None:
    faces = (*read_installed("Poppins"), *read_installed("EB Garamond"))
    wide = dataclasses.replace(THEME, sans="Poppins", faces=faces)
    ours, made = sizes_of(REFERENCE), sizes_of(recolour(REFERENCE, THEME, wide))
    assert made["minorHAnsi"] == ours["minorHAnsi"]
    assert (min(made["majorHAnsi"]), max(made["majorHAnsi"])) == (13, round(max(ours["majorHAnsi"]) / 1.237))
    assert made["majorHAnsi"] == [max(13, round(size / 1.237)) for size in ours["majorHAnsi"]]


def test_pages_are_counted_in_a_house_own_face() -> None:
    def measured(family: str, *, is_brought: bool = True) -> tuple[Block, bool]:
        faces = tuple(dataclasses.replace(face, family=family) for face in read_installed("Poppins"))
        brand = dataclasses.replace(THEME, sans=family, serif=family, faces=faces)
        metrics = Metrics(read_document(recolour(REFERENCE, THEME, brand)), faces if is_brought else ())
        words = build("w:p", {}, build("w:r", {}, build("w:t", text="Words that take more room in a wide face. " * 9)))
        return metrics.block(words, 400), metrics.has_faces_along

    assert measured("House Sans") == measured("Poppins")
    assert measured("House Sans", is_brought=False) != measured("Poppins")


@pytest.mark.slow
def test_a_greek_word_gets_its_letters() -> None:
    characters = fonts_of(write_with_fonts("<p>λόγος</p>"))[SERIF]["Regular"].getBestCmap()
    assert ord("λ") in characters
    assert ord("a") in characters


def test_a_product_may_leave_the_faces_out() -> None:
    data = doctree_to_docx(tree("<p>a</p>"), THEME, REFERENCE, PRODUCT.styles).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert [name for name in archive.namelist() if "font" in name] == ["word/fontTable.xml"]
    assert not list(part(data, "word/settings.xml").iter(qualify("w:embedTrueTypeFonts")))


def test_the_setting_stands_where_the_schema_wants_it() -> None:
    settings = part(write_with_fonts("<p>a</p>"), "word/settings.xml")
    assert [str(child.tag).rpartition("}")[2] for child in settings][:2] == ["zoom", "embedTrueTypeFonts"]


def test_the_same_text_gives_the_same_keys() -> None:
    assert write_with_fonts("<p>中</p>") == write_with_fonts("<p>中</p>")


def test_a_face_whose_licence_forbids_it_is_not_embedded() -> None:
    data = read_face(SANS, "Regular")
    assert data is not None
    assert embed_face("Regular", data, frozenset("a")) is not None
    face = TTFont(io.BytesIO(data))
    face["OS/2"].fsType = 2
    buffer = io.BytesIO()
    face.save(buffer)
    assert embed_face("Regular", buffer.getvalue(), frozenset("a")) is None
