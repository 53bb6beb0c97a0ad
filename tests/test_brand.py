"""One brand file gives every format its colours and faces, and faint pairs are refused."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from briefset.brand import read_brand
from briefset.build import Wish, build
from briefset.contrast import contrast, mix
from briefset.diagnostics import Failure
from briefset.eject import eject
from briefset.project import find_articles
from briefset.scaffold import scaffold
from briefset.templates import Templates, built_in_templates
from briefset.theme import Theme, read_theme

BUILT_IN = Templates((built_in_templates(),))
BRANDS = built_in_templates() / "shared" / "brands"


def theme() -> Theme:
    return read_theme(BUILT_IN)


def branded(text: str) -> Theme:
    return read_brand(text.encode(), "_brand.yml", theme()).theme


def refused(text: str) -> list[str]:
    with pytest.raises(Failure) as caught:
        branded(text)
    return [f"{fault.position.line}: {fault.code}: {fault.message}" for fault in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("colour", "ground", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#0B5A66", "#FFFFFF", 7.9)],
)
def test_contrast_is_that_of_the_guidelines(colour: str, ground: str, ratio: float) -> None:
    assert contrast(colour, ground) == pytest.approx(ratio, abs=0.05)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert [mix("#000000", "#FFFFFF", share) for share in (0, 0.5, 1)] == ["#000000", "#808080", "#FFFFFF"]


def test_the_brand_of_the_house_is_its_theme() -> None:
    assert branded((BRANDS / "petrol.yml").read_text(encoding="utf-8")) == theme()


def test_a_palette_name_stands_for_its_colour() -> None:
    text = 'color:\n  palette:\n    sea: "#0B4A66"\n  primary: sea\n'
    assert (branded(text).accent, branded(text).cover) == ("#0B4A66", "#0B4A66")


def test_roles_that_the_standard_lacks_are_mixed_from_those_it_has() -> None:
    made = branded('color:\n  foreground: "#202020"\n  primary: "#7A1F5C"\n')
    assert made.soft == mix("#202020", "#FFFFFF", 0.28)
    assert made.tint == mix("#FFFFFF", "#7A1F5C", 0.05)


def test_a_faint_pair_is_refused_with_both_colours_the_ratio_and_a_better_one() -> None:
    with pytest.raises(Failure) as caught:
        branded('color:\n  primary: "#0B5A66"\n  secondary: "#B9C0C4"\n')
    fault = caught.value.diagnostics[0]
    assert (fault.code, fault.position.line) == ("contrast", 3)
    assert fault.message == "soft on paper, #B9C0C4 on #FFFFFF: the contrast is 1.8, and 4.5 is needed"
    better = re.search(r"#[0-9A-F]{6}", fault.hint)
    assert better is not None
    assert contrast(better[0], "#FFFFFF") >= 4.5


def test_a_word_for_a_colour_and_a_foreign_face_are_refused_at_their_lines() -> None:
    assert refused("color:\n  primary: teal\n") == ["2: theme: 'teal' is not a colour"]
    assert refused("typography:\n  base: Georgia\n") == ["2: theme: 'Georgia' is not a bundled font"]


def test_what_has_no_use_here_is_named_and_does_no_harm() -> None:
    text = 'link: https://example.org\ncolor:\n  success: "#00FF00"\n  primary: "#0B5A66"\n'
    unused = read_brand(text.encode(), "_brand.yml", theme()).unused
    assert [(fault.path, fault.position.line) for fault in unused] == [("link", 1), ("color.success", 3)]


@pytest.mark.parametrize("brand", ["petrol", "cinnabar"])
def test_the_whole_set_builds_in_a_brand(tmp_path: Path, brand: str) -> None:
    scaffold(tmp_path, "demo", None)
    source = (BRANDS / f"{brand}.yml").read_bytes()
    eject(tmp_path, brand)
    build(find_articles(tmp_path, [])[0], Wish((), tmp_path / "build"))
    folder, accent = tmp_path / "build" / "demo", branded(source.decode()).accent
    assert f"--accent:{accent}" in (folder / "briefing.html").read_text(encoding="utf-8")
    for name, part in (("handout.docx", "word/theme/theme1.xml"), ("factsheet.pptx", "ppt/theme/theme1.xml")):
        with zipfile.ZipFile(folder / name) as archive:
            assert accent.lstrip("#") in archive.read(part).decode(), name


def test_word_embeds_the_faces_of_the_brand(tmp_path: Path) -> None:
    scaffold(tmp_path, "demo", None)
    eject(tmp_path, "cinnabar")
    build(find_articles(tmp_path, [])[0], Wish(("docx",), tmp_path / "build"))
    with zipfile.ZipFile(tmp_path / "build" / "demo" / "handout.docx") as archive:
        faces = sorted(name for name in archive.namelist() if name.startswith("word/fonts/"))
    assert any("EBGaramond-Regular" in name for name in faces)
    assert not any("Gentium" in name for name in faces)


def test_another_brand_makes_the_set_anew(tmp_path: Path) -> None:
    scaffold(tmp_path, "demo", None)
    folder = find_articles(tmp_path, [])[0]
    wish = Wish(("html",), tmp_path / "build")
    assert build(folder, wish).fresh
    eject(tmp_path, "cinnabar")
    assert build(folder, wish).fresh
    assert not build(folder, wish).fresh
