"""Changes from one value to another, held against the evidence and against their own verb.

In: the `Reading` of a statement, those of its evidence. Out: each wrong span with its `Fault`. Never: a value alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefset.evidence.ledger.earlier import find_changes
from briefset.evidence.ledger.faults import Fault
from briefset.language.quantity import Quantity, plain_text
from briefset.language.reading import Reading, bounds_at

Span = tuple[Quantity, Quantity]
Tiers = Sequence[Sequence[Reading]]


def find_span_faults(statement: Reading, tiers: Tiers) -> Iterator[tuple[Span, Fault]]:
    """Each span that runs the other way in the evidence, or against the verb before it."""
    for span in statement.spans:
        if message := _turned(span, statement, tiers):
            yield (
                span,
                Fault(span[0].start, "number-not-in-evidence", message, "write both ends as the article has them"),
            )
        elif _is_contrary(span, statement, tiers):
            message = f"“{_words(span, statement)}” runs against the verb of the sentence"
            yield span, Fault(span[0].start, "number-not-in-evidence", message, "let the numbers and the verb agree")


def _words(span: Span, reading: Reading) -> str:
    return reading.text[min(one.start for one in span) : max(one.end for one in span)]


def _turned(span: Span, statement: Reading, tiers: Tiers) -> str:
    """Why a span is turned round: "from 3 to 11 million" for "from 11 million to 3 million"; else nothing."""
    first, last = span[0].base, span[1].base
    given = {
        (one.base, other.base): _words((one, other), reading)
        for tier in tiers
        for reading in tier
        for one, other in find_changes(reading)
    }
    begins, ends = {one for one, _ in given}, {other for _, other in given}
    turned = given.get((last, first), "")
    if last in begins - ends and first not in begins:
        turned = next(words for (one, _), words in given.items() if one == last)
    if not turned or (first, last) in given:
        return ""
    return f"“{_words(span, statement)}” runs the other way in the evidence: “{turned}”"


def _is_contrary(span: Span, statement: Reading, tiers: Tiers) -> bool:
    """Whether a span whose ends the evidence gives runs against the verb before it: "rose from 5 to 4"."""
    first, last = span
    values = {first.base[0], last.base[0]}
    given = any(values <= {one.base[0] for one in reading.quantities} for tier in tiers[:1] for reading in tier)
    if not given or first.base[2] != last.base[2] or first.negative or last.negative:
        return False
    up, down = (tuple(words) for words in statement.language.poles[0])
    begin = bounds_at(statement.text, first.start, statement.language)[0]
    before = plain_text(statement.text[begin : min(first.start, last.start)]).split()
    nouns = {*statement.language.articles, *statement.language.definite, *statement.language.determiners}
    places = [index for index, word in enumerate(before) if word.startswith(up + down)]
    told = [index for index in places if index >= len(before) - 2 or not index or before[index - 1] not in nouns]
    verb = before[told[-1]] if told else ""
    return (verb.startswith(up) and last.low < first.low) or (verb.startswith(down) and last.low > first.low)
