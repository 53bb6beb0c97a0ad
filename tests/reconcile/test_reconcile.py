"""A handout that somebody edited comes back: what was changed, by YAML path, and into the summary what may go there."""

import copy
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from PIL import Image
from typer.testing import CliRunner

from briefset.cli.application import app
from briefset.cli.commands.documents import NOT_COMPARED
from briefset.diagnostics import Exit
from briefset.reconcile.decisions import Protected
from briefset.workspace.new import scaffold
from briefset.writers.docx import note_origin
from briefset.writers.ooxml.xml import Node, build, parse, qualify
from tests.support.libreoffice import convert
from tests.support.projects import check_project, make_project, run_cli

pytestmark = pytest.mark.slow  # each builds a handout, and builds it anew to compare

Edit = Callable[[Document], object]


@pytest.fixture(scope="session")
def handout(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample's handout as built."""
    folder = tmp_path_factory.mktemp("built")
    make_project(folder)
    done = CliRunner().invoke(app, ["build", "demo", "-f", "docx", "--project", str(folder), "-q"])
    assert done.exit_code == Exit.OK
    return (folder / "build" / "demo" / "handout.docx").read_bytes()


def edited(project: Path, handout: bytes, *edits: Edit) -> Path:
    """A copy of the handout after some edits."""
    document = docx.Document(io.BytesIO(handout))
    for edit in edits:
        edit(document)
    path = project / "edited.docx"
    document.save(str(path))
    return path


def run(project: Path, path: Path, *options: str) -> tuple[int, str, str]:
    return run_cli("reconcile", path, "--project", project, *options)


def changes(project: Path, path: Path, *options: str) -> list[dict[str, Any]]:
    """The changes as JSON has them."""
    _, out, _ = run(project, path, "--json", *options)
    found: list[dict[str, Any]] = json.loads(out)["results"]["changes"]
    return found


def brief(found: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(change["state"], change["kind"], change["path"]) for change in found]


def text_of(node: Node) -> str:
    return "".join(text.text or "" for text in node.iter(qualify("w:t")))


def paragraph(document: Document, words: str) -> Node:
    """The first paragraph, in a cell or not, that holds the words."""
    nodes = document.element.body.iter(qualify("w:p"))
    found: Node = next(node for node in nodes if words in text_of(node).replace("\u00a0", " "))
    return found


def replaces(words: str, new: str, inside: str = "") -> Edit:
    """An edit of some words within one run, of the first paragraph that holds `inside`."""

    def edit(document: Document) -> None:
        around = paragraph(document, inside) if inside else document.element.body
        text = next(node for node in around.iter(qualify("w:t")) if words in (node.text or ""))
        text.text = (text.text or "").replace(words, new, 1)

    return edit


def removes(words: str) -> Edit:
    def edit(document: Document) -> None:
        gone = paragraph(document, words)
        around = gone.getparent()
        assert around is not None
        around.remove(gone)

    return edit


def tracked(kind: str, words: str, author: str = "Ann") -> Node:
    """`w:ins` or the like around a run."""
    tag = "w:delText" if kind == "w:del" else "w:t"
    run = build("w:r", {}, build(tag, {"xml:space": "preserve"}, text=words))
    return build(kind, {"w:id": 900, "w:author": author, "w:date": "2026-01-01T00:00:00Z"}, run)


def test_an_untouched_copy_says_so_and_writes_nothing(project: Path, sample: Path, handout: bytes) -> None:
    before = sample.read_bytes()
    code, out, err = run(project, edited(project, handout), "--apply")
    assert (code, out, err) == (Exit.OK, "", f"demo: nothing was changed\n{NOT_COMPARED}\n")
    assert sample.read_bytes() == before


def test_a_rewording_is_shown_and_written_only_when_asked(project: Path, sample: Path, handout: bytes) -> None:
    before = sample.read_text(encoding="utf-8")
    path = edited(project, handout, replaces("and the boats stayed", "and the fishing boats stayed"))
    code, out, err = run(project, path)
    line = next(n for n, text in enumerate(before.splitlines(), 1) if "Visitors rose from 12,000 in 2021" in text) - 1
    assert code == Exit.OK
    assert out == (
        f"content/demo/summary.yaml:{line}:11: abstract[1].text: edited (paragraph 6): "
        "… as the essay reports, and the {+fishing+} boats stayed (P6). Moreau concludes that …\n"
    )
    assert err == f"demo: 1 can be written with --apply, 0 cannot be written, 0 noted\n{NOT_COMPARED}\n"
    assert sample.read_text(encoding="utf-8") == before

    assert run(project, path, "--apply")[0] == Exit.OK
    after = sample.read_text(encoding="utf-8")
    assert after == before.replace("and the boats stayed (P6). Moreau", "and the fishing boats stayed (P6). Moreau")
    assert run(project, path)[2] == f"demo: nothing was changed\n{NOT_COMPARED}\n"


def test_comments_and_layout_of_the_summary_stay(project: Path, sample: Path, handout: bytes) -> None:
    before = sample.read_text(encoding="utf-8").splitlines()
    path = edited(
        project,
        handout,
        replaces("Who gains from the opening", "Who wins by the opening"),
        replaces("A harbour worth sharing", "A harbour worth seeing"),
        replaces("P3, the old order", "P3, the older order"),
    )
    assert run(project, path, "--apply")[0] == Exit.OK
    after = sample.read_text(encoding="utf-8").splitlines()
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ("title: A harbour worth sharing", "title: A harbour worth seeing"),
        (
            '  - {id: who-gains, text: "Who gains from the opening, and who might lose? (P6)"}',
            '  - {id: who-gains, text: "Who wins by the opening, and who might lose? (P6)"}',
        ),
        (
            '  rows: ["P3, the old order", "P5, the vote", "P6, the visitors"]',
            '  rows: ["P3, the older order", "P5, the vote", "P6, the visitors"]',
        ),
    ]


def test_a_statement_that_is_one_text_is_reworded_too(project: Path, sample: Path) -> None:
    whole = sample.read_text(encoding="utf-8")
    head, _, rest = whole.partition("abstract: ")
    tail = rest.partition("\n\n")[2]
    short = f'{head}abstract:\n  - "Visitors came, and the boats stayed (P6)."\n\n{tail}'
    sample.write_text(short, encoding="utf-8")
    assert run_cli("build", "demo", "-f", "docx", "--project", project, "-q")[0] == Exit.OK
    built = (project / "build" / "demo" / "handout.docx").read_bytes()
    path = edited(project, built, replaces("and the boats stayed", "and the fishing boats stayed"))
    assert run(project, path, "--apply")[0] == Exit.OK
    assert sample.read_text(encoding="utf-8") == short.replace("boats stayed (P6)", "fishing boats stayed (P6)", 1)


def test_what_was_applied_is_built_into_every_product(project: Path, handout: bytes) -> None:
    path = edited(project, handout, replaces("Who gains from the opening", "Who wins by the opening"))
    run(project, path, "--apply")
    assert CliRunner().invoke(app, ["build", "-f", "docx", "--project", str(project), "-q"]).exit_code == Exit.OK
    again = docx.Document(str(project / "build" / "demo" / "handout.docx"))
    assert paragraph(again, "Who wins by the opening, and who might lose? (P6)") is not None


@pytest.mark.parametrize(
    ("words", "new", "path", "wording"),
    [
        ("a view second", "a view last", "quotations[0].text", "“A quay is a workplace first and a view second”, P1"),
        ("12,000 in 2021", "13,000 in 2021", "abstract[1].text", "“12,000 in 2021”, P6"),
        ("paid nearly", "paid almost", "abstract[0].text", "“nearly $1 million”, P5"),
        ("the council’s patience", "the council’s plans", "abstract[1].text", "“the council’s patience”, P8"),
        ("P3", "P4", "abstract[0].text", "was closed to the public”, P3"),
        ("In June 2022", "In July 2022", "abstract[0].text", "“In June 2022 the council voted”, P5"),
        ("54,000", "55,000", "abstract[1].text", "“54,000 in 2023”, P6"),
        ("Joan Field", "Omar Diallo", "speakers.field.name", "a name was changed"),
        ("inner basin", "outer basin", "abstract[0].text", ""),
    ],
)
def test_quotations_and_numbers_are_refused_with_their_source(
    project: Path, sample: Path, handout: bytes, words: str, new: str, path: str, wording: str
) -> None:
    before = sample.read_bytes()
    code, out, err = run(project, edited(project, handout, replaces(words, new)), "--apply")
    if not wording:  # words of ours may change
        assert (code, f"{path}: edited" in out) == (Exit.OK, True)
        return
    assert code == Exit.ERRORS
    assert out == ""
    assert f"{path}: error: edited" in err
    assert wording in err
    assert "[edited-evidence]" in err
    assert sample.read_bytes() == before


def test_a_number_in_a_table_is_refused_with_its_source(project: Path, handout: bytes) -> None:
    cell = replaces("$2.4\u00a0million", "$3.4 million")
    found = changes(project, edited(project, handout, lambda document: cell_of(document, cell)))
    assert brief(found) == [("refused", "edited", "exhibits[1].bars[0]")]
    assert "“$2.4 million”, P5" in found[0]["reason"]


def cell_of(document: Document, edit: Edit) -> None:
    """Make an edit in the tables, not in the text."""
    body = document.element.body
    around = [(node, node.getprevious()) for node in body.iterchildren(qualify("w:p"))]
    for node, _ in around:
        body.remove(node)
    edit(document)
    for node, before in around:
        if before is None:
            body.insert(0, node)
        else:
            before.addnext(node)


def test_one_bad_edit_does_not_keep_the_good_ones_out(project: Path, sample: Path, handout: bytes) -> None:
    path = edited(
        project,
        handout,
        replaces("a view second", "a view last"),
        replaces("who might lose", "who may lose"),
    )
    found = changes(project, path, "--apply")
    assert brief(found) == [("refused", "edited", "quotations[0].text"), ("applied", "edited", "questions[0].text")]
    assert "who may lose" in sample.read_text(encoding="utf-8")
    assert run(project, path, "--apply")[0] == Exit.ERRORS


def test_the_ledger_and_the_verifier_have_the_last_word(
    project: Path, sample: Path, handout: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if an edit of a number were not refused beforehand, the ledger refuses it, and the other edit is written."""
    monkeypatch.setattr(Protected, "refuse", lambda *_: None)
    path = edited(
        project, handout, replaces("54,000 in 2023", "55,000 in 2023"), replaces("who might lose", "who may lose")
    )
    found = changes(project, path, "--apply")
    assert brief(found) == [("refused", "edited", "abstract[1].text"), ("applied", "edited", "questions[0].text")]
    assert found[0]["code"] == "number-not-in-evidence"
    text = sample.read_text(encoding="utf-8")
    assert ("55,000" in text, "who may lose" in text) == (False, True)


def test_paragraphs_that_came_went_and_moved_are_all_told(project: Path, handout: bytes) -> None:
    def move(document: Document) -> None:
        paragraph(document, "Who gains").addprevious(paragraph(document, "Which of the essay’s"))

    def add(document: Document) -> None:
        new = copy.deepcopy(paragraph(document, "Take one paragraph"))
        next(new.iter(qualify("w:t"))).text = "Please bring a map of the harbour."
        paragraph(document, "Take one paragraph").addnext(new)

    found = changes(project, edited(project, handout, move, add, removes("Until 2015, Moreau writes")))
    assert sorted(brief(found)) == [
        ("refused", "added", ""),
        ("refused", "deleted", "abstract[0].text"),
        ("refused", "deleted", "abstract[0].text"),  # its note
        ("refused", "moved", "questions[1].text"),
    ]
    assert any(change["new"] == "Please bring a map of the harbour." for change in found)


def test_a_deleted_and_an_added_row_are_one_change_each(project: Path, handout: bytes) -> None:
    def edit(document: Document) -> None:
        table = document.tables[2]._tbl
        rows = list(table.iter(qualify("w:tr")))
        new = copy.deepcopy(rows[-1])
        for text, words in zip(new.iter(qualify("w:t")), ("Tourists", "none", "no sum", "nowhere", ""), strict=False):
            text.text = words
        rows[-1].addnext(new)
        table.remove(rows[1])

    found = changes(project, edited(project, handout, edit))
    assert brief(found) == [("refused", "deleted", "exhibits[1].bars[0]"), ("refused", "added", "")]
    assert found[0]["place"] == "table 3, row 2"
    assert found[0]["old"].startswith("The work | finished in March 2023\u00a0(P5) | $2.4\u00a0million")
    assert found[1]["new"].startswith("Tourists | none | no sum")


def test_split_and_joined_paragraphs_are_not_cut(project: Path, sample: Path, handout: bytes) -> None:
    before = sample.read_bytes()

    def split(document: Document) -> None:
        whole = paragraph(document, "Take one paragraph")
        half = copy.deepcopy(whole)
        next(whole.iter(qualify("w:t"))).text = "Take one paragraph."
        next(half.iter(qualify("w:t"))).text = "Note what it claims and what it offers as evidence; then report."
        whole.addnext(half)

    def join(document: Document) -> None:
        first, second = paragraph(document, "Who gains"), paragraph(document, "Which of the essay’s")
        next(first.iter(qualify("w:t"))).text = f"{text_of(first)} {text_of(second)}"
        kept = next(first.iter(qualify("w:r")))
        for node in [node for node in first if node.tag != qualify("w:pPr") and node is not kept]:
            first.remove(node)
        around = second.getparent()
        assert around is not None
        around.remove(second)

    found = changes(project, edited(project, handout, split, join), "--apply")
    assert brief(found) == [("refused", "joined", "questions[0].text"), ("refused", "split", "activity.text")]
    assert sample.read_bytes() == before


def test_tracked_changes_count_as_accepted_and_name_their_author(project: Path, handout: bytes) -> None:
    def insert(document: Document) -> None:
        paragraph(document, "Take one paragraph").append(tracked("w:ins", " Take your time."))

    def delete(document: Document) -> None:
        text = next(n for n in document.element.body.iter(qualify("w:t")) if (n.text or "").startswith("Visitors rose"))
        run = text.getparent()
        assert run is not None
        text.text = (text.text or "").replace(", as the essay reports,", "\n")
        first, last = text.text.split("\n")
        rest = copy.deepcopy(run)
        text.text, next(rest.iter(qualify("w:t"))).text = first, last
        run.addnext(rest)
        run.addnext(tracked("w:del", ", as the essay reports,", "Bob"))

    found = changes(project, edited(project, handout, insert, delete))
    assert brief(found) == [("applicable", "edited", "abstract[1].text"), ("applicable", "edited", "activity.text")]
    assert [change["tracked_by"] for change in found] == [["Bob"], ["Ann"]]
    assert found[1]["value"].endswith("then report. Take your time.")
    assert "54,000 in 2023 and the boats stayed" in found[0]["value"]


def test_a_tracked_move_is_a_move_by_its_author(project: Path, handout: bytes) -> None:
    def move(document: Document) -> None:
        gone = paragraph(document, "Which of the essay’s")
        words = text_of(gone)
        new = build("w:p", {}, copy.deepcopy(gone.find(qualify("w:pPr"))), tracked("w:moveTo", words, "Cho"))
        for node in [node for node in gone if node.tag != qualify("w:pPr")]:
            gone.remove(node)
        gone.append(tracked("w:moveFrom", words, "Cho"))
        mark = build("w:rPr", {}, build("w:moveFrom", {"w:id": 901, "w:author": "Cho"}))
        properties = gone.find(qualify("w:pPr"))
        assert properties is not None
        properties.append(mark)
        paragraph(document, "Who gains").addprevious(new)

    found = changes(project, edited(project, handout, move))
    assert [(change["kind"], change["tracked_by"]) for change in found][:1] == [("moved", ["Cho"])]


def test_a_paragraph_that_is_tracked_as_deleted_is_deleted_by_its_author(project: Path, handout: bytes) -> None:
    def delete(document: Document) -> None:
        gone = paragraph(document, "Which of the essay’s")
        words = text_of(gone)
        for node in [node for node in gone if node.tag != qualify("w:pPr")]:
            gone.remove(node)
        gone.append(tracked("w:del", words, "Dee"))

    found = changes(project, edited(project, handout, delete))
    assert brief(found) == [("refused", "deleted", "questions[1].text")]
    assert found[0]["tracked_by"] == ["Dee"]


def test_comments_are_warnings_with_author_and_words(project: Path, handout: bytes) -> None:
    def comment(document: Document) -> None:
        runs = next(item for item in document.paragraphs if "Who gains" in item.text).runs
        document.add_comment(runs, text="Say who.", author="Eve", initials="E")

    path = edited(project, handout, comment)
    code, _, err = run(project, path)
    assert code == Exit.OK
    assert "questions[0].text: warning: comment by Eve on “Who gains from the opening" in err
    assert "”: Say who. — answer it [word-comment]" in err
    assert run(project, path, "--strict")[0] == Exit.WARNINGS


def test_text_in_links_controls_fields_notes_and_boxes_is_not_lost(project: Path, handout: bytes) -> None:
    def wrap(document: Document) -> None:
        first = paragraph(document, "Who gains")
        first.append(build("w:hyperlink", {"w:anchor": "x"}, build("w:r", {}, build("w:t", text=" in a link"))))
        content = build("w:sdtContent", {}, build("w:r", {}, build("w:t", {"xml:space": "preserve"}, text=" in a box")))
        first.append(build("w:sdt", {}, content))
        result = build("w:r", {}, build("w:t", {"xml:space": "preserve"}, text=" in a field"))
        first.append(build("w:fldSimple", {"w:instr": "QUOTE x"}, result))

    def answer(document: Document) -> None:
        cell = next(cell for cell in document.element.body.iter(qualify("w:tc")) if not text_of(cell))
        next(cell.iter(qualify("w:p"))).append(build("w:r", {}, build("w:t", text="My answer")))

    found = changes(project, edited(project, handout, answer, wrap))
    assert [(change["state"], change["path"], change["new"]) for change in found] == [
        (
            "applicable",
            "questions[0].text",
            "Who gains from the opening, and who might lose?\u00a0(P6) in a link in a box in a field",
        ),
        ("refused", "", "My answer"),
    ]


SAID = "Until 2015 the inner basin was closed to the public"


def test_an_edited_note_header_or_caption_is_told(project: Path, handout: bytes) -> None:
    parts = read(edited(project, handout))
    notes = parts["word/footnotes.xml"].decode()
    parts["word/footnotes.xml"] = notes.replace("P3: “Until", "P3: “nearly Until").encode()
    header = next(name for name in parts if re.fullmatch(r"word/header\d+\.xml", name))
    parts[header] = parts[header].replace(b"Seminar handout", b"Class handout")
    path = store(project, parts)
    found = changes(project, path)
    assert [(change["place"], change["old"], change["new"]) for change in found] == [
        ("footnote 1", SAID, f"nearly {SAID}"),
        ("header", "Seminar", "Class"),
    ]
    assert {change["state"] for change in found} == {"refused"}


def read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def store(project: Path, parts: dict[str, bytes]) -> Path:
    path = project / "edited.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_inline_markdown_stays_where_its_words_stayed(project: Path, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    marked = text.replace("Who gains from the opening, and", "Who *gains* from [the opening](https://x.org), **and**")
    sample.write_text(marked, encoding="utf-8")
    assert CliRunner().invoke(app, ["build", "-f", "docx", "--project", str(project), "-q"]).exit_code == Exit.OK
    built = (project / "build" / "demo" / "handout.docx").read_bytes()
    path = edited(
        project, built, replaces("the opening", "its opening", "Who gains"), replaces("who might lose", "who may lose")
    )
    assert run(project, path, "--apply")[0] == Exit.OK
    after = sample.read_text(encoding="utf-8")
    assert "Who *gains* from [its opening](https://x.org), **and** who may lose? (P6)" in after


def test_new_words_in_italics_get_their_asterisks_where_the_text_is_markdown(
    project: Path, sample: Path, handout: bytes
) -> None:
    def add(document: Document) -> None:
        for words in ("Take one paragraph", "inner basin"):
            runs = next(item for item in paragraphs(document) if item.text.startswith(words)).runs
            runs[-1].text += " or "
            new = copy.deepcopy(runs[-1]._r)
            runs[-1]._r.addnext(new)
            next(new.iter(qualify("w:t"))).text = "moon * stars"
            new.insert(0, build("w:rPr", {}, build("w:i")))

    def plain(document: Document) -> None:
        replaces("A harbour worth sharing", "A harbour * sharing")(document)

    found = changes(project, edited(project, handout, add, plain), "--apply")
    assert [(change["path"], change["state"]) for change in found] == [
        ("title", "applied"),
        ("terms[0].term", "refused"),
        ("activity.text", "applied"),
    ]
    assert "then report. or *moon * stars*" in sample.read_text(encoding="utf-8")
    assert "title: A harbour * sharing\n" in sample.read_text(encoding="utf-8")


def paragraphs(document: Document) -> list[Any]:
    cells = [item for table in document.tables for cell in table._cells for item in cell.paragraphs]
    return [*document.paragraphs, *cells]


def test_a_word_that_only_looks_otherwise_is_told(project: Path, handout: bytes) -> None:
    def embolden(document: Document) -> None:
        run = next(item for item in document.paragraphs if "Take one paragraph" in item.text).runs[0]
        run.italic = True

    found = changes(project, edited(project, handout, embolden))
    assert brief(found) == [("refused", "formatted", "activity.text")]
    assert "the words are emphasised in Word" in found[0]["reason"]


def test_one_text_changed_in_two_ways_is_left_alone(project: Path, handout: bytes) -> None:
    parts = read(edited(project, handout, replaces("A harbour worth sharing", "A harbour worth seeing")))
    header = next(name for name in parts if re.fullmatch(r"word/header\d+\.xml", name))
    parts[header] = parts[header].replace(b"A harbour worth sharing", b"A harbour worth visiting")
    found = changes(project, store(project, parts))
    assert brief(found) == [("refused", "edited", "title")] * 2
    assert "changed in another way elsewhere" in found[0]["reason"]


def test_without_the_article_nothing_is_written(project: Path, sample: Path, handout: bytes) -> None:
    (sample.parent / "source.txt").unlink()
    before = sample.read_bytes()
    path = edited(project, handout, replaces("who might lose", "who may lose"))
    code, _, err = run(project, path, "--apply")
    assert code == Exit.ERRORS
    assert "nothing can be verified without the article's text" in err
    assert sample.read_bytes() == before


def test_with_the_lock_the_words_that_it_vouches_for_are_enough(project: Path, sample: Path, handout: bytes) -> None:
    assert CliRunner().invoke(app, ["lock", "--project", str(project)]).exit_code == Exit.OK
    (sample.parent / "source.txt").unlink()
    path = edited(project, handout, replaces("who might lose", "who may lose"))
    assert run(project, path, "--apply")[0] == Exit.OK
    assert "who may lose" in sample.read_text(encoding="utf-8")


def test_notes_that_are_comments_are_not_taken_for_somebody_elses(project: Path, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    note = "meaning: The part of the harbour that was closed until 2015"
    sample.write_text(text.replace(note, f"{note}, note: today a museum"), encoding="utf-8")
    arguments = ["build", "-f", "docx", "--comments", "--project", str(project), "-q"]
    assert CliRunner().invoke(app, arguments).exit_code == Exit.OK
    built = (project / "build" / "demo" / "handout.docx").read_bytes()
    assert b"today a museum" in read(edited(project, built))["word/comments.xml"]
    assert changes(project, edited(project, built)) == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no zip at all", "the file is not an Office file, or it is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "the file is encrypted, or of a version before 2007"),
    ],
)
def test_what_is_no_word_file_is_refused(project: Path, data: bytes, message: str) -> None:
    path = project / "edited.docx"
    path.write_bytes(data)
    code, out, err = run(project, path)
    assert (code, out) == (Exit.ERRORS, "")
    assert message in err
    assert "[other-document]" in err


def test_a_bomb_and_an_entity_are_refused(project: Path, handout: bytes) -> None:
    parts = read(edited(project, handout))
    bomb = parts | {"word/media/zeros.bin": bytes(65 * 1024 * 1024)}
    assert "64 MiB" in run(project, store(project, bomb))[2]
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    assert "declares a document type" in run(project, store(project, parts | {"word/comments.xml": entity}))[2]


def test_a_foreign_document_is_refused(project: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Minutes of the meeting of the board")
    path = project / "edited.docx"
    document.save(str(path))
    code, _, err = run(project, path)
    assert code == Exit.ERRORS
    assert "shares too few words with what is built from demo" in err
    assert "[other-document]" in err


def test_the_article_that_fits_is_found(project: Path, handout: bytes) -> None:
    scaffold(project, "other", None)
    other = project / "content" / "other" / "summary.yaml"
    other.write_text(other.read_text(encoding="utf-8").replace("who might lose", "who could lose"), encoding="utf-8")
    path = edited(project, handout, replaces("Take one paragraph", "Take a paragraph"))
    _, out, _ = run(project, path, "--json")
    assert json.loads(out)["results"]["article"] == "demo"


def test_diagnostics_are_json_when_asked(project: Path, handout: bytes) -> None:
    path = edited(project, handout, replaces("a view second", "a view last"))
    _, out, _ = run(project, path, "--diagnostic-format", "json")
    assert [(item["code"], item["path"]) for item in json.loads(out)] == [("edited-evidence", "quotations[0].text")]


def test_an_older_file_is_told_and_written_only_by_force(project: Path, sample: Path, handout: bytes) -> None:
    newer = sample.read_text(encoding="utf-8").replace("who might lose", "who might gain")
    sample.write_text(newer, encoding="utf-8")
    path = edited(project, handout, replaces("Take one paragraph", "Take a paragraph"))
    code, out, err = run(project, path)
    assert (code, "[-gain?-] {+lose?+}" in out, "warning: the summary was changed" in err) == (Exit.OK, True, True)
    code, _, err = run(project, path, "--apply")
    assert (code, "[older-document]" in err, sample.read_text(encoding="utf-8")) == (Exit.ERRORS, True, newer)
    assert run(project, path, "--apply", "--force")[0] == Exit.OK
    assert "Take a paragraph" in sample.read_text(encoding="utf-8")


def test_comments_in_the_summary_do_not_make_a_file_older(project: Path, sample: Path, handout: bytes) -> None:
    sample.write_text("# looked at\n" + sample.read_text(encoding="utf-8"), encoding="utf-8")
    path = edited(project, handout, replaces("Take one paragraph", "Take a paragraph"))
    assert "the summary was changed" not in run(project, path)[2]


def test_the_custom_properties_of_a_house_template_stay() -> None:
    document = docx.Document()
    note_origin(document, "")
    note_origin(document, "first")
    custom = document.part.package.part_related_by(RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    custom._blob = custom.blob.replace(b"briefset-summary", b"House")
    note_origin(document, "second")
    note_origin(document, "third")
    values = [(each.get("name"), each.get("pid"), "".join(map(str, each.itertext()))) for each in parse(custom.blob)]
    assert values == [("House", "2", "first"), ("briefset-summary", "3", "third")]


def test_another_style_is_a_warning(project: Path, handout: bytes) -> None:
    def promote(document: Document) -> None:
        next(item for item in document.paragraphs if "Take one paragraph" in item.text).style = "Heading 2"

    found = changes(project, edited(project, handout, promote))
    assert brief(found) == [("noted", "styled", "activity.text")]
    assert found[0]["reason"].startswith("another style: “heading 2” instead of “")


def test_styles_that_a_programme_renamed_are_told_once(project: Path, handout: bytes) -> None:
    parts = read(edited(project, handout))
    styles = parts["word/styles.xml"].decode()
    parts["word/styles.xml"] = re.sub(r'<w:name w:val="', '<w:name w:val="Other ', styles).encode()
    found = changes(project, store(project, parts))
    assert [(change["kind"], change["place"]) for change in found if change["kind"] != "formatted"] == [
        ("styled", "the whole file")
    ]


def test_another_article_with_mistakes_is_no_hindrance(project: Path, handout: bytes) -> None:
    scaffold(project, "broken", None)
    (project / "content" / "broken" / "summary.yaml").write_text("version: 1\n", encoding="utf-8")
    path = edited(project, handout, replaces("Take one paragraph", "Take a paragraph"))
    assert run(project, path)[0] == Exit.OK
    code, _, err = run(project, path, "--article", "broken")
    assert (code, "[missing-key]" in err) == (Exit.ERRORS, True)


def test_a_symbol_without_a_character_is_no_trouble(project: Path, handout: bytes) -> None:
    def insert(document: Document) -> None:
        symbols = (build("w:sym", {"w:font": "Symbol", "w:char": code}) for code in ("zz", "D800", "F0E0"))
        paragraph(document, "Take one paragraph").append(build("w:r", {}, *symbols))

    found = changes(project, edited(project, handout, insert))
    assert found[0]["new"].endswith("then report.\ufffd\ufffd\uf0e0")


def test_a_cell_whose_last_paragraph_mark_is_deleted_keeps_its_words(project: Path, handout: bytes) -> None:
    def merge(document: Document) -> None:
        cell = paragraph(document, "finished in March 2023")
        properties = cell.find(qualify("w:pPr"))
        assert properties is not None
        properties.append(build("w:rPr", {}, build("w:del", {"w:id": 902, "w:author": "Flo"})))

    assert changes(project, edited(project, handout, merge)) == []


def test_a_strict_file_is_read_like_a_transitional_one(project: Path, handout: bytes) -> None:
    parts = read(edited(project, handout, replaces("Take one paragraph", "Take a paragraph")))
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    new = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    strict = {name: data.replace(old, new) if name.endswith(".xml") else data for name, data in parts.items()}
    assert brief(changes(project, store(project, strict))) == [("applicable", "edited", "activity.text")]


def test_libreoffice_saves_the_file_and_only_the_edits_are_told(project: Path, handout: bytes) -> None:
    path = edited(
        project, handout, replaces("who might lose", "who may lose"), replaces("a view second", "a view last")
    )
    found = changes(project, convert(path, project / "saved", "docx:MS Word 2007 XML"))
    assert brief(found) == [("refused", "edited", "quotations[0].text"), ("applicable", "edited", "questions[0].text")]


TEXT = "Field told 54,000 visitors of the “workplace first” on 40 square metres."


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (TEXT.replace("visitors", "cars"), "its unit"),
        (TEXT.replace("54,000 visitors", "54,000 in all"), "its unit"),
        (TEXT.replace("metres", "miles"), "its unit"),
        (TEXT.replace("Field", "Diallo"), "the name of a speaker was changed"),
        (TEXT.replace("the “", "Mr. Diallo’s “"), "the name of a speaker was changed"),
        (TEXT.replace("Field told", "She warned"), ""),
        (TEXT.replace("told", "warned all of the"), ""),
        (TEXT.replace(" on 40", ", as she said, on 40"), ""),
    ],
)
def test_what_a_number_counts_and_who_speaks_may_not_change(project: Path, new: str, message: str) -> None:
    protected = Protected(check_project(project))
    refusal = protected.refuse("claims[1].text", TEXT, new)
    assert message in (refusal.message if refusal else "")
    assert (refusal is None) == (not message)


def test_a_picture_that_was_pasted_is_told_as_one(project: Path, handout: bytes) -> None:
    def paste(document: Document) -> None:
        first = next(item for item in document.paragraphs if "Who gains" in item.text)
        picture = io.BytesIO()
        Image.new("L", (8, 8)).save(picture, "PNG")
        first.add_run().add_picture(picture)
        first.runs[0]._r.addnext(first.runs[-1]._r)

    path = edited(project, handout, paste)
    code, _, err = run(project, path)
    assert code == Exit.ERRORS
    assert "a picture or another object was put in, which a summary does not hold" in err
    assert brief(changes(project, path)) == [("refused", "edited", "questions[0].text")]
