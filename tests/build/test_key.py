"""The teacher's copy has the answers, from what the summary says already or from what was written as the answer."""

import io
from pathlib import Path

import docx
import pytest

from briefset.diagnostics import Failure
from briefset.evidence.register import Register
from briefset.pages.view.answers import answer_from_places
from briefset.wording.wording import NO_BREAK
from briefset.writers.ooxml.xml import qualify
from tests.support.projects import ROOT, change, check_project, page_of, run_cli, summary_of

SAID = "The essay says that the boats stayed and that three cafés opened"
WRITTEN = f"{SAID} (P6)."
QUESTION = 'and who might lose? (P6)"'


def paragraphs(path: Path) -> list[tuple[str, str]]:
    document = docx.Document(io.BytesIO(path.read_bytes()))
    shown = ((paragraph.style, paragraph.text) for paragraph in document.paragraphs)
    return [(style.name, text.replace(NO_BREAK, " ")) for style, text in shown if style]


def answers(path: Path) -> list[str]:
    return [text for style, text in paragraphs(path) if style == "Answer"]


def build_key(project: Path) -> Path:
    code, _, told = run_cli("build", "--project", project, "-p", "handout", "--key")
    assert code == 0, told
    return project / "build" / "demo"


@pytest.mark.slow
def test_the_key_answers_from_the_summary_and_the_handout_does_not(project: Path) -> None:
    folder = build_key(project)
    assert answers(folder / "handout.docx") == []
    found = answers(folder / "handout-key.docx")
    assert any("Visitors came. The essay reports 54,000 visitors in 2023" in text for text in found)
    assert all("P" in text for text in found), "each answer says its place"


def test_without_the_switch_there_is_no_key(project: Path) -> None:
    code, _, _ = run_cli("build", "--project", project, "-p", "handout")
    assert code == 0
    assert not (project / "build" / "demo" / "handout-key.docx").exists()


@pytest.mark.slow
def test_a_written_answer_stands_for_what_would_be_found(project: Path) -> None:
    change(summary_of(project), (QUESTION, f'{QUESTION}, answer: "{WRITTEN}"'))
    folder = build_key(project)
    first = answers(folder / "handout-key.docx")[0]
    assert first.startswith(SAID)
    assert SAID not in "".join(text for _, text in paragraphs(folder / "handout.docx"))


def test_a_written_answer_is_checked_like_any_text(project: Path) -> None:
    change(summary_of(project), (QUESTION, f'{QUESTION}, answer: "The essay counts five cafés (P6)."'))
    with pytest.raises(Failure) as failure:
        check_project(project)
    (fault,) = failure.value.diagnostics
    assert (fault.code, fault.path) == ("number-not-in-evidence", "questions[0].answer.text")


def test_a_written_answer_stands_in_no_document_but_the_key(project: Path) -> None:
    change(summary_of(project), (QUESTION, f'{QUESTION}, answer: "{WRITTEN}"'))
    assert SAID not in page_of(project, "evidence").tree("pdf").root.text()


@pytest.mark.slow
def test_a_question_that_names_no_paragraph_is_open(project: Path) -> None:
    change(summary_of(project), (QUESTION, 'and who might lose?"'))
    assert answers(build_key(project) / "handout-key.docx")[0].startswith("No statement of the summary answers it")


@pytest.mark.slow
def test_questions_of_the_key_are_one_list(project: Path) -> None:
    document = docx.Document(io.BytesIO((build_key(project) / "handout-key.docx").read_bytes()))
    asked = [paragraph for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Question"]
    lists = {node.get(qualify("w:val")) for paragraph in asked for node in paragraph._p.iter(qualify("w:numId"))}
    assert len(asked) == 2
    assert len(lists) == 1


def test_a_statement_about_much_more_than_the_question_is_no_answer(project: Path) -> None:
    view, _ = page_of(project, "handout").print("docx")
    found = answer_from_places("What of P6?", view.register, view.locale.language_data)
    assert found
    assert all(2 * len({6} & set(answer.places)) >= len(answer.places) for answer in found)
    assert answer_from_places("What of P6?", Register(()), view.locale.language_data) == []


@pytest.mark.slow
def test_the_key_comes_back_unchanged(project: Path) -> None:
    path = build_key(project) / "handout-key.docx"
    code, printed, told = run_cli("reconcile", path, "--project", project, "--json")
    assert code == 0, told
    assert '"handout-key"' in printed
    assert '"changes": []' in printed


@pytest.mark.slow
def test_a_key_longer_than_its_product_allows_is_a_warning_that_names_what_is_long(project: Path) -> None:
    copied = project / "templates" / "handout" / "product.yaml"
    copied.parent.mkdir(parents=True)
    text = (ROOT / "templates" / "handout" / "product.yaml").read_text(encoding="utf-8")
    copied.write_text(text.replace("key_pages: [1, 4]", "key_pages: [1, 1]"), encoding="utf-8")
    code, _, told = run_cli("build", "--project", project, "-p", "handout", "--key")
    assert code == 0
    assert "has 2 pages, 1 too many" in told
    assert "demo: 0 errors, 1 warning" in told
