"""The sentences of whose numbers one follows that no sentence has: what is left, how far apart, how many times as much.

In: a number of a statement, the numbered sentences near what bears it out. Out: one sentence, or two of one paragraph.
Never: decides whether they bear it out; that is the ledger's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, groupby

from briefset.evidence.finding.sentences import Sentence, Sentences
from briefset.evidence.ledger.inferred import is_inferred
from briefset.evidence.ledger.ratios import is_compared
from briefset.language.quantity import Quantity
from briefset.language.reading import Reading


def find_makers(
    number: Quantity, statement: Reading, near: Sequence[Sentence], index: Sentences, fit: Callable[[Sentence], float]
) -> tuple[Sentence, ...]:
    """One sentence or two of those near, in order, whose numbers make one that the statement tells as compared.

    Of several the one that fits best; none for a number that tells how two others compare by no word.
    """
    if number.kind != "multiple" and not is_compared(number, statement):
        return ()
    for groups in ([(one,) for one in near], list(_pairs(near))):
        making = [
            group for group in groups if is_inferred(number, None, statement, [[index.read(one) for one in group]])
        ]
        if making:
            return max(making, key=lambda group: sum(map(fit, group)))
    return ()


def _pairs(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    for _, beside in groupby(sentences, key=lambda one: one.paragraph):
        yield from combinations(beside, 2)
