"""All numbers of a statement held against its evidence at once, so that two exchanged numbers show.

In: the `Reading` of the statement, those of its evidence in order of nearness. Out: `Fault`s, one for each number at
most. Never: a number that is the text's own (a part of the document, arithmetic that it owns).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from itertools import chain

from briefset.evidence.ledger.changes import find_span_faults
from briefset.evidence.ledger.compare import BORNE_OUT, Agreement, Pair, pairs_of
from briefset.evidence.ledger.earlier import find_later, is_earlier_of
from briefset.evidence.ledger.faults import Fault, explain, explain_chance, explain_exchanged, explain_whole
from briefset.evidence.ledger.reckoned import is_inferred
from briefset.evidence.ledger.ways import tells_a_fall, turns
from briefset.language.data import LanguageData
from briefset.language.measures import TIME
from briefset.language.moments import DATED
from briefset.language.quantity import NUMBERED, Quantity, plain_text
from briefset.language.reading import Company, Reading, crossing
from briefset.language.stems import content_stems, stem

OWN = 1.0
"""Weight of a word that stands in the number's own part of the sentence on both sides."""
LEAD, REST = 0.5, 0.25
"""Weight of one that the evidence has before its first number, or elsewhere in the sentence."""
PLAIN = (Agreement.SAME, Agreement.CONVERTED)
LOOSE = (Agreement.ROUNDED, Agreement.BOUND_HOLDS)
ALIKE = Fraction(1, 5)
"""How far two numbers of a statement may be apart, as a part of one, to tell one number of the evidence."""
RIVAL_MARGIN = 1.0
"""How much better the words beside another number must fit before a number counts as that one's."""


@dataclass(frozen=True)
class Weighing:
    """A statement's numbers with what the evidence has for each."""

    statement: Reading
    tiers: Sequence[Sequence[Reading]]
    nearer: Mapping[int, Sequence[Sequence[Reading]]] = field(default_factory=dict)
    """For the numbers at some offsets, evidence of their own."""
    pairs: dict[Quantity, list[Pair]] = field(default_factory=dict)

    def tiers_of(self, stated: Quantity) -> Sequence[Sequence[Reading]]:
        """The evidence of one number, the nearest first."""
        return self.nearer.get(stated.start, self.tiers)

    def readings_of(self, stated: Quantity) -> Iterator[Reading]:
        """The evidence of one number, reading by reading."""
        return chain.from_iterable(self.tiers_of(stated))

    @property
    def readings(self) -> Iterator[Reading]:
        """The evidence of the whole statement, reading by reading."""
        return chain.from_iterable(self.tiers)


def weigh(
    statement: Reading,
    tiers: Sequence[Sequence[Reading]],
    nearer: Mapping[int, Sequence[Sequence[Reading]]] | None = None,
) -> Weighing:
    """Each number of a statement with the pairs that it makes with its evidence, the best first."""
    declining = tells_a_fall(statement) or any(tells_a_fall(reading) for tier in tiers for reading in tier)
    pairs = {}
    for stated, company in zip(statement.quantities, statement.companies, strict=True):
        found = pairs_of(stated, statement.language, (nearer or {}).get(stated.start, tiers), declining)
        pairs[stated] = sorted(found, key=lambda pair: (pair.agreement, -fit(company, pair.company), pair.nearness))
    return Weighing(statement, tiers, nearer or {}, pairs)


def fit(stated: Company, given: Company) -> float:
    """How well the words beside two numbers fit: those of their own part of the sentence count most."""
    own, lead = len(stated.own & given.own), given.lead - given.own
    rest = len(stated.own & given.rest - lead) + len(stated.rest & given.own)
    return OWN * own + LEAD * len(stated.own & lead) + REST * rest


def find_number_faults(weighing: Weighing, exempt: Iterable[Quantity] = ()) -> Iterator[Fault]:
    """A fault for each number that its evidence does not bear out; `exempt` are answered for elsewhere."""
    spared = set(exempt)
    for span, fault in find_span_faults(weighing.statement, weighing.tiers):
        yield fault
        spared |= set(span)
    exchanged = list(_find_exchanged(weighing, spared))
    rivals = {one: (rival, sure) for one, _, rival, sure in exchanged}
    in_place = {one for pair in exchanged for one in pair[:2]}
    for stated, pairs in weighing.pairs.items():
        best = _best_of(pairs, weighing)
        if stated in spared:
            continue
        if best is None or best.agreement not in BORNE_OUT:
            yield from _find_unborne(stated, best, weighing)
        elif exchange := rivals.get(stated) or _other_thing(stated, best, weighing, stated in in_place):
            rival, sure = exchange
            yield explain_exchanged(stated, best, rival, sure and not stated.ordinal)
        elif _is_of_another_whole(stated, weighing):
            yield explain_whole(stated, best)


def _find_unborne(stated: Quantity, best: Pair | None, weighing: Weighing) -> Iterator[Fault]:
    """The fault of a number that no pair bears out: that it does not follow, or that another one belongs there."""
    tiers = weighing.tiers_of(stated)
    claimed = {pairs[0].given for pairs in weighing.pairs.values() if pairs and pairs[0].agreement in BORNE_OUT}
    if not is_inferred(stated, best, weighing.statement, tiers):
        turned = best is not None and turns(weighing.statement, best.reading)
        yield explain(stated, best, tiers, claimed, turned)
    elif rival := _find_unclaimed(stated, best, weighing, claimed):
        yield explain_chance(stated, rival)


def _find_unclaimed(
    stated: Quantity, best: Pair | None, weighing: Weighing, claimed: Collection[Quantity]
) -> Quantity | None:
    """A number of the evidence that belongs where one stands that only follows from others, perhaps by chance."""
    own, tiers = _company_of(stated, weighing), weighing.tiers_of(stated)
    margin = RIVAL_MARGIN * (1 if weighing.statement.language.spaced else 2)  # characters are shared by chance
    for given, company in _comparable(stated, weighing):
        other = given in claimed or given.is_range or stated.is_range or not _is_like(stated, given)
        if other or given.base == stated.base or fit(own, company) < margin:
            continue
        rest = [[_without(given, reading) for reading in tier] for tier in tiers]
        if is_inferred(stated, best, weighing.statement, rest) and not _is_made_of(stated, given, weighing):
            return given
    return None


def _is_made_of(stated: Quantity, given: Quantity, weighing: Weighing) -> bool:
    """Whether a number follows from one of the evidence and another beside it."""
    pairs = (
        replace(reading, quantities=tuple(one for one in reading.quantities if one in (given, other)))
        for reading in weighing.readings_of(stated) if given in reading.quantities
        for other in reading.quantities if other is not given
    )  # fmt: skip
    return any(is_inferred(stated, None, weighing.statement, [[pair]]) for pair in pairs)


def _without(given: Quantity, reading: Reading) -> Reading:
    return replace(reading, quantities=tuple(one for one in reading.quantities if one is not given))


def _best_of(pairs: Sequence[Pair], weighing: Weighing) -> Pair | None:
    """The best pair of a number that does not bound or round what is told of another number of the statement."""
    plain = [others[0] for others in weighing.pairs.values() if others and others[0].agreement in PLAIN]
    taken = {
        one.given for one in plain if pairs and not (one.given.is_range or _are_close(pairs[0].stated, one.stated))
    }
    return next((pair for pair in pairs if pair.agreement not in LOOSE or pair.given not in taken), None)


def _are_close(one: Quantity, other: Quantity) -> bool:
    """Whether a statement may tell one number twice: "about 67 percent, that is two thirds"."""
    return one.base[2] == other.base[2] and abs(one.base[0] - other.base[0]) <= ALIKE * abs(other.base[0])


def _other_thing(stated: Quantity, best: Pair, weighing: Weighing, is_exchanged: bool) -> tuple[Quantity, bool] | None:
    """The number that belongs where another thing's or an earlier one stands, and whether that is sure."""
    rival = None if is_exchanged else _find_rival(stated, best, weighing)
    sure = rival is None  # words that fit another number better may be a paraphrase
    rival = rival or _dated_otherwise(stated, weighing)
    return (rival, sure) if rival else find_later(stated, best, weighing.statement, weighing.readings)


# Numbers of other things


def _company_of(stated: Quantity, weighing: Weighing) -> Company:
    return weighing.statement.companies[weighing.statement.quantities.index(stated)]


def _comparable(stated: Quantity, weighing: Weighing) -> Iterator[tuple[Quantity, Company]]:
    """The other numbers of the nearest evidence that the statement's could be taken for."""
    for reading in weighing.tiers_of(stated)[0] if weighing.tiers_of(stated) else ():
        for given, company in zip(reading.quantities, reading.companies, strict=True):
            pronoun = given.spelled and given.low == 1 and not given.ordinal and not given.unit
            alike = given.base[2] == stated.base[2] and given.ordinal == stated.ordinal
            if alike and not given.opaque and not pronoun:
                yield given, company


LEAST_COMPANY = 2
"""Words that a number of the evidence has about it at least for these to tell whose it is; "265, 210" has none."""


def _find_rival(stated: Quantity, best: Pair, weighing: Weighing) -> Quantity | None:
    """Another number of the evidence whose words fit the statement's, where those of the equal one do not."""
    bare = len(best.company.own | best.company.rest) < LEAST_COMPANY
    others = (one for one in weighing.statement.quantities if one.end <= stated.start)
    if bare or any(_is_part_of(one, stated, weighing.statement) for one in others) or stated.is_range or stated.opaque:
        return None
    own = _company_of(stated, weighing)
    taken = {pairs[0].given for pairs in weighing.pairs.values() if pairs and pairs[0].agreement in BORNE_OUT}
    reached = max((fit(own, pair.company) for pair in weighing.pairs[stated] if pair.agreement in BORNE_OUT), default=0)
    borne = best.company.own | best.company.lead
    for given, company in _comparable(stated, weighing):
        if (
            given in taken
            or given.base[:2] == stated.base[:2]
            or not _is_like(stated, given)
            or _is_whole_of(best, given, weighing)
            or is_earlier_of(given, best)
            or (best.given.rates and best.given.rates != given.rates)
        ):
            continue
        distinct = frozenset(key for key in (own.own & company.own) - borne if not key.startswith(NUMBERED))
        distinct -= _told_by(weighing.statement.language)
        distinct -= stated.counted if _counts_anything(best, weighing) else frozenset()
        distinct -= frozenset() if _dates(borne) else _dates(distinct)
        dated = _dates(own.own & borne) and not _dates(own.own & company.own)
        if distinct and not dated and fit(own, company) >= reached + RIVAL_MARGIN:
            return given
    return None


@cache
def _told_by(language: LanguageData) -> frozenset[str]:
    """The stems of words for saying and thinking, which tell nothing of the thing that a number is of."""
    return frozenset(stem(word, language) for word in language.reporting | language.opinions)


def _counts_anything(pair: Pair, weighing: Weighing) -> bool:
    """Whether the evidence counts people, or what it named before, by a word that fits whatever else they are."""
    reading = next((one for one in weighing.readings if one.text == pair.words), weighing.statement)
    behind = plain_text(pair.words[pair.given.end :]).lstrip()
    return behind.startswith(reading.language.open_counts)


def _dated_otherwise(stated: Quantity, weighing: Weighing) -> Quantity | None:
    """The number that the evidence has for the statement's date, where it dates the equal one otherwise."""
    own = _years(_company_of(stated, weighing))
    borne = [pair for pair in weighing.pairs[stated] if pair.agreement in BORNE_OUT]
    given = [_years(pair.company) for pair in borne]
    if len(own) != 1 or not all(years and not years & own for years in given):
        return None
    spans = [span for reading in weighing.readings for span in reading.spans]
    ends = {one for span in spans if any(pair.given in span for pair in borne) for one in span}
    rivals = (other for other, company in _comparable(stated, weighing) if _years(company) == own)
    return next((other for other in rivals if other.base[:2] != stated.base[:2] and other not in ends), None)


def _dates(keys: frozenset[str]) -> set[str]:
    return {key for key in keys if key.startswith(DATED)}


def _years(company: Company) -> frozenset[str]:
    """The years beside a number, or where there are none the months."""
    years = frozenset(key for key in company.own if key.startswith("y:"))
    return years or frozenset(key for key in company.own if key.startswith("m:"))


def _is_like(stated: Quantity, given: Quantity) -> bool:
    """Whether one number can be taken for another: not a count for one of another order."""
    return bool(stated.unit) or stated.low <= given.low * 10 <= stated.low * 100


def _is_whole_of(best: Pair, given: Quantity, weighing: Weighing) -> bool:
    """Whether the evidence counts its number among the other: "12 of the 37 towns"."""
    readings = (one for one in weighing.readings if one.text == best.words and given in one.quantities)
    between = plain_text(best.words[best.given.end : given.start]).strip()
    return any(between in reading.language.whole_openers for reading in readings)


def _is_of_another_whole(stated: Quantity, weighing: Weighing) -> bool:
    """Whether a share is said to be of a thing that no equal share of the evidence is of: 7 % of imports, of output."""
    if stated.base[2] != "share" or not stated.whole:
        return False
    own = _company_of(stated, weighing)
    borne = [pair for pair in weighing.pairs[stated] if pair.agreement in BORNE_OUT]
    known = {stem for pair in borne for stem in (*pair.company.own, *pair.company.rest, *pair.given.whole)}
    lost = all(pair.given.whole and not _share_stem(pair.given.whole, own.own | own.rest) for pair in borne)
    wholes = (frozenset(content_stems(" ".join(group), weighing.statement.language))
              for group in weighing.statement.language.same_wholes)  # fmt: skip
    named = any(stated.whole & group and group & set(known) for group in wholes)
    return lost and not named and not _share_stem(stated.whole, known)


def _share_stem(some: Collection[str], others: Collection[str]) -> bool:
    """Whether a stem of one side begins with one of the other: Bürger, Bürgerschaft."""
    return any(one.startswith(other) or other.startswith(one) for one in some for other in others)


def _are_alike(one: Quantity, other: Quantity, given: Quantity, given_other: Quantity) -> bool:
    """Whether two numbers could be taken for each other."""
    alike = given.base[2] == given_other.base[2] and (given.unit == given_other.unit or given.base[2] not in TIME)
    return given != given_other and alike and one.ordinal == other.ordinal


def _is_part_of(one: Quantity, other: Quantity, reading: Reading) -> bool:
    """Whether a text counts one number among the other, so that they cannot have changed places: "5 of the 18"."""
    between = plain_text(reading.text[one.end : other.start]).strip()
    return between in reading.language.whole_openers and one.base[:2] < other.base[:2]


def _find_exchanged(weighing: Weighing, spared: set[Quantity]) -> Iterator[tuple[Quantity, Quantity, Quantity, bool]]:
    """Two numbers of the statement that fit the evidence better when they change places, and the second's of that.

    Last whether more than one word speaks for it.
    """
    borne = [
        (stated, pairs[0]) for stated, pairs in weighing.pairs.items()
        if pairs and pairs[0].agreement in BORNE_OUT and stated not in spared
    ]  # fmt: skip
    told = [set(span) for reading in weighing.readings for span in reading.spans]
    for index, (one, first) in enumerate(borne):
        for other, second in borne[index + 1 :]:
            if not _are_alike(one, other, first.given, second.given) or _is_part_of(one, other, weighing.statement):
                continue
            mine, theirs = _company_of(one, weighing), _company_of(other, weighing)
            dated = bool(_dates(mine.own | theirs.own))
            if {one, other} in map(set, weighing.statement.spans) or (
                {first.given, second.given} in told and not dated
            ):
                continue
            told_of = (pair.company.own | pair.company.lead for pair in (first, second))
            known = any(_counts_anything(pair, weighing) for pair in (first, second))
            if not known and (gain := crossing(mine.own, theirs.own, *told_of)) > 0:
                yield one, other, second.given, gain > 1 and first.given.bound == second.given.bound
