"""The whole pipeline: a set is made whole, made again only when needed, and always from the same bytes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefset.build.manifest import digest
from briefset.build.pipeline import build
from briefset.build.plan import BuildOptions
from briefset.diagnostics import Failure
from tests.support.projects import article_of, build_project, summary_of

EXPECTED = {
    "brief.pdf",
    "briefing.html",
    "briefing.pdf",
    "factsheet-contact.png",
    "factsheet-print.pdf",
    "factsheet.pdf",
    "factsheet.pptx",
    *(f"factsheet-{number:02d}.png" for number in range(1, 7)),
    "evidence.pdf",
    "handout.docx",
    "email.html",
    "email.txt",
    *(f"share-{number:02d}-{shape}.png" for number in range(1, 4) for shape in ("wide", "tall")),
    "manifest.json",
}


def outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.startswith(".")}


@pytest.fixture(scope="module", name="built")
def copied(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's project and set, to be changed."""
    project = shutil.copytree(built, tmp_path_factory.mktemp("copied") / "project")
    build_project(project)  # its stamp names the other folder
    return project


def test_the_set_is_complete(built: Path) -> None:
    assert set(outputs(built / "build" / "demo")) == EXPECTED


def test_the_manifest_has_the_hash_of_every_output_and_input(built: Path) -> None:
    files = outputs(built / "build" / "demo")
    manifest = json.loads(files.pop("manifest.json"))
    listed = {name: hashed for named in manifest["outputs"].values() for name, hashed in named.items()}
    assert listed == {name: digest(data) for name, data in files.items()}
    assert manifest["article"] == digest((built / "content" / "demo" / "source.txt").read_bytes())
    assert manifest["inputs"]["summary.yaml"] == digest(summary_of(built).read_bytes())
    assert manifest["libraries"]["weasyprint"].startswith("70.")


def test_a_second_build_does_nothing(built: Path) -> None:
    folder = built / "build" / "demo"
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert not build(article_of(built), BuildOptions((), built / "build")).fresh
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_a_deleted_output_is_made_again(built: Path) -> None:
    folder = built / "build" / "demo"
    before = outputs(folder)
    (folder / "briefing.html").unlink()
    assert build(article_of(built), BuildOptions(("html",), built / "build")).fresh
    assert outputs(folder) == before


def test_a_failed_build_changes_nothing(built: Path) -> None:
    folder, summary = built / "build" / "demo", summary_of(built)
    before, text = outputs(folder), summary.read_text(encoding="utf-8")
    summary.write_text(text.replace("A quay is a workplace first", "A quay is a workplace last"), encoding="utf-8")
    try:
        with pytest.raises(Failure):
            build_project(built)
    finally:
        summary.write_text(text, encoding="utf-8")
    assert outputs(folder) == before


def test_an_unknown_product_in_the_selection_is_an_error_at_its_line(project: Path, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8").replace("\n  handout:\n", "\n  handuot:\n")
    sample.write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as caught:
        build_project(project, "html")
    (fault,) = caught.value.diagnostics
    assert (fault.path, fault.excerpt) == ("selection.handuot", "  handuot:")


def test_a_character_without_a_glyph_is_an_error_at_its_line(project: Path, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8").replace("head: Visitors came", "head: Visitors \U00012000 came")
    sample.write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as caught:
        build_project(project, "pdf")
    assert any("U+12000" in fault.message for fault in caught.value.diagnostics)
    assert not (project / "build").exists()


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}, {"PYTHONOPTIMIZE": "2", "HOME": "/nonexistent"}],
    ids=["hash seed, zone, locale", "optimised, no home"],
)
def test_same_input_same_bytes_in_another_environment_and_folder(
    built: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    root = tmp_path / "another folder ü"
    (root / "content").mkdir(parents=True)
    (built / "content" / "demo").rename(root / "content" / "demo")
    try:
        command = [sys.executable, "-m", "briefset", "build", "-q"]
        subprocess.run(command, cwd=root, env={**os.environ, **environment}, check=True, stdout=subprocess.DEVNULL)
    finally:
        (root / "content" / "demo").rename(built / "content" / "demo")
    assert outputs(root / "build" / "demo") == outputs(built / "build" / "demo")


def test_source_date_epoch_dates_the_files(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1454284800")
    build_project(project, "html")
    page = (project / "build" / "demo" / "briefing.html").read_text(encoding="utf-8")
    assert '<meta name="dcterms.created" content="2016-02-01T00:00:00Z"' in page


@pytest.mark.slow
def test_the_html_of_each_pdf_is_kept_where_that_is_asked(project: Path, tmp_path: Path) -> None:
    for options in ({}, {"keep_html": tmp_path / "html"}):
        build_project(project, "pdf", products=("brief", "evidence"), **options)
    kept = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "html" / "demo").iterdir()}
    assert sorted(kept) == sorted(path.stem for path in (project / "build" / "demo").glob("*.pdf"))
    assert all("<html lang=" in text and "Moreau" in text for text in kept.values())
