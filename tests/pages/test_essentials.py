"""The essentials of a summary: what a page, a card or a letter shows of it, without a word of their own."""

from pathlib import Path

import pytest

from briefset.build.articles import ArticleFolder
from briefset.build.check import check
from briefset.design.product import Product
from briefset.diagnostics import Failure
from briefset.evidence.quotations.verify import State, Verified
from briefset.pages.view import View, make_view
from briefset.pages.view.essentials import POINT_LETTERS
from briefset.summary.validate import validate
from tests.support.projects import changed, load_changed
from tests.support.wording import LABELS

BOTTOM_LINE = """bottom-line:
  text: Sharing a quay takes rules rather than money.
  evidence: [{at: 8, quote: "a matter of hours and"}]
use: What such a town can learn.
limits: Figures to pass on.
"""


def view_of(sample: Path, *changes: tuple[str, str], selects: tuple[str, ...] = ("briefing",)) -> View:
    loaded = load_changed(sample, *changes)
    product = Product("brief", "Brief", {}, pages=(1, 1), selects=selects)
    return make_view(Verified(validate(loaded), {}, State.LIVE), product, LABELS, loaded, "2026-01-01T00:00:00Z")


def test_the_bottom_line_is_the_thesis_until_there_is_one(sample: Path) -> None:
    thesis = view_of(sample).essentials.bottom_line
    assert thesis
    assert thesis.path == "thesis"
    view = view_of(sample, ("slides:", f"{BOTTOM_LINE}\nslides:"))
    line = view.essentials.bottom_line
    assert line
    assert line.text == "Sharing a quay takes rules rather than money."
    assert (view.summary.use, view.summary.limits) == ("What such a town can learn.", "Figures to pass on.")


def test_points_that_are_no_judgment_of_the_author_name_their_speaker(sample: Path) -> None:
    points = view_of(sample, ("speaker: moreau\n", "speaker: field\n")).essentials.points
    assert [point.said_by for point in points] == ["Joan Field", "", ""]


def test_long_claims_are_shown_by_their_first_sentences(sample: Path) -> None:
    text = "A quay can serve those who work in it and those who look at it, Moreau holds against the harbour master."
    long = f"{text} {'It goes on and on. ' * 40}"
    first, *_ = view_of(sample, (f"text: {text}", f"text: {long}")).essentials.points
    assert (first.entry.text, first.text) == (long.strip(), text)


def test_what_does_not_fit_is_left_out_unless_the_summary_chose_it(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    long = "x" * (POINT_LETTERS // 3)
    more = "".join(
        f"  - {{id: more-{number}, head: More, speaker: moreau, text: {long}, evidence: [{{at: 1, quote: it can}}]}}\n"
        for number in range(4)
    )
    before, claims, after = text.partition("claims:                                  ")
    assert claims
    line, _, rest = after.partition("\n")
    sample.write_text(f"{before}{claims}{line}\n{more}{rest}", encoding="utf-8")
    assert [point.entry.id for point in view_of(sample).essentials.points] == ["more-0", "more-1", "more-2"]
    chosen = "  brief: {claims: [more-0, more-1, more-2, more-3]}\n  briefing:\n"
    assert len(view_of(sample, ("  briefing:\n", chosen)).essentials.points) == 4


def test_a_page_that_has_room_shows_all_points(sample: Path) -> None:
    more = "".join(f"  - {{head: More, text: {'x' * 200}, evidence: [{{at: 1, quote: it can}}]}}\n" for _ in range(3))
    first = sample.read_text(encoding="utf-8").partition("claims:")[2].partition("\n")[0]
    loaded = load_changed(sample, (f"claims:{first}\n", f"claims:{first}\n{more}"))
    verified = Verified(validate(loaded), {}, State.LIVE)
    roomy, full = (
        Product("brief", "Brief", {}, pages=(1, 1), selects=("briefing",), lengths={"essentials": (60, most)})
        for most in (345, 60)
    )
    shown = [
        make_view(verified, product, LABELS, loaded, "2026-01-01T00:00:00Z").essentials for product in (roomy, full)
    ]
    assert [len(one.points) for one in shown] == [6, 3]


def test_numbers_are_those_that_slides_show_large_unless_the_summary_chooses(sample: Path) -> None:
    numbers = view_of(sample).essentials.numbers
    assert [number.entry.id for number in numbers] == ["visitors-after", "boats"]
    chosen = "  brief: {statistics: [cost]}\n  briefing:\n"
    assert [number.entry.id for number in view_of(sample, ("  briefing:\n", chosen)).essentials.numbers] == ["cost"]


def test_a_product_follows_the_first_selection_that_there_is(sample: Path) -> None:
    first = view_of(sample, selects=("nothing", "briefing"))
    assert [part.entry.id for part in first.quotations] == ["workplace-first"]


@pytest.mark.parametrize("key", ["use", "limits"])
def test_what_it_is_good_for_is_checked_like_all_prose(sample: Path, key: str) -> None:
    text = changed(sample.read_text(encoding="utf-8"), ("slides:", f"{key}: Words such as “never said so”.\n\nslides:"))
    with pytest.raises(Failure) as caught:
        check(ArticleFolder("demo", sample.parent, sample.parents[2]), data=text.encode())
    assert [(fault.path, fault.code) for fault in caught.value.diagnostics] == [(key, "not-in-article")]
