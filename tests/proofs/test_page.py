"""Every selected statement must be on the page with its number, whatever the template does."""

import io
import zipfile
from pathlib import Path

import pytest

from briefset.diagnostics import Failure
from briefset.proofs.readback import read_back
from tests.support.projects import build_project, make_project, page_of, summary_of

PACKAGED = Path(__file__).resolve().parents[2] / "templates"


POINT = "{{ part.cited(claim, claim.at, in_brackets=false) }}"


def override(project: Path, name: str, old: str, new: str) -> None:
    """Put a changed copy of a packaged template into the project."""
    text = (PACKAGED / name).read_text(encoding="utf-8")
    assert old in text, f"{name} has no {old!r}"
    path = project / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def complaints(project: Path, *formats: str) -> list[str]:
    with pytest.raises(Failure) as caught:
        build_project(project, *formats)
    assert {fault.code for fault in caught.value.diagnostics} == {"lost-in-output"}
    assert all(fault.position.line for fault in caught.value.diagnostics), "each has its line in the summary"
    return [f"{fault.path}: {fault.message}" for fault in caught.value.diagnostics]


def test_a_template_that_forgets_a_statement_fails_the_build(project: Path) -> None:
    override(project, "briefing/copy.html.jinja", POINT, "")
    first = complaints(project, "html")[0]
    assert first.startswith("claims[0]: briefing.html: the page does not print “")


def test_a_template_that_alters_a_word_fails_the_build(project: Path) -> None:
    override(
        project,
        "handout/page.html.jinja",
        "{{ quotation.entry.text | quoted | spoken }}",
        "{{ quotation.entry.text | replace('o', '0') | quoted }}",
    )
    assert any(line.startswith("quotations[") for line in complaints(project, "docx"))


def test_a_template_that_drops_a_hedge_fails_the_build(project: Path) -> None:
    summary = summary_of(project)
    assert "qualifier:" in summary.read_text(encoding="utf-8"), "the sample has a hedge to lose"
    override(project, "briefing/copy.html.jinja", "{{ statistic.text }}", "{{ statistic.number }}")
    assert any(line.startswith("statistics[") for line in complaints(project, "html"))


def test_a_template_whose_paragraphs_do_not_lead_to_the_evidence_fails_the_build(project: Path) -> None:
    override(project, "briefing/copy.html.jinja", POINT, "{{ claim.text | prose }} {{ claim.at | locators }}")
    found = [line for line in complaints(project, "html") if "does not print “link to its evidence in #”" in line]
    assert [line.partition(":")[0] for line in found] == ["claims[0]", "claims[1]", "claims[2]"]


def test_a_template_that_forgets_a_note_fails_the_build(project: Path) -> None:
    override(project, "handout/page.html.jinja", "{{ noted(passage.path) }}", "")
    assert [line.partition(":")[0] for line in complaints(project, "docx")] == ["abstract[0]", "abstract[1]"]


def test_evidence_that_loses_words_of_the_article_fails_the_build(project: Path) -> None:
    override(project, "shared/evidence.html.jinja", "{{ words(support) }}", "P{{ support.paragraph }}")
    assert any(".quote: briefing.html:" in line or ".evidence[" in line for line in complaints(project, "html"))


def test_an_unknown_part_in_a_product_is_named(project: Path) -> None:
    override(project, "handout/product.yaml", "docx: [title,", "docx: [headline,")
    with pytest.raises(Failure) as caught:
        build_project(project, "docx")
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.message) == ("product", "headline is not a part that a product can show")
    assert fault.position.file == "templates/handout/product.yaml"


@pytest.mark.parametrize(
    ("name", "part", "old", "new"),
    [
        ("handout.docx", "word/document.xml", b"quay", b"key"),
        ("factsheet.pptx", "ppt/slides/slide2.xml", b"54,000", b"45,000"),
        ("briefing.html", "", b"nearly", b""),
    ],
)
def test_a_finished_file_that_lost_something_is_refused(
    built: Path, name: str, part: str, old: bytes, new: bytes
) -> None:
    page = page_of(built, name.partition(".")[0])
    kind = name.rpartition(".")[2]
    data = (built / "build" / "demo" / name).read_bytes()
    assert read_back(page.tree(kind), kind, data).statements > 5
    with pytest.raises(Failure) as caught:
        read_back(page.tree(kind), kind, altered(data, part, old, new))
    assert {fault.code for fault in caught.value.diagnostics} == {"lost-in-output"}


def test_slides_without_a_cover_are_told_at_their_line_what_they_lack(tmp_path: Path) -> None:
    project = make_project(tmp_path, ("  - kind: cover\n", ""))
    assert complaints(project, "pptx") == [
        "slides: factsheet.pptx: no slide prints the title “A harbour worth sharing”"
    ]


def altered(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The file with one part changed everywhere; the file itself where no part is named."""
    if not part:
        assert old in data
        return data.replace(old, new)
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            assert name != part or old in content, f"{part} does not hold {old!r}"
            archive.writestr(name, content.replace(old, new) if name == part else content)
    return target.getvalue()
