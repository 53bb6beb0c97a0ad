"""Two charts beside each other have one scale, or bars that begin at one height; others get a slide each."""

from pathlib import Path

import pytest

from briefset.build.lengths import find_slide_notes
from briefset.charts.data import Data, DataPoint, Row
from briefset.pages.view.exhibits import ExhibitView, are_comparable, on_one_scale, scale_bars
from briefset.summary.model import PairChart
from briefset.writers.pptx.deck import Chart, Slide, doctree_to_deck
from tests.support.charts import add_charts
from tests.support.projects import change, check_project, page_of, summary_of

BOATS = """
  - {id: boats-chart, kind: pair, title: Boats, unit: Boats, bars: [{statistic: boats, label: Before},
     {statistic: boats, label: After}]}
events:"""


@pytest.fixture
def charts(tmp_path: Path) -> Path:
    add_charts(tmp_path)
    change(summary_of(tmp_path), ("\nevents:", BOATS))
    return tmp_path


def slides(project: Path, name: str = "pptx") -> tuple[Slide, ...]:
    return doctree_to_deck(page_of(project, "factsheet").tree(name)).slides


def view(unit: str, *values: float) -> ExhibitView:
    rows = tuple(Row(str(value), (DataPoint(value, str(value)),)) for value in values)
    entry = PairChart.model_construct(kind="pair", unit=unit)
    return ExhibitView(entry, 1, [], Data("pair", unit, "", ("",), rows), [], None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("names", "comparable"),
    [
        (("catch", "catch-wide"), True),
        (("visitors-chart", "boats-chart"), True),
        (("catch-slope", "catch"), False),
        (("accounts-pair", "visitors-chart"), False),
        (("accounts-pair", "accounts-pair"), False),
        (("marks", "marks"), False),
        (("steps", "steps-wide"), False),
    ],
)
def test_charts_are_comparable_on_one_scale_or_from_first_bars(
    charts: Path, names: tuple[str, str], comparable: bool
) -> None:
    summary = check_project(charts).summary
    known = {exhibit.id: exhibit for exhibit in summary.exhibits}
    assert are_comparable([known[name] for name in names], summary.statistics) is comparable


def test_charts_of_one_unit_share_a_scale_and_others_begin_at_one_height() -> None:
    parts, scale = on_one_scale([view("US$ billion", 10, 220), view("US$ billion", 0.5, 30)])
    assert ([part.data.high for part in parts if part.data], scale) == ([220, 220], "")
    parts, scale = on_one_scale([view("percent", 4, 6), view("visits", 100, 300)])
    assert ([part.data.high for part in parts if part.data], scale) == ([12, 300], "same-start")


def test_on_paper_bars_of_one_unit_share_a_scale_and_those_of_another_are_lower() -> None:
    parts = scale_bars([view("percent", 4, 6), view("US$ billion", 10, 220), view("US$ billion", 0.5, 30)])
    shown = [max(row.points[0].value or 0 for row in part.data.rows) / part.data.high for part in parts if part.data]
    assert shown == pytest.approx([0.72, 1, 30 / 220])


@pytest.mark.parametrize("name", ["pdf", "pptx"])
def test_unlike_charts_stand_on_a_slide_each_and_the_writer_is_told(charts: Path, name: str) -> None:
    told = [(note.code, note.path) for note in find_slide_notes(check_project(charts)) if note.code != "bare-title"]
    assert told == [("unlike-charts", "slides[7].exhibits")]
    found = [slide for slide in slides(charts, name) if slide.layout == "charts"]
    assert [slide.title for slide in found] == ["Accounts (1/2)", "Accounts (2/2)"]
    assert [[part.data.kind for part in slide.parts if isinstance(part, Chart)] for slide in found] == [
        ["pair"],
        ["line"],
    ]
    assert all("[" in "".join(note.text for note in slide.notes) for slide in found)


def test_charts_of_two_units_that_begin_at_one_height_stay_on_one_slide(charts: Path) -> None:
    change(summary_of(charts), ("[accounts-pair, account-line]", "[visitors-chart, boats-chart]"))
    (found,) = [slide for slide in slides(charts) if slide.layout == "charts"]
    assert len([part for part in found.parts if isinstance(part, Chart)]) == 2
    assert found.title == "Accounts"
