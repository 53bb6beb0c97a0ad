"""The sentences of whose numbers one follows that no sentence has: what is left, how far apart, how many times as much.

In: a number of a statement, the numbered sentences near what bears it out. Out: one sentence, or two of one paragraph.
Never: decides whether they bear it out; that is the ledger's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, groupby

from briefset.evidence.finding.sentences import Sentence, Sentences
from briefset.evidence.ledger.reckoned import Asked, is_inferred
from briefset.language.measures import TIME
from briefset.language.quantity import Quantity
from briefset.language.reading import Reading

Fit = Callable[[Sentence], float]
Group = tuple[Sentence, ...]


def find_makers(number: Quantity, statement: Reading, near: Sequence[Sentence], index: Sentences, fit: Fit) -> Group:
    """One sentence or two of those near, in order, whose numbers make one that the statement tells as compared.

    Of several the one that fits best; none for a number that tells how two others compare by no word.
    """
    asked = Asked(number, statement, ())
    if not (asked.is_multiple or asked.compares):
        return ()
    single = _find_best([(one,) for one in near], number, statement, index, fit)
    return single or _find_best(_pairs(near), number, statement, index, fit)


def find_maker(number: Quantity, statement: Reading, far: Sequence[Sentence], index: Sentences, fit: Fit) -> Group:
    """The sentence far from what bears a statement out whose numbers make an amount, which they hardly do by chance."""
    if number.base[2] in {*TIME, "share", "points", "x", ""}:
        return ()
    return _find_best([(one,) for one in far], number, statement, index, fit)


def _find_best(groups: Iterable[Group], number: Quantity, statement: Reading, index: Sentences, fit: Fit) -> Group:
    making = [group for group in groups if is_inferred(number, None, statement, [[index.read(one) for one in group]])]
    return max(making, key=lambda group: sum(map(fit, group)), default=())


def _pairs(sentences: Sequence[Sentence]) -> Iterator[Group]:
    for _, beside in groupby(sentences, key=lambda one: one.paragraph):
        yield from combinations(beside, 2)
