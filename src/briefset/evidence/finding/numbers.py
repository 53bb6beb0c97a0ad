"""The sentences of an article that have the numbers of a part of a statement, where its words lead there.

In: a `Cover`. Out: the cover with more sentences. Never: says that the number is right; that is the ledger's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefset.evidence.finding.cover import NEAR, REST, Cover
from briefset.evidence.finding.makers import find_maker, find_makers
from briefset.evidence.finding.needs import holds, is_bare, split_range
from briefset.evidence.finding.sentences import Reason, Sentence
from briefset.evidence.ledger.weigh import fit
from briefset.language.quantity import Quantity
from briefset.language.reading import Company

BESIDE_FIT = 0.5
"""How much better another number must fit the words beside one than its own in the next sentence does."""
FAR_FIT = 2.0
"""How much better one of another sentence must fit them than a far sentence with the number does."""
LARGE = 100
"""From which value on a number hardly stands in an article by chance; one with decimals does not either."""
UNMEASURED = ("", "part", "x")
"""What stands for a unit beside counts, parts and multiples, of which articles have many alike."""


def add_numbers(cover: Cover) -> None:
    """The sentences that have the numbers of a part, where its words lead to them."""
    for number, company in cover.part.numbers:
        for end in split_range(number, (given for one in cover.numbered for given in cover.read(one).quantities)):
            before = {*cover.chosen}
            _add_number(cover, end, company)
            _add_bare(cover, end)
            cover.needed |= {*cover.chosen} - before if end is not number else set()
        _add_made(cover, number)


def _add_number(cover: Cover, number: Quantity, company: Company) -> None:
    """The best sentence with a number that no chosen one has, where its words lead there."""
    if any(cover.has(sentence, number) for sentence in cover.chosen):
        return
    having = (one for one in cover.numbered if cover.has(one, number))
    scored = [(_fit(cover, company, one) + NEAR * cover.is_near(one), one) for one in having]
    value, best = max(scored, key=lambda pair: (pair[0], -pair[1].number), default=(0.0, None))
    if best is not None and _leads_to(cover, best, number, company, value):
        cover.take([best], Reason.NUMBER)


def _add_bare(cover: Cover, number: Quantity) -> None:
    """Beside the chosen sentences, the one with a number that none has, whose unit or scale only they name."""
    chosen = (*cover.chosen, *cover.before)
    if any(cover.has(one, number) for one in chosen):
        return
    bare = [one for one in cover.numbered if any(is_bare(number, given) for given in cover.read(one).quantities)]
    beside = [one for one in bare if one not in chosen and cover.is_beside(one, chosen)]
    cover.needed |= {*beside[:1]}
    cover.take(beside[:1], Reason.NUMBER)


def _leads_to(cover: Cover, sentence: Sentence, number: Quantity, company: Company, value: float) -> bool:
    """Whether the words beside a number lead to a sentence that has it, and not to one with another."""
    having = [other for given, other in _given(cover, sentence) if holds(number, given)]
    own, is_near = max(fit(company, other) for other in having), cover.is_near(sentence)
    rivals = [fit(company, other) for _, other in _unpaired(cover, number, cover.chosen)]
    shares = own > 0 or value > NEAR * is_near
    if is_near or any(fits >= own > 0 or fits > own for fits in rivals):
        is_told = cover.is_placed or cover.chooser.is_foreign or _is_rare(number) or shares
        is_told = is_told or (not rivals if number.base[2] else cover.is_beside(sentence, cover.chosen, 1))
        return is_near and is_told and max(rivals, default=0.0) <= own + BESIDE_FIT
    if own >= 1 or any(company.lead & other.own for other in having):
        return True
    is_measured = number.unit not in UNMEASURED or (bool(number.unit) and cover.chooser.is_foreign)
    is_alone = is_measured and sum(cover.has(one, number) for one in cover.numbered) == 1
    if cover.chosen and not _is_rare(number):
        others = (fit(company, other) for _, other in _unpaired(cover, number, cover.numbered))
        return is_alone and max(others, default=0.0) <= own + FAR_FIT
    return shares or is_alone


def _add_made(cover: Cover, number: Quantity) -> None:
    """The sentences near of whose numbers one follows that neither is nor follows from those of the chosen ones."""
    index, statement = cover.chooser.index, cover.part.statement
    chosen = index.numbered(sorted(cover.chosen, key=lambda one: one.number))
    if any(cover.has(one, number) for one in chosen) or find_makers(number, statement, chosen, index, cover.score):
        return
    near = [one for one in cover.numbered if cover.is_near(one)]
    made_of = find_makers(number, statement, near, index, cover.score)
    if not made_of and not any(cover.has(one, number) for one in cover.numbered):
        sharing = [one for one in cover.numbered if not cover.terms.isdisjoint(index.stems[one.number])]
        made_of = find_maker(number, statement, sharing, index, cover.score)
    cover.needed |= {*made_of}
    cover.take((one for one in made_of if one not in cover.chosen), Reason.NUMBER)


def _given(cover: Cover, sentence: Sentence) -> Iterator[tuple[Quantity, Company]]:
    reading = cover.read(sentence)
    return zip(reading.quantities, reading.companies, strict=True)


def _unpaired(cover: Cover, number: Quantity, sentences: Iterable[Sentence]) -> Iterator[tuple[Quantity, Company]]:
    """The numbers of some sentences in the same dimension that are none of the part's."""
    for sentence in sentences:
        for given, company in _given(cover, sentence):
            if (
                given.base[2] == number.base[2]
                and given.ordinal == number.ordinal
                and not any(holds(one, given) for one, _ in cover.part.numbers)
            ):
                yield given, company


def _fit(cover: Cover, company: Company, sentence: Sentence) -> float:
    """How many of the words beside a number a sentence has, by their weight."""
    index = cover.chooser.index
    own = index.stems[sentence.number]
    return sum(
        share * index.weights[stem]
        for stems, share in ((company.own, 1.0), (company.rest, REST))
        for stem in stems
        if stem in own
    )


def _is_rare(number: Quantity) -> bool:
    """Whether a number hardly stands in an article by chance."""
    return number.base[1] >= LARGE or (number.low.denominator > 1 and number.text[:1].isdigit())
