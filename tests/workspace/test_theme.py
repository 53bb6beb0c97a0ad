"""A new look begins with a folder that builds, and a look can be seen on one page."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from pathlib import Path
from typing import get_args

import docx
import pypdfium2
import pytest
from PIL import Image
from typer.testing import CliRunner

from briefset.build.reference import prepare_reference
from briefset.cli.application import app
from briefset.design.product import read_product
from briefset.design.templates import Templates, built_in_templates, find_templates
from briefset.design.theme import read_theme
from briefset.summary.model.slides import Slide
from briefset.writers.ooxml.package import read_archive
from briefset.yaml12.document import load
from tests.support.projects import make_project

BUILT_IN = Templates((built_in_templates(),))


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, ["theme", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_new_look_is_a_folder_with_brand_logos_and_both_references_in_its_colours(tmp_path: Path) -> None:
    make_project(tmp_path)
    run("new", "house", "--project", str(tmp_path), "--brand", "cinnabar")
    folder = tmp_path / "house"
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()) == [
        "_brand.yml",
        "logos/README.txt",
        "templates/factsheet/reference.pptx",
        "templates/handout/reference.docx",
    ]
    for name, part in (("factsheet/reference.pptx", "ppt/theme"), ("handout/reference.docx", "word/theme")):
        with zipfile.ZipFile(folder / "templates" / name) as archive:
            assert "A6321E" in archive.read(f"{part}/theme1.xml").decode()


def test_a_new_look_shows_the_colours_that_it_was_made_from(tmp_path: Path) -> None:
    make_project(tmp_path)
    for name, cover in (("petrol", "#0B5A66"), ("cinnabar", "#1B1E2B")):
        run("new", f"my-{name}", "--project", str(tmp_path), "--brand", name)
        for place in (f"my-{name}", str(tmp_path / f"my-{name}" / "_brand.yml")):
            assert f"cover            {cover}" in run("show", place, "--project", str(tmp_path))


def test_references_of_a_new_look_follow_its_brand_until_they_are_saved(tmp_path: Path) -> None:
    make_project(tmp_path)
    run("new", "house", "--project", str(tmp_path))
    (tmp_path / "house" / "templates").rename(tmp_path / "templates")
    theme = dataclasses.replace(read_theme(BUILT_IN), accent="#A6321E")

    def is_followed() -> bool:
        templates = find_templates(tmp_path)
        parts = read_archive(prepare_reference(read_product(templates, "handout"), templates, theme).data)
        return "A6321E" in parts["word/styles.xml"].decode()

    assert is_followed()
    path = tmp_path / "templates" / "handout" / "reference.docx"
    docx.Document(str(path)).save(str(path))
    assert not is_followed()


@pytest.mark.parametrize(("name", "message"), [("House", "is no name of a folder"), ("content", "is there already")])
def test_a_name_that_cannot_be_one_is_refused(tmp_path: Path, name: str, message: str) -> None:
    make_project(tmp_path)
    done = CliRunner().invoke(app, ["theme", "new", name, "--project", str(tmp_path)])
    assert done.exit_code == 2
    assert message in done.output


@pytest.mark.slow
def test_a_set_is_built_in_a_new_look_with_its_references(tmp_path: Path) -> None:
    make_project(tmp_path)
    run("new", "house", "--project", str(tmp_path))
    for path in (tmp_path / "house").iterdir():
        path.rename(tmp_path / path.name)
    done = CliRunner().invoke(app, ["build", "--project", str(tmp_path), "--strict"])
    assert done.exit_code == 0, done.output
    assert "from our own" not in done.output


def test_the_sample_of_a_look_has_slides_of_every_kind() -> None:
    kinds = {get_args(each.model_fields["kind"].annotation)[0] for each in get_args(get_args(Slide)[0])}
    text = b"exhibits:\n" + BUILT_IN.read("skeleton/preview.yaml")
    assert {slide["kind"] for slide in load(text, "preview.yaml").data["slides"]} == kinds


@pytest.mark.slow
@pytest.mark.parametrize("brand", ["cinnabar", "petrol"])
def test_a_look_is_printed_on_one_page_with_every_pair_and_every_slide(tmp_path: Path, brand: str) -> None:
    make_project(tmp_path)
    run("show", brand, "--preview", "--project", str(tmp_path), "-o", "looks")
    with pypdfium2.PdfDocument(tmp_path / "looks" / f"{brand}.pdf") as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_bounded()
        pictures = list(document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
    assert "accent on paper" in text
    assert "dark-accent on dark-tint" in text
    assert len(pictures) >= 12 + 4
    data = (tmp_path / "looks" / f"{brand}.png").read_bytes()
    assert Image.open(io.BytesIO(data)).size == (2382, 3368)
