"""By what a number is reckoned: "a year", "per head", "hourly", "over the quarter".

In: plain text beside a number, the `LanguageData` of its language. Out: units, "person", nouns. Never: a length of time
that is no rate ("within a year").
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from briefset.language.data import LanguageData
from briefset.language.digits import read_grouped
from briefset.language.figures import is_number_word
from briefset.language.quantity import AFTER, BEFORE, any_phrase
from briefset.language.stems import content_stems


def find_rate(text: str, end: int, language: LanguageData) -> str:
    """The words right behind a number by which it is reckoned, as written: a year, annually; empty for none."""
    found = _rate_words(language).match(text, end)
    return found["rate"] if found else ""


@cache
def _rate_words(language: LanguageData) -> re.Pattern[str]:
    per, words = any_phrase((*language.per, *language.per_time)), any_phrase(tuple(language.rates))
    gap = r"\s" if language.spaced else ""
    return re.compile(rf"\s?(?P<rate>(?:{words})(?!\w)|(?<=\s)(?:{per}){gap}\w+)", re.IGNORECASE)


@cache
def _rate_pattern(language: LanguageData) -> re.Pattern[str]:
    per, unit = any_phrase((*language.per, *language.per_time)), any_phrase((*language.units, *language.per_nouns))
    rates = any_phrase(tuple(language.rates))
    only = any_phrase(language.per_only)
    edge, start, gap = (r"(?!\w)", r"(?<!\w)", " ") if language.spaced else ("", "", " ?")
    scales = any_phrase(tuple(language.scales))
    count = rf"(?P<count>\d{{1,3}}(?: \d{{3}})+|\d[\d.,]*(?: (?:{scales}))?|(?:{scales})(?: (?:{scales}))*)"
    counted = (
        rf"|(?:{any_phrase(language.per_counted)}){gap}(?:(?:{any_phrase(language.articles)}) )?"
        rf"(?P<count2>10*(?:[ .,]000)*(?: (?:{scales}))*|(?:{scales})(?: (?:{scales}))*)"
        rf"(?:{any_phrase(language.unit_joints)}|{gap})(?P<noun2>[^\W\d][\w-]*)"
    )
    return re.compile(
        rf"{start}(?:(?:{per}){gap}(?:single |calendar |full )?(?P<unit>{unit}){edge}"
        rf"|(?:{only}){gap}(?:{count}{gap})?(?:live |[^\W\d]+{gap}(?=(?:{unit}){edge}))?(?P<noun>[^\W\d][\w-]*)"
        rf"{counted}|(?P<rate>{rates}){edge})|/ ?(?P<slash>{RATE_SYMBOLS})(?!\w)|(?P<inverse>{RATE_SYMBOLS})[–−-]1"
    )


RATE_SYMBOLS = "year|yr|a|hr|h|s|ha|km²|km2|t|l|kg|capita|person|day"


SYMBOL_RATES = {"yr": "y", "year": "y", "a": "y", "hr": "h", "km2": "km²", "capita": "person", "day": "d"}


def read_rates(lowered: str, end: int, language: LanguageData) -> frozenset[str]:
    """What the number is reckoned by, in the words right behind it: units, "person", the noun after "per"."""
    clause = re.split(r"[.,;:()“”!?](?!\d)|[。，；：]", lowered[end : end + AFTER], maxsplit=1)[0]
    direct = re.match(rf" (?:{any_phrase(language.per)}) (?P<noun>[^\W\d][\w-]+)", clause) if language.spaced else None
    direct = None if direct and _is_before_unit(clause, direct.end(), language) else direct
    reach = [
        match for match in _rate_pattern(language).finditer(clause) if not re.search(r"\d", clause[: match.start()])
    ]
    kept, last = set(), 0
    if (
        direct
        and not is_number_word(direct["noun"], language)
        and not {direct["noun"]}
        & {
            *language.units,
            *language.per_nouns,
            *language.rates,
            *language.stop,
            *language.scales,
            *language.lengths,
        }
    ):
        kept.add(content_key(direct["noun"], language))
    for match in reach:
        if match["unit"] and _is_no_rate(clause, match, language):
            continue
        if len(clause[last : match.start()].split()) > MOST_BETWEEN or (
            not language.spaced and match.start() - last > 4
        ):
            break
        kept.add(_rate_of(match, language))
        last = match.end()
    return frozenset(kept - {""})


def _is_before_unit(clause: str, end: int, language: LanguageData) -> bool:
    """Whether a unit comes behind the word there, which is its adjective: "je laufenden Meter"."""
    behind = re.match(r" ([^\W\d_]+)", clause[end:])
    return bool(behind and behind[1] in language.units)


MOST_BETWEEN = 3
"""How many words may stand between a number and its rate: "12 deaths of children a year"."""


def find_rates(sentence: str, language: LanguageData) -> frozenset[str]:
    """Every rate that a sentence names."""
    found = _rate_pattern(language).finditer(sentence)
    named = {_rate_of(one, language) for one in found if not (one["unit"] and _is_no_rate(sentence, one, language))}
    return frozenset(named - {""})


def _is_no_rate(text: str, match: re.Match[str], language: LanguageData) -> bool:
    """Whether "a year" is a length of time or part of a date: "within a year", "a year earlier"."""
    before = re.search(rf"(?<!\w)(?:{any_phrase(language.rate_blocks)}) ?$", text[: match.start()])
    after = re.match(rf" ?(?:{any_phrase(language.rate_breaks)}|[12]\d{{3}})(?!\w)", text[match.end() :])
    return bool(before or (after and match[0].split(" ")[0] in language.articles))


def _rate_of(match: re.Match[str], language: LanguageData) -> str:
    if symbol := match["slash"] or match["inverse"]:
        return SYMBOL_RATES.get(symbol, symbol)
    if match["rate"]:
        return language.rates[match["rate"]]
    if match["unit"]:
        return language.units.get(match["unit"]) or language.per_nouns[match["unit"]]
    noun = match["noun"] or match["noun2"]
    if not match["count"] and is_number_word(noun, language):
        return ""
    name = (
        language.per_nouns.get(noun)
        or language.units.get(noun)
        or ("" if noun in language.stop else content_key(noun, language))
    )
    return f"{_count_of(match['count'] or match['count2'] or '', language)} {name}".strip()


def _count_of(count: str, language: LanguageData) -> str:
    """A count as a plain number: "1,000", "thousand" and "1 million"."""
    figures = re.match(r"\d{1,3}(?: \d{3})+|[\d.,]+", count)
    value = read_grouped(figures[0].rstrip(".,"), language) if figures else Fraction(1)
    scale = sum(language.scales.get(word, 0) for word in count[len(figures[0]) if figures else 0 :].split())
    return "" if not count or value is None else str(value * 10**scale)


def content_key(word: str, language: LanguageData) -> str:
    """A noun without its ending."""
    stems = content_stems(word, language)
    return next(iter(stems), word)


def read_rates_before(lowered: str, start: int, language: LanguageData) -> frozenset[str]:
    """The rate right before a number: "jeden Werktag 9.400", 每吨122.5美元.

    Where words do not part, anywhere in its clause.
    """
    clause = re.split(r"[。，；：、.,;:()（）“”\d]", lowered[max(0, start - BEFORE) : start])[-1]
    found = [match for match in _rate_pattern(language).finditer(clause) if match["unit"] or match["rate"]]
    tail = clause[found[-1].end() :].strip() if found else ""
    if not found or (language.spaced and ((tail and tail not in language.hedges) or not language.per_time)):
        return frozenset()
    return frozenset((_rate_of(found[-1], language),))


def read_span(lowered: str, start: int, end: int, language: LanguageData) -> str:
    """The period over which a change is reckoned: "over the year"."""
    if not language.spaced:
        clause = re.split(r"[。，；：、()（）\d]", lowered[max(0, start - BEFORE) : start])[-1]
        return next((unit for phrase, unit in language.spans.items() if phrase in clause), "")
    clause = re.split(r"[.;:()“”!?](?!\d)|(?<=[ (])\d", lowered[end : end + AFTER], maxsplit=1)[0]
    found = [(clause.find(phrase), unit) for phrase, unit in language.spans.items() if phrase in clause]
    return min(found)[1] if found else ""
