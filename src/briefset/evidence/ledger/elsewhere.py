"""What a statement takes from another place of the article than its evidence: a phrase, or the number of a paragraph.

In: the `Reading` of a statement, the words quoted for it, the article by sentences. Out: `Fault`s that are warnings.
Never: knows what a word means; a phrase is two words of content that stand together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from briefset.article.locator import LOCATOR, list_paragraphs, read_paragraphs
from briefset.evidence.ledger.faults import Fault
from briefset.language.data import LanguageData
from briefset.language.quantity import plain_text
from briefset.language.reading import Reading, read, sentences
from briefset.language.stems import content_stems, stem

WORD = re.compile(r"[^\W\d_]+|[^\s\w'-]|\d+")
ALIKE = 5
"""Letters that two words of one family begin with."""
QUOTED = {True: 25, False: 12}
"""How many characters of quoted words show their sentence, where words stand apart and where they do not."""
MOST_BETWEEN = 2
"""How many words without content a phrase has at most between its two: "effect on the harvest"."""
MOST_PLACES = 2
"""In how many paragraphs a phrase stands at most that is no subject of the whole article."""
LEAST_SHARED = 2
"""How many words, numbers and dates a sentence shares at least with the paragraph that it is said to tell."""

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence of the article, with its paragraph."""

    paragraph: int
    text: str
    language: LanguageData

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return frozenset(content_stems(self.text, self.language))

    @cached_property
    def phrases(self) -> Mapping[Phrase, tuple[int, str]]:
        """Its phrases, with their places and their words."""
        return phrases_of(self.text, self.language)


class Sentences:
    """An article by its sentences."""

    def __init__(self, paragraphs: tuple[str, ...], language: LanguageData) -> None:
        self.language, self.paragraphs = language, paragraphs
        self.all = [
            Sentence(number, text[first:last], language)
            for number, text in enumerate(paragraphs) for first, last in sentences(text, language)
        ]  # fmt: skip

    @cached_property
    def stems(self) -> frozenset[str]:
        """Those of all its content words."""
        return frozenset().union(*(one.stems for one in self.all))

    def around(self, quoted: Sequence[str]) -> tuple[list[Sentence], frozenset[str]]:
        """The sentences of quoted words, and the stems of these, of those before them and of the title."""
        reach = QUOTED[self.language.spaced]
        found = [
            index for index, one in enumerate(self.all)
            if any(words[:reach] in one.text or words[-reach:] in one.text or one.text.strip() in words
                   for words in quoted)
        ]  # fmt: skip
        near = [self.all[at] for index in found for at in (index - 1, index) if at >= 0]
        title = [one for one in self.all if not one.paragraph]
        return [self.all[index] for index in found], frozenset().union(*(one.stems for one in (*near, *title)))


@lru_cache(maxsize=16)
def sentences_of(paragraphs: tuple[str, ...], language: LanguageData) -> Sentences:
    """The article by its sentences, read once."""
    return Sentences(paragraphs, language)


def phrases_of(text: str, language: LanguageData) -> Mapping[Phrase, tuple[int, str]]:
    """The phrases of a text: two content words side by side; three characters where words do not part."""
    lowered = plain_text(text)
    if not language.spaced:
        places = (place for run in re.finditer("[㐀-鿿]+", lowered) for place in range(run.start(), run.end() - 2))
        triples = ((at, lowered[at : at + 3]) for at in places if not language.stop & {*lowered[at : at + 3]})
        return {(three[:2], three[1:]): (at, three) for at, three in triples}
    found: dict[Phrase, tuple[int, str]] = {}
    last: re.Match[str] | None = None
    between: list[str] = []
    for match in WORD.finditer(lowered):
        if match[0] in language.stop or (len(match[0]) == 1 and match[0].isalpha()):
            between.append(match[0])
            continue
        if last and match[0].isalpha() and len(between) <= MOST_BETWEEN and {*between} <= _joints(language):
            key = (stem(last[0], language), *between, stem(match[0], language))
            found[key] = (last.start(), lowered[last.start() : match.end()])
        last, between = match if match[0].isalpha() else None, []
    return found


@cache
def _joints(language: LanguageData) -> frozenset[str]:
    """What joins nouns, and stands before them: "effect on the harvest", but no "dams were built"."""
    return frozenset((*language.noun_joints, *language.determiners, *language.articles, *language.definite))


@cache
def _measures(language: LanguageData) -> frozenset[str]:
    """The stems of words for lengths, measures and parts, which numbers are checked with."""
    listed = (
        language.units, language.lengths, language.scales, language.parts, language.sets, language.multiples,
        language.currencies, language.year_parts, language.months, language.percent, language.points,
    )  # fmt: skip
    return frozenset(stem(word, language) for each in listed for phrase in each for word in phrase.split())


def has_like(one: str, stems: Collection[str]) -> bool:
    """Whether a stem is among others, or begins as one of them does."""
    return one in stems or (len(one) >= ALIKE and any(other[:ALIKE] == one[:ALIKE] for other in stems))


def find_phrase_faults(
    statement: Reading, quoted: Sequence[str], cited: Collection[int], article: Sentences
) -> Iterator[Fault]:
    """A warning for a phrase that other sentences of the article have, and the evidence of the statement has not.

    Paragraphs that the statement cites bear it out too.
    """
    language = statement.language
    if language is not article.language:
        return
    own, near = article.around(quoted)
    told = near.union(*(content_stems(words, language) for words in quoted))
    taken = [(one.start, one.end) for one in statement.quantities]
    taken += [(one.start, one.end) for one in statement.moments]
    for phrase, (start, words) in phrases_of(statement.text, language).items():
        ends = {phrase[0], phrase[-1]}
        missing = [one for one in ends if not has_like(one, told)]
        wanted = 1 if language.spaced else len(ends)
        in_number = any(one < start + len(words) and start < end for one, end in taken)
        if len(missing) < wanted or in_number or ends & _measures(language) or _is_name(statement, start, words):
            continue
        having = [one for one in article.all if phrase in one.phrases and one not in own]
        places = {one.paragraph for one in having}
        if having and len(places) <= MOST_PLACES and not places & {*cited}:
            other = having[0]
            message = f"“{words}” is not in the evidence; {list_paragraphs([other.paragraph])} has it"
            hint = f"compare “{other.text.strip()[:80]}”; quote the words that say it, or answer it once: "
            yield Fault(start, "phrase-of-other", message, f"{hint}`accept: {{phrase-of-other: reason}}`", True)
            return


def _is_name(statement: Reading, start: int, words: str) -> bool:
    """Whether both words of a phrase have capitals where nouns have none, and so make a name."""
    written = statement.text[start : start + len(words)].split()
    return not statement.language.capitalised_nouns and written[0][0].isupper() and written[-1][0].isupper()


def find_locator_faults(text: str, own: Collection[int], article: Sentences, language: LanguageData) -> Iterator[Fault]:
    """A warning for each sentence that cites a paragraph while it tells that of its evidence."""
    places = {one for one in own if one < len(article.paragraphs)}
    for first, last in sentences(text, language):
        cited = {one for one in read_paragraphs(text[first:last]) if one < len(article.paragraphs)}
        if not places or not cited or cited & places:
            continue
        said = _keys(read(re.sub(LOCATOR, " ", text[first:last]), language))
        here, there = (
            max(len(said & _keys(read(article.paragraphs[one], article.language))) for one in numbers)
            for numbers in (places, cited)
        )
        if here >= LEAST_SHARED and here > 2 * there:
            told, stated = list_paragraphs(sorted(places)), list_paragraphs(sorted(cited))
            message = f"{stated} says something else than the evidence, which is of {told}"
            yield Fault(first, "locator-of-other", message, "cite the paragraph of the evidence", is_warning=True)


def _keys(reading: Reading) -> set[str]:
    """The stems, numbers and dates of a text."""
    numbers = {f"n:{one.base}" for one in reading.quantities}
    return numbers.union(content_stems(reading.text, reading.language), *(one.keys for one in reading.moments))
