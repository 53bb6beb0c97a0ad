"""Cards and the letter: the essentials in other shapes, built with the set or alone."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from briefset.build.manifest import read_manifest
from briefset.build.pipeline import build
from briefset.build.plan import BuildOptions
from briefset.diagnostics import Exit, Failure
from tests.support.projects import article_of, build_project, run_cli


def names(project: Path) -> set[str]:
    return {path.name for path in (project / "build" / "demo").iterdir() if not path.name.startswith(".")}


@pytest.mark.slow
def test_each_card_is_drawn_wide_and_tall(built: Path) -> None:
    folder = built / "build" / "demo"
    sizes = {path.name: Image.open(io.BytesIO(path.read_bytes())).size for path in folder.glob("share-*.png")}
    wide = {f"share-{number:02d}-wide.png": (1200, 630) for number in (1, 2, 3)}
    assert sizes == wide | {f"share-{number:02d}-tall.png": (1080, 1350) for number in (1, 2, 3)}


@pytest.mark.slow
def test_what_cards_and_letter_say_is_proven_like_all_else(built: Path) -> None:
    proofs = json.loads((built / "build" / "demo" / "manifest.json").read_text(encoding="utf-8"))["readback"]
    assert min(proofs[name]["statements"] for name in ("share.png", "email.html", "email.txt", "brief.pdf")) > 5


def test_the_letter_has_its_styles_at_its_elements_and_a_twin_of_the_same_words(project: Path) -> None:
    build_project(project, products=("email",))
    page = (project / "build" / "demo" / "email.html").read_bytes()
    assert len(page) < 100_000
    assert b"<style" not in page
    assert b"var(" not in page
    assert re.search(rb'<h1 [^>]*style="[^"]*34px', page)
    plain = (project / "build" / "demo" / "email.txt").read_text(encoding="utf-8")
    assert "A harbour worth sharing\n=======================\n" in plain


def test_a_long_line_of_the_source_is_set_smaller_on_a_card(project: Path) -> None:
    path = project / "content" / "demo" / "summary.yaml"
    text = path.read_text(encoding="utf-8")
    title = "A harbour worth sharing, and what became of the boats that landed their fish there for a hundred years"
    path.write_text(re.sub(r"(?m)^(  container-title:).*$", rf"\1 {title}", text), encoding="utf-8")
    build_project(project, "png", products=("share",))
    assert "share-01-wide.png" in names(project)


@pytest.mark.slow
def test_a_product_is_built_alone_and_the_others_stay(project: Path) -> None:
    build_project(project, products=("email",))
    assert names(project) == {"email.html", "email.txt", "manifest.json"}
    before = (project / "build" / "demo" / "email.html").read_bytes()
    build_project(project, "txt", "html", products=("briefing", "email"))
    assert names(project) == {"briefing.html", "email.html", "email.txt", "manifest.json"}
    build_project(project, "html", products=("briefing",), force=True)
    assert names(project) == {"briefing.html", "email.html", "email.txt", "manifest.json"}
    manifest = read_manifest(project / "build" / "demo")
    assert manifest is not None
    assert set(manifest.outputs) == {"briefing.html", "email.html", "email.txt"}
    assert (project / "build" / "demo" / "email.html").read_bytes() == before


@pytest.mark.slow
def test_a_product_that_is_up_to_date_is_not_made_again(project: Path) -> None:
    options = BuildOptions((), project / "build", products=("email",))
    assert build(article_of(project), options).fresh
    assert not build(article_of(project), options).fresh
    assert build(article_of(project), BuildOptions(("html",), project / "build", products=("briefing",))).fresh
    assert not build(article_of(project), options).fresh


@pytest.mark.parametrize(
    ("products", "formats", "said"),
    [
        (("breif",), (), "no product 'breif' (did you mean “brief”?)"),
        (("brief",), ("docx",), "brief is not made as docx (its formats: pdf)"),
    ],
)
def test_a_product_that_is_not_there_is_a_mistake_of_usage(
    project: Path, products: tuple[str, ...], formats: tuple[str, ...], said: str
) -> None:
    with pytest.raises(Failure) as caught:
        build_project(project, *formats, products=products)
    (fault,) = caught.value.diagnostics
    assert (f"{fault.message} ({fault.hint})", caught.value.exit_code) == (said, Exit.USAGE)


def test_the_command_line_takes_products(project: Path) -> None:
    code, data, _ = run_cli("build", "-p", "email", "--product", "email", "--project", project)
    assert code == 0
    assert [Path(line).name for line in data.splitlines()] == ["email.html", "email.txt", "manifest.json"]


@pytest.mark.slow
def test_a_letter_that_is_too_large_is_an_error(project: Path) -> None:
    folder = project / "templates" / "email"
    folder.mkdir(parents=True)
    shipped = (Path(__file__).parents[2] / "templates" / "email" / "product.yaml").read_text(encoding="utf-8")
    (folder / "product.yaml").write_text(shipped.replace("kilobytes: 100", "kilobytes: 1"), encoding="utf-8")
    with pytest.raises(Failure) as caught:
        build_project(project, products=("email",))
    assert [fault.code for fault in caught.value.diagnostics] == ["budget"]
