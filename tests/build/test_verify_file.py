"""A file that was mailed, renamed or edited is told from what was built, by hashes and by its words."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from briefset.build.manifest import find_kind, read_identity
from briefset.build.verify_file import Difference, find_differences, verify_file
from briefset.diagnostics import Exit, Failure
from briefset.evidence.trace.documents import Block
from tests.support.projects import build_project, change, make_project, run_cli, summary_of

SAYING = {".pdf", ".docx", ".pptx", ".html", ".png"}


def edit_word(source: Path, target: Path, *changes: tuple[str, str]) -> Path:
    """The Word file with other words in its body."""
    packed = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            for before, after in changes if name == "word/document.xml" else ():
                assert before.encode() in text
                text = text.replace(before.encode(), after.encode(), 1)
            new.writestr(name, text)
    target.write_bytes(packed.getvalue())
    return target


def test_every_document_of_a_set_is_known_again_under_any_name(built: Path, tmp_path: Path) -> None:
    files = [path for path in (built / "build/demo").iterdir() if path.suffix in SAYING]
    assert {path.suffix for path in files} == SAYING
    for path in files:
        copy = tmp_path / "attachment"
        shutil.copy(path, copy)
        verdict = verify_file(copy, built / "build", None)
        assert (verdict.same, verdict.output, verdict.edition) == (True, path.as_posix(), 1)
        said = read_identity(path.read_bytes(), find_kind(path.read_bytes()))
        assert said is not None
        assert path.name.startswith(said.product)
        assert said.slug == "demo"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    make_project(folder)
    build_project(folder, "docx", "html")
    return folder


def test_a_number_changed_in_word_is_named(own: Path, tmp_path: Path) -> None:
    copy = edit_word(own / "build/demo/handout.docx", tmp_path / "x.docx", ("54,000", "84,000"))
    verdict = verify_file(copy, own / "build", None)
    assert not verdict.same
    assert verdict.reason == "its words are not those that were built"
    (found,) = verdict.differences
    assert found.kind == "number"
    assert "[-84,000-] {+54,000+}" in found.words


def test_a_reference_and_a_word_changed_in_the_reading_copy_are_told_apart(own: Path, tmp_path: Path) -> None:
    text = (own / "build/demo/briefing.html").read_text(encoding="utf-8")
    place = text.index("<h1")
    body = text[place:].replace("harbour", "seaport", 1).replace(">P6<", ">P7<", 1)
    (tmp_path / "x.html").write_text(text[:place] + body, encoding="utf-8")
    verdict = verify_file(tmp_path / "x.html", own / "build", None)
    assert {found.kind for found in verdict.differences} == {"words", "reference"}


def test_a_file_that_was_only_saved_anew_has_the_same_words(own: Path, tmp_path: Path) -> None:
    copy = edit_word(own / "build/demo/handout.docx", tmp_path / "x.docx")
    verdict = verify_file(copy, own / "build", None)
    assert (verdict.same, verdict.differences) == (False, ())
    assert verdict.reason == "its words are those built, its bytes are not"


@pytest.mark.slow
def test_an_older_edition_is_named(project: Path, tmp_path: Path) -> None:
    build_project(project, "html")
    shutil.copy(project / "build/demo/briefing.html", tmp_path / "old.html")
    change(summary_of(project), ("\ndeck: How", "\nedition: 2\ndeck: Tells how"))
    build_project(project, "html")
    verdict = verify_file(tmp_path / "old.html", project / "build", None)
    assert (verdict.same, verdict.edition) == (False, 1)
    assert verdict.reason == "it is of edition 1, and edition 2 is built there"
    assert any("{+Tells" in found.words for found in verdict.differences)


def test_another_picture_is_told(built: Path, tmp_path: Path) -> None:
    with Image.open(built / "build/demo/factsheet-01.png") as picture:
        texts = PngInfo()
        texts.add_text("Identifier", picture.info["Identifier"])
        picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(tmp_path / "x.png", pnginfo=texts)
    verdict = verify_file(tmp_path / "x.png", built / "build", None)
    assert (verdict.same, verdict.reason) == (False, "the picture is another")


@pytest.mark.parametrize("data", [b"", b"no document", b"PK\x03\x04broken", b"%PDF-1.7 of somebody else"])
def test_with_nothing_to_compare_with_the_code_is_2(own: Path, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(Failure) as caught:
        verify_file(tmp_path / "x", own / "build", None)
    assert caught.value.exit_code is Exit.USAGE
    assert [fault.code for fault in caught.value.diagnostics] == ["other-document"]


def test_a_manifest_that_is_named_decides_wherever_it_lies(own: Path, tmp_path: Path) -> None:
    shutil.copytree(own / "build/demo", tmp_path / "sent")
    (tmp_path / "sent/manifest.json").rename(tmp_path / "sent/of-may.json")
    handout, given = tmp_path / "sent/handout.docx", tmp_path / "sent/of-may.json"
    assert verify_file(handout, tmp_path / "nowhere", given).same
    (tmp_path / "other").write_bytes(b"other")
    assert not verify_file(tmp_path / "other", tmp_path / "nowhere", given).same


@pytest.mark.parametrize("data", [None, b"{}", b"no json"])
def test_a_manifest_that_cannot_be_read_is_told_and_not_passed_over(
    own: Path, tmp_path: Path, data: bytes | None
) -> None:
    given = tmp_path / "given.json"
    if data is not None:
        given.write_bytes(data)
    with pytest.raises(Failure, match="there is no manifest that can be read") as caught:
        verify_file(own / "build/demo/handout.docx", own / "build", given)
    assert caught.value.diagnostics[0].position.file == given.as_posix()
    assert caught.value.exit_code is Exit.USAGE


def test_a_long_addition_is_one_difference_told_by_its_ends() -> None:
    built = [Block("page 1", "one two three"), Block("page 2", "four five")]
    given = [built[0], Block("page 1", " ".join(f"w{number}" for number in range(1_000))), built[1]]
    (found,) = find_differences(built, given)
    assert (found.place, found.kind) == ("page 1", "number")
    assert found.words.startswith("one two three [-w0 w1 ")
    assert " w29 … (940 more words) … w970 " in found.words
    assert found.words.endswith(" w999-] four five")


def test_words_that_another_paragraph_holds_are_no_difference() -> None:
    built = [Block("", "one two"), Block("", "three four"), Block("", "five")]
    given = [Block("", "one two three"), Block("", "four"), Block("last", "six")]
    (found,) = find_differences(built, given)
    assert found == Difference("last", "words", "one two three four [-six-] {+five+}")


def test_a_built_file_that_was_changed_is_not_taken_for_what_was_built(own: Path, tmp_path: Path) -> None:
    shutil.copytree(own / "build", tmp_path / "build")
    handout = tmp_path / "build/demo/handout.docx"
    edit_word(handout, handout, ("54,000", "84,000"))
    verdict = verify_file(handout, tmp_path / "build", None)
    assert (verdict.same, verdict.differences) == (False, ())
    assert verdict.reason.startswith("the built file is no longer there as it was built")


def test_the_command_ends_with_0_1_or_2(own: Path, tmp_path: Path) -> None:
    handout = own / "build/demo/handout.docx"
    changed = edit_word(handout, tmp_path / "x.docx", ("54,000", "84,000"))
    (tmp_path / "y").write_bytes(b"other")
    there = ("--project", str(own))
    code, told, _ = run_cli("verify", str(handout), *there)
    assert (code, told) == (0, f"{handout}: the same as {handout}, edition 1\n")
    code, _, complained = run_cli("verify", str(handout), str(changed), str(tmp_path / "y"), *there)
    assert code == 1
    assert "error: number: " in complained
    assert run_cli("verify", str(handout), str(tmp_path / "y"), *there)[0] == 2
