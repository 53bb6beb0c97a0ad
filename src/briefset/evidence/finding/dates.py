"""The sentences of an article that have a date of a part of a statement, and those that name its year.

In: a `Cover`, a date. Out: the cover with more sentences. Never: says that the date is right; that is the ledger's.
"""

from __future__ import annotations

from briefset.evidence.finding.cover import NEAR, REST, Cover
from briefset.evidence.finding.sentences import Reason, Sentence
from briefset.evidence.ledger.moments import covers
from briefset.language.moments import Moment


def add_date(cover: Cover, moment: Moment) -> None:
    """The sentence with a date that no chosen one has, near those or sharing words; and the one with its year."""
    shares = {
        sentence: cover.chooser.share_of(sentence, moment) for sentence in cover.chooser.index.dated(cover.candidates)
    }
    least = max(shares.values(), default=0.0) if cover.is_placed else 0.5
    if least and not any(shares.get(sentence, 0.0) >= least for sentence in cover.chosen):
        having = [sentence for sentence, share in shares.items() if share >= least]
        exact = [one for one in having if shares[one] == 1 and cover.terms & cover.chooser.index.stems[one.number]]
        scored = [(_closeness(cover, sentence), sentence) for sentence in exact or having]
        value, best = max(scored, key=lambda pair: (pair[0], -pair[1].number), default=(0.0, None))
        if best is not None and value > 0 and _dates(cover, best, moment, shares[best]):
            cover.take([best], Reason.DATE)
    _add_year(cover, moment)


def _dates(cover: Cover, sentence: Sentence, moment: Moment, share: float) -> bool:
    """Whether a sentence with a date is of what the part tells: near the chosen ones, which have no other such."""
    shared = cover.terms & cover.chooser.index.stems[sentence.number]
    new = shared.difference(*(cover.chooser.index.stems[one.number] for one in cover.chosen))
    if share == 1 and (new or (shared and not _has_other_date(cover, moment))):
        return True
    is_led_to = not (cover.chosen and moment.month) or cover.is_near(sentence)
    return is_led_to and not _has_other_date(cover, moment)


def _has_other_date(cover: Cover, moment: Moment) -> bool:
    """Whether a chosen sentence has a date as exact as this one that is none of the part's."""
    given = [one for sentence in cover.chosen for one in cover.read(sentence).moments]
    alike = [one for one in given if (one.month is None, one.day is None) == (moment.month is None, moment.day is None)]
    return any(not any(covers(one, own, {own.year}) for own in cover.part.moments) for one in alike)


def _closeness(cover: Cover, sentence: Sentence) -> float:
    """How well a sentence fits the part, the statement around it, and the place of the chosen ones."""
    index = cover.chooser.index
    around = REST * index.score(sentence, cover.chooser.terms(cover.part.whole))
    return index.score(sentence, cover.terms) + around + NEAR * cover.is_near(sentence)


def _add_year(cover: Cover, moment: Moment) -> None:
    """The last sentence before the one with a date that names the year, where the date itself names none."""
    dated = [sentence for sentence in cover.chosen if cover.chooser.share_of(sentence, moment)]
    if moment.year is None or any(cover.has_year(sentence, moment) for sentence in cover.chosen) or not dated:
        return
    near = [one for one in cover.candidates if one.paragraph == dated[0].paragraph]
    before = [one for one in near if one.number < dated[0].number and cover.has_year(one, moment)]
    cover.take(before[-1:], Reason.DATE)
