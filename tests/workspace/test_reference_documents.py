"""Reference documents from elsewhere: taken when they are plain, refused with a reason when they are not."""

import io
import zipfile
from pathlib import Path

import docx
import pptx
import pytest
from typer.testing import CliRunner

from briefset.cli.application import app
from briefset.design.templates import built_in_templates
from briefset.diagnostics import Failure
from briefset.workspace.doctor import examine
from briefset.writers.ooxml.package import read_reference, write_archive

OWN = {
    "docx": (built_in_templates() / "handout" / "reference.docx").read_bytes(),
    "pptx": (built_in_templates() / "factsheet" / "reference.pptx").read_bytes(),
}
MAIN = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml"}
RELATION = (
    '<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}"{mode}/></Relationships>'
)
KINDS = ("docx", "pptx")


def unpack(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(kind: str, name: str, old: str, new: str) -> bytes:
    parts = unpack(OWN[kind])
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode())
    return write_archive(parts)


def related(kind: str, what: str, target: str, mode: str = "") -> bytes:
    folder, _, name = MAIN[kind].partition("/")
    new = RELATION.format(kind=what, target=target, mode=f' TargetMode="{mode}"' if mode else "")
    return changed(kind, f"{folder}/_rels/{name}.rels", "</Relationships>", new)


def refusal(data: bytes, kind: str) -> str:
    with pytest.raises(Failure) as failure:
        read_reference(data, kind, f"templates/x/reference.{kind}")
    (fault,) = failure.value.diagnostics
    assert fault.position.file == f"templates/x/reference.{kind}"
    assert fault.code == "reference"
    assert fault.hint
    return fault.message


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_reference_is_taken_as_it_is(kind: str) -> None:
    assert read_reference(OWN[kind], kind, "").data == OWN[kind]


@pytest.mark.parametrize(("kind", "library"), [("docx", docx), ("pptx", pptx)])
def test_a_foreign_reference_is_taken(kind: str, library: object) -> None:
    template = Path(str(library.__file__)).parent / "templates" / f"default.{kind}"  # type: ignore[attr-defined]
    assert read_reference(template.read_bytes(), kind, "").parts[MAIN[kind]]


def test_a_word_template_is_taken_for_a_document() -> None:
    data = changed("docx", "[Content_Types].xml", "document.main+xml", "template.main+xml")
    assert docx.Document(io.BytesIO(read_reference(data, "docx", "").data)).styles["Title"]


def test_a_presentation_template_is_taken_for_a_presentation() -> None:
    data = changed("pptx", "[Content_Types].xml", "presentation.main+xml", "template.main+xml")
    assert pptx.Presentation(io.BytesIO(read_reference(data, "pptx", "").data)).slide_layouts


@pytest.mark.parametrize("kind", KINDS)
def test_an_encrypted_file_is_refused(kind: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert refusal(data, kind) == "the file is encrypted, or of a version before 2007"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"<html></html>"], ids=["empty", "cut", "html"])
def test_what_is_no_archive_is_refused(kind: str, data: bytes) -> None:
    assert refusal(data, kind) == "the file is not an Office file, or it is damaged"


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_archive_is_refused(kind: str) -> None:
    data = bytearray(OWN[kind])
    data[200:240] = bytes(40)
    assert refusal(bytes(data), kind) == "the file is not an Office file, or it is damaged"


def test_a_presentation_in_the_place_of_a_document_is_refused() -> None:
    assert refusal(OWN["pptx"], "docx") == "the file is no Word document, but a PowerPoint presentation"


def test_a_document_in_the_place_of_a_presentation_is_refused() -> None:
    assert refusal(OWN["docx"], "pptx") == "the file is no PowerPoint presentation, but a Word document"


@pytest.mark.parametrize("kind", KINDS)
def test_macros_are_refused(kind: str) -> None:
    folder = MAIN[kind].partition("/")[0]
    assert (
        refusal(write_archive(unpack(OWN[kind]) | {f"{folder}/vbaProject.bin": b"x"}), kind) == "the file holds macros"
    )


def test_a_macro_enabled_document_is_refused() -> None:
    old = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    new = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert refusal(changed("docx", "[Content_Types].xml", old, new), "docx") == "the file holds macros"


@pytest.mark.parametrize("kind", KINDS)
def test_a_bomb_is_refused_before_it_is_unpacked(kind: str) -> None:
    data = write_archive(unpack(OWN[kind]) | {"media/zeros.png": bytes(80 * 1024 * 1024)})
    assert len(data) < 1_000_000
    assert refusal(data, kind) == "the file unpacks to 80 MiB"


@pytest.mark.parametrize("kind", KINDS)
def test_thousands_of_parts_are_refused(kind: str) -> None:
    data = write_archive({f"part{number}": b"" for number in range(2_001)})
    assert refusal(data, kind) == "the file has 2,001 parts"


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_part_is_named(kind: str) -> None:
    assert "the part media/gone.png" in refusal(related(kind, "image", "media/gone.png"), kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["[Content_Types].xml", "_rels/.rels"])
def test_a_file_without_its_first_parts_is_refused(kind: str, name: str) -> None:
    parts = unpack(OWN[kind])
    del parts[name]
    assert refusal(write_archive(parts), kind) == f"the file has no part {name}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("what", ["image", "attachedTemplate", "hyperlink", "oleObject"])
def test_a_link_out_of_the_file_is_taken_out(kind: str, what: str) -> None:
    found = read_reference(related(kind, what, "https://example.org/x", "External"), kind, "")
    assert not any(b"example.org" in part for part in found.parts.values())
    told = ["ppt/presentation.xml leads out of the file, and does so no more: " + what + " https://example.org/x"]
    assert list(found.notes) == (told if kind == "pptx" else [])


@pytest.mark.parametrize("kind", KINDS)
def test_entities_are_refused_unresolved(kind: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    parts = unpack(OWN[kind])
    head, end, rest = parts[MAIN[kind]].partition(b"?>")
    parts[MAIN[kind]] = head + end + bomb.encode() + rest
    assert refusal(write_archive(parts), kind) == f"the part {MAIN[kind]} declares a document type"


def test_a_part_that_is_not_xml_is_named() -> None:
    parts = unpack(OWN["docx"]) | {"word/styles.xml": b"<w:styles>"}
    assert refusal(write_archive(parts), "docx").startswith("the part word/styles.xml is not XML")


@pytest.mark.parametrize(
    ("kind", "name", "root"),
    [
        ("docx", "word/document.xml", "w:document"),
        ("docx", "word/styles.xml", "w:styles"),
        ("docx", "word/numbering.xml", "w:numbering"),
        ("pptx", "ppt/presentation.xml", "p:presentation"),
        ("pptx", "ppt/slideMasters/slideMaster1.xml", "p:sldMaster"),
        ("pptx", "ppt/slideLayouts/slideLayout3.xml", "p:sldLayout"),
        ("pptx", "ppt/theme/theme1.xml", "a:theme"),
    ],
)
def test_a_part_that_is_another_kind_of_xml_is_named(kind: str, name: str, root: str) -> None:
    parts = unpack(OWN[kind]) | {name: b"<x/>"}
    assert refusal(write_archive(parts), kind) == f"the part {name} does not begin with <{root}>"


def test_a_field_that_runs_a_programme_is_refused() -> None:
    run = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    field = run.format(" DDE") + "<w:r><w:instrText>AUTO c:\\\\cmd</w:instrText></w:r></w:p></w:hdr>"
    message = refusal(changed("docx", "word/header1.xml", "</w:p></w:hdr>", field), "docx")
    assert message == "the part word/header1.xml holds a field that fetches or runs: DDEAUTO c:\\\\cmd"


def house(project: Path, product: str, name: str, data: bytes) -> Path:
    folder = project / "templates" / product
    folder.mkdir(parents=True)
    (folder / name).write_bytes(data)
    return project


def test_doctor_finds_both_references_whole(project: Path) -> None:
    names = {item.name: item.good for item in examine(project) if item.name.startswith("templates/")}
    assert names == {"templates/factsheet/reference.pptx": True, "templates/handout/reference.docx": True}


@pytest.mark.parametrize(
    ("product", "name"), [("handout", "reference.docx"), ("factsheet", "reference.pptx")], ids=["docx", "pptx"]
)
def test_a_build_with_a_hostile_reference_ends_with_one_message(project: Path, product: str, name: str) -> None:
    house(project, product, name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    kind = name.rpartition(".")[2]
    result = CliRunner().invoke(app, ["build", "--project", str(project), "-f", kind, "--diagnostic-format", "short"])
    assert result.exit_code == 1
    assert f"templates/{product}/{name}" in result.output
    assert "the file is encrypted" in result.output
