"""What matters most of a summary, for products of one page, card or letter: from the same entries as everything else.

In: `Summary`, what the product shows, and what the summary chose for this product itself. Out: `Essentials`.
Never: a word that the summary does not have; what it chose itself is never cut, even where it does not fit.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefset.design.product import Product
from briefset.language.sentences import count_words, split_sentences
from briefset.pages.view.entries import EntryView, QuotationView, StatisticView, select, view_quotation, view_statistic
from briefset.pages.view.slide_titles import room_of
from briefset.summary.model import Caution, Claim, Passage, Selection, Statistic, Summary
from briefset.summary.model.slides import BigNumber
from briefset.wording.markdown import plain
from briefset.wording.wording import author_names

POINTS = (3, 6)
"""Points on the page, at least and at most, where the summary does not choose them."""
POINT_LETTERS = 640
"""Letters of all points: above them each has its first sentence alone."""
FILLED = 0.9
"""The share of the words that a page has room for, above which there are fewer points."""
CAUTIONS, CAUTION_LETTERS = 4, 420
"""Cautions at most, and their letters: above them each has its short form."""
NUMBERS = 4
QUOTATION_LETTERS = 180
"""The first quotation that is no longer is shown, if there is one."""


@dataclass(frozen=True, slots=True)
class PointView(EntryView):
    """A claim or a caution in one or two lines; `said_by` names who judges so, where that is none of the authors."""

    entry: Claim | Caution
    text: str
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Essentials:
    """The bottom line, the points, how to weigh them, two to four numbers, and one quotation."""

    bottom_line: Passage | None
    points: list[PointView]
    cautions: list[PointView]
    numbers: list[StatisticView]
    quotation: QuotationView | None


def view_essentials(summary: Summary, shown: Selection, product: Product) -> Essentials:
    """The essentials of a summary as a product shows them, which may have a number of pages to keep to."""
    own, is_bounded = summary.selection.get(product.name) or Selection(), product.pages is not None
    quoted = select(summary.quotations, shown.quotations)
    short = next((entry for entry in quoted if len(entry.text) <= QUOTATION_LETTERS), next(iter(quoted), None))
    essentials = Essentials(
        summary.bottom_line or summary.thesis or summary.brief,
        _points(summary, select(summary.claims, shown.claims), own.claims is not None),
        _cautions(select(summary.cautions, shown.cautions), own.cautions is not None),
        [view_statistic(entry, summary.locale) for entry in _numbers(summary, shown, own)],
        view_quotation(short, summary.speakers) if short else None,
    )
    if is_bounded and own.claims is None:
        _shorten(essentials, [summary.use or "", summary.limits or ""], product)
    return essentials


def _points(summary: Summary, claims: list[Claim], is_chosen: bool) -> list[PointView]:
    """The claims as points; first sentences where they are long."""
    kept = claims if is_chosen else claims[: POINTS[1]]
    texts = [claim.text for claim in kept]
    if _letters(texts) > POINT_LETTERS:
        texts = [split_sentences(text)[0] for text in texts]
    return [PointView(claim, text, _sayer(claim, summary)) for claim, text in zip(kept, texts, strict=True)]


def _shorten(essentials: Essentials, others: list[str], product: Product) -> None:
    """Leaves out the last points of a page that would be too full."""
    points, (_, most) = essentials.points, product.lengths.get("essentials", (0, 0))
    others += [one.text for one in (essentials.bottom_line, *essentials.cautions) if one]
    others += [number.entry.label for number in essentials.numbers]
    others += [essentials.quotation.entry.text] if essentials.quotation else []
    room = FILLED * most - sum(map(count_words, others))
    while len(points) > POINTS[0] and _letters([point.text for point in points]) > POINT_LETTERS:
        if sum(count_words(point.text) for point in points) <= room:
            return
        points.pop()


def _sayer(claim: Claim, summary: Summary) -> str:
    """Who judges so, where that is none of the authors; otherwise nothing."""
    name = summary.speakers[claim.speaker].name if claim.speaker else ""
    return "" if name in author_names(summary.source) else name


def _cautions(cautions: list[Caution], is_chosen: bool) -> list[PointView]:
    kept = cautions if is_chosen else cautions[:CAUTIONS]
    is_long = _letters([caution.text for caution in kept]) > CAUTION_LETTERS
    return [PointView(caution, (caution.brief or caution.text) if is_long else caution.text) for caution in kept]


def _numbers(summary: Summary, selection: Selection, own: Selection) -> list[Statistic]:
    """Those that are selected; otherwise those that slides show large; otherwise the first that are no ranks."""
    if selection.statistics is not None:
        chosen = select(summary.statistics, selection.statistics)
        return chosen if own.statistics is not None else chosen[:NUMBERS]
    shown = [part.statistic for slide in summary.slides for part in slide.walk() if isinstance(part, BigNumber)]
    large = select(summary.statistics, list(dict.fromkeys(shown)))
    return (large or [entry for entry in summary.statistics if not entry.ordinal])[:NUMBERS]


def _letters(texts: list[str]) -> int:
    return sum(room_of(plain(text)) for text in texts)
