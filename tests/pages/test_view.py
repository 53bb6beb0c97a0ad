"""A view holds what its product shows, in the selected order, put into words."""

from pathlib import Path

import pytest

from briefset.design.product import Product
from briefset.diagnostics import Failure
from briefset.evidence.quotations.verify import State, Verified
from briefset.pages.view import View, make_view
from briefset.summary.validate import validate
from briefset.yaml12.document import load
from tests.support.wording import LABELS


def view_of(path: Path, old: str = "", new: str = "", name: str = "briefing", everything: bool = False) -> View:
    text = path.read_text(encoding="utf-8")
    assert old in text
    loaded = load(text.replace(old, new, 1).encode(), "summary.yaml")
    product = Product(name, "Demo", {}, frozenset(), complete=("html",))
    verified, format_ = Verified(validate(loaded), {}, State.LIVE), "html" if everything else "pdf"
    return make_view(verified, product, LABELS, loaded, "2026-01-01T00:00:00Z", format_)


def test_a_selection_chooses_and_orders(sample: Path) -> None:
    view = view_of(sample, "quotations: [workplace-first]", "quotations: [not-lost, workplace-first]")
    assert [part.entry.id for part in view.quotations] == ["not-lost", "workplace-first"]


def test_without_a_selection_everything_is_shown(sample: Path) -> None:
    assert len(view_of(sample, name="other").quotations) == 2
    assert len(view_of(sample, everything=True).quotations) == 2


def test_a_quotation_is_credited_to_its_speaker_occasion_and_paragraph(sample: Path) -> None:
    (part,) = view_of(sample).quotations
    assert (part.name, part.occasion, part.where) == ("Joan Field", "town council of Lindmouth, May 2022", "P1")


def test_bars_share_one_unit_and_one_scale(sample: Path) -> None:
    money = view_of(sample).exhibits[1]
    assert [(bar.text, bar.display.replace("\u00a0", " ")) for bar in money.bars] == [
        ("2.4", "$2.4 million"),
        ("nearly 1", "nearly $1 million"),
    ]
    assert [round(bar.share, 3) for bar in money.bars] == [1.0, 0.417]


def test_a_text_alternative_names_every_value_with_its_hedge(sample: Path) -> None:
    assert view_of(sample).exhibits[1].alt.replace("\u00a0", " ") == (
        "What the opening cost, US$ million. The work: $2.4 million; The cooperative’s part: nearly $1 million."
    )


def test_a_bar_with_another_unit_is_an_error_at_its_line(sample: Path) -> None:
    with pytest.raises(Failure) as caught:
        view_of(sample, "{statistic: cost,", "{statistic: boats,")
    (fault,) = caught.value.diagnostics
    assert (fault.path, "statistic: boats" in fault.excerpt) == ("exhibits[1].bars[0].statistic", True)


def test_a_derived_number_is_computed(sample: Path) -> None:
    assert [part.text for part in view_of(sample).derived] == ["4.5-fold"]


def test_a_year_stands_once_in_the_timeline(sample: Path) -> None:
    assert [(event.year, event.first) for event in view_of(sample).timeline] == [
        ("2022", True),
        ("2022", False),
        ("2023", True),
    ]


def test_an_implied_date_stands_in_brackets(sample: Path) -> None:
    view = view_of(sample, "{id: vote, date: 2022-06,", "{id: vote, date: 2022-06, implied: true,")
    assert [event.date for event in view.timeline] == ["May", "[Jun]", "Mar"]


def test_a_slide_carries_the_paragraphs_of_its_parts(sample: Path) -> None:
    slides = view_of(sample).slides
    assert [(slide.entry.kind, slide.at) for slide in slides[1:4]] == [
        ("list", [3, 5, 6]),
        ("numbers", [3, 6]),
        ("chart", [6]),
    ]
