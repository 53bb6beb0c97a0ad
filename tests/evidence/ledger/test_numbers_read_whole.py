"""A figure is read whole or refused, in statistics and in prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefset.diagnostics import Failure
from tests.support.projects import change, check_project, summary_of
from tests.support.statements import find_errors

DATA = Path(__file__).resolve().parents[2] / "data" / "numbers"
PRICE = "The work cost $2.4 million"
STATISTIC = "value: 2.4, unit: US$ million, at: 5, quote: $2.4 million"


def cases(name: str) -> list[list[str]]:
    """The article's words, and what a summary makes of them."""
    return [line.split(" => ") for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def codes_of_statistic(project: Path, words: str, statistic: str) -> set[str]:
    """The codes at the sample's fourth statistic, with other words in the article."""
    change(summary_of(project).parent / "source.txt", (PRICE, words))
    change(summary_of(project), (STATISTIC, statistic))
    with pytest.raises(Failure) as failure:  # the sample's abstract still tells the first price
        check_project(project)
    return {fault.code for fault in failure.value.diagnostics if fault.path.startswith("statistics[3]")}


@pytest.mark.parametrize(("words", "statistic"), cases("statistics-true.txt"))
def test_a_statistic_reads_its_figure_whole(project: Path, words: str, statistic: str) -> None:
    assert codes_of_statistic(project, words, statistic) == set()


@pytest.mark.parametrize(("words", "statistic"), cases("statistics-false.txt"))
def test_a_statistic_of_a_part_of_a_figure_is_refused(project: Path, words: str, statistic: str) -> None:
    assert codes_of_statistic(project, words, statistic) == {"number-not-in-evidence"}


@pytest.mark.parametrize(("words", "told"), cases("prose-false.txt"))
def test_a_part_of_a_figure_or_another_one_is_refused_in_prose(words: str, told: str) -> None:
    assert find_errors(f"{words}.", f"{told}.") == ["number-not-in-evidence"]
