"""A warning is answered once, where it stands; an answer to nothing is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefset.build.check import warnings
from briefset.build.fixes import fix
from briefset.diagnostics import Failure, Severity
from briefset.yaml12.edit import replace_scalar
from tests.support.projects import article_of, change, check_project, summary_of

CLAIM = ("The essay reports 54,000 visitors", "In all towns of Utopia the essay reports 54,000 visitors")
"""Names a place that the article does not have."""
HEAD = "    head: Visitors came\n"


def found(project: Path) -> list[tuple[str, str, Severity]]:
    """Path, code and severity of each warning."""
    return [(one.path, one.code, one.severity) for one in warnings(check_project(project))]


def test_a_warning_stands_at_its_text(project: Path) -> None:
    change(summary_of(project), CLAIM)
    assert found(project) == [("claims[1].text", "name-not-in-article", Severity.WARNING)]


def test_an_answered_warning_is_gone(project: Path) -> None:
    change(summary_of(project), CLAIM, (HEAD, f"{HEAD}    accept: {{name-not-in-article: the town’s old name}}\n"))
    assert found(project) == []


def test_an_answer_elsewhere_answers_nothing(project: Path) -> None:
    change(
        summary_of(project),
        CLAIM,
        ("    head: Rules, not money\n", "    head: Rules\n    accept: {name-not-in-article: x}\n"),
    )
    assert [(path, code) for path, code, _ in found(project)] == [
        ("claims[1].text", "name-not-in-article"),
        ("claims[2].accept.name-not-in-article", "not-needed"),
    ]


@pytest.mark.parametrize(("code", "told"), [("modal-dropped", "not-needed"), ("modal-droped", "unknown-code")])
def test_an_answer_to_an_unknown_code_or_to_no_warning_is_an_error_at_its_line(
    project: Path, code: str, told: str
) -> None:
    change(summary_of(project), (HEAD, f"{HEAD}    accept:\n      {code}: it was carried out\n"))
    lines = summary_of(project).read_text(encoding="utf-8").splitlines()
    (one,) = warnings(check_project(project))
    assert (one.code, one.severity) == (told, Severity.ERROR)
    assert lines[one.position.line - 1].strip() == f"{code}: it was carried out"


def test_an_answer_to_a_retired_code_is_let_be(project: Path) -> None:
    change(summary_of(project), (HEAD, f"{HEAD}    accept: {{phrase-of-other: the same in other words}}\n"))
    assert found(project) == []


def test_an_error_cannot_be_answered(project: Path) -> None:
    change(
        summary_of(project),
        ("reports 54,000 visitors", "reports 55,000 visitors"),
        (HEAD, f"{HEAD}    accept: {{number-not-in-evidence: counted again}}\n"),
    )
    with pytest.raises(Failure) as failure:
        check_project(project)
    assert [fault.code for fault in failure.value.diagnostics] == ["number-not-in-evidence"]


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ("    accept: {modal-dropped: it was carried out}\n", ""),
        ("    accept:\n      modal-dropped: it was carried out\n      cause-added: it was so\n", ""),
        (
            "    accept: {modal-dropped: it was carried out, name-not-in-article: the town’s old name}\n",
            "    accept: {name-not-in-article: the town’s old name}\n",
        ),
        (
            "    accept:\n      name-not-in-article: the town’s old name\n      modal-dropped: it was carried out\n",
            "    accept:\n      name-not-in-article: the town’s old name\n",
        ),
    ],
)
def test_an_answer_that_nobody_asks_for_is_taken_out_by_fix(project: Path, answers: str, left: str) -> None:
    _, before = change(summary_of(project), CLAIM, (HEAD, f"{HEAD}{answers}"))
    fixes = fix(article_of(project), replace_scalar)
    assert "modal-dropped" in [one.old for one in fixes]
    assert summary_of(project).read_text(encoding="utf-8") == before.replace(answers, left)
    assert not [one for one in found(project) if one[1] == "not-needed"]


def test_an_answer_with_a_comment_stays(project: Path) -> None:
    _, before = change(
        summary_of(project), (HEAD, f"{HEAD}    accept:  # as the editor wished\n      modal-dropped: x\n")
    )
    assert fix(article_of(project), replace_scalar) == []
    assert summary_of(project).read_text(encoding="utf-8") == before
