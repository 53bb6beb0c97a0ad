"""How a number is meant: the hedge at it, and the bounds that other words of its sentence set.

In: plain text around a number, the `LanguageData` of its language. Out: families of `data.FAMILIES`, words. Never: the
number's value.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from briefset.language.data import LanguageData
from briefset.language.digits import Figure
from briefset.language.figures import is_number_word
from briefset.language.measures import TIME, UNITS
from briefset.language.quantity import CLAUSE, Quantity, any_phrase

DENIED = {"over": "most", "under": "least"}
"""What a negation makes of a bound."""
MOST_DENIED = 4
"""How many words may stand between a negation and the hedge that it turns: "no net shall be longer than"."""
NEAR = 12
"""How many words before "up to" a verb of change may stand that makes its end of it: "grew by a third, up to 29"."""
REACH = 40
"""How many characters behind a number are looked at for its hedge."""
Hedge = tuple[str, str]
"""The family of a hedge and its words; empty where there is none."""
NONE: Hedge = ("", "")


def read_hedge(before: re.Match[str], lowered: str, figure: Figure, end: int, language: LanguageData) -> Hedge:
    """The family and the words of a hedge before a number or after it."""
    words, start = before["hedge"], figure.start
    if not words or (figure.ordinal and language.hedges[words] in DENIED):
        return _read_behind(lowered[end : end + REACH].lstrip(" )"), language)
    if lowered[:start].rstrip(" (").endswith(language.no_hedges or ("\0",)) or _compares(before, figure, language):
        return NONE
    if _is_of_number_before(before, language):
        return NONE
    if _is_no_hedge(before, lowered[end:], language):
        return _read_behind(lowered[end : end + REACH].lstrip(" )"), language)
    family, told = _denied(before, language)
    ahead = language.relations.get(told) == "by" and lowered[end:].lstrip().startswith(language.ahead)
    return ("least" if ahead else family), told


def _lead(before: re.Match[str]) -> str:
    """The words before a hedge."""
    return before.string[: before.start()]


def _compares(before: re.Match[str], figure: Figure, language: LanguageData) -> bool:
    """Whether an article behind the words makes a comparison of them: "over the two years", "more than the 1.45"."""
    behind = before.string[before.end("hedge") :].strip()
    return language.hedges[before["hedge"]] in DENIED and behind.startswith(language.definite) and not figure.kind


def _is_of_number_before(before: re.Match[str], language: LanguageData) -> bool:
    """Whether the words stand behind a share of the number that follows: "un tiers environ des 20 %"."""
    told = ("", *_lead(before).split())[-1]
    is_number = told in language.parts or told in language.percent or is_number_word(told, language)
    return is_number and before.string[before.end("hedge") :].strip() in language.whole_openers


def _is_no_hedge(before: re.Match[str], after: str, language: LanguageData) -> bool:
    """Whether the words before a number are another thing: "rose up to", "spoke about"."""
    words, lead = before["hedge"], _lead(before).split()
    if not lead:
        return False
    changes = tuple(chain.from_iterable(language.poles[0]))
    told = lead[-NEAR:] if lead[-1].endswith(",") else ()
    rises = lead[-1].startswith(tuple(language.poles[0][0])) or any(word.startswith(changes) for word in told)
    rises = rises or after.lstrip().startswith(language.span_openers)
    clause = CLAUSE.split(_lead(before))[-1].split()
    near = clause if words in language.prepositions and language.governs_back else lead[-1:]
    speaks = (language.hedges[words] == "about" or near is clause) and any(
        word.startswith(language.talk) for word in near
    )
    return (words in language.rise_blocks and rises) or speaks


def _denied(before: re.Match[str], language: LanguageData) -> Hedge:
    """The hedge, or the bound that a negation before it makes: "not longer than" is at most."""
    words, family = before["hedge"], language.hedges[before["hedge"]]
    clause = CLAUSE.split(_lead(before))[-1]
    denied = _negation(language).search(clause) if language.spaced else None
    between = clause[denied.end() :].split() if denied else []
    if not denied or len(between) > MOST_DENIED or set(between) & language.duration_prepositions:
        return family, words
    if words.split()[0] in language.negations:
        return family, f"{denied[0]} … {words}"  # "not … even", "no … ni"
    return (DENIED[family], f"{denied[0]} … {words}") if family in DENIED else (family, words)


def _read_behind(after: str, language: LanguageData) -> Hedge:
    """A hedge behind a number, or behind the noun that it counts; "88 schools and more often in" has none."""
    for phrase, family in language.hedges_after.items():
        if after.startswith(phrase) and not (language.spaced and after[len(phrase) : len(phrase) + 1].isalpha()):
            return family, phrase
    found = _behind(language).match(after)
    if not found:
        return NONE
    words, noun = found["hedge"], found["noun"].strip()
    if language.spaced:
        is_part = noun.endswith(tuple(phrase.split()[-1] for phrase in language.hedges_after))
        goes_on = words.split()[0] in language.list_joints and found["next"] and found["next"] not in language.stop
        if is_part or goes_on or (words in language.hedges and _begins_number(found["next"] or "", language)):
            return NONE
    return language.hedges_after[words], words


def _begins_number(word: str, language: LanguageData) -> bool:
    """Whether a word, to which the hedge before it belongs, begins another number: "at least one week"."""
    return word[:1].isdigit() or word in language.articles or is_number_word(word, language)


@cache
def _behind(language: LanguageData) -> re.Pattern[str]:
    hedges = any_phrase(tuple(hedge for hedge in language.hedges_after if language.spaced or len(hedge) > 1))
    noun, edge = (r"(?:[^\W\d]+ ){1,2}?", r"(?!\w)") if language.spaced else (r"[^\W\d]{1,2}", "")
    return re.compile(rf"(?P<noun>{noun})(?P<hedge>{hedges}){edge}(?: (?P<next>\w+))?")


# Bounds that other words set


def find_near_bounds(lowered: str, last: int, one: Quantity, language: LanguageData) -> frozenset[str]:
    """The families of the bounds that the sentence sets without a hedge right at the number."""
    first = max(lowered.rfind(stop, 0, one.start) for stop in (". ", "; ", "。", "；")) + 1
    end = min((at for at in (lowered.find(stop, one.end) for stop in (". ", "; ", "。", "；")) if at >= 0),
              default=len(lowered))  # fmt: skip
    named = {language.bound_words[match[0]] for match in _bound_words(language).finditer(lowered, first, end)}
    stretch = lowered[max(first, last) : one.start]
    for match in _hedge_words(language).finditer(stretch):
        denied = language.spaced and _negation(language).search(stretch, 0, match.start())
        named.add(DENIED.get(language.hedges[match[0]], "") if denied else language.hedges[match[0]])
    if UNITS.get(one.unit, ("",))[0] in TIME and _after(language).search(lowered[first : one.start]):
        named.add("least")  # what holds after half a year takes at least so long
    return frozenset(named)


@cache
def _after(language: LanguageData) -> re.Pattern[str]:
    """The word for "after", right before a length of time."""
    listed = tuple(word for word, relation in language.relations.items() if relation == "after")
    return re.compile(rf"(?<!\w)(?:{any_phrase(listed)})[ ]$")


@cache
def _bound_words(language: LanguageData) -> re.Pattern[str]:
    edges = (r"(?<!\w)", r"(?!\w)") if language.spaced else ("", "")
    return re.compile(any_phrase(tuple(language.bound_words)).join((f"{edges[0]}(?:", f"){edges[1]}")))


@cache
def _hedge_words(language: LanguageData) -> re.Pattern[str]:
    """The hedges that are no prepositions."""
    edges = (r"(?<!\w)", r"(?!\w)") if language.spaced else ("", "")
    listed = any_phrase(tuple(word for word in language.hedges if word not in language.prepositions))
    return re.compile(f"{edges[0]}(?:{listed}){edges[1]}")


@cache
def _negation(language: LanguageData) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_phrase(tuple(language.negations | language.improbable))})(?!\w)|n't(?!\w)")
