"""The hedges of every language draw the broken end, or the hollow dot, that the note beside the chart promises."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefset.charts import draw_chart
from briefset.charts.picture import Picture
from briefset.language.locale import Locale
from briefset.language.registry import require_language
from briefset.pages.view.exhibits import ExhibitView, view_exhibits
from briefset.summary.model import Summary
from briefset.summary.model.exhibits import GroupedChart, LineChart
from briefset.wording.labels import Labels
from briefset.yaml12.document import Loaded
from tests.support.wording import LABELS

ABOVE = {"over", "least"}


def drawn(kind: str, qualifier: str, language: str, summary: Summary, loaded: Loaded) -> tuple[ExhibitView, Picture]:
    """A chart of one plain value of 100 and the same value hedged."""
    plain = summary.statistics[0].model_copy(
        update={"qualifier": None, "value": Decimal(100), "unit": None, "ordinal": False}
    )
    hedged = plain.model_copy(update={"id": "hedged", "qualifier": qualifier})
    head = {"kind": kind, "id": "chart", "title": "T", "unit": "People"}
    rows = [{"label": "A", "statistics": [plain.id, "hedged", plain.id]}]
    grouped = {**head, "series": ["a", "b", "c"], "groups": rows}
    lines = {**head, "moments": ["a", "b", "c"], "lines": rows}
    chart = GroupedChart.model_validate(grouped) if kind == "grouped" else LineChart.model_validate(lines)
    changed = summary.model_copy(update={"statistics": [plain, hedged], "exhibits": [chart]})
    (part,) = view_exhibits(changed, [chart], Labels(Locale(language, language), LABELS.texts), loaded)
    assert part.data is not None
    return part, draw_chart(part.data, 482.0)


@pytest.mark.parametrize(
    "language", ["en", *(pytest.param(tag, marks=pytest.mark.slow) for tag in ("de", "fr", "es", "zh"))]
)
def test_every_hedge_of_a_language_breaks_the_end_of_a_bar_on_the_side_of_the_true_value(
    language: str, summary: Summary, loaded: Loaded
) -> None:
    data = require_language(language)
    for hedge, family in (dict(data.hedges) | dict(data.hedges_after)).items():
        part, picture = drawn("grouped", hedge, language, summary, loaded)
        plain, hedged, _ = (mark.bars for mark in picture.marks if mark.cell)
        assert (hedge, len(plain), len(hedged)) == (hedge, 1, 4)
        assert (hedge, hedged[0].width_pt == pytest.approx(plain[0].width_pt)) == (hedge, family in ABOVE)
        assert [words for words in part.care if hedge in words] != []


@pytest.mark.parametrize("hedge", ["roughly", "at most", "Just  under", "fewer than"])
def test_the_hedges_that_charts_once_forgot_break_the_end_of_a_bar(
    hedge: str, summary: Summary, loaded: Loaded
) -> None:
    _, picture = drawn("grouped", hedge, "en", summary, loaded)
    assert [len(mark.bars) for mark in picture.marks if mark.cell] == [1, 4, 1]


def test_a_hedge_that_the_language_does_not_know_breaks_no_end_and_no_note_promises_one(
    summary: Summary, loaded: Loaded
) -> None:
    part, picture = drawn("grouped", "a record", "en", summary, loaded)
    assert [len(mark.bars) for mark in picture.marks if mark.cell] == [1, 1, 1]
    assert part.care == []


def test_any_hedge_makes_a_dot_hollow(summary: Summary, loaded: Loaded) -> None:
    _, picture = drawn("line", "plus d'", "fr", summary, loaded)
    hollow = {mark.cell.head: mark.markers[0].hollow for mark in picture.marks if mark.cell}
    assert hollow == {"a": False, "b": True, "c": False}
