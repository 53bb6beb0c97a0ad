"""Printed words lead back to the line of the summary and to the paragraph of the article."""

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from typer.testing import CliRunner

from briefset.cli.application import app
from briefset.design.templates import find_templates
from briefset.diagnostics import Exit, Failure
from briefset.evidence.register import make_register
from briefset.evidence.trace import Tracer
from briefset.evidence.trace.documents import Block, collect_template_text, read_blocks
from briefset.evidence.trace.provenance import Provenance, trace_blocks
from briefset.evidence.trace.text_key import text_key
from tests.support.projects import change, check_project, run_cli


@pytest.fixture
def tracer(project: Path) -> Tracer:
    checked = check_project(project)
    return Tracer(checked.summary, make_register(checked.verified), checked.loaded)


def run(project: Path, *arguments: str) -> tuple[int, str, str]:
    return run_cli("trace", "--project", project, *arguments)


def line_of(sample: Path, words: str) -> int:
    return next(n for n, line in enumerate(sample.read_text(encoding="utf-8").splitlines(), 1) if words in line)


def paths(tracer: Tracer, words: str) -> list[str]:
    return [trace.path for trace in tracer.trace_words(words)]


def trace_text(tracer: Tracer, *texts: str) -> Provenance:
    return trace_blocks([Block("page 1", text) for text in texts], tracer, frozenset({"contents"}))


def test_a_sentence_leads_to_its_line_its_number_and_its_evidence(project: Path, sample: Path) -> None:
    code, out, _ = run(project, "The essay reports 54,000 visitors in 2023")
    assert code == Exit.OK
    line = line_of(sample, "text: The essay reports 54,000")
    assert out.startswith(f"content/demo/summary.yaml:{line}:11: claims[1].text [note ")
    assert "P6 exact: “three cafés opened”" in out


@pytest.mark.parametrize(
    "copied",
    [
        "The essay reports 54,000 visi-\ntors in 2023,\nagainst 12,000 in 2021",
        "the essay reports 54,000 visitors in 2023,  against\u00a012,000 in 2021",
        "“The essay reports 54,000 visi\u00adtors in 2023, against 12,000 in 2021, and three new cafés.”",
    ],
)
def test_line_breaks_hyphens_and_marks_of_a_copy_do_not_matter(tracer: Tracer, copied: str) -> None:
    assert paths(tracer, copied) == ["claims[1].text"]


def test_a_longer_paste_gives_each_statement_in_its_order(tracer: Tracer) -> None:
    paste = (
        "and three new cafés. Rules, not money. Sharing is, in her words, “a matter of hours and of rules\n"
        "rather than of money”.12 The essay reports 54,000 visitors in 2023, against 12,000 in 2021, and three new\n"
        "cafés."
    )
    pasted = trace_text(tracer, paste)
    found = [trace.path for _, trace in pasted.found]
    assert [stray.text for stray in pasted.strays] == ["and three new cafés."]
    assert found.index("claims[2].text") < found.index("claims[1].text")
    assert "claims[2].head" in found


@pytest.mark.parametrize(
    "words", ["The essay reports 55,000 visitors in 2023", "54,000 visitors in 2024", "0 visitors"]
)
def test_an_altered_sentence_leads_nowhere_and_the_nearest_is_named(project: Path, words: str) -> None:
    code, out, err = run(project, words)
    assert code == Exit.ERRORS
    assert "claims[1].text" not in out
    assert "leads to no line of a summary — nearest: content/demo/summary.yaml:" in err
    assert "[untraced]" in err


def test_a_number_leads_to_its_statistic(tracer: Tracer) -> None:
    found = [trace for trace in tracer.trace_words("nearly $1 million") if trace.path.startswith("statistics")]
    assert [support.paragraph for trace in found for support in trace.supports] == [5] * len(found)
    assert found


def test_a_paragraph_lists_where_it_was_used_in_the_order_of_the_summary(project: Path, tracer: Tracer) -> None:
    traces = tracer.trace_paragraph(6)
    assert [trace.position.line for trace in traces] == sorted(trace.position.line for trace in traces)
    assert {trace.path for trace in traces} >= {"brief", "claims[1]"}
    assert all(support.paragraph == 6 for trace in traces for support in trace.supports)
    code, out, _ = run(project, "P6", "--json")
    assert (code, [item["path"] for item in json.loads(out)["results"]["found"]]) == (
        Exit.OK,
        [trace.path for trace in traces],
    )


def test_a_paragraph_without_use_and_one_beyond_the_article_are_told_apart(project: Path) -> None:
    assert "nothing in the summary rests on P4" in run(project, "P4")[2]
    assert "beyond the article" in run(project, "P400")[2]


def test_the_known_and_the_stray_of_a_document_are_told_apart(tracer: Tracer) -> None:
    found = trace_text(
        tracer,
        "Contents 3",
        "The essay reports 54,000 visitors in 2023, against 12,000 in 2021, and three new cafés. P6",
        "The essay reports 55,000 visitors in 2023, against 12,000 in 2021, and three new cafés.",
        "Moreau likes gulls above all",
    )
    assert [stray.text for stray in found.strays] == [
        "The essay reports 55,000 visitors in 2023, against 12,000 in 2021, and three new cafés.",
        "Moreau likes gulls above all",
    ]
    assert [trace.path for _, trace in found.found if trace.path.startswith("claims")] == ["claims[1].text"]


@pytest.mark.parametrize("altered", ["nearly $2 million", "nearly €1 million", "64%", "45,000", "2.5"])
def test_an_altered_figure_that_stands_alone_is_a_stray(tracer: Tracer, altered: str) -> None:
    assert trace_text(tracer, "nearly $1 million").strays == ()
    assert len(trace_text(tracer, altered).strays) == 1


def test_statements_cut_short_lead_to_the_whole(tracer: Tracer) -> None:
    found = trace_text(tracer, "“The essay reports 54,000 visitors …” and “Moreau argues that a working harbour …”")
    assert {trace.path for _, trace in found.found} >= {"claims[1].text", "brief.text"}
    assert found.strays == ()


@pytest.mark.slow
def test_everything_in_a_built_set_leads_back_and_an_altered_word_does_not(project: Path, tmp_path: Path) -> None:
    build = CliRunner().invoke(
        app, ["build", "--project", str(project), "-q", "-f", "pdf", "-f", "docx", "-f", "html", "-f", "pptx"]
    )
    assert build.exit_code == 0, build.output
    folder = project / "build" / "demo"
    for name in ("briefing.pdf", "evidence.pdf", "handout.docx", "factsheet.pptx", "briefing.html"):
        code, out, err = run(project, str(folder / name))
        assert (code, err) == (Exit.OK, ""), name
        assert "content/demo/summary.yaml:" in out
    page = (
        (folder / "briefing.html")
        .read_text(encoding="utf-8")
        .replace("54,000 visitors in 2023", "45,000 visitors in 2023")
    )
    (folder / "briefing.html").write_text(page, encoding="utf-8")
    code, _, err = run(project, str(folder / "briefing.html"))
    assert code == Exit.ERRORS
    assert "45,000 visitors in 2023" in err


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.pptx", "a.html", "a.png"])
def test_a_broken_file_is_an_error_and_no_traceback(project: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xff\xfe nothing of the kind")
    code, _, err = run(project, str(path))
    assert code in (Exit.ERRORS, Exit.USAGE)
    assert f"{path.as_posix()}" in err


def test_an_office_file_that_unpacks_without_end_is_refused() -> None:
    import io
    import zipfile

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * (65 << 20) + b"</a>")
    with pytest.raises(Failure, match="unpacks to 65 MiB"):
        read_blocks(data.getvalue(), "a.docx")


def test_the_furniture_holds_the_fixed_words_of_templates_only(project: Path) -> None:
    template_text = collect_template_text(find_templates(project))
    assert text_key("Read with care").text in template_text
    assert not [text for text in template_text if "viewtitle" in text]


@given(st.text(max_size=80))
@example("\ufc70")  # a ligature whose compatibility form is a space and a mark
@example("\ufdfa")
def test_bare_text_leads_back_to_the_original(text: str) -> None:
    key = text_key(text)
    assert len(key.text) == len(key.offsets)
    assert list(key.offsets) == sorted(key.offsets)
    assert re.search(r"[\s\-–—_]", key.text) is None
    assert key.begins <= set(range(len(key.text)))


def test_beside_an_unfinished_article_the_others_are_searched_and_it_is_named(project: Path, sample: Path) -> None:
    unfinished = sample.parent.with_name("unfinished")
    shutil.copytree(sample.parent, unfinished)
    change(unfinished / "summary.yaml", ("title:", "tittle:"))
    code, out, err = run(project, "P1")
    assert code == Exit.OK
    assert "demo" in out + err
    assert "unfinished is not searched" in err
    assert run(project, "P1", "--article", "unfinished")[0] == Exit.ERRORS
