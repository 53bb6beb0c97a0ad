"""Cross references, contents, comments and directions in the Word file."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from briefset.cli.application import app
from briefset.diagnostics import Failure
from briefset.writers.docx import doctree_to_docx
from briefset.writers.docx.runs import bookmark_names
from briefset.writers.ooxml.xml import qualify
from tests.support.word import (
    PRODUCT,
    REFERENCE,
    THEME,
    body_of,
    findings,
    part,
    text_of,
    tree,
    values,
    write,
)

NOTE = '<p>Before. <em>Words</em><span class="footnote">Ours &amp; <em>only</em>.</span></p>'
LONG = '<nav class="contents"><p>Contents</p></nav>' + "".join(
    f"<h2>Part {part_number}</h2>"
    + "".join(f"<h3>Section {part_number}.{number}</h3>{'<p>Text that goes on.</p>' * 30}" for number in range(1, 4))
    for part_number in range(1, 21)
)


def commented(body: str) -> bytes:
    return doctree_to_docx(tree(body), THEME, REFERENCE, PRODUCT.styles, with_comments=True).data


def instructions(body: str) -> list[str]:
    return [(node.text or "").strip() for node in body_of(body).iter(qualify("w:instrText"))]


def test_a_link_in_the_words_of_its_place_is_a_cross_reference() -> None:
    body = '<p>See <a href="#t-1">Table 1</a>.</p><p><span class="label" id="t-1">Table 1</span>. Sums</p>'
    styles = PRODUCT.styles | {"span.label": "Caption Label"}
    root = part(write(body, styles=styles), "word/document.xml")
    assert [node.text for node in root.iter(qualify("w:instrText"))] == [" REF t_1 \\h "]
    assert values(root, "w:bookmarkStart", "w:name") == ["t_1"]
    assert text_of(root) == "See Table 1.Table 1. Sums"


def test_a_link_in_other_words_leads_to_the_place() -> None:
    root = body_of('<p>See <a href="#end">the last part</a>.</p><section id="end"><h2>End</h2><p>a</p></section>')
    assert values(root, "w:hyperlink", "w:anchor") == ["end"]
    assert values(root, "w:bookmarkStart", "w:name") == ["end"]
    starts = [node.getparent() for node in root.iter(qualify("w:bookmarkStart"))]
    assert [text_of(paragraph) for paragraph in starts if paragraph is not None] == ["End"]


def test_a_link_to_nowhere_is_refused() -> None:
    with pytest.raises(Failure, match="no place has the id 'gone'"):
        write('<p><a href="#gone">a</a></p>')


@given(st.lists(st.text(min_size=1, max_size=90), unique=True, max_size=8))
def test_names_of_bookmarks_are_those_that_word_takes(ids: list[str]) -> None:
    names = bookmark_names(ids)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", name) for name in names)
    assert len({name.lower() for name in names}) == len(ids)


@pytest.mark.slow
def test_contents_hold_every_heading_in_order_and_lead_to_it() -> None:
    root = body_of(LONG)
    contents = docx.Document(io.BytesIO(write(LONG))).paragraphs[:81]
    styles = [paragraph.style.name for paragraph in contents if paragraph.style is not None]
    expected = [
        entry
        for number in range(1, 21)
        for entry in ((f"Part {number}", "toc 1"), *((f"Section {number}.{below}", "toc 2") for below in range(1, 4)))
    ]
    assert [paragraph.text for paragraph in contents] == ["Contents", *(text for text, _ in expected)]
    assert styles == ["TOC Heading", *(style for _, style in expected)]
    anchors = values(root, "w:hyperlink", "w:anchor")
    assert anchors == values(root, "w:bookmarkStart", "w:name")
    assert len(set(anchors)) == 80


@pytest.mark.slow
def test_contents_are_one_field_from_the_first_entry_to_the_last() -> None:
    root = body_of(LONG)
    kinds = values(root, "w:fldChar", "w:fldCharType")
    assert kinds == ["begin", "separate", "end"]
    assert instructions(LONG) == ['TOC \\o "1-2" \\h \\z \\u \\n']


@pytest.mark.slow
def test_a_long_document_has_no_findings(tmp_path: Path) -> None:
    assert findings(write(LONG), tmp_path) == []


def test_notes_of_the_editor_become_comments_where_wanted() -> None:
    data = commented(NOTE + '<p>a<span class="footnote source">Kept.</span></p>')
    comments, body = part(data, "word/comments.xml"), part(data, "word/document.xml")
    assert text_of(comments) == "Ours & only."
    (comment,) = list(comments)
    names = ("w:author", "w:initials", "w:date", "w:id")
    assert [comment.get(qualify(name)) for name in names] == ["Editor", "ed.", "2026-11-23T00:00:00Z", "0"]
    assert text_of(body) == "Before. Wordsa"
    assert len(list(part(data, "word/footnotes.xml"))) == 3


def test_a_comment_lies_on_the_words_before_it() -> None:
    body = part(commented(NOTE), "word/document.xml")
    (start,) = body.iter(qualify("w:commentRangeStart"))
    following = start.getnext()
    assert following is not None
    assert text_of(following) == "Words"
    assert [str(node.tag).rpartition("}")[2] for node in following.itersiblings()] == ["commentRangeEnd", "r"]


def test_without_the_wish_there_are_no_comments() -> None:
    with pytest.raises(KeyError, match=r"comments\.xml"):
        part(write(NOTE), "word/comments.xml")


@pytest.mark.slow
def test_a_document_with_comments_has_no_findings(tmp_path: Path) -> None:
    assert findings(commented(NOTE), tmp_path) == []


def test_direction_is_marked_on_paragraphs_runs_and_tables() -> None:
    table = (
        '<table class="data" dir="rtl" aria-label="x"><thead><tr><th scope="col">א</th></tr></thead>'
        '<tbody><tr><th scope="row" class="text">ב</th></tr></tbody></table>'
    )
    root = body_of(f'<p dir="rtl">שלום <strong><em>b</em></strong></p><p>a <span dir="rtl">مرحبا</span> c</p>{table}')
    assert len(list(root.iter(qualify("w:bidi")))) == 1
    assert len(list(root.iter(qualify("w:bidiVisual")))) == 1
    assert [text_of(run) for run in root.iter(qualify("w:r")) if list(run.iter(qualify("w:rtl")))] == [
        *("שלום ", "b", "مرحبا"),
    ]


def test_a_left_to_right_stretch_in_a_right_to_left_paragraph_keeps_its_direction() -> None:
    root = body_of('<p lang="he">שלום <span lang="en" dir="ltr">Word</span></p>')
    assert [text_of(run) for run in root.iter(qualify("w:r")) if list(run.iter(qualify("w:rtl")))] == ["שלום "]


def test_headings_of_three_levels_and_callouts_have_styles() -> None:
    document = docx.Document(io.BytesIO(write('<h2>a</h2><h3>b</h3><h4>c</h4><p class="callout">d</p>')))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None]
    assert styles == ["Heading 1", "Heading 2", "Heading 3", "Callout"]


@pytest.mark.slow
def test_the_command_makes_comments_when_asked_even_of_an_unchanged_summary(project: Path, sample: Path) -> None:
    hint = "# note: what you know about the author and the article does not say; printed as [ed.: …]"
    assert hint in sample.read_text(encoding="utf-8")
    note = "note: retired since the article came out"
    sample.write_text(sample.read_text(encoding="utf-8").replace(hint, note), encoding="utf-8")
    path = project / "build" / "demo" / "handout.docx"
    held = []
    for wish in ([], ["--comments"], []):
        result = CliRunner().invoke(app, ["build", "--project", str(project), "-f", "docx", *wish])
        assert result.exit_code == 0, result.output
        with zipfile.ZipFile(path) as archive:
            held.append("word/comments.xml" in archive.namelist())
    assert held == [False, True, False]
