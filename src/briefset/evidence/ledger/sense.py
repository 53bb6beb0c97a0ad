"""What a statement does to the sense of its evidence: a negation left out, a modal turned into a fact, and the like.

In: the `Reading`s of a statement and of the words quoted for it, the paragraphs of these. Out: `Fault`s, all warnings.
Never: understands a sentence; it holds the words of the language's record against each other, place by place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from briefset.evidence.ledger.changes import find_turned
from briefset.evidence.ledger.elsewhere import has_like
from briefset.evidence.ledger.faults import Fault
from briefset.evidence.ledger.reckoned import share_of, shares_of
from briefset.evidence.ledger.sides import Place, Side, overlap
from briefset.language.quantity import CLAUSE, NUMBERED, PART
from briefset.language.reading import Reading
from briefset.language.stems import content_stems

LEAST_CONTENT = 3
"""Content words below which a statement is too short to be beside the point."""
HINT = "say it as the article does, or answer it once: `accept: {{{code}: reason}}`"


def find_sense_faults(
    statement: Reading, quoted: Sequence[Reading], around: Sequence[str], elsewhere: Mapping[int, Collection[str]]
) -> Iterator[Fault]:
    """A warning for each way in which a statement says more, less or other than the words quoted for it.

    `around` are the paragraphs of these, `elsewhere` the stems of the other paragraphs, by their number.
    """
    language = statement.language
    if not quoted or language is not quoted[0].language:
        return
    clauses = [clause for reading in quoted for clause in PART.split(reading.text)]
    told_text = quoted[0].text if len(quoted) == 1 else "\n".join(one for one in clauses if _is_retold(one, statement))
    near_text = "\n".join([told_text, *around])
    said, told, near = (Side(text, language) for text in (statement.text, told_text, near_text))
    if not said.stems & near.stems and len(said.stems) < LEAST_CONTENT:
        return
    whole = Side("\n".join(reading.text for reading in quoted), language)
    is_rest = any(_tells_rest(statement, reading) for reading in quoted)
    if not is_rest and (fault := _find_negation(said, told, whole)):
        yield fault
    poles = () if is_rest else (_find_pole,)
    for finder in (*poles, _find_condition, _find_told_as_fact, _find_universal, _find_only, _find_superlative):
        if fault := finder(said, told, near):
            yield fault
    if fault := _find_cause(said, whole, near):
        yield fault
    if fault := _find_unborne(said, whole, near, elsewhere):
        yield fault


def _tells_rest(statement: Reading, reading: Reading) -> bool:
    """Whether a share of a statement is what a text leaves of the whole: nine in ten passed, one in ten failed."""
    counted = (share_of(*pair) for pair in pairwise(reading.quantities))
    given = {*(one.base[0] for one in shares_of(reading)), *filter(None, counted)}
    return any(1 - one.base[0] in given - {one.base[0]} for one in shares_of(statement))


RETOLD = 0.5
"""How much of a clause of several pieces of evidence a statement must have to be held against it."""
SHARED = 0.25
"""How much of the statement is as good."""


def _is_retold(clause: str, statement: Reading) -> bool:
    """Whether a statement tells what a clause says, and does not only draw a fact from it."""
    stems, said = (set(content_stems(text, statement.language)) for text in (clause, statement.text))
    return not stems or len(stems & said) >= min(RETOLD * len(stems), SHARED * len(said))


def _warn(code: str, message: str, start: int = 0) -> Fault:
    return Fault(start, code, message, HINT.format(code=code), is_warning=True)


# Poles


def _find_pole(said: Side, told: Side, _: Side) -> Fault | None:
    """A word whose opposite stands in the same place of the evidence."""
    for place in () if said.has(said.language.rests) else said.poles:  # the others may be what these are not
        start, word, _pair, _side = place
        if opposite := _opposite(place, said, told):
            return _warn("opposite-sense", f"“{word}” is the opposite of the evidence's “{opposite}”", start)
    if turned := find_turned(said, told):
        stated, given = turned
        return _warn("opposite-sense", f"the evidence's “{given.text}” goes the other way", stated.start)
    return None


def _opposite(place: Place, said: Side, told: Side) -> str:
    """The opposite of a word where it fits the word's place better than the word's own kind does."""
    start, _word, pair, side = place
    mine, best, found = said.beside(place), {True: 0, False: 0}, ""
    for other in told.poles:
        if other[2] != pair:
            continue
        shared, same = overlap(mine, told.beside(other)), side == other[3]
        if shared > best[same] and (same or said.is_denied(start) == told.is_denied(other[0])):
            best[same] = shared
            found = found if same else other[1]
    mixed = any(other[2] == pair and other[3] != side for other in said.poles)
    both = mixed and any(other[2] == pair and other[3] == side for other in told.poles)
    return found if best[False] > best[True] + mixed + both else ""


# Negations


def _find_negation(said: Side, told: Side, quoted: Side) -> Fault | None:
    for start, word in told.negations:
        if not told.is_double(start, word) and _is_lost(told.governed(start, word), said):
            return _warn("negation-dropped", f"the evidence says “{word}”, and the text has no negation")
    for start, word in said.negations:
        contrasts = said.contrasts(start, word)
        denies = quoted.negations or quoted.has(said.language.near_negations)
        if not denies and not contrasts and _is_lost(said.governed(start, word), told):
            return _warn("negation-added", f"the text says “{word}”, and its evidence has no negation", start)
    return None


def _is_lost(denied: dict[str, int], other: Side) -> bool:
    """Whether the other side has what is denied, and only in sentences that deny nothing."""
    first = list(denied)[:2]
    if not set(first) & other.stems or (first and first[0].startswith(NUMBERED)):
        return False
    denials = other.find(other.language.negations | other.language.near_negations)
    having = [
        (start, end) for start, end in other.clauses
        if set(first) & set(content_stems(other.text[start:end], other.language))
    ]  # fmt: skip
    return bool(having) and not any(start <= place < end for place, _ in denials for start, end in having)


def _find_condition(said: Side, told: Side, _: Side) -> Fault | None:
    language = said.language
    reserved = map(re.escape, language.reservations)
    conceded = [match.span() for phrase in reserved for match in re.finditer(phrase, told.plain)]
    found = [one for one in told.find(language.conditions) if _governs(*one, said, told)]
    theirs = [one for one in found if not any(first <= one[0] < last for first, last in conceded)]
    answers = {*language.conditions, *language.near_conditions}
    if theirs and not said.is_conditional and not said.has(answers):
        return _warn("condition-dropped", f"the evidence has the condition “{theirs[0][1]} …”, the text has none")
    return None


def _governs(start: int, _word: str, said: Side, told: Side) -> bool:
    """Whether the statement tells what a condition is for, and not only another clause of the evidence."""
    first, last = next(place for place in told.parts if place[0] <= start < place[1])
    within, without = (
        set(content_stems(text, told.language))
        for text in (told.text[first:last], told.text[:first] + told.text[last:])
    )
    return not without or bool((within - without) & said.stems)


# What is no fact


def _find_told_as_fact(said: Side, told: Side, near: Side) -> Fault | None:
    """One word may be both: "estime"."""
    return _find_opinion(said, told, near) or _find_modal(said, told, near)


def _find_modal(said: Side, told: Side, _: Side) -> Fault | None:
    language = said.language
    firm = language.firm_modals
    if any(word not in firm for _, word in [*said.modals, *said.find(language.modals | language.near_modals)]):
        return None
    mine = {place[2:] for place in said.poles}
    for start, word in told.modals:
        end = start + len(word)
        turned = any(end <= place[0] <= end + POLE_REACH and place[2:] in mine for place in told.poles)
        forbids = said.has(firm) and any(end <= place <= end + 1 for place, _ in told.negations)
        if not forbids and (turned or set(told.governed(start, word)) & (said.stems | _numbers(said))):
            return _warn("modal-dropped", f"the evidence says “{word}”; the text tells it as a fact")
    return None


POLE_REACH = 12
"""How many characters behind a modal the word stands whose sense it governs: "expected to fall"."""


def _numbers(side: Side) -> set[str]:
    return {one.key for one in side.reading.quantities}


def _find_opinion(said: Side, told: Side, _: Side) -> Fault | None:
    language = said.language
    if any(said.has(words) for words in (language.reporting, language.opinions, language.modals)):
        return None
    theirs = [one for one in told.find(language.opinions) if _tells_clause(one[0], said, told)]
    if theirs and not _names_holder(*theirs[0], said, told):
        return _warn(
            "attribution-dropped", f"the evidence gives an opinion (“{theirs[0][1]}”); the text tells it as a fact"
        )
    return None


def _tells_clause(start: int, said: Side, told: Side) -> bool:
    """Whether a statement has a word or number of the clause of the evidence around an offset."""
    clause = Side(told.text[slice(*next(place for place in told.parts if place[0] <= start < place[1]))], told.language)
    numbers = {one.base for one in said.reading.quantities} & {one.base for one in clause.reading.quantities}
    return bool(numbers) or any(has_like(stem, clause.stems) for stem in said.stems)


def _names_holder(start: int, word: str, said: Side, told: Side) -> bool:
    """Whether the statement names whoever stands beside an opinion of its evidence."""
    if not said.language.spaced:
        return start >= HOLDER and told.plain[start - HOLDER : start] in said.plain
    nouns = {*said.language.articles, *said.language.definite, *said.language.determiners}
    for match in re.finditer(r"(?<!\w)[A-ZÀ-Þ]\w{2,}", told.text[max(0, start - BEFORE) : start + len(word) + BEHIND]):
        lead = {*told.plain[: max(0, start - BEFORE) + match.start()].split()[-1:]}
        is_noun = said.language.capitalised_nouns and bool(lead & nouns)
        if not is_noun and re.search(rf"(?<!\w){match[0]}", said.text):
            return True
    return False


HOLDER = 3
"""How many characters before an opinion name its holder, where words do not part."""
BEFORE, BEHIND = 25, 15
"""How many characters before and behind an opinion do so where they do."""

# How many


def _find_universal(said: Side, told: Side, _: Side) -> Fault | None:
    mine = [(start, word) for start, word in said.universals if word not in said.language.negations]
    if not mine or told.universals:
        return None
    if theirs := told.shares or told.partials:
        return _warn("some-for-all", f"“{mine[0][1]}” in the text is “{theirs[0][1]}” in its evidence", mine[0][0])
    return None


def _find_only(said: Side, _: Side, near: Side) -> Fault | None:
    mine = [(start, word) for start, word in said.only if not said.counts(start, word)]
    if mine and not near.only and not near.has(said.language.near_only):
        return _warn("only-added", f"the text says “{mine[0][1]}”, and the article's paragraph does not", mine[0][0])
    return None


def _find_superlative(said: Side, _: Side, near: Side) -> Fault | None:
    if not said.superlatives or near.has_superlative or near.has(said.language.near_superlatives):
        return None
    dated = [one.year for one in said.reading.moments] + [0 for one in said.reading.quantities if one.unit == "y"]
    if not any("since" in one.relations and {0, one.year} & {*dated} for one in near.reading.moments):
        start, word = said.superlatives[0]
        return _warn(
            "superlative-added", f"“{word}” is a superlative that the article's paragraph does not have", start
        )
    return None


def _find_cause(said: Side, quoted: Side, near: Side) -> Fault | None:
    """A cause where the article's paragraph tells none, or one of which the words quoted have nothing."""
    for start, word in said.find(said.language.causes):
        planned = said.plain.startswith(said.language.no_causes, start)
        if planned or said.is_denied(start) or _denies_behind((start, word), said):
            continue
        if not near.has(said.language.causes) and not near.has(said.language.near_causes):
            message = f"“{word}” makes a cause of what the article's paragraph does not connect so"
            return _warn("cause-added", message, start)
        cause = CLAUSE.split(said.plain[start + len(word) :])[0]
        stems = content_stems(cause, said.language)
        shared = any(has_like(stem, quoted.stems) for stem in stems) or _numbers(Side(cause, said.language)) & _numbers(
            quoted
        )
        if stems and not shared:
            return _warn("cause-added", f"the words quoted have nothing of the cause “{word}{cause}”", start)
    return None


def _denies_behind(cause: tuple[int, str], said: Side) -> bool:
    """Whether a negation follows a cause: "n'a entraîné aucun licenciement"."""
    end = cause[0] + len(cause[1])
    return any(end <= start <= end + 1 for start, _ in said.negations)


def _find_unborne(said: Side, told: Side, near: Side, elsewhere: Mapping[int, Collection[str]]) -> Fault | None:
    """That the evidence is beside the point: another paragraph has more of a text's words than its own ones have.

    A paraphrase shares few words with its evidence, but no more with what is about something else.
    """

    def shared(stems: Collection[str]) -> int:
        return sum(has_like(stem, stems) for stem in said.stems)

    if len(said.stems) < LEAST_CONTENT or shared(told.stems) > MOST_BORNE or not elsewhere:
        return None
    number = max(elsewhere, key=lambda one: shared(elsewhere[one]))
    if shared(elsewhere[number]) < shared(near.stems) + MORE:
        return None
    return _warn("unborne", f"the words quoted have next to nothing of what the text says; P{number} has more of it")


MOST_BORNE = 1
"""How many of a text's words its evidence has at most where it may be beside the point."""
MORE = 2
"""How many words more of it another paragraph has at least."""
