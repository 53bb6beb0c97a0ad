"""The quotations of an article that a summary might take, each with the speaker whom its sentence names.

In: an `Article` and its `LanguageData`. Out: `Candidate`s, the best first. Never: a speaker whom the article does not
name beside the words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefset.article.quotation_words import listed
from briefset.article.search import Found
from briefset.article.text import Article
from briefset.evidence.quotations.collect import MARKED
from briefset.evidence.quotations.person_names import is_initial, is_person, is_title
from briefset.evidence.quotations.sayers import BYLINE, find_byline, find_sayers
from briefset.language.data import LanguageData
from briefset.language.reading import sentences
from briefset.language.sentences import count_words, sentence_bounds
from briefset.summary.model import Speaker

LEAST_WORDS, MOST_WORDS = 6, 45
"""Words of a quotation: fewer are a phrase that the author takes up; of more, the first sentences are offered."""
BEST = range(8, 36)
MOST_UNNAMED, MOST_BESIDE = 6, 2
"""Quotations that are offered although nobody is named beside them as who says them, in all and of a paragraph."""
MOST_NEAR = 2
"""Persons who are named to the writer as those who may say a quotation."""
LONG_TITLE = 6
"""Letters from which on a title may end a longer one."""
MOST_NAMES = 3
"""Words of a name without its titles."""
CAPITAL = r"[^\W\d_a-zà-þ](?:\w{{0,3}}\.(?=\s)|[\w'’-]*)"
NAME = rf"(?<![\w'’-]){CAPITAL}(?:\s(?:(?:[dl]['’])?{CAPITAL}|{{particles}}))*"
POSSESSIVE = re.compile(r"['’]s ")
NEAR = 15
"""How many characters stand at most between a verb of speaking and the words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words in quotation marks: where they stand, who says them (empty for nobody named), and how good they are."""

    paragraph: int
    start: int
    text: str
    speaker: str
    score: float
    near: tuple[str, ...] = ()
    """Of a quotation without a speaker: the persons whom its paragraph names, and else the one before."""


def find_quotations(article: Article, skipped: frozenset[int], language: LanguageData) -> list[Candidate]:
    """Every quotation that is long enough, outside some paragraphs, the best first."""
    names = _read_names(article, language)
    found = [
        _weigh(number, start, text, _speaker(article, number, start, text, names, language), names, article, language)
        for number, paragraph in enumerate(article.paragraphs[1:], 1)
        if number not in skipped and not BYLINE.match(paragraph)
        for start, text in _quoted(paragraph, language)
    ]
    ranked = sorted(found, key=lambda one: (-one.score, one.paragraph, one.start))
    beside: dict[int, list[Candidate]] = defaultdict(list)
    for one in ranked:
        beside[one.paragraph] += [] if one.speaker else [one]
    unnamed = [one for one in ranked if one in beside[one.paragraph][:MOST_BESIDE]]
    return [one for one in ranked if one.speaker or one in unnamed[:MOST_UNNAMED]]


def _quoted(paragraph: str, language: LanguageData) -> Iterator[tuple[int, str]]:
    """The words between marks, of long ones the first sentences, without the mark before a clause of ours."""
    for match in MARKED.finditer(paragraph):
        group = match.lastgroup or "english"
        start, end = match.span(group)
        for first, last in sentences(paragraph[start:end], language):
            if last > first and count_words(paragraph[start : start + last]) > MOST_WORDS and first:
                end = start + first
                break
        words = paragraph[start:end]
        lead = len(words) - len(words.lstrip(" …."))
        text = words.strip(" ,;:…，；：")
        if count_words(text) >= LEAST_WORDS and count_words(text) <= 2 * MOST_WORDS:
            yield start + lead, text


def _weigh(
    number: int, start: int, text: str, speaker: str, names: Names, article: Article, language: LanguageData
) -> Candidate:
    is_sentence = text[:1].isupper() or not text[:1].isascii()
    score = 3.0 * bool(speaker) + 2.0 * (count_words(text) in BEST or BEST.start <= count_words(text) <= BEST.stop)
    score += is_sentence + 0.5 * text.endswith((".", "!", "?", "。"))
    near = () if speaker else _persons_near(article, number, names, language)
    return Candidate(number, start, text, speaker, score, near)


def _persons_near(article: Article, number: int, names: Names, language: LanguageData) -> tuple[str, ...]:
    """The persons whom a paragraph names outside quotation marks, else those of the one before; none for many."""
    for paragraph in (article.paragraphs[number], article.paragraphs[number - 1] if number > 1 else ""):
        named = (names.whole(name) for _, name in _names_in(MARKED.sub(" . ", paragraph), language))
        found = dict.fromkeys(name for name in named if is_person(name) and name in names.full.values())
        persons = tuple(name for name in found if not any(name.endswith(f" {other}") for other in found))
        if persons:
            return persons if len(persons) <= MOST_NEAR else ()
    return ()


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an article: for each form that stands alone the full name, and which of them are persons'."""

    full: dict[str, str]
    persons: frozenset[str]
    inside: frozenset[str]
    """Those that stand inside a sentence somewhere, so that their capital is their own."""
    nouns: frozenset[str]
    """Where nouns have capitals too: words that are no names."""

    def knows(self, name: str) -> bool:
        """Whether it is more than the word that opens a sentence, or any noun where all have capitals."""
        is_full = " " in name and not {*name.split()} & self.nouns
        return is_full or name in self.full or name in self.inside

    def whole(self, name: str) -> str:
        """The full name behind a family or given name; where nouns have capitals, without an office before it."""
        return self.full.get(name) or (self.full.get(name.split()[-1]) if self.nouns else None) or name


def _speaker(article: Article, number: int, start: int, text: str, names: Names, language: LanguageData) -> str:
    """The full name of the one whom a byline or the sentence names as saying the words."""
    found = Found(number, start, start + len(text))
    if byline := find_byline(number, article):
        written, name = next(_names_in(byline, language), ("", ""))
        return names.whole(name) if written and byline.strip().startswith(written) else ""
    paragraph = article.paragraphs[number]
    for written, name in dict.fromkeys(_names_in(paragraph, language)):
        if (names.knows(name) or not language.spaced) and find_sayers(
            found, article, {name: Speaker(name=written)}, language
        ):
            return names.whole(name)
    if before := _goes_on(article, number, start, names, language):
        return before
    first, _ = sentence_bounds(paragraph, start, start + len(text))
    verbs = re.compile(rf"(?:{listed(language.reporting, language.spaced)})\W*(?:\w+\W+)?$", re.IGNORECASE)
    if not verbs.search(paragraph[max(first, start - NEAR) : start]):
        return ""
    around = MARKED.sub(" ", paragraph[first:start])
    beside = {names.whole(name) for _, name in _names_in(around, language)} & names.persons
    return beside.pop() if len(beside) == 1 else ""


def _goes_on(article: Article, number: int, start: int, names: Names, language: LanguageData) -> str:
    """The speaker of the quotation before in the paragraph, where only he or she is named from there up to this one."""
    paragraph = article.paragraphs[number]
    earlier = [match for match in MARKED.finditer(paragraph, 0, start) if match.end() < start]
    first, _ = sentence_bounds(paragraph, start, start + 1)
    if not earlier or re.search(r"\w", paragraph[first : start - 1]):
        return ""
    begin = earlier[-1].start(earlier[-1].lastgroup or 0)
    speaker = _speaker(article, number, begin, earlier[-1][earlier[-1].lastgroup or 0], names, language)
    between = {names.whole(name) for _, name in _names_in(paragraph[earlier[-1].end() : start], language)}
    others = {name for name in between if names.knows(name)} - {speaker}
    return speaker if all(one in speaker for one in others) else ""


def _names_in(text: str, language: LanguageData) -> Iterator[tuple[str, str]]:
    """What looks like a name, as written with its titles, and without them."""
    for written in _eastern_names(text, language) if not language.spaced else _capitals(text, language):
        words = written.split()
        titles = [index for index, word in enumerate(words) if _is_title(word, language)]
        named = words[titles[-1] + 1 :] if titles and titles[-1] + 1 < len(words) else words
        if named[0].casefold() in {*language.months, *language.whole_openers} or " ".join(named) in language.titles:
            continue
        joint = next((index for index, word in enumerate(named) if word in language.particles), 0)
        if joint > 1:
            yield from _names_in(" ".join(named[:joint]), language)
        last = named[-2:]
        if len(named) >= MOST_NAMES and language.capitalised_nouns and last[0][0].isupper():
            yield " ".join(last), " ".join(last)
        yield " ".join(words[titles[-1] if titles else 0 :]), " ".join(named)
        if len(named) >= MOST_NAMES and not titles and last[0][0].isupper():
            yield " ".join(last), " ".join(last)


def _eastern_names(text: str, language: LanguageData) -> Iterator[str]:
    """A family name with one or two signs behind it, the longer first."""
    surnames = "|".join(sorted(map(re.escape, language.surnames), key=len, reverse=True))
    for match in re.finditer(f"(?:{surnames})[㐀-鿿]{{1,2}}", text):
        names = [match[0], match[0][:-1]] if len(match[0]) > 2 else [match[0]]
        verbs = (*language.reporting, *language.stop)
        ends = text.startswith(verbs, match.end() - 1) and not text.startswith(verbs, match.end())
        yield from names[-1:] if ends else names


def _is_title(word: str, language: LanguageData) -> bool:
    """Whether a word or a part of it is a title: Dr, Vice-President; of joined nouns the end: Finanzminister."""
    ends = language.capitalised_nouns and word.casefold().endswith(_long_titles(language))
    return ends or any(map(is_title, [word, *word.split("-")]))


@cache
def _long_titles(language: LanguageData) -> tuple[str, ...]:
    return tuple(title for title in language.titles if len(title) >= LONG_TITLE)


def _capitals(text: str, language: LanguageData) -> Iterator[str]:
    """Words with capitals in a row, without the word that opens a sentence."""
    small = "|".join(sorted(map(re.escape, language.particles - {*language.list_joints}), key=len, reverse=True))
    for match in re.finditer(NAME.format(particles=small or "(?!)"), text):
        opens = _opens(text, match.start())
        for words in _within_sentences(match[0].split(), language):
            kept = words[1:] if opens and words[0].casefold() in language.stop else words
            while kept and kept[-1] in language.particles:
                kept = kept[:-1]
            if kept:
                yield re.sub(r"['’]s?$", "", " ".join(kept).rstrip("."))
            opens = True


def _within_sentences(words: list[str], language: LanguageData) -> Iterator[list[str]]:
    """The words in pieces that no sentence's end parts: the stop of an initial or a title is none."""
    first = 0
    for index, word in enumerate(words, 1):
        ends = word.endswith(".") and not (is_initial(word) or _is_title(word, language))
        if ends or index == len(words):
            yield words[first:index]
            first = index


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins there."""
    return not re.search(r"[\w,;’”\"]\s*$", text[:start])


def _read_names(article: Article, language: LanguageData) -> Names:
    """For a family or given name, the full name that the article has most often; persons are those with a title."""
    nouns = _find_nouns(article, language)
    listed = [
        pair
        for paragraph in article.paragraphs[1:]
        for pair in _names_in(paragraph, language)
        if not {pair[1], *(pair[1].split() if language.capitalised_nouns else pair[1].split()[:1])} & nouns
    ]
    most = MOST_NAMES - language.capitalised_nouns
    counts = Counter(name for _, name in listed if 1 < len(name.split()) <= most and not POSSESSIVE.search(name))
    full: dict[str, str] = {}
    for name, _ in sorted(counts.items(), key=lambda pair: (pair[1], pair[0])):
        if {*name.split()} & {*language.whole_openers}:
            continue
        full[name.split()[0]] = full[name.split()[-1]] = name
    persons = frozenset(full.get(name, name) for written, name in listed if written != name)
    inside = {
        match[0]
        for paragraph in article.paragraphs
        if not language.capitalised_nouns
        for match in re.finditer(r"[^\W\d_a-zà-þ][\w-]+", paragraph)
        if not _opens(paragraph, match.start()) and match[0].casefold() not in language.stop | language.pronouns
    }
    return Names(full, persons, frozenset(inside), nouns if language.capitalised_nouns else frozenset())


def _find_nouns(article: Article, language: LanguageData) -> frozenset[str]:
    """Words with a capital behind an article or a number, and those that the article has without one too."""
    if not language.spaced:
        return frozenset()
    leads = "|".join(map(re.escape, sorted(language.determiners | {*language.definite, *language.articles})))
    text = "\n".join(article.paragraphs)
    number = r"(?<![\w.,’”»\"])\d[\d.,]*"  # and not the mark of a note behind a word
    behind = re.findall(rf"(?:(?<!\w)(?i:{leads})|{number})[^\S\n]([^\W\d_a-zà-þ][\w-]+)", text)
    small = set(re.findall(r"(?<!\w)[^\W\d_A-ZÀ-Þ][\w-]+", text)) if language.capitalised_nouns else set()
    measures = {*language.units, *language.scales, *language.currencies, *language.lengths, *small}
    return frozenset({*behind, *(word[:1].upper() + word[1:] for word in measures)})
