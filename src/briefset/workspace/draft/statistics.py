"""The numbers of an article that a summary might take, each with the words that it counts.

In: an `Article` and its `LanguageData`. Out: `Candidate`s, the best first. Never: a date, the number of a note, a list,
a meeting in a row or a chart's tick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from briefset.article.search import Passages, passages_of
from briefset.article.text import Article
from briefset.evidence.quotations.sayers import BYLINE
from briefset.evidence.quotations.verify import LEAST
from briefset.language.currencies import CURRENCIES
from briefset.language.data import LanguageData
from briefset.language.measures import TIME, UNITS
from briefset.language.quantity import Quantity
from briefset.language.rates import find_rate
from briefset.language.reading import Reading, bounds_at, read
from briefset.language.sentences import count_words
from briefset.summary.implied import to_decimal
from briefset.workspace.draft.labels import NO_LABEL, Label, Sentence

LEAST_LETTERS = 0.55
"""The share of letters in running text; rows of a table and the ticks of a chart have fewer."""
WIDE = 1.5
"""For how many letters a sign stands where words do not stand apart."""
LEAST_SCORE, LEAST_UNLABELLED = 2.5, 4.0
"""Of a number in words or a length of time, which count little; more of one of which nothing says what it counts."""
MOST_GROWN = 12
"""Words by which a quotation grows until it stands in one place only."""
PAIR = 2
"""Up to which number a count in words is none of the article's figures."""
RANK = 4.0
"""What a place in an order is worth as a figure of the article."""
MOST_BEHIND = 3
"""Words behind a number; all but the last may show that it is a place in an order."""
MOST_LEADING = 7
"""Words of a clause that are quoted with a number which nothing names; of a longer one the last with content."""
HEDGE_REACH = 30
PART = re.compile(r"[,;:.!?()]")
GLUED = re.compile(r"[A-Za-zÀ-ɏ\d_+*/.#’'-]$")
SIGN, LAST_SIGN = re.compile("[^，。；：、！？]"), re.compile("[^，。；：、！？]$")
LAST_WORD = re.compile(r"\S+\s*$")
EDGE = re.compile(r"\s*[\w%$€£¥’'/.-]*\w")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number: its label (empty where the words beside it do not say what it counts), words, and how good it is."""

    paragraph: int
    start: int
    label: str
    quote: str
    score: float
    counted: str = ""
    """The word for what it counts where that alone does not say which: countries."""
    value: str = ""
    """The number itself, where its words hold another too."""


def find_statistics(article: Article, skipped: frozenset[int], language: LanguageData) -> list[Candidate]:
    """Every number that counts something outside some paragraphs, such as headings and notes; the best first."""
    passages = passages_of(article.paragraphs, language)
    found = [
        candidate
        for number, paragraph in enumerate(article.paragraphs[1:], 1)
        if number not in skipped and is_running(paragraph, language)
        for candidate in _in_paragraph(number, read(paragraph, language), passages)
    ]
    kept = [one for one in found if one.score >= (LEAST_SCORE if one.label or one.counted else LEAST_UNLABELLED)]
    return sorted(kept, key=lambda one: (-one.score, one.paragraph, one.start))


def is_running(paragraph: str, language: LanguageData) -> bool:
    """Whether a paragraph is text, and no byline, row of a table or ticks of a chart."""
    letters = sum(character.isalpha() for character in paragraph) * (1 if language.spaced else WIDE)
    return " | " not in paragraph and not BYLINE.match(paragraph) and letters >= LEAST_LETTERS * len(paragraph)


def _in_paragraph(number: int, reading: Reading, passages: Passages) -> Iterator[Candidate]:
    counted = [one for one in reading.quantities if _counts(one, reading)]
    before = ""
    for quantity in counted:
        first, last = bounds_at(reading.text, quantity.start, reading.language)
        rank = _rank_end(quantity, reading)
        label = NO_LABEL if rank else _label(quantity, reading, first, last)
        left = max([first, *(one.end for one in counted if one.end <= quantity.start)])
        start, end = (quantity.start, rank) if rank > quantity.end else _span(quantity, reading, label, first, left)
        beside = sum(first <= one.start < last for one in counted) - 1
        dated = any(first <= one.start < last for one in reading.moments)
        says = label.text if label.is_enough else ""
        score = RANK if rank else _weigh(quantity, bool(says))
        score += 0.5 * min(beside, 2) + 0.5 * dated
        before = _with_end(says, before, quantity, reading)
        thing = "" if label.is_enough or quantity.unit else label.text
        alone = _unique(reading, (start, end), quantity, (first, last), passages)
        value = "" if alone or (told := to_decimal(quantity)) is None else f"{told:f}"
        if quote := alone or (value and _unique(reading, (start, end), quantity, (first, last), passages, alone=False)):
            yield Candidate(number, quantity.start, before, quote, score, thing, value)


def _span(quantity: Quantity, reading: Reading, label: Label, first: int, left: int) -> tuple[int, int]:
    """Where the words of a number begin and end: with its hedge and rate, what it counts, or what leads to it."""
    rate = find_rate(reading.text, quantity.end, reading.language) if quantity.rates else ""
    start, end = _hedged_start(quantity, reading.text), quantity.end
    end = reading.text.index(rate, end) + len(rate) if rate else end
    if label.text and (label.is_enough or not quantity.unit):
        return min(start, first + label.start), max(end, first + label.end)
    leads = quantity.unit or not label.text
    return _clause_start(reading, left, start) if leads and reading.language.spaced else start, end


def _label(quantity: Quantity, reading: Reading, first: int, last: int) -> Label:
    """What the number counts; ranks end no label, other numbers and dates do."""
    others = [one for one in reading.quantities if one is not quantity and not (one.ordinal or one.opaque)]
    places = [(one.start, one.end) for one in others] + [(one.start, one.end) for one in reading.moments]
    inside = tuple((start - first, end - first) for start, end in places if first <= start < last)
    sentence = Sentence(reading.text[first:last], inside, reading.language)
    return sentence.label(quantity, _hedged_start(quantity, reading.text) - first, quantity.end - first)


def _counts(quantity: Quantity, reading: Reading) -> bool:
    """Whether a number is one that the article states: no mark, tick, part of a name, or what was named before."""
    before, after = reading.text[: quantity.start], reading.text[quantity.end :]
    if quantity.opaque or quantity.kind in ("roman", "multiple", "set"):
        return False
    if _rank_end(quantity, reading):
        return True
    if (
        _is_earlier(before, reading.language)
        or quantity.ordinal
        or (quantity.spelled and quantity.low <= (1 if quantity.unit else PAIR))
    ):
        return False
    if (
        GLUED.search(before[-1:])
        or re.match(r"[A-Za-zÀ-ɏ\d_+]| [A-Z]{1,4} \d", after)
        or (re.match(r"[)\].]", after) and re.search(r"(?:^|[(\[])$", before))
    ):
        return False
    language = reading.language
    named = re.search(r"([^\W\d_]+)(\.?)\s$", before)
    if named and quantity.spelled and not quantity.unit and named[1].casefold() in language.definite:
        return False
    marks = language.abbreviations - {*language.hedges} if named and named[2] else language.numbered_things
    if named and named[1].casefold() in marks:
        return False
    if re.search(r"\d[.,]0$", quantity.text) if not quantity.unit else re.fullmatch(r"[\d.,]+", quantity.text):
        return False
    return not (re.search(r"[“„«\"]\s?$", before) and re.match(r"\s?[”“»\"]", after))


def _is_earlier(before: str, language: LanguageData) -> bool:
    """Whether a number is only what another is compared with: "au lieu de deux"."""
    words = (f" {one}" for one in language.earlier if one not in language.oblique | language.noun_joints)
    return before.rstrip().casefold().endswith(tuple(words))


def _rank_end(quantity: Quantity, reading: Reading) -> int:
    """Where a place in an order ends: shown by a word before it, or by one or a superlative behind an ordinal."""
    language, end = reading.language, quantity.end
    before, after = reading.text[: quantity.start].lower(), reading.text[end:].lower()
    if not language.spaced:
        ranks = tuple(language.ranks)
        return end if quantity.ordinal and (after.startswith(ranks) or before.endswith(ranks)) else 0
    behind = list(re.finditer(r"[^\W\d_]+", PART.split(after)[0]))[:MOST_BEHIND] if quantity.ordinal else []
    shown = language.ranks | language.superlatives
    if any(one[0] in shown or re.fullmatch(language.superlative_ending, one[0]) for one in behind[:-1]):
        return end + behind[-1].end()
    return end if {*re.findall(r"([^\W\d_]+) $", before)} & language.ranks else 0


def _weigh(quantity: Quantity, has_label: bool) -> float:
    """How likely a number is one of the article's main figures: sums and shares first, lengths of time last."""
    digits = len(str(int(abs(quantity.high)))) if not quantity.scale else 6
    if quantity.unit in CURRENCIES.values():
        score = 7.0
    elif quantity.unit in ("%", "pp", "bp"):
        score = 6.0
    elif UNITS.get(quantity.unit, ("",))[0] in TIME:
        score = 1.0 if len(quantity.text.split()) < 3 else 4.0
    elif quantity.unit and quantity.unit not in ("part", "x"):
        score = 5.0
    elif quantity.spelled:
        score = 3.0 if digits > 1 and not quantity.kind else 1.0
    else:
        score = 3.0 + min(digits, 5) * 0.5
    return score + 1.5 * has_label + 0.5 * bool(quantity.bound)


def _hedged_start(quantity: Quantity, text: str) -> int:
    """Where the hedge before a number begins, or the number."""
    reach = text[max(0, quantity.start - HEDGE_REACH) : quantity.start].lower()
    at = reach.rfind(quantity.bound_words) if quantity.bound_words else -1
    return quantity.start - len(reach) + at if at >= 0 else quantity.start


def _with_end(label: str, before: str, quantity: Quantity, reading: Reading) -> str:
    """The label, for either end of a change with the word that says which: "Trade, from", "Trade, to"."""
    language = reading.language
    for low, high in reading.spans:
        if label and low.start == quantity.start:
            return (
                f"{label}, {language.span_openers[0]}" if language.spaced else f"{label}（{language.span_openers[0]}）"
            )
        opened = before.endswith((f", {language.span_openers[0]}", f"（{language.span_openers[0]}）"))
        if high.start == quantity.start and opened:
            name = re.split(r", |（", before)[0] if language.spaced else before.partition("（")[0]
            return f"{name}, {language.span_closers[0]}" if language.spaced else f"{name}（{language.span_closers[0]}）"
    return label


def _stands_once(quote: str, passages: Passages) -> bool:
    return len(list(islice(passages.find_all(quote), 2))) == 1


def _unique(
    reading: Reading,
    span: tuple[int, int],
    quantity: Quantity,
    bounds: tuple[int, int],
    passages: Passages,
    *,
    alone: bool = True,
) -> str:
    """The words around a number that stand in one place of the article, alone without another; empty for none."""
    text, (start, end) = reading.text, span
    others = [one for one in reading.quantities if alone and one is not quantity and not one.ordinal]
    left = max([bounds[0], *(one.end for one in others if one.end <= start)])
    right = min([bounds[1], *(one.start for one in others if one.start >= end)])
    for _ in range(MOST_GROWN):
        quote = _without_joints(text[start : quantity.end], text[quantity.end : end], reading.language).strip(
            " ,;:.，。"
        )
        is_whole = count_words(quote) >= LEAST and (quantity.unit or quote != quantity.text)
        if is_whole and _stands_once(quote, passages):
            return quote
        if grown := (EDGE if reading.language.spaced else SIGN).match(text, end, right):
            end = grown.end()
        elif before := (LAST_WORD if reading.language.spaced else LAST_SIGN).search(text, left, start):
            start = before.start()
        else:
            break
    return ""


def _without_joints(number: str, after: str, language: LanguageData) -> str:
    """The words around a number without small words at the end, which lead to what is quoted no more."""
    small = language.stop | language.oblique
    while (last := LAST_WORD.search(after)) and last[0].strip(" ,;:.").casefold() in small:
        after = after[: last.start()]
    return number + after


def _clause_start(reading: Reading, left: int, start: int) -> int:
    """Where the words begin that lead to a sum which nothing names: its clause, or the word with content before it."""
    language = reading.language
    joints = "|".join(map(re.escape, language.list_joints))
    clause = re.split(rf"[,;:()—–“”„«»\"]|(?<!\w)(?:{joints})(?!\w)", reading.text[left:start], flags=re.IGNORECASE)[-1]
    words = list(re.finditer(r"\S+", clause))
    telling = [index for index, word in enumerate(words) if word[0].casefold() not in language.stop]
    if not telling:
        return start
    first = words[telling[0] if len(words) - telling[0] <= MOST_LEADING else telling[-1]]
    return start - len(clause) + first.start()
